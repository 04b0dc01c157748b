package aid

import (
	"math/big"
	"slices"
)

// notWorkedOut is said of an undefined output that has no words of its own.
const notWorkedOut = "This cannot be worked out."

// CalculatorResult is what a calculator works out. Lists are in file order.
type CalculatorResult struct {
	// Inputs are the figures used, and Defaults the inputs whose default that is.
	Inputs   []InputValue
	Defaults []string
	// OutOfRange are the inputs outside their least and greatest value; if there
	// are any, nothing else is worked out.
	OutOfRange []string
	// Invalid are the inputs whose figure was dropped, Unknown (sorted) the ids
	// that are no input.
	Invalid, Unknown []string
	Outputs          []OutputValue
	Checks           []CheckResult
	Series           []SeriesValue
	BreakEven        []BreakEven
}

// InputValue is the figure used for an input.
type InputValue struct {
	Input string
	Value Number
}

// OutputValue is the figure of an output. If Value is nil it is undefined: By is
// then the output where that began, and Undefined what is said of it.
type OutputValue struct {
	Output        string
	Value         *Number
	DP            int // decimals shown
	Undefined, By string
}

// CheckResult says whether a check holds, nil if it cannot be checked.
type CheckResult struct {
	Check string
	Holds *bool
}

// SeriesValue holds the figures of a series for the years from From on, nil where
// one is undefined. A series that is undefined itself has none.
type SeriesValue struct {
	Series string
	From   Number
	Values []*Number
}

// BreakEven is the value of an input at which an output is zero, exactly, while
// the other inputs stay; nil if it lies outside the input's range.
type BreakEven struct {
	Input, Output string
	Value         *Number
	DP            int // decimals shown
}

var (
	_ Model  = (*Calculator)(nil)
	_ Result = (*CalculatorResult)(nil)
)

// Evaluate works out all outputs, checks and series, and where outputs are zero.
// The result is a *CalculatorResult. Formulas that go round in a circle, which
// decode refuses, are undefined.
func (c *Calculator) Evaluate(input Input) Result {
	r := c.readInputs(input)
	if len(r.OutOfRange) > 0 {
		return r
	}
	k := c.calculation()
	inputs := map[string]*big.Rat{}
	for _, in := range r.Inputs {
		inputs[in.Input] = in.Value.Rat()
	}
	s := k.run(inputs, k.order)
	for i := range c.Outputs {
		r.Outputs = append(r.Outputs, k.output(s, &c.Outputs[i]))
	}
	for i := range c.Checks {
		r.Checks = append(r.Checks, s.check(&c.Checks[i]))
	}
	for i := range c.Series {
		r.Series = append(r.Series, s.seriesValue(&c.Series[i]))
	}
	r.BreakEven = k.breakEven(inputs)
	return r
}

// readInputs fills in what the reader gave, and defaults for what is missing or
// invalid: not a number, or with more decimals than the input has.
func (c *Calculator) readInputs(input Input) *CalculatorResult {
	r := &CalculatorResult{Unknown: unknownKeys(input, func(key string) bool { return c.input(key) != nil })}
	for i := range c.Inputs {
		in := &c.Inputs[i]
		used := in.Default
		given := input[in.ID] != nil
		if given {
			n, ok := number(input[in.ID])
			if given = ok && n.Fits(in.DP); given {
				used = n
			} else {
				r.Invalid = append(r.Invalid, in.ID)
			}
		}
		if !given {
			r.Defaults = append(r.Defaults, in.ID)
		}
		if used.Cmp(in.Min) < 0 || used.Cmp(in.Max) > 0 {
			r.OutOfRange = append(r.OutOfRange, in.ID)
		}
		r.Inputs = append(r.Inputs, InputValue{in.ID, used})
	}
	return r
}

func (c *Calculator) input(id string) *CalcInput {
	for i := range c.Inputs {
		if c.Inputs[i].ID == id {
			return &c.Inputs[i]
		}
	}
	return nil
}

// calculation is a calculator made ready to be worked out for many inputs. It may
// be used by several goroutines.
type calculation struct {
	outputs map[string]*CalcOutput
	series  map[string]*CalcSeries
	inputs  []CalcInput
	reads   map[string][]string
	order   []string // of outputs and series; see Calculator.Order
}

func (c *Calculator) calculation() *calculation {
	k := &calculation{
		outputs: map[string]*CalcOutput{}, series: map[string]*CalcSeries{},
		inputs: c.Inputs, reads: c.reads(),
	}
	for i := range c.Outputs {
		k.outputs[c.Outputs[i].ID] = &c.Outputs[i]
	}
	for i := range c.Series {
		k.series[c.Series[i].ID] = &c.Series[i]
	}
	k.order, _ = c.Order()
	return k
}

// run works out the outputs and series of order, which is k.order or part of it,
// for a value of every input. What is not in order is undefined.
func (k *calculation) run(inputs map[string]*big.Rat, order []string) *scope {
	s := &scope{values: make(map[string]value, len(inputs)+len(order)), columns: map[string]column{}}
	for id, rat := range inputs {
		s.values[id] = value{rat: rat}
	}
	for _, id := range order {
		if series := k.series[id]; series != nil {
			s.columns[id] = s.column(series)
			continue
		}
		v := s.eval(k.outputs[id].Expr)
		if v.rat == nil && v.by == "" {
			v.by = id // it began here
		}
		s.values[id] = v
	}
	return s
}

