package render

import (
	"fmt"
	"html/template"
	"math/big"
	"slices"
	"strings"

	"partnerbook/generator/aid"
)

// resultWords makes the words of one result.
type resultWords struct {
	*aidContext
	m *aid.Compare
	r *aid.CompareResult
}

// compareResult says the result of an input in words.
func (c *aidContext) compareResult(m *aid.Compare, input aid.Input) CompareResultView {
	r, ok := m.Evaluate(input).(*aid.CompareResult)
	if !ok {
		return CompareResultView{Words: c.words}
	}
	k := resultWords{c, m, r}
	v := CompareResultView{Words: c.words, Verdict: string(r.Verdict), Answer: k.answer(), Certainty: k.certainty()}
	v.Cautions = c.cautions(m, append([]string{}, r.Cautions...))
	v.MustHaves = c.mustHaves(m, append([]string{}, r.NotChecked...))
	for _, e := range r.Excluded {
		v.Excluded = append(v.Excluded, c.words.T("aid_excluded", "option", optionTitle(m, e.Option), "by", k.musts(e.By)))
	}
	if r.Verdict == aid.NoWeights {
		return v
	}
	if r.Verdict.Decided() {
		v.For, v.Against = k.reasons(r.For), k.reasons(r.Against)
		v.Versus = c.words.T("aid_versus", "a", k.named(r.Winners), "b", optionTitle(m, r.RunnersUp[0]))
		v.Tips = k.tips()
		tips := k.scoreTips()
		n := min(nearestTips, len(tips))
		v.ScoreTips, v.MoreTips = tips[:n], tips[n:]
	}
	v.RunnerUp, v.Level = k.runnerUp(), k.level()
	v.Flips = k.flips()
	for _, x := range r.Relax {
		v.Relax = append(v.Relax, c.words.T("aid_relax", "must", k.musts([]string{x.Screen}), "options", k.named(x.Options)))
	}
	for _, d := range r.Dominated {
		v.Dominated = append(v.Dominated, c.words.T("aid_dominated", "b", optionTitle(m, d.Option), "a", k.named(d.By)))
	}
	v.Standings = k.standings()
	k.lines(&v)
	v.Chart = k.chart()
	v.Evidence = c.grouped(k.cited())
	v.Next = k.next()
	return v
}

func (k resultWords) T(key string, pairs ...any) string { return k.words.T(key, pairs...) }

// titles returns the titles of options.
func (k resultWords) titles(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, optionTitle(k.m, id))
	}
	return out
}

func (k resultWords) named(ids []string) string { return k.words.both(k.titles(ids)) }

func (k resultWords) musts(ids []string) string {
	var out []string
	for _, s := range k.m.Screens {
		if slices.Contains(ids, s.ID) {
			out = append(out, k.T("aid_quoted", "text", typographic(s.Must)))
		}
	}
	return k.words.both(out)
}

// answer is the sentence that says what comes first.
func (k resultWords) answer() string {
	r := k.r
	first := k.named(r.Winners)
	switch r.Verdict {
	case aid.NoWeights:
		return k.T("aid_answer_no_weights")
	case aid.None:
		return k.T("aid_answer_none")
	case aid.Only:
		return k.T("aid_answer_only", "option", first)
	case aid.Tie:
		return k.T("aid_answer_tie", "options", first)
	case aid.Close:
		if lead, ok := k.familyLead(); ok {
			return k.T("aid_answer_family", "family", k.foreign(strings.ReplaceAll(r.Family, "-", " ")), "lead", lead)
		}
		return k.T("aid_answer_close", "options", k.named(r.Contenders))
	case aid.Clear:
		return k.T("aid_answer_clear", "option", first, "lead", tenths(*r.Lead))
	}
	return k.T("aid_answer_leaning", "option", first, "lead", tenths(*r.Lead))
}

// familyLead returns how far a family is ahead whose members are too close to
// call, if it is far enough ahead itself.
func (k resultWords) familyLead() (lead string, ok bool) {
	r := k.r
	if r.Family == "" || r.FamilyLead == nil || len(r.Contenders) < 2 || r.FamilyLead.Cmp(k.m.Close) < 0 {
		return "", false
	}
	for _, id := range r.Contenders {
		if o := k.m.Options[optionIndex(k.m, id)]; o.Family != r.Family {
			return "", false
		}
	}
	return tenths(*r.FamilyLead), true
}

