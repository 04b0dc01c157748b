package main

import (
	"context"

	"partnerbook/generator/bench"
)

// indexLimit is what a search index must cost at least, in CPU seconds for each page: a
// program that cuts the same text into terms, counts and packs them, and does no more. It
// was measured apart and depends on the machine.
const indexLimit = 1.85 / 10_000

// cost is what builds of one kind needed, run by run.
type cost struct{ cpu, peak, wall []float64 }

func (c *cost) add(u bench.Usage) {
	c.cpu = append(c.cpu, u.CPU())
	c.peak = append(c.peak, u.PeakMB())
	c.wall = append(c.wall, u.Wall.Seconds())
}

// figures returns the cost, without a peak where the system does not tell it.
func (c *cost) figures(of string, peak goal) []figure {
	all := []figure{{name: of + "CPU", unit: "s", values: c.cpu}, {name: of + "wall", unit: "s", values: c.wall}}
	if c.peak[0] > 0 {
		all = append(all, figure{name: of + "peak memory", unit: "MB", values: c.peak, goal: peak})
	}
	return all
}

// cold measures builds into empty folders, with and without the search index, each right
// behind the limit program.
func (s site) cold(ctx context.Context) ([]section, error) {
	var with, without pair
	var index []float64
	err := s.repeat(func() error {
		if err := s.coldPair(ctx, &without, "--config", "search=false"); err != nil {
			return err
		}
		if err := s.coldPair(ctx, &with); err != nil {
			return err
		}
		last := len(with.build.cpu) - 1
		index = append(index, with.build.cpu[last]-without.build.cpu[last])
		return nil
	})
	if err != nil {
		return nil, err
	}
	whole := with.build.figures("", atMost(350).at(goalPages))
	whole = append(whole,
		figure{name: "the limit program's CPU", unit: "s", values: with.limit},
		figure{name: "÷ limit program", values: with.ratios(0)},
		figure{name: "÷ (limit program + index limit)", values: with.ratios(indexLimit * float64(s.pages)), goal: atMost(1.4).at(goalPages)},
	)
	pagesOnly := without.build.figures("", goal{})
	pagesOnly = append(pagesOnly,
		figure{name: "÷ limit program", values: without.ratios(0)},
		figure{name: "what the index adds, CPU", unit: "s", values: index},
	)
	return []section{
		{name: "Cold build with search index", figures: whole, remarks: []string{
			"The limit program (generator/bench/limit) does the least that any generator must: it reads pages, makes HTML of them and writes it. " +
				"Ratios are taken run by run, of CPU seconds: a build to the limit program that ran right before it. " +
				"The index limit is " + plain(indexLimit*goalPages) + " CPU s for 10,000 pages, measured apart: on another machine it is another figure.",
		}},
		{name: "Cold build without index", figures: pagesOnly},
	}, nil
}

// pair is what builds needed, and the limit program before each.
type pair struct {
	build cost
	limit []float64
}

func (s site) coldPair(ctx context.Context, p *pair, more ...string) error {
	limit, err := s.limit(ctx)
	if err != nil {
		return err
	}
	build, err := s.build(ctx, s.fresh("cold"), more...)
	if err != nil {
		return err
	}
	p.limit = append(p.limit, limit.CPU())
	p.build.add(build.Usage)
	return nil
}

// ratios returns what builds needed for each second of the limit program, to which so
// many seconds are added.
func (p pair) ratios(more float64) []float64 {
	var out []float64
	for i, limit := range p.limit {
		out = append(out, p.build.cpu[i]/(limit+more))
	}
	return out
}
