package aid

import (
	"slices"

	"partnerbook/generator/diag"
)

// Condition holds when all its tests hold; an empty one always holds.
type Condition []Test

// Test compares the answer to one question: it must be among Answers or, with
// Not, be given and not be among them.
type Test struct {
	Question string   `json:"q"`
	Not      bool     `json:"not,omitempty"`
	Answers  []string `json:"any"`

	Pos diag.Position `json:"-"`
}

// Truth is the value of a condition when some answers are missing.
type Truth int8

// The three values.
const (
	False Truth = iota
	Unknown
	True
)

// Holds evaluates the condition. answer returns the answer to a question, "" if
// it is not answered. The result is False as soon as one answered test fails,
// whatever is unanswered; else Unknown if any question is unanswered.
func (c Condition) Holds(answer func(question string) string) Truth {
	truth := True
	for _, t := range c {
		given := answer(t.Question)
		switch {
		case given == "":
			truth = Unknown
		case t.accepts(given) == t.Not:
			return False
		}
	}
	return truth
}

func (t Test) accepts(answer string) bool {
	return slices.Contains(t.Answers, answer)
}
