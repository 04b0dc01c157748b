package edition

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"partnerbook/generator/aid"
	"partnerbook/generator/kind"
)

// Files are the emitted files of a site. Read may be called by several goroutines.
type Files interface {
	// Names returns the addresses from the site's start, sorted.
	Names() []string
	// Read returns a file; its error tells which.
	Read(name string) ([]byte, error)
}

// Form says what an edition was read from.
type Form string

// The forms of an edition.
const (
	FromSources  Form = "sources"  // a folder with site.toml or content
	FromRevision Form = "revision" // of a repository
	FromBuild    Form = "build"    // a folder that was built, or a bundle that was unpacked
	FromBundle   Form = "bundle"   // a zip
)

// Input is an edition that is to be read.
type Input struct {
	Name  string // as whoever compares calls it
	Form  Form
	Hash  string // of a revision, or ""
	Title string // of the site
	Day   time.Time
	Files Files
	// Source is what the sources tell besides; nil where there are none.
	Source *Source
}

// Source is what only the sources of a site tell.
type Source struct {
	Pages []Authored
	// Aids are the decision aids by the address of their page.
	Aids map[string]*aid.Definition
	// Asked are the queries of search.toml.
	Asked []Asked
}

// Authored is a page with what its file says.
type Authored struct {
	URL     string
	File    string // as the author knows it
	ID      string // "" if it has none
	Aid     bool   // its file is that of a decision aid, which has no change notes
	Changes []kind.Change
}

// Asked is a query of search.toml.
type Asked struct {
	Query  string
	URL    string // of the page that is expected
	Chosen bool   // it is the editors' choice, and no expectation
}

// Side is an edition that was read.
type Side struct {
	Input
	pages     []head // sorted by address
	byURL     map[string]int
	redirects map[string]string // from an old address
	names     map[string]bool
}

// head is what is known of every page.
type head struct {
	url, title, kind string
	id, file         string
	aid              bool // see Authored
	changes          []kind.Change
	// definition is the version and the digest of a decision aid.
	definition [2]string
	// sum is that of what readers see of the page: pages with the same one are not looked at.
	sum [sha256.Size]byte
}

// Read reads an edition. step is called after each page, from several goroutines; it may
// be nil.
func Read(ctx context.Context, in Input, step func()) (*Side, error) {
	s := &Side{Input: in, byURL: map[string]int{}, redirects: map[string]string{}, names: map[string]bool{}}
	for _, name := range in.Files.Names() {
		s.names[name] = true
	}
	if err := s.readPages(ctx, step); err != nil {
		return nil, err
	}
	slices.SortFunc(s.pages, func(a, b head) int { return strings.Compare(a.url, b.url) })
	for i := range s.pages {
		s.byURL[s.pages[i].url] = i
	}
	return s, nil
}

// Pages returns how many pages of the edition authors wrote.
func (s *Side) Pages() int { return len(s.pages) }

// PageFiles returns how many files reading an edition looks at.
func (in Input) PageFiles() int {
	n := 0
	for _, name := range in.Files.Names() {
		if strings.HasSuffix(name, ".html") {
			n++
		}
	}
	return n
}

// mostPage bounds the bytes of a page: taken apart, it takes many times as much.
const mostPage = 16 << 20

// ErrPage is the error for a page that is too large, as only a stranger's is.
var ErrPage = errors.New("it is larger than 16 MB, and no page of a site is")

// readPages reads every page once.
func (s *Side) readPages(ctx context.Context, step func()) error {
	var mu sync.Mutex
	var names []string
	for _, name := range s.Files.Names() {
		if strings.HasSuffix(name, ".html") {
			names = append(names, name)
		}
	}
	authored := map[string]Authored{}
	if s.Source != nil {
		for _, p := range s.Source.Pages {
			authored[p.URL] = p
		}
	}
	return each(ctx, len(names), func(i int) error {
		if step != nil {
			defer step()
		}
		name := names[i]
		own, known := authored[name]
		if s.Source != nil && !known && !s.mayLeadOn(name) {
			return nil
		}
		data, err := s.Files.Read(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if to, ok := leadsOn(name, data); ok {
			mu.Lock()
			defer mu.Unlock()
			s.redirects[name] = to
			return nil
		}
		h, ok := headOf(name, data)
		if !ok && !known {
			return nil
		}
		if len(data) > mostPage {
			return fmt.Errorf("%s: %w", name, ErrPage)
		}
		h.id, h.file, h.aid, h.changes = own.ID, own.File, own.Aid, own.Changes
		mu.Lock()
		defer mu.Unlock()
		s.pages = append(s.pages, h)
		return nil
	})
}

// each calls f for every number below n, on all processors. The first error, by number,
// ends it.
func each(ctx context.Context, n int, f func(i int) error) error {
	var (
		mu     sync.Mutex
		wg     sync.WaitGroup
		next   int
		failed = n
		first  error
	)
	take := func() (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		if next >= n || first != nil || ctx.Err() != nil {
			return 0, false
		}
		next++
		return next - 1, true
	}
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			for i, ok := take(); ok; i, ok = take() {
				if err := f(i); err != nil {
					mu.Lock()
					if i < failed {
						failed, first = i, err
					}
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return first
}

// lead returns where an address leads: where a page was moved to, or itself.
func (s *Side) lead(url string) string {
	if to, ok := s.redirects[url]; ok {
		return to
	}
	return url
}
