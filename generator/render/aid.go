package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"partnerbook/generator/aid"
	"partnerbook/generator/kind"
	"partnerbook/generator/site"
)

// addAid adds the pages of a decision aid besides the first.
func (b *Book) addAid(id site.PageID) {
	p := &b.site.Pages[id]
	d := p.Object.Aid()
	if d == nil {
		return
	}
	urls := p.FurtherURLs()
	for i, sub := range d.Pages() {
		url := urls[i]
		if m, ok := d.Model.(*aid.GapMap); ok && sub.Kind == aid.TemplateFile {
			b.add(url, func(_ *Book, out *bytes.Buffer) error {
				var table bytes.Buffer
				err := gapTemplate(&table, m)
				out.WriteString(aid.Plain(table.String())) // a table for spreadsheets has no languages
				return err
			})
			continue
		}
		b.add(url, func(b *Book, out *bytes.Buffer) error { return b.aidPage(out, &b.site.Pages[id], sub, url) })
	}
}

// aidPage appends a page of a decision aid besides the first.
func (b *Book) aidPage(out *bytes.Buffer, p *site.Page, sub aid.SubPage, url string) error {
	c := b.aidContext(p, url)
	folder := aidFolder(sub.Kind)
	tmpl, err := b.theme.in(folder, p.Object.Language)
	if err != nil {
		return err
	}
	fields, title := c.subPage(sub)
	v, err := b.start(url, p.Object.Language, p.Section, folder, title)
	if err != nil {
		return err
	}
	v.Crumbs = append(b.crumbs(url, c.words, p.Section), b.link(url, c.words, c.id))
	v.Notice, v.Later = b.notice(p, c.words), b.later(p, url, c.words)
	v.Translation = b.translated(url, p, c.words)
	v.Fields = fields
	from := out.Len()
	if err := tmpl.execute(out, "page", v); err != nil {
		return fmt.Errorf("page %s: %w", url, err)
	}
	b.markForeign(out, from, p)
	return nil
}

// ofAid tells whether the pages of a theme folder are of decision aids.
func ofAid(folder string) bool {
	return folder == kind.AidName || strings.HasPrefix(folder, kind.AidName+"-")
}

// aidFolder returns the theme folder of a page of an aid.
func aidFolder(k aid.PageKind) string {
	switch k {
	case aid.StepPage:
		return "aid-step"
	case aid.ProfilePage:
		return "aid-profile"
	case aid.PaperPage:
		return "aid-paper"
	}
	return "aid-how"
}

// aidContext is what the views of one page of an aid are made from.
type aidContext struct {
	book       *Book
	page       *site.Page
	id         site.PageID
	definition *aid.Definition
	words      *Words
	url        string // of the page that is made
	targets    map[string]site.Target
	questions  asked             // that conditions may read
	titles     map[string]string // of the aid's elements, by id
}

func (b *Book) aidContext(p *site.Page, url string) *aidContext {
	id, _ := b.site.PageAt(p.URL)
	d := p.Object.Aid()
	return &aidContext{
		book: b, page: p, id: id, definition: d, words: b.theme.Words(p.Object.Language),
		url: url, targets: aidTargets(p), questions: askedIn(d), titles: titlesOf(d),
	}
}

// home returns the address of the aid's first page as seen from this one.
func (c *aidContext) home() string { return site.Relative(c.url, c.page.URL) }

// to returns the address of another page of the aid as seen from this one.
func (c *aidContext) to(path string) string {
	return site.Relative(c.url, c.page.FurtherURL(path))
}

// AidView is what the pages of an aid have in common.
type AidView struct {
	*Words
	ID       string
	Kind     string // "guide", "compare", "score", "calculator" or "gapmap"
	Title    string
	Decision string
	Notice   string
	Version  string
	Digest   string // of the definition: 8 hex digits
	Personal bool
	By       string // who looks at the aid
	On       string // when they did, in words
	Next     string // when they will
	Original string // of a translation: the language of texts that are not translated
	Home     string // address of the first page
	How      string // address of the page that says how it works
	Paper    string // address of the sheet to fill in by hand, or ""
	Data     template.HTML
}

func (c *aidContext) view() AidView {
	d := c.definition
	v := AidView{
		Words: c.words, ID: d.ID, Kind: string(d.Kind), Title: d.Title,
		Decision: d.Decision, Notice: d.Notice,
		Version: d.Version, Digest: d.Digest(), Personal: d.Personal,
		By: d.Review.By, On: c.words.Day(d.Review.On), Next: c.words.Day(d.Review.Next),
		Home: c.home(), How: c.to("how.html"),
	}
	if d.Translated() {
		v.Original = c.book.site.Config.Language
	}
	if d.Kind != aid.GuideKind {
		v.Paper = c.to("paper.html")
	}
	return v
}

