package aid

import "partnerbook/generator/diag"

// Unit says what a number counts. Percent is entered as 3.5, not 0.035.
type Unit string

// The units of inputs and outputs.
const (
	GBP     Unit = "gbp"
	FTE     Unit = "fte"
	Hours   Unit = "hours"
	Years   Unit = "years"
	Percent Unit = "percent"
	Count   Unit = "count"
)

// Calculator works out figures from figures.
type Calculator struct {
	Inputs    []CalcInput  `json:"inputs"`
	Outputs   []CalcOutput `json:"outputs"`
	Series    []CalcSeries `json:"series,omitempty"`
	Checks    []CalcCheck  `json:"checks,omitempty"`
	Published []Published  `json:"published,omitempty"`
}

// CalcInput is a figure that readers may change. Solve names the outputs whose
// zero is looked for in this input.
type CalcInput struct {
	ID      string   `json:"id"`
	Ask     string   `json:"ask"`
	Hint    string   `json:"hint,omitempty"`
	Unit    Unit     `json:"unit"`
	Default Number   `json:"default"`
	Min     Number   `json:"min"`
	Max     Number   `json:"max"`
	DP      int      `json:"dp,string"`
	Solve   []string `json:"solve,omitempty"`
	Judgement
}

// CalcOutput is a figure worked out. IfUndefined is said when it cannot be.
type CalcOutput struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	Unit        Unit   `json:"unit"`
	DP          int    `json:"dp,string"`
	Formula     string `json:"formula"`
	Expr        Expr   `json:"expr"`
	IfUndefined string `json:"if_undefined,omitempty"`
	Judgement

	FormulaPos diag.Position `json:"-"`
}

// CalcSeries holds a figure for each year t from From to To.
type CalcSeries struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	From    Expr   `json:"from"`
	To      Expr   `json:"to"`
	Formula string `json:"formula"`
	Expr    Expr   `json:"expr"`

	Pos        diag.Position `json:"-"`
	FormulaPos diag.Position `json:"-"`
}

// CalcCheck is a comparison that holds or does not.
type CalcCheck struct {
	ID      string     `json:"id"`
	Title   string     `json:"title"`
	Formula string     `json:"formula"`
	Expr    Expr       `json:"expr"`
	Ev      []Evidence `json:"ev,omitempty"`

	Pos        diag.Position `json:"-"`
	FormulaPos diag.Position `json:"-"`
}

// Published is a figure that a source states, which the defaults must give. Is
// is one of = < <= > >= and round0, round1 and so on: equal when rounded to so
// many decimals.
type Published struct {
	Output string     `json:"output"`
	Is     string     `json:"is"`
	Value  Number     `json:"value"`
	Ev     []Evidence `json:"ev,omitempty"`
	Note   string     `json:"note,omitempty"`

	Pos diag.Position `json:"-"`
}
