package aid

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"partnerbook/generator/canonical"
	"partnerbook/generator/testrun"
)

// compareOf makes a comparison of options a, b, c, … and criteria x, y, z, … with
// 50 points each, close 3 and clear 10, of a row of scores for each option.
func compareOf(rows ...[]int) *Compare {
	c := &Compare{Close: Whole(3), Clear: Whole(10)}
	for o, row := range rows {
		id := string(rune('a' + o))
		c.Options = append(c.Options, Option{ID: id, Family: id})
		var scores []OptionScore
		for _, s := range row {
			scores = append(scores, OptionScore{V: s})
		}
		c.Scores = append(c.Scores, scores)
	}
	for i := range rows[0] {
		c.Criteria = append(c.Criteria, Criterion{ID: string(rune('x' + i)), Points: 50})
	}
	return c
}

func TestCompareVerdicts(t *testing.T) {
	for _, c := range []struct {
		rows [][]int
		want string
	}{
		{[][]int{{50, 50}}, `{"verdict": "only", "contenders": ["a"], "family": "a", "family_lead": null, "winners": ["a"], "runners_up": [], "ranking": [["a", 1]],
			"lead": "absent", "lead_shown": "absent", "for": "absent", "against": "absent", "tips": "absent", "score_tips": "absent", "relax": "absent", "flips": [], "dominated": []}`},
		{[][]int{{50, 50}, {0, 100}}, `{"verdict": "tie", "lead": "0", "lead_shown": "absent", "winners": ["a", "b"], "runners_up": [], "contenders": ["a", "b"],
			"family": "absent", "family_lead": "absent", "for": "absent", "tips": "absent", "score_tips": "absent"}`},
		{[][]int{{50, 55}, {50, 50}}, `{"verdict": "close", "lead": "5/2", "lead_shown": "2.5", "contenders": ["a", "b"], "family": "a", "family_lead": "5/2", "dominated": [["b", ["a"]]]}`},
		{[][]int{{50, 50}, {50, 56}}, `{"verdict": "leaning", "lead": "3", "contenders": ["b"], "for": [["y", "3"]], "against": []}`},
		{[][]int{{50, 70}, {50, 50}}, `{"verdict": "clear", "lead": "10", "lead_shown": "10.0"}`},
		{[][]int{{50, 50}, {69, 50}}, `{"verdict": "leaning", "lead": "19/2"}`},
		{[][]int{{10, 10}, {10, 10}, {0, 0}}, `{"verdict": "tie", "runners_up": ["c"], "ranking": [["a", 1], ["b", 1], ["c", 3]], "dominated": [["c", ["a", "b"]]]}`},
	} {
		expectFields(t, compareOf(c.rows...), `{}`, c.want)
	}
}

func TestCompareOnly(t *testing.T) {
	c := definition(t, "choose-delivery-model").Model
	expectFields(t, c, `{"facts": {"outside": "none", "partner": "no", "saving": "large"}}`, `{
		"verdict": "only", "winners": ["venture"], "contenders": ["venture"], "family": "venture", "family_lead": null, "lead": "absent"}`)
}

func TestCompareFamily(t *testing.T) {
	c := compareOf([]int{50, 60}, []int{60, 50}, []int{40, 40})
	c.Options[0].Family, c.Options[1].Family = "f", "f"
	expectFields(t, c, `{}`, `{"verdict": "tie", "family": "f", "family_lead": "15"}`)
	c.Options[2].Family = "f"
	expectFields(t, c, `{}`, `{"verdict": "tie", "family": "f", "family_lead": null}`)
}

