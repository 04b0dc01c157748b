package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/diag"
	"partnerbook/generator/fill"
	"partnerbook/generator/kind"
	"partnerbook/generator/render"
	"partnerbook/generator/site"
)

func (a *app) fillCommand() *cobra.Command {
	out := ""
	c := &cobra.Command{
		Use:   "fill TEMPLATE ANSWERS",
		Short: "Fill in a document template",
		Long: `Fill writes the document of a template with the answers of a file, as the
page of the template does. The template is named by its id, its address or its
file, and the answers are a file that its page saved. What the document is
written as follows from the ending of --out: .md or .docx.`,
		Example: "  partnerbook fill support-plan answers.json --out plan.docx",
		Args:    takes("TEMPLATE", "ANSWERS"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usageError("--out is missing: it names the file to be written, and ends in .md or .docx")
			}
			return a.fill(cmd.Context(), args[0], args[1], out)
		},
	}
	c.Flags().StringVar(&out, "out", "", "write `FILE`, which ends in .md or .docx")
	return c
}

func (a *app) fill(ctx context.Context, name, answersFile, out string) error {
	ending := strings.ToLower(filepath.Ext(out))
	if ending != ".md" && ending != ".docx" {
		return usageError("--out ends in .md or .docx, and %s does not", out)
	}
	edition, err := a.aidSite(ctx)
	if err != nil {
		return err
	}
	page, err := templateNamed(edition, name)
	if err != nil {
		return err
	}
	answers, err := a.answersFrom(answersFile, render.TemplateOf(page))
	if err != nil {
		return err
	}
	if edition.Book == nil {
		return errContent
	}
	filled, err := edition.Book.Fill(page, answers)
	if err != nil {
		return machineError(err)
	}
	data := filled.Markdown()
	if ending == ".docx" {
		if data, err = filled.Word(); err != nil {
			return machineError(err)
		}
	}
	return machineError(os.WriteFile(out, data, 0o644))
}

// templateNamed finds a template by its id, its address or its file.
func templateNamed(e *generator.Edition, name string) (*site.Page, error) {
	asked := strings.TrimSuffix(strings.TrimSuffix(filepath.ToSlash(name), ".md"), ".html")
	var names []string
	for i := range e.Site.Pages {
		p := &e.Site.Pages[i]
		if _, ok := p.Object.Fields.(kind.Template); !ok {
			continue
		}
		known := []string{render.TemplateOf(p).Name, strings.TrimSuffix(p.URL, ".html"), strings.TrimSuffix(p.Object.Name, ".md")}
		if slices.Contains(known, asked) {
			return p, nil
		}
		names = append(names, known[0])
	}
	hint := diag.DidYouMean(asked, names)
	if hint == "" {
		hint = "A template is named by its id, or by its file, as in content/templates/support-plan.md."
	}
	return nil, usageError("there is no template “%s” here.\n  %s", name, hint)
}

// answersFrom reads a file of answers and says what of it cannot be used.
func (a *app) answersFrom(name string, t fill.Template) (fill.Answers, error) {
	data, err := readGiven(name)
	if err != nil {
		return nil, err
	}
	saved, err := fill.ReadAnswers(data, t)
	if err != nil {
		return nil, usageError("%s holds no answers that can be used.\n  %s", name, fill.Problem(err))
	}
	if saved.Other != "" {
		a.screen.say("%s was made for another template (%s); what both ask for is filled in.", name, saved.Other)
	}
	if saved.Changed {
		a.screen.say("The template has changed since %s was saved.", name)
	}
	if len(saved.Unknown) > 0 {
		a.screen.say("The template cannot take these, and they are left out: %s", strings.Join(saved.Unknown, ", "))
	}
	return saved.Answers, nil
}
