package aid

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
	"partnerbook/generator/testrun"
)

// TestExpectedCounts holds the counts of the worked aids to those that the
// specification gives. They fix what its words mean: an option leads if it is
// alone at the top, so that leads and ties together are all cases; a verdict is
// that of Evaluate; the leading family is ahead by at least "close" in cases that
// are close or tied; a flag raises a case if the band is higher than that of the
// points.
func TestExpectedCounts(t *testing.T) {
	guide := Analyse(definition(t, "where-to-start"), AnalyseOptions{}).Coverage
	if g := guide.Guide; g.QuestionPages != 7 || g.ResultPages != 14 || !slices.Equal(g.Outcomes, []OutcomeCount{
		{"mutual-support", 2}, {"call-off", 5}, {"explore-sharing", 2}, {"explore-outsourcing", 1}, {"improve-in-house", 1}, {"talk-first", 3},
	}) {
		t.Errorf("where-to-start: %+v", g)
	}
	compare := Analyse(definition(t, "choose-delivery-model"), AnalyseOptions{}).Coverage.Compare.Counts
	expectStandings(t, compare.Weightings, 390_624, 15_362, 96_101, map[string]int{
		"hybrid": 221_588, "shared": 79_897, "call-off": 48_230, "venture": 18_729, "in-house": 5_523, "outsourced": 1_295,
		"close": 215_639, "leaning": 154_443, "clear": 5_180, "tie": 15_362,
	})
	facts := compare.Facts[0]
	expectStandings(t, &facts.Standings, 6_912, 432, facts.FamilyAhead, map[string]int{
		"hybrid": 2_592, "venture": 1_404, "call-off": 972, "shared": 756, "in-house": 324, "none": 432,
		"venture hybrid": 324, "shared venture": 108,
	})
	if facts.NoneLeft != 432 {
		t.Errorf("none left in %d", facts.NoneLeft)
	}
	score := Analyse(definition(t, "support-triage"), AnalyseOptions{}).Coverage.Score
	if score.Cases.Count != 6_561 || score.Raised != 1_063 ||
		score.Bands[0].Cases != 182 || score.Bands[1].Cases != 1_813 || score.Bands[2].Cases != 4_566 {
		t.Errorf("support-triage: %+v", score)
	}
}

func expectStandings(t *testing.T, s *Standings, cases, tied, ahead int, want map[string]int) {
	t.Helper()
	if s.Cases.Count != cases || s.Cases.Sampled || s.Tied != tied || s.FamilyAhead != ahead {
		t.Errorf("%+v, tied %d, ahead %d", s.Cases, s.Tied, s.FamilyAhead)
	}
	got := map[string]int{}
	for _, o := range s.Leads {
		got[o.ID] = o.Alone
	}
	for _, v := range s.Verdicts {
		got[string(v.Verdict)] = v.Cases
	}
	for _, tie := range s.Ties {
		got[strings.Join(tie.Options, " ")] = tie.Cases
	}
	for name, n := range want {
		if got[name] != n {
			t.Errorf("%s: %d, want %d", name, got[name], n)
		}
	}
}

// TestExamplesAreAllowed holds the worked aids free of warnings, but for the one
// must-have that the specification's later rule on must-haves is about.
func TestExamplesAreAllowed(t *testing.T) {
	for _, name := range aidNames {
		a := Analyse(definition(t, name), AnalyseOptions{})
		for _, f := range a.Found {
			if f.Severity != diag.Info && (f.Code != diag.AidAuthorScreen || name != "choose-delivery-model") {
				t.Errorf("%s: %s %s", name, f.Code, f.Message)
			}
		}
		if n := len(a.Coverage.Allowed); name == "choose-delivery-model" && n != 2 {
			t.Errorf("%s: %d are allowed", name, n)
		}
	}
}

