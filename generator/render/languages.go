package render

import (
	"cmp"
	"strings"

	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

// Pages in several languages. What readers of each are led to says package site
// (translations.go); here it is shown: the switch at the top of every page, and the mark on
// whatever leads to another language than that of the page, or is in another.

// SwitchView is a language in the switch of a page.
type SwitchView struct {
	Language string
	Title    string // in that language
	Current  bool   // the page is in it
	URL      string // of the same page in it, or ""
	// Where there is none: that, in the language itself (or "", if the theme has no words in
	// it) and in that of the page, and the start page in it, if it has one.
	Missing, Says, Home string
	HomeTitle           string
}

// switchOf returns the switch of the page at an address; nil for a site of one language.
func (b *Book) switchOf(url string, w *Words) []SwitchView {
	languages := b.site.Config.Languages
	if len(languages) < 2 {
		return nil
	}
	out := make([]SwitchView, len(languages))
	for i, language := range languages {
		own := b.theme.Words(language)
		v := SwitchView{Language: language, Title: own.T("language_name"), Current: language == w.Language}
		to := b.site.At(url, language)
		switch {
		case v.Current:
		case to != url && b.site.LanguageAt(to) == language:
			v.URL = site.Relative(url, to)
		default:
			v.Says = w.T("missing_in", "language", b.languageName(w, language))
			if !own.borrowed {
				v.Missing = own.T("missing_here")
			}
			if home := b.site.At(b.site.Home(), language); b.site.LanguageAt(home) == language {
				v.Home, v.HomeTitle = site.Relative(url, home), own.T("home")
				if id, isPage := b.site.PageAt(home); isPage && own.borrowed {
					v.HomeTitle = b.site.Pages[id].Object.Meta.Title
				}
			}
		}
		out[i] = v
	}
	return out
}

// languageViews returns the page at an address in all its languages, itself among them, for
// search engines: those want whole addresses, so without a base URL there are none.
func (b *Book) languageViews(url string, all []SwitchView) []LanguageView {
	var out []LanguageView
	for _, s := range all {
		if to := b.absolute(b.site.At(url, s.Language)); to != "" && (s.Current || s.URL != "") {
			out = append(out, LanguageView{Link{URL: to, Title: s.Title}, s.Language})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// languageName returns what a language is called in that of some words; without a word for it,
// what it calls itself.
func (b *Book) languageName(w *Words, language string) string {
	if name, ok := w.text["language_"+language]; ok {
		return name
	}
	return b.theme.Words(language).T("language_name")
}

// mark notes on a link where it leads and what it is called, if either is in another language
// than the page.
func (b *Book) mark(l *Link, w *Words, language, titled string) {
	if language != w.Language {
		l.Hreflang, l.In = language, b.languageName(w, language)
	}
	if titled != w.Language {
		l.Lang = titled
	}
}

// place returns a link to what stands at an address, in the language of the page. The title is
// one of site.toml.
func (b *Book) place(from string, w *Words, url, title string) Link {
	to := b.site.At(url, w.Language)
	l := Link{URL: site.Relative(from, to)}
	own, ok := b.site.Config.In(w.Language, title)
	titled := w.Language
	if id, isPage := b.site.PageAt(to); !ok && isPage && b.site.LanguageAt(to) == w.Language {
		own = b.site.Pages[id].Object.Meta.Title
	} else if !ok {
		titled = b.site.Config.Language
	}
	l.Title = own
	b.mark(&l, w, b.site.LanguageAt(to), titled)
	return l
}

// term returns a title of site.toml in the language of the page.
func (b *Book) term(w *Words, title string) (own Link) {
	text, ok := b.site.Config.In(w.Language, title)
	own.Title = text
	if !ok {
		own.Lang = b.site.Config.Language
	}
	return own
}

// siteTitle returns what the site is called in a language: what its start page is called there
// if site.toml does not say.
func (b *Book) siteTitle(w *Words) string {
	if len(b.site.Languages) < 2 {
		return b.site.Name
	}
	own, ok := b.site.Config.In(w.Language, b.site.Name)
	if id, isPage := b.site.PageAt(b.site.At(b.site.Home(), w.Language)); !ok && b.site.Config.Title == "" && isPage {
		return b.site.Pages[id].Object.Meta.Title
	}
	return own
}

// section returns a link to a section's own page.
func (b *Book) section(from string, w *Words, section int) Link {
	s := &b.site.Sections[section]
	if len(b.site.Languages) < 2 { // as most sites are, and this is asked several times a page
		return Link{URL: site.Relative(from, s.URL()), Title: s.Title}
	}
	to := b.site.At(s.URL(), w.Language)
	l := Link{URL: site.Relative(from, to), Title: s.Title}
	titled := b.site.Config.Language
	if id, ok := b.site.PageAt(to); ok {
		l.Title, titled = b.site.Pages[id].Object.Meta.Title, b.site.LanguageAt(to)
	} else if own, ok := b.site.Config.In(w.Language, s.Title); ok {
		l.Title, titled = own, w.Language
	}
	b.mark(&l, w, b.site.LanguageAt(to), titled)
	return l
}

// foreign returns the language of what a target leads to if it is another than that of the
// page, or "".
func (f *filler) foreign(t site.Target) string {
	if len(f.book.site.Languages) < 2 {
		return ""
	}
	language := f.words.Language
	switch t.Kind {
	case site.ToPage:
		language = f.book.site.Pages[t.Page].Object.Language
	case site.ToListing:
		language = f.book.site.LanguageAt(t.URL)
	}
	if language == f.words.Language {
		return ""
	}
	return language
}

// linkURL writes the address of a link, and its language if that is another than the page's.
// The words that say so follow at the end of the link (copyText).
func (f *filler) linkURL(u *site.Unit, t site.Target) {
	f.text(f.url(t))
	language := f.foreign(t)
	if language == "" {
		return
	}
	f.out.WriteString(`" hreflang="`) // the quote that closes it follows
	f.text(language)
	if !u.Object.Bare { // else no text follows
		f.leads = f.book.languageName(f.words, language)
	}
}

// title writes the title of a target.
func (f *filler) title(t site.Target) {
	language := f.foreign(t)
	if language == "" || t.Kind != site.ToPage {
		f.text(f.book.site.TargetTitle(t))
		return
	}
	f.out.WriteString(`<span lang="`)
	f.text(language)
	f.out.WriteString(`">`)
	f.text(f.book.site.TargetTitle(t))
	f.out.WriteString(`</span>`)
}

// copyText copies HTML between two holes, and says at the end of a link in which language it
// leads.
func (f *filler) copyText(html string) {
	if f.leads != "" {
		if before, after, ends := strings.Cut(html, "</a>"); ends {
			f.out.WriteString(before)
			f.out.WriteString(` <span class="in-language">(`)
			f.text(f.leads)
			f.out.WriteString(`)</span></a>`)
			f.leads, html = "", after
		}
	}
	f.out.WriteString(html)
}

// inLanguageOf wraps what is in another language than the page.
func (f *filler) inLanguageOf(language string, write func() error) error {
	if language == f.words.Language || len(f.book.site.Languages) < 2 {
		return write()
	}
	f.out.WriteString(`<div lang="`)
	f.text(language)
	f.out.WriteString("\">\n")
	err := write()
	f.out.WriteString("</div>\n")
	return err
}

// termIn returns a term of the glossary in the language of a page, or in the site's; then
// language is that, or "".
func (b *Book) termIn(t site.Term, w *Words) (words source.TermWords, language string) {
	words, own := t.Words(w.Language)
	if !own {
		language = b.siteLanguage(w)
	}
	return words, language
}

// siteLanguage returns the site's language, which is that of data sets, if
// it is another than that of some words, or "".
func (b *Book) siteLanguage(w *Words) string {
	if own := b.site.Config.Language; own != w.Language {
		return own
	}
	return ""
}

// ParityView is what the report on translations says of one language.
type ParityView struct {
	*Words
	Title   string // what the language is called
	Counts  string // how many pages have it, in words
	Terms   string // how many terms of the glossary, or ""
	Pages   []ParityPage
	Missing []ParitySection
}

// ParityPage is a page that is translated.
type ParityPage struct {
	Original, Translation Link
	Review                string // "Needs a translator's review", or who looked at it
	NeedsReview           bool
	Older                 string // that the original has changed since, or ""
	Gaps                  []string
}

// ParitySection are the pages of a section that are not translated.
type ParitySection struct {
	Link
	Counts string
	Pages  []Link
}

// parityViews returns the report on translations.
func (b *Book) parityViews(from string, w *Words) []ParityView {
	var out []ParityView
	for _, p := range b.site.Parity() {
		v := ParityView{Words: w, Title: b.languageName(w, p.Language)}
		v.Counts = w.T("parity_counts", "n", len(p.Pages), "all", len(p.Pages)+p.Lacking)
		if all := len(b.site.Glossary); all > 0 {
			v.Terms = w.T("parity_terms", "n", p.Terms, "all", all)
		}
		for _, page := range p.Pages {
			v.Pages = append(v.Pages, b.parityPage(from, w, page))
		}
		for _, m := range p.Missing {
			section := ParitySection{Link: b.section(from, w, m.Section), Counts: w.T("parity_counts", "n", len(m.Pages), "all", m.Of)}
			if m.Section == 0 {
				section.Title, section.Lang = w.T("home"), ""
			}
			section.Pages = b.links(from, w, m.Pages)
			v.Missing = append(v.Missing, section)
		}
		out = append(out, v)
	}
	return out
}

func (b *Book) parityPage(from string, w *Words, p site.PageParity) ParityPage {
	t := b.site.Pages[p.Page].Object.Meta.Translation
	v := ParityPage{Original: b.link(from, w, p.Original), Translation: b.link(from, w, p.Page), NeedsReview: t.NeedsReview}
	v.Original.In, v.Translation.In = "", "" // the columns say it
	switch {
	case t.NeedsReview:
		v.Review = w.T("parity_needs_review")
	case t.By != "" || !t.On.IsZero():
		v.Review = strings.Trim(w.T("parity_reviewed", "by", t.By, "day", w.Day(t.On)), " ,")
	}
	if p.Older {
		v.Older = w.T("parity_older", "day", w.Day(p.Edition), "of", cmp.Or(w.Day(p.Of), "–"))
	}
	for _, g := range p.Gaps {
		v.Gaps = append(v.Gaps, b.gap(w, g))
	}
	return v
}

// gap says in words what one of two pages has and the other has not.
func (b *Book) gap(w *Words, g site.Gap) string {
	key := "parity_" + g.Kind.String()
	if g.Kind == site.GapHeading {
		key += "_original"
		if len(g.Original) == 0 {
			key = "parity_heading_translation"
		}
	}
	text := w.T(key, "original", cmp.Or(strings.Join(g.Original, ", "), "–"), "translation", cmp.Or(strings.Join(g.Translation, ", "), "–"))
	if g.Kind == site.GapHeading || g.Kind == site.GapCitations || g.Kind == site.GapStatus || g.Kind == site.GapTexts {
		return text
	}
	if g.Heading == "" {
		return w.T("parity_top") + " " + text
	}
	return w.T("parity_under", "heading", g.Heading) + " " + text
}

// translated returns what readers must know of a translation that nobody has looked at.
func (b *Book) translated(from string, p *site.Page, w *Words) *TranslationView {
	if !p.Object.Meta.Translation.NeedsReview {
		return nil
	}
	v := &TranslationView{Label: w.T("translation_label"), Text: w.T("translation_text")}
	id, _ := b.site.PageAt(p.URL)
	if original := b.site.Original(id); original != id {
		l := b.link(from, w, original)
		v.Original = &l
	}
	return v
}

// TranslationView says that a translation awaits its review.
type TranslationView struct {
	Label, Text string
	Original    *Link
}

// notFoundElsewhere says in all languages of the site but one that a page does not exist: the
// server shows one page for all.
func (b *Book) notFoundElsewhere(w *Words) []NotFoundView {
	var out []NotFoundView
	for _, language := range b.site.Config.Languages {
		if own := b.theme.Words(language); own.Language != w.Language {
			out = append(out, NotFoundView{own.Language, own.T("not_found"), own.T("not_found_text")})
		}
	}
	return out
}