// TestRanks holds equal ranks to sharing their places, and criteria without a rank
// to the last ones.
func TestRanks(t *testing.T) {
	c := definition(t, "choose-delivery-model").Model
	expectFields(t, c, `{"method": "rank", "ranks": {"savings": 1, "startup": 1}}`, `{"defaults_used": [], "weights": {
		"savings": "621/2240", "startup": "621/2240", "resilience": "499/6720", "flex": "499/6720",
		"quality": "499/6720", "local": "499/6720", "staff": "499/6720", "growth": "499/6720"}}`)
	equal := `{"weights": {"savings": "1/8", "startup": "1/8", "resilience": "1/8", "flex": "1/8", "quality": "1/8", "local": "1/8", "staff": "1/8", "growth": "1/8"}}`
	expectFields(t, c, `{"method": "rank"}`, equal)
	expectFields(t, c, `{"method": "rank", "points": {"savings": 0}, "profile": "savings-first"}`, equal)
	// Only the order of ranks counts.
	same := evaluate(t, c, `{"method": "rank", "ranks": {"savings": 7, "startup": 7, "flex": 99}}`)
	if other := evaluate(t, c, `{"method": "rank", "ranks": {"savings": 1, "startup": 1, "flex": 2}}`); other != same {
		t.Errorf("ranks 7, 7, 99 and 1, 1, 2 differ:\n%s\n%s", same, other)
	}
	expectFields(t, c, `{"method": "rank", "ranks": {"savings": 0, "startup": 100, "flex": 1.5, "local": "3"}}`, `{"invalid": ["savings", "startup", "flex"]}`)
}

func TestCompareInput(t *testing.T) {
	c := definition(t, "choose-delivery-model").Model
	for _, x := range []struct{ input, want string }{
		{`{"facts": {"partner": "maybe", "outside": 1, "saving": null, "start": "", "x": "y"}, "points": {"savings": 101, "flex": -1, "local": 12.5, "staff": "50", "y": 1},
			"profile": "none", "method": "best", "ranks": {"savings": 0, "z": 1}, "scores": {"shared": {"local": 101, "flex": null, "q": 1}, "nobody": {"local": 1}, "in-house": {"savings": "x"}}, "more": 1, "reasons": {"a": 5}}`,
			`{"invalid": ["partner", "outside", "savings", "flex", "local", "profile", "method", "in-house.savings", "shared.local"],
			"unknown": ["more", "nobody", "shared.q", "x", "y", "z"],
			"defaults_used": ["savings", "startup", "resilience", "flex", "quality", "local", "growth"]}`},
		{`{"facts": 1, "points": "x", "profile": 1, "method": [], "ranks": [], "scores": true}`, `{"invalid": ["facts", "points", "profile", "method", "scores"], "unknown": []}`},
		{`{"facts": [], "method": "rank", "ranks": [], "scores": {"shared": 5}}`, `{"invalid": ["facts", "ranks", "shared"]}`},
		{`{"facts": null, "points": null, "profile": null, "method": null, "ranks": null, "scores": {"shared": null}}`, `{"invalid": [], "unknown": []}`},
		{`{"facts": {"constructor": "no", "__proto__": "no"}, "toString": 1}`, `{"unknown": ["__proto__", "constructor", "toString"]}`},
		{`{"profile": "local-first", "points": {"local": 0}}`, `{"defaults_used": [], "weights": {"savings": "1/11", "startup": "2/11", "resilience": "2/11", "flex": "1/11", "quality": "2/11", "local": "0", "staff": "3/11", "growth": "0"}}`},
		{`{"method": "swing", "profile": ""}`, `{"invalid": []}`},
		{`{"points": {"savings":0,"startup":0,"resilience":0,"flex":0,"quality":0,"local":0,"staff":0,"growth":0}, "facts": {"partner": "no"}}`,
			`{"verdict": "no-weights", "excluded": [{"option": "shared", "by": ["no-partner"]}, {"option": "hybrid", "by": ["no-partner"]}], "weights": "absent", "values": "absent", "flips": "absent", "winners": "absent", "cautions": "absent"}`},
	} {
		expectFields(t, c, x.input, x.want)
	}
}

