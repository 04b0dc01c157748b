package main

import (
	"context"
	"errors"

	"partnerbook/generator/bench"
)

// check measures the command check, as people run it and on one processor, where it is
// compared to those stages of a cold build that it has in common with it.
func (s site) check(ctx context.Context) ([]section, error) {
	var spent cost
	var stages, ratios []float64
	err := s.repeat(func() error {
		r, err := bench.Measure(bench.Command(ctx, s.programs.Partnerbook, "check", "--site", s.corpus()))
		if err != nil {
			return err
		}
		spent.add(r.Usage)
		stage, err := s.compileAndLink(ctx)
		if err != nil {
			return err
		}
		alone := bench.Command(ctx, s.programs.Partnerbook, "check", "--site", s.corpus())
		alone.Env = append(alone.Environ(), oneProcessor)
		if r, err = bench.Measure(alone); err != nil {
			return err
		}
		stages = append(stages, stage)
		ratios = append(ratios, r.CPU()/stage)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return []section{{
		name: "check",
		figures: append(spent.figures("", goal{}),
			figure{name: "a cold build's compile and link, CPU", unit: "s", values: stages},
			figure{name: "÷ compile and link", values: ratios, goal: atMost(1)},
		),
		remarks: []string{"A build's compile and link are the processor time that it has while it does nothing else (--stats=json), on one " +
			"processor; check is compared to them on one processor too, with all else that it does, from the start of the program to its end."},
	}}, nil
}

const oneProcessor = "GOMAXPROCS=1"

// compileAndLink returns the CPU seconds of two stages of a cold build. On one processor
// nothing else runs beside them.
func (s site) compileAndLink(ctx context.Context) (seconds float64, err error) {
	cmd := bench.Command(ctx, s.programs.Partnerbook, "build", "--site", s.corpus(), "--out", s.fresh("stages"), "--quiet", "--stats=json")
	cmd.Env = append(cmd.Environ(), oneProcessor)
	r, err := bench.Measure(cmd)
	if err != nil {
		return 0, err
	}
	st, err := readStats(r)
	if err != nil {
		return 0, err
	}
	if st.CompileAndLink == 0 {
		return 0, errNoProcessorTime
	}
	return st.CompileAndLink / 1000, nil
}

var errNoProcessorTime = errors.New("build --stats=json tells no processor time on this system")
