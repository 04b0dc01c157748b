package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// pairs writes the files of pairs that changed.
func (p *partPatch) pairs() error {
	edits := map[int][]pairEdit{} // by file
	for i, e := range p.edits {
		p.is.paired += len(p.has[i].pairs) - len(p.had[i].pairs)
		differences(distinctPairs(p.had[i]), distinctPairs(p.has[i]), func(hash uint32, gone bool) {
			file := p.was.pairs.file(hash)
			edits[file] = append(edits[file], pairEdit{uint64(hash)<<32 | uint64(e.page), gone})
		})
	}
	if pairBits(p.is.paired) != p.was.pairs.Bits {
		return notPatchable("the pairs are so many that they take other files")
	}
	names := []byte(p.was.pairs.Names)
	for _, file := range slices.Sorted(maps.Keys(edits)) {
		name := names[file*hashLength : (file+1)*hashLength]
		value, err := p.pairFile(string(name), edits[file])
		if err != nil {
			return err
		}
		copy(name, named(p.files, pairFile, value))
	}
	if len(edits) > 0 {
		p.is.pairs = pairsDirectory{p.was.pairs.Bits, string(names)}
		p.after.Pairs = named(p.files, pairsFile, marshal(p.is.pairs))
	}
	return nil
}

// distinctPairs returns the pairs of a page, sorted, each once.
func distinctPairs(d *digest) []uint32 {
	return slices.Compact(slices.Sorted(slices.Values(d.pairs)))
}

// pairFile returns what a file of pairs holds after edits.
func (p *partPatch) pairFile(hash string, edits []pairEdit) ([]byte, error) {
	value, err := p.old.value(pairFile, hash)
	if err != nil {
		return nil, err
	}
	text := strings.Trim(string(value), `"`) // numbers stand in a string as they are
	slices.SortFunc(edits, func(a, b pairEdit) int { return cmp.Compare(a.entry, b.entry) })
	out := make([]uint64, 0, len(text)/2)
	wrong := false
	err = eachPair(text, len(p.was.documents), func(hash uint32, page int32) {
		entry := uint64(hash)<<32 | uint64(page)
		for len(edits) > 0 && edits[0].entry < entry {
			wrong = wrong || edits[0].gone
			out = append(out, edits[0].entry)
			edits = edits[1:]
		}
		if len(edits) > 0 && edits[0].entry == entry {
			wrong = wrong || !edits[0].gone
			edits = edits[1:]
			return
		}
		out = append(out, entry)
	})
	if err != nil {
		return nil, notPatchable("a file of pairs: %w", err)
	}
	for _, e := range edits {
		wrong = wrong || e.gone
		out = append(out, e.entry)
	}
	if wrong {
		return nil, notPatchable("the pairs are not those of their pages")
	}
	return pairsValue(out), nil
}
