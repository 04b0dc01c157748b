package render

import (
	"bytes"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"partnerbook/generator/output"
	"partnerbook/generator/site"
	"partnerbook/search"
)

// Digests keeps what search knows of the pages of the last edition, and the index of it,
// so that after an edit only the pages that changed are analysed again, and the index is
// patched where the pages are the same. It may be used by several goroutines at once.
type Digests struct {
	mu   sync.Mutex
	last *search.Collection
	site *site.Site // whose pages last has
	made *madeIndex // nil: none yet
}

// madeIndex is the index of a site.
type madeIndex struct {
	site  *site.Site
	files map[string]search.File // by name
	state []byte
}

// collect digests the pages of a site.
func (d *Digests) collect(s *site.Site) *search.Collection {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.collectLocked(s)
}

func (d *Digests) collectLocked(s *site.Site) *search.Collection {
	before := d.site
	d.site = s
	if before != nil && s.Alike(before) {
		if c, ok := d.last.Edited(documents{s}, otherObjects(before, s)); ok {
			d.last = c
			return c
		}
	}
	d.last = search.Collect(documents{s}, s.Config.Language, d.last, runtime.GOMAXPROCS(0))
	return d.last
}

// otherObjects returns the numbers of the pages of which two sites that are alike have
// other objects. Pages with the same object have the same words then.
func otherObjects(was, is *site.Site) (out []int) {
	for i := range is.Pages {
		if was.Pages[i].Object != is.Pages[i].Object {
			out = append(out, i)
		}
	}
	return out
}

// index makes the files of the index of a site.
func (d *Digests) index(s *site.Site) []search.File {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.patch(s) {
		written := d.collectLocked(s).Write(searchWords(s))
		d.made = &madeIndex{s, map[string]search.File{}, written.State()}
		d.made.add(written.Files)
	}
	return slices.Collect(maps.Values(d.made.files))
}

func (m *madeIndex) add(files []search.File) {
	for _, f := range files {
		m.files[f.Name] = f
	}
}

// mostPatched is how many pages may have changed for a patch to take less time than
// making the index.
const mostPatched = 100

// patch patches the last index to that of a site, if the pages are the same.
func (d *Digests) patch(s *site.Site) bool {
	if d.made == nil {
		return false
	}
	edited, ok := editedDocuments(d.made.site, s)
	if !ok {
		return false
	}
	patched, err := search.Patch(d.made.state, d.made.read, edited, searchWords(s))
	if err != nil {
		return false // it can be made anew
	}
	made := &madeIndex{s, maps.Clone(d.made.files), patched.State()}
	for _, name := range patched.Gone {
		delete(made.files, name)
	}
	made.add(patched.Files)
	d.made = made
	return true
}

// editedDocuments returns the documents of a site that may be others than they were, by
// their numbers, or false where a patch cannot follow, or would not pay.
func editedDocuments(was, is *site.Site) (map[int]search.Document, bool) {
	if len(was.Pages) != len(is.Pages) || was.Config.Language != is.Config.Language || !slices.Equal(was.Config.Audiences, is.Config.Audiences) {
		return nil, false
	}
	alike := is.Alike(was) // nothing that pages quote is another
	out := map[int]search.Document{}
	for i := range is.Pages {
		p, q := &was.Pages[i], &is.Pages[i]
		if p.URL != q.URL {
			return nil, false
		}
		if p.Object == q.Object && (alike || sameDocument(was, is, i)) {
			continue
		}
		if len(out) == mostPatched {
			return nil, false
		}
		out[i] = document(is, q)
	}
	return out, true
}

func (m *madeIndex) read(name string) ([]byte, error) {
	f, ok := m.files[name]
	if !ok {
		return nil, &missingFile{name}
	}
	return f.Append(nil), nil
}

// NewIndex makes an index of a site.
func NewIndex(s *site.Site) (*search.Index, error) {
	return new(Digests).collect(s).Open(searchWords(s))
}

// searched is a site as search sees it. Each part is made when it is first asked
// for: while an author works, most editions are never searched.
type searched struct {
	near   func() *search.Near
	files  func() []output.File
	byPath func() map[string]output.File
	index  func() (*search.Index, error)
	// state is what search.Patch goes on from once the files are made; nil while an author
	// works, who has the collection.
	state func() []byte
}

