package render

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unsafe"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
)

// scratch holds buffers for parts of pages, to be used again.
var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// pad lends buffers for the parts of one page. What it builds is valid until it
// is freed, when the page is made; copying it would be most of what emitting
// allocates.
type pad struct{ lent []*bytes.Buffer }

// build returns what f appends to a buffer, as one piece of HTML.
func (p *pad) build(f func(*bytes.Buffer) error) (template.HTML, error) {
	out := scratch.Get().(*bytes.Buffer)
	out.Reset()
	p.lent = append(p.lent, out)
	err := f(out)
	return template.HTML(unsafe.String(unsafe.SliceData(out.Bytes()), out.Len())), err
}

func (p *pad) free() {
	for _, out := range p.lent {
		scratch.Put(out)
	}
	p.lent = nil
}

// filler fills the holes of one page's body.
type filler struct {
	book  *Book
	page  *site.Page
	words *Words
	tmpl  *programs
	out   *bytes.Buffer
	// meanings counts those of glossary terms on the page so far; met are the terms
	// of the present section.
	meanings int
	met      []int
	charts   int // on the page so far
	tables   int
	footed   map[int]string // by data set: the id of its first figures on the page
	views    int            // tables, drawings and lists of the whole site so far
	stated   int            // accessibility statements so far
	// cited is the source of the citation that stands directly before, or None.
	cited site.PageID
	// leads says in which other language the link that is being written leads, or is "".
	leads string
	fills *fills // of the page's own holes; nil inside of an included file
}

// body appends a unit's HTML with its holes filled. For an included file the
// unit is the file's, and addresses are relative to the page that includes it.
func (f *filler) body(u *site.Unit) error {
	body := &u.Object.Body
	headings := body.Headings
	from := 0
	for _, h := range body.Holes {
		for len(headings) > 0 && headings[0].At <= h.At {
			headings, f.met = headings[1:], f.met[:0]
		}
		if h.Kind != markup.HoleCite || !h.Near {
			f.cited = site.None
		}
		if !u.Object.Bare {
			f.copyText(body.HTML[from:h.At])
		}
		from = h.At
		filled := f.out.Len()
		if err := f.hole(u, h); err != nil {
			return err
		}
		f.fills.add(f.out.Bytes()[filled:])
	}
	if !u.Object.Bare {
		f.copyText(body.HTML[from:])
	}
	return nil
}

// include appends the body of an included file, which is all the filling of one hole.
func (f *filler) include(u *site.Unit) error {
	outer := f.fills
	f.fills = nil
	defer func() { f.fills = outer }()
	return f.inLanguageOf(u.Object.Language, func() error { return f.body(u) })
}

func (f *filler) hole(u *site.Unit, h markup.Hole) error {
	switch h.Kind {
	case markup.HoleLabel:
		f.text(f.words.T(labels[h.Ref]))
		return nil
	case markup.HoleBlank:
		field := u.Object.Body.Blanks[h.Ref].Field
		if t, ok := u.Object.Fields.(kind.Template); ok {
			field = t.Label(field)
		}
		f.text(field)
		return nil
	case markup.HolePartnership:
		return f.facts(u, &u.Object.Body.Partnerships[h.Ref])
	case markup.HoleSaid:
		return f.said(&u.Object.Body.Partnerships[h.Ref])
	}
	t := u.Targets[h.Ref]
	switch h.Kind {
	case markup.HoleURL:
		if u.Object.Body.Refs[h.Ref].Kind == markup.RefLink {
			f.linkURL(u, t)
		} else {
			f.text(f.url(t))
		}
	case markup.HoleSize:
		if t.Kind == site.ToFile {
			f.size(t.File)
		}
	case markup.HoleTitle:
		f.title(t)
	case markup.HoleData:
		f.text(f.book.site.TargetTitle(t))
	case markup.HoleCite:
		return f.cite(t)
	case markup.HoleTerm:
		return f.term(t)
	case markup.HoleFile:
		if t.Unit != nil {
			return f.include(t.Unit)
		}
	case markup.HoleTable:
		return f.dataTable(t)
	case markup.HoleChart:
		return f.chart(t)
	case markup.HoleView:
		return f.view(t.View)
	case markup.HoleList:
		return f.execute("list", ListView{Words: f.words, Pages: f.book.links(f.page.URL, f.words, f.book.site.AllInLanguage(t.List, f.words.Language))})
	}
	return nil
}

