package aid

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// maxDigits is how many significant digits a number of an author or a reader may
// have: a decimal of so many survives a binary float64.
const maxDigits = 15

// maxLength bounds how long a number may be written.
const maxLength = 40

// Number is an exact number. The zero value is 0. It is never changed.
type Number struct{ rat *big.Rat }

// NumberOf returns a fraction as a Number; r must not be changed afterwards.
func NumberOf(r *big.Rat) Number { return Number{r} }

// Whole returns a whole number as a Number.
func Whole(n int) Number { return Number{big.NewRat(int64(n), 1)} }

// Rat returns the number as a fraction, which must not be changed.
func (n Number) Rat() *big.Rat {
	if n.rat == nil {
		return new(big.Rat)
	}
	return n.rat
}

// String returns the fraction in lowest terms, "5/2", or "65" if it is whole.
func (n Number) String() string { return n.Rat().RatString() }

// MarshalJSON writes the fraction as a string.
func (n Number) MarshalJSON() ([]byte, error) { return json.Marshal(n.String()) }

// Cmp compares two numbers: -1, 0 or +1.
func (n Number) Cmp(m Number) int { return n.Rat().Cmp(m.Rat()) }

// Fits tells whether the number has at most dp decimals.
func (n Number) Fits(dp int) bool {
	scale := new(big.Rat).SetInt(power10(dp))
	return scale.Mul(scale, n.Rat()).IsInt()
}

// Shown rounds half away from zero to dp decimals, without separators; there is
// no negative zero.
func Shown(r *big.Rat, dp int) string {
	scaled := new(big.Int).Mul(r.Num(), power10(dp))
	quotient, rest := new(big.Int).QuoRem(scaled.Abs(scaled), r.Denom(), new(big.Int))
	if rest.Lsh(rest, 1).Cmp(r.Denom()) >= 0 {
		quotient.Add(quotient, big.NewInt(1))
	}
	digits := quotient.String()
	if len(digits) <= dp {
		digits = strings.Repeat("0", dp+1-len(digits)) + digits
	}
	if dp > 0 {
		digits = digits[:len(digits)-dp] + "." + digits[len(digits)-dp:]
	}
	if r.Sign() < 0 && quotient.Sign() != 0 {
		digits = "-" + digits
	}
	return digits
}

func power10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// ParseNumber reads a decimal as people write it: an optional minus, digits, and
// perhaps a point and more digits. It fails on more than maxDigits significant
// digits.
func ParseNumber(text string) (Number, error) {
	body := strings.TrimPrefix(text, "-")
	whole, fraction, point := strings.Cut(body, ".")
	if len(body) > maxLength || !isDigits(whole) || point && !isDigits(fraction) {
		return Number{}, fmt.Errorf("%q is not a number", clip(text))
	}
	if significant(whole+fraction, len(fraction)) > maxDigits {
		return Number{}, fmt.Errorf("%q has more than %d significant digits", clip(text), maxDigits)
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return Number{}, fmt.Errorf("%q is not a number", clip(text))
	}
	return Number{r}, nil
}

// numberOfFloat reads a float as the shortest decimal that stands for it.
func numberOfFloat(f float64) (Number, error) {
	return ParseNumber(strconv.FormatFloat(f, 'f', -1, 64))
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// significant counts the digits from the first that is not 0 to the last that is
// not 0 or stands before the point.
func significant(digits string, decimals int) int {
	for decimals > 0 && strings.HasSuffix(digits, "0") {
		digits, decimals = digits[:len(digits)-1], decimals-1
	}
	return len(strings.TrimLeft(strings.TrimRight(digits, "0"), "0"))
}
