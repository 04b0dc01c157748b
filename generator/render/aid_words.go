package render

import (
	"strings"

	"partnerbook/generator/aid"
)

// asked are the questions of an aid, with their answers, by id.
type asked map[string]askedQuestion

type askedQuestion struct {
	ask     string
	answers map[string]string
}

// askedIn returns the questions that conditions of an aid may read.
func askedIn(d *aid.Definition) asked {
	out := asked{}
	for _, q := range d.Asked() {
		answers := map[string]string{}
		for _, a := range q.Answers {
			answers[a.ID] = a.Label
		}
		out[q.ID] = askedQuestion{q.Ask, answers}
	}
	return out
}

// when says a condition in words, one text for each question, all of which must
// hold: “Is your rent up to date?” is answered “No”.
func (c *aidContext) when(condition aid.Condition) []string {
	var out []string
	for _, t := range condition {
		q := c.questions[t.Question]
		var labels []string
		for _, a := range t.Answers {
			labels = append(labels, c.words.T("aid_quoted", "text", q.answers[a]))
		}
		key := "aid_when_is"
		if t.Not {
			key = "aid_when_not"
		}
		out = append(out, c.words.T(key, "question", q.ask, "answers", c.words.either(labels)))
	}
	return out
}

// either joins texts: “A, B or C”.
func (w *Words) either(texts []string) string { return w.joined(texts, w.T("or")) }

// both joins texts: “A, B and C”.
func (w *Words) both(texts []string) string { return w.joined(texts, w.T("and")) }

func (w *Words) joined(texts []string, last string) string {
	n := len(texts)
	if n < 2 {
		return strings.Join(texts, "")
	}
	return strings.Join(texts[:n-1], ", ") + " " + last + " " + texts[n-1]
}
