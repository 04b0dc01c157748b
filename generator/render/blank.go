package render

import (
	"bytes"
	"strings"
	"time"

	"partnerbook/generator/kind"
	"partnerbook/generator/site"
	"partnerbook/generator/word"
)

// Blank Word documents: beside the page of each template stands the document that it
// describes, with content controls for what is to be filled in.

// DocumentView is a document that readers can save.
type DocumentView struct {
	URL  string
	Size int // in kilobytes, at least 1
}

// documentClass marks the part of a template's text that is its document.
const documentClass = "document"

func (b *Book) addBlank(id site.PageID) {
	if url := b.site.Pages[id].BlankURL(); url != "" {
		b.add(url, func(b *Book, out *bytes.Buffer) error { return b.blank(out, &b.site.Pages[id]) })
	}
}

// blank appends the blank document of a template.
func (b *Book) blank(out *bytes.Buffer, p *site.Page) error {
	w := b.theme.Words(p.Object.Language)
	tmpl, err := b.theme.in(p.Object.Meta.Kind, p.Object.Language)
	if err != nil {
		return err
	}
	nodes, err := b.documentNodes(p, w, tmpl)
	if err != nil {
		return err
	}
	data, err := word.Document(b.documentInfo(p, w), nodes)
	out.Write(data)
	return err
}

// documentNodes returns the document of a template, or all of its text if no part of
// it is marked.
func (b *Book) documentNodes(p *site.Page, w *Words, tmpl *programs) ([]*word.Node, error) {
	var body bytes.Buffer
	f := filler{book: b, page: p, words: w, tmpl: tmpl, out: &body}
	if err := f.body(&p.Unit); err != nil {
		return nil, err
	}
	nodes, err := word.Read(body.Bytes())
	if err != nil {
		return nil, err
	}
	if document := word.Find(nodes, documentClass); document != nil {
		nodes = document.Children
	}
	return nodes, nil
}

// documentInfo returns what the document of a template says of itself.
func (b *Book) documentInfo(p *site.Page, w *Words) word.Info {
	m := p.Meta()
	info := word.Info{
		Title: m.Title, Creator: b.author(), Language: p.Object.Language, Base: b.absolute(p.URL), Origin: strings.TrimSpace(b.origin(p, w) + " " + b.absolute(p.URL)),
		Fields: documentFields(p.Object.Fields), Words: documentWords(w),
	}
	if !m.Reviewed.IsZero() {
		info.Date = m.Reviewed.Format(time.DateOnly)
	}
	if notice := b.notice(p, w); notice != nil {
		info.Label = noticeLine(notice)
	}
	return info
}

// noticeLine returns what a reader must know of a page's state, in one line.
func noticeLine(n *NoticeView) string {
	return strings.Join(strings.Fields(n.Label+": "+n.Text+" "+n.Because), " ")
}

// TakeView is what the part "Take this page away" has for its script.
type TakeView struct {
	Helper string // address of the script
	Pack   string // address of the page of the reader's pack, or ""
	Origin string // the line that says where what is taken comes from; "" on lists, of which only the pages can be taken
	Date   string // of the last review: 2026-11-21, or ""
	Name   string // who publishes the site
	// PackOnly says that the page can be put into the pack, and makes its files itself:
	// a decision aid its record, a template its document.
	PackOnly bool
}

// takeEntry is the script with which readers take a page away.
const takeEntry = "take/take.js"

// takes tells whether readers can take a page away: not the start page, and nothing
// that is no text. Decision aids have records of their own, and templates a document
// that is filled in, so these can go into the pack alone; and not where the page says
// that nothing about a person is kept.
func (b *Book) takes(p *site.Page) bool {
	if takesAnswers(p.Meta().Kind) && (b.pack == "" || p.Meta().Personal) {
		return false
	}
	return b.site.Untranslated(p.URL) != b.site.Home() && p.Meta().Coming == ""
}

// take returns the part of a page with which readers take it away; nil if it has none.
func (b *Book) take(p *site.Page, w *Words) (*TakeView, error) {
	if !b.takes(p) {
		return nil, nil
	}
	helper, err := b.scriptURL(p.URL, takeEntry, w)
	if err != nil {
		return nil, err
	}
	v := &TakeView{Helper: helper, Pack: b.packURL(p.URL), Origin: b.origin(p, w), Name: b.author(), PackOnly: takesAnswers(p.Meta().Kind)}
	if day := p.Meta().Reviewed; !day.IsZero() {
		v.Date = day.Format(time.DateOnly)
	}
	return v, nil
}

// addTake adds the scripts with which readers take pages away.
func (b *Book) addTake() {
	for i := range b.site.Pages {
		p := &b.site.Pages[i]
		if !b.takes(p) {
			continue
		}
		b.addInLanguage(takeEntry, p.Object.Language)
	}
}

// origin returns the line that says where a document comes from.
func (b *Book) origin(p *site.Page, w *Words) string {
	line := w.T("take_origin", "site", b.siteTitle(w), "title", p.Meta().Title)
	if day := w.Day(p.Meta().Reviewed); day != "" {
		line = w.T("take_origin_reviewed", "site", b.siteTitle(w), "title", p.Meta().Title, "day", day)
	}
	return line
}

// documentFields returns what can be filled in; a column is named after its field, as
// in risks.owner.
func documentFields(f kind.Fields) map[string]word.Field {
	out := map[string]word.Field{}
	t, _ := f.(kind.Template)
	for _, f := range t.Fields {
		out[f.ID.Text] = word.Field{Label: f.Label, Type: string(f.Type), Choices: f.Choices}
		for _, c := range f.Columns {
			out[f.ID.Text+"."+c.ID.Text] = word.Field{Label: c.Label, Type: string(c.Type), Choices: c.Choices}
		}
	}
	return out
}

func documentWords(w *Words) word.Words {
	return word.Words{
		Page: w.T("word_page"), Contents: w.T("word_contents"), Picture: w.T("word_picture"), Choose: w.T("word_choose"), Months: w.T("word_months"),
	}
}

// document returns the link to the blank document of a template; nil for other
// pages.
func (b *Book) document(p *site.Page) (*DocumentView, error) {
	url := p.BlankURL()
	if url == "" {
		return nil, nil
	}
	var made bytes.Buffer
	if err := b.blank(&made, p); err != nil {
		return nil, err
	}
	return &DocumentView{URL: site.Relative(p.URL, url), Size: max(1, (made.Len()+512)/1024)}, nil
}
