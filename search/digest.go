package search

import (
	"cmp"
	"slices"

	"partnerbook/search/analyse"
)

// digest is what the index needs of one document. It depends on that document
// alone, so it is good until the document changes.
type digest struct {
	hash      uint64   // of the document's words
	url       string   // its address
	card      int      // how large its card is, about
	counts    []count  // of its terms, each once
	surfaces  []uint32 // its words as they are written, each once
	pairs     []uint32 // hashes of words that follow one another; some may come again
	signature []uint32 // the terms that stand for it, the weightiest first
	title     int      // different terms in the title that say something; 1 if none does
	body      int      // words in all passages
}

// count says how often a term stands in a document: the term, and in the last bits
// the occurrence.
type count uint32

func newCount(term uint32, occurrence int) count {
	return count(term)<<occurrenceBits | count(occurrence)
}

func (c count) term() uint32      { return uint32(c >> occurrenceBits) }
func (c count) occurrence() uint8 { return uint8(c & (1<<occurrenceBits - 1)) }

// signature is how many of its terms stand for a document at most.
const signature = 40

// headingTimes is how often a word of a heading counts as one of the text. It makes
// a page no longer.
const headingTimes = 4

// summaryTimes is the same for a word of a page's summary, in which its editor says
// what the page is about. The public collections have no summaries.
const summaryTimes = 3

// digester makes digests, one after another. It numbers what it meets anew, and
// densely, so that counting needs no maps.
type digester struct {
	vocabulary *vocabulary
	known      map[string]local
	words      []int // by local number: the document that has the word
	terms      []tally
	termAt     map[uint32]int // local numbers of terms

	document int
	present  []int // local numbers of the terms of the document
	surfaces []uint32
	pairs    []uint32
	// weightiest are the terms of the signature so far.
	weightiest []*tally
	times      int    // how often a word of the present text counts
	spoken     []word // the words of a text, one after another
}

// local is a word with its local numbers.
type local struct {
	word
	asWord, asTerm int
}

// tally counts a term in the present document.
type tally struct {
	term        uint32
	hash        uint32
	length      int // of the first word that had it
	document    int
	title, body int
	says        int // occurrences of words that are no stop words
}

func newDigester(v *vocabulary) *digester {
	return &digester{vocabulary: v, known: map[string]local{}, termAt: map[uint32]int{}}
}

// digest reads a document.
func (d *digester) digest(doc *Document, hash uint64) *digest {
	d.document++
	d.present, d.surfaces, d.pairs = d.present[:0], d.surfaces[:0], d.pairs[:0]
	out := &digest{hash: hash, url: doc.URL, card: cardSize(doc.Passages)}
	d.times = 1
	d.text(doc.Title, out, true)
	for i := range doc.Passages {
		p := &doc.Passages[i]
		d.times = headingTimes
		d.text(p.Heading, out, false)
		d.times = 1
		if p.Summary {
			d.times = summaryTimes
		}
		d.text(p.Text, out, false)
		d.times = 1
		d.text(p.Also, out, false)
	}
	out.counts = make([]count, len(d.present))
	titled := 0
	for i, n := range d.present {
		t := &d.terms[n]
		out.counts[i] = newCount(t.term, occurrence(t.title, t.body))
		if t.title > 0 {
			titled = 1
			if t.says > 0 {
				out.title++
			}
		}
	}
	out.title = max(out.title, titled)
	out.signature = d.sign()
	out.surfaces, out.pairs = slices.Clone(d.surfaces), slices.Clone(d.pairs)
	return out
}

func (d *digester) text(s string, out *digest, title bool) {
	d.spoken = d.spoken[:0]
	inCompound := false
	d.vocabulary.analyser.Each(s, func(t analyse.Token) {
		w := d.word(t)
		if d.words[w.asWord] != d.document {
			d.words[w.asWord] = d.document
			d.surfaces = append(d.surfaces, w.surface)
		}
		d.count(w, title)
		if !title {
			out.body++
		}
		if t.Part && !inCompound {
			d.spoken = d.spoken[:len(d.spoken)-1] // the whole, which comes first
		}
		inCompound = t.Part
		d.spoken = append(d.spoken, w.word)
	})
	d.pairs = appendPairs(d.pairs, d.spoken)
}

func (d *digester) count(w local, title bool) {
	c := &d.terms[w.asTerm]
	if c.document != d.document {
		c.document, c.title, c.body, c.says = d.document, 0, 0, 0
		d.present = append(d.present, w.asTerm)
	}
	weight := 1
	if title {
		c.title++
		weight = 3
	} else {
		c.body += d.times
	}
	if !w.stop {
		c.says += weight
	}
}

func (d *digester) word(t analyse.Token) local {
	if w, ok := d.known[t.Surface]; ok {
		return w
	}
	w := local{word: d.vocabulary.word(t), asWord: len(d.words)}
	d.words = append(d.words, 0)
	n, ok := d.termAt[w.term]
	if !ok {
		n = len(d.terms)
		d.termAt[w.term] = n
		d.terms = append(d.terms, tally{term: w.term, hash: w.hash, length: len(t.Term)})
	}
	w.asTerm = n
	d.known[t.Surface] = w
	return w
}

// sign returns the terms that stand for the present document: those that it has
// most often, three times as much in its title; of equal ones the longer, which
// tend to be rarer. Nothing is asked of other documents, so that an edit changes
// one signature.
func (d *digester) sign() []uint32 {
	d.weightiest = d.weightiest[:0]
	for _, n := range d.present {
		t := &d.terms[n]
		if len(d.weightiest) == signature && weightier(t, d.weightiest[signature-1]) > 0 {
			continue // most are none of them
		}
		if t.says > 0 {
			d.weightiest = insert(d.weightiest, t, signature, weightier)
		}
	}
	out := make([]uint32, len(d.weightiest))
	for i, t := range d.weightiest {
		out[i] = t.term
	}
	return out
}

// weightier compares the terms of a document: the one that stands for it rather comes
// first.
func weightier(a, b *tally) int {
	return cmp.Or(b.says-a.says, b.length-a.length, cmp.Compare(a.hash, b.hash))
}

// insert puts one into a sorted list of which the first so many are kept.
func insert[T any](sorted []T, one T, most int, compare func(a, b T) int) []T {
	at, _ := slices.BinarySearchFunc(sorted, one, compare)
	if at == most {
		return sorted
	}
	if len(sorted) == most {
		sorted = sorted[:most-1]
	}
	return slices.Insert(sorted, at, one)
}
