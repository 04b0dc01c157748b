package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"partnerbook/generator"
	"partnerbook/generator/bundle"
	"partnerbook/generator/edition"
	"partnerbook/generator/output"
	"partnerbook/generator/render"
)

// differ opens the two editions of a comparison.
type differ struct {
	*app
	drafts bool
	page   string       // the file that the report is to go into, or ""
	shelf  render.Shelf // the built-in theme, which both may have
	opened []func()
}

func (d *differ) close() {
	for _, f := range d.opened {
		f()
	}
}

// input finds what a name means. which is what messages call the edition: old or new.
func (d *differ) input(ctx context.Context, name, which string) (edition.Input, error) {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return d.folder(ctx, name, which)
	case err == nil && filepath.Base(name) == generator.ConfigName:
		return d.folder(ctx, filepath.Dir(name), which)
	case err == nil && strings.EqualFold(filepath.Ext(name), ".html"):
		return edition.Input{}, usageError("%s is one HTML file, and those cannot be compared.\n"+
			"  Name the zip or the folder of that edition, or a revision such as HEAD~3", shownPath(name))
	case err == nil:
		return d.copy(name, edition.FromBundle)
	case name == "":
		return edition.Input{}, usageError("the name of the %s edition is empty", which)
	case errors.Is(err, fs.ErrPermission):
		return edition.Input{}, machineError(err)
	}
	return d.revision(ctx, name, which)
}

// folder reads a folder: of a site, or of a build.
func (d *differ) folder(ctx context.Context, name, which string) (edition.Input, error) {
	here := (d.siteDir != "" || d.contentDir != "") && sameFile(name, ".")
	site, content := "", ""
	switch {
	case here:
		if err := d.checkOverrides(); err != nil {
			return edition.Input{}, err
		}
		var err error
		if site, content, err = d.folders(); err != nil {
			return edition.Input{}, err
		}
	case exists(filepath.Join(name, generator.ConfigName)):
		site, content = name, filepath.Join(name, "content")
	case exists(filepath.Join(name, output.ManifestName)):
		return d.copy(name, edition.FromBuild)
	case exists(filepath.Join(name, "content")):
		content = filepath.Join(name, "content")
	case nearest(name) != "":
		site = nearest(name)
		content = filepath.Join(site, "content")
	case holdsPages(name):
		content = name
	default:
		return edition.Input{}, usageError("the folder %s is no site and no copy of one: it has no %s, no folder content and no %s.\n"+
			"  Name the folder of a site, one that build made, a zip that bundle made, or a revision such as HEAD~3",
			shownFolder(name), generator.ConfigName, output.ManifestName)
	}
	p, err := d.onDisk(site, content)
	if err != nil {
		return edition.Input{}, err
	}
	d.opened = append(d.opened, p.close)
	if d.page != "" {
		if err := changesPage().check(d.page, p.watch.Content); err != nil {
			return edition.Input{}, err
		}
	}
	return d.made(ctx, p, cmp.Or(shownPath(name), "."), which, edition.FromSources)
}

// holdsPages tells whether a folder holds Markdown.
func holdsPages(dir string) bool {
	found, err := filepath.Glob(filepath.Join(escapedGlob(dir), "*.md"))
	return err == nil && len(found) > 0
}

// escapedGlob returns a path as a pattern that fits it alone.
func escapedGlob(dir string) string {
	if filepath.Separator == '\\' {
		return dir // there is no escape on Windows, and no * in a name
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

// made makes the edition of a place in memory. With errors in the content there is none.
func (d *differ) made(ctx context.Context, p place, name, which string, form edition.Form) (edition.Input, error) {
	p.settings.Drafts = d.drafts
	p.settings.Shelf = &d.shelf
	// As bundles are made, so that one can be compared with its sources.
	p.settings.Overrides = append(p.settings.Overrides[:len(p.settings.Overrides):len(p.settings.Overrides)], "base_url=", "offline.install=false")
	w := generator.NewWorkspace(p.settings)
	e, err := d.edition(ctx, w, p)
	if err != nil {
		return edition.Input{}, err
	}
	if e.Found.HasErrors() {
		if err := d.screen.problems(e.Found, w.Text); err != nil {
			return edition.Input{}, err
		}
		wayOut := "Mend them first."
		if form == edition.FromRevision {
			wayOut = "Name a later revision, or what was built or bundled of this one at its time."
		}
		d.screen.complain("The %s edition, %s, has errors and cannot be compared. %s", which, shownFolder(name), wayOut)
		return edition.Input{}, errContent
	}
	return edition.OfBook(e.Book, name, form), nil
}

// copy opens a zip or the folder of a build.
func (d *differ) copy(name string, form edition.Form) (edition.Input, error) {
	c, err := bundle.Open(name)
	switch {
	case isBroken(err):
		d.screen.complain("%s cannot be compared: %s.", shownFolder(name), strings.TrimSuffix(plain(err.Error()), "."))
		return edition.Input{}, errContent
	case err != nil:
		return edition.Input{}, machineError(err)
	}
	d.opened = append(d.opened, func() { c.Close() })
	return edition.Input{Name: shownPath(name), Form: form, Title: c.Made.Title, Day: c.Made.Day(), Files: c}, nil
}

// isBroken tells whether an error says that something is no bundle that can be read.
func isBroken(err error) bool {
	return errors.As(err, new(*bundle.BrokenError)) || errors.Is(err, bundle.ErrNoManifest) || errors.Is(err, edition.ErrPage)
}
