package render

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
	"partnerbook/search"
)

// What readers see of search: the box on every page, the page of results and the
// A–Z index. The scripts of these are in the theme's folder search/.

// scripts are the scripts of search. The box is on every page, and loads its
// helper and the engine when a reader needs them.
type scripts struct {
	box, engine late
	// Those that show words are made for each language.
	helper, results map[string]late
}

// bundleSearch makes the scripts of search.
func bundleSearch(b *bundler, words map[string]*Words) scripts {
	s := scripts{
		box: b.late("search/box.js"), engine: b.late("search/search.js"),
		helper: map[string]late{}, results: map[string]late{},
	}
	for language, w := range words {
		s.helper[language] = b.lateWith("search/helper.js "+language, "search/helper.js", "", w.table("box_", "kind_", "state_", "found_"))
		s.results[language] = b.lateWith("search/results.js "+language, "search/results.js", "", w.table("search_", "kind_", "state_", "found_", "pack_add", "pack_remove"))
	}
	return s
}

// all returns the scripts of a site whose search page is in a language.
func (s scripts) all(language string) []late {
	out := []late{s.box, s.engine, s.results[language]}
	for _, language := range slices.Sorted(maps.Keys(s.helper)) {
		out = append(out, s.helper[language])
	}
	return out
}

// boxView returns the search box of the pages beside an address; nil where the
// site has no search page.
func (b *Book) boxView(url string, w *Words) *BoxView {
	if b.search == "" {
		return nil
	}
	v := &BoxView{
		Action: site.Relative(url, b.search),
		Helper: site.Relative(url, b.theme.scripts.helper[w.Language].url()),
		Engine: site.Relative(url, b.theme.scripts.engine.url()),
		Root:   site.Root(url),
	}
	if w.Language != b.site.Config.Language {
		v.Language = w.Language
	}
	return v
}

// searchView returns what the page of results needs besides.
func (b *Book) searchView(url string, w *Words) *SearchView {
	v := &SearchView{
		Languages: b.searchLanguages(),
		Script:    site.Relative(url, b.theme.scripts.results[w.Language].url()),
		Engine:    site.Relative(url, b.theme.scripts.engine.url()),
		Directory: site.Relative(url, site.SearchDirectoryURL),
		Facets:    b.facets(w),
	}
	if b.site.SearchHelp != site.None {
		help := b.link(url, w, b.site.SearchHelp)
		v.Help = &help
	}
	return v
}

// searchLanguages returns the languages of the pages, that of the site first; nil if
// there is no other.
func (b *Book) searchLanguages() []SearchLanguage {
	c := b.site.Config
	has := map[string]bool{c.Language: true}
	for i := range b.site.Pages {
		has[b.site.Pages[i].Object.Language] = true
	}
	var out []SearchLanguage
	for _, language := range c.Languages {
		if has[language] {
			out = append(out, SearchLanguage{language, b.theme.Words(language).T("language_name")})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// facet is a group of filters, in the order in which readers see its values.
// Values that are not listed are their own titles.
type facet struct {
	Name   string       `json:"name"`
	Title  string       `json:"title"`
	Values []facetValue `json:"values"`
}

type facetValue struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// facets returns the groups of filters as JSON.
func (b *Book) facets(w *Words) string {
	c := b.site.Config
	groups := []facet{
		{search.FacetKind, w.T("filter_kind"), kindValues(w)},
		{search.FacetModel, w.T("models"), termValues(c.Models)},
		{search.FacetTopic, w.T("topics"), termValues(c.Topics)},
		{search.FacetNation, w.T("nations"), termValues(c.Nations)},
		{search.FacetAudience, w.T("filter_audience"), termValues(c.Audiences)},
		{search.FacetStatus, w.T("status"), stateValues(w)},
		{search.FacetCouncil, w.T("councils"), []facetValue{}},
	}
	return asJSON(groups)
}

func kindValues(w *Words) []facetValue {
	var out []facetValue
	for _, name := range append(kind.Names(), kind.AidName) {
		out = append(out, facetValue{name, w.T("kind_" + name)})
	}
	return out
}

func stateValues(w *Words) []facetValue {
	var out []facetValue
	for s := site.StateCurrent; s <= site.StateSuperseded; s++ {
		out = append(out, facetValue{s.String(), w.T("state_" + s.String())})
	}
	return out
}

func termValues(terms []source.Term) []facetValue {
	out := []facetValue{}
	for _, t := range terms {
		out = append(out, facetValue{t.ID, t.Title})
	}
	return out
}

// table returns the words whose keys begin with one of the prefixes, as JSON for
// scripts.
func (w *Words) table(prefixes ...string) string {
	out := map[string]string{}
	for key, text := range w.text {
		if slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(key, p) }) {
			out[key] = text
		}
	}
	return asJSON(out)
}

// asJSON returns a value of texts, lists and maps as JSON.
func asJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return "null" // texts, lists and maps can be written
	}
	return string(data)
}

