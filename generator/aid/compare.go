package aid

import (
	"encoding/json"
	"slices"
	"strconv"

	"partnerbook/generator/diag"
)

// Compare is a weighted comparison of options with must-haves.
type Compare struct {
	Options  []Option    `json:"options"`
	Criteria []Criterion `json:"criteria"`
	// Scores holds a row for each option with a score for each criterion.
	Scores   [][]OptionScore `json:"scores"`
	Facts    []Fact          `json:"facts"`
	Screens  []Screen        `json:"screens"`
	Adjust   []Adjustment    `json:"adjust"`
	Profiles []Profile       `json:"profiles"`
	Cautions []Caution       `json:"cautions,omitempty"`
	Baseline *Baseline       `json:"baseline,omitempty"`
	Close    Number          `json:"close"`
	Clear    Number          `json:"clear"`

	ClosePos diag.Position `json:"-"`
}

// Option is one of the things compared. Options with one Family are near-twins;
// without one, the family is the option's id.
type Option struct {
	ID      string     `json:"id"`
	Title   string     `json:"title"`
	What    string     `json:"what"`
	Family  string     `json:"family"`
	For     []Point    `json:"for,omitempty"`
	Against []Point    `json:"against,omitempty"`
	Next    []NextStep `json:"next,omitempty"`

	Pos diag.Position `json:"-"`
}

// option returns the index of an option, -1 if there is none of this id.
func (c *Compare) option(id string) int {
	return slices.IndexFunc(c.Options, func(o Option) bool { return o.ID == id })
}

// criterion returns the index of a criterion, -1 if there is none of this id.
func (c *Compare) criterion(id string) int {
	return slices.IndexFunc(c.Criteria, func(k Criterion) bool { return k.ID == id })
}

// Point speaks for an option or against it.
type Point struct {
	Text string `json:"text"`
	Judgement
}

// Criterion is what options are scored on, on a fixed scale between Worst (0)
// and Best (100). Points is its default swing weight, 0 to 100.
type Criterion struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Worst  string `json:"worst"`
	Best   string `json:"best"`
	Points int    `json:"points,string"`

	Pos diag.Position `json:"-"`
}

// OptionScore is a score, 0 to 100, of an option on a criterion.
type OptionScore struct {
	V   int    `json:"v,string"`
	Why string `json:"why"`
	Judgement
}

// Fact is a question whose answer must-haves, adjustments and cautions read.
type Fact struct {
	ID      string   `json:"id"`
	Ask     string   `json:"ask"`
	Hint    string   `json:"hint,omitempty"`
	Options []Answer `json:"options"`

	Pos diag.Position `json:"-"`
}

// Screen is a must-have: when its condition holds, the options in Out are ruled
// out.
type Screen struct {
	ID   string    `json:"id"`
	Must string    `json:"must"`
	When Condition `json:"when,omitempty"`
	Out  []string  `json:"out"` // in the order of the options
	Judgement
}

// Adjustment changes scores when its condition holds.
type Adjustment struct {
	ID   string     `json:"id"`
	When Condition  `json:"when,omitempty"`
	Add  []Addition `json:"add"`
	Why  string     `json:"why"`
	Judgement
}

// Addition is added to one score; it may be negative.
type Addition struct {
	Option    string `json:"option"`
	Criterion string `json:"criterion"`
	Points    int    `json:"points,string"`

	Pos diag.Position `json:"-"`
}

// Profile is a ready set of points. A criterion that it leaves out keeps its
// default.
type Profile struct {
	ID     string       `json:"id"`
	Title  string       `json:"title"`
	Points ProfilePoint `json:"points"`

	Pos diag.Position `json:"-"`
}

// ProfilePoint holds points by criterion.
type ProfilePoint map[string]int

// MarshalJSON writes the points as strings, like all numbers of a definition.
func (p ProfilePoint) MarshalJSON() ([]byte, error) {
	texts := make(map[string]string, len(p))
	for criterion, points := range p {
		texts[criterion] = strconv.Itoa(points)
	}
	return json.Marshal(texts)
}

// Caution is printed above the result when its condition holds, and rules
// nothing out.
type Caution struct {
	ID   string    `json:"id"`
	When Condition `json:"when,omitempty"`
	Say  string    `json:"say"`
	Judgement
	Next []NextStep `json:"next,omitempty"`
}

// Baseline is shown beside the options and never scored.
type Baseline struct {
	Title string `json:"title"`
	What  string `json:"what"`
}
