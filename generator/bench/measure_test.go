package bench

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestQuantile(t *testing.T) {
	for _, c := range []struct {
		values  []float64
		q, want float64
	}{
		{[]float64{7}, 0.5, 7},
		{[]float64{7}, 0.95, 7},
		{[]float64{3, 1, 2}, 0.5, 2},
		{[]float64{4, 1, 3, 2}, 0.5, 2.5},
		{[]float64{4, 1, 3, 2}, 0.25, 1},
		{[]float64{4, 1, 3, 2}, 0, 1},
		{[]float64{4, 1, 3, 2}, 1, 4},
		{[]float64{20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 0.95, 19},
	} {
		if got := Quantile(c.values, c.q); got != c.want {
			t.Errorf("Quantile(%v, %v) = %v, want %v", c.values, c.q, got, c.want)
		}
	}
}

// TestMeasure runs a program that needs time and memory, and two that fail.
func TestMeasure(t *testing.T) {
	result, err := Measure(Command(t.Context(), "go", "version"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(result.Output), "go version ") {
		t.Errorf("the output is %q", result.Output)
	}
	if cpu := result.CPU(); cpu <= 0 || cpu > 10 || result.Wall <= 0 {
		t.Errorf("it needed %v CPU seconds in %v", cpu, result.Wall)
	}
	if mb := result.PeakMB(); mb != 0 && (mb < 1 || mb > 1000) {
		t.Errorf("its peak is %v MB", mb)
	}
	if _, err := Measure(Command(t.Context(), "go", "no-such-command")); err == nil ||
		!strings.Contains(err.Error(), "no-such-command: unknown command") {
		t.Errorf("the error of a program that fails lacks what it printed: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Measure(Command(ended, "go", "version")); err == nil {
		t.Error("a program ran though the context had ended")
	}
}

// TestEdit edits an ordinary page and the first page of a section.
func TestEdit(t *testing.T) {
	dir := makeCorpus(t, 60)
	for _, n := range []int{0, 38} {
		before := readFile(t, filepath.Join(dir, "content", folder(n), file(n)))
		page, err := Edit(dir, n)
		if err != nil {
			t.Fatal(err)
		}
		read := func() string { return readFile(t, page.file) }
		if want := folder(n) + "/" + strings.TrimSuffix(file(n), "md") + "html"; page.Address != want {
			t.Errorf("page %d has the address %s, want %s", n, page.Address, want)
		}
		seen := map[string]bool{}
		for i := range page.ends {
			if err := page.Reword(i, "anew"); err != nil {
				t.Fatal(err)
			}
			after := read()
			if strings.Count(after, " anew.") != 1 || strings.Replace(after, " anew.", ".", 1) != before {
				t.Errorf("edit %d of page %d changed more or less than the end of a sentence", i, n)
			}
			seen[after] = true
		}
		if len(seen) < 6 || len(seen) != len(page.ends) {
			t.Errorf("page %d: %d edits made %d different pages", n, len(page.ends), len(seen))
		}
		if err := page.Retitle("anew"); err != nil {
			t.Fatal(err)
		}
		if after := read(); strings.Count(after, " anew\"\n") != 1 || strings.Replace(after, " anew\"", "\"", 1) != before {
			t.Errorf("page %d with another title begins with %.200s", n, after)
		}
		if err := RestoreAll([]*Edited{page}); err != nil {
			t.Fatal(err)
		}
		if read() != before {
			t.Errorf("page %d is not restored", n)
		}
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
