package aid

import "partnerbook/generator/diag"

// places returns the positions of all elements.
func places(d *Definition) map[spot]diag.Position {
	at := map[spot]diag.Position{{"review", "review"}: d.Review.NextPos}
	for i, e := range d.Evidence() {
		at[spot{"evidence", e.Ref}.number(i)] = e.Pos
	}
	for i, h := range handOffs(d) {
		at[spot{"next", h.step.Ref}.number(i)] = h.step.Pos
	}
	d.Model.places(at)
	return at
}

func (g *Guide) places(at map[spot]diag.Position) {
	at[spot{"guide", "start"}] = g.StartPos
	for _, q := range g.Questions {
		at[spot{"question", q.ID}] = q.Pos
		for _, o := range q.Options {
			answer := spot{"answer", answerAt(q.ID, o.ID)}
			at[answer] = o.Pos
			for i, r := range o.Routes {
				at[spot{"route", answer.ID}.number(i+1)] = r.Pos
			}
		}
	}
	for _, o := range g.Outcomes {
		at[spot{"outcome", o.ID}] = o.Pos
	}
}

func (c *Compare) places(at map[spot]diag.Position) {
	for _, o := range c.Options {
		at[spot{"option", o.ID}] = o.Pos
	}
	for _, k := range c.Criteria {
		at[spot{"criterion", k.ID}] = k.Pos
	}
	for _, x := range c.Facts {
		at[spot{"fact", x.ID}] = x.Pos
	}
	for i, s := range c.Screens {
		if i == 0 {
			at[spot{"screens", "screens"}] = s.Pos
		}
		at[spot{"must-have", s.ID}] = s.Pos
	}
	for _, a := range c.Adjust {
		at[spot{"adjustment", a.ID}] = a.Pos
	}
}

func (s *Score) places(at map[spot]diag.Position) {
	for _, x := range s.Sections {
		at[spot{"section", x.ID}] = x.Pos
	}
	for _, q := range s.Questions {
		at[spot{"question", q.ID}] = q.Pos
	}
	for _, b := range s.Bands {
		at[spot{"band", b.ID}] = b.Pos
	}
	for _, x := range s.Flags {
		at[spot{"flag", x.ID}] = x.Pos
	}
}

func (c *Calculator) places(at map[spot]diag.Position) {
	for _, in := range c.Inputs {
		at[spot{"input", in.ID}] = in.Pos
	}
	for _, o := range c.Outputs {
		at[spot{"output", o.ID}] = o.FormulaPos
	}
	for _, s := range c.Series {
		at[spot{"series", s.ID}] = s.FormulaPos
	}
	for _, k := range c.Checks {
		at[spot{"check", k.ID}] = k.FormulaPos
	}
	for i, p := range c.Published {
		at[spot{"published", p.Output}.number(i)] = p.Pos
	}
}

func (m *GapMap) places(at map[spot]diag.Position) {
	for _, g := range m.Groups {
		at[spot{"group", g.ID}] = g.Pos
	}
}
