package aid

import "strings"

// After returns what follows some answers from the start: the next question, or
// the outcome; neither if the answers lead nowhere.
func (g *Guide) After(answers []Pick) (*GuideQuestion, *Outcome) {
	at := g.after(answers)
	if id, ok := strings.CutPrefix(at, OutcomePrefix); ok {
		for i := range g.Outcomes {
			if g.Outcomes[i].ID == id {
				return nil, &g.Outcomes[i]
			}
		}
		return nil, nil
	}
	return g.question(at), nil
}

// after returns what follows a path of answers: a question's id, or "outcome:" and
// an outcome's.
func (g *Guide) after(path []Pick) string {
	at := g.Start
	given := answers{}
	for _, a := range path {
		given[a.Question] = a.Option
		q := g.question(at)
		if q == nil || q.ID != a.Question {
			return ""
		}
		at = q.next(a.Option, given)
	}
	return at
}

// MostQuestions returns how many questions the longest way from some answers to an
// outcome still asks.
func (g *Guide) MostQuestions(answers []Pick) int {
	const usual = 12 // answers on a way that is long
	budget := MaxPages * usual
	return g.mostQuestions(answers, &budget)
}

// mostQuestions looks at no more ways than budget, in answers, allows: a guide that
// unfolds to more pages has no more.
func (g *Guide) mostQuestions(answers []Pick, budget *int) int {
	*budget -= 1 + len(answers)
	q, _ := g.After(answers)
	if q == nil || *budget < 0 || len(answers) > len(g.Questions) {
		return 0
	}
	most := 0
	for _, o := range q.Options {
		most = max(most, g.mostQuestions(With(answers, q.ID, o.ID), budget))
	}
	return most + 1
}

// With returns answers with one more; the answers given stay as they are.
func With(answers []Pick, question, answer string) []Pick {
	return append(answers[:len(answers):len(answers)], Pick{question, answer})
}
