package main

import (
	"slices"
	"testing"
)

func TestShown(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0.000", 0.0384: "0.038", 0.9994: "0.999", 0.99951: "1.00", 1.234: "1.23", 9.994: "9.99",
		9.996: "10.0", 12.34: "12.3", 99.94: "99.9", 99.96: "100", 123.4: "123", 12345: "12345", -0.5: "-0.500",
	} {
		if got := shown(v); got != want {
			t.Errorf("shown(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 50_004: "50,004", 1_000_000: "1,000,000"} {
		if got := thousands(n); got != want {
			t.Errorf("thousands(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestRow(t *testing.T) {
	five := []float64{3, 1, 2, 5, 4}
	for _, c := range []struct {
		figure
		pages int
		want  []string
	}{
		{figure{name: "CPU", unit: "s", values: five}, 100, []string{"CPU", "3.00 s", "1.00–5.00", "5", "", ""}},
		{figure{name: "CPU", unit: "s", values: []float64{2}}, 100, []string{"CPU", "2.00 s", "", "1", "", ""}},
		{figure{name: "r", values: five, goal: atMost(3)}, 100, []string{"r", "3.00", "1.00–5.00", "5", "≤ 3", "yes"}},
		{figure{name: "r", values: five, goal: atMost(2.9)}, 100, []string{"r", "3.00", "1.00–5.00", "5", "≤ 2.9", "no"}},
		{figure{name: "r", values: five, goal: atLeast(3)}, 100, []string{"r", "3.00", "1.00–5.00", "5", "≥ 3", "yes"}},
		{figure{name: "r", values: five, goal: atLeast(5)}, 100, []string{"r", "3.00", "1.00–5.00", "5", "≥ 5", "no"}},
		{figure{name: "MB", unit: "MB", values: five, goal: atMost(350).at(10_000)}, 10_000, []string{"MB", "3.00 MB", "1.00–5.00", "5", "≤ 350 MB", "yes"}},
		{figure{name: "MB", unit: "MB", values: five, goal: atMost(350).at(10_000)}, 1000, []string{"MB", "3.00 MB", "1.00–5.00", "5", "≤ 350 MB", "–"}},
		{figure{name: "p95", unit: "ms", values: five, share: 0.95, goal: atMost(4)}, 60, []string{"p95", "5.00 ms", "", "5", "≤ 4 ms", "no"}},
	} {
		if got := c.row(c.pages); !slices.Equal(got, c.want) {
			t.Errorf("%+v of %d pages: %q, want %q", c.figure, c.pages, got, c.want)
		}
	}
}

func TestGrid(t *testing.T) {
	g := gridOf([]section{
		{name: "One", figures: []figure{
			{name: "CPU", unit: "s", values: []float64{10, 12, 11}, goal: atMost(0.25)},
			{name: "÷ two", values: []float64{3}},
		}},
		{name: "Another", figures: []figure{{name: "peak", unit: "MB", values: []float64{7, 8}, goal: atMost(350)}}},
	}, 60)
	const text = `Measured  Figure   Median  Least–most  Runs  Goal      Met
--------  ------  -------  ----------  ----  --------  ---
One       CPU      11.0 s   10.0–12.0     3  ≤ 0.25 s  no
          ÷ two      3.00                 1
Another   peak    7.50 MB   7.00–8.00     2  ≤ 350 MB  yes
`
	const markdown = `| Measured | Figure |  Median | Least–most | Runs | Goal     | Met |
|----------|--------|--------:|-----------:|-----:|----------|-----|
| One      | CPU    |  11.0 s |  10.0–12.0 |    3 | ≤ 0.25 s | no  |
|          | ÷ two  |    3.00 |            |    1 |          |     |
| Another  | peak   | 7.50 MB |  7.00–8.00 |    2 | ≤ 350 MB | yes |
`
	if got := g.text(); got != text {
		t.Errorf("the text is\n%s\nwant\n%s", got, text)
	}
	if got := g.markdown(); got != markdown {
		t.Errorf("the Markdown is\n%s\nwant\n%s", got, markdown)
	}
}

func TestGrowthGrid(t *testing.T) {
	rows := growthGrid([]growth{
		{pages: 1000, cold: 1, peak: 128, edit: 0.5, answer: 12, answer95: 20, mem: 100},
		{pages: 10_000, cold: 12, edit: 4, answer: 30, answer95: 60},
	}).rows
	want := [][]string{
		{"1,000", "1.00", "1000", "1.00", "128", "0.500", "12.0", "20.0", "100"},
		{"10,000", "12.0", "1200", "1.20", "–", "4.00", "30.0", "60.0", "–"},
	}
	if !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("the rows are %q, want %q", rows, want)
	}
}
