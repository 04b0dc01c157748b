package aid

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// maxDecimals bounds the decimals that are asked for or shown.
const maxDecimals = 6

var unitNames = []string{string(GBP), string(FTE), string(Hours), string(Years), string(Percent), string(Count)}

func (r *reader) calculator() *Calculator {
	r.need("inputs", "outputs")
	used := ids{} // names in formulas
	c := &Calculator{}
	r.each("inputs", "input", func(e *reader) { c.Inputs = append(c.Inputs, e.calcInput(used)) })
	r.each("outputs", "output", func(e *reader) { c.Outputs = append(c.Outputs, e.calcOutput(used)) })
	r.each("series", "series", func(e *reader) { c.Series = append(c.Series, e.calcSeries(used)) })
	checks := ids{}
	r.each("checks", "check", func(e *reader) { c.Checks = append(c.Checks, e.calcCheck(checks)) })
	outputs := ids{}
	for _, o := range c.Outputs {
		outputs[o.ID] = o.Pos
	}
	r.each("published", "published figure", func(e *reader) { c.Published = append(c.Published, e.published(outputs)) })
	r.solvable(outputs)
	r.file.found.Add(c.checkFormulas()...)
	return c
}

func (r *reader) unitOf() Unit {
	r.need("unit")
	return Unit(r.oneOf("unit", unitNames))
}

func (r *reader) calcInput(used ids) CalcInput {
	r.need("ask", "default", "min", "max")
	in := CalcInput{ID: r.id(used), Ask: r.text("ask"), Hint: r.text("hint"), Unit: r.unitOf(), DP: r.whole("dp", 0, maxDecimals, 0)}
	in.Default, _ = r.number("default")
	in.Min, _ = r.number("min")
	in.Max, _ = r.number("max")
	for _, w := range r.words("solve", false) {
		in.Solve = append(in.Solve, w.Text)
	}
	in.Judgement = r.judgement()
	r.finish()
	outside := in.Default.Cmp(in.Min) < 0 || in.Default.Cmp(in.Max) > 0 || !in.Default.Fits(in.DP)
	if r.hasAll("default", "min", "max") && outside {
		r.file.report(diag.AidBadDefault, r.posOf("default"), "Change default, min, max or dp.",
			"default %s for %q is outside %s to %s, or has more than %d decimals", in.Default.decimal(), in.ID, in.Min.decimal(), in.Max.decimal(), in.DP)
	}
	return in
}

// solvable reports inputs that are to be solved for outputs that are not there.
func (r *reader) solvable(outputs ids) {
	r.each("inputs", "input", func(e *reader) {
		for _, w := range e.words("solve", false) {
			e.refersTo(w, "output", outputs)
		}
	})
}

func (r *reader) calcOutput(used ids) CalcOutput {
	r.need("title")
	o := CalcOutput{
		ID: r.idAs(outputIDs, used), Title: r.text("title"), Unit: r.unitOf(), DP: r.whole("dp", 0, maxDecimals, 0),
		IfUndefined: r.text("if_undefined"),
	}
	o.Formula, o.Expr, o.FormulaPos = r.formula("formula", o.ID, ParseFormula)
	o.Judgement = r.judgement()
	r.finish()
	return o
}

func (r *reader) calcSeries(used ids) CalcSeries {
	r.need("from", "to")
	s := CalcSeries{ID: r.id(used), Title: r.text("title"), Pos: r.pos()}
	s.From, s.To = r.bound("from", s.ID), r.bound("to", s.ID)
	s.Formula, s.Expr, s.FormulaPos = r.formula("formula", s.ID, ParseFormula)
	r.finish()
	return s
}

// bound reads where a series begins or ends: a whole number, or a formula.
func (r *reader) bound(key, id string) Expr {
	v, ok := r.get(key)
	r.shape.Note(key, source.TextKey) // or a number, as below
	if ok && v.Type == source.String {
		_, e, _ := r.formula(key, id, ParseFormula)
		return e
	}
	return Expr{Op: "num", Value: Whole(r.whole(key, 0, 1000, 0))}
}

func (r *reader) calcCheck(used ids) CalcCheck {
	r.need("title")
	c := CalcCheck{ID: r.idAs(plainIDs, used), // it stands in no formula
		Title: r.text("title"), Ev: r.evidence("ev"), Pos: r.pos()}
	c.Formula, c.Expr, c.FormulaPos = r.formula("formula", c.ID, ParseCheck)
	r.finish()
	return c
}

