package aid

import (
	"bytes"
	"fmt"
	"math/big"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// startingScores is the chart of an example's options at its own points.
func startingScores(t testing.TB) Chart {
	m, _ := definition(t, "choose-delivery-model").Model.(*Compare)
	c := Chart{ID: "chart", Title: "What each criterion adds", Desc: "The table below holds the same numbers.", Max: big.NewRat(100, 1), DP: 1}
	for _, k := range m.Criteria {
		c.Segments = append(c.Segments, k.Title)
	}
	for o, option := range m.Options {
		bar := Bar{Label: option.Title}
		for _, s := range m.Scores[o] {
			bar.Parts = append(bar.Parts, big.NewRat(int64(s.V), int64(len(m.Criteria))))
		}
		c.Rows = append(c.Rows, bar)
	}
	return c
}

func TestStackedBars(t *testing.T) {
	svg := StackedBars(startingScores(t))
	checkSVG(t, "chart", svg)
	golden(t, filepath.Join("testdata", "diagrams", "chart.svg"), svg)
}

// TestStackedBarsMeet: each part begins where the last one ends, to the hundredth.
func TestStackedBarsMeet(t *testing.T) {
	parts := []*big.Rat{big.NewRat(1, 3), nil, big.NewRat(1, 7), big.NewRat(-1, 2), big.NewRat(1, 999999), big.NewRat(2, 3)}
	svg := StackedBars(Chart{ID: "x", Segments: []string{"a", "b", "c", "d", "e", "f"}, Rows: []Bar{{Label: "r", Parts: parts}}})
	at := 0
	for _, m := range regexp.MustCompile(`x="(\d+)\.(\d\d)%" y="\d+" width="(\d+)\.(\d\d)%"`).FindAllStringSubmatch(string(svg), -1) {
		var n [4]int
		for i := range n {
			if _, err := fmt.Sscan(m[i+1], &n[i]); err != nil {
				t.Fatal(err)
			}
		}
		if from := n[0]*100 + n[1]; from != at {
			t.Errorf("a part begins at %d, not at %d", from, at)
		}
		at += n[2]*100 + n[3]
	}
	if at != 10000 {
		t.Errorf("the bar ends at %d", at)
	}
}

func TestStackedBarsHostile(t *testing.T) {
	for _, s := range hostile {
		for _, n := range []int{0, 1, 40} {
			c := Chart{ID: s, Title: s, Desc: s}
			for range n {
				c.Segments = append(c.Segments, s)
				c.Rows = append(c.Rows, Bar{Label: s, Parts: []*big.Rat{big.NewRat(1, 3), nil, big.NewRat(0, 1)}})
			}
			checkSVG(t, fmt.Sprintf("%d of %.20q", n, s), StackedBars(c))
		}
	}
}

// TestChartPatterns: no two are the same, so that none needs its colour.
func TestChartPatterns(t *testing.T) {
	shape := regexp.MustCompile(`class="[^"]*"`)
	seen := map[string]bool{}
	for _, p := range chartPatterns {
		p = shape.ReplaceAllString(p, "")
		if seen[p] {
			t.Errorf("%s twice", p)
		}
		seen[p] = true
	}
	one, other := startingScores(t), startingScores(t)
	other.ID = "second"
	for id := range bytes.SplitSeq(StackedBars(other), []byte(` id="`)) {
		if name, _, _ := strings.Cut(string(id), `"`); strings.HasPrefix(name, one.ID) {
			t.Errorf("two charts share the id %s", name)
		}
	}
}
