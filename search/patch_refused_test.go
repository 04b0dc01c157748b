package search

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
)

// smallPatch is a site of two languages, and an edit of it.
func smallPatch(t testing.TB) (*patchSite, map[int]Document) {
	docs := small()
	docs = append(docs, Document{URL: "rhannu.cy.html", Title: "Rhannu gwasanaeth", Language: "cy", Passages: []Passage{{Text: "Mae dau gyngor yn rhannu."}}})
	docs[2].Passages[0].Summary = true
	x := newPatchSite(t, docs, Words{Stop: []string{"council"}, Best: []Best{{"travel", "travel.html"}}})
	first, list := docs[0], docs[2]
	first.Passages = append(slices.Clone(first.Passages), Passage{Text: "Capacity is quite unheard of."})
	list.Passages = slices.Clone(list.Passages[1:])
	return x, map[int]Document{0: first, 2: list}
}

// refused holds that a patch is refused with words that say why.
func (x *patchSite) refused(what, why string, state []byte, edited map[int]Document, w Words) {
	x.t.Helper()
	p, err := Patch(state, x.read, edited, w)
	if p != nil || !errors.Is(err, ErrNotPatchable) || !strings.Contains(err.Error(), why) {
		x.t.Errorf("%s: the error is %v, want one that says %q", what, err, why)
	}
}

func TestPatchOfAnotherState(t *testing.T) {
	x, edited := smallPatch(t)
	for n := range x.state {
		x.refused(fmt.Sprint("the first bytes alone: ", n), "state", x.state[:n], edited, x.words)
		broken := slices.Clone(x.state)
		broken[n] ^= 1 << (n % 8)
		x.refused(fmt.Sprint("flipped: ", n), "state", broken, edited, x.words)
	}
	x.refused("longer", "damaged", append(slices.Clone(x.state), 0), edited, x.words)
	other := slices.Clone(x.state)
	other[len(stateStart)]++
	x.refused("another version", "version 2", summed(other), edited, x.words)
	_, state, _ := coldly(x.documents[1:], x.words)
	x.refused("another collection", "index.js is not that of the state", state, edited, x.words)
	x.refused("other words of editors", "editors", x.state, edited, Words{})
	if p, err := Patch(x.state, x.read, edited, x.words); err != nil || len(p.Files) == 0 {
		t.Errorf("what is as it should be gives %v", err)
	}
}

// summed gives a state the right checksum.
func summed(state []byte) []byte {
	body := state[:max(0, len(state)-4)]
	sum := checksum(body)
	return append(slices.Clone(body), byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24))
}

// TestHostileStates changes a state byte by byte, with a right checksum: no panic, no
// great piece of memory, no error of another kind.
func TestHostileStates(t *testing.T) {
	x, edited := smallPatch(t)
	from, step := len(stateStart)+1, 3
	if testrun.Long() {
		step = 1
	}
	for n := from; n < len(x.state)-4; n += step {
		for _, b := range []byte{0, x.state[n] + 1, 0x7F, 0xFF} {
			broken := slices.Clone(x.state)
			broken[n] = b
			x.hostile(summed(broken), edited)
		}
	}
}

func (x *patchSite) hostile(state []byte, edited map[int]Document) {
	p, err := Patch(state, x.read, edited, x.words)
	if err != nil {
		if !errors.Is(err, ErrNotPatchable) {
			x.t.Errorf("the error is %v", err)
		}
		return
	}
	p.State()
	for i := range x.documents {
		p.Near.To(i, keptNear+1)
	}
}

// FuzzState patches an index from any bytes as what a state says after its digests.
func FuzzState(f *testing.F) {
	x, edited := smallPatch(f)
	const digests = len(stateStart) + 1 + 2*sha256.Size
	f.Add(x.state[digests : len(x.state)-4])
	f.Fuzz(func(t *testing.T, rest []byte) {
		y := *x
		y.t = t
		y.hostile(summed(slices.Concat(x.state[:digests], rest, make([]byte, 4))), edited)
	})
}

