package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"partnerbook/generator/diag"
	"partnerbook/generator/site"
)

type checkFlags struct {
	format   string
	strict   bool
	drafts   bool
	external bool
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check",
		Short: "Say what is wrong with the content",
		Long: `Check finds everything that a build would find, and writes nothing. The exit
code is 1 if there are errors or, with --strict, warnings.`,
		Example: "  partnerbook check\n  partnerbook check --format sarif > problems.sarif",
		Args:    takes(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context(), f) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.format, "format", "text", "print as `FORMAT`: text, json or sarif")
	flags.BoolVar(&f.strict, "strict", false, "fail on warnings as well")
	flags.BoolVar(&f.drafts, "drafts", false, "look at drafts as well, as if they were published")
	flags.BoolVar(&f.external, "external", false, "also ask the web servers of links to other sites; needs a network")
	return c
}

func (a *app) check(ctx context.Context, f checkFlags) error {
	if formats := []string{"text", "json", "sarif"}; !slices.Contains(formats, f.format) {
		return usageError("--format is text, json or sarif, not “%s”", f.format)
	}
	p, err := a.find(false)
	if err != nil {
		return err
	}
	defer p.close()
	p.settings.Drafts, p.settings.Expect, p.settings.Bare = f.drafts, true, true
	w, _, err := a.open(p.settings)
	if err != nil {
		return err
	}
	edition, err := a.edition(ctx, w, p)
	if err != nil {
		return err
	}
	found := edition.Found.List()
	if f.external {
		broken, err := a.externalLinks(ctx, edition.Site)
		if err != nil {
			return err
		}
		found = append(found, broken...).Sorted()
	}
	if err := a.print(found, f.format, w.Text); err != nil {
		return err
	}
	if f.format == "text" {
		a.sayComing(edition.Site)
	}
	if failed(found, f.strict) {
		return errContent
	}
	return nil
}

// sayComing names the pages that are still to be written.
func (a *app) sayComing(s *site.Site) {
	for i := range s.Pages {
		if p := &s.Pages[i]; p.State == site.StateComing {
			a.screen.say("Still to be written: %s: %s", p.Object.Name, p.Meta().Coming)
		}
	}
}

// print prints diagnostics as the result of the command.
func (a *app) print(found diag.List, format string, lines func(string) (string, bool)) error {
	var err error
	switch format {
	case "text":
		err = diag.WriteText(a.screen.out, found, diag.TextStyle{Color: a.screen.colorOn(a.screen.outColor), Lines: lines})
		if err == nil {
			a.screen.say("%s.", countWords(found))
		}
	case "json":
		err = diag.WriteJSON(a.screen.out, found)
	case "sarif":
		err = diag.WriteSARIF(a.screen.out, found, version())
	}
	return machineError(err)
}
