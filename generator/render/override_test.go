package render

import (
	"bytes"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"partnerbook"
	"partnerbook/generator/diag"
	"partnerbook/generator/output"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
	"partnerbook/generator/testrun"
	"partnerbook/themes"
)

// over lays files over the default theme and loads it.
func over(t *testing.T, files map[string]string) (*Theme, diag.List) {
	t.Helper()
	base, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	above := fstest.MapFS{}
	for name, text := range files {
		above[name] = &fstest.MapFile{Data: []byte(text)}
	}
	config := source.PlainConfig()
	config.Languages = []string{"en", "cy"}
	return LoadTheme(Overlay{Above: above, Below: base}, "themes/own", config)
}

// overTemplates is over with templates only, which no script is made of: the scripts
// are those of the default theme, bundled once.
func overTemplates(t *testing.T, files map[string]string) (*Theme, diag.List) {
	t.Helper()
	for name := range files {
		if path.Ext(name) != ".html" {
			t.Fatalf("%s is no template", name)
		}
	}
	theme, found := over(t, files)
	if theme != nil {
		theme.apps = defaultApps()
	}
	return theme, found
}

// defaultApps are the scripts of the default theme.
var defaultApps = sync.OnceValue(func() *appScripts {
	files, err := fs.Sub(themes.FS, "default")
	if err != nil {
		panic(err) // the name is a path
	}
	words, _ := readWords(files, "themes/default", []string{"en", "cy"})
	return newAppScripts(files, words, new(names))
})

// shownBy returns one page of the repository's content as a theme shows it.
func shownBy(t *testing.T, linked *site.Site, files map[string]string, address string) string {
	t.Helper()
	theme, found := overTemplates(t, files)
	if found.HasErrors() {
		t.Fatal(found)
	}
	book := NewBook(linked, theme, partnerbook.Content(), false, new(Digests), nil)
	if found := book.Probe("themes/own"); len(found) > 0 {
		t.Fatal(found)
	}
	page, ok := book.File(address)
	if !ok {
		t.Fatalf("there is no page %s", address)
	}
	return pagesOf(t, []output.File{page})[address]
}

func TestOwnPageTakesThePlaceOfTheDefault(t *testing.T) {
	linked := ownSite(t)
	files := map[string]string{"guidance/page.html": `{{define "after"}}<p class="mine">{{.Kind}} & more</p>{{end}}`}
	page := shownBy(t, linked, files, "guidance/shared-services.html")
	if !strings.Contains(page, `<p class="mine">guidance & more</p>`) {
		t.Errorf("the own part is missing:\n%s", page)
	}
	if !strings.Contains(page, `class="crumbs"`) {
		t.Errorf("the rest of the page is missing:\n%s", page)
	}
	if other := shownBy(t, linked, files, "sources/hbr.html"); strings.Contains(other, "mine") {
		t.Error("a page of another kind has the own part too")
	}
}

