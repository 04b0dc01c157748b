package search

import "math"

// Counts and lengths are kept in classes, so that a posting takes two characters
// and a page's length one. Losing the exact number costs less than 0.001 of nDCG
// on the four collections.

// counts are the numbers that stand for the classes of how often a word occurs.
// They are shared with the browser (engine.js).
var counts = [...]float64{0, 1, 2, 3, 4, 5.5, 8, 12, 18, 30, 60}

// countFrom holds the least number of each class.
var countFrom = [...]int{0, 1, 2, 3, 4, 5, 7, 10, 15, 23, 41}

func countClass(n int) int {
	class := len(countFrom) - 1
	for countFrom[class] > n {
		class--
	}
	return class
}

// mostTitle is how often a word counts in a title at most.
const mostTitle = 3

// occurrence puts the class of the text and the number in the title together.
func occurrence(title, body int) int {
	return min(title, mostTitle)*len(counts) + countClass(body)
}

// lengths holds the numbers that stand for the classes of lengths: 0 to 8, then
// each an eighth more than the last.
var lengths = func() [symbols]float64 {
	var out [symbols]float64
	n := 0
	for i := range out {
		out[i] = float64(n)
		n += max(1, n/8)
	}
	return out
}()

// lengthClass returns the class whose number is nearest below n, or the last.
func lengthClass(n int) int {
	class := 0
	for class+1 < len(lengths) && lengths[class+1] <= float64(n) {
		class++
	}
	return class
}

// ln is the natural logarithm of a number of 1 or more, by basic operations only:
// each rounds alike in every language, which library functions do not. x = 2^k·m
// with m below 2; ln m = 2·artanh((m-1)/(m+1)).
func ln(x float64) float64 {
	k := 0.0
	for x >= 2 {
		x /= 2
		k++
	}
	y := (x - 1) / (x + 1)
	square := float64(y * y)
	power, sum := y, y
	for i := 3.0; i < 40; i += 2 {
		power = float64(power * square)
		sum += power / i
	}
	return float64(2*sum) + float64(k*math.Ln2)
}