// TestCompareScores holds adjustments to being clamped together, and a reader's
// score to replacing them.
func TestCompareScores(t *testing.T) {
	c := compareOf([]int{95, 50}, []int{5, 50})
	c.Facts = []Fact{{ID: "f", Options: []Answer{{ID: "yes"}, {ID: "no"}}}}
	yes := Condition{{Question: "f", Answers: []string{"yes"}}}
	c.Adjust = []Adjustment{
		{ID: "more", When: yes, Add: []Addition{{"a", "x", 20, c.ClosePos}, {"b", "x", -30, c.ClosePos}}},
		{ID: "less", When: yes, Add: []Addition{{"a", "x", -10, c.ClosePos}}},
		{ID: "always", Add: []Addition{{"a", "y", 1, c.ClosePos}}},
	}
	c.Cautions = []Caution{{ID: "care", When: yes}, {ID: "all"}, {ID: "never", When: Condition{{Question: "f", Not: true, Answers: []string{"yes"}}}}}
	scores := func(input string) string {
		in, _ := ReadInput([]byte(input))
		return fmt.Sprint(c.Evaluate(in).(*CompareResult).Scores)
	}
	for input, want := range map[string]string{
		`{}`:                      "[[95 51] [5 50]]",
		`{"facts": {"f": "yes"}}`: "[[100 51] [0 50]]",
		`{"facts": {"f": "yes"}, "scores": {"a": {"x": 7, "y": 0}}}`: "[[7 0] [0 50]]",
	} {
		if got := scores(input); got != want {
			t.Errorf("%s: %s, want %s", input, got, want)
		}
	}
	expectFields(t, c, `{}`, `{"adjusted": ["always"], "cautions": ["all"]}`)
	expectFields(t, c, `{"facts": {"f": "yes"}}`, `{"adjusted": ["more", "less", "always"], "cautions": ["care", "all"]}`)
	expectFields(t, c, `{"facts": {"f": "yes"}, "points": {"x": 0, "y": 0}}`, `{"verdict": "no-weights", "cautions": ["care", "all"]}`)
}

// TestRelax holds must-haves that alone rule options out to the most first.
func TestRelax(t *testing.T) {
	c := compareOf([]int{1}, []int{2}, []int{3}, []int{4}, []int{5})
	for id, out := range map[string][]string{"one": {"a", "e"}, "two": {"b", "c", "e"}, "six": {"d"}} {
		c.Screens = append(c.Screens, Screen{ID: id, Out: out})
	}
	slices.SortFunc(c.Screens, func(a, b Screen) int { return canonical.Compare(a.ID, b.ID) })
	expectFields(t, c, `{}`, `{"verdict": "none", "relax": [["two", ["b", "c"]], ["one", ["a"]], ["six", ["d"]]], "winners": [], "runners_up": [], "ranking": [],
		"lead": "absent", "contenders": "absent", "family": "absent", "family_lead": "absent", "for": "absent"}`)
}

// someInput returns a random input of a comparison, with own scores and ranks.
func someInput(r *rand.Rand, c *Compare) Input {
	in := compareInputOf(c, someFacts(r, c), somePoints(r, len(c.Criteria)))
	if r.IntN(3) == 0 {
		in["method"] = "rank"
		ranks := map[string]any{}
		for _, x := range c.Criteria {
			if r.IntN(5) > 0 {
				ranks[x.ID] = fmt.Sprint(1 + r.IntN(5))
			}
		}
		in["ranks"] = ranks
	}
	scores := map[string]any{}
	for _, o := range c.Options {
		row := map[string]any{}
		for _, x := range c.Criteria {
			if r.IntN(3) == 0 {
				row[x.ID] = fmt.Sprint(r.IntN(5) * 25)
			}
		}
		scores[o.ID] = row
	}
	in["scores"] = scores
	return in
}

// TestCompareProperties holds random results to what must be so.
func TestCompareProperties(t *testing.T) {
	testrun.Alone(t)
	c := definition(t, "choose-delivery-model").Model.(*Compare)
	r := rand.New(rand.NewPCG(5, 6))
	tips, scoreTips, dominated := 0, 0, 0
	for range 150 {
		in := someInput(r, c)
		result := c.Evaluate(in).(*CompareResult)
		if result.Verdict == NoWeights {
			continue
		}
		sum := new(big.Rat)
		for _, w := range result.Weights {
			sum.Add(sum, w.Rat())
		}
		if sum.Cmp(big.NewRat(1, 1)) != 0 {
			t.Fatalf("%v: weights sum to %s", in, sum)
		}
		for _, d := range result.Dominated {
			dominated++
			for _, a := range d.By {
				if slices.Contains(result.Winners, d.Option) && !slices.Contains(result.Winners, a) {
					t.Fatalf("%v: %s leads, and %s does not, which dominates it", in, d.Option, a)
				}
			}
		}
		for _, tip := range result.Tips {
			tips++
			checkTip(t, c, result, tip)
		}
		for _, tip := range result.ScoreTips {
			scoreTips++
			checkScoreTip(t, c, result, tip)
		}
		checkFlips(t, c, in, result)
	}
	if tips == 0 || scoreTips == 0 || dominated == 0 {
		t.Errorf("%d tips, %d tips of scores, %d dominated options were looked at", tips, scoreTips, dominated)
	}
}

