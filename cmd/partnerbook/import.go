package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/importer"
	"partnerbook/generator/output"
)

func (a *app) importCommand() *cobra.Command {
	out, draft := "", false
	c := &cobra.Command{
		Use:   "import FILE…",
		Short: "Make pages of Word documents, web pages and texts",
		Long: `Import makes pages of documents: of Word (.docx), HTML (.html) and plain text
(.txt), such as programs take out of a PDF. Annexes, checklists and testimonials
become pages of their own, and tables of figures become files in data.

It prints what was dropped and what was guessed, and writes the same beside the
pages, as import-report.txt. Look through it before you publish. It overwrites
nothing.`,
		Example: "  partnerbook import \"Joint working.docx\" --out content/guidance\n  partnerbook import papers/*.txt --out content/sources",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("FILE is missing.\n  %s", howTo(c))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usageError("--out is missing: it names the folder for the pages, as in --out content/guidance")
			}
			return a.importFiles(cmd.Context(), args, out, draft)
		},
	}
	c.Flags().StringVar(&out, "out", "", "put the pages into `FOLDER`")
	c.Flags().BoolVar(&draft, "draft", false, "make all pages drafts")
	return c
}

// imported is a file that an import makes, with its place on disk.
type imported struct {
	name string
	data []byte
}

func (a *app) importFiles(ctx context.Context, names []string, out string, draft bool) error {
	data, err := a.figuresFolder(out)
	if err != nil {
		return err
	}
	var files []imported
	var reports []importer.Report
	taken := map[string]bool{}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		result, err := importOne(name, taken, draft)
		if err != nil {
			return err
		}
		for _, f := range result.Files {
			folder := out
			if f.Figures {
				folder = data
			}
			files = append(files, imported{filepath.Join(folder, filepath.FromSlash(f.Path)), f.Data})
		}
		reports = append(reports, result.Report)
	}
	if err := importable(files); err != nil {
		return err
	}
	if err := createAll(ctx, files); err != nil {
		return err
	}
	for i := range reports {
		a.screen.result("%s", reports[i].Text())
	}
	a.screen.say("%s written to %s. The reports stand beside the pages, and are not published.", plural(len(files), "file"), shownFolder(out))
	return nil
}

// importOne reads a file and makes pages of it. taken are the names that pages have
// already.
func importOne(name string, taken map[string]bool, draft bool) (importer.Result, error) {
	data, err := readImport(name)
	if err != nil {
		return importer.Result{}, err
	}
	slug := importer.Slug(name)
	for n := 2; taken[slug]; n++ {
		slug = fmt.Sprintf("%s-%d", importer.Slug(name), n)
	}
	taken[slug] = true
	result, err := importer.Import(name, data, importer.Options{Name: slug, Draft: draft})
	if err != nil {
		return result, usageError("%s cannot be imported: %s", name, strings.TrimSuffix(err.Error(), "."))
	}
	return result, nil
}

// readImport reads a file that is to be imported.
func readImport(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, notRead(name, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, usageError("“%s” is a folder.\n  Name the files in it, as in %s", name, filepath.Join(name, "*.docx"))
	}
	data, err := io.ReadAll(io.LimitReader(f, importer.MaxFile+1))
	if err != nil {
		return nil, notRead(name, err)
	}
	return data, nil
}

// figuresFolder returns the folder for files of figures: data in the content folder that
// the pages belong to, else in that of the pages.
func (a *app) figuresFolder(out string) (string, error) {
	if info, err := os.Stat(out); err == nil && !info.IsDir() {
		return "", usageError("--out is a file: %s. Name a folder", out)
	}
	given := a.siteDir != "" || a.contentDir != ""
	content := ""
	if given {
		var err error
		if _, content, err = a.folders(); err != nil {
			return "", err
		}
	} else if site := nearest(out); site != "" {
		content = filepath.Join(site, "content")
	}
	if content == "" {
		return filepath.Join(out, "data"), nil
	}
	if rel, err := filepath.Rel(absolute(content), absolute(out)); err == nil && filepath.IsLocal(rel) {
		return filepath.Join(content, "data"), nil
	}
	switch {
	case given:
		return "", usageError("--out %s lies outside the content folder %s", out, shownFolder(content))
	case exists(filepath.Join(out, output.ManifestName)):
		return "", usageError("--out is what build made of a site: %s. Pages stand in its content folder.\n  Write --out %s", out, filepath.Join(shownFolder(content), "imported"))
	case exists(filepath.Join(out, generator.ConfigName)):
		return "", usageError("--out is the folder of a site: pages stand in its content folder.\n  Write --out %s", filepath.Join(out, "content", "imported"))
	}
	return filepath.Join(out, "data"), nil
}

// importable refuses to overwrite anything.
func importable(files []imported) error {
	var there []string
	for _, f := range files {
		if _, err := os.Lstat(f.name); err == nil {
			there = append(there, shownPath(f.name))
		}
	}
	if len(there) == 0 {
		return nil
	}
	const most = 5
	more := ""
	if len(there) > most {
		more = fmt.Sprintf("\n  and %d more", len(there)-most)
		there = there[:most]
	}
	return usageError("these are there already; nothing was written:\n  %s%s\n  Remove them, or give --out another folder", strings.Join(there, "\n  "), more)
}

// createAll writes all files, or none: if one fails, those before it are removed again.
func createAll(ctx context.Context, files []imported) (err error) {
	var made, folders []string
	defer func() {
		if err == nil {
			return
		}
		for _, name := range made {
			_ = os.Remove(name)
		}
		for i := len(folders) - 1; i >= 0; i-- {
			_ = os.Remove(folders[i]) // unless something else stands in it by now
		}
	}()
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		fresh, err := makeFolders(filepath.Dir(f.name))
		folders = append(folders, fresh...)
		if err != nil {
			return machineError(fmt.Errorf("making a folder for the pages: %w", err))
		}
		err = output.Create(f.name, f.data)
		if errors.Is(err, fs.ErrExist) {
			return usageError("%s is there already; nothing was written", shownPath(f.name))
		}
		if err != nil {
			return machineError(err)
		}
		made = append(made, f.name)
	}
	return nil
}

// makeFolders makes a folder and those above it, and returns which it made.
func makeFolders(dir string) ([]string, error) {
	var missing []string
	for at := dir; !exists(at); at = filepath.Dir(at) {
		missing = append([]string{at}, missing...)
		if at == filepath.Dir(at) {
			break
		}
	}
	return missing, os.MkdirAll(dir, 0o755)
}
