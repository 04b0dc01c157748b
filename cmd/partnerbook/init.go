package main

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"partnerbook"
	"partnerbook/generator"
)

// starter is the small site that init makes.
//
//go:embed all:starter
var starter embed.FS

func (a *app) initCommand() *cobra.Command {
	full := false
	c := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Begin a new site",
		Long: `Init makes a small site in FOLDER, or in the working folder: one page of each
kind, with notes for whoever writes. With --full it copies the whole built-in
knowledge base. It overwrites nothing.`,
		Example: "  partnerbook init my-site",
		Args:    takes("[FOLDER]"),
		RunE: func(_ *cobra.Command, args []string) error {
			if a.siteDir != "" || a.contentDir != "" {
				return usageError("init makes a new site, so --site and --content mean nothing here.\n" +
					"  Name its folder, as in `partnerbook init my-site`")
			}
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			return a.init(dir, full)
		},
	}
	c.Flags().BoolVar(&full, "full", false, "copy the whole built-in knowledge base")
	return c
}

func (a *app) init(dir string, full bool) error {
	if err := a.newSite(dir, full); err != nil {
		return err
	}
	a.screen.result("%s", filepath.Join(dir, generator.ConfigName))
	hint := "partnerbook serve"
	if dir != "." {
		hint += " --site " + dir
	}
	a.screen.say("`%s` shows the site.", hint)
	return nil
}

// newSite makes a small site in a folder, or a copy of the built-in knowledge base.
func (a *app) newSite(dir string, full bool) error {
	if full {
		return makeSite(partnerbook.Site, dir, func(text string) string { return text })
	}
	files, err := fs.Sub(starter, "starter")
	if err != nil {
		return machineError(err)
	}
	return makeSite(files, dir, func(text string) string { return a.filledIn(text, "", "") })
}

// free refuses a folder that holds a site or content already.
func free(dir string) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return usageError("a site is a folder, and %s is a file. Name another", dir)
	}
	config, pages := filepath.Join(dir, generator.ConfigName), filepath.Join(dir, "content")
	switch {
	case exists(config):
		return usageError("%s is there already; nothing was changed.\n"+
			"  Name another folder, as in `partnerbook init my-site`", config)
	case exists(pages):
		return usageError("%s is there already; nothing was changed.\n"+
			"  Name another folder, or make the pages in it a site by putting an empty file %s beside it", pages, generator.ConfigName)
	}
	return nil
}

// unfinished is the folder in which a site is made before it is put into place. It may
// be left by a run that was killed, and holds nothing of anybody's.
const unfinished = ".partnerbook-init"

// makeSite copies all files into a folder, each passed through fill. The site comes
// into being at once, and its settings last: a run that is stopped leaves none.
func makeSite(files fs.FS, dir string, fill func(string) string) error {
	draft := filepath.Join(dir, unfinished)
	if halfway(dir) {
		return machineError(errors.Join(os.Rename(filepath.Join(draft, generator.ConfigName), filepath.Join(dir, generator.ConfigName)), os.RemoveAll(draft)))
	}
	if err := free(dir); err != nil {
		_ = os.Remove(draft) // empty, if a run was killed at its very end
		return err
	}
	fresh := !exists(dir)
	err := os.RemoveAll(draft)
	if err == nil {
		err = copyTree(files, draft, fill)
	}
	for _, name := range []string{"content", generator.ConfigName} {
		if err == nil {
			err = os.Rename(filepath.Join(draft, name), filepath.Join(dir, name))
		}
	}
	if err != nil && halfway(dir) {
		return machineError(err) // the next run puts the settings into place
	}
	// What is left is no harm, and the next run removes it.
	_ = os.RemoveAll(draft)
	if err != nil && fresh {
		_ = os.Remove(dir)
	}
	return machineError(err)
}

// halfway tells whether a run was killed between putting the pages into place and the
// settings.
func halfway(dir string) bool {
	draft := filepath.Join(dir, unfinished)
	return exists(filepath.Join(draft, generator.ConfigName)) && !exists(filepath.Join(draft, "content")) &&
		exists(filepath.Join(dir, "content")) && !exists(filepath.Join(dir, generator.ConfigName))
}

// copyTree copies all files into a folder, each passed through fill.
func copyTree(files fs.FS, dir string, fill func(string) string) error {
	return fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := filepath.Join(dir, filepath.FromSlash(p))
		if d.IsDir() {
			return os.MkdirAll(name, 0o755)
		}
		data, err := fs.ReadFile(files, p)
		if err != nil {
			return err
		}
		return os.WriteFile(name, []byte(fill(string(data))), 0o644)
	})
}
