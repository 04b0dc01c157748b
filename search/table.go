package search

import "slices"

// pageTable holds what ranking and filters need to know of every page.
type pageTable struct {
	Lengths string                       `json:"lengths"` // a class each
	Titles  string                       `json:"titles"`  // different terms in the title that say something
	Ended   string                       `json:"ended"`   // a set
	Aside   string                       `json:"aside"`
	Facets  map[string]map[string]string `json:"facets"` // facet → value → a set
}

// table returns the page table.
func (e *encoder) table() pageTable {
	var t pageTable
	facets := map[string]map[string][]int32{}
	var ended, aside []int32
	lengths, titles := make([]byte, len(e.digests)), make([]byte, len(e.digests))
	for i, g := range e.digests {
		lengths[i], titles[i] = lengthMark(g), titleMark(g)
		d := e.document(i)
		e.summaries = append(e.summaries, summaries(d.Passages))
		if d.Ended {
			ended = append(ended, int32(i))
		}
		if d.Aside {
			aside = append(aside, int32(i))
		}
		for _, facet := range tableFacets() {
			for _, v := range distinct(d.Facets[facet]) {
				if facets[facet] == nil {
					facets[facet] = map[string][]int32{}
				}
				facets[facet][v] = append(facets[facet][v], int32(i))
			}
		}
	}
	t.Lengths, t.Titles = string(lengths), string(titles)
	t.Ended, t.Aside = e.set(ended), e.set(aside)
	t.Facets = map[string]map[string]string{}
	for facet, values := range facets {
		t.Facets[facet] = map[string]string{}
		for v, pages := range values {
			t.Facets[facet][v] = e.set(pages)
		}
	}
	return t
}

// means sets the mean lengths of titles, of which the sum is given, and of texts. Sums of
// whole numbers are the same in any order.
func (d *partDirectory) means(titled int) {
	body := 0.0
	for i := range len(d.Table.Lengths) {
		body += lengths[value(d.Table.Lengths[i])]
	}
	d.Title = max(1, float64(titled)) / float64(d.Pages)
	d.Body = max(1, body) / float64(d.Pages)
}

// summaries returns the numbers of the passages that say what their page is about.
func summaries(passages []Passage) []int32 {
	var out []int32
	for i := range passages {
		if passages[i].Summary {
			out = append(out, int32(i))
		}
	}
	return out
}

// lengthMark and titleMark return what the table says of a page.
func lengthMark(d *digest) byte { return symbol(lengthClass(d.body)) }
func titleMark(d *digest) byte  { return symbol(min(d.title, symbols-1)) }

// tableFacets returns the names of all facets that the table holds.
func tableFacets() []string { return append(Facets(), FacetReview) }

func (e *encoder) set(pages []int32) string { return string(appendSet(nil, pages, len(e.digests))) }

func distinct(values []string) []string {
	var out []string
	for _, v := range values {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// table is the page table, read.
type table struct {
	lengths, titles []uint8
	ended, aside    []bool
	facets          map[string]map[string][]int32
}

// values returns the values that a page has of a facet, sorted.
func (t *table) values(facet string, page int32) []string {
	var out []string
	for v, pages := range t.facets[facet] {
		if _, has := slices.BinarySearch(pages, page); has {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

func readTable(raw pageTable, pages int) (*table, error) {
	out := &table{facets: map[string]map[string][]int32{}}
	var err error
	note := func(e error) {
		if err == nil {
			err = e
		}
	}
	classes := func(text string) []uint8 {
		classes := make([]uint8, pages)
		r := reader{text: text}
		for i := range classes {
			classes[i] = uint8(r.symbol())
		}
		note(r.err)
		return classes
	}
	marks := func(text string) []bool {
		marks := make([]bool, pages)
		ids, e := readSet(text, pages)
		note(e)
		for _, id := range ids {
			marks[id] = true
		}
		return marks
	}
	out.lengths, out.titles = classes(raw.Lengths), classes(raw.Titles)
	out.ended, out.aside = marks(raw.Ended), marks(raw.Aside)
	for facet, values := range raw.Facets {
		out.facets[facet] = map[string][]int32{}
		for v, text := range values {
			ids, e := readSet(text, pages)
			note(e)
			out.facets[facet][v] = ids
		}
	}
	return out, err
}
