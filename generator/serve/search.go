package serve

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"partnerbook/generator/coding"
	"partnerbook/search"
	"partnerbook/search/full"
)

// searchPath answers queries: ?q=WORDS, and limit=N, filter=FACET=VALUE (several),
// explain=1, language=cy or all, engine=index or bleve. The answer is search.Results as JSON.
const searchPath = "/api/search"

// Limits on what a query may ask for.
const (
	longestQuery = 1000 // bytes
	mostResults  = 100
)

func (s *Server) search(w http.ResponseWriter, r *http.Request) {
	q, problem := readQuery(r)
	if problem != "" {
		http.Error(w, problem, http.StatusBadRequest)
		return
	}
	shown := s.loop.Settled(r.Context())
	if shown.Book == nil {
		http.Error(w, "There is nothing to search yet: the site has errors.", http.StatusServiceUnavailable)
		return
	}
	found, err := s.answered(r, shown, q)
	if err != nil {
		text, status := explainSearch(err)
		http.Error(w, text, status)
		return
	}
	s.send(w, r, answer{body: found, status: http.StatusOK, kind: "application/json; charset=utf-8", cache: "no-cache"})
}

// answered returns the answer to a request as JSON: the one that was given before, if
// nothing changed.
func (s *Server) answered(r *http.Request, shown Shown, q asked) (*body, error) {
	if found := s.answers.of(shown.Book, r.URL.RawQuery); found != nil {
		return found, nil
	}
	found, err := s.answer(r.Context(), shown, q)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(found)
	if err != nil {
		return nil, err
	}
	b := newBody(data, coding.Worth("search.json", len(data)))
	s.answers.keep(shown.Book, r.URL.RawQuery, b)
	return b, nil
}

// answer asks the engine that a query names.
func (s *Server) answer(ctx context.Context, shown Shown, q asked) (search.Results, error) {
	if q.engine == engineBleve {
		return s.full.search(ctx, shown, q)
	}
	index, err := shown.Book.Index()
	if err != nil {
		return search.Results{}, err
	}
	// As many at a time as there are processors, in turn: all at once would take no
	// less time, and some of them much more.
	select {
	case s.working <- struct{}{}:
		defer func() { <-s.working }()
	case <-ctx.Done():
		return search.Results{}, ctx.Err()
	}
	return index.Search(q.query, q.options)
}

// explainSearch says why a query has no answer.
func explainSearch(err error) (text string, status int) {
	var mistake *full.QueryError
	if errors.As(err, &mistake) {
		return "There is a mistake " + mistake.Error() + ".", http.StatusBadRequest
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return "The query takes too long. Ask for less.", http.StatusServiceUnavailable
	}
	return "The query cannot be answered.", http.StatusInternalServerError
}

// asked is what a request asks for.
type asked struct {
	query   string
	engine  string
	options search.Options
}

// The engines that a request may name.
const engineIndex, engineBleve = "index", "bleve"

// readQuery reads a request, and says what is wrong with it.
func readQuery(r *http.Request) (q asked, problem string) {
	values := r.URL.Query()
	q.query, q.engine = values.Get("q"), cmp.Or(values.Get("engine"), engineIndex)
	q.options = search.Options{Filters: map[string][]string{}, Language: values.Get("language"), Explain: values.Get("explain") == "1"}
	if len(q.query) > longestQuery {
		return q, "The query is too long."
	}
	if limit := values.Get("limit"); limit != "" {
		n, err := strconv.Atoi(limit)
		if err != nil || n < 1 || n > mostResults {
			return q, "limit is a number from 1 to " + strconv.Itoa(mostResults) + "."
		}
		q.options.Limit = n
	}
	if q.engine != engineIndex && q.engine != engineBleve {
		return q, "engine is index or bleve."
	}
	for _, filter := range values["filter"] {
		facet, value, ok := strings.Cut(filter, "=")
		if !ok || !slices.Contains(search.Facets(), facet) {
			return q, "filter is one of " + strings.Join(search.Facets(), ", ") + ", = and a value."
		}
		q.options.Filters[facet] = append(q.options.Filters[facet], value)
	}
	return q, ""
}
