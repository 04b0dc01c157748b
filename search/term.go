package search

import (
	"encoding/json"
	"fmt"
)

// terms writes the postings: for each term the term, and a string of a flag and of
// postings. The flag is 1 if the term is a word as it is written. A posting is the
// distance from the page before, and the occurrence.
func (e *encoder) terms() shards {
	written := e.written()
	sizes := func(i int) int {
		if i >= len(e.present) {
			return 0
		}
		return 2*len(e.inverted.of(e.present[i])) + len(e.words.terms[e.present[i]]) + 6
	}
	var out shards
	var cut cutter
	var value []byte
	first := 0
	for i, term := range e.present {
		value = append(value, ",["[min(len(value), 1)^1])
		value = e.term(value, term, written[term])
		spelt := e.words.terms[term]
		if i+1 == len(e.present) || cut.ends(spelt, sizes(i), sizes(i+1)) {
			name := named(e.files, termFile, append(value, ']'))
			out.add(e.words.terms[e.present[max(0, first-1)]], e.words.terms[e.present[first]], name)
			value, first = nil, i+1
		}
	}
	return out
}

// written says of each term whether it is a word as it is written on a page. The
// vocabulary may know words of pages that are gone.
func (e *encoder) written() []bool {
	there := make([]bool, len(e.words.surfaces))
	for _, d := range e.digests {
		for _, surface := range d.surfaces {
			there[surface] = true
		}
	}
	out := make([]bool, len(e.words.terms))
	for surface, term := range e.words.termOf {
		if there[surface] && e.words.surfaces[surface] == e.words.terms[term] {
			out[term] = true
		}
	}
	return out
}

func (e *encoder) term(dst []byte, term uint32, written bool) []byte {
	dst = appendString(dst, e.words.terms[term])
	flag := 0
	if written {
		flag = 1
	}
	dst = append(dst, ',', '"', symbol(flag))
	last := int32(-1)
	for _, p := range e.inverted.of(term) {
		dst = appendNumber(dst, int(p.page()-last-1))
		dst = append(dst, symbol(int(p.occurrence())))
		last = p.page()
	}
	return append(dst, '"')
}

// termEntry is the postings of a term.
type termEntry struct {
	word     bool // the term is a word as it is written
	postings []posting
}

// term returns the postings of a term, none if no page has it.
func (t *tongue) term(term string) (termEntry, error) {
	if len(t.terms) == 0 {
		return termEntry{}, nil
	}
	n, _ := run(t.termsFrom, len(t.terms), term, term)
	shard, err := load(t, t.terms[n], func(value []byte) (map[string]termEntry, error) {
		return readTerms(value, t.Pages)
	})
	return shard[term], err
}

func readTerms(value []byte, pages int) (map[string]termEntry, error) {
	var texts []string
	if err := json.Unmarshal(value, &texts); err != nil || len(texts)%2 != 0 {
		return nil, fmt.Errorf("an index file holds no terms")
	}
	out := make(map[string]termEntry, len(texts)/2)
	for ; len(texts) > 0; texts = texts[2:] {
		e, err := readPostings(texts[1], pages)
		if err != nil {
			return nil, err
		}
		out[texts[0]] = e
	}
	return out, nil
}

func readPostings(text string, pages int) (termEntry, error) {
	r := reader{text: text}
	e := termEntry{word: r.symbol() == 1, postings: make([]posting, 0, len(text)/2)}
	last := -1
	for r.more() {
		last += r.number() + 1
		occurrence := r.symbol()
		if last >= pages || occurrence > (mostTitle+1)*len(counts)-1 {
			r.fail("names a page that does not exist")
			break
		}
		e.postings = append(e.postings, newPosting(int32(last), uint8(occurrence)))
	}
	return e, r.err
}
