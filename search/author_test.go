package search

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// seedOr returns the seed that was asked for, or another.
func seedOr(t testing.TB, seed uint64) uint64 {
	if text := os.Getenv("PARTNERBOOK_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	return seed
}

// author writes random sites, and edits them.
type author struct {
	*rand.Rand
	words []string
	past  []Passage // that were once on a page
	heard int       // words that no page had before
}

// vocabularyOf makes the words of a site: forms of the same stems, accents, numbers,
// compounds, abbreviations, stop words, and a long tail. The first site has many.
func vocabularyOf(r *rand.Rand, site int) []string {
	words := strings.Fields("the of and is being plan plans planned planning café Cafés naïve call-off call-offs HB/CTB U.K. SLAs 2010/11 £250,000 1.6 " +
		"council’s councils don’t e.g. straße Ŵyn 東京 Ёлки 25-year a-b-c-d-e service services serviced " + strings.Repeat("x", 80))
	const letters = "aeioulnrstdgbcmpfhvw"
	tail := 300 + r.IntN(3000)
	if site == 0 {
		tail = 10_000
	}
	for range tail {
		var w strings.Builder
		for range 2 + r.IntN(9) {
			w.WriteByte(letters[r.IntN(len(letters))])
		}
		words = append(words, w.String()+[]string{"", "", "", "s", "ing", "ed"}[r.IntN(6)])
	}
	return words
}

func (a *author) word() string {
	if a.IntN(400) == 0 {
		a.heard++
		return fmt.Sprintf("unheard%d", a.heard)
	}
	return a.words[min(int(a.ExpFloat64()*float64(len(a.words))/6), len(a.words)-1)]
}

func (a *author) text(words int) string {
	out := make([]string, words)
	for i := range out {
		out[i] = a.word()
	}
	return strings.Join(out, []string{" ", " ", ", ", ". ", "\n"}[a.IntN(5)])
}

func (a *author) passage() Passage {
	if len(a.past) > 0 && a.IntN(6) == 0 {
		return a.past[a.IntN(len(a.past))]
	}
	p := Passage{Text: a.text(a.IntN(40) + a.IntN(2)*a.IntN(100))}
	if a.IntN(3) > 0 {
		p.Heading, p.Anchor = a.text(1+a.IntN(4)), a.word()
	}
	if a.IntN(5) == 0 {
		p.Also = a.text(1 + a.IntN(3))
	}
	p.Summary = a.IntN(6) == 0
	return p
}

func (a *author) passages() []Passage {
	var out []Passage
	for range a.IntN(5) {
		out = append(out, a.passage())
	}
	if a.IntN(50) == 0 {
		out = append(out, Passage{Text: strings.Repeat("tower bell ", a.IntN(1000))})
	}
	return out
}

// pages says how many pages a site has: the first has many.
func (a *author) pages(site int) int {
	if site == 0 {
		return 500
	}
	return 1 + a.IntN(10<<a.IntN(6))
}

func (a *author) site(pages int) []Document {
	var out []Document
	languages := []string{"", "", "", "en", "cy", "cy", "fr"}
	for i := range pages {
		d := Document{
			ID: fmt.Sprint(i), URL: fmt.Sprint(i, ".html"), Title: a.text(a.IntN(5)), Language: languages[a.IntN(len(languages))],
			Kind: a.words[a.IntN(3)], Status: "current", Ended: a.IntN(5) == 0, Aside: a.IntN(9) == 0, Passages: a.passages(),
		}
		d.Facets = map[string][]string{
			FacetKind: {d.Kind, d.Kind}, FacetStatus: {d.Status}, FacetReview: {""},
			FacetTopic: a.words[:a.IntN(4)], FacetCouncil: a.councils(), "other": {"x"},
		}
		out = append(out, d)
	}
	return out
}

func (a *author) editors() Words {
	return Words{Stop: a.words[:2], Synonyms: []Synonym{{a.words[5:7], a.words[8:9]}}, Best: []Best{{"plan", "0.html"}, {"no", "none.html"}}}
}

// councils returns names that few pages have, and some twice.
func (a *author) councils() []string {
	var out []string
	for range a.IntN(4) {
		out = append(out, "council of "+a.words[a.IntN(60)])
	}
	return append(out, out[:a.IntN(len(out)+1)]...)
}

// reword rewords one to five pages, or says something else of them, or both.
func (a *author) reword(documents []Document) map[int]Document {
	out := map[int]Document{}
	for range 1 + a.IntN(5) {
		i := a.IntN(len(documents))
		d := documents[i]
		a.past = append(a.past, d.Passages...)
		d.Passages = slices.Clone(d.Passages)
		what := a.IntN(5)
		if what < 3 {
			a.rewordPage(&d, documents[a.IntN(len(documents))].Passages)
		}
		for range what - 1 {
			a.relabel(&d, &documents[a.IntN(len(documents))])
		}
		out[i] = d
	}
	return out
}

func (a *author) rewordPage(d *Document, other []Passage) {
	if len(d.Passages) == 0 {
		d.Passages = a.passages()
		return
	}
	at := a.IntN(len(d.Passages))
	p := &d.Passages[at]
	switch a.IntN(12) {
	case 0:
		d.Passages = a.passages()
	case 1:
		d.Passages = slices.Clone(other)
	case 2:
		d.Passages = slices.Delete(d.Passages, at, at+1)
	case 3:
		d.Passages = slices.Insert(d.Passages, at, a.passage())
	case 4:
		p.Summary = !p.Summary
	case 5:
		p.Anchor = a.word()
	case 6:
		p.Heading = a.text(a.IntN(3))
	case 7:
		p.Also = a.text(a.IntN(3))
	case 8: // nothing
	default:
		words := strings.Fields(p.Text)
		for range min(len(words), 1+a.IntN(4)) {
			words[a.IntN(len(words))] = a.word()
		}
		p.Text = strings.Join(append(words, a.text(a.IntN(3))), " ")
	}
}

// relabel edits what is said of a page beside its text. Another page says what is known
// already.
func (a *author) relabel(d, other *Document) {
	d.Facets = maps.Clone(d.Facets)
	switch a.IntN(14) {
	case 0:
		d.Title = a.text(a.IntN(6))
	case 1:
		d.Title = other.Title
	case 2:
		d.Title += " " + a.word()
	case 3: // whose words are often nowhere else
		a.heard++
		d.Title = fmt.Sprintf("unheard%d %s", a.heard, d.Title)
	case 4:
		d.Title = ""
	case 5:
		d.Kind = a.words[a.IntN(5)]
		d.Facets[FacetKind] = []string{d.Kind}
	case 6:
		d.Status = []string{"current", "withdrawn", "coming"}[a.IntN(3)]
		d.Facets[FacetStatus] = []string{d.Status}
	case 7:
		d.Ended = !d.Ended
	case 8:
		d.Aside = !d.Aside
	case 9:
		d.Facets[FacetReview] = []string{fmt.Sprintf("2026-0%d-01", 1+a.IntN(9))}
	case 10:
		d.Facets[FacetCouncil] = a.councils()
	case 11: // a value that no page had
		a.heard++
		d.Facets[FacetTopic] = append(slices.Clone(other.Facets[FacetTopic]), fmt.Sprint("topic ", a.heard))
	case 12:
		d.Facets = other.Facets
	case 13: // facets that pages had before, or never
		delete(d.Facets, Facets()[a.IntN(len(Facets()))])
		d.Facets[FacetNation] = a.words[:a.IntN(2)]
	}
}
