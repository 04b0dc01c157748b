package render

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/output"
	"partnerbook/generator/site"
	"partnerbook/search"
)

// Book is a site with a theme, ready to emit. It may be used by several
// goroutines at once. Commands that only ask what the site is bundle nothing of the
// theme for it.
type Book struct {
	site     *site.Site
	theme    *Theme
	content  fs.FS
	live     bool
	plan     *plan
	views    []atomic.Uint64 // by page: the sum of its view, once the page was made
	glossary string          // address of the glossary, or ""
	topics   string          // address of the list of topics, or ""
	reviews  string          // address of the review report, or ""
	search   string          // address of the search page, or ""
	atoz     string          // address of the A–Z index, or ""
	pack     string          // address of the page of the reader's pack, or ""
	parity   string          // address of the report on translations, or ""

	frames   sync.Map // frameKey → *frame
	sections sync.Map // sectionKey → *sectionNav
	pictures sync.Map // content path → size
	searched searched
	said     func() []site.Said // of each partnership
	full     map[string]string  // abbreviation → what it stands for
	analyse  Analyser
}

// NewBook returns a book. content is where the files to be published are read.
// live makes pages that reload when they change, for serve. digests is what search
// knows of the last edition. analyse is asked for what the pages of decision aids
// say of themselves; with nil they are analysed whenever they are emitted.
func NewBook(s *site.Site, t *Theme, content fs.FS, live bool, digests *Digests, analyse Analyser) *Book {
	b := emptyBook(s, t, content, live, digests, analyse)
	b.plan = &plan{byPath: map[string]int{}}
	b.addresses()
	for i := range s.Pages {
		b.add(s.Pages[i].URL, func(b *Book, out *bytes.Buffer) error { return b.page(out, &b.site.Pages[i]) })
		b.addAid(site.PageID(i))
		b.addBlank(site.PageID(i))
	}
	b.plan.pages = len(b.plan.entries)
	for i := range s.Listings {
		b.add(s.Listings[i].URL, func(b *Book, out *bytes.Buffer) error { return b.listing(out, &b.site.Listings[i]) })
	}
	for _, r := range s.Redirects {
		b.add(r.URL, func(b *Book, out *bytes.Buffer) error { return b.redirect(out, r) })
	}
	for _, file := range s.Files {
		b.add(file, func(b *Book, out *bytes.Buffer) error { return b.copyFile(out, file) })
	}
	for i := range s.Data {
		if set := &s.Data[i]; set.Used && !set.Broken {
			b.add(set.Path, func(_ *Book, out *bytes.Buffer) error { out.Write(set.CSV()); return nil })
		}
	}
	b.plan.bundle = sync.OnceFunc(func() {
		b.addAppScripts()
		b.addTake()
		b.addPack()
		b.extras()
	})
	return b
}

// emptyBook returns a book without a plan.
func emptyBook(s *site.Site, t *Theme, content fs.FS, live bool, digests *Digests, analyse Analyser) *Book {
	if analyse == nil {
		analyse = func(p *site.Page, d *aid.Definition) aid.Analysis { return aid.Analyse(d, AidOptions(s, p)) }
	}
	return &Book{
		site: s, theme: t, content: content, live: live, searched: newSearched(s, digests), analyse: analyse,
		said: sync.OnceValue(s.Said), full: inFull(s.Glossary), views: make([]atomic.Uint64, len(s.Pages)),
	}
}

// Index returns an index of the site's pages, which is made when it is first asked
// for.
func (b *Book) Index() (*search.Index, error) { return b.searched.index() }

// addresses finds the generated pages that others link to.
func (b *Book) addresses() {
	for i := range b.site.Listings {
		l := &b.site.Listings[i]
		if l.Language != b.site.Config.Language {
			continue // found by way of that in the site's (Site.At)
		}
		switch l.Kind {
		case site.ListTopics:
			b.topics = l.URL
		case site.ListReviews:
			b.reviews = l.URL
		case site.ListGlossary:
			b.glossary = l.URL
		case site.ListSearch:
			b.search = l.URL
		case site.ListIndex:
			b.atoz = l.URL
		case site.ListPack:
			b.pack = l.URL
		case site.ListTranslations:
			b.parity = l.URL
		}
	}
	if len(b.site.Glossary) > 0 {
		b.glossary = site.GlossaryURL
	}
}

func (b *Book) add(p string, emit emitter) { b.plan.add(p, emit) }

// Files returns everything that the site is made of.
func (b *Book) Files() []output.File {
	b.plan.bundle()
	files := b.filesOf(b.plan.entries)
	if b.search == "" {
		return files
	}
	return append(files, b.searched.files()...)
}

