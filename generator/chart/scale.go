package chart

import (
	"math/big"
	"strings"
)

// scale maps numbers to places between two ends.
type scale struct {
	from, to *big.Rat
	ticks    []*big.Rat
	decimals int
}

// newScale returns a scale with round ticks that holds all numbers. With zero it
// begins at 0.
func newScale(numbers []*big.Rat, zero bool) scale {
	low, high := new(big.Rat), new(big.Rat)
	for i, n := range numbers {
		if i == 0 && !zero {
			low, high = n, n
		}
		if n.Cmp(low) < 0 {
			low = n
		}
		if n.Cmp(high) > 0 {
			high = n
		}
	}
	if low.Cmp(high) == 0 {
		one := big.NewRat(1, 1)
		if high.Sign() != 0 {
			high = new(big.Rat).Add(high, new(big.Rat).Abs(new(big.Rat).Quo(high, big.NewRat(10, 1))))
		} else {
			high = one
		}
	}
	step, decimals := roundStep(new(big.Rat).Sub(high, low))
	s := scale{from: floorTo(low, step), decimals: decimals}
	for tick := s.from; ; tick = new(big.Rat).Add(tick, step) {
		s.ticks = append(s.ticks, tick)
		s.to = tick
		if tick.Cmp(high) >= 0 {
			return s
		}
	}
}

// mostTicks is how many steps a scale has at most.
const mostTicks = 5

// roundStep returns the least of 1, 2, 5, 10, 20 … that cuts a span into few steps.
func roundStep(span *big.Rat) (step *big.Rat, decimals int) {
	ten := big.NewRat(10, 1)
	unit := big.NewRat(1, 1)
	few := func(step *big.Rat) bool {
		return new(big.Rat).Quo(span, step).Cmp(big.NewRat(mostTicks, 1)) <= 0
	}
	for decimals < 30 && few(unit) {
		unit = new(big.Rat).Quo(unit, ten)
		decimals++
	}
	for {
		for _, n := range []int64{1, 2, 5} {
			if step = new(big.Rat).Mul(unit, big.NewRat(n, 1)); few(step) {
				return step, decimalsOf(step)
			}
		}
		unit = new(big.Rat).Mul(unit, ten)
	}
}

// decimalsOf returns how many decimals a number has.
func decimalsOf(n *big.Rat) int {
	digits, _ := n.FloatPrec()
	return digits
}

func floorTo(n, step *big.Rat) *big.Rat {
	steps := new(big.Rat).Quo(n, step)
	whole := new(big.Int).Div(steps.Num(), steps.Denom()) // rounds down, below 0 as well
	return new(big.Rat).Mul(new(big.Rat).SetInt(whole), step)
}

// at returns the place of a number between two ends, rounded.
func (s scale) at(n *big.Rat, from, to int) int {
	share := new(big.Rat).Quo(new(big.Rat).Sub(n, s.from), new(big.Rat).Sub(s.to, s.from))
	place := new(big.Rat).Mul(share, big.NewRat(int64(to-from), 1))
	place.Add(place, big.NewRat(int64(from), 1)).Add(place, big.NewRat(1, 2))
	return int(new(big.Int).Div(place.Num(), place.Denom()).Int64())
}

// tick writes a number of the scale.
func (c Chart) tick(s scale, n *big.Rat) string { return c.Before + shown(n, s.decimals) + c.After }

// shown writes a number with commas between thousands and a true minus.
func shown(n *big.Rat, decimals int) string {
	digits := n.FloatString(decimals)
	body, negative := strings.CutPrefix(digits, "-")
	whole, fraction, point := strings.Cut(body, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		whole += "." + fraction
	}
	if negative {
		return "\u2212" + whole
	}
	return whole
}
