package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"partnerbook/generator/bench"
)

// rivals are the files of other programs that do the same: Hugo makes pages, and Pagefind
// a search index of them. Either may be empty.
type rivals struct{ hugo, pagefind string }

// beside measures Hugo and Pagefind with the same pages, each run right behind a build
// of ours.
func (r rivals) beside(s site) func(context.Context) ([]section, error) {
	return func(ctx context.Context) ([]section, error) {
		source := filepath.Join(s.dir, "hugo")
		if err := makeHugoSite(source, s.content()); err != nil {
			return nil, err
		}
		var m rivalCosts
		err := s.repeat(func() error { return r.turn(ctx, s, source, &m) })
		if err != nil {
			return nil, err
		}
		return m.sections(), nil
	}
}

// rivalCosts are the costs of theirs, and the ratios to ours, run by run.
type rivalCosts struct {
	hugo, pagefind cost
	pages, whole   []float64
}

// turn runs every program once. Hugo makes no index, so it is compared to a build that
// makes none either, and both together to a whole one.
func (r rivals) turn(ctx context.Context, s site, source string, m *rivalCosts) error {
	ours, err := s.build(ctx, s.fresh("pages"), "--config", "search=false")
	if err != nil {
		return err
	}
	out := s.fresh("hugo-public")
	hugo, err := bench.Measure(bench.Command(ctx, r.hugo, "--source", source, "--destination", out,
		"--cacheDir", filepath.Join(s.dir, "hugo-cache"), "--quiet"))
	if err != nil {
		return err
	}
	if made, err := countPages(out); err != nil || made <= s.pages {
		return fmt.Errorf("%s made %d pages of %d (%v)\n%s", r.hugo, made, s.pages+1, err, hugo.Output)
	}
	m.hugo.add(hugo.Usage)
	m.pages = append(m.pages, hugo.CPU()/ours.CPU())
	if r.pagefind == "" {
		return nil
	}
	if ours, err = s.build(ctx, s.fresh("whole")); err != nil {
		return err
	}
	pagefind, err := bench.Measure(bench.Command(ctx, r.pagefind, "--site", out))
	if err != nil {
		return err
	}
	m.pagefind.add(pagefind.Usage)
	m.whole = append(m.whole, (hugo.CPU()+pagefind.CPU())/ours.CPU())
	return nil
}

func (m *rivalCosts) sections() []section {
	all := []section{{
		name:    "Hugo, cold build without index",
		figures: append(m.hugo.figures("", goal{}), figure{name: "÷ Partnerbook without index, CPU", values: m.pages}),
		remarks: []string{"Hugo makes the same pages with a theme of a title, a summary and the text, and resolves no links."},
	}}
	if len(m.whole) == 0 {
		return all
	}
	return append(all, section{
		name: "Pagefind over Hugo's pages",
		figures: append(m.pagefind.figures("", goal{}),
			figure{name: "Hugo + Pagefind ÷ Partnerbook, CPU", values: m.whole, goal: atLeast(5).at(goalPages)}),
	})
}

// countPages counts the files of HTML in a folder and below.
func countPages(dir string) (n int, err error) {
	err = filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".html") {
			n++
		}
		return err
	})
	return n, err
}
