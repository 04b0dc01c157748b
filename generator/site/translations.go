package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/source"
)

// A site may have pages in several languages: page.cy.md is the Welsh of page.md. Readers of
// Welsh are led to the Welsh of a page wherever there is one, and otherwise to the page in the
// site's language, which is marked as such:
//
//   - Links, sources, related pages and lists in a Welsh page lead to the Welsh of what they
//     name. An author names page.md; page.cy.md is found by itself (symbols.translation). A
//     file _notice.cy.md is included in the place of _notice.md.
//   - Sections, their order, previous and next are those of the originals, whether translated
//     or not: a translation stands where its original does (arrange, Site.InLanguage).
//   - The start page, navigation, breadcrumbs and the foot lead to the Welsh as well. Words of
//     site.toml come from its [translate.cy]; a section is called as its own Welsh page is.
//   - Back-links name each page once, in the language of the page on which they stand if it is
//     in it (forReaders), so that translations add none to the English pages.
//   - Every generated page, search, the A–Z index, topics and reports, is made for each
//     language that has a page: search.cy.html is the Welsh search page (tongues.translated).
//   - The Welsh of a decision aid is a file of texts, aid.cy.toml, which compiles to an aid of
//     its own (aid/translation.go). Its pages stand where those of the original do.
//   - glossary.cy.toml holds the Welsh of terms of the glossary. What has no Welsh, and data
//     sets, are in the site's language. Where that stands on a Welsh page it is marked.
//
// A language without a page has none of this: then the site is as if it were not declared, but
// that pages say that they are not available in it.

// URLIn returns the address that a page or generated page at an address would have in a
// language: "guidance/sharing.cy.html" for "guidance/sharing.html".
func URLIn(url, language string) string {
	return strings.TrimSuffix(url, ".html") + "." + language + ".html"
}

// Untranslated returns the address in the site's own language of what stands at an address in
// one of the others.
func (s *Site) Untranslated(url string) string {
	for _, language := range furtherLanguages(s.Config) {
		if stem, ok := strings.CutSuffix(url, "."+language+".html"); ok {
			return stem + ".html"
		}
	}
	return url
}

// At returns the address of what stands at an address, or of the same in a language if it
// stands there in it.
func (s *Site) At(url, language string) string {
	if len(s.Languages) < 2 {
		return url
	}
	original := s.Untranslated(url)
	if language == s.Config.Language {
		if s.stands(original) {
			return original
		}
		return url
	}
	if own := URLIn(original, language); s.stands(own) {
		return own
	}
	return url
}

func (s *Site) stands(url string) bool {
	_, isPage := s.byURL[url]
	_, isListing := s.listingAt[url]
	_, ofAid := s.aidLanguages[url]
	return isPage || isListing || ofAid
}

// LanguageAt returns the language of what stands at an address: the site's if nothing does.
func (s *Site) LanguageAt(url string) string {
	if id, ok := s.byURL[url]; ok {
		return s.Pages[id].Object.Language
	}
	if i, ok := s.listingAt[url]; ok {
		return s.Listings[i].Language
	}
	if language, ok := s.aidLanguages[url]; ok {
		return language
	}
	return s.Config.Language
}

// InLanguage returns the page of which another is a translation, or that is a translation of
// it, in a language; itself where there is none.
func (s *Site) InLanguage(id PageID, language string) PageID {
	if id == None || s.Pages[id].Object.Language == language {
		return id
	}
	for _, other := range s.Pages[id].Translations {
		if s.Pages[other].Object.Language == language {
			return other
		}
	}
	return id
}

// AllInLanguage returns pages in a language, each once, as InLanguage does.
func (s *Site) AllInLanguage(ids []PageID, language string) []PageID {
	if len(s.Languages) < 2 {
		return ids
	}
	var out []PageID
	for _, id := range ids {
		if own := s.InLanguage(id, language); !slices.Contains(out, own) {
			out = append(out, own)
		}
	}
	return out
}

// Original returns the page of which another is a translation, or itself.
func (s *Site) Original(id PageID) PageID {
	if id == None || !isTranslation(s.Pages[id].Object.Path) {
		return id
	}
	for _, other := range s.Pages[id].Translations {
		if !isTranslation(s.Pages[other].Object.Path) {
			return other
		}
	}
	return id
}

// EntriesIn returns the A–Z index for readers of a language.
func (s *Site) EntriesIn(language string) []Entry {
	if entries, ok := s.further[language]; ok {
		return entries
	}
	return s.Entries
}

// originalURL returns the address of the page of which another is a translation.
func originalURL(p placed) string {
	if original, _, translated := kind.SplitLanguage(p.path); translated {
		return URLOf(original)
	}
	return p.url
}

// tongues are the languages that pages have.
type tongues struct {
	names  []string // the site's first
	pages  []placed
	others map[string][]PageID // by content path, see translationsOf
}