// TestCountsCanBeKept holds an analysis to be the same if the counts come from
// where they were kept, and if they are counted again.
func TestCountsCanBeKept(t *testing.T) {
	testrun.Alone(t)
	for _, name := range aidNames {
		d := definition(t, name)
		kept, err := json.Marshal(Enumerate(d))
		if err != nil {
			t.Fatal(err)
		}
		var counts Counts
		if err := json.Unmarshal(kept, &counts); err != nil {
			t.Fatal(err)
		}
		if got, want := reportOf(t, Report(d, AnalyseOptions{}, &counts)), reportOf(t, Analyse(d, AnalyseOptions{})); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
		if Check(d, AnalyseOptions{}).Coverage.Counted {
			t.Error("Check counts")
		}
	}
}

// reportOf returns all that an analysis says.
func reportOf(t *testing.T, a Analysis) string {
	t.Helper()
	var b bytes.Buffer
	if err := a.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	coverage, err := json.Marshal(a.Coverage)
	if err != nil {
		t.Fatal(err)
	}
	return b.String() + string(coverage)
}

// TestFactsAgree holds what counting makes of facts to what Evaluate does.
func TestFactsAgree(t *testing.T) {
	testrun.Alone(t)
	d := definition(t, "choose-delivery-model")
	c := d.Model.(*Compare)
	k, ok := c.comparing(d)
	if !ok {
		t.Fatal("out of bounds")
	}
	r := rand.New(rand.NewPCG(3, 4))
	given := k.facts.none()
	for range 2000 {
		k.facts.random(r, unanswered, given)
		facts := answers{}
		for q, a := range given {
			if a != unanswered {
				facts[k.facts.questions[q].id] = k.facts.questions[q].options[a]
			}
		}
		points := somePoints(r, len(c.Criteria))
		s := k.situation(given)
		found := k.table(s.adjusted).lead(points, s.eligible)
		want := c.Evaluate(compareInputOf(c, facts, points)).(*CompareResult)
		if want.Verdict == NoWeights {
			continue
		}
		if got := k.newTally().names(found.Winners); !slices.Equal(got, want.Winners) {
			t.Fatalf("%v %v: %v, want %v", facts, points, got, want.Winners)
		}
	}
}

// TestMix holds the search for a mix to what it claims: the shares add up and are
// as good, and where there are none, some points let the option lead.
func TestMix(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	found := 0
	for range 400 {
		left := budget(mixSteps)
		m := &mixing{option: 0, others: []int{1, 2, 3, 4}, left: &left}
		for range 5 {
			m.scores = append(m.scores, []int64{r.Int64N(101), r.Int64N(101), r.Int64N(101)})
		}
		shares := m.solve()
		if shares == nil {
			if !leadsSomewhere(m.scores) {
				t.Fatalf("no mix and no lead: %v", m.scores)
			}
			continue
		}
		found++
		sum := new(big.Rat)
		for c := range 3 {
			value := new(big.Rat)
			for i, share := range shares {
				if share != nil {
					value.Add(value, new(big.Rat).Mul(share, big.NewRat(m.scores[i+1][c], 1)))
				}
			}
			if value.Cmp(big.NewRat(m.scores[0][c], 1)) < 0 {
				t.Fatalf("%v: %v is worse on %d", m.scores, shares, c)
			}
		}
		for _, share := range shares {
			if share != nil {
				sum.Add(sum, share)
			}
		}
		if sum.Cmp(big.NewRat(1, 1)) != 0 {
			t.Fatalf("%v add up to %s", shares, sum)
		}
	}
	if found == 0 || found == 400 {
		t.Errorf("%d of 400", found)
	}
}

// leadsSomewhere looks for points, of many, at which the first option is at least
// as good as all others.
func leadsSomewhere(scores [][]int64) bool {
	const most = 400
	for a := range int64(most + 1) {
		for b := range most + 1 - a {
			w := []int64{a, b, most - a - b}
			worth := func(o int) int64 { return w[0]*scores[o][0] + w[1]*scores[o][1] + w[2]*scores[o][2] }
			if worth(0) >= max(worth(1), worth(2), worth(3), worth(4))-most { // as near as the steps allow
				return true
			}
		}
	}
	return false
}

