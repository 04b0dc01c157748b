package aid

import "strings"

// graph has the questions and outcomes of a guide, joined by answers.
func (g *Guide) graph(say phrases) *graph {
	out := newGraph(say, guideDesc, say.counted(len(g.Questions), "question"), say.counted(len(g.Outcomes), "outcome"))
	out.down = true
	words := wordsOf(g, say)
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
type conditionWords struct {
	phrases
	of map[string]wordedQuestion
}

type wordedQuestion struct {
	ask    string
	labels map[string]string
}

// wordsOf returns the words of what the conditions of an aid may read.
func wordsOf(m Model, say phrases) conditionWords {
	words := conditionWords{say, map[string]wordedQuestion{}}
	for _, q := range m.asked() {
		labels := map[string]string{}
		for _, a := range q.Answers {
			labels[a.ID] = a.Label
		}
		words.of[q.ID] = wordedQuestion{q.Ask, labels}
	}
	return words
}

// answer labels a line: the answer, and when it is the one that counts.
func (w conditionWords) answer(label string, when Condition, later bool) string {
	switch {
	case len(when) > 0:
		return w.say("%s, if %s", label, w.condition(when))
	case later:
		return w.say("%s, otherwise", label)
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
			said = w.say("%s to “%s”", said, w.of[t.Question].ask)
		}
		tests = append(tests, said)
	}
	return strings.Join(tests, w.say(" and "))
}

// choice says which answers a test accepts: “Yes” or “No”.
func (w conditionWords) choice(t Test) string {
	var answers []string
	for _, a := range t.Answers {
		answers = append(answers, "“"+w.of[t.Question].labels[a]+"”")
	}
	said := strings.Join(answers, w.say(" or "))
	if t.Not {
		return w.say("not %s", said)
	}
	return said
}

// answers labels a line that needs a test alone.
func (w conditionWords) answers(t Test) string {
	var labels []string
	for _, a := range t.Answers {
		labels = append(labels, w.of[t.Question].labels[a])
	}
	said := strings.Join(labels, " / ")
	if t.Not {
		return w.say("Not: %s", said)
	}
	return said
}

// tells tells whether the answers of a test are of several words and belong to no
// other question, so that they say what was asked.
func (w conditionWords) tells(t Test) bool {
	for _, a := range t.Answers {
		label := w.of[t.Question].labels[a]
		if strings.Count(label, " ") < 2 {
			return false
		}
		for id, other := range w.of {
			for _, l := range other.labels {
				if id != t.Question && l == label {
					return false
				}
			}
		}
	}
	return true
}
