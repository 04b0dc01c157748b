package aid

import (
	"fmt"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

func (r *reader) compare() *Compare {
	r.need("options", "criteria", "scores", "close", "clear")
	options, criteria := ids{}, ids{}
	c := &Compare{ClosePos: r.posOf("close")}
	c.Options = r.options(options)
	c.Criteria = r.criteria(criteria)
	asked := newQuestions()
	facts := ids{}
	r.each("facts", "fact", func(f *reader) {
		c.Facts = append(c.Facts, f.fact(facts, asked))
	})
	rules := ids{}
	r.each("screens", "must-have", func(s *reader) { c.Screens = append(c.Screens, s.screen(rules, asked, c.Options, options)) })
	r.each("adjust", "adjustment", func(a *reader) {
		c.Adjust = append(c.Adjust, a.adjustment(rules, asked, options, criteria))
	})
	r.each("cautions", "caution", func(a *reader) { c.Cautions = append(c.Cautions, a.caution(rules, asked)) })
	profiles := ids{}
	r.each("profiles", "profile", func(p *reader) { c.Profiles = append(c.Profiles, p.profile(profiles, criteria)) })
	c.Baseline = r.baseline()
	c.Scores = r.scores(c.Options, c.Criteria)
	c.Close, c.Clear = r.amount("close"), r.amount("clear")
	if c.Close.Cmp(c.Clear) >= 0 && r.hasAll("close", "clear") {
		r.file.report(diag.AidCloseClear, c.ClosePos, "A usual choice is close = 3 and clear = 10.",
			"close (%s) must be smaller than clear (%s)", c.Close, c.Clear)
	}
	return c
}

// amount returns a number that is 0 or more.
func (r *reader) amount(key string) Number {
	n, ok := r.number(key)
	if ok && n.Rat().Sign() < 0 {
		v, _ := r.get(key)
		r.wrongType(key, v, "0 or more", "3")
		return Number{}
	}
	return n
}

func (r *reader) options(used ids) []Option {
	var out []Option
	r.each("options", "option", func(e *reader) {
		e.need("title", "what")
		o := Option{
			ID: e.id(used), Title: e.text("title"), What: e.text("what"), Family: e.word("family").Text,
			For: e.points("for"), Against: e.points("against"), Next: e.nextSteps(), Pos: e.pos(),
		}
		if o.Family == "" {
			o.Family = o.ID
		}
		e.finish()
		out = append(out, o)
	})
	return out
}

// points reads what speaks for an option or against it.
func (r *reader) points(key string) []Point {
	var out []Point
	place := r.place
	r.each(key, "point", func(p *reader) {
		p.place = fmt.Sprintf("%s %s of %s", p.place, key, place)
		p.need("text")
		out = append(out, Point{Text: p.text("text"), Judgement: p.judgement()})
		p.finish()
	})
	return out
}

func (r *reader) criteria(used ids) []Criterion {
	var out []Criterion
	r.each("criteria", "criterion", func(e *reader) {
		e.need("title", "worst", "best", "points")
		out = append(out, Criterion{
			ID: e.id(used), Title: e.text("title"), Worst: e.text("worst"), Best: e.text("best"),
			Points: e.whole("points", 0, 100, 0), Pos: e.pos(),
		})
		e.finish()
	})
	return out
}

func (r *reader) fact(used ids, asked *questions) Fact {
	r.need("ask", "options")
	f := Fact{ID: r.id(used), Ask: r.text("ask"), Hint: r.text("hint"), Pos: r.pos()}
	answers := ids{}
	r.each("options", "answer", func(e *reader) {
		e.need("label")
		f.Options = append(f.Options, Answer{ID: e.id(answers), Label: e.text("label"), Pos: e.pos()})
		e.finish()
	})
	r.finish()
	asked.add(f.ID, r.answerIDs())
	return f
}

func (r *reader) screen(used ids, asked *questions, options []Option, known ids) Screen {
	r.need("must", "when", "out")
	s := Screen{ID: r.id(used), Must: r.text("must"), When: r.when(asked)}
	var out []string
	for _, w := range r.words("out", false) {
		if r.refersTo(w, "option", known) {
			out = append(out, w.Text)
		}
	}
	for _, o := range options { // in the order of the options
		if slices.Contains(out, o.ID) {
			s.Out = append(s.Out, o.ID)
		}
	}
	s.Judgement = r.judgement()
	r.finish()
	return s
}

func (r *reader) adjustment(used ids, asked *questions, options, criteria ids) Adjustment {
	r.need("when", "add", "why")
	a := Adjustment{ID: r.id(used), When: r.when(asked), Why: r.text("why")}
	place := r.place
	r.entries("add", func(option source.Word, v source.Value) {
		if !options.has(option.Text) {
			r.unknown(option.Text, option.Pos, "add of "+place, options.names())
			return
		}
		if v.Type != source.TableType {
			r.wrongType(option.Text, v, "a table of criteria", "{ criterion = 10 }")
			return
		}
		sub := &reader{file: r.file, table: v.Table, place: "add of " + place}
		for _, e := range v.Table.Entries {
			pos := r.file.at(e.Span)
			if !criteria.has(e.Key) {
				r.unknown(e.Key, pos, "add of "+place, criteria.names())
				continue
			}
			a.Add = append(a.Add, Addition{Option: option.Text, Criterion: e.Key, Points: sub.whole(e.Key, -100, 100, 0), Pos: pos})
		}
	})
	a.Judgement = r.judgement()
	r.finish()
	return a
}

func (r *reader) caution(used ids, asked *questions) Caution {
	r.need("say")
	c := Caution{ID: r.id(used), When: r.when(asked), Say: r.text("say"), Judgement: r.judgement(), Next: r.nextSteps()}
	r.finish()
	return c
}

func (r *reader) profile(used, criteria ids) Profile {
	r.need("title", "points")
	p := Profile{ID: r.id(used), Title: r.text("title"), Points: ProfilePoint{}, Pos: r.pos()}
	if sub := r.sub("points", "points of "+r.place); sub != nil {
		for _, e := range sub.table.Entries {
			if !criteria.has(e.Key) {
				sub.unknown(e.Key, r.file.at(e.Span), sub.place, criteria.names())
				continue
			}
			p.Points[e.Key] = sub.whole(e.Key, 0, 100, 0)
		}
	}
	r.finish()
	return p
}

func (r *reader) baseline() *Baseline {
	sub := r.sub("baseline", "the baseline")
	if sub == nil {
		return nil
	}
	sub.need("title", "what")
	b := &Baseline{Title: sub.text("title"), What: sub.text("what")}
	sub.finish()
	return b
}

// scores reads the table of scores: option.criterion = { v, why, … }.
func (r *reader) scores(options []Option, criteria []Criterion) [][]OptionScore {
	v, _ := r.get("scores")
	if v.Type != source.TableType {
		r.sub("scores", "")
		return nil
	}
	table := &reader{file: r.file, table: v.Table, place: "scores"}
	out := make([][]OptionScore, len(options))
	for i, o := range options {
		row := table.sub(o.ID, "scores of "+o.ID)
		out[i] = make([]OptionScore, len(criteria))
		for k, c := range criteria {
			out[i][k] = row.score(o, c, table)
		}
		if row != nil {
			row.finish()
		}
	}
	table.finish()
	return out
}

// score reads one score of a row, which may be nil.
func (r *reader) score(o Option, c Criterion, table *reader) OptionScore {
	var cell *reader
	if r != nil {
		if _, there := r.table.Get(c.ID); there {
			cell = r.sub(c.ID, fmt.Sprintf("score %s.%s", o.ID, c.ID))
			if cell == nil {
				return OptionScore{}
			}
		} else {
			r.get(c.ID)
		}
	}
	if cell == nil {
		table.file.report(diag.AidNoScore, table.pos(), fmt.Sprintf("Add %s.%s = { v = 50, why = \"…\" }.", o.ID, c.ID),
			"option %q has no score for %q", o.ID, c.ID)
		return OptionScore{}
	}
	cell.need("v", "why")
	s := OptionScore{V: cell.scoreValue(o, c), Why: cell.text("why"), Judgement: cell.judgement()}
	cell.finish()
	return s
}

func (r *reader) scoreValue(o Option, c Criterion) int {
	v, ok := r.get("v")
	if !ok {
		return 0
	}
	n, problem := numberOf(v)
	if problem != "" || !n.Rat().IsInt() || n.Rat().Sign() < 0 || n.Cmp(Whole(100)) > 0 {
		r.file.report(diag.AidBadScore, r.file.at(v.Span), "0 is the criterion's worst, 100 its best.",
			"score %s.%s is %s; use a whole number from 0 to 100", o.ID, c.ID, clip(v.Text))
		return 0
	}
	return int(n.Rat().Num().Int64())
}