// upTo returns the part of the order that an output needs.
func (k *calculation) upTo(output string) []string {
	needed := map[string]bool{output: true}
	var order []string
	for _, id := range slices.Backward(k.order) {
		if needed[id] {
			order = append(order, id)
			for _, read := range k.reads[id] {
				needed[read] = true
			}
		}
	}
	slices.Reverse(order)
	return order
}

func (k *calculation) output(s *scope, o *CalcOutput) OutputValue {
	v := s.values[o.ID]
	if v.rat != nil {
		return OutputValue{Output: o.ID, Value: &Number{v.rat}, DP: o.DP}
	}
	if v.by == "" {
		v.by = o.ID // on a circle
	}
	say := notWorkedOut
	if began := k.outputs[v.by]; began != nil && began.IfUndefined != "" {
		say = began.IfUndefined
	}
	return OutputValue{Output: o.ID, DP: o.DP, Undefined: say, By: v.by}
}

func (s *scope) check(c *CalcCheck) CheckResult {
	holds, ok, _ := s.holds(c.Expr)
	if !ok {
		return CheckResult{Check: c.ID}
	}
	return CheckResult{c.ID, &holds}
}

func (s *scope) seriesValue(series *CalcSeries) SeriesValue {
	column := s.columns[series.ID]
	r := SeriesValue{Series: series.ID}
	if column.from != nil {
		r.From = Number{new(big.Rat).SetInt(column.from)}
	}
	for _, v := range column.values {
		if v.rat == nil {
			r.Values = append(r.Values, nil)
		} else {
			r.Values = append(r.Values, &Number{v.rat})
		}
	}
	return r
}

// breakEven looks, for each input and each output in its solve, for the value of
// the input at which the output is zero.
func (k *calculation) breakEven(inputs map[string]*big.Rat) []BreakEven {
	var found []BreakEven
	for i := range k.inputs {
		in := &k.inputs[i]
		for _, output := range in.Solve {
			zero, ok := k.zero(inputs, in, output)
			if !ok {
				continue
			}
			b := BreakEven{Input: in.ID, Output: output, DP: in.DP}
			if zero.Cmp(in.Min.Rat()) >= 0 && zero.Cmp(in.Max.Rat()) <= 0 {
				b.Value = &Number{zero}
			}
			found = append(found, b)
		}
	}
	return found
}

// zero returns where an output is zero if it lies on one line, and is not level,
// at the least, middle and greatest value of an input.
func (k *calculation) zero(inputs map[string]*big.Rat, in *CalcInput, output string) (*big.Rat, bool) {
	least, greatest := in.Min.Rat(), in.Max.Rat()
	middle := new(big.Rat).Add(least, greatest)
	middle.Quo(middle, big.NewRat(2, 1))
	order := k.upTo(output)
	given := inputs[in.ID]
	defer func() { inputs[in.ID] = given }()
	var at [3]*big.Rat
	for i, x := range []*big.Rat{least, middle, greatest} {
		inputs[in.ID] = x
		if at[i] = k.run(inputs, order).values[output].rat; at[i] == nil {
			return nil, false
		}
	}
	rise := new(big.Rat).Sub(at[2], at[0])
	half := new(big.Rat).Sub(at[1], at[0])
	if rise.Sign() == 0 || half.Add(half, half).Cmp(rise) != 0 {
		return nil, false
	}
	zero := new(big.Rat).Sub(greatest, least)
	zero.Quo(zero.Mul(zero, at[0]), rise)
	return zero.Sub(least, zero), true
}

// Canonical returns the result with the names of the specification. If any input
// is out of range there are no outputs.
func (r *CalculatorResult) Canonical() map[string]any {
	result := map[string]any{"defaults_used": texts(r.Defaults)}
	setIfAny(result, "invalid", r.Invalid)
	setIfAny(result, "unknown", r.Unknown)
	setIfAny(result, "out_of_range", r.OutOfRange)
	if len(r.OutOfRange) > 0 {
		return result
	}
	outputs, checks, series := map[string]any{}, map[string]any{}, map[string]any{}
	for _, o := range r.Outputs {
		outputs[o.Output] = o.canonical()
	}
	for _, c := range r.Checks {
		checks[c.Check] = nil
		if c.Holds != nil {
			checks[c.Check] = *c.Holds
		}
	}
	for _, s := range r.Series {
		series[s.Series] = list(s.Values, numberOrNull)
	}
	result["outputs"], result["checks"], result["series"] = outputs, checks, series
	result["break_even"] = list(r.BreakEven, BreakEven.canonical)
	return result
}

func (o OutputValue) canonical() any {
	if o.Value == nil {
		return map[string]any{"undefined": o.Undefined, "by": o.By}
	}
	return map[string]any{"exact": o.Value.String(), "shown": Shown(o.Value.Rat(), o.DP)}
}

func (b BreakEven) canonical() any {
	result := map[string]any{"input": b.Input, "output": b.Output, "value": numberOrNull(b.Value), "shown": nil}
	if b.Value != nil {
		result["shown"] = Shown(b.Value.Rat(), b.DP)
	}
	return result
}
