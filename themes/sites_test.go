package themes_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"partnerbook"
	"partnerbook/generator"
	"partnerbook/generator/output"
	"partnerbook/generator/render"
	"partnerbook/generator/serve"
	"partnerbook/generator/testrun"
	"partnerbook/themes"
)

// built is a site in a folder and on a server.
type built struct {
	name  string
	dir   string
	url   string
	pages []string          // addresses from the site's start, sorted
	kinds map[string]string // of every kind of page, a long one; see pageKind and better
	// redirects are the pages that lead on to others.
	redirects []string
	single    func() (string, error) // makes the single file of it when it is first asked for
}

// sites are the sites that the tests look at, built once.
var sites siteList

// shelf keeps the built-in theme for all of them.
var shelf = new(render.Shelf)

type siteList struct {
	once     sync.Once
	all      []built
	searched built // with a stand-in for the search engine
	dir      string
	servers  []*httptest.Server
	err      error
}

// everySite returns the repository's own site and the specimen.
func everySite(t testing.TB) []built {
	t.Helper()
	sites.once.Do(func() { sites.err = sites.build() })
	if sites.err != nil {
		t.Fatal(sites.err)
	}
	return sites.all
}

func (s *siteList) remove() {
	for _, server := range s.servers {
		server.Close()
	}
	if s.dir != "" {
		os.RemoveAll(s.dir)
	}
}

func (s *siteList) build() (err error) {
	if s.dir, err = os.MkdirTemp("", "partnerbook-themes-"); err != nil {
		return err
	}
	specimen, err := specimenFiles()
	if err != nil {
		return err
	}
	inside, err := fs.Sub(specimen, "content")
	if err != nil {
		return err
	}
	for _, site := range []struct {
		name          string
		site, content fs.FS
	}{{"own", partnerbook.Site, partnerbook.Content()}, {"specimen", specimen, inside}} {
		b, err := s.buildOne(site.name, site.site, site.content)
		if err != nil {
			return err
		}
		s.all = append(s.all, b)
	}
	files, err := searchFiles()
	if err != nil {
		return err
	}
	if inside, err = fs.Sub(files, "content"); err != nil {
		return err
	}
	s.searched, err = s.buildOne("searched", files, inside)
	return err
}

// specimenFiles reads the specimen, with a picture.
func specimenFiles() (fstest.MapFS, error) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "specimen.txtar"))
	if err != nil {
		return nil, err
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 900, 300))); err != nil {
		return nil, err
	}
	files["content/files/logo.png"] = &fstest.MapFile{Data: picture.Bytes()}
	return files, nil
}

func (s *siteList) buildOne(name string, site, content fs.FS) (built, error) {
	ctx := context.Background()
	w := generator.NewWorkspace(generator.Settings{
		Content: content, Prefix: "content", Site: site, Themes: themes.FS, Shelf: shelf, Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	})
	loop, err := serve.NewLoop(ctx, w, nil)
	if err != nil {
		return built{}, err
	}
	shown := loop.Settled(ctx)
	if shown.Book == nil {
		return built{}, &broken{name, shown}
	}
	b := built{name: name, dir: filepath.Join(s.dir, name), kinds: map[string]string{}}
	if _, err := output.Write(ctx, b.dir, shown.Book.Files(), output.Options{Jobs: 2}); err != nil {
		return built{}, err
	}
	server := httptest.NewServer(serve.NewServer(loop, serve.Options{}))
	s.servers = append(s.servers, server)
	b.url = server.URL
	b.single = sync.OnceValues(func() (string, error) { return b.dir + ".html", writeSingle(b.dir+".html", shown.Book) })
	return b, b.listPages()
}

type broken struct {
	site  string
	shown serve.Shown
}

func (b *broken) Error() string {
	var out strings.Builder
	out.WriteString("the site " + b.site + " has errors:")
	for _, d := range b.shown.Found.List() {
		out.WriteString("\n" + d.Pos.String() + ": " + d.Message)
	}
	return out.String()
}

