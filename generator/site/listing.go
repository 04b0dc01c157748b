package site

import (
	"cmp"
	"slices"

	"partnerbook/generator/source"
)

// Listing is a generated page that lists others.
type Listing struct {
	Kind ListingKind
	URL  string
	// Language is that of its readers.
	Language string
	Term     string // the id of a topic, model or nation; a letter of the A–Z index
	Title    string // of a topic, model, nation or section; "" where the theme has words
	Section  int    // under which breadcrumbs show it
	Pages    []PageID
	Below    []string // addresses of listings or sections listed as well
}

// ListingKind says what a listing lists.
type ListingKind uint8

const (
	ListSection      ListingKind = iota + 1 // a folder without a page of its own
	ListTopic                               // pages of one topic
	ListModel                               // pages of one delivery model
	ListNation                              // pages for one nation
	ListTopics                              // all topics, models and nations
	ListReviews                             // all pages by the day of their review
	ListGlossary                            // the terms of the glossary
	ListSearch                              // where readers search
	ListIndex                               // the A–Z index
	ListLetter                              // one letter of a long A–Z index
	ListPack                                // where readers put pages together that they take away
	ListTranslations                        // how translations stand to their originals
	ListReading                             // how hard the pages are to read, for editors
)

// String returns the name of the kind, which is that of its theme folder.
func (k ListingKind) String() string {
	return [...]string{"", "section", "topic", "model", "nation", "topics", "reviews", "glossary", "search", "index", "letter", "pack", "translations", "reading"}[k]
}

// The addresses of the generated pages.
const (
	TopicsURL       = "topics/index.html"
	ReviewsURL      = "reviews.html"
	CalendarURL     = "reviews.ics"
	GlossaryURL     = "glossary/index.html"
	SearchURL       = "search.html"
	IndexURL        = "a-z.html"
	PackURL         = "pack.html"
	TranslationsURL = "translations.html"
	ReadingURL      = "reading.html"

	// ReadMeURL is what bundles have besides: a text that stands first in a list of files.
	ReadMeURL = "1-READ-ME-FIRST.txt"

	// SearchDirectoryURL is the one file of the search index whose name never changes.
	SearchDirectoryURL = "search/index.js"
)

// listings makes the generated pages.
func listings(in Input, pages []placed, a arrangement, indexes map[string][]Entry, t tongues, taken *addresses) []Listing {
	var out []Listing
	add := func(l Listing, what string) {
		l.Language = cmp.Or(l.Language, in.Config.Language)
		if taken.take(l.URL, claimOfProgram(in, what)) {
			out = append(out, l)
		}
	}
	for i := range a.sections {
		s := &a.sections[i]
		if s.Index == None {
			add(sectionListing(i, a), "the list of the section "+s.Folder)
		}
	}
	terms := termListings(in, pages, a.order)
	for _, l := range terms {
		add(l, "the page of "+l.Kind.String()+" "+l.Term)
	}
	if len(terms) > 0 {
		overview := Listing{Kind: ListTopics, URL: TopicsURL}
		for _, l := range terms {
			overview.Below = append(overview.Below, l.URL)
		}
		add(overview, "the list of topics")
	}
	if reviewed := toReview(pages, t.withTranslations(a.order)); len(reviewed) > 0 {
		add(Listing{Kind: ListReviews, URL: ReviewsURL, Pages: reviewed}, "the review report")
		if !in.Config.Plain && slices.Contains(in.Config.Languages, "en") {
			add(Listing{Kind: ListReading, URL: ReadingURL}, "the report on how hard pages are to read")
		}
	}
	if len(in.Glossary.Terms) > 0 && taken.free(GlossaryURL) {
		add(Listing{Kind: ListGlossary, URL: GlossaryURL}, "the glossary")
	}
	if !in.Config.NoSearch {
		add(Listing{Kind: ListSearch, URL: SearchURL}, "the search page")
	}
	add(Listing{Kind: ListPack, URL: PackURL}, "the page of the reader’s pack")
	addIndex(indexes[in.Config.Language], add)
	if len(in.Config.Languages) > 1 {
		add(Listing{Kind: ListTranslations, URL: TranslationsURL}, "the report on translations")
	}
	for _, language := range t.names[1:] {
		for _, l := range t.translated(out, language, indexes[language]) {
			add(l, "the page "+l.URL)
		}
	}
	return out
}

func (a *addresses) free(url string) bool {
	_, taken := a.owner[url]
	return !taken
}

func sectionListing(i int, a arrangement) Listing {
	s := &a.sections[i]
	l := Listing{Kind: ListSection, URL: s.URL(), Title: s.Title, Section: i, Pages: s.Pages}
	for _, below := range s.Below {
		l.Below = append(l.Below, a.sections[below].URL())
	}
	return l
}

// termListings makes a page for each topic, model and nation that a page has.
func termListings(in Input, pages []placed, order []PageID) []Listing {
	var out []Listing
	group := func(kind ListingKind, folder string, terms []source.Term, of func(PageID) []string) {
		with := make([][]PageID, len(terms))
		for _, id := range order {
			has := of(id)
			if len(has) == 0 {
				continue
			}
			for i := range terms {
				if slices.Contains(has, terms[i].ID) {
					with[i] = append(with[i], id)
				}
			}
		}
		for i, t := range terms {
			if len(with[i]) > 0 {
				out = append(out, Listing{Kind: kind, URL: folder + "/" + t.ID + ".html", Term: t.ID, Title: t.Title, Pages: with[i]})
			}
		}
	}
	group(ListModel, "models", in.Config.Models, func(id PageID) []string { return pages[id].object.Meta.Models })
	group(ListTopic, "topics", in.Config.Topics, func(id PageID) []string { return pages[id].object.Meta.Topics })
	group(ListNation, "nations", in.Config.Nations, func(id PageID) []string { return pages[id].object.Meta.Nations })
	return out
}

// toReview returns the pages with a day of review, the earliest first.
func toReview(pages []placed, order []PageID) []PageID {
	var out []PageID
	for _, id := range order {
		if !pages[id].object.Meta.ReviewBy.IsZero() {
			out = append(out, id)
		}
	}
	slices.SortStableFunc(out, func(a, b PageID) int {
		return pages[a].object.Meta.ReviewBy.Compare(pages[b].object.Meta.ReviewBy)
	})
	return out
}
