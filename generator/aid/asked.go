package aid

// Asked is a question with answers to choose from, which conditions may read: a
// fact, or a question of a guide or a score.
type Asked struct {
	ID, Ask string
	Answers []Answer
}

// Asked returns the questions that conditions of the aid may read, in the order of
// the file.
func (d *Definition) Asked() []Asked { return d.Model.asked() }

func (g *Guide) asked() []Asked {
	out := make([]Asked, len(g.Questions))
	for i, q := range g.Questions {
		out[i] = Asked{ID: q.ID, Ask: q.Ask}
		for _, o := range q.Options {
			out[i].Answers = append(out[i].Answers, Answer{o.ID, o.Label, o.Pos})
		}
	}
	return out
}

func (c *Compare) asked() []Asked {
	out := make([]Asked, len(c.Facts))
	for i, f := range c.Facts {
		out[i] = Asked{f.ID, f.Ask, f.Options}
	}
	return out
}

func (s *Score) asked() []Asked {
	out := make([]Asked, len(s.Questions))
	for i, q := range s.Questions {
		out[i] = Asked{ID: q.ID, Ask: q.Ask}
		for _, o := range q.Options {
			out[i].Answers = append(out[i].Answers, Answer{o.ID, o.Label, o.Pos})
		}
	}
	return out
}

func (*Calculator) asked() []Asked { return nil }

func (*GapMap) asked() []Asked { return nil }
