package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/diag"
	"partnerbook/generator/output"
	"partnerbook/generator/source"
)

type buildFlags struct {
	out     string
	baseURL string
	drafts  bool
	strict  bool
	jobs    int
	stats   string
	// precompress makes compressed files for web servers beside the others.
	precompress bool
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build",
		Short: "Make the site",
		Long: `Build makes the site in the folder public, or where --out says. It writes only
files that change, and removes only files that an earlier build made. With
errors in the content it writes nothing.

With --precompress it also makes three compressed forms of every file that
shrinks: page.html.br, page.html.zst and page.html.gz. A web server can send
those at once, if it is told to. They take half a minute at first and are made
again only when their file changes; a build without --precompress removes them.`,
		Example: "  partnerbook build\n  partnerbook build --content handbook --out site",
		Args:    takes(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.build(cmd.Context(), f) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.out, "out", "public", "the `FOLDER` to write into, seen from the working folder")
	flags.StringVar(&f.baseURL, "base-url", "", "the `ADDRESS` of the published site; with it the site gets a feed, a site map and a 404 page")
	flags.BoolVar(&f.precompress, "precompress", false, "make .gz, .br and .zst files beside those that shrink, for web servers that send them")
	flags.BoolVar(&f.drafts, "drafts", false, "publish drafts as well")
	flags.BoolVar(&f.strict, "strict", false, "fail on warnings as well")
	flags.IntVar(&f.jobs, "jobs", 0, "work on `N` pages at a time (default: one for each processor)")
	flags.StringVar(&f.stats, "stats", "", "print time and counts of each stage; `FORMAT` is text, or json for programs")
	flags.Lookup("stats").NoOptDefVal = "text"
	return c
}

// check refuses values that the flags cannot have.
func (f buildFlags) check() error {
	switch {
	case f.jobs < 0:
		return usageError("--jobs wants a number of pages from 1, not %d", f.jobs)
	case f.stats != "" && f.stats != "text" && f.stats != "json":
		return usageError("--stats is text or json, not “%s”", f.stats)
	case f.baseURL != "" && !source.IsBaseURL(f.baseURL):
		return usageError("--base-url cannot be “%s”.\n  Write the whole address, as in `--base-url https://www.example.org/`", f.baseURL)
	case f.out == "":
		return usageError("--out wants the name of a folder")
	}
	return nil
}

// open returns a workspace that has looked at its folder, with the garbage
// collector set for a short run: it collects only when the memory that pages of
// so many bytes may take is used up, which saves a fifth of the time. GOGC and
// GOMEMLIMIT, if set, have the last word. took is how long the look took.
func (a *app) open(s generator.Settings) (w *generator.Workspace, took time.Duration, err error) {
	// Until it is known how much there is, the heap may grow to 16 MB before anything is
	// collected, and to five times what is in use: there is little to free yet.
	const whileLooking = 400
	start := time.Now()
	short := a.env("GOGC") == "" && a.env("GOMEMLIMIT") == ""
	if short {
		debug.SetGCPercent(whileLooking)
	}
	w = generator.NewWorkspace(s)
	bytes, err := w.Scan()
	if err != nil {
		return nil, 0, machineError(err)
	}
	took = time.Since(start)
	if short {
		// Objects take about three times as much as their pages, the search index
		// another third, and what is free between them half as much as the pages; a
		// collection should find something to free besides.
		const least, perByte = 40 << 20, 5.4
		debug.SetGCPercent(-1)
		limit := least + int64(perByte*float64(bytes))
		if allowed := a.memory(); allowed > 0 {
			limit = min(limit, forHeap(allowed))
		}
		debug.SetMemoryLimit(limit)
	}
	a.warnOfMemory(bytes)
	return w, took, nil
}

