package aid

import "partnerbook/generator/diag"

// Score is a set of questions whose points lead to a band.
type Score struct {
	Sections  []Titled        `json:"sections"`
	Questions []ScoreQuestion `json:"questions"`
	Bands     []Band          `json:"bands"` // by From, ascending; the first from 0
	Flags     []Flag          `json:"flags,omitempty"`
	Actions   []Action        `json:"actions,omitempty"`
}

// ScoreQuestion is one question of a section.
type ScoreQuestion struct {
	ID      string        `json:"id"`
	Section string        `json:"section"`
	Ask     string        `json:"ask"`
	Hint    string        `json:"hint,omitempty"`
	Ev      []Evidence    `json:"ev,omitempty"`
	Options []ScoreOption `json:"options"`

	Pos diag.Position `json:"-"`
}

// ScoreOption is an answer with its points, 0 or more.
type ScoreOption struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	Points int    `json:"points,string"`

	Pos diag.Position `json:"-"`
}

// Band holds the totals from From up to the next band.
type Band struct {
	ID    string     `json:"id"`
	From  int        `json:"from,string"`
	Title string     `json:"title"`
	Next  []NextStep `json:"next,omitempty"`

	Pos diag.Position `json:"-"`
}

// Flag raises the band to at least AtLeast when its condition holds.
type Flag struct {
	ID      string    `json:"id"`
	When    Condition `json:"when,omitempty"`
	AtLeast string    `json:"at_least"`
	Judgement
}

// Action is something to do when its condition holds.
type Action struct {
	ID    string    `json:"id"`
	Theme string    `json:"theme"`
	When  Condition `json:"when,omitempty"`
	Do    string    `json:"do"`
	Judgement
}
