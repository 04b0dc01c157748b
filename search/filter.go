package search

import "slices"

// fitting returns a test of whether a page has none of the words that must not be
// there, and all pairs of words of the quoted phrases.
func (a *answer) fitting() (func(page int32) bool, error) {
	var never, always []map[int32]bool
	for _, term := range a.query.Not {
		entry, err := a.term(term)
		if err != nil {
			return nil, err
		}
		never = append(never, pagesOf(entry.postings))
	}
	for _, phrase := range a.query.Phrases {
		sets, err := a.holders(phrase)
		if err != nil {
			return nil, err
		}
		always = append(always, sets...)
	}
	return func(page int32) bool {
		for _, set := range never {
			if set[page] {
				return false
			}
		}
		for _, set := range always {
			if !set[page] {
				return false
			}
		}
		return true
	}, nil
}

func pagesOf(postings []posting) map[int32]bool {
	out := make(map[int32]bool, len(postings))
	for _, p := range postings {
		out[p.page()] = true
	}
	return out
}

// holders returns, for each pair of words of a phrase, the pages that hold it; of
// a phrase of one word those that hold the word. Stop words are passed over.
func (a *answer) holders(phrase string) ([]map[int32]bool, error) {
	terms := a.saying(phrase)
	if len(terms) == 1 {
		entry, err := a.term(terms[0])
		return []map[int32]bool{pagesOf(entry.postings)}, err
	}
	var out []map[int32]bool
	for i := 1; i < len(terms); i++ {
		pages, err := a.pair(hashPair(hashTerm(terms[i-1]), hashTerm(terms[i])))
		if err != nil {
			return nil, err
		}
		set := make(map[int32]bool, len(pages))
		for _, page := range pages {
			set[page] = true
		}
		out = append(out, set)
	}
	return out, nil
}

// count filters hits and counts what the filters could be set to: for each facet
// the pages that fit all the other filters.
func (a *answer) count(filters map[string][]string) {
	const passed, several, none = 0, -1, -2
	misses := make([]int8, a.Pages) // which filter a page fails, from 1
	for page := range misses {
		misses[page] = none
	}
	for _, h := range a.ranked {
		misses[h.page] = passed
	}
	for n, facet := range Facets() {
		if len(filters[facet]) == 0 {
			continue
		}
		has := map[int32]bool{}
		for _, v := range filters[facet] {
			for _, page := range a.pages.facets[facet][v] {
				has[page] = true
			}
		}
		for _, h := range a.ranked {
			switch {
			case has[h.page]:
			case misses[h.page] == passed:
				misses[h.page] = int8(n + 1)
			default:
				misses[h.page] = several
			}
		}
	}
	a.facets = map[string]map[string]int{}
	for n, facet := range Facets() {
		a.facets[facet] = map[string]int{}
		for v, pages := range a.pages.facets[facet] {
			count := 0
			for _, page := range pages {
				if miss := misses[page]; miss == passed || miss == int8(n+1) {
					count++
				}
			}
			if count > 0 {
				a.facets[facet][v] = count
			}
		}
	}
	first := int32(-1)
	if a.chosen {
		first = a.ranked[0].page
	}
	a.ranked = slices.DeleteFunc(a.ranked, func(h hit) bool { return misses[h.page] != passed })
	a.chosen = a.chosen && len(a.ranked) > 0 && a.ranked[0].page == first
}

// choose puts the page that editors chose for a query first.
func (a *answer) choose(query string) {
	page, ok := a.Best[key(a.analyser, query)]
	if !ok {
		return
	}
	top := hit{page: int32(page)}
	if at := slices.IndexFunc(a.ranked, func(h hit) bool { return h.page == top.page }); at >= 0 {
		top = a.ranked[at]
		a.ranked = slices.Delete(a.ranked, at, at+1)
	}
	a.ranked, a.chosen = slices.Insert(a.ranked, 0, top), true
}
