// Command table measures the command partnerbook with a synthetic corpus and prints a
// table of what was measured beside what it should come to; see the package bench for how
// to run it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"partnerbook/generator/bench"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
		os.Exit(1)
	}
}

// run measures what the arguments ask for and prints it to out; what it is about to do
// goes to progress. Everything that it makes on disk is gone when it returns.
func run(ctx context.Context, args []string, out, progress io.Writer) (err error) {
	o, err := parse(args, progress)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "partnerbook-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	r, err := measureAll(ctx, o, dir, progress)
	if ctx.Err() != nil {
		return errors.New("stopped")
	}
	// What was measured before something failed took long, too.
	_, printed := io.WriteString(out, r.print(o.markdown))
	return errors.Join(err, printed)
}

// measureAll measures everything below a folder. With an error it returns what was
// measured before.
func measureAll(ctx context.Context, o options, dir string, progress io.Writer) (report, error) {
	r := report{pages: o.pages, runs: o.runs}
	fmt.Fprintln(progress, "building the programs")
	programs, err := bench.BuildPrograms(ctx, dir)
	if err != nil {
		return r, err
	}
	if r.facts, err = facts(ctx, o, programs); err != nil {
		return r, err
	}
	sites := func(pages int) (site, error) {
		fmt.Fprintf(progress, "making a corpus of %d pages\n", pages)
		return newSite(filepath.Join(dir, "sites"), programs, pages, o.runs)
	}
	if err := r.measureRows(ctx, o, sites, progress); err != nil {
		return r, err
	}
	if o.wants("scale") {
		fmt.Fprintln(progress, "measuring scale")
		r.growth, err = grow(ctx, o.scale, sites)
	}
	return r, err
}
