package aid

import (
	"fmt"
	"unicode/utf8"
)

// The bounds of a formula.
const (
	maxFormula = 10_000 // characters
	maxNesting = 200    // brackets, functions and minus signs within each other
	maxSteps   = 1000   // operators and functions, which bounds how deep the tree is
)

// function says how many arguments a function takes, and which of them is a
// series, -1 if none is.
type function struct {
	least, most int // most is 0 if there is no limit
	series      int
	example     string
}

// functions are the functions of formulas.
var functions = map[string]function{
	"if":      {3, 3, -1, "if(a > 0, a, 0)"},
	"min":     {1, 0, -1, "min(a, b)"},
	"max":     {1, 0, -1, "max(a, b)"},
	"abs":     {1, 1, -1, "abs(a)"},
	"round":   {2, 2, -1, "round(a, 2)"},
	"clamp":   {3, 3, -1, "clamp(a, 0, 100)"},
	"ramp":    {3, 3, -1, "ramp(a, 5, 25)"},
	"sum":     {1, 1, 0, "sum(cash)"},
	"npv":     {2, 2, 1, "npv(rate / 100, cash)"},
	"payback": {1, 1, 0, "payback(cash)"},
}

// ParseFormula reads a formula that gives a figure: numbers, names, + - * / ( ),
// comparisons as the first argument of if, and functions. Precedence is as in
// arithmetic; comparison is lowest and not chained. The error is a *FormulaError.
// Which names there are is not looked at.
func ParseFormula(text string) (Expr, error) { return parseFormula(text, false) }

// ParseCheck reads the formula of a check, which must be a comparison. The error
// is a *FormulaError.
func ParseCheck(text string) (Expr, error) { return parseFormula(text, true) }

func parseFormula(text string, check bool) (Expr, error) {
	if utf8.RuneCountInString(text) > maxFormula {
		return Expr{}, formulaError(maxFormula+1, "the formula is longer than %d characters: split it into several outputs", maxFormula)
	}
	p := &parser{lexer: lexer{text: []rune(text)}}
	if err := p.advance(); err != nil {
		return Expr{}, err
	}
	if p.tok.kind == endToken {
		return Expr{}, formulaError(1, "there is no formula; write, for example, cost_before - cost_after")
	}
	e, err := p.comparison()
	if err != nil {
		return Expr{}, err
	}
	if err := p.end(); err != nil {
		return Expr{}, err
	}
	if check && !e.isComparison() {
		return Expr{}, formulaError(1, "a check must compare, as in payback <= 2")
	}
	if !check {
		return e, needFigure(e)
	}
	return e, nil
}

// parser reads a formula by recursive descent, no deeper than maxNesting.
type parser struct {
	lexer
	tok   token // the next one
	last  token // the one before
	depth int
	steps int
}

func (p *parser) advance() error {
	p.last = p.tok
	tok, err := p.next()
	p.tok = tok
	return err
}

// deeper counts nesting; the caller counts back with shallower.
func (p *parser) deeper() error {
	if p.depth++; p.depth > maxNesting {
		return formulaError(p.tok.pos, "brackets are more than %d deep: split the formula into several outputs", maxNesting)
	}
	return nil
}

func (p *parser) shallower() { p.depth-- }

// node makes an operator or function.
func (p *parser) node(op string, pos int, args ...Expr) (Expr, error) {
	if p.steps++; p.steps > maxSteps {
		return Expr{}, formulaError(pos, "the formula has more than %d steps: split it into several outputs", maxSteps)
	}
	return Expr{Op: op, Args: args, Pos: pos}, nil
}

// isComparison tells whether e is yes or no, not a figure.
func (e Expr) isComparison() bool {
	switch e.Op {
	case "<", "<=", ">", ">=", "==", "!=":
		return true
	}
	return false
}

// needFigure fails if e is yes or no.
func needFigure(e Expr) error {
	if e.isComparison() {
		return formulaError(e.Pos, "%s says yes or no, and a figure is needed here: use if, as in if(a %s b, 1, 0)", e.Op, e.Op)
	}
	return nil
}

