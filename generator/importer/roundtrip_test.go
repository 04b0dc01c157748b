package importer_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"partnerbook/generator/testrun"
	"partnerbook/generator/word"
)

// downloaded returns a page as readers download it: a Word document.
func downloaded(t testing.TB, b built, url, title, summary string) []byte {
	t.Helper()
	nodes, err := word.Read([]byte(b.text(t, url)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := word.Document(word.Info{
		Title: title, Subject: summary, Language: "en", Base: "https://example.org/" + url, Contents: true, Origin: "From somewhere",
		Words: word.Words{Page: "Page {n} of {all}", Contents: "Contents", Picture: "Picture: {alt}"},
	}, nodes)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// outline returns the structure of a page's text: its elements and words, without names
// and classes that no document carries.
func outline(t testing.TB, text string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			if words := strings.Join(strings.Fields(n.Data), " "); words != "" {
				out = append(out, words)
			}
			return
		case n.Type == html.ElementNode && (n.Data == "script" || class(n, "footnote-back") || class(n, "app")):
			return
		case n.Type == html.ElementNode && !neutral[n.Data]:
			name := n.Data
			for _, a := range n.Attr {
				if a.Key == "href" && strings.HasPrefix(a.Val, "http") || a.Key == "start" || a.Key == "checked" {
					name += " " + a.Key + "=" + a.Val
				}
			}
			out = append(out, "<"+name+">")
			defer func() { out = append(out, "</"+n.Data+">") }()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return out
}

// neutral are elements that say nothing of the structure.
var neutral = map[string]bool{"html": true, "head": true, "body": true, "div": true, "span": true, "section": true, "label": true}

func class(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == "class" && strings.Contains(" "+a.Val+" ", " "+name+" ") {
			return true
		}
	}
	return false
}

// roundPages are texts with what pages have, by what that is.
var roundPages = map[string]string{
	"headings": "Lead.\n\n## One\n\nText *it* **bo** ~~no~~ `code` and ***both***.\n\n### Deeper\n\nMore.\n\n## Two\n\nEnd.",
	"lists":    "## L\n\n- a\n- b\n  - b1\n  - b2\n    - deep\n- c\n\nText.\n\n1. one\n2. two\n   - in two\n3. three\n\nText.\n\n4. four\n5. five\n\nText\n\n- item\n\n  goes on\n- other",
	"tables":   "## T\n\n| Model | Words |\n|---|---|\n| **A** | see [there](https://example.org/x) |\n| B | |\n| C \\| D | e |",
	"notes":    "## N\n\nA sum.[^sum] Again.[^two] And[^sum] so.\n\n[^sum]: Not *for* benefits.\n[^two]: Second, with <https://example.org/>.",
	"links":    "## L\n\nSee [one](https://example.org/a_b_c?x=1&y=2), <https://example.org/> and <mail@example.org>.\n\n[Down](#here) it goes.\n\n## Here {#here}\n\nText.",
	"blocks":   "## B\n\n:::note Before you sign\nTwo things.\n\nSecond.\n:::\n\n:::warning\nCare.\n:::\n\n:::inset\nSet apart.\n:::\n\n> Quoted.\n\n***\n\n```\na  b\n\tc\n```\n\nTerm\n: Its meaning.\n\nOther\n: Another.",
	"escapes":  "## E\n\n1\\. not a list\n\n\\- nor this\n\n\\# nor a heading\n\nUse \\*stars\\*, \\_lines\\_, \\<tags>, \\[brackets\\](x), a\\:b, \\{\\{blank\\}\\}, &amp;amp; and \\`ticks\\`.\n\n\\:::note\n\n\\:cite[x]\n\nA line\\\nand \\- another.",
}

// TestRoundTrip downloads pages as Word documents and imports them again: their text has
// the same structure.
func TestRoundTrip(t *testing.T) {
	for name, text := range roundPages {
		t.Run(name, func(t *testing.T) { roundTrip(t, name, "", text) })
	}
	t.Run("code", func(t *testing.T) {
		page := roundTrip(t, "code", "", "## C\n\n```\na  b\n    c\n```")
		if !strings.Contains(page, "```\na  b\n    c\n```\n") {
			t.Errorf("the lines of the code are not as they were:\n%s", page)
		}
	})
	t.Run("numbered", func(t *testing.T) {
		page := roundTrip(t, "numbered", "numbered = true\n", "## One\n\nFirst.\n\nSecond:\n\n- a\n- b\n\nThird.\n\n## Notes {.unnumbered}\n\nNone here.\n\n## Two\n\nFourth.")
		if !strings.Contains(page, "numbered = true\n") {
			t.Errorf("the paragraphs are not numbered any more:\n%s", page)
		}
	})
	t.Run("checklist", func(t *testing.T) {
		page := roundTrip(t, "checklist", "kind = \"checklist\"\n", "## One\n\nLead:\n\n- [ ] first\n  - [ ] below it\n  - [x] done\n- [ ] second\n\n## Two\n\n- [ ] third")
		if !strings.Contains(page, "kind = \"checklist\"\n") {
			t.Errorf("it is no checklist any more:\n%s", page)
		}
	})
}

// TestRoundTripThroughLibreOffice has LibreOffice save the documents, which writes them in
// its own way, before they are imported.
func TestRoundTripThroughLibreOffice(t *testing.T) {
	t.Parallel()
	testrun.Thorough(t)
	soffice := office(t)
	dir := t.TempDir()
	befores, names := map[string]built{}, map[string][]string{}
	for name, text := range roundPages {
		b := roundPage(t, name, "", text)
		befores[name] = b
		testrun.Put(t, filepath.Join(dir, name+".docx"), downloaded(t, b, name+".html", roundTitle, roundSummary))
		names["odt"] = append(names["odt"], filepath.Join(dir, name+".docx"))
		names["docx"] = append(names["docx"], filepath.Join(dir, "odt", name+".odt"))
	}
	for _, to := range []string{"odt", "docx"} {
		args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to", to, "--outdir", filepath.Join(dir, to)}
		ctx, stop := context.WithTimeout(t.Context(), 4*time.Minute)
		defer stop()
		if said, err := exec.CommandContext(ctx, soffice, append(args, names[to]...)...).CombinedOutput(); err != nil {
			t.Fatalf("LibreOffice: %v\n%s", err, said)
		}
	}
	for name, before := range befores {
		data, err := os.ReadFile(filepath.Join(dir, "docx", name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) { comesBack(t, name, before, data) })
	}
}

// office finds LibreOffice.
func office(t *testing.T) string {
	t.Helper()
	name := os.Getenv("SOFFICE")
	if name == "" {
		name, _ = exec.LookPath("soffice")
	}
	switch {
	case name != "":
	case os.Getenv("CI") != "":
		t.Fatal("there is no LibreOffice")
	default:
		t.Skip("there is no LibreOffice (Debian: libreoffice-writer-nogui); SOFFICE can say where it is")
	}
	return name
}

const roundTitle, roundSummary = "The page", "What it is about."

// roundPage builds a page.
func roundPage(t *testing.T, name, settings, text string) built {
	t.Helper()
	return build(t, map[string]string{name + ".md": "+++\ntitle = \"" + roundTitle + "\"\nsummary = \"" + roundSummary + "\"\n" + settings + "+++\n\n" + text + "\n"}, false)
}

// roundTrip compares a page with what becomes of it, and returns that.
func roundTrip(t *testing.T, name, settings, text string) string {
	t.Helper()
	before := roundPage(t, name, settings, text)
	return comesBack(t, name, before, downloaded(t, before, name+".html", roundTitle, roundSummary))
}

// comesBack imports a document, compares the page of which it was made with what becomes of
// it, and returns that.
func comesBack(t *testing.T, name string, before built, document []byte) string {
	t.Helper()
	files, _ := imported(t, name+".docx", document)
	page := files[name+".md"]
	for _, want := range []string{"title = \"" + roundTitle + "\"\n", "summary = \"" + roundSummary + "\"\n"} {
		if !strings.Contains(page, want) {
			t.Errorf("it lacks %s:\n%s", want, page)
		}
	}
	after := build(t, files, false)
	if problems := after.errors(); len(problems) > 0 {
		t.Errorf("%s\n%s", strings.Join(problems, "\n"), page)
	}
	if diff := cmp.Diff(outline(t, before.text(t, name+".html")), outline(t, after.text(t, name+".html"))); diff != "" {
		t.Errorf("before (-) and after (+):\n%s\n%s", diff, page)
	}
	return page
}
