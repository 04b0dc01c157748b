package bench

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// author writes the text of one page.
type author struct {
	*rand.Rand
	words    *words
	subjects []int // nouns that the page prefers
	plain    bool  // no marks in phrases
}

// Streams of random numbers. The headings of a page have a stream of their own,
// because pages that link to them must know them without writing the page.
const (
	bodyStream = iota + 1
	headingStream
)

// newAuthor returns the author of a page, for one of the streams.
func newAuthor(w *words, page, stream int) *author {
	const seed = 20261121
	a := &author{Rand: rand.New(rand.NewPCG(seed+uint64(page), uint64(stream))), words: w}
	const preferred = 12
	for range preferred {
		a.subjects = append(a.subjects, a.skewed(len(w.nouns)))
	}
	return a
}

// chance tells, true in percent of 100 cases.
func (a *author) chance(percent int) bool { return a.IntN(100) < percent }

// between returns a number from least to most, both included.
func (a *author) between(least, most int) int { return least + a.IntN(most-least+1) }

// skewed returns an index below n; low ones are more frequent.
func (a *author) skewed(n int) int { return a.IntN(a.IntN(n) + 1) }

func (a *author) pick(list []string) string { return list[a.skewed(len(list))] }

// noun returns the index of a noun.
func (a *author) noun() int {
	if a.chance(45) {
		return a.subjects[a.IntN(len(a.subjects))]
	}
	return a.skewed(len(a.words.nouns))
}

func (a *author) verb() string      { return a.pick(a.words.verbs) }
func (a *author) adjective() string { return a.pick(a.words.adjectives) }

func (a *author) town() string {
	w := a.words
	return w.beginnings[a.IntN(len(w.beginnings))] + w.endings[a.IntN(len(w.endings))]
}

// phrase returns two to four words for a thing, such as "the shared budget".
func (a *author) phrase() string {
	i := a.noun()
	thing := a.words.nouns[i]
	determiner := a.determiner(&thing, i)
	if a.chance(45) {
		determiner += " " + a.adjective()
	}
	return determiner + " " + a.marked(thing)
}

// determiner returns a word for the front of a phrase, and makes the thing
// plural if the word wants that.
func (a *author) determiner(thing *string, noun int) string {
	switch a.IntN(10) {
	case 0:
		return "each"
	case 1:
		return "your"
	case 2:
		return "the council's"
	case 3, 4, 5:
		*thing = a.words.plurals[noun]
		return []string{"most", "the", "all"}[a.IntN(3)]
	}
	return "the"
}

// marked puts some words in bold or emphasis.
func (a *author) marked(s string) string {
	switch k := a.IntN(100); {
	case a.plain || k >= 7:
		return s
	case k < 4:
		return "**" + s + "**"
	default:
		return "*" + s + "*"
	}
}

// place returns three to five words for a time or place.
func (a *author) place() string {
	switch a.IntN(4) {
	case 0:
		return "in the " + a.adjective() + " " + a.words.nouns[a.noun()]
	case 1:
		return "with the team at " + a.town()
	case 2:
		return fmt.Sprintf("within %d weeks", a.between(2, 52))
	}
	return "in " + a.setting()
}

func (a *author) setting() string { return a.words.settings[a.IntN(len(a.words.settings))] }

// sentence returns a sentence of at most 25 words.
func (a *author) sentence() string {
	w := a.words
	switch a.IntN(10) {
	case 0:
		return fmt.Sprintf("When staff %s %s, %s can %s %s %s.",
			a.verb(), a.phrase(), a.phrase(), a.verb(), a.phrase(), a.place())
	case 1:
		return fmt.Sprintf("Staff at %s %s %s and %s %s.",
			a.town(), a.pick(w.pasts), a.phrase(), a.pick(w.pasts), a.phrase())
	case 2:
		return fmt.Sprintf("You should %s %s before you %s %s %s.",
			a.verb(), a.phrase(), a.verb(), a.phrase(), a.place())
	case 3:
		return fmt.Sprintf("It's %s to %s %s, because %s can't %s %s.",
			a.adjective(), a.verb(), a.phrase(), a.phrase(), a.verb(), a.phrase())
	case 4:
		return fmt.Sprintf(`One manager called this "%s and %s" and asked for %s %s.`,
			a.adjective(), a.adjective(), a.phrase(), a.place())
	case 5:
		return fmt.Sprintf("In %d, %s agreed to %s %s and %s %s %s.",
			a.between(2005, 2026), a.town(), a.verb(), a.phrase(), a.verb(), a.phrase(), a.place())
	case 6:
		return a.codeSentence()
	case 7:
		return fmt.Sprintf("Partners who %s %s often %s %s as well.",
			a.verb(), a.phrase(), a.verb(), a.phrase())
	}
	return capital(fmt.Sprintf("%s %s %s %s.", a.phrase(), a.pick(w.pasts), a.phrase(), a.place()))
}

// codeSentence returns a sentence that names a setting, half the time as code.
func (a *author) codeSentence() string {
	if a.plain || a.chance(50) {
		return fmt.Sprintf("Everybody who can %s %s should %s %s.",
			a.verb(), a.phrase(), a.verb(), a.phrase())
	}
	return fmt.Sprintf("Write `%s` next to %s, so that others can %s %s.",
		a.identifier(), a.phrase(), a.verb(), a.phrase())
}

// identifier returns a name as programs use it, such as "shared_budget".
func (a *author) identifier() string {
	return strings.ReplaceAll(a.adjective()+"_"+a.words.nouns[a.noun()], " ", "_")
}

// capital makes the first letter of a sentence a capital, also behind marks.
func capital(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' })
	if i < 0 {
		return s
	}
	return s[:i] + strings.ToUpper(s[i:i+1]) + s[i+1:]
}
