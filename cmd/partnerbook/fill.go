package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/diag"
	"partnerbook/generator/fill"
	"partnerbook/generator/kind"
	"partnerbook/generator/output"
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
	if err := canFill(out, answersFile); err != nil {
		return err
	}
	edition, err := a.aidSite(ctx)
	if err != nil {
		return err
	}
	page, err := templateNamed(edition, name)
	if err != nil {
		return err
	}
	if sameFile(out, page.Object.Name) {
		return usageError("--out is the template itself, %s. Give --out another name", out)
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
	return machineError(output.Replace(out, data))
}

// canFill refuses to write over what the document is made of, and into folders that
// are not there.
func canFill(out, answers string) error {
	if sameFile(out, answers) {
		return usageError("--out and the answers are the same file, %s. Give --out another name", out)
	}
	info, err := os.Stat(out)
	if err == nil && info.IsDir() {
		return usageError("--out is a folder: %s. Name a file in it, as in %s", out, filepath.Join(out, "filled"+filepath.Ext(out)))
	}
	if dir := filepath.Dir(out); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			return machineError(fmt.Errorf("there is no folder %s to write %s into. Make it, or give --out another name", dir, filepath.Base(out)))
		}
	}
	return nil
}

// sameFile tells whether two names, of which neither need be there, are of one file.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// templateNamed finds a template by its id, its address, its file, or the name of its
// file alone.
func templateNamed(e *generator.Edition, name string) (*site.Page, error) {
	asked := strings.TrimPrefix(filepath.ToSlash(filepath.Clean(name)), "./")
	asked = strings.TrimSuffix(strings.TrimSuffix(asked, ".md"), ".html")
	var names []string
	var alike []*site.Page
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
		if file := path.Base(known[1]); file != known[0] {
			names = append(names, file)
		}
		if path.Base(known[1]) == asked || strings.HasSuffix(asked, "/"+known[1]) {
			alike = append(alike, p)
		}
	}
	if len(alike) == 1 {
		return alike[0], nil
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
		a.screen.warn("%s was made for another template (%s); what both ask for is filled in.", name, saved.Other)
	}
	if saved.Changed {
		a.screen.say("The template has changed since %s was saved.", name)
	}
	if len(saved.Unknown) > 0 {
		a.screen.warn("The template cannot take these, and they are left out: %s", strings.Join(saved.Unknown, ", "))
	}
	return saved.Answers, nil
}