// places returns the links of the search page for readers without a query: the
// parts of the site and its topics.
func (b *Book) places(url string, w *Words) []ListView {
	parts := ListView{Words: w, Title: w.T("search_parts")}
	for i := range b.site.Sections {
		s := &b.site.Sections[i]
		if s.Parent == 0 {
			parts.Below = append(parts.Below, Link{URL: site.Relative(url, s.URL()), Title: b.titleAt(s.URL(), w)})
		}
	}
	topics := ListView{Words: w, Title: w.T("topics")}
	for i := range b.site.Listings {
		if l := &b.site.Listings[i]; l.Kind == site.ListTopic {
			topics.Below = append(topics.Below, Link{URL: site.Relative(url, l.URL), Title: l.Title})
		}
	}
	return slices.DeleteFunc([]ListView{parts, topics}, func(l ListView) bool { return len(l.Below) == 0 })
}

// indexView returns the A–Z index as a page shows it: the links to all letters,
// and the entries of those that stand on the page.
func (b *Book) indexView(l *site.Listing, w *Words) *IndexView {
	_, split := b.site.ListingAt(site.LetterURL(b.firstIndexLetter()))
	v := &IndexView{}
	if b.search != "" {
		v.Search = site.Relative(l.URL, b.search)
	}
	for _, e := range b.site.Entries {
		if n := len(v.Letters); n == 0 || v.Letters[n-1].key != e.Letter {
			v.Letters = append(v.Letters, b.indexLetter(l, e.Letter, split))
		}
		if last := &v.Letters[len(v.Letters)-1]; last.shown {
			last.Entries = append(last.Entries, b.indexEntry(l.URL, w, e))
		}
	}
	return v
}

func (b *Book) firstIndexLetter() string {
	if len(b.site.Entries) == 0 {
		return site.NoLetter
	}
	return b.site.Entries[0].Letter
}

func (b *Book) indexLetter(l *site.Listing, letter string, split bool) IndexLetter {
	out := IndexLetter{key: letter, Letter: strings.ToUpper(letter), ID: "letter-" + letter}
	switch {
	case split:
		out.URL = site.Relative(l.URL, site.LetterURL(letter))
		out.Current = l.Term == letter
		out.shown = out.Current
	default:
		out.URL = "#" + fragment(out.ID)
		if l.URL != site.IndexURL {
			out.URL = site.Relative(l.URL, site.IndexURL) + out.URL
		}
		out.shown = l.URL == site.IndexURL
	}
	return out
}

func (b *Book) indexEntry(from string, w *Words, e site.Entry) IndexEntry {
	if e.Page != site.None {
		link := b.link(from, w, e.Page)
		link.Summary = ""
		out := IndexEntry{Link: link, Sort: w.T("kind_" + link.Kind)}
		if language := b.site.Pages[e.Page].Object.Language; language != w.Language {
			out.Language = language
		}
		return out
	}
	t := &b.site.Glossary[e.Term]
	out := IndexEntry{Sort: w.T("kind_term"), Note: t.Expansion}
	if e.Long {
		out.Note = t.Term
	}
	out.Title, out.URL = e.Title, site.Relative(from, b.glossary)+"#"+fragment(termAnchor(t.ID))
	return out
}
