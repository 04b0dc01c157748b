package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"partnerbook/generator/bench"
)

// site is a corpus that is being measured. Everything that is made of it stands beside
// it until the program ends: for minutes after many files were removed, some file systems
// need up to ten times as long to make new ones.
type site struct {
	programs bench.Programs
	pages    int
	runs     int
	dir      string
	made     *counter
	edited   *counter
	change   *change
}

// counter gives every folder and every edit a number of its own.
type counter struct{ n int }

func (c *counter) next() int { c.n++; return c.n }

// newSite makes a corpus in a folder of its own below a folder.
func newSite(below string, programs bench.Programs, pages, runs int) (site, error) {
	s := site{programs, pages, runs, filepath.Join(below, strconv.Itoa(pages)), new(counter), new(counter), new(change)}
	if err := os.MkdirAll(s.corpus(), 0o755); err != nil {
		return site{}, err
	}
	err := bench.Corpus(s.corpus(), pages)
	s.change.now()
	return s, err
}

func (s site) corpus() string  { return filepath.Join(s.dir, "corpus") }
func (s site) content() string { return filepath.Join(s.corpus(), "content") }

// fresh returns a folder that does not exist yet.
func (s site) fresh(name string) string {
	return filepath.Join(s.dir, fmt.Sprintf("%s-%d", name, s.made.next()))
}

// word returns a word that stands nowhere in the corpus.
func (s site) word() string { return fmt.Sprintf("edited%06d", s.edited.next()) }

// build builds the site into a folder.
func (s site) build(ctx context.Context, out string, more ...string) (bench.Result, error) {
	args := append([]string{"build", "--site", s.corpus(), "--out", out, "--quiet"}, more...)
	return bench.Measure(bench.Command(ctx, s.programs.Partnerbook, args...))
}

// limit runs the limit program.
func (s site) limit(ctx context.Context) (bench.Result, error) {
	return bench.Measure(bench.Command(ctx, s.programs.Limit, s.content(), s.fresh("limit")))
}

// repeat calls a function as often as there are runs.
func (s site) repeat(do func() error) error {
	for range s.runs {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}

// change is the last change of the content.
type change struct{ at time.Time }

func (c *change) now() { c.at = time.Now() }

// settle waits until the last change is so old that a build remembers what it made, which
// takes two seconds: another change at the same time could not be told from it.
func (c *change) settle(ctx context.Context) error {
	const enough = 2200 * time.Millisecond
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Until(c.at.Add(enough))):
		return nil
	}
}
