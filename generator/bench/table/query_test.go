package main

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
)

func TestReadMetrics(t *testing.T) {
	const name = "BenchmarkQuery10k"
	got, err := readMetrics(name, []byte("goos: linux\nBenchmarkQuery1k-2 \t1\t7 kB\n"+name+"-2  \t       1\t        58.25 kB\t        11.0 requests\nPASS\n"))
	want := map[string]float64{"kB": 58.25, "requests": 11}
	same := maps.EqualFunc(want, got, func(a float64, b []float64) bool { return len(b) == 1 && a == b[0] })
	if err != nil || !same {
		t.Errorf("the metrics are %v (%v), want %v", got, err, want)
	}
	if _, err := readMetrics(name, []byte("--- SKIP: "+name+"\n    there is no Chromium\nPASS\n")); !errors.Is(err, errNoMetrics) {
		t.Errorf("of a benchmark that was passed over, the error is %v", err)
	}
	if _, err := readMetrics(name, []byte(name+" 1 many kB\n")); err == nil || errors.Is(err, errNoMetrics) {
		t.Errorf("of what is no number, the error is %v", err)
	}
}

// TestWeigh weighs a page with a style sheet and a script, and then without the script.
func TestWeigh(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) string {
		name = filepath.Join(dir, name)
		testrun.Put(t, name, text)
		return name
	}
	style := put("assets/style.css", strings.Repeat("a{color:red}", 100))
	script := put("assets/app.js", "alert(1)")
	html := `<link rel="stylesheet" href="../assets/style.css"><link rel="icon" href="none.svg"><script src="../assets/app.js" defer></script>`
	page := put("guidance/page.html", html)
	want := 0
	for _, name := range []string{style, script, page} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n, err := zipped(data)
		if err != nil {
			t.Fatal(err)
		}
		want += n
	}
	if got, err := weigh(page); err != nil || got != want || got >= 1200 {
		t.Errorf("the page weighs %d bytes (%v), want %d", got, err, want)
	}
	if err := os.Remove(script); err != nil {
		t.Fatal(err)
	}
	if _, err := weigh(page); err == nil {
		t.Error("a page without its script was weighed")
	}
}