// valueAt returns the value of an option at other points.
func valueAt(result *CompareResult, option int, points []*big.Rat) *big.Rat {
	total, sum := new(big.Rat), new(big.Rat)
	for i, p := range points {
		sum.Add(sum, p)
		total.Add(total, new(big.Rat).Mul(p, big.NewRat(int64(result.Scores[option][i]), 1)))
	}
	return total.Quo(total, sum)
}

func checkTip(t *testing.T, c *Compare, result *CompareResult, tip Tip) {
	t.Helper()
	var points []*big.Rat
	for _, p := range result.Points {
		points = append(points, p.Rat())
	}
	criterion := c.criterion(tip.Criterion)
	if (tip.Points.Rat().Cmp(points[criterion]) < 0) != (tip.Direction == Down) {
		t.Fatalf("%s is %s from %s to %s", tip.Criterion, tip.Direction, points[criterion], tip.Points)
	}
	points[criterion] = tip.Points.Rat()
	winner := valueAt(result, slices.Index(c.optionIDs(), result.Winners[0]), points)
	for _, o := range tip.Options {
		if v := valueAt(result, slices.Index(c.optionIDs(), o), points); v.Cmp(winner) != 0 {
			t.Fatalf("%+v: %s is at %s, the winner at %s", tip, o, v, winner)
		}
	}
}

func checkScoreTip(t *testing.T, c *Compare, result *CompareResult, tip ScoreTip) {
	t.Helper()
	i, option := c.criterion(tip.Criterion), slices.Index(c.optionIDs(), tip.Option)
	gain := new(big.Rat).Sub(tip.To.Rat(), big.NewRat(int64(tip.From), 1))
	if result.Scores[option][i] != tip.From {
		t.Fatalf("%+v: the score is %d", tip, result.Scores[option][i])
	}
	gain.Mul(gain, result.Weights[i].Rat())
	if gain.Abs(gain).Cmp(result.Lead.Rat()) != 0 {
		t.Fatalf("%+v changes the value by %s, and the lead is %s", tip, gain, result.Lead)
	}
}

// checkFlips evaluates every other answer, and expects it among the flips only if
// the winners differ.
func checkFlips(t *testing.T, c *Compare, in Input, result *CompareResult) {
	t.Helper()
	var want []CompareFlip
	facts := in.object("facts")
	for _, f := range c.Facts {
		given, ok := facts[f.ID]
		for _, o := range f.Options {
			if o.ID == given {
				continue
			}
			facts[f.ID] = o.ID
			if winners := c.Evaluate(in).(*CompareResult).Winners; !slices.Equal(winners, result.Winners) {
				want = append(want, CompareFlip{f.ID, o.ID, winners})
			}
		}
		facts[f.ID] = given
		if !ok {
			delete(facts, f.ID)
		}
	}
	if fmt.Sprint(result.Flips) != fmt.Sprint(want) {
		t.Fatalf("%v:\n got %v\nwant %v", in, result.Flips, want)
	}
}

// TestPointsScale multiplies all points: nothing but points may change.
func TestPointsScale(t *testing.T) {
	c := definition(t, "choose-delivery-model").Model.(*Compare)
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		facts := someFacts(r, c)
		points, times := make([]int, len(c.Criteria)), 2+r.IntN(4)
		for i := range points {
			points[i] = r.IntN(101 / times)
		}
		one := c.Evaluate(compareInputOf(c, facts, points)).(*CompareResult)
		for i := range points {
			points[i] *= times
		}
		other := c.Evaluate(compareInputOf(c, facts, points)).(*CompareResult)
		if fmt.Sprint(one.Ranking, one.Values, one.Verdict) != fmt.Sprint(other.Ranking, other.Values, other.Verdict) {
			t.Fatalf("%v %v: %v and %v", facts, points, one.Ranking, other.Ranking)
		}
	}
}
