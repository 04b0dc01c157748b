package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/diag"
	"partnerbook/generator/source"
	"partnerbook/search"
)

type searchFlags struct {
	engine   string
	limit    int
	filters  []string
	format   string
	queries  string
	explain  bool
	language string
}

func (a *app) searchCommand() *cobra.Command {
	var f searchFlags
	c := &cobra.Command{
		Use:   "search QUERY…",
		Short: "Find passages in the pages",
		Long: `Search finds pages and the passages in them that fit a query. Any of its words
may fit; more of them, and rarer ones, come first. Words between quotation marks
must stand one after the other. Where no page has a word, the nearest is taken.

With --engine bleve a query may also say +must, -not, title:word,
kind:checklist, paragraph:>20, fuzzy~, wild* and /regular.expression/.`,
		Example: "  partnerbook search sickness cover\n  partnerbook search --engine bleve '+title:call-off -status:withdrawn'\n  partnerbook search --filter kind=checklist 'business case'",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return a.search(cmd.Context(), f, args) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.engine, "engine", "index", "search with `ENGINE`: index or bleve")
	flags.IntVar(&f.limit, "limit", 10, "print `N` results at most")
	flags.StringArrayVar(&f.filters, "filter", nil, "only pages of which this is true, as `FACET=VALUE`: kind, model, nation, topic, audience, status or council; may be given several times")
	flags.StringVar(&f.format, "format", "text", "print as `FORMAT`: text, json or trec")
	flags.StringVar(&f.queries, "queries", "", "answer the queries of `FILE`, lines of a name, a tab and a query")
	flags.StringVar(&f.language, "language", "", "only pages in `LANGUAGE`, as cy, or all")
	flags.BoolVar(&f.explain, "explain", false, "say what each word adds to the score")
	return c
}

// asked is a query with its name, if it has one.
type asked struct{ name, query string }

func (a *app) search(ctx context.Context, f searchFlags, args []string) error {
	queries, options, err := f.read(args)
	if err != nil {
		return err
	}
	e, err := a.engine(ctx, f.engine)
	if err != nil {
		return err
	}
	defer e.close()
	if languages := append([]string{"all"}, e.site.Config.Languages...); f.language != "" && !slices.Contains(languages, f.language) {
		return usageError("this site has no pages in “%s”.%s", f.language, didYouMean(f.language, languages))
	}
	for _, q := range queries {
		found, err := e.search(ctx, q.query, options)
		if err != nil {
			return inQuery(f, q, err)
		}
		if err := a.printResults(f, q, found, e.site.Config.Models); err != nil {
			return machineError(err)
		}
	}
	return nil
}

// inQuery says in which of several queries a mistake is.
func inQuery(f searchFlags, q asked, err error) error {
	if code := codeOf(err); f.queries != "" && code == exitUsage {
		return failure{code, fmt.Errorf("%s: query %s: %w", f.queries, q.name, err)}
	}
	return err
}

// read checks the flags and finds the queries.
func (f searchFlags) read(args []string) ([]asked, search.Options, error) {
	options := search.Options{Limit: f.limit, Explain: f.explain, Language: f.language, Filters: map[string][]string{}}
	switch {
	case !isEngine(f.engine):
		return nil, options, engineError(f.engine)
	case f.limit < 1:
		return nil, options, usageError("--limit is 1 or more, not %d", f.limit)
	case !slices.Contains([]string{"text", "json", "trec"}, f.format):
		return nil, options, usageError("--format is text, json or trec, not “%s”", f.format)
	case (strings.TrimSpace(strings.Join(args, " ")) == "") == (f.queries == ""):
		return nil, options, usageError("a query is needed: words to search for, or --queries with a file of them.\n  As in `partnerbook search sickness cover`")
	}
	for _, filter := range f.filters {
		facet, value, ok := strings.Cut(filter, "=")
		if !ok || !slices.Contains(search.Facets(), facet) {
			return nil, options, usageError("--filter is one of %s, = and a value, not “%s”.\n  As in --filter kind=checklist", strings.Join(search.Facets(), ", "), filter)
		}
		options.Filters[facet] = append(options.Filters[facet], value)
	}
	if f.queries == "" {
		return []asked{{"1", strings.Join(args, " ")}}, options, nil
	}
	queries, err := readQueries(f.queries)
	return queries, options, err
}

// readQueries reads lines of a name, a tab and a query.
func readQueries(name string) ([]asked, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, notRead(name, err)
	}
	defer file.Close()
	var out []asked
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\uFEFF"))
		if line == "" {
			continue
		}
		id, query, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, usageError("%s:%d: there is no tab between the name of the query and the query", name, n)
		}
		out = append(out, asked{id, query})
	}
	return out, machineError(lines.Err())
}

// searchable makes the site, and returns the place that it is at.
func (a *app) searchable(ctx context.Context) (*generator.Edition, place, error) {
	p, err := a.find(true)
	if err != nil {
		return nil, place{}, err
	}
	defer p.close()
	w, _, err := a.open(p.settings)
	if err != nil {
		return nil, p, err
	}
	edition, err := a.edition(ctx, w, p)
	if err != nil {
		return nil, p, err
	}
	if edition.Found.HasErrors() {
		a.screen.say("The site has errors; `partnerbook check` lists them. What can be read was searched.")
	}
	return edition, p, nil
}

func (a *app) printResults(f searchFlags, q asked, found search.Results, models []source.Term) error {
	switch f.format {
	case "json":
		return diag.EncodeJSON(a.screen.out, found)
	case "trec":
		for i, r := range found.Results {
			if _, err := fmt.Fprintf(a.screen.out, "%s Q0 %s %d %.6f partnerbook\n", q.name, r.ID, i+1, r.Score); err != nil {
				return err
			}
		}
		return nil
	}
	l := &lister{out: &sticky{w: a.screen.out}, width: a.screen.width(), bold: a.screen.colorOn(a.screen.outColor), models: models}
	l.list(found, f.explain)
	a.screen.say("%d of %s.", len(found.Results), plural(found.Total, "page"))
	return l.out.err
}

// sticky prints lines until one fails.
type sticky struct {
	w   io.Writer
	err error
}

func (s *sticky) line(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.w, format+"\n", args...)
	}
}
