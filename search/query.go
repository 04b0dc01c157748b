package search

import (
	"strings"

	"partnerbook/search/analyse"
)

// Query is what a reader asks for, taken apart.
type Query struct {
	Words      []Word
	Phrases    []string // between quotation marks
	Not        []string // words after a -, which must not stand on the page
	Unfinished bool     // the last word may go on: no space follows it
}

// Word is a word of a query.
type Word struct {
	Surface string // folded
	Term    string
	Stop    bool // so common that it says nothing
}

// sentence is how many words beside its quotations make a query a sentence that
// quotes something: then the quoted words need not follow one another.
const sentence = 8

// Parse takes a query apart. Any text is a query.
func Parse(text string, a *analyse.Analyser) Query {
	var q Query
	last, quoted := "", 0
	for _, part := range split(text) {
		switch {
		case part.phrase:
			q.Phrases = append(q.Phrases, part.text)
		case part.not:
			q.Not = append(q.Not, a.Terms(nil, part.text)...)
			continue
		}
		a.Each(part.text, func(t analyse.Token) {
			q.Words = append(q.Words, Word{t.Surface, t.Term, a.Stop(t.Surface)})
			if part.phrase {
				quoted++
			}
			last = part.text[t.End:]
		})
		if part.phrase {
			last = `"`
		}
	}
	if len(q.Words)-quoted >= sentence {
		q.Phrases = nil
	}
	q.Unfinished = len(q.Words) > 0 && last == "" && strings.TrimRight(text, " \t\n") == text
	return q
}

type part struct {
	text        string
	phrase, not bool
}

// split finds quoted phrases and words after a -.
func split(text string) []part {
	text = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(text)
	var out []part
	for i, piece := range strings.Split(text, `"`) {
		if i%2 == 1 && i < strings.Count(text, `"`) {
			if strings.TrimSpace(piece) != "" {
				out = append(out, part{text: piece, phrase: true})
			}
			continue
		}
		for _, word := range strings.Fields(piece) {
			if rest, not := strings.CutPrefix(word, "-"); not && rest != "" {
				out = append(out, part{text: rest, not: true})
				continue
			}
			out = append(out, part{text: word})
		}
	}
	return out
}

// content returns the words that say something: all of them if none does.
func (q *Query) content() []Word {
	var out []Word
	for _, w := range q.Words {
		if !w.Stop {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return q.Words
	}
	return out
}
