package aid

import (
	"encoding/json"
	"time"

	"partnerbook/generator/diag"
)

// Kind says what sort of aid a definition describes.
type Kind string

// The five kinds of aid.
const (
	GuideKind      Kind = "guide"
	CompareKind    Kind = "compare"
	ScoreKind      Kind = "score"
	CalculatorKind Kind = "calculator"
	GapMapKind     Kind = "gapmap"
)

// Kinds returns all kinds, in the order in which they are offered.
func Kinds() []Kind {
	return []Kind{GuideKind, CompareKind, ScoreKind, CalculatorKind, GapMapKind}
}

// Definition is one aid, decoded. It is not changed once made. Its JSON form
// is what the browser is given; Digest names it.
type Definition struct {
	ID       string     `json:"aid"`
	Kind     Kind       `json:"kind"`
	Version  string     `json:"version"`
	Title    string     `json:"title"`
	Decision string     `json:"decision"`
	Review   Review     `json:"review"`
	Notice   string     `json:"notice,omitempty"`
	Basis    Basis      `json:"basis,omitempty"` // of judgements that name none
	Ev       []Evidence `json:"ev,omitempty"`
	Personal bool       `json:"personal,omitempty"`
	Allow    []Allow    `json:"allow,omitempty"`
	Model    Model      `json:"model"`

	Cases []Case        `json:"-"` // of the authors
	Pos   diag.Position `json:"-"` // of the file

	original *Definition // of which this is a translation (translation.go), or nil
	language string      // of a translation
}

// Model is what only one kind of aid has: *Guide, *Compare, *Score, *Calculator
// or *GapMap.
type Model interface {
	// Evaluate returns the result of the readers' answers. It is a total
	// function: whatever cannot be understood is named in the result.
	Evaluate(input Input) Result
	// judgements calls yield with every judgement until it returns false.
	judgements(yield func(Judged) bool)
	// graph returns what a diagram and an outline show.
	graph(say phrases) *graph
	// places adds the positions of all elements to at.
	places(at map[spot]diag.Position)
	// asked returns the questions that conditions may read.
	asked() []Asked
	// texts adds the texts that readers see to a part, and returns a model of the same to
	// which they belong.
	texts(p *part) Model
}

// Result is what comes of an input. Canonical returns it with the names of the
// specification, made of map[string]any, []any, string, bool, json.Number (for
// counts and ranks) and nil alone.
type Result interface {
	Canonical() map[string]any
}

// Review says who looks at the aid, and when.
type Review struct {
	By      string
	On      time.Time
	Next    time.Time
	NextPos diag.Position
}

// MarshalJSON writes the days as 2026-11-21.
func (r Review) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{
		"by": r.By, "on": r.On.Format(time.DateOnly), "next": r.Next.Format(time.DateOnly),
	})
}

// Basis says what a judgement rests on.
type Basis string

// What a judgement may rest on.
const (
	FromSource Basis = "source" // a cited source says so
	Mixed      Basis = "mixed"  // the source says something, the authors set the number or the cut
	FromAuthor Basis = "author"
)

// Judgement says what a score, rule, default, outcome or point rests on. Where
// the file leaves basis or ev out, they are those of the file.
type Judgement struct {
	Basis Basis      `json:"basis"`
	Ev    []Evidence `json:"ev,omitempty"`
	Note  string     `json:"note,omitempty"`

	Pos diag.Position `json:"-"` // of the element that is judged
}

// Evidence is a place in a source, "page#anchor".
type Evidence struct {
	Ref string
	Pos diag.Position
}

// MarshalJSON writes the reference.
func (e Evidence) MarshalJSON() ([]byte, error) { return json.Marshal(e.Ref) }

// NextStep is where a result leads on to: "checklist:", "template:", "page:" or
// "aid:" and a name.
type NextStep struct {
	Ref string
	Pos diag.Position
}

// MarshalJSON writes the reference.
func (n NextStep) MarshalJSON() ([]byte, error) { return json.Marshal(n.Ref) }

// Allow silences one warning at one place.
type Allow struct {
	Code    string `json:"code"`
	At      string `json:"at"`
	Because string `json:"because"`

	Pos diag.Position `json:"-"`
}

// Case is an input with what the authors expect of it.
type Case struct {
	Name   string
	Input  map[string]any // as Input.Values
	Expect map[string]any // some fields of the canonical result
	Pos    diag.Position
}

// Titled is a thing with a name.
type Titled struct {
	ID    string `json:"id"`
	Title string `json:"title"`

	Pos diag.Position `json:"-"`
}

// Answer is one possible answer to a question.
type Answer struct {
	ID    string `json:"id"`
	Label string `json:"label"`

	Pos diag.Position `json:"-"`
}
