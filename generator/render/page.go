package render

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

// page appends an authored page.
func (b *Book) page(out *bytes.Buffer, p *site.Page) error {
	sum, err := b.summedPage(out, p)
	if id, ok := b.site.PageAt(p.URL); ok && err == nil {
		b.views[id].Store(uint64(sum))
	}
	return err
}

// summedPage appends an authored page, and returns the sum of its view.
func (b *Book) summedPage(out *bytes.Buffer, p *site.Page) (Sum, error) {
	var pad pad
	defer pad.free()
	var fills fills
	view, tmpl, err := b.pageView(&pad, p, &fills)
	if err != nil {
		return 0, err
	}
	from := out.Len()
	if err := tmpl.execute(out, "page", view); err != nil {
		return 0, err
	}
	b.markForeign(out, from, p)
	return fills.viewSum(view.Body, out.Bytes()[from:]), nil
}

func (b *Book) pageView(pad *pad, p *site.Page, fills *fills) (*PageView, *programs, error) {
	m := p.Meta()
	w := b.theme.Words(p.Object.Language)
	tmpl, err := b.theme.in(m.Kind, p.Object.Language)
	if err != nil {
		return nil, nil, err
	}
	id, _ := b.site.PageAt(p.URL)
	v, err := b.start(p.URL, p.Object.Language, p.Section, m.Kind, m.Title)
	if err != nil {
		return nil, nil, err
	}
	v.Body, err = pad.build(func(out *bytes.Buffer) error {
		f := filler{book: b, page: p, words: w, tmpl: tmpl, out: out, fills: fills}
		return f.body(&p.Unit)
	})
	if err != nil {
		return nil, nil, err
	}
	if p.Object.Bare {
		v.Body = textless
	}
	if v.SectionNav, err = b.sectionNav(pad, p, id); err != nil {
		return nil, nil, err
	}
	v.Summary, v.Description = m.Summary, m.Summary
	v.Crumbs = b.crumbs(p.URL, w, p.Section)
	v.Translation = b.translated(p.URL, p, w)
	v.Notice, v.Later = b.notice(p, w), b.later(p, p.URL, w)
	v.Front = b.site.Untranslated(p.URL) == b.site.Home()
	if !v.Front {
		v.Contents = b.contents(p)
	}
	v.Problem = b.problemURL(p, id, w)
	of := &b.site.Pages[b.site.Original(id)]
	v.Previous, v.Next = b.neighbour(p.URL, w, of.Previous), b.neighbour(p.URL, w, of.Next)
	v.Models = b.terms(p.URL, w, "models", b.site.Config.Models, m.Models)
	v.Nations = b.terms(p.URL, w, "nations", b.site.Config.Nations, m.Nations)
	v.Topics = b.terms(p.URL, w, "topics", b.site.Config.Topics, m.Topics)
	v.Published, v.Reviewed, v.ReviewBy = w.Day(m.Published), w.Day(m.Reviewed), w.Day(m.ReviewBy)
	v.Owner, v.Approved, v.ApprovedOn = m.Owner, m.Approved.By, w.Day(m.Approved.On)
	v.Sources = b.sources(p, w)
	v.Related = b.targets(p.URL, w, p.RelatedTargets())
	v.Alike = b.alike(p, id, w)
	v.EvidenceIn, v.CitedBy = evidenceIn(b.citedBy(p, w))
	v.MentionedOn = b.links(p.URL, w, p.MentionedOn)
	if v.Take, err = b.take(p, w); err != nil {
		return nil, nil, err
	}
	if v.Document, err = b.document(p); err != nil {
		return nil, nil, err
	}
	v.Fields = b.fieldsView(p, w)
	if d := p.Object.Aid(); d != nil && d.Translated() {
		if v.TextsScript, err = b.scriptURL(p.URL, textsEntry, w); err != nil {
			return nil, nil, err
		}
	}
	if entry := b.appOf(p); entry != "" {
		if v.AppScript, err = b.scriptURL(p.URL, entry, w); err != nil {
			return nil, nil, err
		}
	}
	b.ofPage(v, p, id, w)
	if err := b.addAbbreviated(v, p); err != nil {
		return nil, nil, err
	}
	for _, c := range m.Changes {
		v.Changes = append(v.Changes, ChangeView{w.Day(c.On), c.Note})
	}
	if p.Glossary {
		v.Letters = b.letters(p.URL, w)
	}
	return v, tmpl, nil
}

// fieldsView returns what the template of a page's kind sees of what only that kind
// has.
func (b *Book) fieldsView(p *site.Page, w *Words) any {
	if p.Object.Aid() != nil {
		return b.aidContext(p, p.URL).firstPage()
	}
	if l, ok := b.site.Checklist(p, "("+w.T("ours")+")"); ok {
		return ChecklistView{ID: l.ID, Edition: l.Edition(), Personal: l.Personal}
	}
	if _, ok := p.Object.Fields.(kind.Template); ok {
		return b.templateView(p, w)
	}
	return p.Object.Fields.View(b.fieldLinks(p, w))
}

