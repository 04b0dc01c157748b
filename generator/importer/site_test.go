package importer_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"partnerbook/generator"
	"partnerbook/generator/diag"
	"partnerbook/generator/importer"
	"partnerbook/generator/render"
	"partnerbook/themes"
)

var shelf = new(render.Shelf)

// built is a site that was built of pages.
type built struct {
	edition *generator.Edition
	files   map[string]string // the pages as they were written, by path
}

// build builds a site of files, with a site.toml or without.
func build(t testing.TB, files map[string]string, plain bool) built {
	t.Helper()
	content := fstest.MapFS{}
	for name, text := range files {
		content[name] = &fstest.MapFile{Data: []byte(text)}
	}
	if _, there := content["index.md"]; !there {
		content["index.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"Start\"\n+++\n\nText.\n")}
	}
	settings := generator.Settings{Content: content, Prefix: "content", Themes: themes.FS, Shelf: shelf}
	if !plain {
		settings.Site = fstest.MapFS{"site.toml": {Data: []byte("title = \"S\"\n")}}
	}
	w := generator.NewWorkspace(settings)
	e, err := w.Refresh(context.Background(), generator.Everything)
	if err != nil {
		t.Fatal(err)
	}
	return built{e, files}
}

// errors returns what is wrong with a site, and what of it an author would have to mend
// that the import should have got right.
func (b built) errors() []string {
	mine := map[diag.Code]bool{diag.HeadingSkipped: true, diag.FootnoteUnused: true, diag.FootnoteUndefined: true, diag.DirectiveUnknown: true, diag.LinkMissingPage: true}
	var out []string
	for _, d := range b.edition.Found.List() {
		if d.Severity == diag.Error || mine[d.Code] {
			out = append(out, d.Pos.Path+": "+d.Message)
		}
	}
	return out
}

// text returns the text of a page as the site has it.
func (b built) text(t testing.TB, url string) string {
	t.Helper()
	if b.edition.Book == nil {
		t.Fatalf("there is no site: %v", b.errors())
	}
	f, ok := b.edition.Book.File(url)
	if !ok {
		t.Fatalf("there is no page %s", url)
	}
	var data bytes.Buffer
	if err := f.Emit(&data); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&data)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for c := elementOf(root, "text").FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(&out, c); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

func elementOf(n *html.Node, class string) *html.Node {
	for _, a := range n.Attr {
		if a.Key == "class" && a.Val == class {
			return n
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := elementOf(c, class); found != nil {
			return found
		}
	}
	return nil
}

// imported imports a file and returns what it made by path; files of figures stand in
// data.
func imported(t testing.TB, name string, data []byte) (map[string]string, importer.Report) {
	t.Helper()
	result, err := importer.Import(name, data, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range result.Files {
		path := f.Path
		if f.Figures {
			path = "data/" + path
		}
		if _, twice := out[path]; twice {
			t.Errorf("%s is made twice", path)
		}
		out[path] = string(f.Data)
	}
	return out, result.Report
}

// body returns a page without its settings and comments.
func body(page string) string {
	_, text, _ := strings.Cut(strings.TrimPrefix(page, "+++\n"), "+++\n")
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(strings.TrimSpace(line), "<!-- source:") {
			lines = append(lines, line)
		}
	}
	said := strings.Join(lines, "\n")
	for strings.Contains(said, "\n\n\n") {
		said = strings.ReplaceAll(said, "\n\n\n", "\n\n")
	}
	return strings.TrimSpace(said)
}

// plain returns the words of HTML, with quotation marks as keyboards have them.
func plain(text string) string {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return err.Error()
	}
	var out strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		switch n.Data {
		case "p", "h2", "li", "td", "th":
			out.WriteByte(' ')
		}
	}
	walk(root)
	said := strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "…", "...").Replace(out.String())
	return strings.Join(strings.Fields(said), " ")
}
