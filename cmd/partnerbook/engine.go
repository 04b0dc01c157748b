package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"partnerbook/generator"
	"partnerbook/generator/render"
	"partnerbook/generator/site"
	"partnerbook/search"
	"partnerbook/search/full"
)

// The engines that answer queries (contract).
const (
	engineIndex = "index" // the twin of what searches in browsers
	engineBleve = "bleve" // the full index, with a query language
)

func engines() []string { return []string{engineIndex, engineBleve} }

func isEngine(name string) bool { return slices.Contains(engines(), name) }

func engineError(name string) error {
	return usageError("--engine is %s, not “%s”", strings.Join(engines(), " or "), name)
}

// engine answers queries over a site.
type engine struct {
	site   *site.Site
	search func(ctx context.Context, query string, o search.Options) (search.Results, error)
	close  func()
}

// engine makes the engine of the given name for the site.
func (a *app) engine(ctx context.Context, name string) (*engine, error) {
	e, p, err := a.searchable(ctx)
	if err != nil {
		return nil, err
	}
	if name == engineBleve {
		return a.bleve(ctx, e.Site, p)
	}
	index, err := indexOf(e)
	if err != nil {
		return nil, err
	}
	return &engine{site: e.Site, close: func() {}, search: func(ctx context.Context, query string, o search.Options) (search.Results, error) {
		if err := ctx.Err(); err != nil {
			return search.Results{}, err
		}
		return index.Search(query, o)
	}}, nil
}

// indexOf returns the index of a site: that of its book, if it can be shown.
func indexOf(e *generator.Edition) (*search.Index, error) {
	if e.Book != nil {
		return e.Book.Index()
	}
	return render.NewIndex(e.Site)
}

// bleve makes the full index of a site, or brings the one that is kept up to date.
func (a *app) bleve(ctx context.Context, s *site.Site, p place) (*engine, error) {
	index, err := full.Open(ctx, indexFolder(p), s.Config.Language)
	if err != nil {
		return nil, machine(err)
	}
	// Whoever stops here has not lost anything, and of an index that cannot be kept
	// a.notKept tells.
	done := func() { _ = index.Close() }
	if _, err := index.Update(ctx, render.Documents(s)); err != nil {
		done()
		return nil, machine(err)
	}
	a.notKept(index.InMemory())
	return &engine{site: s, close: done, search: func(ctx context.Context, query string, o search.Options) (search.Results, error) {
		found, err := index.Search(ctx, query, o)
		return found, queryError(err)
	}}, nil
}

// queryError makes a mistake in a query wrong usage.
func queryError(err error) error {
	var mistake *full.QueryError
	if errors.As(err, &mistake) {
		return usageError("%w", mistake)
	}
	return machine(err)
}

// notKept tells why an index is not kept for the next time, unless that is only
// since another process has it. Errors of bleve name many files; what the machine
// says stands at the end.
func (a *app) notKept(why error) {
	if why == nil || errors.Is(why, full.ErrInUse) {
		return
	}
	words := why.Error()
	if at := strings.LastIndex(words, ": "); at >= 0 {
		words = words[at+2:]
	}
	a.screen.say("The search works, but its index cannot be kept in the cache folder: %s.", strings.TrimSuffix(words, "."))
}

// indexFolder returns the folder of the cache that keeps the full index of a site,
// or "" if there is no cache.
func indexFolder(p place) string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(p.watch.Site + "\x00" + p.watch.Content))
	return filepath.Join(cache, "partnerbook", "search", hex.EncodeToString(sum[:8]))
}
