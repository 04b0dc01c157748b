package search

import (
	"bytes"
	"crypto/sha256"
	"maps"
	"slices"
)

// result puts together what became of the parts. size is that of the state as it was saved.
func (x *patch) result(size int) *Patched {
	had, has := x.names(x.was, x.before), x.names(&x.is, x.after)
	out := &Patched{Moved: x.moved, Near: x.is.near(), state: &x.is, size: size}
	for _, f := range eachOnce(x.files) {
		if !had[f.Name] {
			out.Files = append(out.Files, f)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(had)) {
		if !has[name] {
			out.Gone = append(out.Gone, name)
		}
	}
	value := marshal(x.after)
	if x.is.directory = sha256.Sum256(value); x.is.directory != x.was.directory {
		out.Files = append(out.Files, directoryScript(bytes.Clone(value)))
	}
	return out
}

// names returns the names of the files of an index, but of the cards only those of groups
// that changed: they are by far the most.
func (x *patch) names(s *state, dir *directory) map[string]bool {
	out := s.names(dir)
	for _, d := range dir.Parts {
		for n := range x.groups {
			if (n+1)*groupLength <= len(d.Cards) {
				for _, name := range d.groupNames(n) {
					out[name] = true
				}
			}
		}
	}
	return out
}

// names returns the names of all files but the directory and the cards.
func (s *state) names(dir *directory) map[string]bool {
	out := map[string]bool{}
	for _, p := range s.parts {
		d := dir.Parts[p.language]
		out[nearFile+nameJoiner+d.Near+fileEnding] = true
		out[pairsFile+nameJoiner+d.Pairs+fileEnding] = true
		for kind, hashes := range map[string]string{termFile: d.Terms.Names, wordFile: d.Words.Names, endingFile: d.Endings.Names, pairFile: p.pairs.Names} {
			for _, name := range fileNames(kind, hashes) {
				out[name+fileEnding] = true
			}
		}
	}
	return out
}

// groupNames returns the names of the files of a group of cards.
func (d *partDirectory) groupNames(n int) []string {
	hash, files, _ := readGroup(d.Cards, n, d.Pages)
	out := make([]string, len(files))
	for i, f := range files {
		out[i] = cardName(n, hash, f.from) + fileEnding
	}
	return out
}

// near returns what finds near documents.
func (s *state) near() *Near {
	n := &Near{places: s.places}
	for _, p := range s.parts {
		one := newNearness(p.signatures, len(p.terms))
		one.kept.Store(&p.kept)
		n.parts = append(n.parts, one)
		n.documents = append(n.documents, p.documents)
	}
	return n
}
