package importer_test

import (
	"errors"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/importer"
)

// tries imports what a fuzzer made. Nothing may panic; what is made must build without
// errors, and its paths must stay in their folder.
func tries(t *testing.T, name string, data []byte) {
	if len(data) > 1<<16 {
		return // of which building takes long
	}
	result, err := importer.Import(name, data, importer.Options{})
	if err != nil {
		if !errors.Is(err, importer.ErrFile) {
			t.Fatal(err)
		}
		return
	}
	files := map[string]string{}
	for _, f := range result.Files {
		if !filepath.IsLocal(f.Path) || f.Path == "" {
			t.Fatalf("%q leads out of the folder", f.Path)
		}
		if f.Figures {
			f.Path = "data/" + f.Path
		}
		files[f.Path] = string(f.Data)
	}
	if problems := build(t, files, false).errors(); len(problems) > 0 {
		t.Fatalf("%s\n%v", strings.Join(problems, "\n"), files)
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"", "Title\n\nText.\n\n- a\n  - b\n", "T\n\n1. a\n\nH\n\n2. b\n", "a\tb\n1\t2\n3\t4\n", "Contents\n\nOne....1\nTwo\t2\n\nOne\n\nTwo\n", "T\n\n“quoted words of somebody” – Council\n",
		"T\n\na¹ ^{2}\n\n1. n\n2. m\n", "T\n\nGood practice includes:\n\n- a\n", "Annex A: b\n\nc\n\nAnnex A: b\n", "a\f1\fa\f2\fa\f3", "x\t<ul><li>a</ul>\ny\t<p>b", "\\\n`a` **b* {{c}} :::d\n:cite[e]", "x\n\n=\n\n:\n\n|\n", "a|b\t1%\nc\t=2\nd\t+3\n",
	} {
		f.Add(seed)
	}
	names, _ := filepath.Glob("../../../shared/seeds/*.txt")
	for _, name := range names {
		if data, err := os.ReadFile(name); err == nil && len(data) < 1<<15 {
			f.Add(string(data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) { tries(t, "x.txt", []byte(text)) })
}

func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"<p>a<b>b</b>", "<ul>a<li>b<ul><li>c</ul></ul>", "<table><tr><th>a<td colspan=3>b<tr><td rowspan=2>1<td>2", "<h1>a<h3 id=x>b<a href=#x>c</a>", "<dl><dd>a<dt>b</dl>", "<p>x<sup><a href=#n>1</a></sup><div class=footnotes><ol><li id=n>n<a href=#n>2</a></ol></div>",
		"<img src='data:image/png;base64,iVBORw0KGgo=' alt='|]'>", "<blockquote><pre>```\n</pre><details><summary>]</summary>a</details></blockquote>", "<p id='fn-1'>a<a href='#fn-1'>b</a>", "<ul><li><input type=checkbox></ul>", "<div class=note><p class=note-title>t<p>:::<p>b</div>",
		"<p><a href='http://x/(`*<>'>`]</a>", "<table><tr><td>a<table><tr><td>b|c</table></table>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { tries(t, "x.html", []byte(text)) })
}

// FuzzDocx puts all sorts of things into the text of a Word document, and tries files that
// are none.
func FuzzDocx(f *testing.F) {
	f.Add(p("Heading1", "a") + li(1, 0, "b") + li(2, 3, "c"))
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9"/><w:vMerge w:val="restart"/></w:tcPr>` + p("", "a|b") + `</w:tc></w:tr><w:tr><w:tc>` + p("", "") + `</w:tc></w:tr></w:tbl>`)
	f.Add(`<w:p><w:r><w:footnoteReference w:id="1"/><w:commentReference w:id="7"/><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK x</w:instrText></w:r></w:p>` + p("", "a"))
	f.Add(`<w:p><w:hyperlink w:anchor="fnref-1"><w:r><w:t>a</w:t></w:r></w:hyperlink><w:bookmarkStart w:name="fnref-1"/></w:p>`)
	f.Add(`<w:p><w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>` + run("☐") + `</w:sdtContent></w:sdt></w:p><w:p><w:pPr><w:ind w:left="9999999"/></w:pPr>` + run("☒ b") + `</w:p>`)
	f.Add(`<w:p><w:r><w:sym w:char="F0A8"/><w:drawing><a:blip r:embed="rId2"/></w:drawing></w:r></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		tries(t, "x.docx", docx(t, body, nil))
		tries(t, "x.docx", []byte(body))
	})
}

// FuzzSays puts words into a paragraph, a heading, an item, a cell, a link and bold text of
// a web page: the page that is made of it says the same.
func FuzzSays(f *testing.F) {
	for _, seed := range []string{
		"a", ">>", "<<", "# a", "1. a", "- a", "+ a", "> a", ": a", "::: a", "a*b*", "_a_", "`a`", "[a](b)", "![a](b)", "a!", "<b>", "&amp;", "a--b---c", "a...b", "{#a}", "a {#b}", "{{a}}", ":cite[a]", "|", "a|b", "~~a~~", "\\", "\\*", "=", "===", "a#", "a #", "www.example.org", "a@b.cc", "[^1]", "[ ] a", "[x] a", "  a", "a\u00a0b", "$a$", "^a^", "*", "**", "-", "--", "+++", "---", "http://a_b_c/", "“a”", "a:b", "x_y_z", "\t", "1)", "2018.", "(a)", "]", "[", "a](b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, said string) {
		said = strings.Join(strings.Fields(said), " ")
		if len(said) > 500 || !printable(said) || said == "" {
			return
		}
		e := html.EscapeString(said)
		page := "<!DOCTYPE html><h1>The page</h1><p>" + e + "</p><h2>H " + e + "</h2><ul><li>" + e + "</li></ul><table><tr><th>A</th><th>B</th></tr><tr><td>c " + e + "</td><td>d</td></tr></table><p>a <b>" + e + "</b> b <a href='https://example.org/'>l " + e + "</a> <i>" + e + "</i></p>"
		files, _ := imported(t, "x.html", []byte(page))
		b := build(t, files, false)
		if problems := b.errors(); len(problems) > 0 {
			t.Fatalf("%s\n%s", strings.Join(problems, "\n"), files["x.md"])
		}
		got, want := plain(b.text(t, "x.html")), plain(page[strings.Index(page, "</h1>"):])
		if got != want {
			t.Fatalf("it says\n%s\nand not\n%s\n%s", got, want, files["x.md"])
		}
	})
}

// printable tells whether a text is of letters and signs that stay as they are.
func printable(s string) bool {
	for _, r := range s {
		if r < ' ' || r == 0x7f || r == '\ufffd' || r >= 0x80 && r < 0xa0 || r == 0xad || r > 0xd000 || r >= 0x2000 && r < 0x2010 || r >= 0x2028 && r < 0x2030 || r >= 0x2060 && r < 0x2070 {
			return false
		}
	}
	return true
}
