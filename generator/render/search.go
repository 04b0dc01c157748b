package render

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

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
		s.helper[language] = b.lateWith("search/helper.js "+language, "search/helper.js", "", w.table("box_", "kind_", "state_", "found_", "language_"))
		s.results[language] = b.lateWith("search/results.js "+language, "search/results.js", "", w.table("search_", "kind_", "state_", "found_", "language_", "pack_add", "pack_remove"))
	}
	return s
}

// all returns the scripts of a site that has a search page in each of some languages.
func (s scripts) all(languages []string) []late {
	out := []late{s.box, s.engine}
	for _, language := range languages {
		if script, ok := s.results[language]; ok {
			out = append(out, script)
		}
	}
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
		Action: site.Relative(url, b.site.At(b.search, w.Language)),
		Helper: site.Relative(url, b.theme.scripts.helper[w.Language].url()),
		Engine: site.Relative(url, b.theme.scripts.engine.url()),
		Root:   site.Root(url),
	}
	if b.site.LanguageAt(b.site.At(b.search, w.Language)) != w.Language {
		v.Language = w.Language
	}
	if w.Language != b.site.Config.Language {
		v.Site = b.site.Config.Language
	}
	if len(b.site.Languages) > 1 {
		others := slices.DeleteFunc(slices.Clone(b.site.Languages), func(l string) bool { return l == w.Language })
		v.Others = strings.Join(others, " ")
	}
	return v
}

// searchView returns what the page of results needs besides.
func (b *Book) searchView(url string, w *Words) *SearchView {
	v := &SearchView{
		Languages: b.searchLanguages(w.Language),
		Script:    site.Relative(url, b.theme.scripts.results[w.Language].url()),
		Engine:    site.Relative(url, b.theme.scripts.engine.url()),
		Directory: site.Relative(url, site.SearchDirectoryURL),
		Facets:    b.facets(w),
	}
	if b.site.SearchHelp != site.None {
		help := b.link(url, w, b.site.InLanguage(b.site.SearchHelp, w.Language))
		v.Help = &help
	}
	return v
}

// searchLanguages returns the languages of the pages, the given one first; nil if there is
// no other.
func (b *Book) searchLanguages(first string) []SearchLanguage {
	if len(b.site.Languages) < 2 {
		return nil
	}
	var out []SearchLanguage
	for _, language := range b.site.Languages {
		v := SearchLanguage{language, b.theme.Words(language).T("language_name")}
		if language == first {
			out = slices.Insert(out, 0, v)
		} else {
			out = append(out, v)
		}
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
		{search.FacetModel, w.T("models"), b.termValues(w, c.Models)},
		{search.FacetTopic, w.T("topics"), b.termValues(w, c.Topics)},
		{search.FacetNation, w.T("nations"), b.termValues(w, c.Nations)},
		{search.FacetAudience, w.T("filter_audience"), b.termValues(w, c.Audiences)},
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

func (b *Book) termValues(w *Words, terms []source.Term) []facetValue {
	out := []facetValue{}
	for _, t := range terms {
		out = append(out, facetValue{t.ID, b.term(w, t.Title).Title})
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
			parts.Below = append(parts.Below, b.linkAt(url, w, s.URL()))
		}
	}
	topics := ListView{Words: w, Title: w.T("topics")}
	for i := range b.site.Listings {
		if l := &b.site.Listings[i]; l.Kind == site.ListTopic && l.Language == w.Language {
			topic := b.term(w, l.Title)
			topic.URL = site.Relative(url, l.URL)
			topics.Below = append(topics.Below, topic)
		}
	}
	return slices.DeleteFunc([]ListView{parts, topics}, func(l ListView) bool { return len(l.Below) == 0 })
}

// indexView returns the A–Z index as a page shows it: the links to all letters,
// and the entries of those that stand on the page.
func (b *Book) indexView(l *site.Listing, w *Words) *IndexView {
	entries := b.site.EntriesIn(w.Language)
	first := site.NoLetter
	if len(entries) > 0 {
		first = entries[0].Letter
	}
	_, split := b.site.ListingAt(b.site.At(site.LetterURL(first), w.Language))
	v := &IndexView{}
	if b.search != "" {
		v.Search = site.Relative(l.URL, b.site.At(b.search, w.Language))
	}
	for _, e := range entries {
		if n := len(v.Letters); n == 0 || v.Letters[n-1].key != e.Letter {
			v.Letters = append(v.Letters, b.indexLetter(l, e.Letter, split))
		}
		if last := &v.Letters[len(v.Letters)-1]; last.shown {
			last.Entries = append(last.Entries, b.indexEntry(l.URL, w, e))
		}
	}
	return v
}

func (b *Book) indexLetter(l *site.Listing, letter string, split bool) IndexLetter {
	out := IndexLetter{key: letter, Letter: letterName(letter), ID: "letter-" + letter}
	switch {
	case split:
		out.URL = site.Relative(l.URL, b.site.At(site.LetterURL(letter), l.Language))
		out.Current = l.Term == letter
		out.shown = out.Current
	default:
		out.URL = "#" + fragment(out.ID)
		index := b.site.At(site.IndexURL, l.Language)
		if l.URL != index {
			out.URL = site.Relative(l.URL, index) + out.URL
		}
		out.shown = l.URL == index
	}
	return out
}

// letterName returns a letter as it stands over its entries: A, and Ch in Welsh.
func letterName(letter string) string {
	_, first := utf8.DecodeRuneInString(letter)
	return strings.ToUpper(letter[:first]) + letter[first:]
}

func (b *Book) indexEntry(from string, w *Words, e site.Entry) IndexEntry {
	if e.Page != site.None {
		link := b.link(from, w, e.Page)
		link.Summary = ""
		return IndexEntry{Link: link, Sort: w.T("kind_" + link.Kind)}
	}
	t := &b.site.Glossary[e.Term]
	words, language := b.termIn(*t, w)
	out := IndexEntry{Sort: w.T("kind_term"), Note: words.Expansion}
	if e.Long {
		out.Note = words.Term
	}
	out.Title, out.URL = e.Title, site.Relative(from, b.site.At(b.glossary, w.Language))+"#"+fragment(termAnchor(t.ID))
	out.Lang = language
	return out
}