// EvidenceView is a citation of an aid with what there is to know of its source.
type EvidenceView struct {
	URL    string
	Label  string // "HB resilience, para 11"
	Source string // the source's title
	Date   string // of the source, as it gives it
	State  string // of the source, if it is not current: "withdrawn", …
	Status string // the words for State, and whether the source reports on itself
}

// evidence returns citations as pages show them. What does not exist was reported
// before and is left out.
func (c *aidContext) evidence(refs []aid.Evidence) []EvidenceView {
	var out []EvidenceView
	for _, e := range refs {
		t, ok := c.targets[e.Ref]
		if !ok || t.Kind != site.ToPage {
			continue
		}
		out = append(out, c.cited(t))
	}
	return out
}

// sources returns citations without repeats, for the list of what a result rests
// on.
func (c *aidContext) sources(refs []aid.Evidence) []EvidenceView {
	var out []EvidenceView
	for _, e := range c.evidence(refs) {
		if strings.Contains(e.Source, e.Date) { // as in “Guidance (2018)”
			e.Date = ""
		}
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

func (c *aidContext) cited(t site.Target) EvidenceView {
	page := &c.book.site.Pages[t.Page]
	v := EvidenceView{URL: c.book.targetURL(c.url, t), Label: c.book.citation(c.words, t), Source: c.titled(page, page.Meta().Title)}
	var notes []string
	if page.State.Ended() {
		v.State = page.State.String()
		notes = append(notes, c.words.T("aid_source_"+v.State))
	}
	if s, ok := page.Object.Fields.(kind.Source); ok {
		v.Date = s.Date
		if s.SelfReported {
			notes = append(notes, c.words.T("aid_self_reported"))
		}
	}
	v.Status = strings.Join(notes, ", ")
	return v
}

// JudgementView says what a judgement rests on.
type JudgementView struct {
	Basis    string // "source", "mixed" or "author"
	Label    string // in words
	Note     string
	Evidence []EvidenceView
}

func (c *aidContext) judgement(j aid.Judgement) JudgementView {
	return JudgementView{
		Basis: string(j.Basis), Label: c.words.T("aid_basis_" + string(j.Basis)), Note: j.Note, Evidence: c.evidence(j.Ev),
	}
}

// nextSteps returns links to where a result leads on.
func (c *aidContext) nextSteps(steps []aid.NextStep) []Link {
	var out []Link
	for _, n := range steps {
		if t, ok := c.targets[n.Ref]; ok && t.Kind == site.ToPage {
			l := c.book.link(c.url, c.words, t.Page)
			l.URL, l.Title = c.book.targetURL(c.url, t), c.titled(&c.book.site.Pages[t.Page], l.Title)
			out = append(out, l)
		}
	}
	return out
}

// data returns the definition and the links of the aid for its script.
func (c *aidContext) data() template.HTML {
	type link struct {
		URL    string `json:"url"`
		Title  string `json:"title"`
		Source string `json:"source,omitempty"`
		Date   string `json:"date,omitempty"`
		Status string `json:"status,omitempty"`
		Kind   string `json:"kind,omitempty"`
	}
	links := map[string]link{}
	for ref, t := range c.targets {
		if t.Kind != site.ToPage {
			continue
		}
		e := c.cited(t)
		links[ref] = link{URL: e.URL, Title: e.Label, Source: e.Source, Date: e.Date, Status: e.Status}
	}
	for _, n := range c.definition.NextSteps() {
		for _, l := range c.nextSteps([]aid.NextStep{n}) {
			links[n.Ref] = link{URL: l.URL, Title: l.Title, Kind: c.words.T("kind_" + l.Kind)}
		}
	}
	out := jsonScript("aid-definition", c.definition.JSON()) + jsonScript("aid-links", mustJSON(links))
	if c.definition.Translated() {
		out += jsonScript("aid-texts", c.definition.TextsJSON())
	}
	return out
}

// jsonScript returns an element that holds JSON. Nothing in it can end the
// element or begin a comment.
func jsonScript(id string, data []byte) template.HTML {
	escaped := strings.NewReplacer("<", `\u003c`, ">", `\u003e`, "&", `\u0026`, "\u2028", `\u2028`, "\u2029", `\u2029`,
		aid.ForeignFrom, `\ufdd0`, aid.ForeignTo, `\ufdd1`).Replace(string(data))
	return template.HTML(`<script type="application/json" id="` + id + `">` + escaped + "</script>\n")
}

func mustJSON(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // there is nothing in it that cannot be written
	}
	return data
}

// evidenceIn returns the aids that rest on a page, apart from the pages that cite
// it otherwise.
func evidenceIn(all []CitedBy) (aids, others []CitedBy) {
	for _, c := range all {
		if c.Kind == kind.AidName {
			aids = append(aids, c)
		} else {
			others = append(others, c)
		}
	}
	return aids, others
}