// TestHostile analyses aids that nobody would write: it comes to an end in seconds,
// and nothing crashes.
func TestHostile(t *testing.T) {
	testrun.Alone(t)
	for name, toml := range worstAids() {
		t.Run(name, func(t *testing.T) {
			text, _ := source.NewText("example.toml", []byte(toml))
			d, found := Decode(text, "example")
			if d == nil {
				t.Fatalf("%v", found[0])
			}
			reportOf(t, Analyse(d, AnalyseOptions{}))
		})
	}
}

const hostileHead = "aid = \"example\"\nversion = \"1\"\ntitle = \"T\"\ndecision = \"D\"\nbasis = \"author\"\n" +
	"review = { by = \"E\", on = 2026-01-31, next = 2027-01-31 }\n"

// worstAids are as large as analysis bears in the long tier, and large in the quick
// one.
func worstAids() map[string]string {
	aids := map[string]string{
		"long guide": hostileGuide(500, 0), "guide that remembers": hostileGuide(500, 30),
		"comparison": hostileCompare(20, 20, 20, 6), "many options": hostileCompare(64, 8, 6, 3),
		"score": hostileScore(200), "squares": hostileSquares(15), "long formulas": hostileFormulas(4),
		"series": hostileSeries(),
	}
	if testrun.Long() {
		aids["comparison"], aids["many options"] = hostileCompare(60, 200, 60, 40), hostileCompare(64, 20, 12, 10)
		aids["score"], aids["long formulas"] = hostileScore(1000), hostileFormulas(40)
	}
	return aids
}

// hostileGuide has 2^n paths; its last question reads some of the answers.
func hostileGuide(n, read int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%skind = \"guide\"\nstart = \"q0\"\noutcomes = [ {id=\"a\",title=\"A\",why=\"W\"}, {id=\"b\",title=\"B\",why=\"W\"} ]\n", hostileHead)
	for i := range n {
		next := fmt.Sprintf(`next = "q%d"`, i+1)
		last := next
		if i == n-1 {
			var when []string
			for j := range read {
				when = append(when, fmt.Sprintf(`q%d = "y"`, j))
			}
			next, last = fmt.Sprintf(`routes = [ {when={%s},next="outcome:a"}, {next="outcome:b"} ]`, strings.Join(when, ", ")), `next = "outcome:b"`
		}
		fmt.Fprintf(&b, "[[questions]]\nid = \"q%d\"\nask = \"Q\"\noptions = [ {id=\"y\",label=\"Y\",%s}, {id=\"n\",label=\"N\",%s} ]\n", i, next, last)
	}
	return b.String()
}

func hostileCompare(options, criteria, facts, profiles int) string {
	var b strings.Builder
	r := rand.New(rand.NewPCG(7, 8))
	fmt.Fprintf(&b, "%skind = \"compare\"\nclose = 3\nclear = 10\n", hostileHead)
	for i := range options {
		fmt.Fprintf(&b, "[[options]]\nid = \"o%d\"\ntitle = \"O\"\nwhat = \"W\"\n", i)
	}
	for i := range criteria {
		fmt.Fprintf(&b, "[[criteria]]\nid = \"c%d\"\ntitle = \"C\"\nworst = \"W\"\nbest = \"B\"\npoints = 50\n", i)
	}
	for i := range facts {
		fmt.Fprintf(&b, "[[facts]]\nid = \"f%d\"\nask = \"F\"\noptions = [ {id=\"y\",label=\"Y\"}, {id=\"n\",label=\"N\"}, {id=\"u\",label=\"U\"} ]\n", i)
		fmt.Fprintf(&b, "[[adjust]]\nid = \"j%d\"\nwhen = { f%d = \"y\" }\nadd = { o%d = { c%d = 5 } }\nwhy = \"W\"\n", i, i, i%options, i%criteria)
		fmt.Fprintf(&b, "[[screens]]\nid = \"s%d\"\nmust = \"M\"\nwhen = { f%d = \"n\" }\nout = [\"o%d\"]\n", i, i, i%options)
	}
	for i := range profiles {
		fmt.Fprintf(&b, "[[profiles]]\nid = \"p%d\"\ntitle = \"P\"\npoints = { c%d = 100 }\n", i, i%criteria)
	}
	b.WriteString("[scores]\n")
	for o := range options {
		for c := range criteria {
			fmt.Fprintf(&b, "o%d.c%d = { v = %d, why = \"W\" }\n", o, c, r.IntN(101))
		}
	}
	return b.String()
}

