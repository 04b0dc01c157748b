package aid

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// The limits of trying out a calculator.
const (
	mostTrials      = 20_000
	trialSamples    = 5_000
	calculatorSteps = 10_000_000 // of sizes.cost
)

// CalculatorCounts is what comes of trying the least, default and greatest value
// of each input. A formula is tried with all combinations of the inputs that it
// reads, itself or through others, as the other inputs cannot change it; of more
// than 20,000, with a sample, and with each input at its least and greatest while
// the others keep their default.
type CalculatorCounts struct {
	// Skipped says why nothing was tried.
	Skipped string        `json:"skipped,omitempty"`
	Outputs []OutputCount `json:"outputs"`
	Checks  []CheckCount  `json:"checks"`
}

// OutputCount is how often an output cannot be worked out.
type OutputCount struct {
	ID        string `json:"id"`
	Cases     Cases  `json:"cases"`
	Undefined int    `json:"undefined"`
}

// CheckCount is how often a check holds, fails, and cannot be checked.
type CheckCount struct {
	ID        string `json:"id"`
	Cases     Cases  `json:"cases"`
	Holds     int    `json:"holds"`
	Fails     int    `json:"fails"`
	Undefined int    `json:"undefined"`
}

// trial is one enumeration of a calculator.
type trial struct {
	*Calculator
	*calculation
	seed    seed
	sizes   *sizes
	values  [][]*big.Rat // by input: least, default, greatest, each once
	usual   []int        // by input: which of these is the default
	current map[string]*big.Rat
	groups  []*trialGroup
	counts  CalculatorCounts
	found   findings
}

// trialGroup holds outputs and checks that read the same inputs.
type trialGroup struct {
	inputs  []int    // in file order
	order   []string // what must be worked out
	outputs []int
	checks  []int
	space   *space // of the inputs' values
	cost    int
	example []string // by output: inputs with which it cannot be worked out
	usual   []int    // by output: how many of these are not at their default
	left    budget
}

// enumerate tries out a calculator.
func (c *Calculator) enumerate(d *Definition) *Counts {
	t := &trial{Calculator: c, calculation: c.calculation(), seed: seedOf(d), sizes: newSizes(c), current: c.defaults()}
	t.counts.Outputs, t.counts.Checks = make([]OutputCount, len(c.Outputs)), make([]CheckCount, len(c.Checks))
	for i, o := range c.Outputs {
		t.counts.Outputs[i].ID = o.ID
	}
	for i, x := range c.Checks {
		t.counts.Checks[i].ID = x.ID
	}
	t.compile()
	if t.sizes.tooLarge() {
		t.counts.Skipped = "exact figures could become too long"
		t.unread()
		return &Counts{Findings: t.found, Calculator: &t.counts}
	}
	for _, g := range t.groups {
		t.try(g)
		t.report(g)
	}
	t.idleInputs()
	t.breakEvens()
	return &Counts{Findings: t.found, Calculator: &t.counts}
}

