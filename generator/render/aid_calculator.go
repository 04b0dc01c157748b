package render

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"partnerbook/generator/aid"
)

// CalculatorView is what the template "aid-calculator" sees: the worked scenario,
// with the figures that the inputs begin with.
type CalculatorView struct {
	AidView
	Inputs    []InputView
	Outputs   []OutputView
	Checks    []CheckView
	Published []PublishedView
	Years     *YearsView // the series by year, or nil
	BreakEven []string
	All       *JudgementView // of the lines that have none of their own; nil if the aid has none
}

// InputView is a figure that readers may change.
type InputView struct {
	ID        string // its place on the first page
	Ask       string
	Hint      string
	Unit      string
	Value     string
	Range     string
	Judgement *JudgementView // nil if it is that of all
}

// OutputView is a figure that is worked out.
type OutputView struct {
	ID        string // its place on the first page
	Title     string
	Value     string // "" if it is undefined
	Undefined string
	Unit      string
	Formula   []FormulaPiece
	Judgement *JudgementView // nil if it is that of all
}

// FormulaPiece is a part of a formula in words. A name has the place where it
// stands on the first page.
type FormulaPiece struct {
	Text string
	URL  string
}

// CheckView is a comparison that holds or does not.
type CheckView struct {
	Title    string
	Answer   string
	Holds    string // "yes", "no" or "unknown"
	Formula  []FormulaPiece
	Evidence []EvidenceView
}

// PublishedView compares a figure with what a source states.
type PublishedView struct {
	Title    string
	Ours     string
	Says     string
	Note     string
	Evidence []EvidenceView
}

// YearsView is the table of the series by year.
type YearsView struct {
	Series []SeriesHead
	Years  []YearView
}

// SeriesHead is a column of the table of years.
type SeriesHead struct {
	ID      string
	Title   string
	Formula []FormulaPiece
}

// YearView is a row of the table of years.
type YearView struct {
	Year   string
	Values []YearValue
}

// YearValue is the figure of a series in a year.
type YearValue struct{ Series, Value string }

func (c *aidContext) calculatorView(m *aid.Calculator, base AidView) *CalculatorView {
	v := &CalculatorView{AidView: base}
	r, ok := m.Evaluate(aid.Input{}).(*aid.CalculatorResult)
	if !ok {
		return v
	}
	k := calculatorWords{c, m, r}
	if d := c.definition; d.Basis != "" {
		all := c.judgement(aid.Judgement{Basis: d.Basis, Ev: d.Ev})
		v.All = &all
	}
	for _, in := range m.Inputs {
		v.Inputs = append(v.Inputs, k.input(in))
	}
	for _, o := range m.Outputs {
		v.Outputs = append(v.Outputs, k.output(o))
	}
	for _, x := range m.Checks {
		v.Checks = append(v.Checks, k.check(x))
	}
	for _, p := range m.Published {
		v.Published = append(v.Published, k.published(p))
	}
	v.Years = k.years()
	for _, b := range r.BreakEven {
		v.BreakEven = append(v.BreakEven, k.breakEven(b))
	}
	return v
}

// calculatorWords makes the words of one result.
type calculatorWords struct {
	*aidContext
	m *aid.Calculator
	r *aid.CalculatorResult
}

func figurePlace(id string) string { return "figure-" + id }

func (k calculatorWords) input(in aid.CalcInput) InputView {
	w := k.words
	return InputView{
		ID: figurePlace(in.ID), Ask: typographic(in.Ask), Hint: typographic(in.Hint), Unit: k.unit(in.Unit, in.Ask),
		Value:     w.Exact(in.Default, in.Unit, in.DP),
		Range:     w.T("aid_range", "min", w.Exact(in.Min, in.Unit, in.DP), "max", w.Exact(in.Max, in.Unit, in.DP)),
		Judgement: k.own(in.Judgement),
	}
}

func (k calculatorWords) output(o aid.CalcOutput) OutputView {
	v := OutputView{
		ID: figurePlace(o.ID), Title: typographic(o.Title), Unit: k.unit(o.Unit, o.Title),
		Formula: k.formula(o.Expr), Judgement: k.own(o.Judgement),
	}
	if value, ok := k.value(o.ID); ok && value.Value != nil {
		v.Value = k.words.Figure(*value.Value, o.Unit, o.DP)
	} else {
		v.Undefined = typographic(value.Undefined)
	}
	return v
}

// value returns what an output comes to.
func (k calculatorWords) value(output string) (aid.OutputValue, bool) {
	i := slices.IndexFunc(k.r.Outputs, func(o aid.OutputValue) bool { return o.Output == output })
	if i < 0 {
		return aid.OutputValue{Undefined: k.words.T("aid_not_worked_out")}, false
	}
	return k.r.Outputs[i], true
}

// formula says a formula in words.
func (k calculatorWords) formula(e aid.Expr) []FormulaPiece {
	number := func(n aid.Number, unit aid.Unit) string { return k.words.Exact(n, unit, 15) }
	var out []FormulaPiece
	for _, p := range k.m.FormulaWords(e, k.words.T, number) {
		piece := FormulaPiece{Text: p.Text}
		if p.ID != "" {
			piece.Text, piece.URL = typographic(p.Text), k.here("#"+figurePlace(p.ID))
		}
		out = append(out, piece)
	}
	return out
}

