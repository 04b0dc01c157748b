package generator

import (
	"regexp"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
)

// readingAge is how old readers must be for the prose of a page, at most.
const readingAge = 14

// TestContentReadsEasily works out the reading age of each page's paragraphs and points.
func TestContentReadsEasily(t *testing.T) {
	testrun.Alone(t)
	counted, website := 0, ownPages(t)
	for _, page := range ownBuilt(t).edition.Site.Pages {
		if page.Object.Language != "en" {
			continue // syllables are counted, and the grades meant, for English
		}
		text := &effort{}
		for _, block := range website.pages[page.URL].prose() {
			text.add(block)
		}
		if text.words < 100 {
			continue
		}
		if counted++; text.age() > readingAge {
			t.Errorf("%s is for readers of %.1f years and more", page.URL, text.age())
		}
	}
	if counted < 200 {
		t.Errorf("only %d pages have prose", counted)
	}
}

// effort counts what makes a text hard to read.
type effort struct{ sentences, words, syllables int }

// add takes a block of text, unless it is no sentence: a heading, or a cell of a table.
func (e *effort) add(block string) {
	for _, sentence := range sentenceEnd.Split(block, -1) {
		words := wordsOf(sentence)
		if len(words) < 4 || !strings.ContainsAny(block[len(block)-1:], ".?!:") {
			continue
		}
		e.sentences++
		e.words += len(words)
		for _, w := range words {
			e.syllables += syllables(w)
		}
	}
}

// age is the grade of Kincaid and others (1975) and the age at which British children
// are in it: five years more.
func (e *effort) age() float64 {
	words := float64(e.words)
	return 0.39*words/float64(e.sentences) + 11.8*float64(e.syllables)/words - 15.59 + 5
}

var (
	sentenceEnd = regexp.MustCompile(`[.!?:;]\s+`)
	silentEnd   = regexp.MustCompile(`([^laeiouy]es|[^td]ed|[^laeiouy]e)$`)
	vowels      = regexp.MustCompile(`[aeiouy]+`)
)

// syllables guesses how many syllables an English word has: its groups of vowels, but
// for an e at the end that is not spoken.
func syllables(word string) int {
	if len(word) > 3 {
		word = silentEnd.ReplaceAllString(word, "")
	}
	return max(1, len(vowels.FindAllString(word, -1)))
}

// TestSyllables holds the guess to words of which the number is known.
func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"share": 1, "shares": 1, "council": 2, "benefit": 3, "ended": 2, "paid": 1, "table": 2, "housing": 2, "payment": 2, "the": 1, "planned": 1,
	} {
		if got := syllables(word); got != want {
			t.Errorf("%s has %d syllables, want %d", word, got, want)
		}
	}
}
