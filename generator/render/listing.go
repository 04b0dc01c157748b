package render

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"partnerbook/generator/site"
)

// listing appends a generated page.
func (b *Book) listing(out *bytes.Buffer, l *site.Listing) error {
	language := l.Language
	w := b.theme.Words(language)
	folder := themeFolder(l.Kind)
	tmpl, err := b.theme.in(folder, language)
	if err != nil {
		return err
	}
	v, err := b.start(l.URL, language, l.Section, folder, b.listingTitle(w, l))
	if err != nil {
		return err
	}
	v.Crumbs = b.crumbs(l.URL, w, l.Section)
	v.Description = w.T("list_description", "title", v.Title, "site", v.SiteTitle)
	switch l.Kind {
	case site.ListTopics:
		v.Groups = b.groups(l, w)
	case site.ListReviews:
		v.Reviews = b.reviewLines(l, w)
		if b.parity != "" {
			v.Translations = site.Relative(l.URL, b.site.At(b.parity, language))
		}
		if _, ok := b.site.ListingAt(site.ReadingURL); ok {
			v.ReadingReport = site.Relative(l.URL, b.site.At(site.ReadingURL, language))
		}
		if v.AppScript, err = b.scriptURL(v.URL, reviewsEntry, w); err != nil {
			return err
		}
	case site.ListTranslations:
		v.Parity = b.parityViews(l.URL, w)
	case site.ListReading:
		v.Reading = b.readingView(l.URL, w)
	case site.ListGlossary:
		v.Letters = b.letters(l.URL, w)
	case site.ListSearch:
		v.Search, v.Groups = b.searchView(l.URL, w), b.places(l.URL, w)
		if b.atoz != "" {
			v.AtoZ, v.Index = site.Relative(l.URL, b.site.At(b.atoz, language)), b.indexView(l, w)
		}
	case site.ListPack:
		if err := b.packView(v); err != nil {
			return err
		}
	case site.ListIndex, site.ListLetter:
		if l.Kind == site.ListLetter && b.atoz != "" {
			v.Crumbs = append(v.Crumbs, Link{URL: site.Relative(l.URL, b.site.At(b.atoz, language)), Title: w.T("list_index")})
		}
		v.Index = b.indexView(l, w)
	default:
		if l.Kind == site.ListModel {
			v.Accounts = b.accounts(l.URL, w, b.site.AccountsFor(l.Term))
		}
		v.Listing = b.listed(l, w)
		if v.Take, err = b.takeListed(l, w); err != nil {
			return err
		}
	}
	if err := tmpl.execute(out, "page", v); err != nil {
		return fmt.Errorf("page %s: %w", l.URL, err)
	}
	return nil
}

func themeFolder(k site.ListingKind) string {
	switch k {
	case site.ListModel, site.ListNation:
		return "topic"
	case site.ListLetter:
		return "index"
	}
	return k.String()
}

func (b *Book) listingTitle(w *Words, l *site.Listing) string {
	switch l.Kind {
	case site.ListSection:
		if b.site.Untranslated(l.URL) == b.site.Home() {
			return b.siteTitle(w)
		}
		return b.term(w, l.Title).Title
	case site.ListTopic, site.ListModel, site.ListNation:
		return w.T("list_"+l.Kind.String(), "name", b.term(w, l.Title).Title)
	case site.ListLetter:
		return w.T("list_letter", "letter", letterName(l.Term))
	}
	return w.T("list_" + l.Kind.String())
}

// longList is how many pages a list may have before it is parted by sections and does
// without summaries, which nobody would read through.
const longList = 60

// listed returns the pages of a listing: as one list, or a long one by sections.
func (b *Book) listed(l *site.Listing, w *Words) *ListView {
	v := &ListView{Words: w, Pages: b.links(l.URL, w, l.Pages), Below: b.below(l, w)}
	if len(l.Pages) <= longList || l.Kind == site.ListSection {
		return v
	}
	places := map[int]int{}
	for i, id := range l.Pages {
		section := b.site.Pages[id].Section
		at, seen := places[section]
		if !seen {
			at = len(v.Parts)
			places[section] = at
			v.Parts = append(v.Parts, ListView{Words: w, Title: b.sectionTitle(section, w)})
		}
		link := v.Pages[i]
		link.Summary = ""
		v.Parts[at].Pages = append(v.Parts[at].Pages, link)
	}
	v.Pages = nil
	return v
}

