package aid

import (
	"slices"

	"partnerbook/generator/diag"
)

// unread reports inputs that no output and no check reads.
func (t *trial) unread() {
	for i := range t.Inputs {
		if !slices.ContainsFunc(t.groups, func(g *trialGroup) bool { return slices.Contains(g.inputs, i) }) {
			t.idleInput(i)
		}
	}
}

func (t *trial) idleInput(i int) {
	t.found.add(diag.AidIdleInput, spot{"input", t.Inputs[i].ID}, "Let a formula use it, or remove it.",
		"input %q changes no output", t.Inputs[i].ID)
}

// idleInputs reports inputs that change no output and no check in any case tried.
func (t *trial) idleInputs() {
	for i := range t.Inputs {
		if !slices.ContainsFunc(t.groups, func(g *trialGroup) bool { return t.matters(g, i) }) {
			t.idleInput(i)
		}
	}
}

// matters tells whether an input changes anything in a group.
func (t *trial) matters(g *trialGroup, input int) bool {
	q := slices.Index(g.inputs, input)
	if q < 0 {
		return false
	}
	if t.differs(g, q, t.usually(g)) {
		return true
	}
	changed := false
	g.left = calculatorSteps
	t.eachCase(g, func(given []int) bool {
		if given[q] == 0 { // once for each combination of the others, when all are tried
			changed = t.differs(g, q, given)
		}
		return !changed
	})
	return changed
}

// differs tells whether the values of an input give different results.
func (t *trial) differs(g *trialGroup, q int, given []int) bool {
	given = slices.Clone(given)
	given[q] = 0
	first := t.work(g, given)
	for v := 1; v < len(g.space.questions[q].options); v++ {
		g.left.spend(g.cost)
		given[q] = v
		if other := t.work(g, given); !t.alike(g, first, other) {
			return true
		}
	}
	return false
}

func (t *trial) alike(g *trialGroup, a, b *scope) bool {
	for _, i := range g.outputs {
		x, y := a.values[t.Outputs[i].ID], b.values[t.Outputs[i].ID]
		if (x.rat == nil) != (y.rat == nil) || x.rat != nil && x.rat.Cmp(y.rat) != 0 {
			return false
		}
	}
	for _, i := range g.checks {
		x, y := a.check(&t.Checks[i]).Holds, b.check(&t.Checks[i]).Holds
		if (x == nil) != (y == nil) || x != nil && *x != *y {
			return false
		}
	}
	return true
}

// breakEvens reports what an input is to be solved for and cannot be, with the
// other inputs at their default.
func (t *trial) breakEvens() {
	for i := range t.Inputs {
		in := &t.Inputs[i]
		for _, output := range in.Solve {
			if _, ok := t.zero(t.Calculator.defaults(), in, output); !ok {
				t.found.add(diag.AidNoBreakEven, spot{"input", in.ID}, "Take the output out of solve, or write its formula without multiplying what depends on this input.",
					"no break-even for %q: %q is not a straight line in it", in.ID, output)
			}
		}
	}
}
