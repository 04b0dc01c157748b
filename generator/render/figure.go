package render

import (
	"math/big"
	"slices"
	"strings"

	"partnerbook/generator/aid"
)

// Numbers as pages show them. What is rounded, and where, is the same as in
// results; only signs, separators and units are added.

// tenths shows a value, a lead or points with one decimal.
func tenths(n aid.Number) string { return figure(aid.Shown(n.Rat(), 1)) }

// signed is tenths with a plus before what is greater than 0.
func signed(n aid.Number) string {
	if n.Rat().Sign() > 0 {
		return "+" + tenths(n)
	}
	return tenths(n)
}

func decimalsOf(n aid.Number, most int) int {
	for dp := range most {
		if n.Fits(dp) {
			return dp
		}
	}
	return most
}

// Figure shows a number with its unit: £1,457,526, 10.9%, 1.6 years.
func (w *Words) Figure(n aid.Number, unit aid.Unit, dp int) string {
	shown := figure(aid.Shown(n.Rat(), dp))
	switch unit {
	case aid.GBP:
		if amount, negative := strings.CutPrefix(shown, minus); negative {
			return minus + "£" + amount
		}
		return "£" + shown
	case aid.Percent:
		return shown + "%"
	case aid.Hours, aid.Years:
		key := "aid_unit_" + string(unit)
		if shown == "1" {
			return w.T(key+"_one", "n", shown)
		}
		return w.T(key+"_other", "n", shown)
	}
	return shown
}

// Exact is Figure with as many decimals as the number has, at most some.
func (w *Words) Exact(n aid.Number, unit aid.Unit, most int) string {
	return w.Figure(n, unit, decimalsOf(n, most))
}

// justAhead tells of each value whether it is greater than another that shows the
// same text.
func justAhead(values []aid.Number, shown func(aid.Number) string) []bool {
	ahead := make([]bool, len(values))
	for i, v := range values {
		ahead[i] = slices.ContainsFunc(values, func(o aid.Number) bool { return o.Cmp(v) < 0 && shown(o) == shown(v) })
	}
	return ahead
}

// sumOf adds numbers.
func sumOf(numbers []aid.Number) *big.Rat {
	sum := new(big.Rat)
	for _, n := range numbers {
		sum.Add(sum, n.Rat())
	}
	return sum
}
