package aid

import "fmt"

// graph has inputs and what is worked out, each output with its formula.
func (c *Calculator) graph() *graph {
	out := newGraph("%s and %s. Lines lead from inputs (rectangles) to the formulas that read them (dashed) with their outputs (rounded), and from these to further formulas.",
		counted(len(c.Inputs), "input"), counted(len(c.Outputs), "output"))
	out.fixed = map[int]bool{0: true}
	out.heads = func(rank int) string {
		if rank == 0 {
			return "Inputs"
		}
		return fmt.Sprintf("Step %d", rank)
	}
	for _, in := range c.Inputs {
		out.add(box{kind: InputBox, id: in.ID, label: in.Ask, detail: in.ID, note: in.Hint})
	}
	for _, s := range c.Series {
		out.add(box{kind: SeriesBox, id: s.ID, label: s.Title, detail: s.ID + ", for each year t", formula: s.Formula, least: 1})
	}
	for _, o := range c.Outputs {
		out.add(box{kind: OutputBox, id: o.ID, label: o.Title, detail: o.ID, formula: o.Formula, note: o.IfUndefined, least: 1})
	}
	for _, k := range c.Checks {
		out.add(box{kind: CheckBox, id: "check:" + k.ID, label: k.Title, formula: k.Formula, least: 1})
	}
	read := func(id string, exprs ...Expr) {
		for _, e := range exprs {
			for _, ref := range e.Refs() {
				out.join(ref.Name, id, "")
			}
		}
	}
	for _, s := range c.Series {
		read(s.ID, s.From, s.To, s.Expr)
	}
	for _, o := range c.Outputs {
		read(o.ID, o.Expr)
	}
	for _, k := range c.Checks {
		read("check:"+k.ID, k.Expr)
	}
	return out
}
