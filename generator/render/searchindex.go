package render

import (
	"bytes"
	"path"
	"runtime"
	"strings"
	"sync"

	"partnerbook/generator/output"
	"partnerbook/generator/site"
	"partnerbook/search"
)

// Digests keeps what search knows of the pages of the last edition, so that after
// an edit only the pages that changed are analysed again. It may be used by
// several goroutines at once.
type Digests struct {
	mu   sync.Mutex
	last *search.Collection
}

// collect digests the pages of a site.
func (d *Digests) collect(s *site.Site) *search.Collection {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.last = search.Collect(documents{s}, s.Config.Language, d.last, runtime.GOMAXPROCS(0))
	return d.last
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
}

// newSearched returns what search makes of a site. digests is nil where the site is
// not made again: then what the files are made of is dropped at once.
func newSearched(s *site.Site, digests *Digests) searched {
	var x searched
	if digests == nil {
		made := sync.OnceValues(func() (*search.Near, []output.File) {
			c := new(Digests).collect(s)
			return c.Near(), indexFiles(s, c)
		})
		x.near = func() *search.Near { near, _ := made(); return near }
		x.files = func() []output.File { _, files := made(); return files }
	} else {
		collection := sync.OnceValue(func() *search.Collection { return digests.collect(s) })
		x.near = func() *search.Near { return collection().Near() }
		x.files = sync.OnceValue(func() []output.File { return indexFiles(s, collection()) })
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

func indexFiles(s *site.Site, c *search.Collection) []output.File {
	var out []output.File
	for _, f := range c.Files(searchWords(s)) {
		out = append(out, output.File{Path: indexPath(f.Name), Emit: func(to *bytes.Buffer) error {
			to.Write(f.Append(to.AvailableBuffer()))
			return nil
		}})
	}
	return out
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