var bodyKind = regexp.MustCompile(`<body class="kind-([a-z-]+)`)

func (b *built) listPages() error {
	longest := map[string]int{}
	return filepath.WalkDir(b.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(b.dir, name)
		if err != nil {
			return err
		}
		address := filepath.ToSlash(rel)
		b.pages = append(b.pages, address)
		slices.Sort(b.pages)
		m := bodyKind.FindSubmatch(data)
		if m == nil {
			b.redirects = append(b.redirects, address)
			return nil
		}
		kind := b.pageKind(string(m[1]), address, data)
		if better(len(data), longest[kind]) {
			longest[kind], b.kinds[kind] = len(data), address
		}
		return nil
	})
}

// large is how long a page may be, in bytes, to be looked at for its kind outside the
// long tier: what axe and the Tab key take grows with the square of it.
const large = 64 << 10

// better tells whether a page of a length stands better for its kind than one before: the
// longest does that is not too large, or else the shortest. Nothing has the length 0.
func better(length, before int) bool {
	switch {
	case before == 0:
		return true
	case long():
		return length > before
	case length > large || before > large:
		return length < before
	}
	return length > before
}

var (
	aidAddress = regexp.MustCompile(`^(decision-aids/[^/.]+)`)
	aidKind    = regexp.MustCompile(`data-kind="([a-z]+)"`)
)

// pageKind returns what a page is: its kind, and of a page of a decision aid the
// kind of the aid and whether it is a result: "source", "aid/guide",
// "aid-step/guide/result".
func (b *built) pageKind(kind, address string, data []byte) string {
	aid := aidAddress.FindString(address)
	if base, _, _ := strings.Cut(kind, "-"); base != "aid" || aid == "" || !long() {
		return kind
	}
	first, err := os.ReadFile(filepath.Join(b.dir, filepath.FromSlash(aid+".html")))
	if err != nil {
		return kind
	}
	if m := aidKind.FindSubmatch(first); m != nil {
		kind += "/" + string(m[1])
	}
	if bytes.Contains(data, []byte(`class="aid-result"`)) {
		kind += "/result"
	}
	return kind
}

// http returns a page's address on the server.
func (b *built) http(page string) string { return b.url + "/" + strings.ReplaceAll(page, " ", "%20") }

// file returns a page's address on disk.
func (b *built) file(page string) string {
	return "file://" + filepath.ToSlash(filepath.Join(b.dir, filepath.FromSlash(page)))
}

// aPageOfEachKind calls f with one page of every kind, of one of the sites.
func aPageOfEachKind(t *testing.T, f func(b built, kind, page string)) {
	t.Helper()
	seen := map[string]bool{}
	all := everySite(t)
	for _, b := range slices.Backward(all) {
		for _, kind := range slices.Sorted(maps.Keys(b.kinds)) {
			if !seen[kind] {
				seen[kind] = true
				f(b, kind, b.kinds[kind])
			}
		}
	}
}

// aTabOfEachKind calls f with a tab of its own for one page of every kind, for tests
// that take long over each; while somebody works, of every other kind.
func aTabOfEachKind(t *testing.T, f func(t *testing.T, p *tab, b built, page string)) {
	t.Helper()
	n := 0
	aPageOfEachKind(t, func(b built, kind, page string) {
		if n++; quick() && n%2 == 0 {
			return
		}
		t.Run(kind, func(t *testing.T) { f(t, openTab(t), b, page) })
	})
}

// long tells that this is the long tier. Without it, what runs in goja, which is slow,
// takes a part of the cases, and one page of each template of decision aids is looked
// at, and not one for each kind of aid.
func long() bool { return testrun.Long() }

// quick tells that somebody tests while they work. Then the browser looks at a part of
// what is alike; with CI=true it looks at all of it.
func quick() bool { return testrun.Quick() }
