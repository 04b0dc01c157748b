package edition

import (
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// op says what became of a run of a sequence.
type op int8

const (
	kept op = iota
	gone
	come
)

// run is a run of items of two sequences: [from, to) of the old one and of the new one;
// one of them is empty of what is gone or has come.
type run struct {
	op             op
	oldFrom, oldTo int
	newFrom, newTo int
}

// What bounds the work on two sequences, as the product of their lengths: what is longer
// counts as wholly another. A page of ours has up to a few hundred paragraphs, and a
// paragraph a few hundred words.
const (
	mostBlocks = 60_000_000
	mostWords  = 6_000_000
)

// runs compares two sequences of texts, unless the product of their lengths is more than
// most. What is gone comes before what has come in its place.
func runs(old, new []string, most int) []run {
	if len(old)*len(new) > most {
		return replaced(old, new)
	}
	known := map[string]rune{}
	a, okA := asRunes(old, known)
	b, okB := asRunes(new, known)
	if !okA || !okB {
		return replaced(old, new)
	}
	diff := diffmatchpatch.New()
	diff.DiffTimeout = 0 // or the result would depend on how fast the machine is
	var out []run
	i, j := 0, 0
	for _, d := range diff.DiffMainRunes(a, b, false) {
		n := utf8.RuneCountInString(d.Text)
		r := run{oldFrom: i, oldTo: i, newFrom: j, newTo: j}
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			r.op, r.oldTo, r.newTo = kept, i+n, j+n
		case diffmatchpatch.DiffDelete:
			r.op, r.oldTo = gone, i+n
		case diffmatchpatch.DiffInsert:
			r.op, r.newTo = come, j+n
		}
		i, j = r.oldTo, r.newTo
		out = append(out, r)
	}
	return out
}

func replaced(old, new []string) []run {
	return []run{{op: gone, oldTo: len(old)}, {op: come, oldFrom: len(old), oldTo: len(old), newTo: len(new)}}
}

// asRunes gives every text a rune of its own; ok is false if there are too many.
func asRunes(texts []string, known map[string]rune) (out []rune, ok bool) {
	const firstSurrogate, lastSurrogate = 0xD800, 0xDFFF
	out = make([]rune, len(texts))
	for i, text := range texts {
		r, seen := known[text]
		if !seen {
			r = rune(len(known) + 1)
			if r >= firstSurrogate { // these cannot be written
				r += lastSurrogate - firstSurrogate + 1
			}
			if r > utf8.MaxRune {
				return nil, false
			}
			known[text] = r
		}
		out[i] = r
	}
	return out, true
}
