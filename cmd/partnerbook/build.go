package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/output"
)

type buildFlags struct {
	out     string
	baseURL string
	drafts  bool
	strict  bool
	jobs    int
	stats   string
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build",
		Short: "Make the site",
		Long: `Build makes the site in the folder public, or where --out says. It writes only
files that change, and removes only files that an earlier build made. With errors
in the content it writes nothing.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.build(cmd.Context(), f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.out, "out", "public", "the folder to write into, from the working folder")
	flags.StringVar(&f.baseURL, "base-url", "", "the address of the published site, for its feed, site map and 404 page")
	flags.BoolVar(&f.drafts, "drafts", false, "publish drafts as well")
	flags.BoolVar(&f.strict, "strict", false, "fail on warnings as well")
	flags.IntVar(&f.jobs, "jobs", 0, "how many pages to work on at a time (default: one for each processor)")
	flags.StringVar(&f.stats, "stats", "", "print time and counts for each stage; --stats=json for programs")
	flags.Lookup("stats").NoOptDefVal = "text"
	return c
}

// open returns a workspace that has looked at its folder, with the garbage
// collector set for a short run: it collects only when the memory that pages of
// so many bytes may take is used up, which saves a fifth of the time. GOGC and
// GOMEMLIMIT, if set, have the last word.
func (a *app) open(s generator.Settings) (*generator.Workspace, error) {
	w := generator.NewWorkspace(s)
	bytes, err := w.Scan()
	if err != nil {
		return nil, machineError(err)
	}
	if a.env("GOGC") == "" && a.env("GOMEMLIMIT") == "" {
		// Objects take about twice as much as their pages, and a collection
		// should find at least as much again to free.
		const least, perByte = 64 << 20, 4
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(least + perByte*bytes)
	}
	return w, nil
}

func (a *app) build(ctx context.Context, f buildFlags) error {
	if f.jobs < 0 {
		return usageError("--jobs wants a whole number above 0")
	}
	if f.stats != "" && f.stats != "text" && f.stats != "json" {
		return usageError("--stats is text or json, not %q", f.stats)
	}
	start := time.Now()
	p, err := a.find(false)
	if err != nil {
		return err
	}
	defer p.close()
	if err := outsideContent(f.out, p.watch.Content); err != nil {
		return err
	}
	if f.jobs == 0 {
		f.jobs = runtime.GOMAXPROCS(0)
	}
	p.settings.Drafts, p.settings.Jobs = f.drafts, f.jobs
	if f.baseURL != "" {
		p.settings.Overrides = append(p.settings.Overrides, "base_url="+f.baseURL)
	}
	w, err := a.open(p.settings)
	if err != nil {
		return err
	}
	edition, err := w.Refresh(ctx, generator.Everything)
	if err != nil {
		return machine(err)
	}
	if err := a.screen.problems(edition.Found, w.Text); err != nil {
		return err
	}
	if failed(edition, f.strict) {
		a.screen.complain("Nothing was written.")
		return errContent
	}
	return a.write(ctx, edition, f, start)
}

// failed tells whether an edition's problems stop a build.
func failed(e *generator.Edition, strict bool) bool {
	return e.Found.HasErrors() || strict && len(e.Found) > 0
}

func (a *app) write(ctx context.Context, e *generator.Edition, f buildFlags, start time.Time) error {
	files := e.Book.Files()
	step, done := a.screen.progress("Writing", len(files))
	wrote := time.Now()
	report, err := output.Write(ctx, f.out, files, output.Options{
		Jobs:     f.jobs,
		Wait:     func() { a.screen.say("Another build is writing into %s. Waiting for it to end.", f.out) },
		Progress: step,
	})
	done()
	if err != nil {
		return machine(explainWrite(err, f.out))
	}
	if f.stats != "" {
		if err := a.stats(e, report, f.stats, time.Since(wrote), time.Since(start)); err != nil {
			return err
		}
	}
	a.screen.say("%s in %s: %s written, %s unchanged, %s removed. %s.",
		plural(e.Stats.Pages, "page"), f.out, thousands(report.Written), thousands(report.Same), thousands(report.Removed),
		shownTime(time.Since(start)))
	return nil
}

// outsideContent refuses an output folder in the content folder, which the next
// build would read, and one that holds it.
func outsideContent(out, content string) error {
	out = absolute(out)
	if rel, err := filepath.Rel(content, out); err == nil && filepath.IsLocal(rel) {
		return usageError("the output folder %s stands in the content folder, where the next build would read it.\n  Name another with --out", out)
	}
	return nil
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
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("the disk is full (%w).\n  Every file in %s is as it was before or as it should be. Free some room and build again", err, out)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w.\n  You may not write there. Name another folder with --out, or ask whoever runs this machine", err)
	case errors.Is(err, output.ErrForeign):
		return fmt.Errorf("%w.\n  Move it away or name another folder with --out. If an earlier build's manifest was deleted, delete the folder", err)
	}
	return err
}

// shownTime returns a length of time as people read it.
func shownTime(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// buildStats is what --stats=json prints.
type buildStats struct {
	generator.Stats
	Write   generator.Span `json:"write"`
	Total   generator.Span `json:"total"`
	Written int            `json:"written"`
	Same    int            `json:"same"`
	Removed int            `json:"removed"`
	Output  int64          `json:"output_bytes"`
	Memory  uint64         `json:"memory_bytes"`
}

func (a *app) stats(e *generator.Edition, r output.Report, format string, write, total time.Duration) error {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	s := buildStats{
		Stats: e.Stats, Write: generator.Span(write), Total: generator.Span(total),
		Written: r.Written, Same: r.Same, Removed: r.Removed, Output: r.Bytes, Memory: m.Sys,
	}
	if format == "json" {
		data, err := json.MarshalIndent(s, "", "  ")
		if err != nil {
			return machineError(err)
		}
		a.screen.result("%s", data)
		return nil
	}
	row := func(stage string, t generator.Span, what string) {
		a.screen.result("%-8s %8.1f ms  %s", stage, float64(t)/float64(time.Millisecond), what)
	}
	row("theme", s.Theme, "")
	row("scan", s.Scan, plural(s.Files, "file"))
	row("compile", s.Compile, fmt.Sprintf("%s, %s, %.1f MB", plural(s.Compiled, "page"), plural(s.Words, "word"), float64(s.Bytes)/1e6))
	row("link", s.Link, plural(s.References, "reference"))
	row("write", s.Write, fmt.Sprintf("%s, %.1f MB", plural(r.Written+r.Same, "file"), float64(r.Bytes)/1e6))
	row("total", s.Total, fmt.Sprintf("%d MB of memory", s.Memory>>20))
	return nil
}
