package render

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// APIVersion is the version of what templates see: the structs in view.go and
// the names of the templates that pages are made of.
//
//	1: first
const APIVersion = 1

// Theme is a theme, read and checked.
type Theme struct {
	files      fs.FS
	templates  map[templateKey]*programs
	words      map[string]*Words
	names      *names
	style      late
	kindStyles map[string]late // by the folder whose pages they are for
	live       late            // the script that reloads a page while its author works
	offline    offlineAssets
	life       late // the script that knows when the review of a page is past
	scripts    scripts
	apps       *appScripts
}

// templateKey names the templates of a kind of page or listing in a language.
type templateKey struct{ folder, language string }

// Overlay is a file system in which each file of Above hides that of Below.
type Overlay struct{ Above, Below fs.FS }

// Open implements fs.FS.
func (o Overlay) Open(name string) (fs.File, error) {
	if o.Above != nil {
		f, err := o.Above.Open(name)
		if err == nil {
			if info, statErr := f.Stat(); statErr != nil || !info.IsDir() {
				return f, nil
			}
			f.Close()
		}
	}
	return o.Below.Open(name)
}

// ReadDir implements fs.ReadDirFS with the names of both.
func (o Overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	below, err := fs.ReadDir(o.Below, name)
	if o.Above == nil {
		return below, err
	}
	above, aboveErr := fs.ReadDir(o.Above, name)
	if err != nil && aboveErr != nil {
		return nil, err
	}
	for _, e := range below {
		if !slices.ContainsFunc(above, func(a fs.DirEntry) bool { return a.Name() == e.Name() }) {
			above = append(above, e)
		}
	}
	slices.SortFunc(above, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return above, nil
}

// isBuiltIn tells whether a theme is all the program's own. Its tests make all of that,
// so it is known to have no mistakes, and nothing is made of it to find some.
func isBuiltIn(theme fs.FS) bool {
	o, ok := theme.(Overlay)
	return ok && o.Above == nil
}

// LoadTheme reads a theme from a file system. name is its path as the author
// knows it, for diagnostics.
func LoadTheme(theme fs.FS, name string, config source.Config) (*Theme, diag.List) {
	var found diag.List
	found.Add(checkAPI(theme, name)...)
	words, problems := readWords(theme, name, config.Languages)
	found.Add(problems...)
	b := bundler{theme: theme, name: name, names: new(names)}
	style := b.lateWith("style.css", "style.css", brandColour(config.Brand.Colour.Text), "")
	kinds, live, life, scripts := readKindStyles(&b), b.late("serve/live.js"), b.late("life/head.js"), bundleSearch(&b, words)
	offline := offlineAssets{b.late("offline/worker.js"), b.late("offline/style.css")}
	found.Add(b.found...)
	templates, problems := readTemplates(theme, name)
	found.Add(problems...)
	if found.HasErrors() {
		return nil, found
	}
	return &Theme{
		files: theme, templates: programsOf(templates, words), words: words, names: b.names, style: style, kindStyles: kinds, live: live, life: life, offline: offline,
		scripts: scripts, apps: newAppScripts(theme, words, b.names),
	}, found
}

func checkAPI(theme fs.FS, name string) diag.List {
	data, err := fs.ReadFile(theme, "theme.toml")
	if err != nil {
		return nil
	}
	text, found := source.NewText(name+"/theme.toml", data)
	table, problems := source.ParseTOML(text, 0, len(text.Data))
	found.Add(problems...)
	d := source.NewDecoder(text, table, source.TOML, true, &found)
	api := d.Number("api")
	d.Text("name")
	d.Finish(nil)
	switch {
	case api == APIVersion || found.HasErrors():
	case !d.Has("api"):
		d.Report(diag.ThemeVersion, "api", "The theme does not say which version it was made for.").
			Hint = fmt.Sprintf("Add a line api = %d if it works as it should.", APIVersion)
	default:
		d.Report(diag.ThemeVersion, "api", "The theme was made for version %d; this program offers %d.", api, APIVersion).
			Hint = fmt.Sprintf("Use the program that the theme asks for, or adapt the theme and write api = %d.", APIVersion)
	}
	return found
}

// Words returns the words of a language, or those of English.
func (t *Theme) Words(language string) *Words {
	if w, ok := t.words[language]; ok {
		return w
	}
	for _, w := range t.words {
		return w
	}
	return &Words{Language: language}
}

// in returns the templates of a kind of page or listing in a language.
func (t *Theme) in(folder, language string) (*programs, error) {
	if p, ok := t.templates[templateKey{folder, t.Words(language).Language}]; ok {
		return p, nil
	}
	return nil, fmt.Errorf("the theme has no templates for %q in %q", folder, language)
}