func tonguesOf(in Input, pages []placed) tongues {
	t := tongues{names: []string{in.Config.Language}, pages: pages}
	for _, language := range furtherLanguages(in.Config) {
		if slices.ContainsFunc(pages, func(p placed) bool { return p.language == language }) {
			t.names = append(t.names, language)
		}
	}
	if len(t.names) > 1 {
		t.others = translationsOf(pages)
	}
	return t
}

// furtherLanguages returns the languages of a site but its own.
func furtherLanguages(c source.Config) []string {
	if len(c.Languages) < 2 {
		return nil
	}
	return c.Languages[1:]
}

// in returns a page in a language, or the page.
func (t tongues) in(id PageID, language string) PageID {
	if t.pages[id].language == language {
		return id
	}
	for _, other := range t.others[t.pages[id].path] {
		if t.pages[other].language == language {
			return other
		}
	}
	return id
}

// entries returns the A–Z index of each language.
func (t tongues) entries(in Input) map[string][]Entry {
	out := make(map[string][]Entry, len(t.names))
	for _, language := range t.names {
		out[language] = entries(in, t.pages, language, func(id PageID) bool { return t.in(id, language) == id && t.listed(id, language) })
	}
	return out
}

// listed tells whether readers of a language are to be told of a page that is not in it: if
// it is in no language, they are told of the original alone.
func (t tongues) listed(id PageID, language string) bool {
	if t.pages[id].language == language || !isTranslation(t.pages[id].path) {
		return true
	}
	return !slices.ContainsFunc(t.others[t.pages[id].path], func(o PageID) bool { return !isTranslation(t.pages[o].path) })
}

// withTranslations returns pages with the translations of each behind it.
func (t tongues) withTranslations(pages []PageID) []PageID {
	if len(t.names) < 2 {
		return pages
	}
	var out []PageID
	for _, id := range pages {
		out = append(append(out, id), t.others[t.pages[id].path]...)
	}
	return out
}

// translated returns generated pages in a language. listings are those in the site's.
func (t tongues) translated(listings []Listing, language string, index []Entry) []Listing {
	var out []Listing
	for _, l := range listings {
		if l.Kind == ListIndex || l.Kind == ListLetter || l.Language != t.names[0] {
			continue
		}
		l.URL, l.Language = URLIn(l.URL, language), language
		if l.Kind != ListReviews { // which lists all languages
			l.Pages = t.all(l.Pages, language)
		}
		out = append(out, l)
	}
	addIndex(index, func(l Listing, _ string) {
		l.URL, l.Language = URLIn(l.URL, language), language
		out = append(out, l)
	})
	return out
}

func (t tongues) all(pages []PageID, language string) []PageID {
	out := make([]PageID, len(pages))
	for i, id := range pages {
		out[i] = t.in(id, language)
	}
	return out
}

// fragmentIn returns the path of a file to be included in a language, if there is one.
func (s *symbols) fragmentIn(file, language string) string {
	stem, isPage := strings.CutSuffix(file, ".md")
	if own := stem + "." + language + ".md"; isPage && s.fragments[own] != nil {
		return own
	}
	return file
}

// forReaders returns back-links as readers of each page are to see them: what is said of a
// page or of a translation of it counts for both, and each page that says it is named once,
// in the language of the page that it is named on if it is in it.
func forReaders(pages []placed, translated map[string][]PageID, rank []int, citedBy [][]Citation, mentionedOn [][]PageID) ([][]Citation, [][]PageID) {
	t := tongues{pages: pages, others: translated}
	order := func(a, b PageID) int {
		return cmp.Or(cmp.Compare(rank[t.original(a)], rank[t.original(b)]), cmp.Compare(a, b))
	}
	cited, mentioned := make([][]Citation, len(pages)), make([][]PageID, len(pages))
	for i := range pages {
		id, language := PageID(i), pages[i].language
		group := append([]PageID{id}, translated[pages[i].path]...)
		anchors, names := map[PageID][]string{}, map[PageID]bool{}
		for _, member := range group {
			for _, c := range citedBy[member] {
				own := t.in(c.Page, language)
				anchors[own] = append(anchors[own], c.Anchors...)
			}
			for _, page := range mentionedOn[member] {
				names[t.in(page, language)] = true
			}
		}
		for _, member := range group {
			delete(anchors, member)
			delete(names, member)
		}
		for _, page := range slices.SortedFunc(maps.Keys(anchors), order) {
			places := anchors[page]
			slices.Sort(places)
			cited[i] = append(cited[i], Citation{page, slices.Compact(places)})
			delete(names, page)
		}
		mentioned[i] = slices.SortedFunc(maps.Keys(names), order)
	}
	return cited, mentioned
}

// original returns the page of which another is a translation, or itself.
func (t tongues) original(id PageID) PageID {
	if !isTranslation(t.pages[id].path) {
		return id
	}
	for _, other := range t.others[t.pages[id].path] {
		if !isTranslation(t.pages[other].path) {
			return other
		}
	}
	return id
}
