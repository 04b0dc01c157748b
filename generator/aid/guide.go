package aid

import "partnerbook/generator/diag"

// Guide is a tree of questions that leads to outcomes.
type Guide struct {
	Start     string          `json:"start"`
	Questions []GuideQuestion `json:"questions"`
	Outcomes  []Outcome       `json:"outcomes"`

	StartPos diag.Position `json:"-"`
}

// GuideQuestion is one question of a guide.
type GuideQuestion struct {
	ID      string        `json:"id"`
	Ask     string        `json:"ask"`
	Hint    string        `json:"hint,omitempty"`
	Ev      []Evidence    `json:"ev,omitempty"`
	Options []GuideOption `json:"options"`

	Pos diag.Position `json:"-"`
}

// GuideOption is an answer and where it leads: the first of the routes whose
// condition holds. A plain next is one route without a condition.
type GuideOption struct {
	ID     string  `json:"id"`
	Label  string  `json:"label"`
	Routes []Route `json:"routes"`

	Pos diag.Position `json:"-"`
}

// Route leads to a question's id, or to "outcome:" and an outcome's id.
type Route struct {
	When Condition `json:"when,omitempty"`
	Next string    `json:"next"`

	Pos     diag.Position `json:"-"`
	NextPos diag.Position `json:"-"`
}

// Outcome is an end of a guide.
type Outcome struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Why   string `json:"why"`
	Judgement
	Next []NextStep `json:"next,omitempty"`
}
