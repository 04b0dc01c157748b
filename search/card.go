package search

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"
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
	var sizes [groupSize]int
	all := e.all // not e: the files are kept longer than what they are made of
	for from := 0; from < len(e.documents); from += groupSize {
		ids := e.documents[from:min(from+groupSize, len(e.documents))]
		for i := range ids {
			sizes[i] = e.digests[from+i].card
		}
		files := group(sizes[:len(ids)])
		digest := sha256.New()
		for _, f := range files {
			room = appendCards(room[:0], all, ids[f.from:f.to])
			digest.Write(room)
		}
		named := groupName(digest, files)
		out = append(out, named...)
		for _, f := range files {
			*e.files = append(*e.files, script(cardName(from/groupSize, named[:groupHash], f.from), func(dst []byte) []byte {
				return appendCards(dst, all, ids[f.from:f.to])
			}))
		}
	}
	return string(out)
}

// groupName returns what the directory holds for a group.
func groupName(digest hash.Hash, files []stretch) string {
	begins := 0
	for _, f := range files {
		begins |= 1 << f.from
	}
	return fmt.Sprintf("%s%0*x", hashed(digest.Sum(nil))[:groupHash], groupDigits, begins)
}

func cardName(group int, hash string, from int) string {
	return fmt.Sprintf("%s%d%s%s%d", cardFile, group, nameJoiner, hash, from)
}

// stretch is some pages of a group.
type stretch struct{ from, to int }

// group decides which pages of a group share a file, by the sizes of their cards.
func group(sizes []int) []stretch {
	var out []stretch
	size := 0
	for i, n := range sizes {
		if i == 0 || size+n > cardsMost {
			out = append(out, stretch{i, i})
			size = 0
		}
		size += n
		out[len(out)-1].to = i + 1
	}
	return out
}

// cardSize returns how large the card of some passages is, about.
func cardSize(passages []Passage) int {
	n := 0
	for i := range passages {
		n += len(passages[i].Text) + len(passages[i].Also)
	}
	return n
}

// appendCards appends pages as JSON: a list of cards. Their documents are made one after
// another.
func appendCards(dst []byte, all Documents, ids []int32) []byte {
	for i, id := range ids {
		d := all.Document(int(id))
		dst = appendCard(append(dst, "[,"[min(i, 1)]), &d)
	}
	return append(dst, ']')
}

// appendCard appends a card: the address, title, kind and status and a list of passages,
// each the anchor, heading, text and, if there is any, what it is found by besides.
// Strings of passages follow one another.
func appendCard(dst []byte, d *Document) []byte {
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
	return append(dst, ']', ']')
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
	for n := range len(groups) / groupLength {
		hash, files, err := readGroup(groups, n, pages)
		if err != nil {
			break
		}
		for _, f := range files {
			for i := f.from; i < f.to; i++ {
				out = append(out, cardPlace{cardName(n, hash, f.from), i - f.from})
			}
		}
	}
	return out
}

// readGroup reads the digest of a group, and which of its pages share a file.
func readGroup(groups string, n, pages int) (hash string, files []stretch, err error) {
	text := groups[n*groupLength : (n+1)*groupLength]
	begins, err := strconv.ParseUint(text[groupHash:], 16, groupSize)
	for i := range min(groupSize, max(0, pages-n*groupSize)) {
		if i == 0 || begins>>i&1 == 1 {
			files = append(files, stretch{i, i})
		}
		files[len(files)-1].to = i + 1
	}
	return text[:groupHash], files, err
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