// comparison reads a sum, or two with a comparison between them.
func (p *parser) comparison() (Expr, error) {
	left, err := p.sum()
	if err != nil || p.tok.kind != compareToken {
		return left, err
	}
	op := p.tok
	if err := p.advance(); err != nil {
		return Expr{}, err
	}
	right, err := p.sum()
	if err != nil {
		return Expr{}, err
	}
	if p.tok.kind == compareToken {
		return Expr{}, formulaError(p.tok.pos, "compare two figures at a time: put one if inside another, as in if(a < b, if(b < c, 1, 0), 0)")
	}
	return p.binary(op, left, right)
}

// binary joins two figures.
func (p *parser) binary(op token, left, right Expr) (Expr, error) {
	if err := needFigure(left); err != nil {
		return Expr{}, err
	}
	if err := needFigure(right); err != nil {
		return Expr{}, err
	}
	return p.node(op.text, op.pos, left, right)
}

func (p *parser) sum() (Expr, error) { return p.chain("+-", p.product) }

func (p *parser) product() (Expr, error) { return p.chain("*/", p.signed) }

// chain reads operands joined by operators of one rank, from left to right.
func (p *parser) chain(operators string, operand func() (Expr, error)) (Expr, error) {
	left, err := operand()
	for err == nil && p.tok.kind == operatorToken && (p.tok.text[0] == operators[0] || p.tok.text[0] == operators[1]) {
		op := p.tok
		if err = p.advance(); err != nil {
			break
		}
		var right Expr
		if right, err = operand(); err == nil {
			left, err = p.binary(op, left, right)
		}
	}
	return left, err
}

// signed reads an operand with minus signs before it.
func (p *parser) signed() (Expr, error) {
	if p.tok.kind != operatorToken || p.tok.text != "-" {
		return p.operand()
	}
	if err := p.deeper(); err != nil {
		return Expr{}, err
	}
	defer p.shallower()
	minus := p.tok
	if err := p.advance(); err != nil {
		return Expr{}, err
	}
	e, err := p.signed()
	if err == nil {
		err = needFigure(e)
	}
	if err != nil {
		return Expr{}, err
	}
	return p.node("neg", minus.pos, e)
}

// operand reads a number, a name, a function or what stands in brackets.
func (p *parser) operand() (Expr, error) {
	tok := p.tok
	switch tok.kind {
	case numberToken:
		n, err := ParseNumber(tok.text)
		if err != nil {
			return Expr{}, formulaError(tok.pos, "%s", tooLong(tok.text))
		}
		return Expr{Op: "num", Value: n, Pos: tok.pos}, p.advance()
	case nameToken:
		if err := p.advance(); err != nil {
			return Expr{}, err
		}
		if p.tok.kind == openToken {
			return p.call(tok)
		}
		return Expr{Op: "ref", Name: tok.text, Pos: tok.pos}, nil
	case openToken:
		return p.brackets()
	}
	return Expr{}, p.missing()
}

func tooLong(number string) string {
	if len(number) > maxLength {
		return fmt.Sprintf("the number “%s” has more than %d characters", clip(number), maxLength)
	}
	return fmt.Sprintf("“%s” has more than %d significant digits", clip(number), maxDigits)
}

// missing says that an operand is missing before the next token.
func (p *parser) missing() error {
	switch {
	case p.tok.kind == closeToken && p.last.kind == openToken:
		return formulaError(p.tok.pos, "there is nothing between ( and )")
	case p.tok.kind == closeToken && p.depth == 0 && p.last.kind == endToken:
		return formulaError(p.tok.pos, "there is a ) without its (")
	case p.tok.kind == endToken, p.tok.kind == closeToken:
		return formulaError(p.last.pos, "something is missing after %s", clip(p.last.text))
	}
	return formulaError(p.tok.pos, "something is missing before %s", clip(p.tok.text))
}

// brackets reads what stands in brackets.
func (p *parser) brackets() (Expr, error) {
	if err := p.deeper(); err != nil {
		return Expr{}, err
	}
	defer p.shallower()
	open := p.tok
	if err := p.advance(); err != nil {
		return Expr{}, err
	}
	if p.tok.kind == endToken {
		return Expr{}, unclosed(open)
	}
	e, err := p.comparison()
	if err != nil {
		return Expr{}, err
	}
	if p.tok.kind == commaToken {
		return Expr{}, comma(p.tok)
	}
	return e, p.close(open)
}

