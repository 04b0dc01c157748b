package importer_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"partnerbook"
	"partnerbook/generator"
	"partnerbook/generator/kind"
	"partnerbook/generator/testrun"
	"partnerbook/generator/word"
	"partnerbook/themes"
)

// TestOwnPages downloads pages of the built-in knowledge base and imports them again.
// What only our pages have, such as live lists, becomes something else; but all headings
// come back, and as many items of lists, rows of tables, links to other sites and notes.
func TestOwnPages(t *testing.T) {
	testrun.Alone(t)
	w := generator.NewWorkspace(generator.Settings{Content: partnerbook.Content(), Prefix: "content", Site: partnerbook.Site, Themes: themes.FS, Shelf: shelf})
	e, err := w.Refresh(context.Background(), generator.Everything)
	if err != nil {
		t.Fatal(err)
	}
	own := built{edition: e}
	of := map[string]*kind.Object{}
	for _, p := range e.Site.Pages {
		of[p.URL] = p.Object
	}
	for _, url := range []string{
		"guidance/outsourcing.html", "guidance/delivery-models.html", "checklists/strategic-fit.html", "sources/wwo.html", "sources/dsp.html",
		"testimonials/index.html", "about/copyright.html", "writing/settings.html",
	} {
		o := of[url]
		if o == nil {
			t.Errorf("there is no page %s any more: name another here", url)
			continue
		}
		before := own.text(t, url)
		nodes, err := word.Read([]byte(before))
		if err != nil {
			t.Fatal(err)
		}
		data, err := word.Document(word.Info{Title: o.Meta.Title, Subject: o.Meta.Summary, Language: "en", Contents: true, Words: word.Words{Contents: "Contents", Picture: "Picture: {alt}"}}, nodes)
		if err != nil {
			t.Fatal(err)
		}
		files, _ := imported(t, "x.docx", data)
		after := build(t, files, false)
		if problems := after.errors(); len(problems) > 0 {
			t.Errorf("%s: %s", url, strings.Join(problems, "\n"))
			continue
		}
		var texts bytes.Buffer
		for path := range files {
			if strings.HasSuffix(path, ".md") {
				texts.WriteString(after.text(t, strings.TrimSuffix(path, ".md")+".html"))
			}
		}
		if was, is := counted(t, before), counted(t, texts.String()); was != is {
			t.Errorf("%s (%d files): it had %s, and has %s", url, len(files), was, is)
		}
	}
}

// counted says how many of what a text has.
func counted(t *testing.T, text string) string {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	var walk func(e *html.Node)
	walk = func(e *html.Node) {
		if class(e, "app") || class(e, "no-print") || e.Data == "svg" {
			return
		}
		n[e.Data]++
		for c := e.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return fmt.Sprintf("h %d %d %d, li %d, tr %d, input %d", n["h2"], n["h3"], n["h4"], n["li"], n["tr"], n["input"])
}
