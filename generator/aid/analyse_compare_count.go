package aid

import (
	"math/rand/v2"
	"slices"
)

// The limits of counting comparisons.
const (
	mostWeightings = 500_000
	compareSteps   = 200_000_000 // products of points and scores, for each count
)

// radioPoints are the points that the radio buttons offer.
var radioPoints = []int{0, 25, 50, 75, 100}

// CompareCounts is how options fare in three sets of cases:
//
//   - weightings: every way of giving each criterion 0, 25, 50, 75 or 100 points,
//     but all 0, with no fact answered. Of more than 500,000, a sample, and each
//     criterion at 0 and at 100 with the others at their default.
//   - facts: every combination of answers to the facts, unanswered included, at
//     the default points and in each profile. Facts that only cautions read are
//     left out, as nothing depends on them. Of more than 200,000, a sample.
//   - joint: a sample of both together.
//
// An option leads if it is alone at the top. Where several draw level exactly,
// none of them leads; these cases are counted as ties.
type CompareCounts struct {
	// Skipped says why nothing was counted.
	Skipped    string     `json:"skipped,omitempty"`
	Weightings *Standings `json:"weightings,omitempty"`
	// Facts holds one entry for the default points, whose Profile is "", and one
	// for each profile.
	Facts []FactStandings `json:"facts,omitempty"`
	Joint *Standings      `json:"joint,omitempty"`
}

// Standings counts who leads.
type Standings struct {
	Cases    Cases          `json:"cases"`
	Leads    []OptionLeads  `json:"leads"` // by option
	Tied     int            `json:"tied"`  // cases in which options draw level at the top
	Ties     []TieCount     `json:"ties"`  // the commonest of these, most first
	Verdicts []VerdictCount `json:"verdicts"`
	// FamilyAhead counts, of the cases that are close or tied, those in which all
	// that lead are of one family and the best option outside it is at least
	// "close" behind, or there is none.
	FamilyAhead int `json:"family_ahead"`
}

// OptionLeads is how often an option leads, and how often it draws level with
// others at the top.
type OptionLeads struct {
	ID    string `json:"id"`
	Alone int    `json:"alone"`
	Level int    `json:"level"`
}

// TieCount is how often some options draw level at the top.
type TieCount struct {
	Options []string `json:"options"`
	Cases   int      `json:"cases"`
}

// VerdictCount is how often a verdict occurs.
type VerdictCount struct {
	Verdict Verdict `json:"verdict"`
	Cases   int     `json:"cases"`
}

// FactStandings is how options fare over all facts, at one set of points.
type FactStandings struct {
	Profile string `json:"profile"`
	Standings
	// NoneLeft counts the combinations that rule out every option; Example is one.
	NoneLeft int    `json:"none_left"`
	Example  string `json:"example,omitempty"`
}

// comparing is one enumeration of a comparison.
type comparing struct {
	*Compare
	seed    seed
	facts   *space // that must-haves and adjustments read
	screens []rule
	out     []bitset // by must-have
	adjust  []rule
	adds    [][]addition       // by adjustment
	base    *leader            // without adjustments
	tables  map[string]*leader // by the adjustments that hold
	points  [][]int            // the default's and the profiles'
	better  [][2]int           // pairs of options of which the first is at least as good, as far as is known
	mixLeft budget
	found   findings
	counts  CompareCounts
}

// addition is an Addition with indices.
type addition struct{ option, criterion, points int }

// mostCells bounds the scores of the tables that are kept.
const mostCells = 4_000_000

// enumerate counts a comparison.
func (c *Compare) enumerate(d *Definition) *Counts {
	k, ok := c.comparing(d)
	if !ok {
		k.counts.Skipped = "there are too many options or criteria, or close and clear have too many digits"
		return &Counts{Compare: &k.counts}
	}
	k.weightings()
	k.countFacts()
	k.joint()
	k.firsts()
	k.dominated()
	return &Counts{Findings: k.found, Compare: &k.counts}
}

// comparing makes ready to count; ok is false if the bounds of a leader do not
// hold.
func (c *Compare) comparing(d *Definition) (k *comparing, ok bool) {
	k = &comparing{Compare: c, seed: seedOf(d), tables: map[string]*leader{}, mixLeft: mixSteps}
	bare := *c
	bare.Adjust = nil
	if k.base, ok = bare.leader(bare.effective(answers{}, nil)); !ok {
		return k, false
	}
	k.compile()
	k.points = append(k.points, k.pointsOf(nil))
	for i := range k.Profiles {
		k.points = append(k.points, k.pointsOf(&k.Profiles[i]))
	}
	k.findBetter()
	return k, true
}

func (k *comparing) compile() {
	read := readBy(k.Compare.conditions())
	k.facts = newSpace(slices.DeleteFunc(choicesOf(k.Compare), func(c choice) bool { return !read[c.id] }))
	for _, s := range k.Screens {
		k.screens = append(k.screens, k.facts.rule(s.When))
		var out bitset
		for _, o := range s.Out {
			out |= 1 << k.Compare.option(o)
		}
		k.out = append(k.out, out)
	}
	for _, a := range k.Adjust {
		k.adjust = append(k.adjust, k.facts.rule(a.When))
		var adds []addition
		for _, add := range a.Add {
			adds = append(adds, addition{k.Compare.option(add.Option), k.criterion(add.Criterion), add.Points})
		}
		k.adds = append(k.adds, adds)
	}
}

