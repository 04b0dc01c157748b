package search

import (
	"cmp"
	"slices"

	"partnerbook/search/analyse"
)

// Index answers queries over documents. It is never changed and may be used by
// several goroutines at once.
type Index struct {
	analyser  *analyse.Analyser
	documents []Document
	lengths   []lengths            // of each document, in terms
	mean      lengths              // over all documents
	terms     map[string][]posting // by term, in the order of documents
	surfaces  []surface            // the words as they are written, sorted
	near      [][]int32            // of each document: its neighbours, the nearest first
	words     words                // what editors say
}

// posting says how often a term stands in a document.
type posting struct {
	document    int32
	title, body uint16
}

type lengths struct{ title, body float64 }

// surface is a word as it stands in the text, folded, with the term it becomes.
type surface struct {
	word, term string
}

// Build makes an index. The order of documents decides between equal scores.
func Build(documents []Document, language string, w Words) *Index {
	x := &Index{
		analyser:  analyse.New(language),
		documents: documents,
		lengths:   make([]lengths, len(documents)),
		terms:     map[string][]posting{},
	}
	b := builder{Index: x, counts: map[string]*posting{}, written: map[string]string{}}
	for i := range documents {
		b.document(int32(i))
	}
	for i := range x.lengths {
		x.mean.title += x.lengths[i].title / float64(len(documents))
		x.mean.body += x.lengths[i].body / float64(len(documents))
	}
	x.surfaces = make([]surface, 0, len(b.written))
	for word, term := range b.written {
		x.surfaces = append(x.surfaces, surface{word, term})
	}
	slices.SortFunc(x.surfaces, func(a, b surface) int { return cmp.Compare(a.word, b.word) })
	x.near = neighbours(x)
	x.words = x.read(w)
	return x
}

// builder collects postings.
type builder struct {
	*Index
	counts  map[string]*posting // of the present document
	written map[string]string   // surface → term
}

func (b *builder) document(id int32) {
	clear(b.counts)
	d := &b.documents[id]
	size := &b.lengths[id]
	b.text(d.Title, func(p *posting) { p.title++; size.title++ })
	body := func(p *posting) { p.body++; size.body++ }
	for _, p := range d.Passages {
		b.text(p.Heading, body)
		b.text(p.Text, body)
		b.text(p.Also, body)
	}
	for term, p := range b.counts {
		p.document = id
		b.terms[term] = append(b.terms[term], *p)
	}
}

func (b *builder) text(s string, count func(*posting)) {
	b.analyser.Each(s, func(t analyse.Token) {
		p := b.counts[t.Term]
		if p == nil {
			p = &posting{}
			b.counts[t.Term] = p
		}
		count(p)
		if _, known := b.written[t.Surface]; !known {
			b.written[t.Surface] = t.Term
		}
	})
}

// frequency returns in how many documents a term stands.
func (x *Index) frequency(term string) int { return len(x.terms[term]) }
