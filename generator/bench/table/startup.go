package main

import (
	"context"

	"partnerbook/generator/bench"
)

// startup measures how long the command takes to do next to nothing. That is so short
// that it is measured more often than all else.
func (s site) startup(ctx context.Context) ([]section, error) {
	const runs = 20
	var wall, cpu []float64
	for i := range runs + 1 {
		r, err := bench.Measure(bench.Command(ctx, s.programs.Partnerbook, "version"))
		if err != nil {
			return nil, err
		}
		if i == 0 {
			continue // the first may read the program from disk
		}
		wall = append(wall, r.Wall.Seconds()*1e3)
		cpu = append(cpu, r.CPU()*1e3)
	}
	return []section{{name: "Start-up (partnerbook version)", figures: []figure{
		{name: "wall", unit: "ms", values: wall, goal: atMost(50)},
		{name: "CPU", unit: "ms", values: cpu},
	}}}, nil
}
