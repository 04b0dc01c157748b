package aid

import "math/big"

// Exact figures may grow without end: each output may be the square of the one
// before. sizes bounds, before anything is worked out, how many bits the figures
// of a calculator may have, and so what working them out may cost.
type sizes struct {
	of   map[string]size // inputs, outputs and series
	cost map[string]int  // outputs and series, without what they read
	most int
	// over is the first output or series whose figures may have more bits than
	// anybody can wait for; "" for none.
	over string
}

// size bounds the bits of a fraction; a whole number has a denominator of 0 bits.
// elements is the length of a series, 1 for a figure.
type size struct{ num, denom, elements int }

const (
	mostBits  = 100_000 // with more, a calculator is not tried out
	worstBits = 1 << 21 // with more, it is refused
	manyBits  = 1 << 40 // where counting stops
	dpBits    = 50      // of 10^15
	wordBits  = 64
	cheapBits = 4096 // up to here, the work grows with the length, then with its square
)

func newSizes(c *Calculator) *sizes {
	s := &sizes{of: map[string]size{}, cost: map[string]int{}}
	for _, in := range c.Inputs {
		s.of[in.ID] = numberSize(in.Min, in.Default, in.Max)
	}
	k := c.calculation()
	for _, id := range k.order {
		if series := k.series[id]; series != nil {
			s.series(c, series)
		} else {
			s.of[id], s.cost[id] = s.measure(k.outputs[id].Expr, 1)
		}
		if s.over == "" && s.most > worstBits {
			s.over = id
		}
	}
	return s
}

func (s *sizes) tooLarge() bool { return s.most > mostBits }

func numberSize(list ...Number) size {
	z := size{elements: 1}
	for _, n := range list {
		z.num = max(z.num, n.Rat().Num().BitLen())
		z.denom = max(z.denom, n.Rat().Denom().BitLen()-1)
	}
	return z
}

// series measures a series, whose length is that between plain bounds, else the
// most there may be.
func (s *sizes) series(c *Calculator, series *CalcSeries) {
	n := maxElements
	from, okFrom := c.extreme(series.From, -1)
	to, okTo := c.extreme(series.To, 1)
	if length := new(big.Rat).Sub(to, from); okFrom && okTo && length.Cmp(big.NewRat(maxElements, 1)) < 0 {
		f, _ := length.Float64()
		n = max(int(f)+1, 1)
	}
	z, cost := s.measure(series.Expr, n)
	z.elements = n
	s.of[series.ID], s.cost[series.ID] = z, cost
}

// extreme returns the least (sign -1) or greatest value of a number or an input.
func (c *Calculator) extreme(e Expr, sign int) (*big.Rat, bool) {
	in := c.input(e.Name)
	switch {
	case e.Op == "num":
		return e.Value.Rat(), true
	case e.Op != "ref" || in == nil:
		return new(big.Rat), false
	case sign < 0:
		return in.Min.Rat(), true
	}
	return in.Max.Rat(), true
}

// measure returns the size of what a formula gives, and the steps of working it
// out n times.
func (s *sizes) measure(e Expr, n int) (size, int) {
	if e.Op == "num" {
		return numberSize(e.Value), 1
	}
	if e.Op == "ref" {
		if z, ok := s.of[e.Name]; ok {
			return z, 1
		}
		return size{num: 10, elements: 1}, 1 // t
	}
	cost := 0
	args := make([]size, len(e.Args))
	for i, arg := range e.Args {
		var sub int
		args[i], sub = s.measure(arg, n)
		cost += sub
	}
	z := sizeOf(e.Op, args)
	z.num, z.denom = min(z.num, manyBits), min(z.denom, manyBits)
	bits := max(z.num, z.denom)
	s.most = max(s.most, bits)
	words := bits/wordBits + 1
	steps := words * (1 + bits/cheapBits)
	for _, a := range args {
		steps *= a.elements
	}
	return z, min(cost+n*steps, manyBits)
}

// sizeOf returns the size of what an operator or function gives.
func sizeOf(op string, args []size) size {
	switch {
	case op == "*" && len(args) == 2:
		return size{args[0].num + args[1].num, args[0].denom + args[1].denom, 1}
	case op == "/" && len(args) == 2:
		return quotient(args[0], args[1])
	case (op == "+" || op == "-") && len(args) == 2:
		return total(args[0], args[1])
	case op == "ramp" && len(args) == 3:
		return quotient(total(args[0], args[1]), total(args[2], args[1]))
	case op == "sum" || op == "payback":
		return overElements(args, 0)
	case op == "npv" && len(args) == 2:
		return overElements(args[1:], max(args[0].num, args[0].denom)+1)
	case op == "round" && len(args) == 2:
		return size{args[0].num + dpBits, dpBits, 1}
	}
	z := size{1, 0, 1}
	for _, a := range args {
		z.num, z.denom = max(z.num, a.num), max(z.denom, a.denom)
	}
	return z
}

func quotient(a, b size) size { return size{a.num + b.denom, a.denom + b.num, 1} }

// total is the size of a sum, whose denominator is at most the product of both.
func total(a, b size) size {
	return size{max(a.num+b.denom, b.num+a.denom) + 1, a.denom + b.denom, 1}
}

// overElements is the size of a sum of a series whose elements are divided by
// powers of something with so many bits.
func overElements(args []size, factor int) size {
	z := size{1, 0, 1}
	for _, a := range args {
		bits := (a.denom + factor) * a.elements
		z = size{a.num + 2*bits + a.elements, a.num + 2*bits, 1}
		if a.denom+factor == 0 {
			z.denom = 0
		}
	}
	return z
}
