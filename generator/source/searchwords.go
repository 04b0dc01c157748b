package source

import (
	"partnerbook/generator/diag"
)

// SearchWords is search.toml: what editors tell the search.
type SearchWords struct {
	Stop     []string // further words that say nothing in a query
	Synonyms []Synonym
	Expect   []Expectation
	Best     []Expectation // the page that editors chose for a query
}

// Synonym says what is searched for as well: who asks for one of From also gets To.
type Synonym struct{ From, To []string }

// Expectation says to which page a query must lead.
type Expectation struct {
	Query  Word
	Page   Word
	Within int // by which place
}

// withinFirst is by which place a page must stand if the entry does not say.
const withinFirst = 3

// ReadSearchWords reads search.toml:
//
//	stop = ["please"]
//	[[synonym]]
//	words = ["SLA", "service level agreement"]   # each finds the others
//	[[synonym]]
//	from = ["temps"]                             # finds also to, not the other way
//	to = ["agency staff"]
//	[[expect]]
//	query = "sickness cover next week"
//	page = "guidance/temporary-support.md#urgent"
//	within = 3
//	[[best]]
//	query = "temps"
//	page = "guidance/agency-and-call-off.md"
func ReadSearchWords(t *Text) (SearchWords, diag.List) {
	table, found := ParseTOML(t, 0, len(t.Data))
	d := NewDecoder(t, table, TOML, true, &found)
	// What stands after a mistake was not read, so nothing can be said to be
	// missing.
	broken, before := found.HasErrors(), len(found)
	s := decodeSearchWords(d)
	d.Finish(nil)
	if broken {
		found = found[:before]
	}
	return s, found
}

func decodeSearchWords(d *Decoder) (s SearchWords) {
	s.Stop = textsOf(d.Words("stop"))
	for _, sub := range d.Subs("synonym") {
		s.Synonyms = append(s.Synonyms, synonyms(sub)...)
	}
	for _, sub := range d.Subs("expect") {
		s.Expect = append(s.Expect, expectation(sub, true))
	}
	for _, sub := range d.Subs("best") {
		s.Best = append(s.Best, expectation(sub, false))
	}
	return s
}

// synonyms reads one entry: several if each of its words finds the others.
func synonyms(d *Decoder) []Synonym {
	words, from, to := textsOf(d.Words("words")), textsOf(d.Words("from")), textsOf(d.Words("to"))
	if !d.Has("words") && !d.Records() {
		d.Need("a synonym has words, or from and to", "from", "to")
	}
	d.Finish(nil)
	var out []Synonym
	if len(from) > 0 && len(to) > 0 {
		out = append(out, Synonym{from, to})
	}
	for i, word := range words {
		var others []string
		for j, other := range words {
			if j != i {
				others = append(others, other)
			}
		}
		if len(others) > 0 {
			out = append(out, Synonym{[]string{word}, others})
		}
	}
	return out
}

func expectation(d *Decoder, ranked bool) Expectation {
	d.Need("it has a query and the page to which that must lead", "query", "page")
	e := Expectation{Query: d.Word("query"), Page: d.Word("page"), Within: withinFirst}
	if ranked && (d.Has("within") || d.Records()) {
		e.Within = max(1, d.Number("within"))
	}
	d.Finish(nil)
	return e
}

func textsOf(words []Word) []string {
	var out []string
	for _, w := range words {
		if w.Text != "" {
			out = append(out, w.Text)
		}
	}
	return out
}
