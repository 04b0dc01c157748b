package site

import (
	"time"

	"partnerbook/generator/kind"
)

// State is where a page stands in its life on the day of the build.
type State uint8

const (
	StateCurrent State = iota
	StateDueSoon       // to be reviewed within noticeDays
	StateOverdue       // should have been reviewed
	StateDraft
	StateComing     // a place holder: still to be written
	StateHistoric   // true of its time, kept for reference
	StateWithdrawn  // no longer to be followed
	StateSuperseded // replaced by another page
)

// noticeDays is how long before its review a page counts as due soon.
const noticeDays = 60

// String returns the name of the state, the key of the theme's words for it.
func (s State) String() string {
	return [...]string{"current", "due_soon", "overdue", "draft", "coming", "historic", "withdrawn", "superseded"}[s]
}

// Ended tells whether the page is kept for reference only.
func (s State) Ended() bool { return s >= StateHistoric }

// StateOn returns the state of a page on a day (midnight UTC). A page is
// overdue from the day after the one by which it was to be reviewed. Browsers work the
// state out anew when a page is looked at: themes/default/life/state.js is the twin.
func StateOn(m *kind.Meta, day time.Time) State {
	switch m.Status {
	case kind.Draft:
		return StateDraft
	case kind.Historic:
		return StateHistoric
	case kind.Withdrawn:
		return StateWithdrawn
	case kind.Superseded:
		return StateSuperseded
	}
	switch {
	case m.Coming != "":
		return StateComing
	case m.ReviewBy.IsZero():
		return StateCurrent
	case day.After(m.ReviewBy):
		return StateOverdue
	case day.AddDate(0, 0, noticeDays).After(m.ReviewBy):
		return StateDueSoon
	}
	return StateCurrent
}