// view shows what is known only of the whole site.
func (f *filler) view(v *markup.View) error {
	switch v.Name {
	case markup.ViewPartnerships:
		return f.partnerships(v)
	case markup.ViewWho:
		return f.who(v)
	case markup.ViewStatement:
		return f.statement(v)
	}
	return f.accountLists(v)
}

// viewID returns the name of a view's place, which is unique on the page.
func (f *filler) viewID(name string) string {
	f.views++
	return "page-" + name + "-" + strconv.Itoa(f.views)
}

var labels = markup.Labels()

// text writes s escaped for text and attribute values.
func (f *filler) text(s string) { template.HTMLEscape(f.out, []byte(s)) }

func (f *filler) size(picture string) {
	if width, height := f.book.pictureSize(picture).words(); width != "" {
		f.out.WriteString(` width="` + width + `" height="` + height + `"`)
	}
}

func (f *filler) execute(name string, view any) error {
	if err := f.tmpl.execute(f.out, name, view); err != nil {
		return fmt.Errorf("page %s: %w", f.page.URL, err)
	}
	return nil
}

// url returns the address of a target as seen from the page. What is missing
// stays as its author wrote it.
func (f *filler) url(t site.Target) string { return f.book.targetURL(f.page.URL, t) }

func (b *Book) targetURL(from string, t site.Target) string {
	to := ""
	switch t.Kind {
	case site.ToPage:
		if to = b.site.Pages[t.Page].URL; to != from || t.Fragment == "" {
			to = site.Relative(from, to)
		} else {
			to = ""
		}
	case site.ToFile:
		to = site.Relative(from, t.File)
	case site.ToSelf:
	case site.ToListing:
		to = site.Relative(from, t.URL)
	case site.ToTerm:
		return site.Relative(from, b.site.At(b.glossary, b.site.LanguageAt(from))) + "#" + termAnchor(b.site.Glossary[t.Term].ID)
	default:
		// As written. Windows would ask another machine for \\machine\picture.
		return strings.ReplaceAll(t.Raw, `\`, "%5C")
	}
	if t.Fragment != "" {
		to += "#" + fragment(t.Fragment)
	}
	return to
}

func (f *filler) cite(t site.Target) error {
	if t.Kind != site.ToPage {
		f.text(t.Raw)
		return nil
	}
	page := &f.book.site.Pages[t.Page]
	view := CiteView{Words: f.words, URL: f.url(t), Label: f.book.citation(f.words, t), Hreflang: f.foreign(t)}
	if place := placeWords(f.words, t); f.cited == t.Page && place != "" {
		view.Label = place // the one before names the source
	}
	f.cited = t.Page
	if page.State.Ended() {
		view.State = page.State.String()
	}
	return f.execute("cite", view)
}

// citation returns the words of a citation: the source's short name and the
// place.
func (b *Book) citation(w *Words, t site.Target) string {
	page := &b.site.Pages[t.Page]
	name := page.Object.Meta.Title
	if s, ok := page.Object.Fields.(kind.Source); ok && s.CiteAs != "" {
		name = s.CiteAs
	}
	if place := placeWords(w, t); place != "" {
		return name + ", " + place
	}
	return name
}

// placeWords returns what a place on a page is called in citations.
func placeWords(w *Words, t site.Target) string {
	switch {
	case t.Fragment == "":
		return ""
	case t.Place.Paragraph > 0 && !t.Place.Named:
		return w.T("paragraph", "n", t.Place.Paragraph)
	}
	return t.Place.Words
}

func (f *filler) term(t site.Target) error {
	if t.Kind != site.ToTerm {
		f.text(t.Raw)
		return nil
	}
	g := f.book.site.Glossary[t.Term]
	id := ""
	if !slices.Contains(f.met, t.Term) {
		f.met = append(f.met, t.Term)
		f.meanings++
		id = "page-meaning-" + strconv.Itoa(f.meanings)
	}
	words, lang := f.book.termIn(g, f.words)
	return f.execute("term", TermView{
		Words: f.words, ID: id, URL: f.url(t), Text: t.Raw,
		Term: words.Term, Expansion: words.Expansion, Definition: words.Definition, Lang: lang,
	})
}

// termAnchor is the name of a term's place in the glossary.
func termAnchor(id string) string { return "term-" + id }
