package render

import (
	"fmt"
	"slices"
	"strings"

	"partnerbook/generator/aid"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

// typographic is how the authors' words are set.
var typographic = source.Typographic

// CompareView is what the template "aid-compare" sees: the options in the order of
// the file, with equal room, and what they are scored on. Nothing here ranks them.
type CompareView struct {
	AidView
	Options   []OptionView
	Baseline  *BaselineView
	Facts     []FactView
	MustHaves []MustHaveView
	Cautions  []CautionView
	Criteria  []CriterionView
	Adjust    []AdjustView
	Profiles  []Link
	// Close and Clear are the leads from which a result is more than close, and
	// clear.
	Close, Clear string
}

// OptionView is one of the things compared.
type OptionView struct {
	*Words
	ID           string // its place on the first page
	Title        string
	What         string
	For, Against []PointView
	Rests        RestsView
	Next         []Link
}

// BaselineView is what the options are compared with. It has no scores.
type BaselineView struct{ Title, What string }

// PointView speaks for an option or against it.
type PointView struct {
	Text      string
	Judgement JudgementView
}

// RestsView is what an option's scores and points rest on.
type RestsView struct {
	Accounts []AccountView  // testimonials
	Cases    []EvidenceView // what one place says of itself, with figures
	Newest   string         // the newest date of what is cited; "" if nothing has one
	Single   string         // how many scores rest on one citation alone, or ""
	SingleOn []EvidenceView // that citation
	Own      string         // how many scores are the authors' own
}

// FactView is a question about the reader's own place.
type FactView struct {
	Ask     string
	Hint    string
	Answers []string
}

// MustHaveView is a must-have in words.
type MustHaveView struct {
	Must      string
	When      string // when options are ruled out
	Out       []Link
	Judgement JudgementView
}

// CautionView is something to be read before a result.
type CautionView struct {
	Say       string
	When      string
	Judgement JudgementView
	Next      []Link
}

// CriterionView is a criterion with the scores of all options.
type CriterionView struct {
	*Words
	ID     string
	Title  string
	Worst  string
	Best   string
	Points string // that it counts for if the reader gives none
	Scores []ScoreCell
}

// ScoreCell is a score with what it rests on.
type ScoreCell struct {
	ID        string // its place on the first page
	Option    string
	Score     string
	Why       string
	Judgement JudgementView
}

// AdjustView is an adjustment of scores in words.
type AdjustView struct {
	When      string
	Changes   []string
	Why       string
	Judgement JudgementView
}

func (c *aidContext) compareView(m *aid.Compare, base AidView) *CompareView {
	v := &CompareView{AidView: base, Close: plain(m.Close, 1), Clear: plain(m.Clear, 1), Facts: factViews(m)}
	for i := range m.Options {
		v.Options = append(v.Options, c.optionView(m, i))
	}
	if b := m.Baseline; b != nil {
		v.Baseline = &BaselineView{typographic(b.Title), typographic(b.What)}
	}
	v.MustHaves = c.mustHaves(m, nil)
	v.Cautions = c.cautions(m, nil)
	for i := range m.Criteria {
		v.Criteria = append(v.Criteria, c.criterionView(m, i))
	}
	for _, a := range m.Adjust {
		v.Adjust = append(v.Adjust, c.adjustView(m, a))
	}
	v.Profiles = c.profileLinks(m, -1)
	return v
}

// profileLinks returns links to what the profiles come to, but one.
func (c *aidContext) profileLinks(m *aid.Compare, but int) []Link {
	var out []Link
	for i, p := range m.Profiles {
		if i != but {
			out = append(out, Link{URL: c.to("profile/" + p.ID + ".html"), Title: c.profileTitle(p)})
		}
	}
	return out
}

func (c *aidContext) profileTitle(p aid.Profile) string {
	return c.words.T("aid_profile_title", "title", lowered(typographic(p.Title)))
}

// lowered makes the first letter small, unless a capital follows it: DWP first.
func lowered(title string) string {
	if rest, marked := strings.CutPrefix(title, aid.ForeignFrom); marked {
		return aid.ForeignFrom + lowered(rest)
	}
	runes := []rune(title)
	if len(runes) > 1 && strings.ToLower(string(runes[1])) == string(runes[1]) {
		return strings.ToLower(string(runes[0])) + string(runes[1:])
	}
	return title
}

func factViews(m *aid.Compare) []FactView {
	var out []FactView
	for _, f := range m.Facts {
		v := FactView{Ask: typographic(f.Ask), Hint: typographic(f.Hint)}
		for _, o := range f.Options {
			v.Answers = append(v.Answers, typographic(o.Label))
		}
		out = append(out, v)
	}
	return out
}

func (c *aidContext) optionView(m *aid.Compare, i int) OptionView {
	o := m.Options[i]
	return OptionView{
		Words: c.words, ID: optionPlace(o.ID), Title: optionTitle(m, o.ID), What: typographic(o.What),
		For: c.points(o.For), Against: c.points(o.Against),
		Rests: c.rests(m, i), Next: c.nextSteps(o.Next),
	}
}

func (c *aidContext) points(points []aid.Point) []PointView {
	var out []PointView
	for _, p := range points {
		out = append(out, PointView{typographic(p.Text), c.judgement(p.Judgement)})
	}
	return out
}

// optionPlace and scorePlace are the places of options and scores on the first
// page.
func optionPlace(option string) string { return "option-" + option }

func scorePlace(option, criterion string) string {
	return fmt.Sprintf("score-%s-%s", option, criterion)
}

// mustHaves returns the must-haves of some ids, or all of them.
func (c *aidContext) mustHaves(m *aid.Compare, ids []string) []MustHaveView {
	var out []MustHaveView
	for _, s := range m.Screens {
		if ids != nil && !slices.Contains(ids, s.ID) {
			continue
		}
		v := MustHaveView{Must: typographic(s.Must), When: c.conditionText(s.When), Judgement: c.judgement(s.Judgement)}
		for _, id := range s.Out {
			v.Out = append(v.Out, c.optionLink(m, id))
		}
		out = append(out, v)
	}
	return out
}

// here makes a place on the first page an address as seen from this one.
func (c *aidContext) here(place string) string {
	if c.page.URL == c.url {
		return place
	}
	return site.Relative(c.url, c.page.URL) + place
}

// optionLink leads to an option on the first page.
func (c *aidContext) optionLink(m *aid.Compare, id string) Link {
	return Link{URL: c.here("#" + optionPlace(id)), Title: optionTitle(m, id)}
}

// cautions returns the cautions of some ids, or all of them.
func (c *aidContext) cautions(m *aid.Compare, ids []string) []CautionView {
	var out []CautionView
	for _, k := range m.Cautions {
		if ids != nil && !slices.Contains(ids, k.ID) {
			continue
		}
		out = append(out, CautionView{
			Say: typographic(k.Say), When: c.conditionText(k.When),
			Judgement: c.judgement(k.Judgement), Next: c.nextSteps(k.Next),
		})
	}
	return out
}

func (c *aidContext) criterionView(m *aid.Compare, i int) CriterionView {
	k := m.Criteria[i]
	v := CriterionView{
		Words: c.words, ID: "criterion-" + k.ID, Title: criterionTitle(m, k.ID), Worst: typographic(k.Worst), Best: typographic(k.Best), Points: fmt.Sprint(k.Points),
	}
	for o := range m.Options {
		v.Scores = append(v.Scores, c.scoreCell(m, o, i))
	}
	return v
}

func (c *aidContext) scoreCell(m *aid.Compare, option, criterion int) ScoreCell {
	o, s := m.Options[option], m.Scores[option][criterion]
	return ScoreCell{
		ID: scorePlace(o.ID, m.Criteria[criterion].ID), Option: optionTitle(m, o.ID), Score: fmt.Sprint(s.V), Why: typographic(s.Why), Judgement: c.judgement(s.Judgement),
	}
}

func (c *aidContext) adjustView(m *aid.Compare, a aid.Adjustment) AdjustView {
	v := AdjustView{When: c.conditionText(a.When), Why: typographic(a.Why), Judgement: c.judgement(a.Judgement)}
	for _, add := range a.Add {
		key, points := "aid_adjust_add", add.Points
		if points < 0 {
			key, points = "aid_adjust_take", -points
		}
		v.Changes = append(v.Changes, c.words.T(key,
			"points", points, "option", optionTitle(m, add.Option), "criterion", criterionTitle(m, add.Criterion)))
	}
	return v
}

// conditionText says a condition in one text.
func (c *aidContext) conditionText(condition aid.Condition) string {
	if len(condition) == 0 {
		return c.words.T("aid_when_always")
	}
	return c.words.both(c.when(condition))
}

func optionTitle(m *aid.Compare, id string) string {
	if i := optionIndex(m, id); i >= 0 {
		return typographic(m.Options[i].Title)
	}
	return id
}

func optionIndex(m *aid.Compare, id string) int {
	return slices.IndexFunc(m.Options, func(o aid.Option) bool { return o.ID == id })
}

func criterionIndex(m *aid.Compare, id string) int {
	return slices.IndexFunc(m.Criteria, func(k aid.Criterion) bool { return k.ID == id })
}

func criterionTitle(m *aid.Compare, id string) string {
	if i := criterionIndex(m, id); i >= 0 {
		return typographic(m.Criteria[i].Title)
	}
	return id
}
