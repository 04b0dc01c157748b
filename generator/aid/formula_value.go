package aid

import "math/big"

// maxElements is the most elements of a series.
const maxElements = 400

// maxRound is the most decimals that round gives.
const maxRound = 15

// value is what a formula gives. A nil rat is undefined; by is then the output
// where that began, "" if it began in the formula itself or in a series.
type value struct {
	rat *big.Rat
	by  string
}

var undefined = value{}

// column is what a series gives: a value for each year from from. If unknown is
// not nil, the series itself is undefined and has none.
type column struct {
	from    *big.Int
	values  []value
	unknown *value
}

// scope holds what formulas read. t is nil outside series.
type scope struct {
	values  map[string]value // inputs and outputs
	columns map[string]column
	t       *big.Rat
}

// eval works out a formula. Undefined spreads to whatever reads it, arguments
// left to right; if evaluates only the branch taken. A tree that ParseFormula
// would not give is undefined where it is not understood.
func (s *scope) eval(e Expr) value {
	switch e.Op {
	case "num":
		return value{rat: e.Value.Rat()}
	case "ref":
		if e.Name == "t" && s.t != nil {
			return value{rat: s.t}
		}
		return s.values[e.Name]
	case "if":
		return s.choose(e.Args)
	case "sum", "payback", "npv":
		return s.overSeries(e)
	}
	args := make([]*big.Rat, len(e.Args))
	for i, arg := range e.Args {
		v := s.eval(arg)
		if v.rat == nil {
			return v
		}
		args[i] = v.rat
	}
	return value{rat: apply(e.Op, args)}
}

// choose evaluates if(c,a,b).
func (s *scope) choose(args []Expr) value {
	if len(args) != 3 {
		return undefined
	}
	holds, ok, why := s.holds(args[0])
	switch {
	case !ok:
		return why
	case holds:
		return s.eval(args[1])
	}
	return s.eval(args[2])
}

// holds evaluates a comparison. If it is undefined, ok is false and why says so.
func (s *scope) holds(e Expr) (holds, ok bool, why value) {
	if len(e.Args) != 2 {
		return false, false, undefined
	}
	a := s.eval(e.Args[0])
	if a.rat == nil {
		return false, false, a
	}
	b := s.eval(e.Args[1])
	if b.rat == nil {
		return false, false, b
	}
	holds, ok = holdsFor(e.Op, compareRat(a.rat, b.rat))
	return holds, ok, undefined
}

// holdsFor tells whether a comparison holds for two figures of which the first is
// less (-1), equal (0) or greater (1); ok is false if op compares nothing.
func holdsFor(op string, order int) (holds, ok bool) {
	switch op {
	case "<":
		return order < 0, true
	case "<=":
		return order <= 0, true
	case ">":
		return order > 0, true
	case ">=":
		return order >= 0, true
	case "==":
		return order == 0, true
	case "!=":
		return order != 0, true
	}
	return false, false
}

// compareRat compares figures, of which most are whole.
func compareRat(a, b *big.Rat) int {
	if a.IsInt() && b.IsInt() {
		return a.Num().Cmp(b.Num())
	}
	return a.Cmp(b)
}

// apply works out an operator or function of figures; nil is undefined.
func apply(op string, args []*big.Rat) *big.Rat {
	switch {
	case op == "min" && len(args) > 0:
		return extreme(-1, args...)
	case op == "max" && len(args) > 0:
		return extreme(1, args...)
	case len(args) == 1:
		return apply1(op, args[0])
	case len(args) == 2:
		return apply2(op, args[0], args[1])
	case op == "clamp" && len(args) == 3:
		return clamp(args[0], args[1], args[2])
	case op == "ramp" && len(args) == 3:
		return ramp(args[0], args[1], args[2])
	}
	return nil
}

func apply1(op string, a *big.Rat) *big.Rat {
	switch op {
	case "neg":
		return new(big.Rat).Neg(a)
	case "abs":
		return new(big.Rat).Abs(a)
	}
	return nil
}

func apply2(op string, a, b *big.Rat) *big.Rat {
	switch op {
	case "+":
		return new(big.Rat).Add(a, b)
	case "-":
		return new(big.Rat).Sub(a, b)
	case "*":
		return new(big.Rat).Mul(a, b)
	case "/":
		if b.Sign() != 0 {
			return new(big.Rat).Quo(a, b)
		}
	case "round":
		return round(a, b)
	}
	return nil
}

// extreme returns the least (sign -1) or greatest (sign 1) of figures.
func extreme(sign int, args ...*big.Rat) *big.Rat {
	found := args[0]
	for _, a := range args[1:] {
		if a.Cmp(found) == sign {
			found = a
		}
	}
	return found
}

