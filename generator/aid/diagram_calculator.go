package aid

// graph has inputs and what is worked out, each output with its formula.
func (c *Calculator) graph(say phrases) *graph {
	out := newGraph(say, calculatorDesc, say.counted(len(c.Inputs), "input"), say.counted(len(c.Outputs), "output"))
	out.fixed = map[int]bool{0: true}
	out.heads = func(rank int) string {
		if rank == 0 {
			return say.say("Inputs")
		}
		return say.say("Step %d", rank)
	}
	for _, in := range c.Inputs {
		out.add(box{kind: InputBox, id: in.ID, label: in.Ask, detail: in.ID, note: in.Hint})
	}
	for _, s := range c.Series {
		out.add(box{kind: SeriesBox, id: s.ID, label: s.Title, detail: say.say("%s, for each year t", s.ID), formula: s.Formula, least: 1})
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
