package generator

import (
	"regexp"
	"strings"
	"testing"
)

// TestContent builds the repository's own knowledge base and looks at every page
// of it.
func TestContent(t *testing.T) {
	e := ownBuilt(t).edition
	for _, d := range e.Found.List() {
		t.Errorf("%s:%d:%d: %s [%s]", d.Pos.Path, d.Pos.Line, d.Pos.Column, d.Message, d.Code)
	}
	if e.Book == nil {
		t.Fatal("it cannot be shown")
	}
	files := emitted(t, e.Book.Files())
	site := readWebsite(files, "")
	if len(site.pages) < 10 {
		t.Errorf("there are %d pages, want all of them", len(site.pages))
	}
	for _, p := range site.problems() {
		t.Error(p)
	}
	reachable := site.reachable()
	for p, w := range site.pages {
		if !reachable[p] && !w.isRedirect() {
			t.Errorf("%s cannot be reached from the start page", p)
		}
	}
	for p, text := range files {
		// The files of the search index are texts of pages, which may name addresses.
		if !strings.HasSuffix(p, ".css") && !strings.HasSuffix(p, ".js") || strings.HasPrefix(p, "search/") {
			continue
		}
		for _, found := range elsewhere.FindAllString(text, -1) {
			if !namespace.MatchString(found) {
				t.Errorf("%s refers to %s", p, found)
			}
		}
	}
}

// elsewhere finds addresses of other hosts in style sheets and scripts.
var elsewhere = regexp.MustCompile(`https?://[^\s"')]+|url\(["']?//[^)]*|@import[^;]*`)

// namespace finds the names of kinds of XML, which nothing loads: Word documents and
// pictures are full of them.
var namespace = regexp.MustCompile(`^http://(schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org/dc|www\.w3\.org)/`)

// TestPageChecks sees to it that the checks of pages find what they are for.
func TestPageChecks(t *testing.T) {
	const head = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>T</title>
<link rel="stylesheet" href="s.css">
</head>
<body>
`
	page := func(body string) string { return head + body + "\n</body>\n</html>\n" }
	sound := page(`<main id="main"><h1>T</h1><p id="x">Text, <a href="#x">here</a>, <a href="https://example.org/">there</a>.</p></main>`)
	problems := func(text string) string {
		files := map[string]string{"index.html": text, "s.css": ""}
		return strings.Join(readWebsite(files, "").problems(), "\n")
	}
	if got := problems(sound); got != "" {
		t.Errorf("a sound page has problems:\n%s", got)
	}
	for old, c := range map[string]struct{ with, want string }{
		`<h1>T</h1>`:                {`<h1>T</h1><h1>U</h1>`, "as heading 2"},
		`<p id="x">`:                {`<p id="x" onclick="f()">`, `has onclick`},
		`<p id="x">Text`:            {`<p id="x" style="color:red">Text`, `has style`},
		`Text, `:                    {`<b id="x">Text</b>, `, `has the id "x" 2 times`},
		`</h1><p`:                   {`</h1><h3>Deep</h3><p`, "from heading level 1 to 3"},
		`href="#x"`:                 {`href="#y"`, `has no id "y"`},
		`<a href="#x">`:             {`<a href="gone.html">`, "there is no gone.html"},
		`"https://example.org/"`:    {`"javascript:f()"`, "refers to javascript:f()"},
		`href="s.css"`:              {`href="https://example.org/s.css"`, "refers to https://example.org/s.css"},
		` lang="en"`:                {``, "language"},
		`<title>T</title>`:          {`<title></title>`, "titles"},
		`<main id="main">`:          {`<div id="main">`, "closes <main>"},
		`default-src 'none'`:        {`default-src *`, "no Content-Security-Policy"},
		`</p>`:                      {`<img src="s.css"></p>`, "without alt"},
		`.</p>`:                     {`.<ul><li>x</li></ul></p>`, "<ul> in a <p>"},
		`</main>`:                   {`<script>f()</script></main>`, "script of its own"},
		`">there</a>`:               {`"></a>`, "link without words"},
		`Text, <a href="#x">here</`: {`Text, <a href="#x">he<a href="#x">re</a></`, "<a> in a <a>"},
	} {
		if !strings.Contains(sound, old) {
			t.Fatalf("there is no %s to replace", old)
		}
		if got := problems(strings.Replace(sound, old, c.with, 1)); !strings.Contains(got, c.want) {
			t.Errorf("%s in place of %s: the problems are %q, want one of %q", c.with, old, got, c.want)
		}
	}
}
