package main

import (
	"context"

	"partnerbook/generator/bench"
)

// growth is what a corpus of one size came to; all are medians.
type growth struct {
	pages                 int
	cold, peak, edit      float64 // CPU seconds, megabytes, CPU seconds
	answer, answer95, mem float64 // milliseconds of edits while serving, megabytes after them
}

// grow measures a corpus of each size.
func grow(ctx context.Context, sizes []int, sites func(pages int) (site, error)) ([]growth, error) {
	var all []growth
	for _, pages := range sizes {
		s, err := sites(pages)
		if err != nil {
			return nil, err
		}
		g, err := s.growth(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, g)
	}
	return all, nil
}

func (s site) growth(ctx context.Context) (growth, error) {
	var cold cost
	err := s.repeat(func() error {
		r, err := s.build(ctx, s.fresh("cold"))
		if err == nil {
			cold.add(r.Usage)
		}
		return err
	})
	if err != nil {
		return growth{}, err
	}
	edits, err := s.edits(ctx, (*bench.Edited).Reword)
	if err != nil {
		return growth{}, err
	}
	m, err := s.serving(ctx)
	if err != nil {
		return growth{}, err
	}
	g := growth{
		pages: s.pages, cold: bench.Median(cold.cpu), peak: bench.Median(cold.peak), edit: bench.Median(edits.cpu),
		answer: bench.Median(m.all()), answer95: bench.Quantile(m.all(), 0.95),
	}
	if len(m.after) > 0 {
		g.mem = bench.Median(m.after)
	}
	return g, nil
}

// growthGrid returns the table of growth. The last column of the cold build says how much
// a page costs beside one of the first corpus: 1 would be in proportion.
func growthGrid(all []growth) grid {
	g := grid{
		head: []string{"Pages", "Cold build, CPU s", "CPU µs per page", "× first", "Peak MB", "One edit, CPU s",
			"Edit served, ms", "95th percentile, ms", "Memory of serve, MB"},
		right: make([]bool, 9),
	}
	for i := range g.right {
		g.right[i] = true
	}
	perPage := func(w growth) float64 { return w.cold / float64(w.pages) * 1e6 }
	for _, w := range all {
		g.rows = append(g.rows, []string{
			thousands(w.pages), shown(w.cold), shown(perPage(w)), shown(perPage(w) / perPage(all[0])), told(w.peak),
			shown(w.edit), shown(w.answer), shown(w.answer95), told(w.mem),
		})
	}
	return g
}

// told returns a number that not every system tells.
func told(v float64) string {
	if v == 0 {
		return "–"
	}
	return shown(v)
}