// compile groups what is worked out by the inputs that it reads.
func (t *trial) compile() {
	for _, in := range t.Inputs {
		values := []*big.Rat{in.Min.Rat(), in.Default.Rat(), in.Max.Rat()}
		values = slices.CompactFunc(values, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
		t.values = append(t.values, values)
		t.usual = append(t.usual, slices.IndexFunc(values, func(v *big.Rat) bool { return v.Cmp(in.Default.Rat()) == 0 }))
	}
	needs := t.needs()
	groups := map[string]*trialGroup{}
	group := func(inputs map[int]bool, order []string) *trialGroup {
		sorted := slices.Sorted(maps.Keys(inputs))
		key := fmt.Sprint(sorted)
		g := groups[key]
		if g == nil {
			g = &trialGroup{inputs: sorted, space: t.spaceOf(sorted), left: calculatorSteps}
			groups[key] = g
			t.groups = append(t.groups, g)
		}
		g.order = append(g.order, order...)
		return g
	}
	for i, o := range t.Outputs {
		g := group(needs[o.ID], t.upTo(o.ID))
		g.outputs = append(g.outputs, i)
	}
	for i, x := range t.Checks {
		inputs, order := map[int]bool{}, []string(nil)
		for _, ref := range x.Expr.Refs() {
			t.need(inputs, needs, ref.Name)
			if needs[ref.Name] != nil {
				order = append(order, t.upTo(ref.Name)...)
			}
		}
		g := group(inputs, order)
		g.checks = append(g.checks, i)
	}
	for _, g := range t.groups {
		t.finish(g)
	}
}

// finish puts a group's order right, each id once, and adds up its cost.
func (t *trial) finish(g *trialGroup) {
	needed := map[string]bool{}
	for _, id := range g.order {
		needed[id] = true
	}
	g.order = nil
	for _, id := range t.calculation.order {
		if needed[id] {
			g.order = append(g.order, id)
			g.cost += t.sizes.cost[id]
		}
	}
	for _, i := range g.checks {
		_, cost := t.sizes.measure(t.Checks[i].Expr, 1)
		g.cost += cost
	}
	g.cost += len(g.inputs) + 1
	g.example, g.usual = make([]string, len(g.outputs)), make([]int, len(g.outputs))
}

// needs returns the inputs that each output and series reads, itself or through
// others.
func (t *trial) needs() map[string]map[int]bool {
	needs := map[string]map[int]bool{}
	for _, id := range t.calculation.order {
		needs[id] = map[int]bool{}
		for _, e := range t.formulasOf(id) {
			for _, ref := range e.Refs() {
				t.need(needs[id], needs, ref.Name)
			}
		}
	}
	return needs
}

func (t *trial) need(inputs map[int]bool, needs map[string]map[int]bool, name string) {
	if i := slices.IndexFunc(t.Inputs, func(in CalcInput) bool { return in.ID == name }); i >= 0 {
		inputs[i] = true
	}
	maps.Copy(inputs, needs[name])
}

func (t *trial) formulasOf(id string) []Expr {
	if s := t.series[id]; s != nil {
		return []Expr{s.From, s.To, s.Expr}
	}
	return []Expr{t.outputs[id].Expr}
}

// spaceOf makes questions of inputs, whose answers are the values to be tried.
func (t *trial) spaceOf(inputs []int) *space {
	var choices []choice
	for _, i := range inputs {
		c := choice{id: t.Inputs[i].ID}
		for _, v := range t.values[i] {
			c.options = append(c.options, Number{v}.decimal())
		}
		choices = append(choices, c)
	}
	return newSpace(choices)
}

// eachCase calls f with the cases of a group until f returns false or they cost
// too much.
func (t *trial) eachCase(g *trialGroup, f func(given []int) bool) Cases {
	n, more := 0, true
	visit := func(given []int) {
		if more = more && g.left.spend(g.cost); more {
			n++
			more = f(given)
		}
	}
	all, ok := g.space.size(0, mostTrials)
	if ok && all*g.cost <= calculatorSteps {
		g.space.each(0, visit)
		return Cases{Count: n}
	}
	t.eachExtreme(g, visit)
	r := t.seed.random()
	given := g.space.none()
	for range trialSamples {
		if !more {
			break
		}
		g.space.random(r, 0, given)
		visit(given)
	}
	return t.seed.sampled(n)
}

// eachExtreme visits the defaults, and each input at its other values.
func (t *trial) eachExtreme(g *trialGroup, visit func(given []int)) {
	given := t.usually(g)
	visit(given)
	for q, i := range g.inputs {
		for v := range t.values[i] {
			if v != t.usual[i] {
				given[q] = v
				visit(given)
			}
		}
		given[q] = t.usual[i]
	}
}

func (t *trial) usually(g *trialGroup) []int {
	given := make([]int, len(g.inputs))
	for q, i := range g.inputs {
		given[q] = t.usual[i]
	}
	return given
}

// work works out what a group needs.
func (t *trial) work(g *trialGroup, given []int) *scope {
	for q, i := range g.inputs {
		t.current[t.Inputs[i].ID] = t.values[i][given[q]]
	}
	return t.run(t.current, g.order)
}

// try counts what is undefined in a group, and how its checks come out.
func (t *trial) try(g *trialGroup) {
	g.left = calculatorSteps
	cases := t.eachCase(g, func(given []int) bool {
		s := t.work(g, given)
		for n, i := range g.outputs {
			t.lookAtOutput(g, n, s.values[t.Outputs[i].ID], given)
			if s.values[t.Outputs[i].ID].rat == nil {
				t.counts.Outputs[i].Undefined++
			}
		}
		for _, i := range g.checks {
			t.counts.Checks[i].count(s.check(&t.Checks[i]).Holds)
		}
		return true
	})
	for _, i := range g.outputs {
		t.counts.Outputs[i].Cases = cases
	}
	for _, i := range g.checks {
		t.counts.Checks[i].Cases = cases
	}
}

func (c *CheckCount) count(holds *bool) {
	switch {
	case holds == nil:
		c.Undefined++
	case *holds:
		c.Holds++
	default:
		c.Fails++
	}
}

// lookAtOutput keeps, of the cases in which an output becomes undefined, one with
// as many inputs as possible at their default.
func (t *trial) lookAtOutput(g *trialGroup, n int, v value, given []int) {
	o := &t.Outputs[g.outputs[n]]
	if v.rat != nil || v.by != o.ID || o.IfUndefined != "" {
		return
	}
	var unusual []string
	for q, i := range g.inputs {
		if given[q] != t.usual[i] {
			unusual = append(unusual, g.space.questions[q].id+"="+g.space.questions[q].options[given[q]])
		}
	}
	if g.example[n] != "" && len(unusual) >= g.usual[n] {
		return
	}
	g.example[n], g.usual[n] = strings.Join(unusual, ", "), len(unusual)
	if len(unusual) == 0 {
		g.example[n] = "all inputs have their defaults"
	}
}

// report says what was found in a group.
func (t *trial) report(g *trialGroup) {
	for n, i := range g.outputs {
		if g.example[n] != "" {
			t.found.add(diag.AidUndefined, spot{"output", t.Outputs[i].ID},
				`Write if_undefined = "…" and say in it why there is no figure, or keep the input from such values with min and max.`,
				"%q cannot be worked out when %s; give it if_undefined", t.Outputs[i].ID, g.example[n])
		}
	}
	for _, i := range g.checks {
		if c := t.counts.Checks[i]; max(c.Holds, c.Fails, c.Undefined) == c.Cases.Count {
			t.found.add(diag.AidIdleCheck, spot{"check", c.ID}, "Compare with another figure, widen min and max of its inputs, or remove it.",
				"check %q gives the same answer %s", c.ID, c.Cases)
		}
	}
}
