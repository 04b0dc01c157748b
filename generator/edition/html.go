package edition

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"regexp"
	"strings"
)

// PageMark stands in every page that WritePage made, so that it can be told from others.
const PageMark = `<meta name="generator" content="partnerbook diff">`

//go:embed what-changed.html
var pageText string

//go:embed what-changed.css
var pageStyle string

var pageTemplate = template.Must(template.New("what-changed").Funcs(template.FuncMap{
	"day": dayWords, "many": many, "number": thousands, "short": shortened,
	"sides": func(r *Report) []Of { return []Of{r.Old, r.New} },
}).Parse(pageText))

// WritePage writes a report as one page that stands by itself: without scripts, pictures
// or anything else that would have to be loaded. style is the style sheet of the site, or
// "".
func WritePage(w io.Writer, r *Report, style string) error {
	if strings.Contains(style, "<") { // it would end the element that it stands in
		style = ""
	}
	v := pageView{Report: r, Site: template.CSS(style), Own: template.CSS(pageStyle), Mark: template.HTML(PageMark)}
	v.Title = r.New.Title
	for _, part := range pageParts {
		g := pageGroup{Title: part.title, Name: part.what}
		for i := range r.Pages {
			if r.Pages[i].What == part.what {
				g.Pages = append(g.Pages, &r.Pages[i])
			}
		}
		if len(g.Pages) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	v.Policy = "default-src 'none'; style-src " + digestOf(style) + " " + digestOf(pageStyle) + "; base-uri 'none'; form-action 'none'"
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, v); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}

// digestOf returns the digest of a style sheet as policies have it.
func digestOf(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// pageView is what the template sees.
type pageView struct {
	*Report
	Title     string
	Site, Own template.CSS
	Mark      template.HTML
	Policy    string
	Groups    []pageGroup
}

// pageGroup is the pages of one sort.
type pageGroup struct {
	Title, Name string
	Pages       []*PageDiff
}

// Short tells whether the pages of a group are listed by name alone.
func (g pageGroup) Short() bool { return g.Name == Added || g.Name == Removed }

// Sections returns what the paragraphs of a page that changed stand under.
func (p *PageDiff) Sections() []PageSection {
	var out []PageSection
	for _, b := range p.Words {
		under := b.Under
		if b.Heading {
			under = b.text()
		}
		if n := len(out); n == 0 || out[n-1].Under != under {
			out = append(out, PageSection{Under: under})
		}
		last := &out[len(out)-1]
		last.Blocks = append(last.Blocks, b)
	}
	return out
}

// PageSection is paragraphs that changed under one heading.
type PageSection struct {
	Under  string
	Blocks []BlockChange
}

// The template asks these.

func (b BlockChange) IsReworded() bool { return b.What == Reworded }
func (b BlockChange) IsAdded() bool    { return b.What == Added }
func (b BlockChange) IsRemoved() bool  { return b.What == Removed }
func (d *PageDiff) IsMoved() bool      { return d.What == Moved }
func (d *PageDiff) Formats() string    { return d.formats() }
func (t TableChange) Summary() string  { return t.words() }
func (c CellChange) Where() string     { return c.where() }
func (c Counts) Summary() string       { return c.words() }
func (o Of) Summary() string           { return o.words() }
func (e Example) Summary() string      { return e.words() }
func (c SearchChange) Because() string { return c.because() }

// Summary says how many answers of an aid differ.
func (a AidChange) Summary() string { return a.words() }

// Versions says which versions an aid had and has.
func (a AidChange) Versions() string { return a.versions() }

// Firsts are the searches for which another page comes first, and Others the rest.
func (r SearchReport) Firsts() []SearchChange { return r.Changes[:r.firsts()] }

// Others are the searches whose first page is the same, and whose first five are not.
func (r SearchReport) Others() []SearchChange { return r.Changes[r.firsts():] }

// First names the page that came first, and Last that which does now.
func (c SearchChange) Was() string { return firstOf(c.Old) }

// Is names the page that comes first now.
func (c SearchChange) Is() string { return firstOf(c.New) }

var styleLink = regexp.MustCompile(`<link rel="stylesheet" href="([^"]*)">`)

// Style returns the style sheet that all pages of an edition have, or "" if it cannot be
// found.
func (s *Side) Style() string {
	const home = "index.html"
	if !s.names[home] {
		return ""
	}
	data, err := s.Files.Read(home)
	if err != nil {
		return ""
	}
	m := styleLink.FindSubmatch(data)
	if m == nil {
		return ""
	}
	name, ok := resolved(home, string(m[1]))
	if !ok || !s.names[name] {
		return ""
	}
	sheet, err := s.Files.Read(name)
	if err != nil {
		return ""
	}
	return string(sheet)
}
