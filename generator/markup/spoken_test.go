package markup

import (
	"fmt"
	"strings"
	"testing"
)

// TestSpokenEqualsSyllables asks for many more words than are remembered, some again and
// again: what is remembered is what the rules say.
func TestSpokenEqualsSyllables(t *testing.T) {
	s := new(spokenWords)
	var words []string
	for _, list := range counted {
		words = append(words, strings.Fields(list)...)
	}
	for i := range 5_000 {
		words = append(words, fmt.Sprintf("word%dable", i), strings.Repeat("ba", i%12+1), fmt.Sprintf("x%c%cly", 'a'+i%26, 'a'+i/26%26))
	}
	for range 3 {
		for _, word := range words {
			if got, want := s.syllables([]byte(word)), syllables([]byte(word)); got != want {
				t.Fatalf("%q has %d syllables, want %d", word, got, want)
			}
		}
	}
}

// BenchmarkReading compiles prose with and without counting how hard it is, in turn.
func BenchmarkSyllables(b *testing.B) {
	text := []byte(strings.Repeat("The council pays the rent of every tenant whose landlord agrees to the partnership’s conditions, and writes to both. ", 40))
	words := strings.Fields(string(text))
	s := new(spokenWords)
	for b.Loop() {
		for _, w := range words {
			s.syllables([]byte(w))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(words)), "ns/word")
}
