package search

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// ErrNotPatchable is the error of an index that cannot be patched: everything is then to
// be made anew.
var ErrNotPatchable = errors.New("the search index cannot be patched")

func notPatchable(why string, args ...any) error {
	return fmt.Errorf("%w: %w", ErrNotPatchable, fmt.Errorf(why, args...))
}

// Patched is an index of which some documents are others than before.
type Patched struct {
	Files []File   // that the index did not have before, and the directory if it is another
	Gone  []string // names of the files that the index had and has no more, sorted
	Moved []int    // documents of which Near.To(document, 12) is another than before, sorted
	Near  *Near

	state *state
	size  int // of the state as it was saved before; the next will be about as large
}

// Patch makes the files of an index again after some documents changed: the files that a
// new collection of the documents would write. saved is the state of the index as it was
// and read reads its files. edited holds by their numbers the documents that may have
// changed; nothing is asked for of others. w is what editors say, which must be what they
// said.
//
// The documents must be as many as they were, in the same order, and each must have the
// address and the language that it had. Whatever cannot be patched, for that reason,
// because state, files and documents do not fit together, or because the pairs of words
// became so many or so few that they take another number of files, gives an error that is
// ErrNotPatchable.
func Patch(saved []byte, read func(name string) ([]byte, error), edited map[int]Document, w Words) (*Patched, error) {
	s, err := readState(saved)
	if err != nil {
		return nil, err
	}
	if s.words != w.digest() {
		return nil, notPatchable("editors say something else")
	}
	before, err := old(read).directory(s)
	if err != nil {
		return nil, err
	}
	after := *before
	after.Parts = maps.Clone(before.Parts)
	x := patch{old: read, before: before, after: &after, was: s, is: *s}
	x.is.parts = slices.Clone(s.parts)
	if err := x.parts(edited); err != nil {
		return nil, err
	}
	return x.result(len(saved)), nil
}

// State returns the state of the index as it is now: that of a new collection.
func (p *Patched) State() []byte { return p.state.append(make([]byte, 0, p.size+p.size/16)) }

// patch is the work on an index.
type patch struct {
	old           old
	before, after *directory
	was           *state
	is            state
	files         []File
	groups        map[int]bool // of cards, that changed in any part
	moved         []int
}

// edit is a page of which the document may have changed.
type edit struct {
	page     int32
	document Document
}

// parts patches the parts of which documents were edited.
func (x *patch) parts(edited map[int]Document) error {
	edits := make([][]edit, len(x.was.parts))
	for _, i := range slices.Sorted(maps.Keys(edited)) {
		if i < 0 || i >= len(x.was.places) {
			return notPatchable("there is no document %d", i)
		}
		at := x.was.places[i]
		d := edited[i]
		if language := d.Language; language != x.was.parts[at.part].language && (language != "" || x.before.Language != x.was.parts[at.part].language) {
			return notPatchable("%s changed its language", d.URL)
		}
		edits[at.part] = append(edits[at.part], edit{at.page, d})
	}
	x.groups = map[int]bool{}
	for i, p := range x.was.parts {
		if len(edits[i]) == 0 {
			continue
		}
		one := partPatch{
			old: x.old, files: &x.files, groups: x.groups, was: p, before: x.before.Parts[p.language],
			is: new(*p), after: new(*x.before.Parts[p.language]), edits: edits[i],
		}
		if err := one.run(); err != nil {
			return err
		}
		x.is.parts[i], x.after.Parts[p.language] = one.is, one.after
		for _, page := range one.moved {
			x.moved = append(x.moved, int(p.documents[page]))
		}
	}
	slices.Sort(x.moved)
	return nil
}
