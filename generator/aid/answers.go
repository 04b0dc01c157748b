package aid

import (
	"maps"
	"slices"

	"partnerbook/generator/canonical"
)

// answers holds the answers of a reader that are among the options of their
// questions, by question.
type answers map[string]string

// to returns the answer to a question, "" if there is none.
func (a answers) to(question string) string { return a[question] }

// with returns the answers with one of them replaced; a stays as it is.
func (a answers) with(question, answer string) answers {
	replaced := maps.Clone(a)
	replaced[question] = answer
	return replaced
}

// choice is a question of which one option is chosen.
type choice struct {
	id      string
	options []string
}

// choicesOf returns the questions that conditions may read.
func choicesOf(m Model) []choice {
	var choices []choice
	for _, q := range m.asked() {
		c := choice{id: q.ID}
		for _, a := range q.Answers {
			c.options = append(c.options, a.ID)
		}
		choices = append(choices, c)
	}
	return choices
}

// readAnswers returns the answers given to the questions of choices and, in the
// order of choices, the questions whose answer is none of their options and is
// dropped. Absent, null and "" all mean that the question is not answered.
func readAnswers(given map[string]any, choices []choice) (read answers, invalid []string) {
	read = answers{}
	for _, c := range choices {
		switch answer := given[c.id].(type) {
		case nil:
		case string:
			if slices.Contains(c.options, answer) {
				read[c.id] = answer
			} else if answer != "" {
				invalid = append(invalid, c.id)
			}
		default:
			invalid = append(invalid, c.id)
		}
	}
	return read, invalid
}

// unknownKeys returns the keys of an input that are not known, whatever they
// hold, sorted.
func unknownKeys(given map[string]any, known func(key string) bool) []string {
	var unknown []string
	for key := range given {
		if !known(key) {
			unknown = append(unknown, key)
		}
	}
	slices.SortFunc(unknown, canonical.Compare)
	return unknown
}

// isChoice returns a function that tells whether an id is that of a choice.
func isChoice(choices []choice) func(id string) bool {
	return func(id string) bool {
		return slices.ContainsFunc(choices, func(c choice) bool { return c.id == id })
	}
}

// isOneOf returns a function that tells whether an id is one of a list.
func isOneOf(ids []string) func(id string) bool {
	return func(id string) bool { return slices.Contains(ids, id) }
}

// optional returns a field of an input that is an object; ok is false if it is
// given and is another thing. Absent and null mean that it is not given.
func optional(given map[string]any, key string) (object map[string]any, ok bool) {
	value := given[key]
	if value == nil {
		return nil, true
	}
	object, ok = value.(map[string]any)
	return object, ok
}
