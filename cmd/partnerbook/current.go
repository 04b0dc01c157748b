package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/diag"
	"partnerbook/generator/output"
	"partnerbook/generator/stamp"
)

// said is what a build notes, so that one that finds nothing changed says the same.
type said struct {
	Found  diag.Summary
	Counts generator.Counts
}

// origin is that of [generator.Workspace.Origin], with the program.
type origin struct {
	whole, rest         output.Origin
	wholeCalm, restCalm bool
}

// origin returns of what a build is made; the zero value if that cannot be told, so that
// nothing is taken for unchanged.
func (a *app) origin(w *generator.Workspace, f buildFlags) (origin, error) {
	content, err := w.Origin()
	if err != nil {
		return origin{}, machineError(err)
	}
	program, err := programStamp()
	if err != nil {
		return origin{}, nil
	}
	with := func(content [sha256.Size]byte) (sum output.Origin) {
		h := sha256.New()
		fmt.Fprintf(h, "%s %q %t\n", programName(), program, f.precompress)
		h.Write(content[:])
		h.Sum(sum[:0])
		return sum
	}
	return origin{with(content.Whole), with(content.Rest), content.WholeCalm, content.RestCalm}, nil
}

// programStamp tells one program of the same version from another, as they are while it
// is being worked on.
func programStamp() ([]byte, error) {
	name, err := os.Executable()
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	return stamp.Of(info).Append(nil), nil
}

// unchanged ends a build that would make what the last one made: it says so, and what is
// wrong with the content besides.
func (a *app) unchanged(last output.Last, w *generator.Workspace, f buildFlags, scan time.Duration, start time.Time) error {
	var note said
	if err := json.Unmarshal(last.Said, &note); err != nil {
		return machineError(fmt.Errorf("reading what the last build noted: %w", err))
	}
	if err := a.screen.problems(note.Found, w.Text); err != nil {
		return err
	}
	if failed(note.Found, f.strict) {
		return a.nothingWritten(note.Found)
	}
	note.Counts.Compiled = 0
	if f.stats != "" {
		stats := generator.Stats{Counts: note.Counts, Scan: generator.Span(scan)}
		if err := a.stats(stats, last.Report, f.stats, 0, time.Since(start)); err != nil {
			return err
		}
	}
	a.sayBuilt(note.Counts.Pages, f.out, last.Report, start)
	return nil
}
