package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
)

// old reads files of an index as it was, and sees that they are what their names say:
// what is copied from a damaged file would be wrong for ever.
type old func(name string) ([]byte, error)

func (o old) script(name string) ([]byte, error) {
	script, err := o(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotPatchable, err)
	}
	return script, nil
}

// directory reads the directory that belongs to a state, and what the state says in
// other words.
func (o old) directory(s *state) (*directory, error) {
	script, err := o.script(DirectoryName)
	if err != nil {
		return nil, err
	}
	value, err := unwrapDirectory(script)
	if err != nil || sha256.Sum256(value) != s.directory {
		return nil, notPatchable("%s is not that of the state", DirectoryName)
	}
	dir := &directory{}
	// What does not come out again as it was would change with every patch.
	if err := json.Unmarshal(value, dir); err != nil || dir.Version != Version || !bytes.Equal(marshal(dir), value) {
		return nil, notPatchable("%s is of another version", DirectoryName)
	}
	if len(dir.Parts) != len(s.parts) {
		return nil, notPatchable("%s has other languages than the state", DirectoryName)
	}
	for _, p := range s.parts {
		d := dir.Parts[p.language]
		if d == nil || !d.fits(p) {
			return nil, notPatchable("%s does not fit the state", DirectoryName)
		}
		if err := o.pairs(p, d); err != nil {
			return nil, err
		}
	}
	return dir, nil
}

// fits tells whether a directory describes as many pages and files as a state.
func (d *partDirectory) fits(p *partState) bool {
	pages := len(p.documents)
	groups := (pages + groupSize - 1) / groupSize
	return d.Pages == pages && len(d.Table.Lengths) == pages && len(d.Table.Titles) == pages && len(d.Cards) == groups*groupLength &&
		len(d.Terms.Names) == hashLength*len(p.cuts.terms) && len(d.Words.Names) == hashLength*len(p.cuts.words) &&
		len(d.Endings.Names) == hashLength*len(p.cuts.endings) &&
		!strings.ContainsFunc(d.Table.Lengths, func(r rune) bool { return r > '~' || value(byte(r)) < 0 })
}

// value reads a file whose name holds a digest of its value.
func (o old) value(kind, hash string) ([]byte, error) {
	name := kind + nameJoiner + hash + fileEnding
	script, err := o.script(name)
	if err != nil {
		return nil, err
	}
	value, err := unwrap(script)
	if err != nil {
		return nil, notPatchable("%s: %w", name, err)
	}
	if sum := sha256.Sum256(value); hashed(sum[:]) != hash {
		return nil, notPatchable("%s is damaged", name)
	}
	return value, nil
}

// pairs reads the names of the files of pairs.
func (o old) pairs(p *partState, d *partDirectory) error {
	value, err := o.value(pairsFile, d.Pairs)
	if err != nil {
		return err
	}
	if p.pairs, err = readPairsDirectory(value); err != nil {
		return notPatchable("%w", err)
	}
	if p.pairs.Bits != pairBits(p.paired) {
		return notPatchable("the pairs are not those of the state")
	}
	return nil
}
