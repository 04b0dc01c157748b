package aid

import (
	"slices"
	"strings"
)

// Say returns words under a key, with pairs of names and values filled in: what
// render.Words.T does. Without pairs it returns the words with their places left
// open.
type Say func(key string, pairs ...any) string

// Either joins texts as alternatives: "A", "A or B", "A, B or C".
func Either(list []string, say Say) string { return join(list, say, "aid_say_or") }

// Both joins texts that all hold: "A", "A and B", "A, B and C".
func Both(list []string, say Say) string { return join(list, say, "aid_say_and") }

func join(list []string, say Say, last string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	end := len(list) - 1
	return say(last, "a", strings.Join(list[:end], ", "), "b", list[end])
}

// ConditionWords says a condition on the answers to the definition's questions in
// words: “Is there a partner?” is answered “No”. An id of no question or answer
// stands for itself.
func (d *Definition) ConditionWords(c Condition, say Say) string {
	if len(c) == 0 {
		return say("aid_say_always")
	}
	var tests []string
	for _, t := range c {
		ask, labels := d.asked(t.Question)
		var answers []string
		for _, id := range t.Answers {
			label := id
			if i := slices.IndexFunc(labels, func(a Answer) bool { return a.ID == id }); i >= 0 {
				label = labels[i].Label
			}
			answers = append(answers, say("aid_say_quoted", "text", label))
		}
		key := "aid_say_answered"
		if t.Not {
			key = "aid_say_answered_not"
		}
		tests = append(tests, say(key, "question", ask, "answers", Either(answers, say)))
	}
	return Both(tests, say)
}

// asked returns the words of a question with its answers.
func (d *Definition) asked(question string) (ask string, answers []Answer) {
	switch m := d.Model.(type) {
	case *Guide:
		if q, ok := m.question(question); ok {
			for _, o := range q.Options {
				answers = append(answers, Answer{ID: o.ID, Label: o.Label})
			}
			return q.Ask, answers
		}
	case *Compare:
		for _, f := range m.Facts {
			if f.ID == question {
				return f.Ask, f.Options
			}
		}
	case *Score:
		for _, q := range m.Questions {
			if q.ID != question {
				continue
			}
			for _, o := range q.Options {
				answers = append(answers, Answer{ID: o.ID, Label: o.Label})
			}
			return q.Ask, answers
		}
	}
	return question, nil
}

// SingleCitation returns the place on which most scores of an option rest alone,
// the first of several, and how many do. Scores that are the authors' own rest on
// nothing else and do not count.
func (c *Compare) SingleCitation(option int) (ref string, most int) {
	n := map[string]int{}
	for _, s := range c.Scores[option] {
		if len(s.Ev) == 1 && s.Basis != FromAuthor {
			n[s.Ev[0].Ref]++
		}
	}
	for _, s := range c.Scores[option] {
		if len(s.Ev) == 1 && n[s.Ev[0].Ref] > most {
			ref, most = s.Ev[0].Ref, n[s.Ev[0].Ref]
		}
	}
	return ref, most
}
