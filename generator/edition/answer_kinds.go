package edition

import (
	"cmp"
	"fmt"
	"strconv"

	"partnerbook/generator/aid"
)

// What readers are told by each kind of decision aid.

func guideAnswers(g *aid.Guide, r *aid.GuideResult) []answer {
	if r.State != aid.AtOutcome {
		for _, q := range g.Questions {
			if q.ID == r.At {
				return []answer{{"next question", []string{"question", r.At}, q.Ask}}
			}
		}
		return []answer{{"next question", []string{"question", r.At}, r.At}}
	}
	for _, o := range g.Outcomes {
		if o.ID == r.At {
			return []answer{{"result", []string{"outcome", r.At}, o.Title}}
		}
	}
	return []answer{{"result", []string{"outcome", r.At}, r.At}}
}

func scoreAnswers(s *aid.Score, r *aid.ScoreResult) []answer {
	out := []answer{{"points", []string{strconv.Itoa(r.Total)}, fmt.Sprintf("%d of %d", r.Total, r.Max)}}
	band := func(id string) string {
		for _, b := range s.Bands {
			if b.ID == id {
				return b.Title
			}
		}
		return id
	}
	out = append(out, list("result", r.Possible, band))
	out = append(out, list("warnings", r.Flags, func(id string) string { return id }))
	return append(out, list("what to do", r.Actions, func(id string) string {
		for _, a := range s.Actions {
			if a.ID == id {
				return a.Do
			}
		}
		return id
	}))
}

func compareAnswers(c *aid.Compare, r *aid.CompareResult) []answer {
	option := func(id string) string {
		for _, o := range c.Options {
			if o.ID == id {
				return o.Title
			}
		}
		return id
	}
	var excluded, ranking []string
	for _, e := range r.Excluded {
		excluded = append(excluded, e.Option)
	}
	for _, place := range r.Ranking {
		ranking = append(ranking, place.Option)
	}
	out := []answer{
		list("first", r.Winners, option),
		{"how clearly", []string{string(r.Verdict)}, verdicts[r.Verdict]},
		list("order", ranking, option),
		list("ruled out", excluded, option),
		list("cautions", r.Cautions, func(id string) string {
			for _, caution := range c.Cautions {
				if caution.ID == id {
					return caution.Say
				}
			}
			return id
		}),
	}
	return out
}

// verdicts says what the verdicts of a comparison mean.
var verdicts = map[aid.Verdict]string{
	aid.NoWeights: "nothing matters to the reader", aid.None: "all are ruled out", aid.Only: "one is left", aid.Tie: "level",
	aid.Close: "a close lead", aid.Leaning: "a lead", aid.Clear: "a clear lead",
}

func calculatorAnswers(c *aid.Calculator, r *aid.CalculatorResult) []answer {
	var out []answer
	if len(r.OutOfRange) > 0 {
		return []answer{list("not between least and greatest", r.OutOfRange, func(id string) string {
			for _, in := range c.Inputs {
				if in.ID == id {
					return in.Ask
				}
			}
			return id
		})}
	}
	for i, o := range r.Outputs {
		title := o.Output
		if i < len(c.Outputs) && c.Outputs[i].ID == o.Output {
			title = c.Outputs[i].Title
		}
		text := cmp.Or(o.Undefined, "cannot be worked out")
		if o.Value != nil {
			text = figureIn(c.Outputs[i].Unit, aid.Shown(o.Value.Rat(), o.DP))
		}
		out = append(out, answer{title, []string{text}, text})
	}
	for i, check := range r.Checks {
		title := check.Check
		if i < len(c.Checks) {
			title = c.Checks[i].Title
		}
		text := "cannot be checked"
		if check.Holds != nil {
			text = map[bool]string{true: "holds", false: "does not hold"}[*check.Holds]
		}
		out = append(out, answer{title, []string{text}, text})
	}
	return out
}

// figureIn returns a figure with its unit.
func figureIn(u aid.Unit, shown string) string {
	switch u {
	case aid.GBP:
		return "£" + shown
	case aid.Percent:
		return shown + "%"
	case aid.Count:
		return shown
	}
	return shown + " " + string(u)
}

func gapMapAnswers(m *aid.GapMap, r *aid.GapMapResult) []answer {
	out := []answer{
		{"gap in all", []string{r.Gap.String()}, aid.Shown(r.Gap.Rat(), 1) + " " + m.Unit},
		{"cost to close it", []string{r.CloseCost.String()}, "£" + aid.Shown(r.CloseCost.Rat(), 0)},
	}
	for _, l := range r.Lines {
		out = append(out, answer{l.Line.Title, []string{string(l.Status)}, string(l.Status)})
	}
	return out
}
