package search

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"partnerbook/search/analyse"
)

// wordEntries returns the words as they are cut into files.
func (l *lexicon) wordEntries() entries {
	return spelt(len(l.words), func(i int) string { return l.words[i].text })
}

// endingEntries returns the words that may be corrected to, spelt backwards.
func (l *lexicon) endingEntries() entries {
	keys := make([]string, len(l.endings))
	for i, word := range l.endings {
		keys[i] = reversed(l.words[word].text)
	}
	return spelt(len(keys), func(i int) string { return keys[i] })
}

func spelt(count int, key func(i int) string) entries {
	return entries{count, key, func(i int) int { return len(key(i)) + 1 }}
}

// corrects tells whether a word may be one that readers meant.
func corrects(word string) bool {
	return !isNumber(word) && utf8.RuneCountInString(word) >= fewestLetters-1
}

func reversed(s string) string {
	out := make([]byte, len(s))
	for i, to := 0, len(s); i < len(s); {
		size := 1
		if s[i] >= utf8.RuneSelf {
			_, size = utf8.DecodeRuneInString(s[i:])
		}
		to -= size
		copy(out[to:], s[i:i+size])
		i += size
	}
	return string(out)
}

// run writes words, each with a capital letter behind it that says how many pages
// have its term.
func (e *encoder) run(kind string, words entries, rarity func(i int) byte) (shards, []int32) {
	return words.cut(func(from, to int) string { return named(e.files, kind, wordsValue(words, rarity, from, to)) })
}

// wordsValue returns what a file of words holds.
func wordsValue(words entries, rarity func(i int) byte, from, to int) []byte {
	var text strings.Builder
	for i := from; i < to; i++ {
		text.WriteString(words.key(i))
		text.WriteByte(rarity(i))
	}
	return appendString(nil, text.String())
}

// wordRarity returns how rare a word is.
func (l *lexicon) wordRarity(word int) byte { return rarity(int(l.terms[l.words[word].term].pages)) }

// endingRarity returns how rare one of the endings is.
func (l *lexicon) endingRarity(i int) byte { return l.wordRarity(int(l.endings[i])) }

// rarity returns A for one page, and two letters on for each doubling.
func rarity(pages int) byte {
	log := bits.Len(uint(pages)) - 1
	class := 2 * log
	if pages >= 3<<log>>1 && log > 0 {
		class++
	}
	return 'A' + byte(min(class, 25))
}

// mostCommon is how many of the commonest words the directory holds.
const mostCommon = 200

// common returns the commonest words, a word for each term. Terms that few pages have
// are looked at only where there are not enough others: all that more pages have come
// before them.
func (l *lexicon) common(a *analyse.Analyser) string {
	fewest := int32(0)
	for i := range l.terms {
		fewest = max(fewest, l.terms[i].pages/16)
	}
	words := l.standing(a, fewest)
	for ; len(words) < mostCommon && fewest > 1; words = l.standing(a, fewest) {
		fewest /= 4
	}
	pages := func(word int32) int32 { return l.terms[l.words[word].term].pages }
	slices.SortFunc(words, func(a, b int32) int { return cmp.Or(cmp.Compare(pages(b), pages(a)), cmp.Compare(a, b)) })
	texts := make([]string, min(len(words), mostCommon))
	for i := range texts {
		texts[i] = l.words[words[i]].text
	}
	return strings.Join(texts, " ")
}

// standing returns for each term that so many pages have the shortest word, or the first
// of several, if any says something.
func (l *lexicon) standing(a *analyse.Analyser, fewest int32) []int32 {
	stands := map[int32]int32{}
	for i := range l.words {
		w := &l.words[i]
		if l.terms[w.term].pages < fewest || utf8.RuneCountInString(w.text) < fewestLetters || isNumber(w.text) || a.Stop(w.text) {
			continue
		}
		if old, ok := stands[w.term]; !ok || len(w.text) < len(l.words[old].text) {
			stands[w.term] = int32(i)
		}
	}
	return slices.Collect(maps.Values(stands))
}

// spellings returns the words of the files from a text up to another.
func (t *tongue) spelt(names, from []string, first, after string) ([]spelling, error) {
	var out []spelling
	begin, end := run(from, len(names), first, after)
	for n := begin; n < end; n++ {
		words, err := load(t, names[n], readSpellings)
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			if w.word >= first && w.word < after {
				out = append(out, w)
			}
		}
	}
	return out, nil
}

// spelling is a word as it is written, with how many pages have its term.
type spelling struct {
	word   string
	rarity byte
}

func readSpellings(value []byte) ([]spelling, error) {
	var text string
	if err := json.Unmarshal(value, &text); err != nil {
		return nil, fmt.Errorf("an index file holds no words: %w", err)
	}
	var out []spelling
	from := 0
	for i := range len(text) {
		if 'A' <= text[i] && text[i] <= 'Z' {
			out = append(out, spelling{text[from:i], text[i]})
			from = i + 1
		}
	}
	return out, nil
}