// round rounds half away from zero to dp decimals, which must be whole and from 0
// to 15.
func round(x, dp *big.Rat) *big.Rat {
	if !dp.IsInt() || dp.Sign() < 0 || dp.Cmp(big.NewRat(maxRound, 1)) > 0 {
		return nil
	}
	rounded, _ := new(big.Rat).SetString(Shown(x, int(dp.Num().Int64())))
	return rounded
}

// clamp returns x, or the nearest of lo and hi if it lies outside; undefined if
// lo > hi.
func clamp(x, lo, hi *big.Rat) *big.Rat {
	switch {
	case lo.Cmp(hi) > 0:
		return nil
	case x.Cmp(lo) < 0:
		return lo
	case x.Cmp(hi) > 0:
		return hi
	}
	return x
}

// ramp returns clamp((x−from)/(to−from), 0, 1); undefined if from = to.
func ramp(x, from, to *big.Rat) *big.Rat {
	width := new(big.Rat).Sub(to, from)
	if width.Sign() == 0 {
		return nil
	}
	part := new(big.Rat).Sub(x, from)
	return clamp(part.Quo(part, width), new(big.Rat), big.NewRat(1, 1))
}

// overSeries works out sum(s), payback(s) and npv(r,s).
func (s *scope) overSeries(e Expr) value {
	args := e.Args
	rate := value{rat: new(big.Rat)}
	if e.Op == "npv" && len(args) == 2 {
		if rate = s.eval(args[0]); rate.rat == nil {
			return rate
		}
		args = args[1:]
	}
	if len(args) != 1 || args[0].Op != "ref" {
		return undefined
	}
	factor := new(big.Rat).Add(rate.rat, big.NewRat(1, 1))
	if factor.Sign() <= 0 {
		return undefined
	}
	series, ok := s.columns[args[0].Name]
	switch {
	case !ok:
		return undefined
	case series.unknown != nil:
		return *series.unknown
	case e.Op == "payback":
		return payback(series.values)
	}
	return presentValue(factor, series.values)
}

// presentValue returns Σ s_t/(1+r)^t from t=0, with factor 1+r; a factor of 1
// gives the sum. It is undefined if any element is.
func presentValue(factor *big.Rat, values []value) value {
	for _, v := range values {
		if v.rat == nil {
			return v
		}
	}
	// The fraction is brought to lowest terms once, at the end.
	num, denom := new(big.Int), big.NewInt(1)
	for i := len(values) - 1; i >= 0; i-- {
		num.Mul(num, factor.Denom())
		denom.Mul(denom, factor.Num())
		addFraction(num, denom, values[i].rat)
	}
	return value{rat: new(big.Rat).SetFrac(num, denom)}
}

// addFraction adds r to num/denom, in place.
func addFraction(num, denom *big.Int, r *big.Rat) {
	term := new(big.Int).Mul(r.Num(), denom)
	if !r.IsInt() {
		num.Mul(num, r.Denom())
		denom.Mul(denom, r.Denom())
	}
	num.Add(num, term)
}

// payback returns 0 if s_0 ≥ 0; else, for the first t at which the running total
// C_t ≥ 0, (t−1) + (−C_{t−1})/s_t; undefined if there is none. It reads no
// further.
func payback(values []value) value {
	debt := new(big.Rat) // −C
	for t, v := range values {
		switch {
		case v.rat == nil:
			return v
		case t == 0 && v.rat.Sign() >= 0:
			return value{rat: new(big.Rat)}
		case t > 0 && compareRat(v.rat, debt) >= 0:
			part := debt.Quo(debt, v.rat)
			return value{rat: part.Add(part, big.NewRat(int64(t-1), 1))}
		}
		debt.Sub(debt, v.rat)
	}
	return undefined
}

// column works out a series. If from or to is undefined or not whole, or there
// are more than 400 elements, the series is undefined; to < from gives none.
func (s *scope) column(series *CalcSeries) column {
	from := s.eval(series.From)
	if from.rat == nil {
		return column{unknown: &from}
	}
	to := s.eval(series.To)
	if to.rat == nil {
		return column{unknown: &to}
	}
	length := new(big.Rat).Sub(to.rat, from.rat)
	if !from.rat.IsInt() || !to.rat.IsInt() || length.Cmp(big.NewRat(maxElements-1, 1)) > 0 {
		return column{unknown: &undefined}
	}
	found := column{from: from.rat.Num()}
	at, one := *s, big.NewRat(1, 1)
	for t := from.rat; compareRat(t, to.rat) <= 0; t = new(big.Rat).Add(t, one) {
		at.t = t
		found.values = append(found.values, at.eval(series.Expr))
	}
	return found
}
