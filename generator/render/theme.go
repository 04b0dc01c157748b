package render

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
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
	style      asset
	kindStyles map[string]asset // by the folder whose pages they are for
	live       asset            // the script that reloads a page while its author works
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

// LoadTheme reads a theme from a file system. name is its path as the author
// knows it, for diagnostics.
func LoadTheme(theme fs.FS, name string, config source.Config) (*Theme, diag.List) {
	var found diag.List
	found.Add(checkAPI(theme, name)...)
	words, problems := readWords(theme, name, config.Languages)
	found.Add(problems...)
	style, problems := bundle(theme, name, "style.css", brandColour(config.Brand.Colour.Text), "")
	found.Add(problems...)
	kinds, problems := readKindStyles(theme, name)
	found.Add(problems...)
	live, problems := bundle(theme, name, "serve/live.js", "", "")
	found.Add(problems...)
	scripts, problems := bundleSearch(theme, name, words)
	found.Add(problems...)
	templates, problems := readTemplates(theme, name)
	found.Add(problems...)
	if found.HasErrors() {
		return nil, found
	}
	t := &Theme{files: theme, templates: map[templateKey]*programs{}, words: words, style: style, kindStyles: kinds, live: live, scripts: scripts, apps: newAppScripts(theme, words)}
	for folder, tmpl := range templates {
		for language, w := range words {
			t.templates[templateKey{folder, language}] = newPrograms(tmpl, w)
		}
	}
	return t, found
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

// folders returns the theme folder of each kind of page and listing.
func folders() []string {
	names := slices.Clone(kind.Names())
	return append(names, kind.AidName, "aid-step", "aid-profile", "aid-how", "aid-paper", "section", "topic", "topics", "reviews", "glossary", "search", "index", "pack", "notfound")
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