func (k calculatorWords) check(x aid.CalcCheck) CheckView {
	v := CheckView{Title: typographic(x.Title), Formula: k.formula(x.Expr), Evidence: k.evidence(x.Ev), Holds: "unknown"}
	for _, r := range k.r.Checks {
		if r.Check == x.ID && r.Holds != nil {
			v.Holds = map[bool]string{true: "yes", false: "no"}[*r.Holds]
		}
	}
	v.Answer = k.words.T("aid_check_" + v.Holds)
	return v
}

func (k calculatorWords) published(p aid.Published) PublishedView {
	v := PublishedView{Note: typographic(p.Note), Evidence: k.evidence(p.Ev)}
	i := slices.IndexFunc(k.m.Outputs, func(o aid.CalcOutput) bool { return o.ID == p.Output })
	if i < 0 {
		return v
	}
	o := k.output(k.m.Outputs[i])
	v.Title, v.Ours = o.Title, o.Value+o.Undefined
	said := k.words.Exact(p.Value, k.m.Outputs[i].Unit, 15)
	v.Says = k.words.T("aid_published_"+publishedKey(p.Is), "value", said, "dp", publishedDecimals(p.Is))
	return v
}

// publishedKey names the words of a comparison with what is published.
func publishedKey(is string) string {
	switch is {
	case "=":
		return "equal"
	case "<":
		return "less"
	case "<=":
		return "most"
	case ">":
		return "more"
	case ">=":
		return "least"
	case "round0":
		return "whole"
	}
	return "rounded"
}

func publishedDecimals(is string) string {
	dp := 0
	_, _ = fmt.Sscanf(is, "round%d", &dp) // 0 of others, which show none
	return fmt.Sprint(dp)
}

// years returns the table of all series, or nil if there is none with a figure.
func (k calculatorWords) years() *YearsView {
	v := &YearsView{}
	rows := map[int64]*YearView{}
	for i, s := range k.m.Series {
		v.Series = append(v.Series, SeriesHead{figurePlace(s.ID), typographic(s.Title), k.formula(s.Expr)})
		unit, dp := k.unitOf(s.ID)
		for n, value := range k.r.Series[i].Values {
			year := k.r.Series[i].From.Rat().Num().Int64() + int64(n)
			row := rows[year]
			if row == nil {
				row = &YearView{Year: strings.Replace(fmt.Sprint(year), "-", minus, 1), Values: make([]YearValue, len(k.m.Series))}
				rows[year] = row
			}
			row.Values[i] = YearValue{typographic(s.Title), k.words.T("aid_check_unknown")}
			if value != nil {
				row.Values[i].Value = k.words.Figure(*value, unit, dp)
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	for _, year := range slices.Sorted(maps.Keys(rows)) {
		v.Years = append(v.Years, *rows[year])
	}
	return v
}

// unitOf returns the unit of a series: that of the outputs which are its sum or
// its present value, if they agree.
func (k calculatorWords) unitOf(series string) (unit aid.Unit, dp int) {
	for _, o := range k.m.Outputs {
		if (o.Expr.Op != "sum" && o.Expr.Op != "npv") || !slices.ContainsFunc(o.Expr.Refs(), func(r aid.Ref) bool { return r.Name == series }) {
			continue
		}
		if unit != "" && unit != o.Unit {
			return aid.Count, 2
		}
		unit, dp = o.Unit, o.DP
	}
	if unit == "" {
		return aid.Count, 2
	}
	return unit, dp
}

func (k calculatorWords) breakEven(b aid.BreakEven) string {
	in := k.m.Inputs[slices.IndexFunc(k.m.Inputs, func(in aid.CalcInput) bool { return in.ID == b.Input })]
	title := b.Output
	for _, o := range k.m.Outputs {
		if o.ID == b.Output {
			title = typographic(o.Title)
		}
	}
	if b.Value == nil {
		return k.words.T("aid_break_even_none", "output", title, "input", typographic(in.Ask))
	}
	return k.words.T("aid_break_even", "output", title, "input", typographic(in.Ask), "value", k.words.Figure(*b.Value, in.Unit, in.DP),
		"now", k.words.Exact(in.Default, in.Unit, in.DP))
}

// unit returns what a figure counts, where the figure itself does not show it.
func (k calculatorWords) unit(u aid.Unit, title string) string {
	if say := k.words.T("aid_in_fte"); u == aid.FTE && !strings.Contains(strings.ToLower(title), strings.ToLower(say)) {
		return say
	}
	return ""
}

// own returns a judgement, or nil if it is that of all lines which say nothing.
func (k calculatorWords) own(j aid.Judgement) *JudgementView {
	d := k.definition
	if j.Basis == d.Basis && j.Note == "" && slices.Equal(refsOf(j.Ev), refsOf(d.Ev)) {
		return nil
	}
	v := k.judgement(j)
	return &v
}
