package search

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestPatchOfWhatIsRare makes edits that random ones seldom do: a term is no more written
// on any page as it is while its postings stay, and then is again; and a word of a title
// comes to say something, or ceases to, by a word of the text with the same term; and a
// page that had a near one has only fewer words than before.
func TestPatchOfWhatIsRare(t *testing.T) {
	x := newPatchSite(t, []Document{
		{URL: "a.html", Title: "According to plan", Passages: []Passage{{Text: "planned"}}},
		{URL: "b.html", Title: "Two", Passages: []Passage{{Text: "a plan"}}},
		{URL: "c.html", Title: "Three", Passages: []Passage{{Text: "tower and bell"}}},
		{URL: "d.html", Title: "Four", Passages: []Passage{{Text: "bell and tower"}}},
	}, Words{})
	words := func(document int, text string) {
		t.Helper()
		x.changes(fmt.Sprintf("%q", text), document, func(d *Document) { d.Passages = []Passage{{Text: text}} })
	}
	words(1, "a plans")
	words(1, "a plan")
	words(0, "planned accord")
	words(0, "planned")
	words(2, "") // whose signature only loses terms
	if len(x.near[2])+len(x.near[3]) > 0 {
		t.Errorf("pages are near that share nothing: %v", x.near)
	}
}

// changes edits a document, and holds that the directory changes.
func (x *patchSite) changes(what string, document int, edit func(d *Document)) {
	x.t.Helper()
	before := x.files[DirectoryName]
	d := x.documents[document]
	edit(&d)
	if !x.patch(map[int]Document{document: d}) || x.files[DirectoryName] == before {
		x.t.Errorf("%s changes nothing", what)
	}
}

// TestPatchOfTitles takes words of titles away that stand nowhere else, takes a whole
// title away, and gives it to another page; and makes pages near by their titles alone,
// where a word counts as three.
func TestPatchOfTitles(t *testing.T) {
	x := newPatchSite(t, []Document{
		{URL: "a.html", Title: "Planned plans for lighthouses", Passages: []Passage{{Text: "of keepers"}}},
		{URL: "b.html", Title: "", Passages: []Passage{{Text: "a plan"}}},
		{URL: "c.html", Title: "The", Passages: []Passage{{Text: "boats"}}},
		{URL: "d.html", Title: "Boats", Passages: []Passage{}},
		{URL: "e.cy.html", Title: "Cychod", Language: "cy"},
	}, Words{})
	title := func(document int, text string) {
		t.Helper()
		x.changes(fmt.Sprintf("the title %q", text), document, func(d *Document) { d.Title = text })
	}
	title(0, "Planned plans")              // a word and its pairs go
	title(0, "Planned planned plans plan") // it counts more than three times
	title(0, "")
	title(1, "Lighthouses and plans")
	title(2, "")    // which said nothing
	title(3, "The") // of which only a stop word is left
	title(2, "Lighthouses with their plan")
	if !slices.Equal(x.near[1], []int{2}) {
		t.Errorf("near the page with the same title are %v", x.near[1])
	}
	title(4, "") // which was all that there was in the language
	title(4, "Cychod a goleudai")
	title(0, "\u2028 <b> \\ \" and \x00")
	title(0, "Planned plans for lighthouses")
}

// TestPatchOfFacets brings and takes away the first and the last page of a value, and of a
// facet; each in both of the forms that sets have.
func TestPatchOfFacets(t *testing.T) {
	const topics = 30
	var documents []Document
	for i := range topics {
		documents = append(documents, Document{
			URL: fmt.Sprint(i, ".html"), Title: fmt.Sprint("Page ", i), Kind: "guidance", Status: "current", Ended: i%2 == 0,
			Facets: map[string][]string{FacetKind: {"guidance"}, FacetTopic: {fmt.Sprint("topic ", i)}},
		})
	}
	x := newPatchSite(t, documents, Words{})
	facet := func(document int, facet string, values ...string) {
		t.Helper()
		x.changes(fmt.Sprint(facet, values), document, func(d *Document) {
			d.Facets = maps.Clone(d.Facets)
			d.Facets[facet] = values
		})
	}
	facet(7, FacetTopic, "topic 7", "topic 8") // to which a page comes
	facet(8, FacetTopic)                       // the first page of which goes
	facet(7, FacetTopic, "topic 7", "topic 7") // and the last
	facet(29, FacetNation, "Wales", "Wales")   // a facet that no page had
	facet(29, FacetNation)                     // or has
	facet(0, FacetReview, "")                  // a day that is none
	facet(0, FacetReview, "2026-01-01")
	facet(0, FacetCouncil, "<b>", "\u2028\\\"") // characters that JSON has other signs for
	for i := range documents {
		facet(i, FacetKind, "source")
	}
	x.changes("no facet", 0, func(d *Document) { d.Facets = nil })
	for i := range documents {
		x.changes("ended", i, func(d *Document) { d.Ended = !d.Ended })
		x.changes("aside", i, func(d *Document) { d.Aside = true })
	}
	// What the cards alone show changes none of this.
	before, d := x.files[DirectoryName], x.documents[3]
	d.Kind, d.Status = "source", "withdrawn"
	if !x.patch(map[int]Document{3: d}) || len(before) != len(x.files[DirectoryName]) {
		t.Error("the table changes with what a card shows")
	}
	if x.patch(map[int]Document{3: {URL: d.URL}, 9: {URL: x.documents[9].URL}}); strings.Contains(x.files[DirectoryName], "topic 3") {
		t.Error("a page's topic stays")
	}
}
