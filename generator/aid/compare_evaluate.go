package aid

import (
	"cmp"
	"math/big"
	"slices"
)

var (
	_ Model  = (*Compare)(nil)
	_ Result = (*CompareResult)(nil)
)

// comparison is one evaluation. Options and criteria are indices, in file order.
type comparison struct {
	*Compare
	in       *compareInput
	weights  *weighting
	scores   [][]int    // after adjustments and the reader's own
	eligible []bool     // not ruled out
	worths   []*big.Int // values times weights.sum
	order    []int      // the eligible options, highest worth first
	standing standing
	result   *CompareResult
}

// Evaluate compares the options on what a reader said. The result is a
// *CompareResult.
func (c *Compare) Evaluate(input Input) Result {
	in := c.read(input)
	weights, defaults := c.weighting(in)
	r := &CompareResult{
		Invalid: in.invalid, Unknown: in.unknown, Defaults: defaults,
		HasCautions: len(c.Cautions) > 0,
		options:     c.optionIDs(), criteria: c.criterionIDs(),
	}
	k := &comparison{Compare: c, in: in, weights: weights, result: r}
	k.conditions()
	if weights.sum.Sign() == 0 {
		r.Verdict = NoWeights
		return r
	}
	k.scores = c.effective(in.facts, in.own)
	k.worths = k.worthsOf(k.scores)
	k.standing = newStanding(k.worths, k.eligible)
	k.values()
	k.rank()
	k.verdict()
	k.dominance()
	k.flips()
	if r.Verdict.Decided() {
		k.why()
		k.tips()
		k.scoreTips()
	}
	return r
}

// conditions fills in what the facts alone decide.
func (k *comparison) conditions() {
	facts, r := k.in.facts, k.result
	for _, a := range k.Adjust {
		if a.When.Holds(facts.to) == True {
			r.Adjusted = append(r.Adjusted, a.ID)
		}
	}
	for _, s := range k.Screens {
		if s.When.Holds(facts.to) == Unknown {
			r.NotChecked = append(r.NotChecked, s.ID)
		}
	}
	for _, c := range k.Cautions {
		if c.When.Holds(facts.to) == True {
			r.Cautions = append(r.Cautions, c.ID)
		}
	}
	k.eligible = make([]bool, len(k.Options))
	for i, by := range k.ruledOut(facts) {
		k.eligible[i] = len(by) == 0
		if len(by) > 0 {
			r.Excluded = append(r.Excluded, Exclusion{k.Options[i].ID, by})
		}
	}
}

// ruledOut returns, for each option, the must-haves that rule it out.
func (c *Compare) ruledOut(facts answers) [][]string {
	by := make([][]string, len(c.Options))
	for _, s := range c.Screens {
		if s.When.Holds(facts.to) != True {
			continue
		}
		for i, o := range c.Options {
			if slices.Contains(s.Out, o.ID) {
				by[i] = append(by[i], s.ID)
			}
		}
	}
	return by
}

// effective returns the scores, by option and criterion: base plus every
// adjustment that holds, then clamped to 0–100; a reader's own score, if not
// notGiven, replaces it. own may be nil.
func (c *Compare) effective(facts answers, own [][]int) [][]int {
	scores := make([][]int, len(c.Options))
	for o := range scores {
		scores[o] = make([]int, len(c.Criteria))
		for i := range scores[o] {
			scores[o][i] = c.Scores[o][i].V
		}
	}
	for _, a := range c.Adjust {
		if a.When.Holds(facts.to) == True {
			c.add(scores, a.Add)
		}
	}
	for o, row := range scores {
		for i := range row {
			row[i] = min(max(row[i], 0), maxPoints)
			if own != nil && own[o][i] != notGiven {
				row[i] = own[o][i]
			}
		}
	}
	return scores
}

func (c *Compare) add(scores [][]int, additions []Addition) {
	for _, add := range additions {
		o, i := c.option(add.Option), c.criterion(add.Criterion)
		if o >= 0 && i >= 0 {
			scores[o][i] += add.Points
		}
	}
}

func (k *comparison) worthsOf(scores [][]int) []*big.Int {
	worths := make([]*big.Int, len(scores))
	for o := range scores {
		worths[o] = k.weights.worth(scores[o])
	}
	return worths
}

// values fills in points, weights, scores and values.
func (k *comparison) values() {
	r := k.result
	r.Scores = k.scores
	for i, p := range k.weights.points {
		r.Points = append(r.Points, Number{p})
		r.Weights = append(r.Weights, k.weights.weight(i))
	}
	for _, worth := range k.worths {
		r.Values = append(r.Values, k.weights.value(worth))
	}
}

// rank fills in the ranking: eligible options by value, descending; equal values
// share a rank (1, 1, 3), file order within.
func (k *comparison) rank() {
	for o, eligible := range k.eligible {
		if eligible {
			k.order = append(k.order, o)
		}
	}
	slices.SortStableFunc(k.order, func(a, b int) int { return k.worths[b].Cmp(k.worths[a]) })
	rank := 0
	for i, o := range k.order {
		if i == 0 || k.worths[o].Cmp(k.worths[k.order[i-1]]) != 0 {
			rank = i + 1
		}
		k.result.Ranking = append(k.result.Ranking, Ranked{k.Options[o].ID, rank})
	}
}

// standing is which options lead.
type standing struct{ winners, runnersUp []int }

