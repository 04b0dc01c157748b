package full

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"partnerbook/search"
)

const (
	usualLimit   = 10
	mostPassages = 3
	// titleBonus is added, as a share of the score, for a title that the words of the
	// query cover wholly; for one that they cover in part, less than that part.
	titleBonus = 0.5
	// ended and aside are what pages are worth that are kept for reference only, and
	// that are not for those whom the site is for: as in search.
	ended, aside = 0.7, 0.6
)

// hit is a page that fits.
type hit struct {
	document int
	score    float64
}

// Search answers a query. A mistake in the query is a *QueryError.
func (x *Index) Search(ctx context.Context, text string, o search.Options) (search.Results, error) {
	out := search.Results{Query: text, Facets: map[string]map[string]int{}, Results: []search.Result{}}
	u, err := understand(text, x.analyser)
	if err != nil {
		return out, err
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	ranked, err := x.ranked(ctx, u)
	if err != nil {
		return out, u.blame(err)
	}
	ranked = x.filter(ranked, o.Filters, out.Facets)
	out.Total = len(ranked)
	if o.Limit == 0 {
		o.Limit = usualLimit
	}
	ranked = ranked[:min(o.Limit, len(ranked))]
	found, err := x.found(ctx, u, ranked)
	if err != nil {
		return out, err
	}
	terms := map[string][]search.Part{}
	if o.Explain {
		if terms, err = x.explain(ctx, u, ranked); err != nil {
			return out, err
		}
	}
	for _, h := range ranked {
		d := &x.documents[h.document]
		out.Results = append(out.Results, search.Result{
			ID: d.ID, URL: d.URL, Title: d.Title, Kind: d.Kind, Status: d.Status, Score: h.score,
			Models:   slices.Compact(slices.Sorted(slices.Values(d.Facets[search.FacetModel]))),
			Passages: found[d.ID], Terms: terms[d.ID],
		})
	}
	return out, nil
}

// blame makes a mistake of the query of what bleve says of patterns that are more
// than its automata can hold.
func (u *understood) blame(err error) error {
	says := func(words string) bool { return strings.Contains(err.Error(), words) }
	if u.pattern > 0 && (says("too many instructions") || says("states")) {
		found, advice := tooLarge()
		return &QueryError{u.pattern, found, advice}
	}
	return err
}

// ranked returns the pages that fit, the best first; of equal ones, that which
// comes first in the site.
func (x *Index) ranked(ctx context.Context, u *understood) ([]hit, error) {
	if u.empty() || len(x.documents) == 0 {
		return nil, nil
	}
	answer, err := x.ask(ctx, x.pages, bleve.NewSearchRequestOptions(u.page(), len(x.documents), 0, false))
	if err != nil {
		return nil, err
	}
	var out []hit
	for _, match := range answer.Hits {
		id, _ := splitID(match.ID)
		h := hit{x.number[id], match.Score}
		h.score *= 1 + titleBonus*x.covered(h.document, u.plain)
		if d := &x.documents[h.document]; d.Ended {
			h.score *= ended
		} else if d.Aside {
			h.score *= aside
		}
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.document, b.document))
	})
	return out, nil
}

// covered returns how much of a title the words of a query cover, squared.
func (x *Index) covered(document int, plain map[string]bool) float64 {
	if len(plain) == 0 || len(x.titles[document]) == 0 {
		return 0
	}
	n := 0
	for _, term := range x.titles[document] {
		if plain[term] {
			n++
		}
	}
	share := float64(n) / float64(len(x.titles[document]))
	return share * share
}

// ask asks a table.
func (x *Index) ask(ctx context.Context, t *table, r *bleve.SearchRequest) (*bleve.SearchResult, error) {
	answer, err := t.index.SearchInContext(ctx, r)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, fmt.Errorf("search: %w", err)
	}
	return answer, nil
}

// filter leaves the pages that fit all filters, and counts for each facet the pages
// that fit all filters of the others: what its values would leave.
func (x *Index) filter(hits []hit, filters map[string][]string, facets map[string]map[string]int) []hit {
	for _, facet := range search.Facets() {
		facets[facet] = map[string]int{}
	}
	var out []hit
	for _, h := range hits {
		values := x.documents[h.document].Facets
		misses := missed(values, filters)
		for _, facet := range search.Facets() {
			if len(misses) == 0 || len(misses) == 1 && misses[0] == facet {
				for _, v := range values[facet] {
					facets[facet][v]++
				}
			}
		}
		if len(misses) == 0 {
			out = append(out, h)
		}
	}
	return out
}

// missed returns the facets of which a page has none of the wanted values.
func missed(values, filters map[string][]string) []string {
	var out []string
	for facet, wanted := range filters {
		fits := func(v string) bool { return slices.Contains(wanted, v) }
		if len(wanted) > 0 && !slices.ContainsFunc(values[facet], fits) {
			out = append(out, facet)
		}
	}
	return out
}

// among restricts a query to pages, without effect on scores.
func (x *Index) among(q query.Query, ranked []hit, one func(id string) query.Query) query.Query {
	var pages []query.Query
	for _, h := range ranked {
		pages = append(pages, one(x.documents[h.document].ID))
	}
	out := query.NewBooleanQuery(nil, []query.Query{q}, nil)
	out.SetMinShould(1)
	out.AddFilter(query.NewDisjunctionQuery(pages))
	return out
}
