package analyse

import (
	_ "embed"
	"slices"
	"strings"
)

// The lists hold a stop word to a line, as a surface, sorted.
var (
	//go:embed stopwords_en.txt
	englishStop string
	//go:embed stopwords_cy.txt
	welshStop string
)

// StopWords returns the stop words of a language, sorted; none if it has no list.
func StopWords(language string) []string {
	return slices.Clone(ruleOf(language).stop)
}

func set(words []string) map[string]bool {
	out := map[string]bool{}
	for _, word := range words {
		out[word] = true
	}
	return out
}

func stopList(list string) []string { return strings.Fields(list) }
