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
	Found  diag.List
	Counts generator.Counts
}

// origin returns a digest of all that a build is made of, the program among it. calm is
// that of [generator.Workspace.Origin].
func (a *app) origin(w *generator.Workspace, f buildFlags) (of output.Origin, calm bool, err error) {
	content, calm, err := w.Origin()
	if err != nil {
		return of, false, machineError(err)
	}
	program, err := programStamp()
	if err != nil {
		return of, false, nil // it cannot be told, so nothing is taken for unchanged
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s %q %t\n", programName(), program, f.precompress)
	h.Write(content[:])
	h.Sum(of[:0])
	return of, calm, nil
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
