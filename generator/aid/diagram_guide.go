package aid

import "strings"

// graph has the questions and outcomes of a guide, joined by answers.
func (g *Guide) graph() *graph {
	out := newGraph("%s that lead to %s. Rectangles are questions, rounded boxes are outcomes, and lines are answers.",
		counted(len(g.Questions), "question"), counted(len(g.Outcomes), "outcome"))
	out.down = true
	words := wordsOf(g)
	for first := range 2 { // the start is the first box, wherever it stands in the file
		for _, q := range g.Questions {
			if (q.ID == g.Start) == (first == 0) {
				out.add(box{kind: QuestionBox, id: q.ID, label: q.Ask, note: q.Hint})
			}
		}
	}
	for _, o := range g.Outcomes {
		out.add(box{kind: OutcomeBox, id: OutcomePrefix + o.ID, label: o.Title, note: o.Why})
	}
	for _, q := range g.Questions {
		for _, o := range q.Options {
			for i, r := range o.Routes {
				out.join(q.ID, r.Next, words.answer(o.Label, r.When, i > 0))
			}
		}
	}
	return out
}

// conditionWords says conditions in words.
type conditionWords map[string]wordedQuestion

type wordedQuestion struct {
	ask    string
	labels map[string]string
}

// wordsOf returns the words of what the conditions of an aid may read.
func wordsOf(m Model) conditionWords {
	words := conditionWords{}
	for _, q := range m.asked() {
		labels := map[string]string{}
		for _, a := range q.Answers {
			labels[a.ID] = a.Label
		}
		words[q.ID] = wordedQuestion{q.Ask, labels}
	}
	return words
}

// answer labels a line: the answer, and when it is the one that counts.
func (w conditionWords) answer(label string, when Condition, later bool) string {
	switch {
	case len(when) > 0:
		return label + ", if " + w.condition(when)
	case later:
		return label + ", otherwise"
	}
	return label
}

// condition says a whole condition, with the question only where answers alone
// would not tell it.
func (w conditionWords) condition(c Condition) string {
	var tests []string
	for _, t := range c {
		said := w.choice(t)
		if !w.tells(t) {
			said += " to “" + w[t.Question].ask + "”"
		}
		tests = append(tests, said)
	}
	return strings.Join(tests, " and ")
}

// choice says which answers a test accepts: “Yes” or “No”.
func (w conditionWords) choice(t Test) string {
	var answers []string
	for _, a := range t.Answers {
		answers = append(answers, "“"+w[t.Question].labels[a]+"”")
	}
	said := strings.Join(answers, " or ")
	if t.Not {
		return "not " + said
	}
	return said
}

// answers labels a line that needs a test alone.
func (w conditionWords) answers(t Test) string {
	var labels []string
	for _, a := range t.Answers {
		labels = append(labels, w[t.Question].labels[a])
	}
	said := strings.Join(labels, " / ")
	if t.Not {
		return "Not: " + said
	}
	return said
}

// tells tells whether the answers of a test are of several words and belong to no
// other question, so that they say what was asked.
func (w conditionWords) tells(t Test) bool {
	for _, a := range t.Answers {
		label := w[t.Question].labels[a]
		if strings.Count(label, " ") < 2 {
			return false
		}
		for id, other := range w {
			for _, l := range other.labels {
				if id != t.Question && l == label {
					return false
				}
			}
		}
	}
	return true
}
