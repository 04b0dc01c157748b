package search

import (
	"maps"
	"slices"
)

// near finds the near pages again of those pages for which the edit can have changed
// them: of the edited ones, and of all for which a term stands that came to stand for an
// edited page or stands for it no more. How many pages that term stands for decides what
// it is worth; nothing else in the scores of other pages changes.
func (p *partPatch) near() error {
	if err := p.renumber(); err != nil {
		return err
	}
	dirty := map[int32]bool{}
	stands := map[uint32]int{} // terms that came or went: for how many pages more they stand
	for i, e := range p.edits {
		if err := p.sign(i); err != nil {
			return err
		}
		had, has := p.had[i].signature, p.has[i].signature
		if slices.Equal(had, has) {
			continue
		}
		dirty[e.page] = true
		differences(slices.Sorted(slices.Values(had)), slices.Sorted(slices.Values(has)), func(term uint32, gone bool) {
			stands[term] += int(more(gone))
		})
	}
	if len(dirty) > 0 {
		p.nearAgain(dirty, stands)
	}
	return nil
}

// renumber numbers the terms of signatures as they are numbered now.
func (p *partPatch) renumber() error {
	if len(p.termFrom) == len(p.termTo) && !slices.Contains(p.termFrom, -1) {
		p.is.signatures = slices.Clone(p.was.signatures)
		return nil
	}
	p.is.signatures = renumbered(p.was.signatures, p.termTo)
	edits := p.edits
	for page, terms := range p.is.signatures {
		if len(edits) > 0 && int(edits[0].page) == page {
			edits = edits[1:] // its signature is made anew
			continue
		}
		for _, term := range terms {
			if int(term) >= len(p.is.terms) {
				return notPatchable("a term stands for a page that does not have it")
			}
		}
	}
	return nil
}

// sign sets the signature of an edited page.
func (p *partPatch) sign(i int) error {
	page := p.edits[i].page
	had := make([]uint32, len(p.had[i].signature))
	for j, term := range p.had[i].signature {
		n, _ := p.was.term(p.words.terms[term])
		had[j] = uint32(n)
	}
	if !slices.Equal(had, p.was.signatures[page]) {
		return notPatchable("%s is not the page that the state describes", p.edits[i].document.URL)
	}
	has := make([]uint32, len(p.has[i].signature))
	for j, term := range p.has[i].signature {
		n, known := p.is.term(p.words.terms[term])
		if !known {
			return notPatchable("the state counts other pages")
		}
		has[j] = uint32(n)
	}
	p.is.signatures[page] = has
	return nil
}

func (p *partPatch) nearAgain(dirty map[int32]bool, stands map[uint32]int) {
	near := newNearness(p.is.signatures, len(p.is.terms))
	for term, pages := range stands {
		n, known := p.is.term(p.words.terms[term])
		if !known {
			continue // it stood for edited pages alone
		}
		holders := near.holders().of(uint32(n))
		if near.says(len(holders)) || near.says(len(holders)-pages) {
			for _, page := range holders {
				dirty[page] = true
			}
		}
	}
	kept, room := slices.Clone(p.was.kept), near.room()
	for _, page := range slices.Sorted(maps.Keys(dirty)) {
		nearest := near.of(int(page), keptNear, room)
		if !slices.Equal(nearest, kept[page]) {
			kept[page] = nearest
			p.moved = append(p.moved, page)
		}
	}
	p.is.kept = kept
	p.after.Near = named(p.files, nearFile, nearValue(kept))
}
