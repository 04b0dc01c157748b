package search

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// spelt is a word as it is written, with how many pages have its term.
type spelt struct {
	text  string
	term  uint32
	pages int
}

// surfaces returns the words of the part's pages, sorted.
func (e *encoder) surfaces() []spelt {
	here := make([]bool, len(e.words.surfaces))
	for _, d := range e.digests {
		for _, s := range d.surfaces {
			here[s] = true
		}
	}
	var out []spelt
	for s, present := range here {
		if present {
			term := e.words.termOf[s]
			out = append(out, spelt{e.words.surfaces[s], term, len(e.inverted.of(term))})
		}
	}
	slices.SortFunc(out, func(a, b spelt) int { return cmp.Compare(a.text, b.text) })
	return out
}

// backwards returns words that may be corrected to, spelt backwards and sorted.
func backwards(words []spelt) []spelt {
	var out []spelt
	for _, w := range words {
		if isNumber(w.text) || utf8.RuneCountInString(w.text) < fewestLetters-1 {
			continue
		}
		w.text = reversed(w.text)
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b spelt) int { return cmp.Compare(a.text, b.text) })
	return out
}

func reversed(s string) string {
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}

// run writes words, each with a capital letter behind it that says how many pages
// have it.
func (e *encoder) run(kind string, words []spelt) shards {
	var out shards
	var cut cutter
	var text strings.Builder
	first := 0
	for i, w := range words {
		text.WriteString(w.text)
		text.WriteByte(rarity(w.pages))
		if i+1 == len(words) || cut.ends(w.text, len(w.text)+1, 0) {
			name := named(e.files, kind, appendString(nil, text.String()))
			out.add(words[max(0, first-1)].text, words[first].text, name)
			text.Reset()
			first = i + 1
		}
	}
	return out
}

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

// common returns the commonest words, a word for each term.
func (e *encoder) common(words []spelt) string {
	stands := map[uint32]spelt{}
	for _, w := range words {
		if utf8.RuneCountInString(w.text) < fewestLetters || isNumber(w.text) || e.analyser.Stop(w.text) {
			continue
		}
		if old, ok := stands[w.term]; !ok || len(w.text) < len(old.text) {
			stands[w.term] = w
		}
	}
	all := make([]spelt, 0, len(stands))
	for _, w := range stands {
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b spelt) int { return cmp.Or(b.pages-a.pages, cmp.Compare(a.text, b.text)) })
	texts := make([]string, min(len(all), mostCommon))
	for i := range texts {
		texts[i] = all[i].text
	}
	return strings.Join(texts, " ")
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