// Spend returns the same files. What a page alone is made of is dropped when its file has been
// made: its HTML, and its passages if all of the search index stands by then. So each file can
// be made once, and nothing else can be made of the site then but what needs neither. unseen
// says that nobody reads the site yet: then the index comes first, and two fifths less memory
// is in use when all stand, not a quarter less. To readers it must not name pages that are not
// there yet.
func (b *Book) Spend(unseen bool) []output.File {
	b.plan.bundle()
	var index []output.File
	var left atomic.Int64
	if b.search != "" {
		index = b.searched.spend(func() { left.Add(-1) })
	}
	left.Store(int64(len(index)))
	files := b.filesOf(b.plan.entries)
	for i := range b.site.Pages {
		p := &b.site.Pages[i]
		if p.BlankURL() != "" || b.site.Includes(p.Object) {
			continue // other files show it as well
		}
		f := &files[b.plan.byPath[p.URL]]
		emit := f.Emit
		f.Emit = func(out *bytes.Buffer) error {
			err := emit(out)
			p.Object.Body.HTML = ""
			if left.Load() == 0 {
				p.Object.Body.Passages = nil
			}
			return err
		}
	}
	if unseen {
		return append(index, files...)
	}
	return append(files, index...)
}

// Site returns the site that the book emits.
func (b *Book) Site() *site.Site { return b.site }

// File returns the file at an address from the site's start.
func (b *Book) File(p string) (output.File, bool) {
	b.plan.bundle()
	if i, ok := b.plan.byPath[p]; ok {
		return b.file(b.plan.entries[i]), true
	}
	if b.search == "" || !isIndexFile(p) {
		return output.File{}, false
	}
	f, ok := b.searched.byPath()[p]
	return f, ok
}

// Probe emits one page of each kind and drops it, so that a mistake in a theme
// is found before anything is written; the built-in theme has none. theme is the
// theme's path as the author knows it.
func (b *Book) Probe(theme string) diag.List {
	if isBuiltIn(b.theme.files) {
		return nil
	}
	seen := map[string]bool{}
	var found diag.List
	probe := func(kind string, emit func(*bytes.Buffer) error) {
		if seen[kind] {
			return
		}
		seen[kind] = true
		if err := emit(&bytes.Buffer{}); err != nil {
			found.Add(templateProblem(b.theme.files, theme, err))
		}
	}
	for i := range b.site.Pages {
		p := &b.site.Pages[i]
		name, emit := p.Object.Meta.Kind, func(out *bytes.Buffer) error { return b.page(out, p) }
		if p.Object.Bare { // an earlier build has emitted it, and it is the same
			seen[name] = true
			continue
		}
		d := p.Object.Aid()
		if d == nil {
			probe(name, emit)
			continue
		}
		name += " " + string(d.Kind)
		probe(name, emit)
		urls := p.FurtherURLs()
		for k, sub := range d.Pages() {
			// The page on how it works waits for the analysis.
			if sub.Kind != aid.HowPage && sub.Kind != aid.TemplateFile {
				probe(name+" "+aidFolder(sub.Kind), func(out *bytes.Buffer) error { return b.aidPage(out, p, sub, urls[k]) })
			}
		}
	}
	for i := range b.site.Listings {
		l := &b.site.Listings[i]
		short := *l
		short.Pages = short.Pages[:min(len(short.Pages), 3)]
		probe("list "+l.Kind.String()+" "+l.Language, func(out *bytes.Buffer) error { return b.listing(out, &short) })
	}
	return found
}

func (b *Book) copyFile(out *bytes.Buffer, file string) error {
	f, err := b.content.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = out.ReadFrom(f)
	return err
}

// link returns a link to a page as seen from an address.
func (b *Book) link(from string, w *Words, id site.PageID) Link {
	p := &b.site.Pages[id]
	l := Link{
		URL:     site.Relative(from, p.URL),
		Title:   p.Object.Meta.Title,
		Summary: b.summary(p),
		Kind:    p.Object.Meta.Kind,
	}
	if p.State.Ended() || p.State == site.StateDraft || p.State == site.StateComing {
		l.State, l.Label = p.State.String(), w.T("state_"+p.State.String())
	}
	b.mark(&l, w, p.Object.Language, p.Object.Language)
	return l
}

func (b *Book) links(from string, w *Words, ids []site.PageID) []Link {
	if len(ids) == 0 {
		return nil
	}
	out := make([]Link, len(ids))
	for i, id := range ids {
		out[i] = b.link(from, w, id)
	}
	return out
}

// summary returns the page's summary; on pages without one, the beginning of
// its text.
func (b *Book) summary(p *site.Page) string {
	if s := p.Object.Meta.Summary; s != "" {
		return s
	}
	return shorten(b.site.Lead(&p.Unit), 160)
}

// shorten cuts text at a space so that it has at most so many characters.
func shorten(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	cut := string(runes[:most])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.–-") + "…"
}

// fragment escapes the name of a place for an address.
func fragment(s string) string { return (&url.URL{Fragment: s}).EscapedFragment() }

// absolute returns the absolute address of a page, or "" without a base URL.
func (b *Book) absolute(p string) string {
	base := b.site.Config.BaseURL
	if base == "" {
		return ""
	}
	if path.Base(p) == "index.html" {
		p = strings.TrimSuffix(p, "index.html")
	}
	return base + (&url.URL{Path: p}).EscapedPath()
}

// Words returns what readers see in a language.
func (b *Book) Words(language string) *Words { return b.theme.Words(language) }
