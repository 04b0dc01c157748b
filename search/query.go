package search

import (
	"strings"

	"partnerbook/search/analyse"
)

// Query is what a reader asks for, taken ap.
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
	Whole   bool // a compound, whose parts follow
}

// sentence is how many words beside its quotations make a query a sentence that
// quotes something: then the quoted words need not follow one another.
const sentence = 8

// Parse takes a query apart. Any text is a query.
func Parse(text string, a *analyse.Analyser) Query {
	var q Query
	last, quoted := "", 0
	for _, p := range split(text) {
		switch {
		case p.phrase:
			q.Phrases = append(q.Phrases, p.text)
		case p.not:
			q.Not = append(q.Not, a.Terms(nil, p.text)...)
			continue
		}
		inCompound := false
		a.Each(p.text, func(t analyse.Token) {
			if n := len(q.Words); t.Part && !inCompound {
				q.Words[n-1].Whole = true
			}
			inCompound = t.Part
			q.Words = append(q.Words, Word{Surface: t.Surface, Term: t.Term, Stop: a.Stop(t.Surface)})
			if p.phrase {
				quoted++
			}
			last = p.text[t.End:]
		})
		if p.phrase {
			last = `"`
		}
	}
	if len(q.Words)-quoted >= sentence {
		q.Phrases = nil
	}
	q.Unfinished = len(q.Words) > 0 && last == "" && strings.TrimRight(text, blanks) == text
	return q
}

// piece is a word of a query as it is typed, or what stands between quotation marks.
type piece struct {
	text        string
	phrase, not bool
}

// split finds quoted phrases and words after a -.
func split(text string) []piece {
	text = quotes.Replace(text)
	var out []piece
	count := strings.Count(text, `"`)
	for i, between := range strings.Split(text, `"`) {
		if i%2 == 1 && i < count {
			if strings.Trim(between, blanks) != "" {
				out = append(out, piece{text: between, phrase: true})
			}
			continue
		}
		for _, word := range strings.FieldsFunc(between, func(r rune) bool { return strings.ContainsRune(blanks, r) }) {
			if rest, not := strings.CutPrefix(word, "-"); not && rest != "" {
				out = append(out, piece{text: rest, not: true})
				continue
			}
			out = append(out, piece{text: word})
		}
	}
	return out
}

var quotes = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`)

// blanks are the characters between the words of a query; all others are left to
// the analysis.
const blanks = " \t\n\r\u00a0"

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
