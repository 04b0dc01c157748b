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
	switch m := d.Model.(type) {
	case *aid.Guide:
		for _, q := range m.Questions {
			out.add(q.ID, q.Ask, len(q.Options), func(i int) (id, label string) { return q.Options[i].ID, q.Options[i].Label })
		}
	case *aid.Score:
		for _, q := range m.Questions {
			out.add(q.ID, q.Ask, len(q.Options), func(i int) (id, label string) { return q.Options[i].ID, q.Options[i].Label })
		}
	case *aid.Compare:
		for _, f := range m.Facts {
			out.add(f.ID, f.Ask, len(f.Options), func(i int) (id, label string) { return f.Options[i].ID, f.Options[i].Label })
		}
	}
	return out
}

func (a asked) add(id, ask string, n int, option func(i int) (id, label string)) {
	q := askedQuestion{ask, make(map[string]string, n)}
	for i := range n {
		answer, label := option(i)
		q.answers[answer] = label
	}
	a[id] = q
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
