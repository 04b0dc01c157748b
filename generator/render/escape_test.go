package render

import (
	"html/template"
	"strings"
	"testing"
	texttemplate "text/template"
	"text/template/parse"
)

// hostile are texts that mean something to a browser.
var hostile = []string{
	"", "plain", "two words", "<script>alert(1)</script>", `"quoted" & 'quoted'`, "a+b", "&amp;", "\x00", "\xff\xfe", "é – “x”",
	"javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\tscript:x", "data:text/html,<b>", "vbscript:x", "http",
	"http://x.example/?a=b&c=d#e", "HTTPS://x", "httpſ://x", "mailto:a@b.example", "//x.example", "/a:b", "a/b:c", "#place", "?q=a b",
	"%41%zz%", "%", "%e2%82", "a%20b", "\\x", "[x](y)", "{{.Title}}", "]]>", "--><b>", "</title><b>", "`x`", "(1)", "a\nb\rc", "\u2028",
	"\ufeff", "\ufdd0", "$1", "=", "a=b", "😀", "../../x", "0; url=javascript:x",
}

// places are the places in a page at which templates put texts. Each gives other
// escapers.
var places = []string{
	`<p>{{.}}</p>`, `<p title="{{.}}">`, `<p title='{{.}}'>`, `<a href="{{.}}">`, `<a href="#{{.}}">`, `<a href="x#{{.}}">`,
	`<a href="x?q={{.}}">`, `<a href="/{{.}}/y">`, `<img src="{{.}}">`, `<img src="a/{{.}}">`, `<title>{{.}}</title>`,
	`<textarea>{{.}}</textarea>`, `<link rel="canonical" href="{{.}}">`, `<meta name="x" content="{{.}}">`,
	`<meta http-equiv="refresh" content="0; url={{.}}">`, `<p class="a-{{.}} b">`, `<p aria-label="{{.}}">`, `<p lang="{{.}}">`,
	`<p data-x="{{.}}">`, `<a href="mailto:{{.}}">`, `<form action="{{.}}">`, `<a href='{{.}}'>`, `<b>{{.}}{{.}}</b>`,
}

// unusual are places that programs leave to html/template.
var unusual = []string{
	`<p title={{.}}>`, `<script>var x = {{.}}</script>`, `<p onclick="f({{.}})">`, `<p style="color:{{.}}">`, `<style>p{color:{{.}}}</style>`,
	`<img srcset="{{.}}">`, `<p {{.}}="x">`, `<p>{{. | html}}</p>`, `<p>{{printf "%s" .}}</p>`, `<p>{{len .}}</p>`, `<p>{{. | urlquery}}</p>`,
	"<script>var x = `{{.}}`</script>", `<!-- {{.}} --><p>{{.}}</p>`,
}

// escapersOf returns the escapers that html/template puts into a template.
func escapersOf(t testing.TB, text string) []string {
	t.Helper()
	tmpl := template.Must(template.New("x").Parse(text))
	if err := tmpl.Execute(new(strings.Builder), ""); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, n := range tmpl.Tree.Root.Nodes {
		if action, ok := n.(*parse.ActionNode); ok {
			for _, cmd := range action.Pipe.Cmds[1:] {
				names = append(names, cmd.Args[0].String())
			}
		}
	}
	return names
}

// at returns a program that puts a text at a place.
func at(place string) *programs {
	return newPrograms(newTemplates(texttemplate.Must(texttemplate.New("x").Parse(place))), &Words{})
}

// TestEscapers compares our escapers with those of html/template at every place.
func TestEscapers(t *testing.T) {
	seen := map[string]bool{}
	for _, place := range places {
		p := at(place)
		for _, text := range hostile {
			want, got, compiled := bothOf(t, p, "x", text)
			if !compiled {
				t.Errorf("%s is not compiled", place)
			}
			if got != want {
				t.Errorf("%s of %q:\n got %s\nwant %s", place, text, got, want)
			}
		}
		for _, name := range escapersOf(t, place) {
			seen[name] = true
		}
	}
	for _, name := range []string{
		"_html_template_htmlescaper", "_html_template_attrescaper", "_html_template_rcdataescaper",
		"_html_template_urlfilter", "_html_template_urlnormalizer", "_html_template_urlescaper",
	} {
		if escaperNamed(name) == nil || !seen[name] {
			t.Errorf("%s is not compared", name)
		}
	}
}

// TestUnusualPlacesAreLeftToHTMLTemplate tries places of which programs know
// nothing.
func TestUnusualPlacesAreLeftToHTMLTemplate(t *testing.T) {
	for _, place := range unusual {
		p := at(place)
		for _, text := range hostile {
			want, got, compiled := bothOf(t, p, "x", text)
			if compiled {
				t.Errorf("%s is compiled", place)
			}
			if got != want {
				t.Errorf("%s of %q:\n got %s\nwant %s", place, text, got, want)
			}
		}
	}
}

// FuzzEscapers looks for a text that our escapers and those of html/template
// treat differently.
func FuzzEscapers(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	var all []*programs
	for _, place := range places {
		all = append(all, at(place))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for i, p := range all {
			if want, got, _ := bothOf(t, p, "x", text); got != want {
				t.Errorf("%s of %q:\n got %s\nwant %s", places[i], text, got, want)
			}
		}
	})
}
