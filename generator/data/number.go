package data

import (
	"math/big"
	"regexp"
	"strings"
)

var numberForm = regexp.MustCompile(`^([-−]?)(£?)([-−]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(%?)$`)

// longestNumber bounds the digits of a number.
const longestNumber = 40

// number returns the digits of a number as they are written, without commas, £ and %.
func number(s string) (string, bool) {
	m := numberForm.FindStringSubmatch(s)
	if m == nil || len(s) > longestNumber || m[1] != "" && m[3] != "" || m[2] == "" && m[3] != "" {
		return "", false
	}
	digits := strings.ReplaceAll(m[4], ",", "")
	if m[1] != "" || m[3] != "" {
		digits = "-" + digits
	}
	return digits, true
}

// value returns a number exactly.
func value(s string) (*big.Rat, bool) {
	digits, ok := number(s)
	if !ok {
		return nil, false
	}
	return new(big.Rat).SetString(digits)
}

// Grouped writes digits with commas between thousands and a true minus.
func Grouped(digits string) string {
	body, negative := strings.CutPrefix(digits, "-")
	whole, fraction, point := strings.Cut(body, ".")
	var out strings.Builder
	if negative {
		out.WriteString("\u2212")
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(digit)
	}
	if point {
		out.WriteString("." + fraction)
	}
	return out.String()
}

// withUnit puts a unit to a number as readers write it: 97.5%, £250,000, £4.6 million,
// 33 days, 1 day.
func withUnit(shown, unit string) string {
	amount, negative := strings.CutPrefix(shown, "\u2212")
	switch rest, pounds := strings.CutPrefix(unit, "£"); {
	case unit == "":
		return shown
	case pounds:
		if negative {
			return "\u2212£" + amount + rest
		}
		return "£" + amount + rest
	case unit[0] == '%':
		return shown + unit
	}
	if shown == "1" && strings.HasSuffix(unit, "s") && !strings.ContainsAny(unit, " ,") {
		unit = strings.TrimSuffix(unit, "s")
	}
	return shown + " " + unit
}
