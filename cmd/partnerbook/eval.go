package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"partnerbook/generator/render"
	"partnerbook/search"
)

type evalFlags struct {
	engine     string
	judgements string
	queries    string
}

func (a *app) evalCommand() *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use:   "eval",
		Short: "Say how well the search finds what it should",
		Long: `Eval asks every query of content/search.toml that has an expectation, and prints
in which place the expected page came. A place on a page must be among the
passages that the result shows. What editors chose for a query does not count.
With --judgements and --queries it measures a judged collection.`,
		Example: "  partnerbook eval\n  partnerbook eval --queries queries.tsv --judgements qrels.tsv",
		Args:    takes(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.eval(cmd.Context(), f) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.engine, "engine", "index", "search with `ENGINE`: index or bleve")
	flags.StringVar(&f.judgements, "judgements", "", "measure against `FILE`: lines of query, 0, document and relevance")
	flags.StringVar(&f.queries, "queries", "", "the queries of the judgements, in `FILE`: lines of a name, a tab and a query")
	return c
}

func (a *app) eval(ctx context.Context, f evalFlags) error {
	switch {
	case !isEngine(f.engine):
		return engineError(f.engine)
	case (f.judgements == "") != (f.queries == ""):
		return usageError("--judgements and --queries belong together")
	case f.judgements != "":
		return a.evalJudged(ctx, f)
	}
	return a.evalExpected(ctx, f)
}

// evalExpected measures against the expectations of search.toml.
func (a *app) evalExpected(ctx context.Context, f evalFlags) error {
	e, err := a.engine(ctx, f.engine)
	if err != nil {
		return err
	}
	defer e.close()
	answers, err := render.Ask(e.site, func(query string, o search.Options) (search.Results, error) {
		return e.search(ctx, query, o)
	})
	if err != nil {
		return err
	}
	if len(answers) == 0 {
		return usageError("content/search.toml has no [[expect]].\n  Each says a query and the page to which it must lead")
	}
	out := &sticky{w: a.screen.out}
	var all []search.Quality
	unmet := 0
	for _, answer := range answers {
		all = append(all, answer.Quality())
		wanted := e.site.Pages[answer.Page].URL
		if answer.Anchor != "" {
			wanted += "#" + answer.Anchor
		}
		place := "  -"
		if answer.Place > 0 {
			place = fmt.Sprintf("%3d", answer.Place)
		}
		mark := ""
		if !answer.Met() {
			unmet++
			mark = fmt.Sprintf("  expected by place %d", answer.Within)
		}
		out.line("%s  %s → %s%s", place, answer.Query, wanted, mark)
	}
	out.quality(all)
	if out.err != nil {
		return machineError(out.err)
	}
	if unmet > 0 {
		a.screen.complain("%s not where it is expected.", fmt.Sprintf("%d of %d", unmet, len(answers)))
		return errContent
	}
	return nil
}

// evalJudged measures a judged collection.
func (a *app) evalJudged(ctx context.Context, f evalFlags) error {
	queries, err := readQueries(f.queries)
	if err != nil {
		return err
	}
	file, err := os.Open(f.judgements)
	if err != nil {
		return notRead(f.judgements, err)
	}
	defer file.Close()
	judgements, err := search.ReadJudgements(file)
	if err != nil {
		return usageError("%s: %w", f.judgements, err)
	}
	e, err := a.engine(ctx, f.engine)
	if err != nil {
		return err
	}
	defer e.close()
	var all []search.Quality
	for _, q := range queries {
		relevance, judged := judgements[q.name]
		if !judged {
			continue
		}
		found, err := e.search(ctx, q.query, search.Options{Unchosen: true})
		if err != nil {
			return err
		}
		var ranked []string
		for _, r := range found.Results {
			ranked = append(ranked, r.ID)
		}
		all = append(all, search.Judge(ranked, relevance))
	}
	out := &sticky{w: a.screen.out}
	out.quality(all)
	return machineError(out.err)
}

// quality prints the means over queries.
func (s *sticky) quality(all []search.Quality) {
	m := search.Mean(all)
	s.line("queries    %d", len(all))
	s.line("success@1  %.4f", m.Success1)
	s.line("success@3  %.4f", m.Success3)
	s.line("MRR        %.4f", m.MRR)
	s.line("nDCG@10    %.4f", m.NDCG)
	s.line("nothing    %.4f", m.Nothing)
}
