package aid

import "slices"

// NextSteps returns everything that results lead on to, in the order of their
// places.
func (d *Definition) NextSteps() []NextStep {
	var out []NextStep
	for _, h := range handOffs(d) {
		out = append(out, h.step)
	}
	slices.SortStableFunc(out, func(a, b NextStep) int { return comparePlaces(a.Pos, b.Pos) })
	return out
}

// handOff is a next step and what leads on to it.
type handOff struct {
	from string
	step NextStep
}

// handOffs returns all next steps, in the order of the definition.
func handOffs(d *Definition) []handOff {
	var list []handOff
	add := func(from string, next []NextStep) {
		for _, step := range next {
			list = append(list, handOff{from, step})
		}
	}
	switch m := d.Model.(type) {
	case *Guide:
		for _, o := range m.Outcomes {
			add(o.ID, o.Next)
		}
	case *Compare:
		for _, o := range m.Options {
			add(o.ID, o.Next)
		}
		for _, a := range m.Cautions {
			add(a.ID, a.Next)
		}
	case *Score:
		for _, b := range m.Bands {
			add(b.ID, b.Next)
		}
	}
	return list
}
