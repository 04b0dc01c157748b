package aid

import "strings"

// Say returns words under a key, with pairs of names and values filled in: what
// render.Words.T does. Without pairs it returns the words with their places left
// open.
type Say func(key string, pairs ...any) string

// Piece is a part of a formula in words. ID is that of the input, output or series
// that it names, or "".
type Piece struct{ Text, ID string }

// PlainText joins the pieces of a formula in words.
func PlainText(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// FormulaWords says a formula in words, with titles instead of ids: Yearly cost
// now minus Yearly cost after. Brackets stand wherever two operations meet, for
// words have no rules of precedence. number writes a number that stands in it, with
// the unit of the figure that it is added to or compared with, else "".
func (c *Calculator) FormulaWords(e Expr, say Say, number func(Number, Unit) string) []Piece {
	s := sayer{titles: map[string]string{}, units: map[string]Unit{}, say: say, number: number}
	for _, in := range c.Inputs {
		s.titles[in.ID], s.units[in.ID] = in.Ask, in.Unit
	}
	for _, o := range c.Outputs {
		s.titles[o.ID], s.units[o.ID] = o.Title, o.Unit
	}
	for _, x := range c.Series {
		s.titles[x.ID] = x.Title
	}
	return s.words(e)
}

type sayer struct {
	titles map[string]string
	units  map[string]Unit
	say    Say
	number func(Number, Unit) string
}

// operators are the words of operators and of functions that have two or more
// operands, all of which may be formulas.
var operators = map[string]string{
	"+": "aid_say_plus", "-": "aid_say_minus", "*": "aid_say_times", "/": "aid_say_divided",
	"<": "aid_say_less", "<=": "aid_say_most", ">": "aid_say_more", ">=": "aid_say_least",
	"==": "aid_say_equal", "!=": "aid_say_unequal",
	"clamp": "aid_say_clamp", "ramp": "aid_say_ramp",
	"sum": "aid_say_sum", "npv": "aid_say_npv", "payback": "aid_say_payback",
	"neg": "aid_say_neg", "abs": "aid_say_abs", "round": "aid_say_round",
}

func (s sayer) words(e Expr) []Piece {
	switch e.Op {
	case "num":
		return []Piece{{Text: s.number(e.Value, "")}}
	case "ref":
		if title, ok := s.titles[e.Name]; ok {
			return []Piece{{title, e.Name}}
		}
		if e.Name == "t" {
			return []Piece{{Text: s.say("aid_say_year")}}
		}
		return []Piece{{e.Name, e.Name}}
	case "if":
		return s.choice(e)
	case "min", "max":
		return s.extreme(e)
	case "round":
		if len(e.Args) == 2 && e.Args[1].isNumber(0) {
			return s.fill("aid_say_round_whole", s.operand(e, 0))
		}
	case "-":
		if len(e.Args) == 2 && e.Args[0].isNumber(0) {
			return s.fill("aid_say_neg", s.operand(e, 1))
		}
	case "*", "/":
		if a, b, ok := percentage(e); ok {
			return s.fill("aid_say_percentage", s.bracketed(a), s.bracketed(b))
		}
	}
	args := make([][]Piece, len(e.Args))
	for i := range e.Args {
		args[i] = s.operand(e, i)
	}
	key, known := operators[e.Op]
	if !known {
		return []Piece{{Text: e.String()}}
	}
	return s.fill(key, args...)
}

// operand returns an operand in words, in brackets if it has operands itself. A
// chain such as a plus b plus c has none.
func (s sayer) operand(e Expr, i int) []Piece {
	arg := e.Args[i]
	if alike := e.isComparison() || e.binds() == bindsSum; alike && arg.Op == "num" && len(e.Args) == 2 {
		return []Piece{{Text: s.number(arg.Value, s.units[e.Args[1-i].Name])}}
	}
	_, _, share := percentage(arg)
	switch binds := e.binds(); {
	case i == 0 && (binds == bindsSum || binds == bindsProduct) && arg.binds() == binds && !share && !arg.negates():
		return s.words(arg)
	case e.Op == "npv" && i == 0:
		return s.words(arg)
	}
	return s.bracketed(arg)
}

func (s sayer) bracketed(e Expr) []Piece {
	words := s.words(e)
	if e.Op == "num" || e.Op == "ref" || e.negates() && len(words) <= 2 {
		return words
	}
	out := append([]Piece{{Text: "("}}, words...)
	return append(out, Piece{Text: ")"})
}

// choice says if(c,a,b).
func (s sayer) choice(e Expr) []Piece {
	if len(e.Args) != 3 {
		return []Piece{{Text: e.String()}}
	}
	then := s.words(e.Args[1])
	if e.Args[1].Op == "if" {
		then = s.bracketed(e.Args[1])
	}
	return s.fill("aid_say_if", s.words(e.Args[0]), then, s.words(e.Args[2]))
}

// extreme says min and max of any number of figures.
func (s sayer) extreme(e Expr) []Piece {
	if len(e.Args) == 1 {
		return s.words(e.Args[0])
	}
	list := s.bracketed(e.Args[0])
	for i, arg := range e.Args[1:] {
		if i+2 == len(e.Args) {
			list = s.fill("aid_say_and", list, s.bracketed(arg))
			break
		}
		list = append(append(list, Piece{Text: ", "}), s.bracketed(arg)...)
	}
	key := map[bool]string{true: "aid_say_smallest", false: "aid_say_largest"}[e.Op == "min"]
	if len(e.Args) == 2 {
		key = map[bool]string{true: "aid_say_smaller", false: "aid_say_larger"}[e.Op == "min"]
	}
	return s.fill(key, list)
}

// fill puts operands into the places {a}, {b} and {c} of words.
func (s sayer) fill(key string, args ...[]Piece) []Piece {
	var out []Piece
	rest := s.say(key)
	for rest != "" {
		open := strings.IndexByte(rest, '{')
		if open < 0 || open+2 >= len(rest) || rest[open+2] != '}' {
			out = append(out, Piece{Text: rest})
			break
		}
		if open > 0 {
			out = append(out, Piece{Text: rest[:open]})
		}
		if i := int(rest[open+1] - 'a'); i >= 0 && i < len(args) {
			out = append(out, args[i]...)
		}
		rest = rest[open+3:]
	}
	return out
}

// percentage recognises 100 * a / b and 100 * (a / b).
func percentage(e Expr) (a, b Expr, ok bool) {
	if len(e.Args) != 2 {
		return Expr{}, Expr{}, false
	}
	left, right := e.Args[0], e.Args[1]
	switch {
	case e.Op == "/" && left.Op == "*" && len(left.Args) == 2 && left.Args[0].isNumber(100):
		return left.Args[1], right, true
	case e.Op == "/" && left.Op == "*" && len(left.Args) == 2 && left.Args[1].isNumber(100):
		return left.Args[0], right, true
	case e.Op == "*" && left.isNumber(100) && right.Op == "/" && len(right.Args) == 2:
		return right.Args[0], right.Args[1], true
	}
	return Expr{}, Expr{}, false
}

// negates tells whether e is -x, or 0 - x.
func (e Expr) negates() bool {
	return e.Op == "neg" || e.Op == "-" && len(e.Args) == 2 && e.Args[0].isNumber(0)
}

func (e Expr) isNumber(n int) bool { return e.Op == "num" && e.Value.Cmp(Whole(n)) == 0 }
