package search

import (
	"slices"

	"partnerbook/search/analyse"
)

// analysed is a card with the tokens of its texts: telling the words of ten pages
// apart takes longer than all the rest of a query.
type analysed struct {
	*card
	words    []analyse.Token // of the title
	passages []analysedPassage
}

type analysedPassage struct {
	Passage
	text, heading, also []analyse.Token
	units               []uint16 // of the text
	unitAt              []int    // see utf16Units
}

// mostKept is how many tokens are kept, some 80 bytes each with their text, so that a
// large site does not fill the memory.
const mostKept = 500_000

// analysed returns the card of a page with its tokens.
func (t *tongue) analysed(page int32) (*analysed, error) {
	t.mu.Lock()
	known := t.shown[page]
	t.mu.Unlock()
	if known != nil {
		return known, nil
	}
	c, err := t.card(page)
	if err != nil {
		return nil, err
	}
	n := 0
	tokens := func(text string) (out []analyse.Token) {
		t.analyser.Each(text, func(token analyse.Token) { out = append(out, token) })
		n += len(out)
		return slices.Clone(out)
	}
	a := &analysed{card: c, words: tokens(c.title)}
	for _, p := range c.passages {
		units, at := utf16Units(p.Text)
		a.passages = append(a.passages, analysedPassage{p, tokens(p.Text), tokens(p.Heading), tokens(p.Also), units, at})
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.shown[page] == nil && t.kept+n <= mostKept {
		t.shown[page], t.kept = a, t.kept+n
	}
	return a, nil
}