// problemURL returns where readers report a problem with a page: an e-mail whose
// subject names the page, or the page that says whom to tell.
func (b *Book) problemURL(p *site.Page, id site.PageID, w *Words) string {
	contact := b.site.Config.Contact
	switch {
	case contact.Email != "":
		subject := w.T("problem_subject", "title", p.Meta().Title, "path", p.URL)
		return "mailto:" + contact.Email + "?subject=" + url.PathEscape(subject)
	case b.site.Contact != site.None && b.site.Contact != b.site.Original(id):
		return site.Relative(p.URL, b.site.Pages[b.site.InLanguage(b.site.Contact, w.Language)].URL)
	}
	return ""
}

// start returns the view of a page with what all pages have.
func (b *Book) start(url, language string, section int, folder, title string) (*PageView, error) {
	sealed := takesAnswers(folder)
	f, err := b.frame(url, language, section, sealed)
	if err != nil {
		return nil, err
	}
	v := &PageView{
		Words:     b.theme.Words(language),
		Kind:      folder,
		URL:       url,
		Root:      site.Root(url),
		Title:     title,
		HeadTitle: title,
		SiteTitle: b.siteTitle(b.theme.Words(language)),
		Policy:    b.policy(sealed),
		Style:     site.Relative(url, b.theme.style.url()),
		Box:       site.Relative(url, b.theme.scripts.box.url()),
		Canonical: b.absolute(url),
		Disk:      b.forDisk(),
		Header:    f.header,
		Footer:    f.footer,
	}
	v.Switch = b.switchOf(url, v.Words)
	v.Languages = b.languageViews(url, v.Switch)
	if title != v.SiteTitle {
		v.HeadTitle = title + " – " + v.SiteTitle
	}
	if b.site.Config.BaseURL != "" {
		v.Feed = site.Relative(url, b.feedURL(language))
	}
	if sheet, ok := b.theme.kindStyle(folder); ok {
		v.KindStyle = site.Relative(url, sheet.url())
	}
	if v.Offline, err = b.offline(url, v.Words); err != nil {
		return nil, err
	}
	if b.live {
		v.Script = site.Relative(url, b.theme.live.url())
	}
	return v, nil
}

// forDisk tells whether the pages are meant to be opened from a disk, as those of a bundle
// are: there is no address at which they will stand. Windows opens a page inside a zip
// without the rest of the zip, so there each page begins with a line for whoever does that.
// The style sheet, which is missing then, hides it, also from screen readers.
func (b *Book) forDisk() bool { return b.site.Config.BaseURL == "" && !b.live }

// policy returns the Content-Security-Policy of pages. Nothing may be loaded
// from elsewhere or sent there, and nothing may run that is not a file of the
// site. From pages that are sealed, because readers give answers there, no form
// may send anything.
func (b *Book) policy(sealed bool) string {
	connect := "'none'"
	if b.live {
		connect = "'self'" // to hear of changes
	}
	forms := "'self'"
	if sealed {
		forms = "'none'"
	}
	worker := ""
	if b.Offline() {
		worker = "; worker-src 'self'" // it has a policy of its own
	}
	return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src " + connect +
		"; form-action " + forms + "; base-uri 'none'" + worker
}

// takesAnswers tells whether readers give answers on pages of a theme folder.
func takesAnswers(folder string) bool { return ofAid(folder) || folder == kind.TemplateName }

// crumbs returns links to the sections above a page, from the start page down, without the
// page itself.
func (b *Book) crumbs(from string, w *Words, section int) []Link {
	var out []Link
	for i := section; i >= 0; i = b.site.Sections[i].Parent {
		if b.site.Sections[i].URL() == b.site.Untranslated(from) {
			continue
		}
		l := b.section(from, w, i)
		if i == 0 {
			l.Title, l.Lang = w.T("home"), ""
		}
		out = append(out, l)
	}
	slices.Reverse(out)
	return out
}

func (b *Book) neighbour(from string, w *Words, id site.PageID) *Link {
	if id == site.None {
		return nil
	}
	l := b.link(from, w, b.site.InLanguage(id, w.Language))
	return &l
}

func (b *Book) terms(from string, w *Words, folder string, all []source.Term, has []string) []Link {
	var out []Link
	for _, t := range all {
		if !slices.Contains(has, t.ID) {
			continue
		}
		l := b.term(w, t.Title)
		if _, ok := b.site.ListingAt(folder + "/" + t.ID + ".html"); ok {
			l.URL = site.Relative(from, b.site.At(folder+"/"+t.ID+".html", w.Language))
		}
		out = append(out, l)
	}
	return out
}

