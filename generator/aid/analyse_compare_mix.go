package aid

import (
	"fmt"
	"math/big"

	"partnerbook/generator/diag"
)

// mixSteps bounds the arithmetic of all searches for a mix in one comparison.
const mixSteps = 500_000

// mix looks, for an option that never leads, for shares of other options that
// together are at least as good as it on every criterion. If there are such
// shares, the option cannot lead at any points: its value is at most the mean of
// theirs. (If there are none, some points let it lead; that is the theorem of
// Farkas.) One option alone is the matter of DA303. Pairs are tried first, as they
// are easy to check by hand; more than two are found by a linear programme. All
// is exact. Facts are not answered.
func (k *comparing) mix(option int) {
	s := k.situation(k.facts.none())
	m := &mixing{scores: k.table(s.adjusted).scores, option: option, left: &k.mixLeft}
	for o := range k.Options {
		if o == option || !s.eligible.has(o) {
			continue
		}
		if covers(m.scores[o], m.scores[option]) {
			return
		}
		m.others = append(m.others, o)
	}
	shares := m.pair()
	if shares == nil {
		shares = m.solve()
	}
	if shares == nil {
		return
	}
	var parts []string
	for i, o := range m.others {
		if shares[i] != nil && shares[i].Sign() > 0 {
			parts = append(parts, fmt.Sprintf("%s %s%%", k.Options[o].ID, percent(shares[i])))
		}
	}
	k.found.add(diag.AidMixBeats, spot{"option", k.Options[option].ID}, "Look at its scores: it needs one criterion on which it stands out.",
		"a mix of %s is at least as good as %q on every criterion: no points can make %q lead",
		words(parts), k.Options[option].ID, k.Options[option].ID)
}

func percent(share *big.Rat) string {
	hundred := new(big.Rat).Mul(share, big.NewRat(100, 1))
	if hundred.IsInt() {
		return hundred.RatString()
	}
	return Shown(hundred, 1)
}

// mixing is one search for a mix.
type mixing struct {
	scores [][]int64 // by option and criterion
	option int
	others []int
	left   *budget
}

// ahead returns by how much another option is better on a criterion.
func (m *mixing) ahead(other, criterion int) int64 {
	return m.scores[other][criterion] - m.scores[m.option][criterion]
}

// pair returns the shares of two options, nil if no two do.
func (m *mixing) pair() []*big.Rat {
	for i := range m.others {
		for j := range i {
			if !m.left.spend(len(m.scores[m.option])) {
				return nil
			}
			if x := m.shareOf(m.others[j], m.others[i]); x != nil {
				shares := make([]*big.Rat, len(m.others))
				shares[j], shares[i] = x, new(big.Rat).Sub(big.NewRat(1, 1), x)
				return shares
			}
		}
	}
	return nil
}

// shareOf returns a share x of a so that x·a + (1−x)·b is at least as good on
// every criterion; nil if there is none.
func (m *mixing) shareOf(a, b int) *big.Rat {
	low, high := new(big.Rat), big.NewRat(1, 1)
	for c := range m.scores[a] {
		// x·(ahead(a) − ahead(b)) ≥ −ahead(b)
		slope, least := m.ahead(a, c)-m.ahead(b, c), -m.ahead(b, c)
		switch {
		case slope == 0 && least > 0:
			return nil
		case slope > 0:
			low = extreme(1, low, big.NewRat(least, slope))
		case slope < 0:
			high = extreme(-1, high, big.NewRat(least, slope))
		}
	}
	if low.Cmp(high) > 0 {
		return nil
	}
	return between(low, high)
}

// between returns the whole percentage nearest to the middle of two shares, or the
// middle if no whole percentage lies between them.
func between(low, high *big.Rat) *big.Rat {
	middle := new(big.Rat).Add(low, high)
	middle.Mul(middle, big.NewRat(1, 2))
	whole, _ := new(big.Rat).SetString(percentWhole(middle))
	whole.Mul(whole, big.NewRat(1, 100))
	if whole.Cmp(low) >= 0 && whole.Cmp(high) <= 0 {
		return whole
	}
	return middle
}