func TestOwnStyleIsBundled(t *testing.T) {
	theme, found := over(t, map[string]string{
		"style.css":    "@import \"./css/colours.css\";\n@import \"./css/own.css\";\n",
		"css/own.css":  ".own { color: red; & b { background: url(\"../own.svg\") } }\n",
		"own.svg":      `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		"css/text.css": ".never { color: red }\n",
	})
	if found.HasErrors() {
		t.Fatal(found)
	}
	style := string(theme.style.data())
	for want, there := range map[string]bool{".own": true, "--paper": true, "data:image/svg+xml": true, ".never": false, "@import": false} {
		if strings.Contains(style, want) != there {
			t.Errorf("%s in the style sheet: %v, want %v", want, !there, there)
		}
	}
	if ordinary, _ := over(t, nil); theme.style.url() == ordinary.style.url() {
		t.Error("another style sheet has the same address")
	}
	if one, _ := over(t, map[string]string{"css/code.css": ".x{}"}); !strings.Contains(string(one.style.data()), ".site-header") {
		t.Error("one file of one's own drives out the others")
	}
}

func TestBrokenThemeIsReported(t *testing.T) {
	linked := ownSite(t)
	for _, c := range []struct {
		about, file, text string
		code              diag.Code
		place, message    string
	}{
		{"a tag that is not closed", "guidance/page.html", "{{define \"after\"}}\n{{if .Title}}\n{{end}}", diag.ThemeTemplate,
			"themes/own/guidance/page.html:3", "ends before"},
		{"a function that does not exist", "layout/parts.html", "\n\n{{define \"label\"}}{{shout .}}{{end}}", diag.ThemeTemplate,
			"themes/own/layout/parts.html:3", "shout"},
		{"a field that does not exist", "guidance/page.html", "{{define \"after\"}}\n\n<p>{{.Titel}}</p>{{end}}", diag.ThemeTemplate,
			"themes/own/guidance/page.html:3", "Titel"},
		{"a template that does not exist", "source/page.html", "{{define \"after\"}}\n{{template \"nothing\" .}}{{end}}", diag.ThemeTemplate,
			"themes/own/source/page.html:2", "nothing"},
		{"a part of a page that is not there", "guidance/page.html", "{{define \"after\"}}\n{{.Search.Script}}{{end}}", diag.ThemeTemplate,
			"themes/own/guidance/page.html:2", "pointer evaluating"},
		{"a template that calls itself", "guidance/page.html", "{{define \"after\"}}\n{{template \"after\" .}}{{end}}", diag.ThemeTemplate,
			"themes/own/guidance/page.html:2", "depth"},
		{"an attribute that is not closed", "guidance/page.html", "{{define \"after\"}}\n<a href=\"{{end}}", diag.ThemeTemplate,
			"themes/own", "attribute"},
		{"a style sheet with a mistake", "style.css", "\n@import \"./css/nothing.css\";\n", diag.ThemeStyle,
			"themes/own/style.css:2:9", "nothing.css"},
		{"a script with a mistake", "serve/live.js", "\nlet x = ;\n", diag.ThemeStyle, "themes/own/serve/live.js:2:9", "Unexpected"},
	} {
		t.Run(c.about, func(t *testing.T) {
			load := over
			if path.Ext(c.file) == ".html" {
				load = overTemplates
			}
			theme, found := load(t, map[string]string{c.file: c.text})
			if !found.HasErrors() {
				found = NewBook(linked, theme, partnerbook.Content(), true, new(Digests), nil).Probe("themes/own")
			}
			if !found.HasErrors() {
				t.Fatal("nothing was found")
			}
			d := found[0]
			if d.Code != c.code || !strings.HasPrefix(d.Pos.String(), c.place) || !strings.Contains(d.Message, c.message) {
				t.Errorf("%s [%s] %s\nwant %s [%s] …%s…", d.Pos, d.Code, d.Message, c.place, c.code, c.message)
			}
		})
	}
}

// TestUnusualTemplatesFallBack overrides templates with what programs do not
// know; html/template makes the page, and the right one.
func TestUnusualTemplatesFallBack(t *testing.T) {
	testrun.Alone(t)
	linked := ownSite(t)
	for text, want := range map[string]string{
		`{{$x := .Kind}}<p>{{$x}}</p>`:                                     "<p>guidance</p>",
		`<p>{{len .Kind}}</p>`:                                             "<p>8</p>",
		`<p>{{printf "%s!" .Kind}}</p>`:                                    "<p>guidance!</p>",
		`{{range $i, $s := .Crumbs}}{{break}}{{end}}<p>done</p>`:           "<p>done</p>",
		`{{with $s := .Kind}}<p>{{$s}}</p>{{end}}`:                         "<p>guidance</p>",
		`<script>var kind = {{.Kind}}</script>`:                            `<script>var kind = "guidance"</script>`,
		`<p title={{.Kind}}></p>`:                                          "<p title=guidance></p>",
		`{{if gt (len .Crumbs) 0}}<p>some</p>{{end}}`:                      "<p>some</p>",
		`<p>{{.Words.Language}}</p>`:                                       "<p>en</p>",
		`{{with .Crumbs}}<p>{{(index . 0).URL}}</p>{{end}}`:                "<p>../index.html</p>",
		`{{template "own" .Kind}}{{define "own"}}<p>{{.}}</p>{{end}}`:      "<p>guidance</p>",
		`<p>{{.N "pages" 2}}</p>`:                                          "<p>2 pages</p>",
		`<p>{{- /* nothing */ -}} {{.Kind -}} </p>`:                        "<p>guidance</p>",
		`{{if .Fields}}<p>fields</p>{{else}}<p>none</p>{{end}}`:            "<p>none</p>",
		`{{with .Notice}}{{.Label}}{{else with .Kind}}<p>{{.}}</p>{{end}}`: "<p>guidance</p>",
	} {
		t.Run(text, func(t *testing.T) {
			own := map[string]string{"guidance/page.html": `{{define "after"}}` + text + `{{end}}`}
			if i := strings.Index(text, "{{define"); i >= 0 {
				own["guidance/page.html"] = text[i:] + `{{define "after"}}` + text[:i] + `{{end}}`
			}
			if page := shownBy(t, linked, own, "guidance/shared-services.html"); !strings.Contains(page, want) {
				_, page, _ = strings.Cut(page, `<div class="text">`)
				t.Errorf("no %s in\n%s", want, page)
			}
		})
	}
}

// TestOwnFileLacksTemplates puts files in the place of the program's that have only some
// of their templates, or none, or have them elsewhere.
func TestOwnFileLacksTemplates(t *testing.T) {
	linked := ownSite(t)
	const address, study = "guidance/shared-services.html", "case-studies/dartford-sevenoaks/satisfaction.html"
	ordinary := shownBy(t, linked, nil, address)
	if got := shownBy(t, linked, map[string]string{"markup/cite.html": "words", "layout/parts.html": ""}, address); got != ordinary {
		t.Errorf("the templates of files without any were not given back:\n%s", got)
	}
	moved := shownBy(t, linked, map[string]string{"layout/frame.html": "", "markup/own.html": `{{define "footer"}}{{end}}`}, address)
	if strings.Contains(moved, "<footer") || !strings.Contains(moved, "<header") {
		t.Errorf("a template that was taken out in another file came back:\n%s", moved)
	}
}

// TestTagsInWords gives words of one's own that would end the script of a page, or keep it
// from ending. The script holds the same words and no such tag.
func TestTagsInWords(t *testing.T) {
	words, err := fs.ReadFile(themes.FS, "default/strings/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(string(words), "\nsearch_label = \"")
	if !ok {
		t.Fatal("there are no such words")
	}
	own := before + "\nsearch_label = \"<!-- <script> </SCRIPT> < " + after
	theme, found := over(t, map[string]string{"strings/en.toml": own})
	if found.HasErrors() {
		t.Fatal(found)
	}
	script := string(theme.scripts.results["en"].data())
	if !strings.Contains(script, `\x3C!-- \x3Cscript> `) || tag.MatchString(script) {
		t.Errorf("the script holds %q", regexp.MustCompile(`.{0,20}!-- .{0,40}`).FindString(script))
	}
}

// TestMutualCalls executes one of two templates that call each other when the
// other one is too unusual for programs.
func TestMutualCalls(t *testing.T) {
	theme, found := over(t, map[string]string{
		"markup/list.html": `{{define "list"}}<ul>{{template "inner" .}}</ul>{{end}}` +
			`{{define "inner"}}{{len .Pages}}{{if .Title}}{{template "list" .Nothing}}{{end}}{{end}}`,
	})
	if found.HasErrors() {
		t.Fatal(found)
	}
	p, err := theme.in("guidance", "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range []ListView{{Words: theme.words["en"]}, {Words: theme.words["en"], Title: "x"}} {
		for _, name := range []string{"inner", "list", "inner"} {
			if want, got, _ := bothOf(t, p, name, view); got != want {
				t.Errorf("%s: got %q, want %q", name, got, want)
			}
		}
	}
}

func TestOverlay(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	o := Overlay{
		Above: fstest.MapFS{"a": file("above"), "d/own": file("own"), "e": file("a file")},
		Below: fstest.MapFS{"a": file("below"), "b": file("below"), "d/other": file("other"), "e/x": file("x")},
	}
	for name, want := range map[string]string{"a": "above", "b": "below", "d/own": "own", "d/other": "other", "e": "a file"} {
		if got, err := fs.ReadFile(o, name); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	names := func(dir string) (out []string) {
		entries, err := fs.ReadDir(o, dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			out = append(out, path.Join(dir, e.Name()))
		}
		return out
	}
	if got := names("d"); !reflect.DeepEqual(got, []string{"d/other", "d/own"}) {
		t.Errorf("d: %v", got)
	}
	if got := names("."); !reflect.DeepEqual(got, []string{"a", "b", "d", "e"}) {
		t.Errorf(".: %v", got)
	}
	if _, err := fs.ReadDir(o, "nothing"); err == nil {
		t.Error("a folder that is in neither was read")
	}
	if _, err := fs.ReadFile(Overlay{Below: o.Below}, "a"); err != nil {
		t.Errorf("without a theme above: %v", err)
	}
}

// TestPagesAreMadeAtOnce emits every page several times at once, with a template
// that falls back among those that do not.
func TestPagesAreMadeAtOnce(t *testing.T) {
	linked := ownSite(t)
	files := map[string]string{"source/page.html": `{{define "after"}}{{len .Title}}{{end}}`}
	one, _ := overTemplates(t, files)
	want := pagesOf(t, NewBook(linked, one, partnerbook.Content(), true, new(Digests), nil).Files())
	theme, _ := overTemplates(t, files)
	book := NewBook(linked, theme, partnerbook.Content(), true, new(Digests), nil)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for _, file := range book.Files() {
				var out bytes.Buffer
				if err := file.Emit(&out); err != nil || out.String() != want[file.Path] {
					t.Errorf("%s: %v, or another page than when made alone", file.Path, err)
				}
			}
		})
	}
	group.Wait()
}
