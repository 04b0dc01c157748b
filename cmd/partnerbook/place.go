package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"partnerbook"
	"partnerbook/generator"
	"partnerbook/generator/serve"
	"partnerbook/generator/source"
	"partnerbook/themes"
)

// place is what a command works on.
type place struct {
	settings generator.Settings
	watch    serve.WatchedFolders
	embedded bool // the knowledge base that is built in
	close    func()
}

// find finds the site and content folders that the flags and the working folder
// mean. builtIn says that the built-in knowledge base is an answer as well.
func (a *app) find(builtIn bool) (place, error) {
	if err := a.checkOverrides(); err != nil {
		return place{}, err
	}
	site, contentDir, err := a.folders()
	if err != nil {
		return place{}, err
	}
	if contentDir == "" {
		if !builtIn {
			return place{}, errNoSite
		}
		return a.builtIn()
	}
	return a.onDisk(site, contentDir)
}

// errNoSite says that a command has nothing to work on.
var errNoSite = usageError("there is no site here: no site.toml in this folder or above it.\n" +
	"  Make one with `partnerbook init my-site`, or name a folder of Markdown with --content FOLDER")

// checkOverrides refuses what --config cannot mean. It is wrong usage, and not a
// problem of the content.
func (a *app) checkOverrides() error {
	_, found := source.OverridePlain(a.overrides)
	if len(found) == 0 {
		return nil
	}
	words := found[0].Message
	if !strings.HasPrefix(words, "--config") {
		words = "--config: " + words
	}
	if found[0].Hint != "" {
		words += "\n  " + found[0].Hint
	}
	return usageError("%s", words)
}

// folders returns the folder of site.toml, or "", and the content folder, or ""
// if there is neither.
func (a *app) folders() (site, contentDir string, err error) {
	contentDir = a.contentDir
	switch {
	case a.siteDir != "":
		if site, err = siteIn(a.siteDir); err != nil {
			return "", "", err
		}
	case contentDir != "":
		site = nearest(contentDir)
	default:
		site = nearest(".")
	}
	if contentDir == "" && site != "" {
		contentDir = filepath.Join(site, "content")
	}
	return site, contentDir, nil
}

// siteIn returns the folder of a site that is named by it or by the site.toml in it.
func siteIn(named string) (string, error) {
	site := named
	if filepath.Base(site) == generator.ConfigName {
		site = filepath.Dir(site)
	}
	if !exists(filepath.Join(site, generator.ConfigName)) {
		return "", usageError("there is no %s in %s.\n"+
			"  --site names the folder that holds it. Make a new site with `partnerbook init`", generator.ConfigName, site)
	}
	return site, nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// nearest returns the nearest folder with a site.toml, from dir upwards, or "".
func nearest(dir string) string {
	at, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		if exists(filepath.Join(at, generator.ConfigName)) {
			return at
		}
		above := filepath.Dir(at)
		if above == at {
			return ""
		}
		at = above
	}
}

// onDisk opens folders, such that no link in them leads outside.
func (a *app) onDisk(site, contentDir string) (place, error) {
	contentFolder, err := source.OpenDisk(contentDir)
	if err != nil {
		return place{}, explainContent(err, contentDir)
	}
	p := place{close: func() { contentFolder.Close() }}
	p.settings = a.settings()
	p.settings.Content, p.settings.Prefix = contentFolder, shownPath(contentDir)
	p.settings.Name = siteName(absolute(contentDir))
	p.watch.Content = absolute(contentDir)
	if site == "" {
		return p, nil
	}
	siteFolder, err := source.OpenDisk(site)
	if err != nil {
		contentFolder.Close()
		return place{}, machineError(err)
	}
	p.close = func() { contentFolder.Close(); siteFolder.Close() }
	p.settings.Site, p.settings.SitePrefix = siteFolder, shownPath(site)
	p.watch.Site, p.watch.Themes = absolute(site), filepath.Join(absolute(site), "themes")
	return p, nil
}

// siteName makes a name for a site of that of its content folder, or of the folder
// above if that says nothing.
func siteName(contentDir string) string {
	name := filepath.Base(contentDir)
	if name == "content" || name == "docs" {
		name = filepath.Base(filepath.Dir(contentDir))
	}
	return cmp.Or(strings.Trim(source.TitleFromName(name), "/."), "Partnerbook")
}

// explainContent says in plain words why the content folder cannot be opened.
func explainContent(err error, dir string) error {
	info, statErr := os.Stat(dir)
	switch {
	case errors.Is(statErr, fs.ErrNotExist):
		return usageError("there is no folder %s.\n"+
			"  The pages of a site stand in the folder content beside its site.toml, or where --content says", shownPath(dir))
	case statErr == nil && !info.IsDir():
		return usageError("the content folder %s is a file.\n  --content names the folder that holds the pages", shownPath(dir))
	case errors.Is(err, fs.ErrPermission):
		return machineError(fmt.Errorf("%w.\n  You may not read this folder; ask whoever runs this machine", err))
	}
	return machineError(err)
}

// builtIn is the knowledge base that the program carries.
func (a *app) builtIn() (place, error) {
	p := place{embedded: true, close: func() {}}
	p.settings = a.settings()
	p.settings.Content, p.settings.Prefix = partnerbook.Content(), "content"
	p.settings.Site = partnerbook.Site
	return p, nil
}

func (a *app) settings() generator.Settings {
	return generator.Settings{
		Themes:    themes.FS,
		Overrides: a.overrides,
		Day:       time.Now(),
		Epoch:     epoch(a.env("SOURCE_DATE_EPOCH")),
	}
}

// today returns the day on which the command runs.
func (a *app) today() time.Time {
	if e := epoch(a.env("SOURCE_DATE_EPOCH")); !e.IsZero() {
		return e.UTC()
	}
	return time.Now().UTC()
}

// epoch reads SOURCE_DATE_EPOCH (reproducible-builds.org): seconds since 1970.
// What is no number counts as not set.
func epoch(s string) time.Time {
	seconds, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}

// shownPath returns a folder as the author knows it: seen from the working
// folder, unless it is far away.
func shownPath(dir string) string {
	wd, err := os.Getwd()
	if err != nil {
		return filepath.ToSlash(dir)
	}
	rel, err := filepath.Rel(absolute(wd), absolute(dir))
	far := ".." + string(filepath.Separator) + ".."
	if err != nil || strings.HasPrefix(rel, far) {
		return filepath.ToSlash(absolute(dir))
	}
	if rel == "." {
		return ""
	}
	return filepath.ToSlash(rel)
}

// shownFolder returns a folder as it stands in a sentence.
func shownFolder(dir string) string {
	if shown := shownPath(dir); shown != "" {
		return shown
	}
	return "this folder"
}

func absolute(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	// Events name the real folder. One that is not there yet stands in one that is.
	for at, rest := abs, ""; at != filepath.Dir(at); at, rest = filepath.Dir(at), filepath.Join(filepath.Base(at), rest) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		}
	}
	return abs
}
