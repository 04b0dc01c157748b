package search

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/testrun"
)

// TestPatch edits pages of random sites, one edit after another, and holds that each
// patch gives what a new collection would: files, state and near pages. The long tier
// takes another seed each time; PARTNERBOOK_SEED sets it.
func TestPatch(t *testing.T) {
	testrun.Alone(t)
	seed, sites, edits := uint64(1), 6, 12
	if testrun.Long() {
		seed, sites, edits = rand.Uint64(), 20, 25
	}
	seed = seedOr(t, seed)
	t.Logf("PARTNERBOOK_SEED=%d", seed)
	patched, refused := 0, 0
	most := map[string]int{} // files of each kind
	for n := range sites {
		r := rand.New(rand.NewPCG(seed, uint64(n)))
		a := author{Rand: r, words: vocabularyOf(r, n)}
		x := newPatchSite(t, a.site(a.pages(n)), a.editors())
		for kind, files := range x.kinds() {
			most[kind] = max(most[kind], files)
		}
		for range edits {
			if x.patch(a.reword(x.documents)) {
				patched++
			} else {
				refused++
			}
			if t.Failed() {
				t.Fatalf("site %d of seed %d", n, seed)
			}
		}
	}
	t.Logf("%d patched, %d refused, at most so many files: %v", patched, refused, most)
	if refused*10 > patched {
		t.Errorf("%d edits were patched, %d were not", patched, refused)
	}
	for kind, least := range map[string]int{termFile: 8, wordFile: 5, endingFile: 5, nearFile: 3, pairFile: 4, cardFile: 50} {
		if most[kind] < least {
			t.Errorf("at most %d files %s, too few to tell", most[kind], kind)
		}
	}
}

// patchSite is a site with its index, as disks hold it.
type patchSite struct {
	t         testing.TB
	documents []Document
	words     Words
	files     map[string]string
	state     []byte
	near      [][]int // by document: more than are kept
}

func newPatchSite(t testing.TB, documents []Document, w Words) *patchSite {
	x := &patchSite{t: t, documents: documents, words: w}
	x.files, x.state, x.near = coldly(documents, w)
	return x
}

// kinds counts the files of each kind.
func (x *patchSite) kinds() map[string]int {
	out := map[string]int{}
	for name := range x.files {
		out[name[:1]]++
	}
	return out
}

// coldly makes an index anew.
func coldly(documents []Document, w Words) (files map[string]string, state []byte, near [][]int) {
	c := Collect(Slice(documents), "en", nil, 1)
	made := c.Write(w)
	files = map[string]string{}
	for _, f := range made.Files {
		files[f.Name] = string(f.Append(nil))
	}
	for i := range documents {
		near = append(near, c.Near().To(i, keptNear+2))
	}
	return files, made.State(), near
}

func (x *patchSite) read(name string) ([]byte, error) {
	text, ok := x.files[name]
	if !ok {
		return nil, fmt.Errorf("there is no file %s", name)
	}
	return []byte(text), nil
}

// patch patches the index and compares it with a new one, which it goes on with. It
// tells whether the index could be patched.
func (x *patchSite) patch(edited map[int]Document) bool {
	documents := slices.Clone(x.documents)
	for i, d := range edited {
		documents[i] = d
	}
	files, state, near := coldly(documents, x.words)
	p, err := Patch(x.state, x.read, edited, x.words)
	if err == nil {
		x.compare(p, files, state, near)
	} else if !errors.Is(err, ErrNotPatchable) || !strings.Contains(err.Error(), "the pairs are so many") {
		x.t.Errorf("the error is %v", err)
	}
	x.documents, x.files, x.state, x.near = documents, files, state, near
	return err == nil
}

func (x *patchSite) compare(p *Patched, files map[string]string, state []byte, near [][]int) {
	x.t.Helper()
	now := maps.Clone(x.files)
	for _, name := range p.Gone {
		if _, had := now[name]; !had {
			x.t.Errorf("%s is gone that was never there", name)
		}
		delete(now, name)
	}
	for _, f := range p.Files {
		text := string(f.Append(nil))
		if now[f.Name] == text {
			x.t.Errorf("%s is written again", f.Name)
		}
		now[f.Name] = text
	}
	if !maps.Equal(now, files) {
		x.t.Errorf("the files differ: %s", cmp.Diff(files, now))
	}
	if string(p.State()) != string(state) {
		x.t.Error("the state is another than that of a new collection")
	}
	var moved []int
	for i := range near {
		if got := p.Near.To(i, keptNear+2); !slices.Equal(got, near[i]) {
			x.t.Errorf("near document %d are %v, want %v", i, got, near[i])
		}
		kept := nearest(near[i])
		if got := p.Near.To(i, keptNear); !slices.Equal(got, kept) {
			x.t.Errorf("nearest to document %d are %v, want %v", i, got, kept)
		}
		if !slices.Equal(kept, nearest(x.near[i])) {
			moved = append(moved, i)
		}
	}
	if !slices.Equal(moved, p.Moved) {
		x.t.Errorf("%v moved, want %v", p.Moved, moved)
	}
}

func nearest(documents []int) []int { return documents[:min(len(documents), keptNear)] }

// TestPatchOfLargeEntries takes a term across the size from which it has a file of its
// own, and back: its neighbours move to other files.
func TestPatchOfLargeEntries(t *testing.T) {
	const large = shardMost / 3 / 2 // pages, about
	documents := make([]Document, large+10)
	for i := range documents {
		documents[i] = Document{URL: fmt.Sprint(i)}
		if i < 300 {
			documents[i].Title = fmt.Sprint("a", i%20) // before the term
		}
		if i < large-8 {
			documents[i].Passages = []Passage{{Text: "mmm"}}
		}
	}
	x := newPatchSite(t, documents, Words{})
	small := x.kinds()[termFile]
	for i := large - 8; i < large; i++ {
		d := x.documents[i]
		d.Passages = []Passage{{Text: "mmm"}}
		x.patch(map[int]Document{i: d})
	}
	if x.kinds()[termFile] != small+1 {
		t.Errorf("there were %d files of terms, and are %d", small, x.kinds()[termFile])
	}
	edited := map[int]Document{}
	for i := large - 8; i < large; i++ {
		edited[i] = documents[i]
	}
	x.patch(edited)
}
