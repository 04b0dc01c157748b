package aid

import (
	"cmp"
	"math/big"
	"slices"
)

// mostReasons is how many criteria are named for the winner, and against it.
const mostReasons = 3

// why fills in d = w·(sA − sB) for the winner A and the first runner-up B: the
// three largest above 0 and the three least below, file order within.
func (k *comparison) why() {
	a, b := k.scores[k.standing.winners[0]], k.scores[k.standing.runnersUp[0]]
	var all []Contribution
	for i, c := range k.Criteria {
		d := new(big.Int).Mul(k.weights.scaled[i], big.NewInt(int64(a[i]-b[i])))
		all = append(all, Contribution{c.ID, k.weights.value(d)})
	}
	slices.SortStableFunc(all, func(x, y Contribution) int { return y.Amount.Cmp(x.Amount) })
	k.result.For = reasons(all, 1)
	slices.SortStableFunc(all, func(x, y Contribution) int {
		return cmp.Or(x.Amount.Cmp(y.Amount), cmp.Compare(k.criterion(x.Criterion), k.criterion(y.Criterion)))
	})
	k.result.Against = reasons(all, -1)
}

// reasons returns the first few contributions of a sign.
func reasons(sorted []Contribution, sign int) []Contribution {
	var some []Contribution
	for _, c := range sorted {
		if c.Amount.Rat().Sign() == sign && len(some) < mostReasons {
			some = append(some, c)
		}
	}
	return some
}

// tips fills in, for each criterion and direction, the nearest points at which
// other options draw level with the winner, sorted by distance, file order, down
// first.
func (k *comparison) tips() {
	var distances []*big.Rat
	var tips []Tip
	for i := range k.Criteria {
		for _, direction := range []string{Down, Up} {
			tip, distance := k.tip(i, direction)
			if distance == nil {
				continue
			}
			// Insert behind all that are not farther.
			at := len(tips)
			for at > 0 && distances[at-1].Cmp(distance) > 0 {
				at--
			}
			tips, distances = slices.Insert(tips, at, tip), slices.Insert(distances, at, distance)
		}
	}
	k.result.Tips = tips
}

// tip returns the nearest points t of a criterion in a direction, all options
// that draw level there, and the distance from the points now; nil if there are
// none.
func (k *comparison) tip(criterion int, direction string) (tip Tip, distance *big.Rat) {
	now := k.weights.points[criterion]
	for o := range k.Options {
		t := k.level(criterion, o)
		if t == nil || (t.Cmp(now) < 0) != (direction == Down) {
			continue
		}
		d := new(big.Rat).Sub(t, now)
		d.Abs(d)
		order := -1
		if distance != nil {
			order = d.Cmp(distance)
		}
		switch {
		case order < 0:
			tip, distance = Tip{k.Criteria[criterion].ID, direction, Number{t}, []string{k.Options[o].ID}}, d
		case order == 0:
			tip.Options = append(tip.Options, k.Options[o].ID)
		}
	}
	return tip, distance
}

// level returns the points of a criterion at which an option draws level with the
// winner A: t = p_c − D/(sA,c − so,c) with D = Σ p·(sA − so). It returns nil if
// the scores there are equal, or t is not within 0 to 100, or all points would
// be 0.
func (k *comparison) level(criterion, option int) *big.Rat {
	winner := k.standing.winners[0]
	difference := k.scores[winner][criterion] - k.scores[option][criterion]
	if !k.eligible[option] || option == winner || difference == 0 {
		return nil
	}
	d := new(big.Int).Sub(k.worths[winner], k.worths[option])
	t := new(big.Rat).SetFrac(d, k.weights.scale)
	t.Quo(t, big.NewRat(int64(difference), 1))
	now := k.weights.points[criterion]
	t.Sub(now, t)
	if t.Sign() < 0 || t.Cmp(big.NewRat(maxPoints, 1)) > 0 {
		return nil
	}
	others := new(big.Rat).SetFrac(k.weights.sum, k.weights.scale)
	others.Sub(others, now)
	if others.Add(others, t).Sign() == 0 {
		return nil
	}
	return t
}

// scoreTips fills in the scores at which winner and runners-up draw level, with
// g = lead/w_c: a runner-up's score plus g, if at most 100, and the winner's
// minus g, if at least 0; sorted by g, runners-up first, options, criteria.
func (k *comparison) scoreTips() {
	type found struct {
		ScoreTip
		g *big.Rat
	}
	var all []found
	add := func(option int, sign int64) {
		for i, c := range k.Criteria {
			weight := k.result.Weights[i].Rat()
			if weight.Sign() == 0 {
				continue
			}
			g := new(big.Rat).Quo(k.result.Lead.Rat(), weight)
			from := k.scores[option][i]
			to := new(big.Rat).Mul(g, big.NewRat(sign, 1))
			to.Add(to, big.NewRat(int64(from), 1))
			if to.Sign() >= 0 && to.Cmp(big.NewRat(maxPoints, 1)) <= 0 {
				all = append(all, found{ScoreTip{k.Options[option].ID, c.ID, from, Number{to}}, g})
			}
		}
	}
	for _, o := range k.standing.runnersUp {
		add(o, 1)
	}
	add(k.standing.winners[0], -1)
	slices.SortStableFunc(all, func(a, b found) int { return a.g.Cmp(b.g) })
	for _, f := range all {
		k.result.ScoreTips = append(k.result.ScoreTips, f.ScoreTip)
	}
}
