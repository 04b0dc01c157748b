package aid

import (
	"fmt"
	"iter"
)

// Judged is a judgement with what it is about: `score shared.savings`.
type Judged struct {
	What string // what messages call it
	ID   string // where an allowance names it
	Text string // what is judged, or the reason, as readers see it
	Judgement
}

// Judgements yields every judgement of the definition, in the order of the file.
func (d *Definition) Judgements() iter.Seq[Judged] {
	return func(yield func(Judged) bool) {
		if _, ok := d.Model.(*GapMap); ok { // its lines have no basis of their own
			yield(Judged{"lines", "lines", "", Judgement{Basis: d.Basis, Ev: d.Ev, Pos: d.Pos}})
			return
		}
		d.Model.judgements(yield)
	}
}

func (g *Guide) judgements(yield func(Judged) bool) {
	for _, o := range g.Outcomes {
		if !yield(Judged{fmt.Sprintf("outcome %q", o.ID), o.ID, o.Why, o.Judgement}) {
			return
		}
	}
}

func (c *Compare) judgements(yield func(Judged) bool) {
	for _, o := range c.Options {
		for _, p := range append(o.For[:len(o.For):len(o.For)], o.Against...) {
			if !yield(Judged{fmt.Sprintf("point of option %q", o.ID), o.ID, p.Text, p.Judgement}) {
				return
			}
		}
	}
	for _, s := range c.Screens {
		if !yield(Judged{fmt.Sprintf("must-have %q", s.ID), s.ID, "", s.Judgement}) {
			return
		}
	}
	for _, a := range c.Adjust {
		if !yield(Judged{fmt.Sprintf("adjustment %q", a.ID), a.ID, "", a.Judgement}) {
			return
		}
	}
	for _, a := range c.Cautions {
		if !yield(Judged{fmt.Sprintf("caution %q", a.ID), a.ID, "", a.Judgement}) {
			return
		}
	}
	for o, row := range c.Scores {
		for k, s := range row {
			id := c.Options[o].ID + "." + c.Criteria[k].ID
			if !yield(Judged{"score " + id, id, fmt.Sprintf("%d. %s", s.V, s.Why), s.Judgement}) {
				return
			}
		}
	}
}

func (s *Score) judgements(yield func(Judged) bool) {
	for _, f := range s.Flags {
		if !yield(Judged{fmt.Sprintf("flag %q", f.ID), f.ID, "", f.Judgement}) {
			return
		}
	}
	for _, a := range s.Actions {
		if !yield(Judged{fmt.Sprintf("action %q", a.ID), a.ID, "", a.Judgement}) {
			return
		}
	}
}

func (c *Calculator) judgements(yield func(Judged) bool) {
	for _, in := range c.Inputs {
		if !yield(Judged{fmt.Sprintf("input %q", in.ID), in.ID, "", in.Judgement}) {
			return
		}
	}
	for _, out := range c.Outputs {
		if !yield(Judged{fmt.Sprintf("output %q", out.ID), out.ID, "", out.Judgement}) {
			return
		}
	}
}

func (*GapMap) judgements(func(Judged) bool) {}
