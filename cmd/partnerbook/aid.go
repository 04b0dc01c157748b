package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/render"
	"partnerbook/generator/source"
)

func (a *app) aidCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "aid",
		Short: "Try, test and report on decision aids",
		Long: `Aid works on the decision aids of a site, named by their ids, and on files that
hold one. Of a file outside a site no evidence and no next step is checked.`,
		Args: ownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	c.AddCommand(a.aidListCommand(), a.aidEvalCommand(), a.aidReportCommand(), a.aidDiagramCommand(), a.aidTextsCommand(), a.aidTestCommand())
	return c
}

// givenAid is a decision aid that a command is asked about.
type givenAid struct {
	definition *aid.Definition
	options    aid.AnalyseOptions // what its site knows; nothing for a file
	uncited    diag.List          // pages of its site that no aid cites
}

func (g givenAid) analyse() aid.Analysis {
	analysis := aid.Analyse(g.definition, g.options)
	analysis.Found = append(analysis.Found, g.uncited...).Sorted()
	return analysis
}

// aidNamed finds an aid by its id in the site, or reads a file. What is wrong with
// it is printed.
func (a *app) aidNamed(ctx context.Context, name string) (givenAid, error) {
	if strings.HasSuffix(name, ".toml") {
		d, err := a.aidFile(name)
		return givenAid{definition: d}, err
	}
	edition, err := a.aidSite(ctx)
	if err != nil {
		return givenAid{}, err
	}
	var names []string
	for i := range edition.Site.Pages {
		p := &edition.Site.Pages[i]
		d := p.Object.Aid()
		if d == nil || d.Translated() {
			continue
		}
		if d.ID == name {
			return givenAid{d, render.AidOptions(edition.Site, p), render.Uncited(edition.Site, p)}, nil
		}
		names = append(names, d.ID)
	}
	hint := diag.DidYouMean(name, names)
	if hint == "" {
		hint = "`partnerbook aid list` names those that are there, and `partnerbook check` says what is wrong with others. A file is named with its ending, .toml."
	}
	return givenAid{}, usageError("there is no decision aid “%s” without mistakes here.\n  %s", name, hint)
}

// aidFile reads an aid from a file.
func (a *app) aidFile(name string) (*aid.Definition, error) {
	raw, err := readGiven(name)
	if err != nil {
		return nil, err
	}
	text, found := source.NewText(name, raw)
	d, problems := aid.Decode(text, strings.TrimSuffix(filepath.Base(name), ".toml"))
	found = append(found, problems...).Sorted()
	if err := a.screen.problems(found, func(string) (string, bool) { return string(text.Data), true }); err != nil {
		return nil, err
	}
	if d == nil || found.HasErrors() {
		return nil, errContent
	}
	return d, nil
}

// aidSite compiles the site for its aids.
func (a *app) aidSite(ctx context.Context) (*generator.Edition, error) {
	p, err := a.find(true)
	if err != nil {
		return nil, err
	}
	defer p.close()
	w, _, err := a.open(p.settings)
	if err != nil {
		return nil, err
	}
	return a.edition(ctx, w, p)
}

// aidsOf returns the aids of a site, in the order of their pages.
func aidsOf(e *generator.Edition) []*aid.Definition {
	var out []*aid.Definition
	for i := range e.Site.Pages {
		if d := e.Site.Pages[i].Object.Aid(); d != nil && !d.Translated() {
			out = append(out, d)
		}
	}
	return out
}

func (a *app) aidListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "Name the decision aids of the site",
		Example: "  partnerbook aid list",
		Args:    takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			edition, err := a.aidSite(cmd.Context())
			if err != nil {
				return err
			}
			aids := aidsOf(edition)
			wide := 0
			for _, d := range aids {
				wide = max(wide, len(d.ID))
			}
			out := &sticky{w: a.screen.out}
			for _, d := range aids {
				out.line("%-*s  %-10s  %s", wide, d.ID, d.Kind, d.Title)
			}
			return machineError(out.err)
		},
	}
}

func (a *app) aidTextsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "texts ID|FILE",
		Short: "Print the texts of a decision aid for a translator",
		Long: `Texts prints what there is to translate of a decision aid: each text, with an
empty place below it. Filled in, and kept as NAME.cy.toml beside NAME.toml, it is
the aid in Welsh.`,
		Example: "  partnerbook aid texts where-to-start > content/decision-aids/where-to-start.cy.toml",
		Args:    takes("ID|FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			given, err := a.aidNamed(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			_, err = io.WriteString(a.screen.out, given.definition.Sheet())
			return machineError(err)
		},
	}
}

func (a *app) aidDiagramCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "diagram ID|FILE",
		Short:   "Draw a decision aid as SVG",
		Example: "  partnerbook aid diagram where-to-start > where-to-start.svg",
		Args:    takes("ID|FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			given, err := a.aidNamed(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			_, err = a.screen.out.Write(aid.Diagram(given.definition, nil))
			return machineError(err)
		},
	}
}

func (a *app) aidTestCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "test [ID|FILE]…",
		Short: "Try the authors' cases of decision aids",
		Long: `Test evaluates the [[case]] blocks of the aids that are named, or of all, and
says where a result is not what the case expects.`,
		Example: "  partnerbook aid test\n  partnerbook aid test where-to-start",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.aidTest(cmd.Context(), args) },
	}
}

func (a *app) aidTest(ctx context.Context, names []string) error {
	var aids []*aid.Definition
	for _, name := range names {
		given, err := a.aidNamed(ctx, name)
		if err != nil {
			return err
		}
		aids = append(aids, given.definition)
	}
	if len(names) == 0 {
		edition, err := a.aidSite(ctx)
		if err != nil {
			return err
		}
		aids = aidsOf(edition)
	}
	var found diag.List
	cases := 0
	for _, d := range aids {
		cases += len(d.Cases)
		found.Add(aid.FailedCases(d)...)
	}
	if err := a.screen.problems(found.Sorted(), nil); err != nil {
		return err
	}
	if found.HasErrors() {
		return errContent
	}
	a.screen.say("%s of %s: all as expected.", plural(cases, "case"), plural(len(aids), "decision aid"))
	return nil
}