// formula reads a formula and parses it.
func (r *reader) formula(key, id string, parse func(string) (Expr, error)) (string, Expr, diag.Position) {
	w := r.word(key)
	if w.Text == "" {
		r.need(key)
		return "", Expr{Op: "num"}, r.posOf(key)
	}
	e, err := parse(w.Text)
	if err != nil {
		r.file.reportFormula(id, w.Pos, err)
		return w.Text, Expr{Op: "num"}, w.Pos
	}
	return w.Text, e, w.Pos
}

func (f *file) reportFormula(id string, pos diag.Position, err error) {
	at := 1
	var problem *FormulaError
	message := err.Error()
	if errors.As(err, &problem) {
		at, message = problem.Pos, problem.Message
	}
	f.report(diag.AidFormula, pos, fmt.Sprintf("Look at character %d, counted from the beginning of the formula.", at),
		"formula for %q: %s, at character %d", id, message, at)
}

var comparisons = []string{"=", "<", "<=", ">", ">=", "round0", "round1", "round2", "round3"}

func (r *reader) published(outputs ids) Published {
	r.need("output", "is", "value", "ev")
	p := Published{Output: r.word("output").Text, Is: r.oneOf("is", comparisons), Ev: r.evidence("ev"), Note: r.text("note"), Pos: r.pos()}
	p.Value, _ = r.number("value")
	r.refersTo(r.word("output"), "output", outputs)
	r.finish()
	return p
}

// checkFormulas reports names that are not there and circles.
func (c *Calculator) checkFormulas() diag.List {
	var found diag.List
	series := ids{}
	for _, s := range c.Series {
		series[s.ID] = s.Pos
	}
	known := c.names()
	c.eachFormula(func(id string, e Expr, pos diag.Position, ofSeries bool) {
		for _, ref := range e.Refs() {
			switch {
			case ref.Name == "t" && ofSeries:
			case !slices.Contains(known, ref.Name):
				found.Add(unknownName(id, ref, pos, hintAt(ref.Name, known)))
			case ref.Series != series.has(ref.Name):
				found.Add(diag.New(diag.AidFormula, pos, "formula for %q: %s, at character %d", id, misusedSeries(ref), ref.Pos).
					Hinted("A series is a row of figures, one for each year: sum(%s) adds them up.", exampleSeries(c)))
			}
		}
	})
	if _, circles := c.Order(); len(circles) > 0 {
		circle := append(circles[0], circles[0][0])
		return append(found, diag.New(diag.AidFormulaCircle, c.posOf(circle[0]), "formulas go round in a circle: %s", strings.Join(circle, " -> ")).
			Hinted("Work one of them out from inputs alone."))
	}
	if id := newSizes(c).over; id != "" {
		found.Add(diag.New(diag.AidFormula, c.posOf(id), "formula for %q: its figures can grow too long to be worked out exactly, at character 1", id).
			Hinted("Multiply fewer figures with each other, or round them on the way: round(x, 2)."))
	}
	return found
}

func unknownName(id string, ref Ref, pos diag.Position, hint string) diag.Diagnostic {
	if ref.Name == "t" {
		hint = "t, the year, is known in the formula of a series alone."
	}
	return diag.New(diag.AidUnknownName, pos, "formula for %q reads %q, which is not an input, output or series", id, ref.Name).
		Hinted("%s", hint)
}

// misusedSeries says that a series stands where a figure should, or the other way
// round.
func misusedSeries(ref Ref) string {
	if ref.Series {
		return fmt.Sprintf("“%s” is one figure, and a series is wanted here", ref.Name)
	}
	return fmt.Sprintf("“%s” is a series, and one figure is wanted here", ref.Name)
}

func exampleSeries(c *Calculator) string {
	if len(c.Series) > 0 {
		return c.Series[0].ID
	}
	return "cash"
}

// names returns the ids of inputs, outputs and series.
func (c *Calculator) names() []string {
	return append(list(c.Inputs, func(in CalcInput) string { return in.ID }), c.worked()...)
}

// eachFormula calls f with every formula; series says whether t is known in it.
func (c *Calculator) eachFormula(f func(id string, e Expr, pos diag.Position, series bool)) {
	for _, o := range c.Outputs {
		f(o.ID, o.Expr, o.FormulaPos, false)
	}
	for _, s := range c.Series {
		f(s.ID, s.From, s.Pos, false)
		f(s.ID, s.To, s.Pos, false)
		f(s.ID, s.Expr, s.FormulaPos, true)
	}
	for _, k := range c.Checks {
		f(k.ID, k.Expr, k.FormulaPos, false)
	}
}

func (c *Calculator) posOf(id string) diag.Position {
	for _, o := range c.Outputs {
		if o.ID == id {
			return o.FormulaPos
		}
	}
	for _, s := range c.Series {
		if s.ID == id {
			return s.FormulaPos
		}
	}
	return diag.Position{}
}
