package serve

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"partnerbook/generator/render"
	"partnerbook/search"
)

// searchPath answers queries: ?q=WORDS, and limit=N, filter=FACET=VALUE (several),
// explain=1. The answer is search.Results as JSON.
const searchPath = "/api/search"

// Limits on what a query may ask for.
const (
	longestQuery = 1000 // bytes
	mostResults  = 100
)

func (s *Server) search(w http.ResponseWriter, r *http.Request) {
	query, options, problem := readQuery(r)
	if problem != "" {
		http.Error(w, problem, http.StatusBadRequest)
		return
	}
	shown := s.loop.Settled(r.Context())
	if shown.Book == nil {
		http.Error(w, "There is nothing to search yet: the site has errors.", http.StatusServiceUnavailable)
		return
	}
	found, err := ask(shown.Book, query, options)
	if err != nil {
		http.Error(w, "The index cannot be read: "+err.Error(), http.StatusInternalServerError)
		return
	}
	answer, err := json.Marshal(found)
	if err != nil {
		http.Error(w, "The answer cannot be written.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(answer) // who went away needs no answer
}

func ask(b *render.Book, query string, o search.Options) (search.Results, error) {
	index, err := b.Index()
	if err != nil {
		return search.Results{}, err
	}
	return index.Search(query, o)
}

// readQuery reads a request, and says what is wrong with it.
func readQuery(r *http.Request) (query string, o search.Options, problem string) {
	values := r.URL.Query()
	query = values.Get("q")
	o = search.Options{Filters: map[string][]string{}, Explain: values.Get("explain") == "1"}
	if len(query) > longestQuery {
		return "", o, "The query is too long."
	}
	if limit := values.Get("limit"); limit != "" {
		n, err := strconv.Atoi(limit)
		if err != nil || n < 1 || n > mostResults {
			return "", o, "limit is a number from 1 to " + strconv.Itoa(mostResults) + "."
		}
		o.Limit = n
	}
	if engine := values.Get("engine"); engine != "" && engine != "index" {
		return "", o, "engine is index."
	}
	for _, filter := range values["filter"] {
		facet, value, ok := strings.Cut(filter, "=")
		if !ok || !slices.Contains(search.Facets(), facet) {
			return "", o, "filter is one of " + strings.Join(search.Facets(), ", ") + ", = and a value."
		}
		o.Filters[facet] = append(o.Filters[facet], value)
	}
	return query, o, ""
}
