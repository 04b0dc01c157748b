package render

import (
	"bytes"
	"html/template"
	"path"
	"sync"

	"partnerbook/generator/site"
)

// What the pages of one folder have in common is rendered once. Addresses are
// relative, so it is the same for all pages of a folder in one language whose forms
// may send something, and for those whose may not.

type frameKey struct {
	folder   string
	language string
	current  int  // index of the navigation entry that the pages stand under
	sealed   bool // no form of the pages may send anything
	dated    bool // the foot says when the site was made
}

// frame is the head and foot of all pages of a folder.
type frame struct {
	once           sync.Once
	header, footer template.HTML
	err            error
}

func (b *Book) frame(url, language string, section int, sealed bool) (*frame, error) {
	key := frameKey{path.Dir(url), language, b.currentNav(url, section), sealed, b.dated(url)}
	value, _ := b.frames.LoadOrStore(key, &frame{})
	f := value.(*frame)
	f.once.Do(func() {
		var tmpl *programs
		if tmpl, f.err = b.theme.in("guidance", language); f.err != nil {
			return
		}
		view := b.frameView(url, b.theme.Words(language), key.current)
		if view.Search != nil {
			view.Search.Sealed = sealed
		}
		if view.Made, f.err = b.made(url, view.Words, key.dated); f.err != nil {
			return
		}
		if f.header, f.err = render(tmpl, "header", view); f.err == nil {
			f.footer, f.err = render(tmpl, "footer", view)
		}
	})
	return f, f.err
}

func render(tmpl *programs, name string, view any) (template.HTML, error) {
	var out bytes.Buffer
	err := tmpl.execute(&out, name, view)
	return template.HTML(out.String()), err
}

func (b *Book) frameView(url string, w *Words, current int) FrameView {
	c := b.site.Config
	v := FrameView{
		Words:     w,
		SiteTitle: b.siteTitle(w),
		Brand:     c.Brand.Name,
		Home:      site.Relative(url, b.site.At(b.site.Home(), w.Language)),
		Email:     c.Contact.Email,
	}
	relative := func(to string) string {
		if to == "" {
			return ""
		}
		return site.Relative(url, b.site.At(to, w.Language))
	}
	footer := b.term(w, c.Brand.Footer)
	v.FooterText, v.FooterLanguage = footer.Title, footer.Lang
	if b.reviews == "" {
		v.Translations = relative(b.parity)
	}
	v.Logo, v.Topics, v.Reviews, v.Glossary = relative(b.site.Logo), relative(b.topics), relative(b.reviews), relative(b.glossary)
	v.AtoZ, v.Pack, v.Search = relative(b.atoz), relative(b.pack), b.boxView(url, w)
	if b.site.Logo != "" {
		v.LogoWidth, v.LogoHeight = b.pictureSize(b.site.Logo).words()
	}
	if b.site.Contact != site.None {
		contact := b.link(url, w, b.site.InLanguage(b.site.Contact, w.Language))
		v.Contact = &contact
	}
	for i, n := range b.site.Navigation {
		v.Navigation = append(v.Navigation, NavView{b.place(url, w, n.URL, n.Title), i == current})
	}
	for _, n := range b.site.Footer {
		v.FooterLinks = append(v.FooterLinks, b.place(url, w, n.URL, n.Title))
	}
	return v
}

// currentNav returns the index of the navigation entry under which a page
// stands: the page itself, or the own page of its section or of the nearest
// section above it. Nothing stands under the start page but itself. -1 is none.
func (b *Book) currentNav(url string, section int) int {
	url = b.site.Untranslated(url)
	for i, n := range b.site.Navigation {
		if n.URL == url {
			return i
		}
	}
	for s := section; s > 0; s = b.site.Sections[s].Parent {
		for i, n := range b.site.Navigation {
			if b.site.Sections[s].URL() == n.URL {
				return i
			}
		}
	}
	return -1
}

type sectionKey struct {
	section  int
	language string
}

// sectionNav is the list of a section's pages, with each entry rendered as it
// looks on other pages and on its own.
type sectionNav struct {
	once        sync.Once
	open, close template.HTML
	items       []navItem
	err         error
}

type navItem struct {
	page           site.PageID // None for a section
	plain, current template.HTML
}

// mostItems bounds how many entries the list of a section has on one page; of
// longer sections it shows those around the page.
const mostItems = 30

// sectionNav returns the list of pages of a page's section.
func (b *Book) sectionNav(pad *pad, p *site.Page, id site.PageID) (template.HTML, error) {
	if p.Section == 0 {
		return "", nil
	}
	value, _ := b.sections.LoadOrStore(sectionKey{p.Section, p.Object.Language}, &sectionNav{})
	nav := value.(*sectionNav)
	nav.once.Do(func() { b.fill(nav, p) })
	if nav.err != nil || len(nav.items) < 2 {
		return "", nav.err
	}
	from, to := around(nav.items, id)
	return pad.build(func(out *bytes.Buffer) error {
		out.WriteString(string(nav.open))
		for _, item := range nav.items[from:to] {
			if item.page == id {
				out.WriteString(string(item.current))
				continue
			}
			out.WriteString(string(item.plain))
		}
		out.WriteString(string(nav.close))
		return nil
	})
}

// around returns which entries are shown on a page.
func around(items []navItem, id site.PageID) (from, to int) {
	if len(items) <= mostItems {
		return 0, len(items)
	}
	at := 0
	for i, item := range items {
		if item.page == id {
			at = i
		}
	}
	from = min(max(0, at-mostItems/2), len(items)-mostItems)
	return from, from + mostItems
}

func (b *Book) fill(nav *sectionNav, p *site.Page) {
	tmpl, err := b.theme.in("guidance", p.Object.Language)
	if err != nil {
		nav.err = err
		return
	}
	w := b.theme.Words(p.Object.Language)
	s := &b.site.Sections[p.Section]
	own := b.section(p.URL, w, p.Section)
	head := SectionView{Words: w, Title: own.Title, TitleLanguage: own.Lang}
	run := s.Pages
	if s.Index != site.None {
		run = append([]site.PageID{s.Index}, run...)
	}
	if len(run)+len(s.Below) > mostItems {
		head.All = &own
	}
	parts := []func() error{
		func() (err error) { nav.open, err = render(tmpl, "section-open", head); return },
		func() (err error) { nav.close, err = render(tmpl, "section-close", head); return },
	}
	for _, id := range run {
		id = b.site.InLanguage(id, p.Object.Language)
		link := b.link(p.URL, w, id)
		parts = append(parts, func() error { return nav.add(tmpl, id, link) })
	}
	for _, below := range s.Below {
		link := b.section(p.URL, w, below)
		parts = append(parts, func() error { return nav.add(tmpl, site.None, link) })
	}
	for _, part := range parts {
		if nav.err = part(); nav.err != nil {
			return
		}
	}
}

func (nav *sectionNav) add(tmpl *programs, id site.PageID, link Link) error {
	plain, err := render(tmpl, "section-item", ItemView{link, false})
	if err != nil {
		return err
	}
	current, err := render(tmpl, "section-item", ItemView{link, true})
	nav.items = append(nav.items, navItem{id, plain, current})
	return err
}