func percentWhole(r *big.Rat) string { return Shown(new(big.Rat).Mul(r, big.NewRat(100, 1)), 0) }

// solve returns shares of any number of options; nil if there are none, or if the
// search takes too long. It maximises Σx subject to Σx ≤ 1, x ≥ 0 and, for each
// criterion, −Σ x·ahead ≤ 0, by the simplex method: x = 0 is where it begins, and
// Bland's rule keeps it from going round in circles. Shares x exist if the
// greatest Σx is 1.
func (m *mixing) solve() []*big.Rat {
	t := m.tableau()
	for {
		column := t.entering()
		if column < 0 {
			break
		}
		row := t.leaving(column)
		if row < 0 || !m.left.spend(len(t.rows)*len(t.rows[0])) {
			return nil
		}
		t.pivot(row, column)
	}
	if t.value().Cmp(big.NewRat(1, 1)) != 0 {
		return nil
	}
	return t.solution(len(m.others))
}

// tableau holds the equations of a linear programme: rows·variables = last column.
// The last row is the objective. basis names the variable that each row solves.
type tableau struct {
	rows  [][]*big.Rat
	basis []int
}

func (m *mixing) tableau() *tableau {
	criteria, others := len(m.scores[m.option]), len(m.others)
	width := others + criteria + 2 // a slack for each criterion and for Σx ≤ 1; the right side
	t := &tableau{}
	row := func() []*big.Rat {
		r := make([]*big.Rat, width)
		for i := range r {
			r[i] = new(big.Rat)
		}
		t.rows = append(t.rows, r)
		return r
	}
	for c := range criteria {
		r := row()
		for i, o := range m.others {
			r[i].SetInt64(-m.ahead(o, c))
		}
		r[others+c].SetInt64(1)
		t.basis = append(t.basis, others+c)
	}
	limit, objective := row(), row()
	for i := range others {
		limit[i].SetInt64(1)
		objective[i].SetInt64(-1)
	}
	limit[width-2].SetInt64(1)
	limit[width-1].SetInt64(1)
	t.basis = append(t.basis, width-2)
	return t
}

// entering returns the first variable that would raise the objective, -1 if none.
func (t *tableau) entering() int {
	objective := t.rows[len(t.rows)-1]
	for i, r := range objective[:len(objective)-1] {
		if r.Sign() < 0 {
			return i
		}
	}
	return -1
}

// leaving returns the row that bounds a variable first; of several, the one whose
// variable is first.
func (t *tableau) leaving(column int) int {
	found := -1
	var least *big.Rat
	for i, row := range t.rows[:len(t.rows)-1] {
		if row[column].Sign() <= 0 {
			continue
		}
		ratio := new(big.Rat).Quo(row[len(row)-1], row[column])
		order := -1
		if found >= 0 {
			order = ratio.Cmp(least)
		}
		if order < 0 || order == 0 && t.basis[i] < t.basis[found] {
			found, least = i, ratio
		}
	}
	return found
}

// pivot makes a row solve a variable.
func (t *tableau) pivot(row, column int) {
	t.basis[row] = column
	by := new(big.Rat).Set(t.rows[row][column])
	for _, r := range t.rows[row] {
		r.Quo(r, by)
	}
	for i, other := range t.rows {
		factor := new(big.Rat).Set(other[column])
		if i == row || factor.Sign() == 0 {
			continue
		}
		for j, r := range other {
			if t.rows[row][j].Sign() != 0 {
				r.Sub(r, new(big.Rat).Mul(factor, t.rows[row][j]))
			}
		}
	}
}

func (t *tableau) value() *big.Rat {
	objective := t.rows[len(t.rows)-1]
	return objective[len(objective)-1]
}

func (t *tableau) solution(n int) []*big.Rat {
	shares := make([]*big.Rat, n)
	for i, variable := range t.basis {
		if variable < n {
			shares[variable] = t.rows[i][len(t.rows[i])-1]
		}
	}
	return shares
}
