package main

import (
	"context"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/diag"
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
		Long: `Check finds everything that a build would find, and writes nothing. Exit code 1
means that there are errors, or, with --strict, warnings.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context(), f) },
	}
	c.Flags().StringVar(&f.format, "format", "text", "how to print: text, json or sarif")
	c.Flags().BoolVar(&f.strict, "strict", false, "fail on warnings as well")
	c.Flags().BoolVar(&f.drafts, "drafts", false, "look at drafts as well")
	c.Flags().BoolVar(&f.external, "external", false, "also ask the web servers of links to other sites")
	return c
}

func (a *app) check(ctx context.Context, f checkFlags) error {
	p, err := a.find(false)
	if err != nil {
		return err
	}
	defer p.close()
	p.settings.Drafts = f.drafts
	w, err := a.open(p.settings)
	if err != nil {
		return err
	}
	edition, err := w.Refresh(ctx, generator.Everything)
	if err != nil {
		return machine(err)
	}
	found := edition.Found
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
	if found.HasErrors() || f.strict && len(found) > 0 {
		return errContent
	}
	return nil
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
	default:
		return usageError("--format is text, json or sarif, not %q", format)
	}
	return machineError(err)
}