// TestPatchOfOtherFiles takes files of the index away, cuts them off and exchanges them:
// the patch is refused, or right where it did not ask for them.
func TestPatchOfOtherFiles(t *testing.T) {
	x, edited := smallPatch(t)
	documents := slices.Clone(x.documents)
	for i, d := range edited {
		documents[i] = d
	}
	files, state, near := coldly(documents, x.words)
	gone, asked := errors.New("gone"), map[string]bool{}
	for name, text := range x.files {
		for what, broken := range map[string]string{
			"missing": "", "cut off": text[:len(text)/2], "foreign": "alert(1)", "of other bytes": strings.Replace(text, "e", "f", 1),
			"of no value": fmt.Sprintf("partnerbook.put(%q,null)\n", name), "of a list": fmt.Sprintf("partnerbook.put(%q,[])\n", name),
		} {
			p, err := Patch(x.state, func(wanted string) ([]byte, error) {
				asked[wanted] = true
				if wanted != name {
					return x.read(wanted)
				}
				if broken == "" {
					return nil, gone
				}
				return []byte(broken), nil
			}, edited, x.words)
			switch {
			case err == nil:
				x.compare(p, files, state, near)
			case !errors.Is(err, ErrNotPatchable):
				t.Errorf("%s %s: the error is %v", name, what, err)
			case broken == "" && !errors.Is(err, gone):
				t.Errorf("%s %s: the error hides that of reading: %v", name, what, err)
			}
		}
	}
	kinds := map[string]bool{}
	for name := range asked {
		kinds[name[:1]] = true
	}
	if got := strings.Join(slices.Sorted(maps.Keys(kinds)), ""); got != "ciqtx" {
		t.Errorf("files of the kinds %q were asked for", got)
	}
}

// TestPatchOfOtherDocuments edits what a patch cannot follow.
func TestPatchOfOtherDocuments(t *testing.T) {
	x, _ := smallPatch(t)
	for what, c := range map[string]struct {
		why  string
		edit func(d *Document)
	}{
		"address":  {"address", func(d *Document) { d.URL = "other.html" }},
		"language": {"language", func(d *Document) { d.Language = "cy" }},
		"no part":  {"language", func(d *Document) { d.Language = "fr" }},
	} {
		d := x.documents[0]
		c.edit(&d)
		x.refused(what, c.why, x.state, map[int]Document{0: d}, x.words)
	}
	for _, n := range []int{-1, len(x.documents)} {
		x.refused(fmt.Sprint("document ", n), "no document", x.state, map[int]Document{n: x.documents[0]}, x.words)
	}
	d := x.documents[0]
	d.Language = "en" // which is that of the site
	if p, err := Patch(x.state, x.read, map[int]Document{0: d}, x.words); err != nil || len(p.Files)+len(p.Gone)+len(p.Moved) > 0 {
		t.Errorf("an edit of nothing gives %v, %v", p, err)
	}
}

// TestPatchOfPairs adds so many pairs that they take more files.
func TestPatchOfPairs(t *testing.T) {
	x, _ := smallPatch(t)
	d := x.documents[0]
	d.Passages = []Passage{{Text: strings.Repeat("bell tower ", pairFileMean/4)}}
	x.refused("many pairs", "pairs", x.state, map[int]Document{0: d}, x.words)
}

// TestPatchOfOtherBytes edits a page among others of which one was not UTF-8: what its
// bytes were cannot be read from the index.
func TestPatchOfOtherBytes(t *testing.T) {
	docs := small()
	docs[1].Passages[0].Text += " caf\xe9 and more"
	x := newPatchSite(t, docs, Words{})
	d := docs[0]
	d.Passages = []Passage{{Text: "Something else"}}
	x.refused("not UTF-8", "UTF-8", x.state, map[int]Document{0: d}, x.words)
	docs[1].Passages[0].Text = "The sign \ufffd itself, \u2028 <b> \\ \" and \x00"
	x = newPatchSite(t, docs, Words{})
	d.Passages = []Passage{{Text: "Something \xff else"}}
	d.Title, d.Kind, d.Facets = "A \xff title", "\xffkind", map[string][]string{FacetKind: {"\xffkind"}}
	if !x.patch(map[int]Document{0: d}) {
		t.Error("new texts that are not UTF-8 cannot be patched in")
	}
	// Whether the directory or a card is what cannot be read depends on how encoding/json
	// writes such bytes, which Go 1.27 does otherwise than 1.26.
	_, err := Patch(x.state, x.read, map[int]Document{2: docs[2]}, x.words)
	directory, card := DirectoryName+" is of another version", "is of a text that was not UTF-8"
	if !errors.Is(err, ErrNotPatchable) || !strings.Contains(err.Error(), directory) && !strings.Contains(err.Error(), card) {
		t.Errorf("not UTF-8: the error is %v", err)
	}
}
