package search

import (
	"slices"

	"partnerbook/search/analyse"
)

// partPatch patches one part. What is new of it is compared with what it was entry by
// entry; each file whose entries are the same stays.
type partPatch struct {
	old    old
	files  *[]File
	groups map[int]bool

	was, is       *partState
	before, after *partDirectory
	edits         []edit // by rising pages
	moved         []int32

	analyser *analyse.Analyser
	words    spellings    // of the digests
	had, has []*digest    // of the edited pages
	postings []termChange // of terms, as they are spelt
	surfaces map[string]wordChange
	termFrom []int32 // by number in the lexicon: what it was before, or -1
	wordFrom []int32
	termTo   []int32               // by number in the lexicon of before: what it is, or -1
	changed  map[int32]*termChange // by number in the lexicon
}

func (p *partPatch) run() error {
	before, err := p.cards()
	if err != nil {
		return err
	}
	p.digest(before)
	p.compare()
	for _, step := range []func() error{p.lexicon, p.runs, p.pairs, p.near} {
		if err := step(); err != nil {
			return err
		}
	}
	return p.table()
}

// digest digests the edited pages, as they were and as they are.
func (p *partPatch) digest(before []Document) {
	v := newVocabulary(p.was.language)
	d := newDigester(v)
	for i := range p.edits {
		p.had = append(p.had, d.digest(&before[i], 0))
		p.has = append(p.has, d.digest(&p.edits[i].document, 0))
	}
	p.analyser, p.words = v.analyser, v.spellings()
}

// cards writes the cards of the edited pages, with those that share a group, and returns
// the documents of the edited pages as they were.
func (p *partPatch) cards() ([]Document, error) {
	var before []Document
	names := []byte(p.before.Cards)
	p.is.summaries = slices.Clone(p.was.summaries)
	for edits := p.edits; len(edits) > 0; {
		n := int(edits[0].page) / groupSize
		end := slices.IndexFunc(edits, func(e edit) bool { return int(e.page)/groupSize != n })
		if end < 0 {
			end = len(edits)
		}
		g, err := p.old.group(p.before, n)
		if err != nil {
			return nil, err
		}
		for i := range edits[:end] {
			d, err := p.editCard(&g, &edits[i])
			if err != nil {
				return nil, err
			}
			before = append(before, d)
		}
		if name, files := g.files(n); name != string(names[n*groupLength:(n+1)*groupLength]) {
			copy(names[n*groupLength:], name)
			*p.files = append(*p.files, files...)
			p.groups[n] = true
		}
		edits = edits[end:]
	}
	p.after.Cards = string(names)
	return before, nil
}

// editCard puts the card of an edited page in the place of the old one, and returns the
// document of that as far as its words go.
func (p *partPatch) editCard(g *cardGroup, e *edit) (Document, error) {
	was := &g.cards[e.page%groupSize]
	d := &e.document
	if d.URL != was.url {
		return Document{}, notPatchable("%s changed its address", d.URL)
	}
	before := Document{Title: was.title, Passages: slices.Clone(was.passages)}
	for _, i := range p.was.summaries[e.page] {
		if int(i) >= len(before.Passages) {
			return Document{}, notPatchable("the state says a passage of %s is a summary that is not there", d.URL)
		}
		before.Passages[i].Summary = true
	}
	p.is.summaries[e.page] = summaries(d.Passages)
	was.passages = d.Passages
	g.raw[e.page%groupSize] = appendCard(nil, d)
	return before, nil
}