func unclosed(open token) error { return formulaError(open.pos, "there is a ( without its )") }

func comma(tok token) error {
	return formulaError(tok.pos, "a comma stands only between the parts of a function; write large numbers without it, as in 1000")
}

// close reads the ) of a (.
func (p *parser) close(open token) error {
	switch p.tok.kind {
	case closeToken:
		return p.advance()
	case endToken:
		return unclosed(open)
	}
	return p.between()
}

// end fails unless the formula ends here.
func (p *parser) end() error {
	switch p.tok.kind {
	case endToken:
		return nil
	case closeToken:
		return formulaError(p.tok.pos, "there is a ) without its (")
	case commaToken:
		return comma(p.tok)
	}
	return p.between()
}

// between says that an operator is missing between the last token and the next,
// which begins an operand.
func (p *parser) between() error {
	last, tok := p.last, p.tok
	if say := missingWords[tok.text]; say != "" {
		return formulaError(tok.pos, "%s", say)
	}
	switch {
	case last.kind == nameToken && tok.kind == nameToken:
		return formulaError(last.pos, "“%s %s” is two names; did you mean %s_%s?", clip(last.text), clip(tok.text), clip(last.text), clip(tok.text))
	case last.kind == nameToken && tok.kind == numberToken && isName(last.text+"_"+tok.text):
		return formulaError(last.pos, "“%s %s” is a name and a number; did you mean %s_%s?", clip(last.text), clip(tok.text), clip(last.text), clip(tok.text))
	case last.kind == numberToken && tok.kind == numberToken:
		return formulaError(last.pos, "“%s %s” is two numbers; write large numbers without spaces", clip(last.text), clip(tok.text))
	}
	return formulaError(tok.pos, "an operator is missing between %s and %s; to multiply, write *", clip(last.text), clip(tok.text))
}

// call reads a function; the next token is its (.
func (p *parser) call(name token) (Expr, error) {
	f, ok := functions[name.text]
	if !ok {
		return Expr{}, formulaError(name.pos, "%s", noFunction(name.text))
	}
	if err := p.deeper(); err != nil {
		return Expr{}, err
	}
	defer p.shallower()
	args, err := p.arguments()
	if err != nil {
		return Expr{}, err
	}
	if len(args) < f.least || f.most > 0 && len(args) > f.most {
		return Expr{}, formulaError(name.pos, "%s needs %s between its brackets, not %d: write, for example, %s",
			name.text, f.wants(), len(args), f.example)
	}
	for i, arg := range args {
		if err := f.accepts(name.text, i, arg); err != nil {
			return Expr{}, err
		}
	}
	return p.node(name.text, name.pos, args...)
}

// arguments reads ( , ).
func (p *parser) arguments() ([]Expr, error) {
	open := p.tok
	if err := p.advance(); err != nil {
		return nil, err
	}
	if p.tok.kind == endToken {
		return nil, unclosed(open)
	}
	if p.tok.kind == closeToken {
		return nil, p.advance()
	}
	var args []Expr
	for {
		arg, err := p.comparison()
		if err != nil {
			return nil, err
		}
		args = append(args, arg)
		if p.tok.kind != commaToken {
			return args, p.close(open)
		}
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
}

// wants says how many arguments a function takes.
func (f function) wants() string {
	switch {
	case f.most == 0:
		return "at least one figure"
	case f.most == 1 && f.series == 0:
		return "the name of one series"
	case f.most == 1:
		return "one figure"
	}
	return fmt.Sprintf("%d parts", f.most)
}

// accepts fails unless an argument of a function is of the right sort: yes or no
// for the first of if, the name of a series where one is read, else a figure.
func (f function) accepts(name string, i int, arg Expr) error {
	switch {
	case name == "if" && i == 0:
		if !arg.isComparison() {
			return formulaError(arg.Pos, "the first part of if must compare, as in %s", f.example)
		}
		return nil
	case i == f.series && arg.Op != "ref":
		return formulaError(arg.Pos, "%s needs the name of a series here, as in %s", name, f.example)
	}
	return needFigure(arg)
}