func (b *Book) targets(from string, w *Words, targets []site.Target) []Link {
	var out []Link
	for _, t := range targets {
		if t.Kind != site.ToPage {
			continue
		}
		l := b.link(from, w, t.Page)
		if t.Fragment != "" {
			l.URL += "#" + fragment(t.Fragment)
		}
		out = append(out, l)
	}
	return out
}

// fieldLinks resolves the references of the page's own kind.
func (b *Book) fieldLinks(p *site.Page, w *Words) []kind.Link {
	targets := p.FieldTargets()
	out := make([]kind.Link, len(targets))
	for i, t := range targets {
		out[i] = kind.Link{URL: b.targetURL(p.URL, t), Title: b.site.TargetTitle(t)}
	}
	return out
}

// sources returns the sources that the page rests on: those that its settings
// name and those that its text cites, each with its places.
func (b *Book) sources(p *site.Page, w *Words) []SourceView {
	var order []site.PageID
	places := map[site.PageID][]Link{}
	note := func(t site.Target) {
		if t.Kind != site.ToPage || b.site.Pages[t.Page].Object.Meta.Kind != "source" {
			return
		}
		if !slices.Contains(order, t.Page) {
			order = append(order, t.Page)
		}
		words := placeWords(w, t)
		link := Link{URL: b.targetURL(p.URL, t), Title: words}
		if words != "" && !slices.Contains(places[t.Page], link) {
			places[t.Page] = append(places[t.Page], link)
		}
	}
	for _, t := range p.SourceTargets() {
		note(t)
	}
	b.cited(&p.Unit, note)
	var out []SourceView
	for _, id := range order {
		v := SourceView{Link: b.link(p.URL, w, id), Places: places[id]}
		if s, ok := b.site.Pages[id].Object.Fields.(kind.Source); ok {
			v.Publisher, v.Date = s.Publisher, s.Date
		}
		out = append(out, v)
	}
	return out
}

// cited calls f with every citation in the text of a unit and of the files that
// it includes, and with what the figures rest on that it shows.
func (b *Book) cited(u *site.Unit, f func(site.Target)) {
	for i, ref := range u.Object.Body.Refs {
		switch t := u.Targets[i]; {
		case ref.Kind == markup.RefCite:
			f(t)
		case t.Data != nil:
			for _, source := range b.site.Data[t.Data.Set].Sources {
				f(source)
			}
		case t.Kind == site.ToUnit:
			b.cited(t.Unit, f)
		}
	}
}

func (b *Book) citedBy(p *site.Page, w *Words) []CitedBy {
	var out []CitedBy
	for _, c := range p.CitedBy {
		v := CitedBy{Link: b.link(p.URL, w, c.Page)}
		for _, anchor := range c.Anchors {
			v.Places = append(v.Places, Link{URL: "#" + fragment(anchor), Title: b.placeTitle(p, w, anchor)})
		}
		out = append(out, v)
	}
	return out
}

// placeTitle returns what a place on a page is called.
func (b *Book) placeTitle(p *site.Page, w *Words, anchor string) string {
	a, ok := p.Object.Body.Anchor(anchor)
	switch {
	case !ok:
		return anchor
	case a.Cite != "":
		return a.Cite
	case a.Number > 0:
		return w.T("paragraph", "n", a.Number)
	case a.Heading >= 0:
		return b.site.HeadingText(&p.Unit, p.Object.Body.Headings[a.Heading])
	}
	return anchor
}

// notice returns what the reader must know of the page's state.
func (b *Book) notice(p *site.Page, w *Words) *NoticeView {
	if p.State == site.StateCurrent || p.State == site.StateDueSoon {
		return nil
	}
	m := p.Meta()
	v := stateNotice(p.State, w, m.ReviewBy)
	v.Because, v.On = m.Withdrawn.Because, w.Day(m.Withdrawn.On)
	if p.State == site.StateComing {
		v.Because = m.Coming
	}
	if t, ok := p.UseInstead(); ok {
		l := b.link(p.URL, w, t.Page)
		v.Use = &l
	}
	return &v
}

// contents returns the list of contents: headings of the second level, with
// those of the third below them unless there are many. A page with fewer than
// three of the second level has none.
func (b *Book) contents(p *site.Page) []ContentsItem {
	const fewest, many = 3, 12
	deep := len(p.Object.Body.Headings) <= many
	var out []ContentsItem
	for _, h := range p.Object.Body.Headings {
		item := ContentsItem{ID: h.ID, Title: b.site.HeadingText(&p.Unit, h)}
		switch {
		case strings.Trim(item.Title, "… ") == "":
			// A blank of a template: nobody could tell where it leads.
		case h.Level <= 2:
			out = append(out, item)
		case h.Level == 3 && len(out) > 0 && deep:
			last := &out[len(out)-1]
			last.Below = append(last.Below, item)
		}
	}
	if len(out) < fewest {
		return nil
	}
	return out
}
