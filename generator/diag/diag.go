// Package diag is the one way in which Partnerbook says that something in the
// content is wrong.
//
// Every stage of the generator returns diagnostics beside its value; none
// prints, logs or stops. The command prints them (text, JSON, SARIF), the
// server shows them as an overlay. A problem of the *content* is a Diagnostic;
// a problem of the *machine* (disk, permission, port) is an ordinary error.
// Nothing is ever both.
//
// The package stands at the bottom of the import graph and imports nothing of
// ours. It holds:
//
//   - diag.go: Diagnostic, Position and List;
//   - codes.go and codes_*.go: the table of codes, which is also what
//     `partnerbook explain` prints. A new diagnostic is a row there, a check at
//     the earliest stage that has the facts, and a case in
//     generator/testdata/diag;
//   - policy.go: what may be silenced, and how a folder without site.toml turns
//     every problem into a warning;
//   - suggest.go: "did you mean";
//   - text.go, json.go, sarif.go: the printers.
//
// Codes are words, FAMILY/NAME. Errors cannot be silenced, so that a site that
// builds is a site that works; warnings can, by code or at one place.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says whether a site can be built in spite of the problem.
type Severity uint8

const (
	// Warning is a problem that a reader would notice but that breaks nothing.
	Warning Severity = iota + 1
	// Error stops a build: the page would be wrong.
	Error
	// Info is no problem but something worth knowing, which stands in reports.
	Info
)

// String returns "warning", "error" or "info", the words of the JSON and SARIF
// forms.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Info:
		return "info"
	}
	return "warning"
}

// Position is a place in a file. Line and Column count from 1, Column and
// Length in characters (Unicode code points). A zero Line means the file as a
// whole; a zero Length means a point.
type Position struct {
	Path   string
	Line   int
	Column int
	Length int
}

// Related is a second place that helps to understand a diagnostic, such as the
// first of two definitions.
type Related struct {
	Pos     Position
	Message string
}

// Diagnostic is one problem in the content, said to its author.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Pos      Position
	Message  string // what is wrong: one sentence
	Hint     string // how to mend it; may be empty
	Related  []Related
}

// New makes a diagnostic whose severity is the one in the table of codes. The
// message is formatted as by fmt.Sprintf.
func New(code Code, pos Position, format string, args ...any) Diagnostic {
	return Diagnostic{
		Code:     code,
		Severity: code.Severity(),
		Pos:      pos,
		Message:  fmt.Sprintf(format, args...),
	}
}

// Hinted returns a copy with a hint, formatted as by fmt.Sprintf.
func (d Diagnostic) Hinted(format string, args ...any) Diagnostic {
	d.Hint = fmt.Sprintf(format, args...)
	return d
}

// See returns a copy with one more related place.
func (d Diagnostic) See(pos Position, format string, args ...any) Diagnostic {
	d.Related = append(slices.Clip(d.Related), Related{pos, fmt.Sprintf(format, args...)})
	return d
}

// List is a set of diagnostics. The zero value is ready to use.
type List []Diagnostic

// Add appends diagnostics.
func (l *List) Add(d ...Diagnostic) { *l = append(*l, d...) }

// Sorted returns the list ordered by path, line, column, code and message. Of
// those that are alike in all of these, the one with the longest hint is kept.
// The result does not depend on the order in which the list was collected.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortFunc(out, func(a, b Diagnostic) int { return cmp.Or(compare(a, b), compareRest(a, b)) })
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

// Equal tells whether two diagnostics say the same of the same place.
func (d Diagnostic) Equal(other Diagnostic) bool {
	return compare(d, other) == 0 && compareRest(d, other) == 0
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		comparePlaces(a.Pos, b.Pos),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message, b.Message),
	)
}

func comparePlaces(a, b Position) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
	)
}

// compareRest compares what compare leaves out.
func compareRest(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(len(b.Hint), len(a.Hint)),
		cmp.Compare(a.Hint, b.Hint),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(b.Pos.Length, a.Pos.Length),
		slices.CompareFunc(a.Related, b.Related, func(x, y Related) int {
			return cmp.Or(comparePlaces(x.Pos, y.Pos), cmp.Compare(x.Pos.Length, y.Pos.Length), cmp.Compare(x.Message, y.Message))
		}),
	)
}

// Count returns the number of errors and of warnings.
func (l List) Count() (errors, warnings int) {
	for _, d := range l {
		switch d.Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		}
	}
	return errors, warnings
}

// HasErrors tells whether the list holds at least one error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}