// newSearched returns what search makes of a site. digests is nil where the site is
// not made again: then what the files are made of is dropped at once.
func newSearched(s *site.Site, digests *Digests) searched {
	var x searched
	if digests == nil {
		type index struct {
			near  *search.Near
			files []output.File
			state []byte
		}
		made := sync.OnceValue(func() index {
			c := new(Digests).collect(s)
			written := c.Spend(searchWords(s))
			return index{c.Near(), indexFiles(written.Files), written.State()}
		})
		x.near = func() *search.Near { return made().near }
		x.files = func() []output.File { return made().files }
		x.state = func() []byte { return made().state }
	} else {
		collection := sync.OnceValue(func() *search.Collection { return digests.collect(s) })
		x.near = func() *search.Near { return collection().Near() }
		x.files = sync.OnceValue(func() []output.File { return indexFiles(digests.index(s)) })
	}
	x.byPath = sync.OnceValue(func() map[string]output.File {
		out := map[string]output.File{}
		for _, f := range x.files() {
			out[f.Path] = f
		}
		return out
	})
	x.index = sync.OnceValues(func() (*search.Index, error) {
		return search.Open(func(name string) ([]byte, error) { return read(x.byPath(), indexPath(name)) })
	})
	return x
}

// spend returns the files, each of which can be made once: then what it is made of is dropped,
// and done is called.
func (x *searched) spend(done func()) []output.File {
	known := x.files()
	out := make([]output.File, len(known))
	for i, f := range known {
		emit := f.Emit
		out[i] = output.File{Path: f.Path, Emit: func(to *bytes.Buffer) error {
			once := emit
			emit = nil
			defer done()
			return once(to)
		}}
	}
	clear(known)
	return out
}

func indexFiles(files []search.File) []output.File {
	var out []output.File
	for _, f := range files {
		out = append(out, indexFile(f))
	}
	return out
}

func indexFile(f search.File) output.File {
	return output.File{Path: indexPath(f.Name), Emit: func(to *bytes.Buffer) error {
		to.Write(f.Append(to.AvailableBuffer()))
		return nil
	}}
}

// indexPath returns the address of a file of the index.
func indexPath(name string) string { return path.Join(path.Dir(site.SearchDirectoryURL), name) }

func read(files map[string]output.File, name string) ([]byte, error) {
	f, ok := files[name]
	if !ok {
		return nil, &missingFile{name}
	}
	var out bytes.Buffer
	err := f.Emit(&out)
	return out.Bytes(), err
}

type missingFile struct{ name string }

func (m *missingFile) Error() string { return "the search index has no file " + m.name }

// isIndexFile tells whether an address may be that of a file of the index.
func isIndexFile(p string) bool {
	return path.Dir(p) == path.Dir(site.SearchDirectoryURL) && strings.HasSuffix(p, ".js")
}

// mostAlike is how many related pages a page names, lookedAlike among how many near
// ones they are sought.
const mostAlike, lookedAlike = 3, 12

// practice tells whether a page is worth naming as related: no list of a section,
// which stands in the navigation and shares words with all that it lists, no page
// about the site, and no source, which is cited where it is used.
func practice(p *site.Page) bool {
	kind := p.Meta().Kind
	return !strings.HasPrefix(path.Base(p.Object.Path), "index.") && kind != "reference" && kind != "source"
}

// alike returns the pages that are about much the same as a page, the nearest
// first: none that the page leads to otherwise beside its text, that are over, or
// that are not for the same readers.
func (b *Book) alike(p *site.Page, id site.PageID, w *Words) []Link {
	if b.search == "" || p.State.Ended() {
		return nil
	}
	skip := map[site.PageID]bool{p.Previous: true, p.Next: true}
	for _, t := range p.RelatedTargets() {
		skip[t.Page] = true
	}
	aside := forOthers(b.site, p.Meta().Audience)
	var out []Link
	for _, near := range b.searched.near().To(int(id), lookedAlike) {
		other := &b.site.Pages[near]
		if skip[site.PageID(near)] || !practice(other) || other.State.Ended() || other.State == site.StateComing ||
			forOthers(b.site, other.Meta().Audience) != aside {
			continue
		}
		if out = append(out, b.link(p.URL, w, site.PageID(near))); len(out) == mostAlike {
			break
		}
	}
	return out
}
