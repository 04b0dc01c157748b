package bench

import (
	"math"
	"slices"
)

// Quantile returns the least value that a share q of all values does not exceed;
// for the median of an even number of values, the mean of the middle two. There must
// be one value at least.
func Quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	if q == 0.5 && n%2 == 0 {
		return (sorted[n/2-1] + sorted[n/2]) / 2
	}
	return sorted[max(0, int(math.Ceil(q*float64(n)))-1)]
}

// Median returns the middle of the values.
func Median(values []float64) float64 { return Quantile(values, 0.5) }
