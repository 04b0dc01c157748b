package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"hash"
)

// cardGroup is the cards of a group as they were.
type cardGroup struct {
	raw   []json.RawMessage
	cards []card
}

// group reads a group of cards.
func (o old) group(d *partDirectory, n int) (cardGroup, error) {
	var out cardGroup
	want, files, err := readGroup(d.Cards, n, d.Pages)
	if err != nil {
		return out, notPatchable("the cards of group %d are not named", n)
	}
	digest := sha256.New()
	for _, f := range files {
		if err := o.cards(&out, cardName(n, want, f.from)+fileEnding, f, digest); err != nil {
			return out, err
		}
	}
	if hashed(digest.Sum(nil))[:groupHash] != want {
		return out, notPatchable("the cards of group %d are damaged", n)
	}
	return out, nil
}

func (o old) cards(g *cardGroup, name string, f stretch, digest hash.Hash) error {
	script, err := o.script(name)
	if err != nil {
		return err
	}
	value, err := unwrap(script)
	if err != nil {
		return notPatchable("%s: %w", name, err)
	}
	digest.Write(value)
	// Where a byte was no character, what it was is not known, nor how long the text was.
	if bytes.Contains(value, []byte(`\ufffd`)) {
		return notPatchable("%s is of a text that was not UTF-8", name)
	}
	var raw []json.RawMessage
	if err := json.Unmarshal(value, &raw); err != nil || len(raw) != f.to-f.from {
		return notPatchable("%s holds other cards", name)
	}
	cards, err := readCards(value)
	if err != nil {
		return notPatchable("%s: %w", name, err)
	}
	g.raw, g.cards = append(g.raw, raw...), append(g.cards, cards...)
	return nil
}

// files returns the files of the group, which has a number, and what the directory holds
// for it.
func (g *cardGroup) files(n int) (string, []File) {
	sizes := make([]int, len(g.cards))
	for i := range g.cards {
		sizes[i] = cardSize(g.cards[i].passages)
	}
	stretches := group(sizes)
	digest := sha256.New()
	values := make([][]byte, len(stretches))
	for i, f := range stretches {
		for j, raw := range g.raw[f.from:f.to] {
			values[i] = append(append(values[i], "[,"[min(j, 1)]), raw...)
		}
		values[i] = append(values[i], ']')
		digest.Write(values[i])
	}
	name := groupName(digest, stretches)
	files := make([]File, len(stretches))
	for i, f := range stretches {
		files[i] = script(cardName(n, name[:groupHash], f.from), given(values[i]))
	}
	return name, files
}
