package search

import (
	"encoding/json"
	"fmt"
)

// terms writes the postings: for each term the term, and a string of a flag and of
// postings. The flag is 1 if the term is a word as it is written. A posting is the
// distance from the page before, and the occurrence.
func (e *encoder) terms() (shards, []int32) {
	var room []byte
	return e.lexicon.termEntries().cut(func(from, to int) string {
		room = room[:0]
		for i := from; i < to; i++ {
			room = append(room, "[,"[min(i-from, 1)])
			t := &e.lexicon.terms[i]
			room = appendTerm(room, t.text, func(dst []byte) []byte {
				return appendPostings(dst, t.written, e.inverted.of(e.present[i]))
			})
		}
		room = append(room, ']')
		return named(e.files, termFile, room)
	})
}

// termEntries returns the terms as they are cut into files. Where is decided by how many
// pages have them: what their postings take depends on where those pages stand.
func (l *lexicon) termEntries() entries {
	return entries{len(l.terms), func(i int) string { return l.terms[i].text }, func(i int) int {
		return 2*int(l.terms[i].pages) + len(l.terms[i].text) + 6
	}}
}

// appendTerm appends a term and its postings, as postings appends them.
func appendTerm(dst []byte, term string, postings func(dst []byte) []byte) []byte {
	dst = appendString(dst, term)
	return append(postings(append(dst, ',', '"')), '"')
}

func appendPostings(dst []byte, written bool, postings []posting) []byte {
	flag := 0
	if written {
		flag = 1
	}
	dst = append(dst, symbol(flag))
	last := int32(-1)
	for _, p := range postings {
		dst = appendNumber(dst, int(p.page()-last-1))
		dst = append(dst, symbol(int(p.occurrence())))
		last = p.page()
	}
	return dst
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
