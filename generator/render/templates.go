package render

import (
	"html/template"
	"io"
	"io/fs"
	"slices"
	"sync"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
)

// folders returns the theme folder of each kind of page and listing.
func folders() []string {
	names := slices.Clone(kind.Names())
	return append(names, kind.AidName, "aid-step", "aid-profile", "aid-how", "aid-paper", "section", "topic", "topics", "reviews", "glossary", "search", "index", "pack", "notfound")
}

// templateSet is what a set of templates of html/template can be asked.
type templateSet interface {
	Lookup(name string) *template.Template
	ExecuteTemplate(out io.Writer, name string, data any) error
}

// lateSet is a set of templates that is made when it is first asked for something. The
// set of a folder begins as a copy of all that folders share, which takes some
// milliseconds, and few sites have pages of every folder.
type lateSet struct{ made func() *template.Template }

// Lookup implements templateSet.
func (s *lateSet) Lookup(name string) *template.Template { return s.made().Lookup(name) }

// ExecuteTemplate implements templateSet.
func (s *lateSet) ExecuteTemplate(out io.Writer, name string, data any) error {
	return s.made().ExecuteTemplate(out, name, data)
}

// readTemplates parses the templates: those in layout/, markup/ and aid/parts/ are
// shared, KIND/page.html adds what a kind has of its own. Folders that add nothing
// have one set together.
func readTemplates(theme fs.FS, name string) (map[string]templateSet, diag.List) {
	var found diag.List
	base := emptySet()
	for _, folder := range []string{"layout", "markup", "aid/parts"} {
		files, err := fs.Glob(theme, folder+"/*.html")
		if err != nil {
			continue
		}
		for _, file := range files {
			found.Add(parseFile(base, theme, name, file)...)
		}
	}
	if found.HasErrors() {
		return nil, found
	}
	templates, shared := map[string]templateSet{}, ownSet(base, "", "")
	for _, folder := range folders() {
		file := folder + "/page.html"
		if _, err := fs.Stat(theme, file); err != nil {
			templates[folder] = shared
			continue
		}
		text, err := fs.ReadFile(theme, file)
		if err == nil {
			_, err = emptySet().New(file).Parse(string(text)) // to see what is wrong with it
		}
		if err != nil {
			found.Add(templateProblem(theme, name, err))
		}
		templates[folder] = ownSet(base, file, string(text))
	}
	return templates, found
}

func emptySet() *template.Template { return template.New("theme").Option("missingkey=error") }

// ownSet returns the shared templates with those of a file, which can be parsed, or
// without one.
func ownSet(base *template.Template, file, text string) *lateSet {
	return &lateSet{sync.OnceValue(func() *template.Template {
		own := template.Must(base.Clone())
		if file != "" {
			template.Must(own.New(file).Parse(text))
		}
		return own
	})}
}

// programsOf returns the programs of all folders in all languages. Folders with the same
// templates share them.
func programsOf(templates map[string]templateSet, words map[string]*Words) map[templateKey]*programs {
	out := map[templateKey]*programs{}
	for language, w := range words {
		made := map[templateSet]*programs{}
		for folder, set := range templates {
			if made[set] == nil {
				made[set] = newPrograms(set, w)
			}
			out[templateKey{folder, language}] = made[set]
		}
	}
	return out
}

func parseFile(into *template.Template, theme fs.FS, name, file string) diag.List {
	data, err := fs.ReadFile(theme, file)
	if err == nil {
		_, err = into.New(file).Parse(string(data))
	}
	if err != nil {
		return diag.List{templateProblem(theme, name, err)}
	}
	return nil
}
