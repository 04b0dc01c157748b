package aid

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"partnerbook/generator/testrun"
)

// someFacts returns random answers to the facts, of which some are missing.
func someFacts(r *rand.Rand, c *Compare) answers {
	facts := answers{}
	for _, f := range c.Facts {
		if i := r.IntN(len(f.Options) + 2); i < len(f.Options) {
			facts[f.ID] = f.Options[i].ID
		}
	}
	return facts
}

// somePoints returns random points, often equal ones so that options draw level.
func somePoints(r *rand.Rand, n int) []int {
	points := make([]int, n)
	for i := range points {
		points[i] = r.IntN(5) * 25
		if r.IntN(4) == 0 {
			points[i] = r.IntN(101)
		}
	}
	return points
}

// compareInputOf writes facts and points as an input, numbers as text.
func compareInputOf(c *Compare, facts answers, points []int) Input {
	in := Input{"facts": map[string]any{}, "points": map[string]any{}}
	for fact, answer := range facts {
		in.object("facts")[fact] = answer
	}
	for i, p := range points {
		in.object("points")[c.Criteria[i].ID] = fmt.Sprint(p)
	}
	return in
}

// TestLeaderAgrees holds the quick leader to the exact evaluation.
func TestLeaderAgrees(t *testing.T) {
	testrun.Alone(t)
	c := definition(t, "choose-delivery-model").Model.(*Compare)
	r := rand.New(rand.NewPCG(1, 2))
	verdicts := map[Verdict]int{}
	for range 1500 {
		facts, points := someFacts(r, c), somePoints(r, len(c.Criteria))
		exact := c.Evaluate(compareInputOf(c, facts, points)).(*CompareResult)
		verdicts[exact.Verdict]++
		l, ok := c.leader(c.effective(facts, nil))
		if !ok {
			t.Fatal("out of bounds")
		}
		eligible := l.all()
		for o, by := range c.ruledOut(facts) {
			if len(by) > 0 {
				eligible &^= 1 << o
			}
		}
		found := l.lead(points, eligible)
		if got := l.verdict(found); got != exact.Verdict {
			t.Fatalf("%v %v: verdict %s, want %s", facts, points, got, exact.Verdict)
		}
		if exact.Verdict == NoWeights {
			continue
		}
		var winners []string
		for o := range c.Options {
			if found.Winners.has(o) {
				winners = append(winners, c.Options[o].ID)
			}
		}
		if fmt.Sprint(winners) != fmt.Sprint(exact.Winners) {
			t.Fatalf("%v %v: winners %v, want %v", facts, points, winners, exact.Winners)
		}
		ahead := exact.Family != "" && (exact.FamilyLead == nil || exact.FamilyLead.Cmp(c.Close) >= 0)
		if got := l.familyAhead(found, points, eligible); got != ahead {
			t.Fatalf("%v %v: family ahead %t, want %t", facts, points, got, ahead)
		}
	}
	for _, v := range []Verdict{None, Only, Tie, Close, Leaning, Clear} {
		if verdicts[v] == 0 {
			t.Errorf("no sample was %s", v)
		}
	}
}

// TestLeaderCounts counts who leads over all weightings: the figures are the
// specification's.
func TestLeaderCounts(t *testing.T) {
	c := definition(t, "choose-delivery-model").Model.(*Compare)
	l, _ := c.leader(c.effective(nil, nil))
	sole, ties, ahead := map[string]int{}, 0, 0
	verdicts := map[Verdict]int{}
	eachWeighting(len(c.Criteria), func(points []int) {
		found := l.lead(points, l.all())
		verdict := l.verdict(found)
		verdicts[verdict]++
		if verdict == Tie {
			ties++
		}
		for o := range c.Options {
			if found.Winners == 1<<o {
				sole[c.Options[o].ID]++
			}
		}
		if (verdict == Close || verdict == Tie) && l.familyAhead(found, points, l.all()) {
			ahead++
		}
	})
	got := fmt.Sprint(sole, ties, verdicts[Close], verdicts[Leaning], verdicts[Clear], ahead)
	want := "map[call-off:48230 hybrid:221588 in-house:5523 outsourced:1295 shared:79897 venture:18729] 15362 215639 154443 5180 96101"
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// eachWeighting calls f with every vector of 0, 25, 50, 75 and 100 but zero.
func eachWeighting(n int, f func(points []int)) {
	points := make([]int, n)
	for {
		i := 0
		for i < n && points[i] == 100 {
			points[i] = 0
			i++
		}
		if i == n {
			return
		}
		points[i] += 25
		f(points)
	}
}

func TestLeaderBounds(t *testing.T) {
	c := Compare{Close: decimal(t, "0.000000000001"), Clear: Whole(10)}
	if _, ok := c.leader(nil); ok {
		t.Error("a close with a great denominator is taken")
	}
	c.Close, c.Options = Whole(3), make([]Option, maxOptions+1)
	if _, ok := c.leader(nil); ok {
		t.Error("65 options are taken")
	}
	c.Options = make([]Option, 1)
	if _, ok := c.leader([][]int{{101}}); ok {
		t.Error("a score of 101 is taken")
	}
	if l, ok := c.leader([][]int{{100}}); !ok || l.all() != 1 {
		t.Error("one option is refused")
	}
}

func decimal(t testing.TB, text string) Number {
	t.Helper()
	n, err := ParseNumber(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func BenchmarkLeader(b *testing.B) {
	c := definition(b, "choose-delivery-model").Model.(*Compare)
	l, _ := c.leader(c.effective(nil, nil))
	for b.Loop() {
		eachWeighting(len(c.Criteria), func(points []int) { l.lead(points, l.all()) })
	}
}

func BenchmarkCompare(b *testing.B) {
	c := definition(b, "choose-delivery-model").Model
	for b.Loop() {
		c.Evaluate(Input{})
	}
}
