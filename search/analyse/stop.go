package analyse

import (
	_ "embed"
	"slices"
	"strings"
)

// stopList holds a stop word to a line, as a surface.
//
//go:embed stopwords_en.txt
var stopList string

var stopWords = func() map[string]bool {
	out := map[string]bool{}
	for _, word := range StopWords() {
		out[word] = true
	}
	return out
}()

// StopWords returns the English stop words, sorted.
func StopWords() []string {
	words := strings.Fields(stopList)
	slices.Sort(words)
	return words
}
