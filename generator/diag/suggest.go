package diag

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Suggest returns the candidate nearest to word, or "" if none is near enough
// to be what the author meant: at most one edit for every three characters,
// never more than three, and never as many as the word has. Case is ignored. Among equally near candidates
// the alphabetically first is taken, so that messages do not depend on order.
func Suggest(word string, candidates []string) string {
	n := utf8.RuneCountInString(word)
	limit := min(3, (n+2)/3, n-1)
	folded := []rune(strings.ToLower(word))
	best, distance := "", limit+1
	for _, c := range candidates {
		d := editDistance(folded, []rune(strings.ToLower(c)), limit)
		if d < distance || d == distance && d <= limit && c < best {
			best, distance = c, d
		}
	}
	return best
}

// editDistance counts insertions, deletions, replacements and swaps of
// neighbours that turn a into b (optimal string alignment). It stops counting
// above limit and then returns limit+1.
func editDistance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	// Three rows of the table: two back, one back, the present one.
	rows := make([]int, 3*(len(b)+1))
	before, previous, current := rows[:len(b)+1], rows[len(b)+1:2*(len(b)+1)], rows[2*(len(b)+1):]
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
		}
		if slices.Min(current) > limit {
			return limit + 1
		}
		before, previous, current = previous, current, before
	}
	return previous[len(b)]
}

// Possible lists what is possible: the first few of candidates and how many more there
// are; "" if there are none.
func Possible(candidates []string) string {
	const few = 5
	sorted := slices.Compact(slices.Sorted(slices.Values(candidates)))
	if more := len(sorted) - few; more > 1 {
		return fmt.Sprintf("Possible here: %s and %d more.", strings.Join(sorted[:few], ", "), more)
	}
	if len(sorted) == 0 {
		return ""
	}
	return "Possible here: " + strings.Join(sorted, ", ") + "."
}

// DidYouMean returns "Did you mean X?" for the nearest candidate or, when none
// is near, the list of what is possible if that list is short, or "".
func DidYouMean(word string, candidates []string) string {
	if near := Suggest(word, candidates); near != "" {
		return "Did you mean " + near + "?"
	}
	const short = 16
	if len(candidates) == 0 || len(candidates) > short {
		return ""
	}
	sorted := slices.Sorted(slices.Values(candidates))
	return "Possible here: " + strings.Join(sorted, ", ") + "."
}
