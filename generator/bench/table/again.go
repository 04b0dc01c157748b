package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"partnerbook/generator/bench"
)

// stats is what build --stats=json prints, as far as it is of interest here; times are
// milliseconds.
type stats struct {
	CompileAndLink    float64 `json:"compile_and_link_cpu"`
	Compiled, Written int
}

func readStats(r bench.Result) (stats, error) {
	var s stats
	if err := json.Unmarshal(r.Output, &s); err != nil {
		return stats{}, fmt.Errorf("reading what build --stats=json printed: %w\n%s", err, r.Output)
	}
	return s, nil
}

// rebuild builds into a folder where the site stands already.
func (s site) rebuild(ctx context.Context, out string) (bench.Result, stats, error) {
	r, err := s.build(ctx, out, "--stats=json")
	if err != nil {
		return r, stats{}, err
	}
	st, err := readStats(r)
	return r, st, err
}

// warm builds the site into a folder, so that the next build finds it there.
func (s site) warm(ctx context.Context) (out string, err error) {
	if err := s.change.settle(ctx); err != nil {
		return "", err
	}
	out = s.fresh("warm")
	_, err = s.build(ctx, out)
	return out, err
}

// again measures builds after nothing was changed.
func (s site) again(ctx context.Context) ([]section, error) {
	out, err := s.warm(ctx)
	if err != nil {
		return nil, err
	}
	var spent cost
	err = s.repeat(func() error {
		r, st, err := s.rebuild(ctx, out)
		if err != nil {
			return err
		}
		if st.Compiled > 0 || st.Written > 0 {
			return fmt.Errorf("a build after no change compiled %d files and wrote %d: the one before it is not remembered", st.Compiled, st.Written)
		}
		spent.add(r.Usage)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return []section{{name: "Build again, nothing changed", figures: []figure{
		{name: "CPU", unit: "s", values: spent.cpu, goal: atMost(0.25).at(goalPages)},
		{name: "wall", unit: "s", values: spent.wall},
	}, remarks: []string{"Before a build again, two seconds pass after the last change, " +
		"so that the build before it is remembered; they are not measured."}}}, nil
}

// edit measures builds after one sentence of one page was changed, another each time, and
// after its title was.
func (s site) edit(ctx context.Context) ([]section, error) {
	words, err := s.edits(ctx, (*bench.Edited).Reword)
	if err != nil {
		return nil, err
	}
	titles, err := s.edits(ctx, func(page *bench.Edited, _ int, word string) error { return page.Retitle(word) })
	if err != nil {
		return nil, err
	}
	return []section{{name: "Build again, one page edited", figures: []figure{
		{name: "CPU", unit: "s", values: words.cpu, goal: atMost(0.5).at(goalPages)},
		{name: "wall", unit: "s", values: words.wall},
		{name: "CPU, a title edited", unit: "s", values: titles.cpu},
	}, remarks: []string{"After an edit of words the build makes what changed; after one of a title, which other pages show, it also looks at every page for that."}}}, nil
}

// edits measures builds after a page was saved with another word each time. Each finds
// what the one before it remembers.
func (s site) edits(ctx context.Context, save func(page *bench.Edited, n int, word string) error) (spent cost, err error) {
	out, err := s.warm(ctx)
	if err != nil {
		return cost{}, err
	}
	page, err := bench.Edit(s.corpus(), s.pages/2+1)
	if err != nil {
		return cost{}, err
	}
	n := 0
	err = s.repeat(func() error {
		if err := save(page, n, s.word()); err != nil {
			return err
		}
		n++
		s.change.now()
		if err := s.change.settle(ctx); err != nil {
			return err
		}
		r, st, err := s.rebuild(ctx, out)
		if err != nil {
			return err
		}
		if st.Written == 0 {
			return errors.New("a build after an edit wrote no file")
		}
		spent.add(r.Usage)
		return nil
	})
	s.change.now()
	return spent, errors.Join(err, page.Restore())
}
