package render

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	texttemplate "text/template"
	"text/template/parse"

	"partnerbook/generator/diag"
)

// calledFromGo are the templates that every theme must have.
var calledFromGo = []string{
	"account-lists", "cite", "data-chart", "data-table", "footer", "header", "list", "page", "partnership", "partnerships",
	"redirect", "said", "section-close", "section-item", "section-open", "term", "who",
}

// checkCalls reports templates that are called and that a site's own theme took away:
// a file of its own takes the place of the program's with all that stands in it.
// html/template would say so only when a page is made that calls one.
func checkCalls(set *texttemplate.Template, theme fs.FS, name string) diag.List {
	o, ok := theme.(Overlay)
	if !ok || o.Above == nil {
		return nil
	}
	calls := map[string]error{} // how html/template would say it, by name
	missing := func(called string) bool {
		found := set.Lookup(called)
		return found == nil || found.Tree == nil
	}
	for _, called := range calledFromGo {
		if missing(called) {
			calls[called] = fmt.Errorf("no such template %q", called)
		}
	}
	for _, t := range set.Templates() {
		if t.Tree == nil {
			continue
		}
		eachCall(t.Root, func(n *parse.TemplateNode) {
			if missing(n.Name) {
				place, _ := t.ErrorContext(n)
				calls[n.Name] = fmt.Errorf("template: %s: no such template %q", place, n.Name)
			}
		})
	}
	var found diag.List
	for called, err := range calls {
		if file := o.replaced(called); file != "" {
			found.Add(diag.New(diag.ThemeTemplate, diag.Position{Path: path.Join(name, file)},
				"This file takes the place of the program's, and lacks the template %q, which pages need.", called).
				Hinted("Add {{define %q}} with what it should print, and {{end}}; or begin with a copy of the program's file.", called))
			continue
		}
		found.Add(templateProblem(theme, name, err))
	}
	return found.Sorted()
}

// replaced returns the file of the site's own that took away a template of the
// program's, or "".
func (o Overlay) replaced(template string) string {
	var out string
	_ = fs.WalkDir(o.Above, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".html" || out != "" {
			return nil // what cannot be read is reported elsewhere
		}
		if slices.Contains(defined(o.Below, file), template) && !slices.Contains(defined(o.Above, file), template) {
			out = file
		}
		return nil
	})
	return out
}

// defined returns the names of the templates that a file defines.
func defined(theme fs.FS, file string) []string {
	data, err := fs.ReadFile(theme, file)
	if err != nil {
		return nil
	}
	trees := map[string]*parse.Tree{}
	tree := parse.New(file)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(string(data), "", "", trees); err != nil {
		return nil
	}
	return slices.Collect(maps.Keys(trees))
}
