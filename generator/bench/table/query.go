package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"partnerbook/generator/bench"
)

// queryBenchmark returns the benchmark of the package themes that asks a site of so many
// pages in a browser, or "" if there is none.
func queryBenchmark(pages int) string {
	switch pages {
	case 1_000:
		return "BenchmarkQuery1k"
	case 10_000:
		return "BenchmarkQuery10k"
	}
	return ""
}

// query measures what a reader's first question loads. The benchmark asks a corpus of the
// same size, which it makes itself.
func (s site) query(ctx context.Context) ([]section, error) {
	dir := s.fresh("query")
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	name := queryBenchmark(s.pages)
	cmd := bench.Command(ctx, "go", "test", "partnerbook/themes", "-run=^$", "-bench=^"+name+"$", "-benchtime=1x", "-timeout=30m")
	cmd.Env = append(cmd.Environ(), "GOTMPDIR="+dir)
	r, err := bench.Measure(cmd)
	if err != nil {
		return nil, err
	}
	const title = "First query in the browser"
	metrics, err := readMetrics(name, r.Output)
	if errors.Is(err, errNoMetrics) {
		return []section{{name: title, remarks: []string{title + ": not measured, since the benchmark " + name + " passes where there is no Chromium (CHROMIUM=PATH)."}}}, nil
	}
	if err != nil {
		return nil, err
	}
	figures := []figure{
		{name: "one to three words, mean", unit: "kB", values: metrics["kB"]},
		{name: "one to three words, most", unit: "kB", values: metrics["max-kB"], goal: atMost(100).at(goalPages)},
		{name: "longer ones, mean", unit: "kB", values: metrics["long-kB"], goal: atMost(200).at(goalPages)},
		{name: "requests, most", values: metrics["requests"], goal: atMost(16).at(goalPages)},
	}
	return []section{{name: title, figures: figures, remarks: []string{
		"A first query is asked in Chromium with nothing kept from before. All scripts count, as gzip sends them: " +
			"the page's own, the directory of the index, its files of terms and cards.",
	}}}, nil
}

var errNoMetrics = errors.New("the benchmark reported nothing")

// readMetrics reads what go test printed of a benchmark: for each unit, the value.
func readMetrics(name string, printed []byte) (map[string][]float64, error) {
	for line := range bytes.Lines(printed) {
		fields := strings.Fields(string(line))
		if len(fields) < 2 || fields[0] != name && !strings.HasPrefix(fields[0], name+"-") {
			continue
		}
		metrics := map[string][]float64{}
		for i := 2; i+1 < len(fields); i += 2 {
			value, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			metrics[fields[i+1]] = []float64{value}
		}
		return metrics, nil
	}
	return nil, errNoMetrics
}

// weight weighs a page of guidance with what it loads.
func (s site) weight(ctx context.Context) ([]section, error) {
	page, err := bench.Edit(s.corpus(), s.pages/2+1)
	if err != nil {
		return nil, err
	}
	out := s.fresh("weight")
	if _, err := s.build(ctx, out); err != nil {
		return nil, err
	}
	size, err := weigh(filepath.Join(out, filepath.FromSlash(page.Address)))
	if err != nil {
		return nil, err
	}
	return []section{{name: "Page of guidance", figures: []figure{
		{name: "HTML, style and scripts, by gzip", unit: "kB", values: []float64{float64(size) / 1e3}, goal: atMost(25)},
	}}}, nil
}
