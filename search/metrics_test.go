package search

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestJudge compares with values worked out by hand.
func TestJudge(t *testing.T) {
	three := map[string]float64{"A": 1, "B": 1, "C": 1}
	for name, c := range map[string]struct {
		ranked    string
		relevance map[string]float64
		want      Quality
	}{
		// (1/log2 3 + 1/log2 5) ÷ (1 + 1/log2 3 + 1/2)
		"two of three":   {"X A Y B", three, Quality{Success3: 1, MRR: 0.5, NDCG: 0.49819}},
		"all":            {"A B C", three, Quality{Success1: 1, Success3: 1, MRR: 1, NDCG: 1}},
		"graded":         {"B A", map[string]float64{"A": 2, "B": 1}, Quality{Success1: 1, Success3: 1, MRR: 1, NDCG: 0.85972}},
		"fourth":         {"X Y Z A", map[string]float64{"A": 1}, Quality{MRR: 0.25, NDCG: 0.43068}},
		"eleventh":       {"b c d e f g h i j k A", map[string]float64{"A": 1}, Quality{}},
		"nothing":        {"", three, Quality{Nothing: 1}},
		"nothing judged": {"X", nil, Quality{}},
	} {
		got := Judge(strings.Fields(c.ranked), c.relevance)
		near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-5 })
		if diff := cmp.Diff(c.want, got, near); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestMean(t *testing.T) {
	got := Mean([]Quality{{MRR: 1, NDCG: 0.5}, {NDCG: 0.25, Nothing: 1}})
	if got != (Quality{MRR: 0.5, NDCG: 0.375, Nothing: 0.5}) {
		t.Errorf("%+v", got)
	}
	if Mean(nil) != (Quality{}) {
		t.Error("the mean of nothing is not 0")
	}
}

func TestReadJudgements(t *testing.T) {
	got, err := ReadJudgements(strings.NewReader("q1\t0\tA\t2\n\nq1 0 B 0\nq2 0 C 1\n"))
	if diff := cmp.Diff(Judgements{"q1": {"A": 2}, "q2": {"C": 1}}, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
	for text, want := range map[string]string{"q1 0 A\n": "line 1 has 3 columns", "q 0 A 1\nq 0 A x\n": "line 2", "q 0 A NaN": "line 1"} {
		if _, err := ReadJudgements(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
