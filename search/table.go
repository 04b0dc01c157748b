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
		lengths[i] = symbol(lengthClass(g.body))
		titles[i] = symbol(min(g.title, symbols-1))
		d := e.document(i)
		if d.Ended {
			ended = append(ended, int32(i))
		}
		if d.Aside {
			aside = append(aside, int32(i))
		}
		for _, facet := range append(Facets(), FacetReview) {
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
