package render

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"partnerbook/generator/aid"
	"partnerbook/generator/data"
)

// Numbers as pages show them. What is rounded, and where, is the same as in
// results; only signs, separators and units are added.

// minus is the sign that figures have, not the hyphen of a keyboard.
const minus = "\u2212"

// figure writes a decimal for readers: with commas between thousands and a true
// minus.
func figure(decimal string) string { return data.Grouped(decimal) }

// thousands writes a count with commas.
func thousands(n int) string { return figure(strconv.Itoa(n)) }

// plain writes a number with as many decimals as it has, at most so many.
func plain(n aid.Number, most int) string { return figure(aid.Shown(n.Rat(), decimalsOf(n, most))) }

// pounds writes a sum of money: whole pounds if it is, else with pence.
func pounds(n aid.Number) string {
	if n.Fits(0) {
		return money(n, 0)
	}
	return money(n, 2)
}

func money(n aid.Number, dp int) string {
	shown := figure(aid.Shown(n.Rat(), dp))
	if amount, negative := strings.CutPrefix(shown, minus); negative {
		return minus + "£" + amount
	}
	return "£" + shown
}

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
		return money(n, dp)
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
