package chart

import (
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the pictures")

// points makes values of texts; what is no number is missing.
func points(texts ...string) []Point {
	var out []Point
	for _, t := range texts {
		n, ok := new(big.Rat).SetString(strings.TrimSuffix(t, "%"))
		if !ok {
			n = nil
		}
		out = append(out, Point{n, t})
	}
	return out
}

func years(names ...string) Chart {
	c := Chart{ID: "page-chart-1", Title: "Council tax <collected>", Desc: "A & B.", Categories: names, After: "%", Target: "target"}
	for i := range names {
		c.At = append(c.At, 2008+i)
	}
	return c
}

// drawings are the pictures of the cases.
func drawings() map[string]Drawing {
	line := years("08/09", "09/10", "10/11", "11/12", "12/13")
	line.Series = []Series{
		{"Dartford", false, points("97.5%", "97.50%", "97.4%", "", "")},
		{"Sevenoaks", false, points("98.6%", "N/A", "98.6%", "", "")},
		{"Dartford", true, points("", "", "", "97.7%", "97.8%")},
		{"Partnership", true, points("", "", "", "98%", "")},
	}
	bar := years("10/11", "11/12")
	bar.Series = []Series{{"", false, points("61.0%", "N/A")}, {"", true, points("60%", "70%")}}
	grouped := years("Easy to reach the right person, by telephone or letter", "Friendly")
	grouped.Series = []Series{{"Dartford", false, points("81.8%", "90.8%")}, {"Sevenoaks", false, points("82.4%", "N/A")}}
	long := grouped
	long.Series = []Series{{"A name that is so long that it has no room behind a bar", false, points("81.8%", "90.8%")}, grouped.Series[1]}
	stacked := years("Dartford", "Sevenoaks")
	stacked.Before, stacked.After = "£", ""
	stacked.Series = []Series{{"Benefit", false, points("30", "34")}, {"Budget", false, points("13.5", "N/A")}}
	slope := years("FTE before (end 2009/10)", "FTE after (April 2011)")
	slope.At = nil
	slope.Series = []Series{{"Dartford", false, points("38", "25.76")}, {"Sevenoaks", false, points("25.83", "27.17")}, {"York", false, points("N/A", "26")}}
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	short := []Event{{"January 2010: first talks", day(2010, 1, 1), day(2010, 1, 31)}, {"1 July 2010: Members approve", day(2010, 7, 1), day(2010, 7, 1)}, {"June to December 2010: the work", day(2010, 6, 1), day(2010, 12, 31)}}
	return map[string]Drawing{
		"line": Lines(line), "bar": Bars(bar), "grouped": Bars(grouped), "grouped-long": Bars(long), "stacked": Stack(stacked), "slope": Slope(slope),
		"timeline": Timeline(years(), short), "timeline-long": Timeline(years(), append(short, Event{"1801: the first count", day(1801, 1, 1), day(1801, 12, 31)})),
	}
}

// TestPictures compares each type with testdata/NAME.svg, which a browser shows. All
// are well-formed, have a name and a description, and carry no styles.
func TestPictures(t *testing.T) {
	drawn := drawings()
	again := drawings()
	for name, d := range drawn {
		file := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(file, append(d.SVG, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(d.SVG)+"\n"); diff != "" {
			t.Errorf("%s (-want +got), `go test ./generator/chart -update` accepts it:\n%s", file, diff)
		}
		if !bytes.Equal(d.SVG, again[name].SVG) {
			t.Errorf("%s is drawn in two ways", name)
		}
		checkPicture(t, name, d.SVG)
	}
}

var (
	forbidden = regexp.MustCompile(`style=|<style|<script| on[a-z]+=|href=|NaN|%!`)
	named     = regexp.MustCompile(`role="img" aria-labelledby="page-chart-1-title page-chart-1-desc"`)
)

func checkPicture(t *testing.T, name string, svg []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Errorf("%s is not well-formed: %v", name, err)
			return
		}
	}
	if found := forbidden.Find(svg); found != nil {
		t.Errorf("%s holds %s", name, found)
	}
	if !named.Match(svg) {
		t.Errorf("%s has no name", name)
	}
}

func TestScalesAreRound(t *testing.T) {
	for texts, want := range map[string]string{
		"97.4 98.6": "97.0 97.5 98.0 98.5 99.0", "0 81.8": "0 20 40 60 80 100", "5 5": "5.0 5.1 5.2 5.3 5.4 5.5", "0 0": "0.0 0.2 0.4 0.6 0.8 1.0",
		"-3 2": "−3 −2 −1 0 1 2", "0 0.0004": "0.0000 0.0001 0.0002 0.0003 0.0004", "0 800000": "0 200,000 400,000 600,000 800,000",
	} {
		var numbers []*big.Rat
		for _, p := range points(strings.Fields(texts)...) {
			numbers = append(numbers, p.Number)
		}
		s := newScale(numbers, false)
		var got []string
		for _, tick := range s.ticks {
			got = append(got, shown(tick, s.decimals))
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", texts, diff)
		}
	}
}

// TestWhereScalesBegin: bars begin at 0; lines say where they do.
func TestWhereScalesBegin(t *testing.T) {
	drawn := drawings()
	for name, want := range map[string]string{"line": "97%", "slope": "25%", "bar": "", "grouped": "", "stacked": ""} {
		if got := drawn[name].Begins; got != want {
			t.Errorf("%s begins at %q, want %q", name, got, want)
		}
	}
}

// TestGaps: no line leads over a value that is missing.
func TestGaps(t *testing.T) {
	c := years("08/09", "09/10", "10/11")
	c.Series = []Series{{"A", false, points("1", "N/A", "3")}}
	if n := bytes.Count(Lines(c).SVG, []byte(`class="chart-line`)); n != 0 {
		t.Errorf("%d lines lead over a gap", n)
	}
	c.Series = []Series{{"A", false, points("1", "2", "3")}}
	if n := bytes.Count(Lines(c).SVG, []byte(`class="chart-line`)); n != 2 {
		t.Errorf("%d lines join three values, want 2", n)
	}
}

func BenchmarkLines(b *testing.B) {
	c := years("08/09", "09/10", "10/11", "11/12")
	c.Series = []Series{{"A", false, points("97.4", "98", "96", "97")}, {"B", false, points("98.4", "98.8", "98", "97")}}
	for b.Loop() {
		b.ReportMetric(float64(len(Lines(c).SVG)), "bytes/chart")
	}
}

// TestLinesBelowZero: a scale with 0 on it needs no words about where it begins, and
// two lines from one point say its value once.
func TestLinesBelowZero(t *testing.T) {
	c := Chart{ID: "c", Unit: "days", Categories: []string{"Start", "Year 1", "Year 2"}, Series: []Series{
		{"A", false, points("-8", "2", "4")}, {"B", false, points("-8", "1", "3")},
	}}
	for i := range c.Series {
		for k := range c.Series[i].Points {
			c.Series[i].Points[k].Text += " days"
		}
	}
	drawn := Lines(c)
	if drawn.Begins != "" {
		t.Errorf("begins at %q, and 0 is on the scale", drawn.Begins)
	}
	if n := bytes.Count(drawn.SVG, []byte("-8<")); n != 1 {
		t.Errorf("the value of both lines stands there %d times, want once and without its unit", n)
	}
	if n := bytes.Count(drawn.SVG, []byte(" days<")); n != 2 {
		t.Errorf("%d values have their unit, want the last of each line", n)
	}
}
