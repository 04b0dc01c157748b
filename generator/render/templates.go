package render

import (
	"html/template"
	"io/fs"
	"slices"
	"sync"
	texttemplate "text/template"
	"text/template/parse"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
)

// folders returns the theme folder of each kind of page and listing.
func folders() []string {
	names := slices.Clone(kind.Names())
	return append(names, kind.AidName, "aid-step", "aid-profile", "aid-how", "aid-paper", "section", "topic", "topics", "reviews", "glossary", "search", "index", "pack", "reading", "translations", "notfound")
}

// templates are the templates of a folder of the theme as they were parsed. Those that
// all folders share are parsed once: html/template changes what it escapes, so it gets
// copies, and only of what a page calls, when the first such page is made. Copying all
// of them for every folder took longer than all else that loading a theme takes.
type templates struct {
	parsed *texttemplate.Template // never executed
	mu     sync.Mutex
	made   map[string]*template.Template
}

func newTemplates(parsed *texttemplate.Template) *templates {
	return &templates{parsed: parsed, made: map[string]*template.Template{}}
}

// entry returns a template that is called from Go, with all that it calls.
func (t *templates) entry(name string) *template.Template {
	t.mu.Lock()
	defer t.mu.Unlock()
	if made, ok := t.made[name]; ok {
		return made
	}
	set := template.New("theme").Option("missingkey=error")
	for called := range t.calledBy(name) {
		template.Must(set.AddParseTree(called, t.parsed.Lookup(called).Copy())) // it fails in a set that was executed only
	}
	t.made[name] = set
	return set
}

// calledBy returns the names of a template and of those that it calls, without those
// that are not there: executing says which these are.
func (t *templates) calledBy(name string) map[string]bool {
	out := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		found := t.parsed.Lookup(name)
		if found == nil || found.Tree == nil || out[name] {
			return
		}
		out[name] = true
		eachCall(found.Root, visit)
	}
	visit(name)
	return out
}

// eachCall calls f with the name of each template that is called in a list.
func eachCall(l *parse.ListNode, f func(name string)) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TemplateNode:
			f(n.Name)
		case *parse.IfNode:
			eachCall(n.List, f)
			eachCall(n.ElseList, f)
		case *parse.WithNode:
			eachCall(n.List, f)
			eachCall(n.ElseList, f)
		case *parse.RangeNode:
			eachCall(n.List, f)
			eachCall(n.ElseList, f)
		}
	}
}

// readTemplates parses the templates: those in layout/, markup/ and aid/parts/ are
// shared, KIND/page.html adds what a kind has of its own. Folders that add nothing
// have the shared ones together.
func readTemplates(theme fs.FS, name string) (map[string]*templates, diag.List) {
	var files []string
	for _, folder := range []string{"layout", "markup", "aid/parts"} {
		in, _ := fs.Glob(theme, folder+"/*.html") // it fails for a pattern that is none
		files = append(files, in...)
	}
	base := texttemplate.New("theme")
	found := parseFiles(base, theme, name, files)
	if found.HasErrors() {
		return nil, found
	}
	out, shared := map[string]*templates{}, newTemplates(base)
	for _, folder := range folders() {
		file := folder + "/page.html"
		if _, err := fs.Stat(theme, file); err != nil {
			out[folder] = shared
			continue
		}
		own := texttemplate.Must(base.Clone())
		found.Add(parseFiles(own, theme, name, []string{file})...)
		out[folder] = newTemplates(own)
	}
	return out, found
}

// parseFiles parses files of the theme. A file of a site's own takes the place of the
// program's; a template that stood in that one and stands nowhere else is given back,
// or the first page that needs it could not be made.
func parseFiles(into *texttemplate.Template, theme fs.FS, name string, files []string) diag.List {
	var found diag.List
	for _, file := range files {
		found.Add(parseFile(into, theme, name, file)...)
	}
	over, ok := theme.(Overlay)
	if !ok || over.Above == nil {
		return found
	}
	for _, file := range files {
		if _, err := fs.Stat(over.Above, file); err == nil {
			giveBack(into, over.Below, file)
		}
	}
	return found
}

// giveBack adds those templates of a file of the program's that are not there.
func giveBack(into *texttemplate.Template, programs fs.FS, file string) {
	replaced := texttemplate.New("theme")
	if _, err := fs.Stat(programs, file); err != nil || len(parseFile(replaced, programs, "", file)) > 0 {
		return // the site's own file takes the place of none
	}
	for _, t := range replaced.Templates() {
		if t.Tree != nil && into.Lookup(t.Name()) == nil {
			texttemplate.Must(into.AddParseTree(t.Name(), t.Tree)) // it fails where a template was executed
		}
	}
}

// programsOf returns the programs of all folders in all languages. Folders with the same
// templates share them.
func programsOf(all map[string]*templates, words map[string]*Words) map[templateKey]*programs {
	out := map[templateKey]*programs{}
	for language, w := range words {
		made := map[*templates]*programs{}
		for folder, t := range all {
			if made[t] == nil {
				made[t] = newPrograms(t, w)
			}
			out[templateKey{folder, language}] = made[t]
		}
	}
	return out
}

func parseFile(into *texttemplate.Template, theme fs.FS, name, file string) diag.List {
	data, err := fs.ReadFile(theme, file)
	if err == nil {
		_, err = into.New(file).Parse(string(data))
	}
	if err != nil {
		return diag.List{templateProblem(theme, name, err)}
	}
	return nil
}