// certainty says what the verdict means.
func (k resultWords) certainty() string {
	r := k.r
	least, clearly := plain(k.m.Close, 1), plain(k.m.Clear, 1)
	switch r.Verdict {
	case aid.Close:
		key := "aid_certainty_close"
		if _, ok := k.familyLead(); ok {
			key = "aid_certainty_family"
		}
		return k.T(key, "option", k.named(r.Winners), "lead", tenths(*r.Lead), "close", least)
	case aid.Leaning:
		return k.T("aid_certainty_leaning", "lead", tenths(*r.Lead), "close", least, "clear", clearly)
	case aid.Clear:
		return k.T("aid_certainty_clear", "lead", tenths(*r.Lead), "clear", clearly)
	case aid.Tie:
		return k.T("aid_certainty_tie")
	case aid.Only:
		return k.T("aid_certainty_only")
	}
	return ""
}

func (k resultWords) reasons(list []aid.Contribution) []ReasonView {
	var out []ReasonView
	for _, x := range list {
		v := ReasonView{Criterion: criterionTitle(k.m, x.Criterion), Amount: signed(x.Amount)}
		i := criterionIndex(k.m, x.Criterion)
		for _, id := range []string{k.r.Winners[0], k.r.RunnersUp[0]} {
			o := optionIndex(k.m, id)
			cell := k.scoreCell(k.m, o, i)
			cell.Score = fmt.Sprint(k.r.Scores[o][i])
			v.Scores = append(v.Scores, ReasonScore{k.here("#" + scorePlace(id, x.Criterion)), cell})
		}
		out = append(out, v)
	}
	return out
}

func (k resultWords) runnerUp() string {
	r := k.r
	if len(r.Winners) == 0 || len(r.RunnersUp) == 0 {
		return ""
	}
	key := "aid_runner_up"
	if len(r.RunnersUp) > 1 {
		key = "aid_runners_up"
	}
	value := func(id string) string { return tenths(r.Values[optionIndex(k.m, id)]) }
	return k.T(key, "options", k.named(r.RunnersUp), "value", value(r.RunnersUp[0]), "first", k.named(r.Winners), "top", value(r.Winners[0]))
}

// level names those, besides the first and the next, that are as good as level.
func (k resultWords) level() string {
	var rest []string
	for _, id := range k.r.Contenders {
		if !slices.Contains(k.r.Winners, id) && !slices.Contains(k.r.RunnersUp, id) {
			rest = append(rest, id)
		}
	}
	if len(rest) == 0 {
		return ""
	}
	return k.T("aid_level", "options", k.named(rest), "close", plain(k.m.Close, 1))
}

func (k resultWords) tips() []string {
	var out []string
	for _, t := range k.r.Tips {
		i := criterionIndex(k.m, t.Criterion)
		key := "aid_tip_" + t.Direction
		switch { // there is nothing beyond
		case t.Points.Cmp(aid.Whole(0)) == 0:
			key = "aid_tip_zero"
		case t.Points.Cmp(aid.Whole(100)) == 0:
			key = "aid_tip_full"
		}
		out = append(out, k.T(key,
			"criterion", criterionTitle(k.m, t.Criterion), "points", tenths(t.Points), "now", plain(k.r.Points[i], 1), "options", k.named(t.Options)))
	}
	return out
}

func (k resultWords) scoreTips() []string {
	var out []string
	for _, t := range k.r.ScoreTips {
		other := k.r.Winners
		if slices.Contains(k.r.Winners, t.Option) {
			other = k.r.RunnersUp
		}
		out = append(out, k.T("aid_tip_score", "option", optionTitle(k.m, t.Option), "criterion", criterionTitle(k.m, t.Criterion),
			"to", tenths(t.To), "from", t.From, "other", k.named(other)))
	}
	return out
}

// flips says which single answers change what comes first.
func (k resultWords) flips() []string {
	var out []string
	for _, f := range k.r.Flips {
		condition := k.conditionText(aid.Condition{{Question: f.Fact, Answers: []string{f.Answer}}})
		key := "aid_flip_first"
		switch len(f.Winners) {
		case 0:
			key = "aid_flip_none"
		case 1:
		default:
			key = "aid_flip_tie"
		}
		out = append(out, k.T(key, "condition", condition, "options", k.named(f.Winners)))
	}
	return out
}

