package aid

import "math/bits"

// The bounds within which a leader counts in int64: a worth is at most
// 100·100·maxCriteria = 10⁷, a term of a lead that is compared with "close" or
// "clear" at most 10⁷·maxTerm = 10¹⁸, which is less than 2⁶³ ≈ 9.2·10¹⁸.
const (
	maxCriteria = 1000
	maxOptions  = 64
	maxTerm     = 100_000_000_000
)

// bitset is a set of options, by index.
type bitset uint64

func (b bitset) has(option int) bool { return b&(1<<option) != 0 }
func (b bitset) count() int          { return bits.OnesCount64(uint64(b)) }

// leader finds out quickly who leads: values are compared as Σ points·score, for
// the common divisor Σ points changes no order. It agrees with Compare.Evaluate
// for points that are whole numbers from 0 to 100. It may be used by several
// goroutines.
type leader struct {
	scores       [][]int64 // by option and criterion, 0 to 100
	family       []bitset  // by option: all of its family
	close, clear term
}

// term is a fraction with small terms.
type term struct{ num, denom int64 }

// lead is what a leader finds.
type lead struct {
	Winners bitset // all with the best worth; empty if no option is eligible
	// Best and Next are the greatest worths, notGiven where there is none; divided
	// by Total, the sum of the points, they are values.
	Best, Next, Total int64
}

// leader returns a leader for effective scores; ok is false if the bounds do not
// hold, and then only Evaluate will do.
func (c *Compare) leader(scores [][]int) (l *leader, ok bool) {
	l = &leader{}
	var closeOK, clearOK bool
	l.close, closeOK = newTerm(c.Close)
	l.clear, clearOK = newTerm(c.Clear)
	if len(c.Options) > maxOptions || len(c.Criteria) > maxCriteria || !closeOK || !clearOK {
		return nil, false
	}
	for o, row := range scores {
		wide := make([]int64, len(row))
		for i, s := range row {
			if s < 0 || s > maxPoints {
				return nil, false
			}
			wide[i] = int64(s)
		}
		l.scores = append(l.scores, wide)
		var family bitset
		for other := range c.Options {
			if c.familyOf(other) == c.familyOf(o) {
				family |= 1 << other
			}
		}
		l.family = append(l.family, family)
	}
	return l, true
}

func newTerm(n Number) (term, bool) {
	num, denom := n.Rat().Num(), n.Rat().Denom()
	if !num.IsInt64() || !denom.IsInt64() {
		return term{}, false
	}
	t := term{num.Int64(), denom.Int64()}
	return t, -maxTerm <= t.num && t.num <= maxTerm && t.denom <= maxTerm
}

// all is the set of all options.
func (l *leader) all() bitset { return ^bitset(0) >> (maxOptions - len(l.scores)) }

// lead returns who leads among the eligible options.
func (l *leader) lead(points []int, eligible bitset) lead {
	found := lead{Best: notGiven, Next: notGiven}
	for _, p := range points {
		found.Total += int64(p)
	}
	for o, row := range l.scores {
		if !eligible.has(o) {
			continue
		}
		var worth int64
		for i, s := range row[:len(points)] {
			worth += s * int64(points[i])
		}
		switch {
		case worth > found.Best:
			found.Best, found.Next, found.Winners = worth, found.Best, 1<<o
		case worth == found.Best:
			found.Winners |= 1 << o
		case worth > found.Next:
			found.Next = worth
		}
	}
	return found
}

// verdict returns the verdict that Evaluate gives.
func (l *leader) verdict(found lead) Verdict {
	distance := found.Best - found.Next
	switch {
	case found.Total == 0:
		return NoWeights
	case found.Winners == 0:
		return None
	case found.Winners.count() > 1:
		return Tie
	case found.Next == notGiven:
		return Only
	case l.close.compare(distance, found.Total) < 0:
		return Close
	case l.clear.compare(distance, found.Total) >= 0:
		return Clear
	}
	return Leaning
}

// familyAhead tells whether all winners are of one family and the best option
// outside it, if there is one, is at least "close" behind.
func (l *leader) familyAhead(found lead, points []int, eligible bitset) bool {
	if found.Winners == 0 {
		return false
	}
	family := l.family[bits.TrailingZeros64(uint64(found.Winners))]
	if found.Winners&^family != 0 {
		return false
	}
	outside := l.lead(points, eligible&^family)
	return outside.Winners == 0 || l.close.compare(found.Best-outside.Best, found.Total) >= 0
}

// compare compares distance/total with the term: -1, 0 or +1.
func (t term) compare(distance, total int64) int {
	switch left, right := distance*t.denom, t.num*total; {
	case left < right:
		return -1
	case left > right:
		return 1
	}
	return 0
}
