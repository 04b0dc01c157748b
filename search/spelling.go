package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// correct adds the word that a misspelt one is likely to mean: the nearest, and of
// equally near ones, the commonest.
func (t *tongue) correct(w Word, m *meaning) error {
	letters := []rune(w.Surface)
	if len(letters) < fewestLetters || len(letters) > longestWord || isNumber(w.Surface) {
		return nil
	}
	most := 1
	if len(letters) >= longWord {
		most = 2
	}
	like, err := t.like(letters, most+1)
	if err != nil || len(like) == 0 {
		return err
	}
	if best := like[0]; best.edits <= most {
		entry, err := t.term(t.analyser.Stem(best.word))
		m.add(weighted{t.analyser.Stem(best.word), 1, best.word, entry.postings})
		m.corrections = append(m.corrections, correction{w.Surface, best.word})
		return err
	}
	for _, l := range like[:min(len(like), mostNearest)] {
		m.nearest = append(m.nearest, l.word)
	}
	return nil
}

// longestWord is how many letters are compared with other words.
const longestWord = 32

// alike is a word, and how many edits it is away.
type alike struct {
	spelling
	edits int
}

// like returns words that are at most so many edits away, the nearest first, and of
// equally near ones the commonest. An edit leaves what stands before it or what
// stands after it, so one of the two halves is as it should be: words are looked
// for that begin or end with that.
func (t *tongue) like(letters []rune, most int) ([]alike, error) {
	half := max(1, (len(letters)-1)/2)
	begin := string(letters[:half])
	words, err := t.spelt(t.words, t.wordsFrom, begin, begin+afterAll)
	if err != nil {
		return nil, err
	}
	backwards := slices.Clone(letters)
	slices.Reverse(backwards)
	end := string(backwards[:half])
	turned, err := t.spelt(t.endings, t.endingsFrom, end, end+afterAll)
	if err != nil {
		return nil, err
	}
	words = slices.Clip(words)
	for _, w := range turned {
		words = append(words, spelling{reversed(w.word), w.rarity})
	}
	var out []alike
	seen := map[string]bool{}
	for _, w := range words {
		n := utf8.RuneCountInString(w.word)
		if seen[w.word] || n < fewestLetters-1 || n < len(letters)-most || n > len(letters)+most || isNumber(w.word) {
			continue
		}
		seen[w.word] = true
		if d := distance(letters, []rune(w.word), most); d <= most {
			out = append(out, alike{w, d})
		}
	}
	slices.SortFunc(out, func(a, b alike) int {
		return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(b.rarity, a.rarity), cmp.Compare(a.word, b.word))
	})
	return out, nil
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789.") == "" }

// distance returns how many letters must be put in, taken out, changed or swapped
// with their neighbour to make b of a (optimal string alignment), or most+1 if
// more than that.
func distance(a, b []rune, most int) int {
	before, above := make([]int, len(b)+1), make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := above[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, above[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], most+1)
}

// corrected returns the query with what was searched for in place of unknown
// words, or "" if it was taken as it stands.
func (m *meaning) corrected(text string) string {
	if len(m.corrections) == 0 {
		return ""
	}
	for _, c := range m.corrections {
		at := strings.Index(strings.Map(lowered, text), c.from)
		if at < 0 {
			text = strings.TrimSpace(text + " " + c.to)
			continue
		}
		text = text[:at] + c.to + text[at+len(c.from):]
	}
	return text
}

// lowered makes the letters A to Z small, and leaves all others, so that a text
// keeps its length.
func lowered(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r
}