// standings lists the options by rank, then those that are ruled out.
func (k resultWords) standings() []StandingView {
	r := k.r
	ahead := justAhead(r.Values, tenths)
	var out []StandingView
	for _, x := range r.Ranking {
		i := optionIndex(k.m, x.Option)
		v := StandingView{Rank: fmt.Sprint(x.Rank), Option: k.optionLink(k.m, x.Option), Value: tenths(r.Values[i])}
		if ahead[i] {
			v.Note = k.T("aid_just_ahead")
		}
		out = append(out, v)
	}
	for _, e := range r.Excluded {
		i := optionIndex(k.m, e.Option)
		out = append(out, StandingView{Rank: "–", Option: k.optionLink(k.m, e.Option), Value: tenths(r.Values[i]), Note: k.T("aid_ruled_out")})
	}
	return out
}

// lines fills in what each criterion adds to each option, in the order of the file.
func (k resultWords) lines(v *CompareResultView) {
	r := k.r
	sum := aid.NumberOf(sumOf(r.Points))
	v.Sum = plain(sum, 1)
	for i, o := range k.m.Options {
		v.Options = append(v.Options, optionTitle(k.m, o.ID))
		v.Totals = append(v.Totals, LineCell{Option: v.Options[i], Adds: tenths(r.Values[i])})
	}
	for i, criterion := range k.m.Criteria {
		line := LineView{Criterion: criterionTitle(k.m, criterion.ID), Points: plain(r.Points[i], 1)}
		for o := range k.m.Options {
			line.Cells = append(line.Cells, LineCell{v.Options[o], fmt.Sprint(r.Scores[o][i]), tenths(k.adds(o, i))})
		}
		v.Lines = append(v.Lines, line)
	}
	if len(r.Defaults) > 0 && len(r.Defaults) < len(k.m.Criteria) {
		var titles []string
		for _, id := range r.Defaults {
			titles = append(titles, k.T("aid_quoted", "text", criterionTitle(k.m, id)))
		}
		v.Defaults = k.T("aid_defaults_used", "criteria", k.words.both(titles))
	}
}

// cited returns the evidence of all that the result rests on: the scores of the
// options that are first, next or level with them, and the must-haves.
func (k resultWords) cited() []aid.Evidence {
	var out []aid.Evidence
	for o, option := range k.m.Options {
		if !slices.Contains(slices.Concat(k.r.Contenders, k.r.Winners, k.r.RunnersUp), option.ID) {
			continue
		}
		for _, s := range k.m.Scores[o] {
			out = append(out, s.Ev...)
		}
	}
	for _, s := range k.m.Screens {
		out = append(out, s.Ev...)
	}
	return out
}

// next returns where the options lead on that are first, or level with the first.
func (k resultWords) next() []OptionNext {
	ids := k.r.Contenders
	if len(ids) == 0 {
		ids = k.r.Winners
	}
	var out []OptionNext
	for _, id := range ids {
		o := k.m.Options[optionIndex(k.m, id)]
		if links := k.nextSteps(o.Next); len(links) > 0 {
			out = append(out, OptionNext{optionTitle(k.m, id), links})
		}
	}
	return out
}

// adds returns what a criterion adds to the value of an option: weight × score.
func (k resultWords) adds(option, criterion int) aid.Number {
	score := aid.Whole(k.r.Scores[option][criterion])
	return aid.NumberOf(new(big.Rat).Mul(k.r.Weights[criterion].Rat(), score.Rat()))
}

// chart draws what each criterion adds to each option, in the order of the file.
func (k resultWords) chart() template.HTML {
	c := aid.Chart{
		ID: "aid-" + k.definition.ID + "-chart", Title: k.T("aid_chart_title"), Desc: k.T("aid_chart_desc"), Max: aid.Whole(100).Rat(), DP: 1,
	}
	for _, criterion := range k.m.Criteria {
		c.Segments = append(c.Segments, criterionTitle(k.m, criterion.ID))
	}
	for o, option := range k.m.Options {
		row := aid.Bar{Label: optionTitle(k.m, option.ID)}
		for i := range k.m.Criteria {
			row.Parts = append(row.Parts, k.adds(o, i).Rat())
		}
		c.Rows = append(c.Rows, row)
	}
	return template.HTML(aid.StackedBars(c)) // which escapes all texts
}