// newStanding finds all options at the top and all at the next value, of those
// that are eligible.
func newStanding(worths []*big.Int, eligible []bool) standing {
	top := atMost(worths, eligible, nil)
	return standing{top, atMost(worths, eligible, top)}
}

// atMost returns the eligible options with the greatest worth, of those below the
// options in below, if there are any.
func atMost(worths []*big.Int, eligible []bool, below []int) []int {
	var top []int
	for o, worth := range worths {
		if !eligible[o] || len(below) > 0 && worth.Cmp(worths[below[0]]) >= 0 {
			continue
		}
		order := 1
		if len(top) > 0 {
			order = worth.Cmp(worths[top[0]])
		}
		switch {
		case order > 0:
			top = []int{o}
		case order == 0:
			top = append(top, o)
		}
	}
	return top
}

// verdict fills in the verdict, the winners and how far ahead they are.
func (k *comparison) verdict() {
	r, s := k.result, k.standing
	r.Winners, r.RunnersUp = k.named(s.winners), k.named(s.runnersUp)
	switch {
	case len(s.winners) == 0:
		r.Verdict = None
		r.Relax = k.relax()
		return
	case len(s.winners) > 1:
		r.Verdict = Tie
		r.Lead = new(Number)
	case len(s.runnersUp) == 0:
		r.Verdict = Only
	default:
		lead := k.behind(s.runnersUp[0])
		r.Lead = &lead
		r.Verdict = k.verdictOf(lead)
	}
	for _, o := range k.order {
		if behind := k.behind(o); behind.Rat().Sign() == 0 || behind.Cmp(k.Close) < 0 {
			r.Contenders = append(r.Contenders, k.Options[o].ID)
		}
	}
	k.family()
}

func (c *Compare) verdictOf(lead Number) Verdict {
	switch {
	case lead.Cmp(c.Close) < 0:
		return Close
	case lead.Cmp(c.Clear) >= 0:
		return Clear
	}
	return Leaning
}

// behind returns how far the value of an option is below the top.
func (k *comparison) behind(option int) Number {
	top := k.worths[k.standing.winners[0]]
	return k.weights.value(new(big.Int).Sub(top, k.worths[option]))
}

func (k *comparison) named(options []int) []string {
	return list(options, func(o int) string { return k.Options[o].ID })
}

// family fills in the family of all winners and its lead.
func (k *comparison) family() {
	family := k.familyOf(k.standing.winners[0])
	outside := slices.Clone(k.eligible)
	for o := range k.Options {
		if k.familyOf(o) == family {
			outside[o] = false
		}
	}
	for _, o := range k.standing.winners {
		if k.familyOf(o) != family {
			return
		}
	}
	k.result.Family = family
	if best := atMost(k.worths, outside, nil); len(best) > 0 {
		lead := k.behind(best[0])
		k.result.FamilyLead = &lead
	}
}

func (c *Compare) familyOf(option int) string {
	return cmp.Or(c.Options[option].Family, c.Options[option].ID)
}

// relax returns the must-haves that alone rule out options, most options first,
// file order within.
func (k *comparison) relax() []Relaxation {
	alone := map[string][]string{}
	for _, e := range k.result.Excluded {
		if len(e.By) == 1 {
			alone[e.By[0]] = append(alone[e.By[0]], e.Option)
		}
	}
	var relax []Relaxation
	for _, s := range k.Screens {
		if options := alone[s.ID]; len(options) > 0 {
			relax = append(relax, Relaxation{s.ID, options})
		}
	}
	slices.SortStableFunc(relax, func(a, b Relaxation) int { return cmp.Compare(len(b.Options), len(a.Options)) })
	return relax
}

// dominance fills in, for each eligible option, the eligible ones that are at
// least as good on every criterion and better on one; weights are ignored.
func (k *comparison) dominance() {
	for b := range k.Options {
		var by []string
		for a := range k.Options {
			if k.eligible[a] && k.eligible[b] && dominates(k.scores[a], k.scores[b]) {
				by = append(by, k.Options[a].ID)
			}
		}
		if len(by) > 0 {
			k.result.Dominated = append(k.result.Dominated, Dominance{k.Options[b].ID, by})
		}
	}
}

// dominates tells whether scores are at least as good as others, and better
// somewhere.
func dominates[N int | int64](a, b []N) bool { return covers(a, b) && !slices.Equal(a, b) }

// covers tells whether scores are at least as good as others everywhere.
func covers[N int | int64](a, b []N) bool {
	for i := range a {
		if a[i] < b[i] {
			return false
		}
	}
	return true
}

// flips fills in, for each fact and each answer not now given, the winners if
// that one answer were given, where they differ.
func (k *comparison) flips() {
	for _, f := range k.Facts {
		for _, answer := range f.Options {
			if answer.ID == k.in.facts[f.ID] {
				continue
			}
			winners := k.winnersAt(k.in.facts.with(f.ID, answer.ID))
			if !slices.Equal(winners, k.standing.winners) {
				k.result.Flips = append(k.result.Flips, CompareFlip{f.ID, answer.ID, k.named(winners)})
			}
		}
	}
}

// winnersAt returns the winners if other facts held.
func (k *comparison) winnersAt(facts answers) []int {
	eligible := make([]bool, len(k.Options))
	for i, by := range k.ruledOut(facts) {
		eligible[i] = len(by) == 0
	}
	return atMost(k.worthsOf(k.effective(facts, k.in.own)), eligible, nil)
}