// pointsOf returns the points of a profile, or the default points.
func (c *Compare) pointsOf(p *Profile) []int {
	none := slices.Repeat([]int{notGiven}, len(c.Criteria))
	points, _ := c.swingPoints(&compareInput{points: none, profile: p})
	return points
}

// situation is what the answers to the facts come to.
type situation struct {
	eligible bitset
	adjusted string // by adjustment, 0 or 1
}

func (k *comparing) situation(given []int) situation {
	eligible := k.base.all()
	for i, r := range k.screens {
		if r.holds(given) {
			eligible &^= k.out[i]
		}
	}
	adjusted := make([]byte, len(k.adjust))
	for i, r := range k.adjust {
		if r.holds(given) {
			adjusted[i] = 1
		}
	}
	return situation{eligible, string(adjusted)}
}

// table returns the leader for the scores with some adjustments.
func (k *comparing) table(adjusted string) *leader {
	if l := k.tables[adjusted]; l != nil {
		return l
	}
	l := *k.base
	l.scores = make([][]int64, len(k.base.scores))
	for o, row := range k.base.scores {
		l.scores[o] = slices.Clone(row)
	}
	for i, adds := range k.adds {
		if adjusted[i] == 1 {
			for _, add := range adds {
				l.scores[add.option][add.criterion] += int64(add.points)
			}
		}
	}
	for _, row := range l.scores {
		for i := range row {
			row[i] = min(max(row[i], 0), maxPoints)
		}
	}
	k.keepBetter(&l)
	if len(k.tables)*k.steps() > mostCells {
		clear(k.tables)
	}
	k.tables[adjusted] = &l
	return &l
}

func (k *comparing) steps() int { return len(k.Options)*len(k.Criteria) + 1 }

// weightings counts who leads when no fact is answered.
func (k *comparing) weightings() {
	s := k.situation(k.facts.none())
	l := k.table(s.adjusted)
	t := k.newTally()
	cases := k.eachWeighting(func(points []int) { t.count(k.outcome(l, points, s.eligible), 1) })
	standings := t.standings(cases)
	k.counts.Weightings = &standings
}

// eachWeighting calls f with all points, or with a sample of them.
func (k *comparing) eachWeighting(f func(points []int)) Cases {
	n := 1
	for range k.Criteria {
		if n *= len(radioPoints); n > mostWeightings {
			return k.sampleWeightings(f)
		}
	}
	points := make([]int, len(k.Criteria))
	for i := 1; i < n; i++ { // all but 0
		for c, rest := len(points)-1, i; c >= 0; c-- {
			points[c] = radioPoints[rest%len(radioPoints)]
			rest /= len(radioPoints)
		}
		f(points)
	}
	return Cases{Count: n - 1}
}

func (k *comparing) sampleWeightings(f func(points []int)) Cases {
	n := 0
	for c := range k.Criteria {
		for _, extreme := range []int{0, maxPoints} {
			points := slices.Clone(k.points[0])
			points[c] = extreme
			if anyPoints(points) {
				f(points)
				n++
			}
		}
	}
	r, left := k.seed.random(), budget(compareSteps)
	points := make([]int, len(k.Criteria))
	for range samples {
		if !left.spend(k.steps()) {
			break
		}
		randomPoints(r, points)
		if anyPoints(points) {
			f(points)
			n++
		}
	}
	return k.seed.sampled(n)
}

func anyPoints(points []int) bool {
	return slices.ContainsFunc(points, func(p int) bool { return p != 0 })
}

func randomPoints(r *rand.Rand, points []int) {
	for i := range points {
		points[i] = radioPoints[r.IntN(len(radioPoints))]
	}
}

// caseOutcome is who leads in a case.
type caseOutcome struct {
	winners bitset
	verdict Verdict
	ahead   bool // see Standings.FamilyAhead
}

func (k *comparing) outcome(l *leader, points []int, eligible bitset) caseOutcome {
	found := l.lead(points, eligible)
	o := caseOutcome{winners: found.Winners, verdict: l.verdict(found)}
	if o.verdict == NoWeights {
		o.winners = 0
	}
	o.ahead = (o.verdict == Close || o.verdict == Tie) && l.familyAhead(found, points, eligible)
	return o
}

// joint counts a sample of points and facts together.
func (k *comparing) joint() {
	r, left := k.seed.random(), budget(compareSteps)
	t := k.newTally()
	points, given := make([]int, len(k.Criteria)), k.facts.none()
	n := 0
	for range samples {
		if !left.spend(k.steps()) {
			break
		}
		randomPoints(r, points)
		k.facts.random(r, unanswered, given)
		if !anyPoints(points) {
			continue
		}
		s := k.situation(given)
		t.count(k.outcome(k.table(s.adjusted), points, s.eligible), 1)
		n++
	}
	standings := t.standings(k.seed.sampled(n))
	k.counts.Joint = &standings
}
