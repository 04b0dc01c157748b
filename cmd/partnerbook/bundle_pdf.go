package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/pdf"
	"partnerbook/generator/site"
)

func pdfFile() madeFile {
	return madeFile{flag: "--pdf", what: "PDF", example: "handbook.pdf", endings: []string{".pdf"}, made: "PDF",
		asBefore: "Nothing was written: a file that was there before is as it was", ours: pdf.Made}
}

// bundlePDF makes a PDF of some pages of an edition, or of all.
func (a *app) bundlePDF(ctx context.Context, e *generator.Edition, p place, f bundleFlags, start time.Time) error {
	chosen, err := choosePages(e.Site, p.watch.Content, f.pages)
	if err != nil {
		return err
	}
	browser := f.browser
	if browser == "" {
		if browser, err = pdf.FindBrowser(); err != nil {
			return machineError(fmt.Errorf("%w, and a PDF is made by one of them.\n  Install one, or name its program with --browser. Or put the pages into “My pack”, at the foot of every page, and print that from any browser", err))
		}
	}
	if _, err := exec.LookPath(browser); err != nil && !errors.Is(err, exec.ErrDot) {
		return usageError("there is no program %s that can be started.\n  --browser names that of a Chromium, Chrome or Edge; without it one that is installed is found", browser)
	}
	file := func(name string) ([]byte, error) { return emittedFile(e, name) }
	document, err := a.paperOf(e, chosen, file)
	if err != nil {
		return pdfFile().explain(err, f.pdf)
	}
	m := pdf.Maker{Browser: browser, File: file, Told: func(round int) {
		if round == 1 {
			a.screen.say("Printing %s with %s.", plural(len(chosen), "page"), filepath.Base(browser))
		}
	}}
	report, err := m.Write(ctx, f.pdf, document)
	if failed := new(pdf.PrintError); errors.As(err, &failed) {
		return machineError(fmt.Errorf("%w.\n  Try another browser with --browser. %s", failed, pdfFile().asBefore))
	}
	if err != nil {
		return pdfFile().explain(err, f.pdf)
	}
	sheets := ""
	if report.Sheets > 0 {
		sheets = " on " + plural(report.Sheets, "sheet")
	}
	a.screen.say("%s%s, %s, made in %s: %s.", plural(report.Pages, "page"), sheets,
		shownPath(f.pdf), shownTime(time.Since(start)), shownSize(report.Bytes))
	return nil
}

// paperOf puts together what the PDF is made of.
func (a *app) paperOf(e *generator.Edition, chosen []chosenPage, file func(string) ([]byte, error)) (pdf.Document, error) {
	paper, err := e.Book.Paper()
	if err != nil {
		return pdf.Document{}, err
	}
	d := pdf.Document{
		Title: paper.Title, Language: paper.Language, Made: paper.Made, Contents: paper.Contents, Sheet: paper.Sheet, Style: paper.Style,
		Base: e.Site.Config.BaseURL,
	}
	if d.Base != "" && !strings.HasSuffix(d.Base, "/") {
		d.Base += "/"
	}
	for _, c := range chosen {
		data, err := file(c.page.URL)
		if err != nil {
			return d, err
		}
		d.Pages = append(d.Pages, pdf.Page{URL: c.page.URL, Title: c.page.Meta().Title, Depth: c.depth, HTML: data})
	}
	return d, nil
}

// emittedFile returns the bytes of a file of an edition.
func emittedFile(e *generator.Edition, name string) ([]byte, error) {
	f, ok := e.Book.File(name)
	if !ok {
		return nil, fmt.Errorf("the site has no file %s", name)
	}
	var out bytes.Buffer
	err := f.Emit(&out)
	return out.Bytes(), err
}

// chosenPage is a page that goes into a PDF, and how far it stands in, in the contents.
type chosenPage struct {
	page  *site.Page
	depth int
}

// choosePages returns the pages that arguments name, in the order of the site: files or
// folders of the content, or addresses. Without arguments it is all pages.
func choosePages(s *site.Site, content string, names []string) ([]chosenPage, error) {
	all := pagesInOrder(s)
	if len(names) == 0 {
		return all, nil
	}
	wanted := map[*site.Page]bool{}
	for _, name := range names {
		found := false
		for _, c := range all {
			if meant(c.page, content, name) {
				wanted[c.page], found = true, true
			}
		}
		if !found {
			return nil, usageError("the site has no page or folder %s.\n  Name files or folders as they stand in the content, as in `bundle --pdf handbook.pdf guidance checklists/closure.md`, or give none for all pages", name)
		}
	}
	chosen := slices.DeleteFunc(all, func(c chosenPage) bool { return !wanted[c.page] })
	least := slices.MinFunc(chosen, func(x, y chosenPage) int { return cmp.Compare(x.depth, y.depth) }).depth
	for i := range chosen {
		chosen[i].depth -= least
	}
	return chosen, nil
}

// meant tells whether an argument means a page: by its file, its address, or a folder
// that it stands in, seen from the content or from the working folder.
func meant(p *site.Page, content, name string) bool {
	seen := []string{path.Clean(filepath.ToSlash(name))}
	if rel, err := filepath.Rel(content, absolute(name)); err == nil && filepath.IsLocal(rel) {
		seen = append(seen, filepath.ToSlash(rel))
	}
	return slices.ContainsFunc(seen, func(name string) bool {
		return name == "." || p.Object.Path == name || p.URL == name || strings.HasPrefix(p.Object.Path, name+"/")
	})
}

// pagesInOrder returns all pages, each section's own before the others of it.
func pagesInOrder(s *site.Site) (out []chosenPage) {
	var add func(section, depth int)
	add = func(section, depth int) {
		x := &s.Sections[section]
		below := depth
		if x.Index != site.None {
			out = append(out, chosenPage{&s.Pages[x.Index], depth})
		}
		if x.Folder != "." {
			below++
		}
		for _, id := range x.Pages {
			out = append(out, chosenPage{&s.Pages[id], below})
		}
		for _, other := range x.Below {
			add(other, below)
		}
	}
	add(0, 0)
	return out
}

// takesPages lets pages be named where a PDF is made of them.
func takesPages(made *string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if *made != "" {
			return nil
		}
		return takes()(c, args)
	}
}