func hostileScore(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%skind = \"score\"\nsections = [ {id=\"s\",title=\"S\"} ]\nbands = [ {id=\"a\",from=0,title=\"A\"}, {id=\"b\",from=1000000,title=\"B\"} ]\n", hostileHead)
	for i := range n {
		fmt.Fprintf(&b, "[[questions]]\nid = \"q%d\"\nsection = \"s\"\nask = \"Q\"\noptions = [ {id=\"y\",label=\"Y\",points=0}, {id=\"n\",label=\"N\",points=1} ]\n", i)
		fmt.Fprintf(&b, "[[flags]]\nid = \"f%d\"\nat_least = \"a\"\nwhen = { q%d = \"y\" }\n[[actions]]\nid = \"a%d\"\ntheme = \"T\"\ndo = \"D\"\nwhen = { q%d = \"n\" }\n", i, i, i, i)
	}
	return b.String()
}

// hostileSquares squares figures until they have 2^n digits.
func hostileSquares(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%skind = \"calculator\"\ninputs = [ {id=\"x0\",ask=\"X\",unit=\"count\",default=7,min=0,max=9} ]\n", hostileHead)
	for i := range n {
		fmt.Fprintf(&b, "[[outputs]]\nid = \"x%d\"\ntitle = \"X\"\nunit = \"count\"\nformula = \"x%d * x%d\"\n", i+1, i, i)
	}
	return b.String()
}

func hostileFormulas(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%skind = \"calculator\"\n", hostileHead)
	var names []string
	for i := range 60 {
		fmt.Fprintf(&b, "[[inputs]]\nid = \"x%d\"\nask = \"X\"\nunit = \"count\"\ndefault = 0.25\nmin = 0\nmax = 99.75\ndp = 2\n", i)
		names = append(names, fmt.Sprintf("x%d", i))
	}
	for i := range n {
		formula := strings.Repeat(strings.Join(names, " + ")+" + ", 8) + "1"
		fmt.Fprintf(&b, "[[outputs]]\nid = \"o%d\"\ntitle = \"X\"\nunit = \"count\"\nformula = \"%s\"\n", i, formula)
	}
	return b.String()
}

func hostileSeries() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%skind = \"calculator\"\n", hostileHead)
	for i := range 8 {
		fmt.Fprintf(&b, "[[inputs]]\nid = \"x%d\"\nask = \"X\"\nunit = \"count\"\ndefault = 3.25\nmin = 0.01\nmax = 99.75\ndp = 2\n", i)
	}
	for i := range 20 {
		fmt.Fprintf(&b, "[[series]]\nid = \"s%d\"\ntitle = \"S\"\nfrom = 0\nto = 399\nformula = \"x0 * t / x1 - x2 + x3\"\n", i)
		fmt.Fprintf(&b, "[[outputs]]\nid = \"o%d\"\ntitle = \"X\"\nunit = \"count\"\nformula = \"npv(x4 / 100, s%d)\"\n", i, i)
	}
	return b.String()
}

// FuzzDecode holds decoding and analysing to end well whatever the file.
func FuzzDecode(f *testing.F) {
	for _, name := range aidNames {
		f.Add(exampleText(f, name))
	}
	for _, file := range caseTexts(f) {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 20_000 {
			return
		}
		text, _ := source.NewText("example.toml", data)
		d, found := Decode(text, "example")
		if d == nil {
			if !found.HasErrors() {
				t.Error("nothing was decoded, and nothing is wrong")
			}
			return
		}
		reportOf(t, Analyse(d, AnalyseOptions{Today: time.Now()}))
	})
}

func BenchmarkAnalyse(b *testing.B) {
	var all []*Definition
	for _, name := range aidNames {
		d := definition(b, name)
		all = append(all, d)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Analyse(d, AnalyseOptions{})
			}
		})
	}
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			for _, d := range all {
				Analyse(d, AnalyseOptions{})
			}
		}
	})
}
