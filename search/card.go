package search

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"partnerbook/search/analyse"
	"slices"
	"strconv"
)

// Cards are what results show of pages. A few pages share a file, so that ten
// results are ten small requests; the pages come in groups whose files bear the
// digest of the group, so that the directory need not name each.
const (
	groupSize = 16      // pages
	cardsMost = 5 << 10 // bytes of text in a file that holds more than one page
)

// The directory holds for each group so many letters of its digest, and hexadecimal
// digits that say where its files begin: bit i is set if page i of the group begins
// one. The digest is shorter than those of other files: the number of the group
// stands in the name as well.
const (
	groupHash   = 5
	groupDigits = groupSize / 4
	groupLength = groupHash + groupDigits
)

// cards writes the cards. It returns for each group its digest and its digits.
func (e *encoder) cards() string {
	var out, room []byte
	all := e.all // not e: the files are kept longer than what they are made of
	for from := 0; from < len(e.documents); from += groupSize {
		ids := e.documents[from:min(from+groupSize, len(e.documents))]
		files := group(e.all, ids)
		digest := sha256.New()
		begins := 0
		for _, f := range files {
			begins |= 1 << f.from
			room = appendCards(room[:0], e.all, ids[f.from:f.to])
			digest.Write(room)
		}
		hash := hashed(digest.Sum(nil))[:groupHash]
		out = append(out, hash...)
		out = fmt.Appendf(out, "%0*x", groupDigits, begins)
		for _, f := range files {
			*e.files = append(*e.files, script(cardName(from/groupSize, hash, f.from), func(dst []byte) []byte {
				return appendCards(dst, all, ids[f.from:f.to])
			}))
		}
	}
	return string(out)
}

func cardName(group int, hash string, from int) string {
	return fmt.Sprintf("%s%d%s%s%d", cardFile, group, nameJoiner, hash, from)
}

// stretch is some pages of a group.
type stretch struct{ from, to int }

// group decides which pages of a group share a file.
func group(all Documents, ids []int32) []stretch {
	var out []stretch
	size := 0
	for i, id := range ids {
		d := all.Document(int(id))
		n := 0
		for j := range d.Passages {
			n += len(d.Passages[j].Text) + len(d.Passages[j].Also)
		}
		if i == 0 || size+n > cardsMost {
			out = append(out, stretch{i, i})
			size = 0
		}
		size += n
		out[len(out)-1].to = i + 1
	}
	return out
}

// appendCards appends pages as JSON: a list of cards, each the address, title,
// kind and status and a list of passages, each the anchor, heading, text and, if
// there is any, what it is found by besides. Strings of passages follow one another.
func appendCards(dst []byte, all Documents, ids []int32) []byte {
	for i, id := range ids {
		dst = append(dst, "[,"[min(i, 1)])
		d := all.Document(int(id))
		dst = append(dst, '[')
		for _, s := range []string{d.URL, d.Title, d.Kind, d.Status} {
			dst = append(appendString(dst, s), ',')
		}
		for j := range d.Passages {
			p := &d.Passages[j]
			dst = append(dst, "[,"[min(j, 1)])
			for k, s := range []string{p.Anchor, p.Heading, p.Text, p.Also} {
				if k > 0 {
					dst = append(dst, ',')
				}
				dst = appendString(dst, s)
			}
		}
		if len(d.Passages) == 0 {
			dst = append(dst, '[')
		}
		dst = append(dst, ']', ']')
	}
	return append(dst, ']')
}

// card is a page as results show it.
type card struct {
	url, title, kind, status string
	passages                 []Passage
}

// readCards reads a file of cards.
func readCards(value []byte) ([]card, error) {
	var raw [][]json.RawMessage
	if err := json.Unmarshal(value, &raw); err != nil {
		return nil, fmt.Errorf("an index file holds no cards: %w", err)
	}
	out := make([]card, len(raw))
	for i, fields := range raw {
		if len(fields) != 5 {
			return nil, fmt.Errorf("an index file holds a card of %d fields", len(fields))
		}
		var texts []string
		if err := json.Unmarshal(fields[4], &texts); err != nil || len(texts)%4 != 0 {
			return nil, fmt.Errorf("an index file holds a card without passages")
		}
		c := &out[i]
		for j, to := range []*string{&c.url, &c.title, &c.kind, &c.status} {
			if err := json.Unmarshal(fields[j], to); err != nil {
				return nil, fmt.Errorf("an index file holds a card without an address: %w", err)
			}
		}
		for ; len(texts) > 0; texts = texts[4:] {
			c.passages = append(c.passages, Passage{Anchor: texts[0], Heading: texts[1], Text: texts[2], Also: texts[3]})
		}
	}
	return out, nil
}

// cardPlace says where a page's card is.
type cardPlace struct {
	name string
	at   int
}

// cardPlaces reads where the cards are.
func cardPlaces(groups string, pages int) []cardPlace {
	out := make([]cardPlace, 0, pages)
	for n := 0; len(groups) >= groupLength; n, groups = n+1, groups[groupLength:] {
		begins, err := strconv.ParseUint(groups[groupHash:groupLength], 16, groupSize)
		if err != nil {
			break
		}
		from := 0
		for i := 0; i < groupSize && len(out) < pages; i++ {
			if begins>>i&1 == 1 {
				from = i
			}
			out = append(out, cardPlace{cardName(n, groups[:groupHash], from), i - from})
		}
	}
	return out
}

// card returns what results show of a page.
func (t *tongue) card(page int32) (*card, error) {
	place := t.cards[page]
	cards, err := load(t, place.name, readCards)
	if err != nil {
		return nil, err
	}
	if place.at >= len(cards) {
		return nil, fmt.Errorf("the index file %s lacks a page", place.name)
	}
	return &cards[place.at], nil
}

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
