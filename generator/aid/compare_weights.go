package aid

import (
	"cmp"
	"math/big"
	"slices"
)

// weighting holds the points of the criteria, in file order, and the same as
// whole numbers: scaled is points times scale, sum the sum of scaled. A common
// factor changes no order, so options are compared by Σ scaled·score alone.
type weighting struct {
	points []*big.Rat
	scaled []*big.Int
	scale  *big.Int
	sum    *big.Int
}

// newWeighting brings points to their least common denominator.
func newWeighting(points []*big.Rat) *weighting {
	w := &weighting{points: points, scale: big.NewInt(1), sum: new(big.Int)}
	for _, p := range points {
		common := new(big.Int).GCD(nil, nil, w.scale, p.Denom())
		w.scale = new(big.Int).Mul(w.scale, new(big.Int).Quo(p.Denom(), common))
	}
	for _, p := range points {
		scaled := new(big.Int).Quo(w.scale, p.Denom())
		w.scaled = append(w.scaled, scaled.Mul(scaled, p.Num()))
		w.sum.Add(w.sum, scaled)
	}
	return w
}

// worth returns Σ scaled·score: the value of an option times sum.
func (w *weighting) worth(scores []int) *big.Int {
	total, term := new(big.Int), new(big.Int)
	for i, s := range scores {
		total.Add(total, term.Mul(w.scaled[i], big.NewInt(int64(s))))
	}
	return total
}

// value returns a worth as a value, V = Σ w·s with w = p/Σp.
func (w *weighting) value(worth *big.Int) Number {
	return Number{new(big.Rat).SetFrac(worth, w.sum)}
}

// weight returns w = p/Σp of a criterion.
func (w *weighting) weight(criterion int) Number { return w.value(w.scaled[criterion]) }

// weighting returns the points by the reader's method, and the criteria whose
// points are the aid's default.
func (c *Compare) weighting(in *compareInput) (w *weighting, defaults []string) {
	if in.ranked {
		return newWeighting(rankPoints(in.ranks)), nil
	}
	points, defaults := c.swingPoints(in)
	rats := make([]*big.Rat, len(points))
	for i, p := range points {
		rats[i] = big.NewRat(int64(p), 1)
	}
	return newWeighting(rats), defaults
}

// swingPoints returns the reader's points or, where there are none, the
// profile's, else the default, which is named in defaults.
func (c *Compare) swingPoints(in *compareInput) (points []int, defaults []string) {
	points = slices.Clone(in.points)
	for i, criterion := range c.Criteria {
		if points[i] != notGiven {
			continue
		}
		points[i] = criterion.Points
		if in.profile != nil {
			if p, ok := in.profile.Points[criterion.ID]; ok {
				points[i] = p
				continue
			}
		}
		defaults = append(defaults, criterion.ID)
	}
	return points, defaults
}

// rankPoints turns ranks, of which notGiven is none, into points. The k-th of n
// places gets (1/n)·Σ(i=k..n) 1/i; equal ranks share the mean of the places they
// fill; criteria without a rank share the last places. Points are 100·w/max w.
func rankPoints(ranks []int) []*big.Rat {
	sorted := make([]int, len(ranks)) // criteria, by rank
	for i := range sorted {
		sorted[i] = i
	}
	last := func(rank int) int {
		if rank == notGiven {
			return maxRank + 1
		}
		return rank
	}
	slices.SortStableFunc(sorted, func(a, b int) int { return cmp.Compare(last(ranks[a]), last(ranks[b])) })
	places := placeWeights(len(ranks))
	points := make([]*big.Rat, len(ranks))
	most := new(big.Rat)
	for from := 0; from < len(sorted); {
		to := from
		share := new(big.Rat)
		for to < len(sorted) && ranks[sorted[to]] == ranks[sorted[from]] {
			share.Add(share, places[to])
			to++
		}
		share.Mul(share, big.NewRat(1, int64(to-from)))
		for ; from < to; from++ {
			points[sorted[from]] = share
		}
		if share.Cmp(most) > 0 {
			most = share
		}
	}
	for i, p := range points {
		p := new(big.Rat).Quo(p, most)
		points[i] = p.Mul(p, big.NewRat(maxPoints, 1))
	}
	return points
}

// placeWeights returns (1/n)·Σ(i=k..n) 1/i for k from 1 to n.
func placeWeights(n int) []*big.Rat {
	places := make([]*big.Rat, n)
	sum := new(big.Rat)
	for k := n; k >= 1; k-- {
		sum.Add(sum, big.NewRat(1, int64(k)))
		places[k-1] = new(big.Rat).Mul(sum, big.NewRat(1, int64(n)))
	}
	return places
}
