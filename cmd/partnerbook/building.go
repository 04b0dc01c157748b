package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/output"
)

// building is a build while it runs.
type building struct {
	*app
	w      *generator.Workspace
	p      place
	f      buildFlags
	start  time.Time
	origin origin
	last   *output.Last // if known
	known  bool
	again  *generator.Again // what changed since, if it can go on from that
}

func (a *app) newBuilding(w *generator.Workspace, p place, f buildFlags, start time.Time) (*building, error) {
	origin, err := a.origin(w, f)
	if err != nil {
		return nil, err
	}
	b := &building{app: a, w: w, p: p, f: f, start: start, origin: origin}
	b.last, b.known = output.Known(f.out)
	return b, nil
}

// isCurrent tells whether the last build made what this one would.
func (b *building) isCurrent() bool {
	return b.known && b.last.Origin == b.origin.whole && b.origin.whole != (output.Origin{})
}

// resume takes up what the last build kept, if it was made of the same but for pages.
func (b *building) resume() error {
	if !b.known || b.origin.rest == (output.Origin{}) || !b.origin.restCalm {
		return nil
	}
	kept, ok := b.last.Kept()
	if !ok {
		return nil
	}
	_, err := b.w.Resume(kept, b.origin.rest)
	if err != nil {
		return machineError(err)
	}
	return nil
}

// edition makes the edition, with what changed since the last build or else with
// everything. It drops the origin if the settings change meanwhile: the next build is to
// look again, and what the last build made may be of other settings than this edition.
func (b *building) edition(ctx context.Context) (*generator.Edition, error) {
	b.again = nil
	e, err := b.app.edition(ctx, b.w, b.p)
	if err != nil {
		return nil, err
	}
	now, err := b.app.origin(b.w, b.f)
	same := err == nil && now == b.origin
	if !same {
		b.origin = origin{}
	}
	if !b.w.Bare() || e.Book == nil && same {
		return e, nil
	}
	if same {
		again, ok, err := b.w.Again(ctx, e, b.read)
		if err != nil {
			return nil, machine(err)
		}
		if ok {
			b.again = again
			return e, nil
		}
	}
	b.w.Forget()
	return b.edition(ctx)
}

// read reads a file that stands in the output folder.
func (b *building) read(p string) ([]byte, error) {
	return os.ReadFile(filepath.Join(b.f.out, filepath.FromSlash(p)))
}

// write writes what is others than in the last build, or everything.
func (b *building) write(ctx context.Context, e *generator.Edition) error {
	if b.again != nil {
		done, err := b.update(ctx, e)
		if done || err != nil {
			return err
		}
		b.w.Forget()
		whole, err := b.edition(ctx)
		if err != nil {
			return err
		}
		if failed(whole.Found, b.f.strict) { // the content has changed meanwhile
			if err := b.screen.problems(whole.Found, b.w.Text); err != nil {
				return err
			}
			return b.nothingWritten(whole.Found)
		}
		whole.Stats.Scan = e.Stats.Scan
		e = whole
	}
	_, err := os.Stat(filepath.Join(b.f.out, output.ManifestName))
	files := e.Book.Spend(errors.Is(err, fs.ErrNotExist))
	opts, done, err := b.options(e, len(files), nil)
	if err != nil {
		return err
	}
	wrote := time.Now()
	report, err := output.Write(ctx, b.f.out, files, opts)
	done()
	return b.ended(e, report, err, wrote)
}

// update writes what is others than in the last build. It returns false if everything is
// needed for that.
func (b *building) update(ctx context.Context, e *generator.Edition) (bool, error) {
	again := b.again
	opts, done, err := b.options(again.Edition, len(again.Files), again)
	if err != nil {
		return false, err
	}
	wrote := time.Now()
	report, err := output.Update(ctx, b.last, again.Files, again.Gone, opts)
	done()
	if errors.Is(err, output.ErrAllNeeded) {
		return false, nil
	}
	return true, b.ended(e, report, err, wrote)
}

// options says how to write an edition, of which again is what changed; nil for all of it.
// done is to be called when so many files stand.
func (b *building) options(e *generator.Edition, files int, again *generator.Again) (opts output.Options, done func(), err error) {
	note, err := json.Marshal(said{e.Found.Summary(mostPrinted), e.Stats.Counts})
	if err != nil {
		return opts, nil, machineError(err)
	}
	step, done := b.screen.onFiles("Writing", files)
	opts = output.Options{
		Jobs:     b.f.jobs,
		Made:     madeOf(e.Site),
		Wait:     func() { b.screen.say("Another build is writing into %s. Waiting for it to end.", b.f.out) },
		Progress: step, Companions: b.f.companions(),
		Said: note,
	}
	if b.origin.wholeCalm {
		opts.Origin = b.origin.whole
	}
	if b.origin.restCalm {
		opts.Keep = func(to io.Writer) error { return b.w.Keep(to, e, b.origin.rest, again) }
	}
	return opts, done, nil
}

// ended says how writing ended.
func (b *building) ended(e *generator.Edition, report output.Report, err error, wrote time.Time) error {
	if errors.Is(err, context.Canceled) {
		return stopped{"stopped. Every file in " + b.f.out + " is as it was before or as it should be; build again to finish"}
	}
	var clash *output.ClashError
	if errors.As(err, &clash) {
		b.screen.complain("Nothing was written: the file %s has the name that the compressed form of %s must have.\n"+
			"  Give it another name, or build without --precompress.", clash.Companion, clash.File)
		return errContent
	}
	if err != nil {
		return machineError(explainWrite(err, b.f.out))
	}
	if b.f.stats != "" {
		if err := b.stats(e.Stats, report, b.f.stats, time.Since(wrote), time.Since(b.start)); err != nil {
			return err
		}
	}
	b.sayBuilt(e.Stats.Pages, b.f.out, report, b.start)
	return nil
}
