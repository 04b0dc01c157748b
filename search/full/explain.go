package full

import (
	"context"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	found "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"partnerbook/search"
)

// explain says, by page, what each term added to its score, as bleve tells it:
// before the sum is weighed by how many of the terms the page has.
func (x *Index) explain(ctx context.Context, u *understood, ranked []hit) (map[string][]search.Part, error) {
	out := map[string][]search.Part{}
	if len(ranked) == 0 {
		return out, nil
	}
	isPage := func(id string) query.Query { return query.NewDocIDQuery([]string{unitID(id, 0)}) }
	request := bleve.NewSearchRequestOptions(x.among(u.page(), ranked, isPage), len(ranked), 0, true)
	answer, err := x.ask(ctx, x.pages, request)
	if err != nil {
		return nil, err
	}
	for _, match := range answer.Hits {
		id, _ := splitID(match.ID)
		out[id] = parts(nil, match.Expl)
	}
	return out, nil
}

// parts appends the terms that an explanation names, which bleve writes as
// "weight(field:term^boost in document)".
func parts(to []search.Part, e *found.Explanation) []search.Part {
	if e == nil {
		return to
	}
	if term, ok := explained(e.Message); ok {
		at := slices.IndexFunc(to, func(p search.Part) bool { return p.Term == term })
		if at < 0 {
			return append(to, search.Part{Term: term, Score: e.Value})
		}
		to[at].Score += e.Value
		return to
	}
	for _, child := range e.Children {
		to = parts(to, child)
	}
	return to
}

// explained reads the term that an explanation is about, with its field unless that
// is the field of everything.
func explained(message string) (term string, ok bool) {
	for _, start := range []string{"weight(", "fieldWeight("} {
		rest, found := strings.CutPrefix(message, start)
		if !found {
			continue
		}
		end := strings.Index(rest, " in ")
		if at := strings.LastIndexByte(rest[:max(0, end)], '^'); at > 0 {
			end = at
		}
		if end > 0 {
			return strings.TrimPrefix(rest[:end], fieldAll+":"), true
		}
	}
	return "", false
}