func (b *Book) sectionTitle(section int, w *Words) string {
	if b.site.Sections[section].Parent >= 0 {
		return b.section(b.site.Home(), w, section).Title
	}
	return w.T("home")
}

// below returns links to the listings and sections that a listing lists.
func (b *Book) below(l *site.Listing, w *Words) []Link {
	var out []Link
	for _, url := range l.Below {
		out = append(out, b.linkAt(l.URL, w, url))
	}
	return out
}

// linkAt returns a link to the page or generated page at an address, in the language of the
// page.
func (b *Book) linkAt(from string, w *Words, url string) Link {
	url = b.site.At(url, w.Language)
	out := Link{URL: site.Relative(from, url), Title: path.Dir(url)}
	if id, ok := b.site.PageAt(url); ok {
		out.Title = b.site.Pages[id].Object.Meta.Title
	} else if l, ok := b.site.ListingAt(url); ok {
		out.Title = b.listingTitle(w, l)
	}
	b.mark(&out, w, b.site.LanguageAt(url), b.site.LanguageAt(url))
	return out
}

// groups returns topics, models and nations, each as a list of lists.
func (b *Book) groups(l *site.Listing, w *Words) []ListView {
	var out []ListView
	for _, k := range []site.ListingKind{site.ListModel, site.ListTopic, site.ListNation} {
		group := ListView{Words: w, Title: w.T("group_" + k.String())}
		for _, url := range l.Below {
			if below, ok := b.site.ListingAt(url); ok && below.Kind == k {
				link := b.term(w, below.Title)
				link.URL = site.Relative(l.URL, b.site.At(url, w.Language))
				link.Summary = w.N("pages", len(below.Pages))
				group.Below = append(group.Below, link)
			}
		}
		if len(group.Below) > 0 {
			out = append(out, group)
		}
	}
	return out
}

func (b *Book) reviewLines(l *site.Listing, w *Words) []ReviewView {
	var out []ReviewView
	for _, id := range l.Pages {
		p := &b.site.Pages[id]
		line := ReviewView{
			Link:     b.link(l.URL, w, id),
			State:    p.State.String(),
			Status:   w.T("state_" + p.State.String()),
			Reviewed: w.Day(p.Meta().Reviewed),
			ReviewBy: w.Day(p.Meta().ReviewBy),
			Owner:    p.Meta().Owner,
		}
		if ages(p) {
			line.By = p.Meta().ReviewBy.Format(time.DateOnly)
		}
		out = append(out, line)
	}
	return out
}

// letters returns the glossary by first letters.
func (b *Book) letters(from string, w *Words) []LetterView {
	if slices.ContainsFunc(b.site.Glossary, func(t site.Term) bool { _, own := t.Words(w.Language); return own }) {
		return b.lettersIn(from, w)
	}
	var out []LetterView
	for i, e := range b.termEntries(from, w) {
		letter := b.site.Glossary[i].Letter()
		if len(out) == 0 || out[len(out)-1].Letter != letter {
			out = append(out, LetterView{Letter: letter, ID: "letter-" + strings.ToLower(letter)})
		}
		last := &out[len(out)-1]
		last.Terms = append(last.Terms, e)
	}
	return out
}

// lettersIn is letters in a language in which there are terms, in its order.
func (b *Book) lettersIn(from string, w *Words) []LetterView {
	terms := b.termEntries(from, w)
	var out []LetterView
	letter := ""
	for _, e := range b.site.EntriesIn(w.Language) {
		if e.Page != site.None || e.Long {
			continue
		}
		if len(out) == 0 || e.Letter != letter {
			letter = e.Letter
			out = append(out, LetterView{Letter: letterName(letter), ID: "letter-" + letter})
		}
		last := &out[len(out)-1]
		last.Terms = append(last.Terms, terms[e.Term])
	}
	return out
}

func (b *Book) termEntries(from string, w *Words) []TermEntry {
	var out []TermEntry
	for _, t := range b.site.Glossary {
		words, language := b.termIn(t, w)
		e := TermEntry{
			ID: termAnchor(t.ID), Term: words.Term, Expansion: words.Expansion, Definition: words.Definition, Ours: t.Ours,
			UsedOn: b.links(from, w, b.site.AllInLanguage(t.UsedOn, w.Language)), Language: language,
		}
		for _, s := range t.Sources {
			link := b.link(from, w, s.Page)
			link.URL, link.Title = b.targetURL(from, s), b.citation(w, s)
			e.Sources = append(e.Sources, link)
		}
		out = append(out, e)
	}
	return out
}