func (a *app) build(ctx context.Context, f buildFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	start := time.Now()
	p, err := a.find(false)
	if err != nil {
		return err
	}
	defer p.close()
	if err := checkOut(f.out, p.watch.Content, "with --out"); err != nil {
		return err
	}
	if f.jobs == 0 {
		f.jobs = runtime.GOMAXPROCS(0)
	}
	p.settings.Drafts, p.settings.Jobs = f.drafts, f.jobs
	if f.stats != "" {
		p.settings.Spent = processorTime
	}
	if f.baseURL != "" {
		p.settings.Overrides = append(p.settings.Overrides, "base_url="+f.baseURL)
	}
	w, scan, err := a.open(p.settings)
	if err != nil {
		return err
	}
	b, err := a.newBuilding(w, p, f, start)
	if err != nil {
		return err
	}
	if b.isCurrent() {
		return a.unchanged(*b.last, w, f, scan, start)
	}
	if err := b.resume(); err != nil {
		return err
	}
	edition, err := b.edition(ctx)
	if err != nil {
		return err
	}
	edition.Stats.Scan += generator.Span(scan)
	if err := a.screen.problems(edition.Found, w.Text); err != nil {
		return err
	}
	if failed(edition.Found, f.strict) {
		return a.nothingWritten(edition.Found)
	}
	if edition.Stats.Pages == 0 {
		a.screen.say("Every page is a draft, and drafts are not published. --drafts publishes them as well.")
	}
	return b.write(ctx, edition)
}

// edition makes the one edition of a command that ends after it. A folder
// without a single page is refused: most likely another was meant, and building
// it would remove every page of the last build.
func (a *app) edition(ctx context.Context, w *generator.Workspace, p place) (*generator.Edition, error) {
	e, err := w.Refresh(ctx, generator.Everything)
	if err != nil {
		return nil, machine(err)
	}
	if e.Stats.Compiled == 0 && !w.Bare() {
		where := ""
		if a.contentDir != "" {
			where = " --content " + a.contentDir
		}
		return nil, usageError("there is no page in %s: no file there ends in .md.\n"+
			"  Begin one with `partnerbook new guidance index.md%s`, or name another folder with --content", shownFolder(p.watch.Content), where)
	}
	return e, nil
}

// failed tells whether problems stop a command.
func failed(found diag.Summarized, strict bool) bool {
	errors, warnings := found.Count()
	return errors > 0 || strict && warnings > 0
}

func (a *app) nothingWritten(found diag.Summarized) error {
	a.screen.complain("Nothing was written. %s", whyNothing(found))
	return errContent
}

func whyNothing(found diag.Summarized) string {
	if errors, _ := found.Count(); errors > 0 {
		return "Mend the errors and build again."
	}
	return "With --strict, warnings count as errors."
}

func (a *app) sayBuilt(pages int, out string, r output.Report, start time.Time) {
	a.screen.say("%s in %s, made in %s. Files: %s written, %s unchanged, %s removed.",
		plural(pages, "page"), shownFolder(out), shownTime(time.Since(start)),
		thousands(r.Written), thousands(r.Same), thousands(r.Removed))
}

// checkOut refuses an output folder in the content folder, which the next build
// would read, and one whose place a file takes. where says how to name another.
func checkOut(out, content, where string) error {
	if rel, err := filepath.Rel(content, absolute(out)); err == nil && filepath.IsLocal(rel) {
		return usageError("the output folder %s stands in the content folder, where the next build would read it.\n"+
			"  Name one outside %s", shownPath(out), where)
	}
	for dir := absolute(out); ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		switch {
		case err == nil && !info.IsDir():
			return usageError("the output goes into a folder, and %s is a file.\n  Name another %s", shownPath(dir), where)
		case err == nil || dir == filepath.Dir(dir):
			return nil
		}
	}
}

// machine gives an error that came from the machine its exit code.
func machine(err error) error {
	if errors.Is(err, context.Canceled) {
		return context.Canceled
	}
	return machineError(err)
}

// explainWrite says in plain words why a build could not write, and what to do.
func explainWrite(err error, out string) error {
	var emit *output.EmitError
	switch {
	case errors.As(err, &emit):
		return fmt.Errorf("%w.\n  Every file in %s is as it was before or as it should be. Mend this and build again", err, out)
	case isFull(err):
		return fmt.Errorf("the disk is full (%w).\n  Every file in %s is as it was before or as it should be. Free some room and build again", err, out)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return fmt.Errorf("%w.\n  Give the page or its folders shorter names", err)
	case mayNotWrite(err):
		return fmt.Errorf("%w.\n  You may not write there. Name another folder with --out, or ask whoever runs this machine", err)
	case errors.Is(err, output.ErrForeign):
		return fmt.Errorf("%w.\n  Move it away or name another folder with --out. If an earlier build's manifest was deleted, delete the folder", err)
	}
	for _, w := range waysOut {
		if w.is(err) {
			err = w.explained(err)
			break
		}
	}
	if !hasHint(err) {
		err = fmt.Errorf("%w.\n  Build again", err)
	}
	return fmt.Errorf("%w. Every file in %s is as it was before or as it should be", err, out)
}
