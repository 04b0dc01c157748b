package importer_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/importer"
)

const (
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`
	pixel     = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)

// zipped packs parts by name into a zip.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(keys(parts)) {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func keys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// docx makes a Word document of what stands in its body, with styles as Word has them.
// more are further parts, or others in place of those made here.
func docx(t testing.TB, body string, more map[string]string) []byte {
	t.Helper()
	styles := `<w:styles ` + wordSpace + `>`
	for i := 1; i <= 3; i++ {
		styles += fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="Heading%d"><w:name w:val="heading %d"/></w:style>`, i, i)
	}
	styles += `<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`
	level := func(i int, format, text string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>`, i, format, text)
	}
	parts := map[string]string{
		"[Content_Types].xml":          `<Types/>`,
		"_rels/.rels":                  `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":            `<w:document ` + wordSpace + `><w:body>` + body + `</w:body></w:document>`,
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId1" Target="https://example.org/x" TargetMode="External"/><Relationship Id="rId2" Target="media/image1.png"/><Relationship Id="rId3" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`,
		"word/media/image1.png":        pixel,
		"word/styles.xml":              styles,
		"word/numbering.xml": `<w:numbering ` + wordSpace + `><w:abstractNum w:abstractNumId="0">` + level(0, "bullet", "•") + level(1, "bullet", "–") + level(2, "bullet", "▪") + `</w:abstractNum>` +
			`<w:abstractNum w:abstractNumId="1">` + level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + `</w:abstractNum>` +
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
			`<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`,
		"word/footnotes.xml": `<w:footnotes ` + wordSpace + `><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">` + p("", "Not verified.") + `</w:footnote></w:footnotes>`,
		"word/comments.xml":  `<w:comments ` + wordSpace + `><w:comment w:id="7" w:author="A. Reviewer" w:date="2026-03-01T10:00:00Z">` + p("", "Is this *still* so?") + `</w:comment></w:comments>`,
	}
	for name, part := range more {
		parts[name] = part
	}
	return zipped(t, parts)
}

// p is a paragraph of a style.
func p(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + run(text) + `</w:p>`
}

func run(text string) string {
	return `<w:r><w:t xml:space="preserve">` + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(text) + `</w:t></w:r>`
}

// li is an item of a list.
func li(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list, run(text))
}

// TestDocx imports pieces of documents as Word writes them, and says what becomes of them.
func TestDocx(t *testing.T) {
	cell := func(text string) string { return `<w:tc><w:p>` + run(text) + `</w:p></w:tc>` }
	for name, c := range map[string]struct{ body, want string }{
		"headings":         {p("Title", "T") + p("Heading1", "One") + p("", "Text.") + p("Heading2", "Two"), "## One\n\nText.\n\n### Two"},
		"no title":         {p("Heading1", "Only") + p("", "Text.") + p("Heading2", "Two"), "Text.\n\n## Two"},
		"skipped level":    {p("Title", "T") + p("Heading1", "One") + p("Heading3", "Three"), "## One\n\n### Three"},
		"emphasis":         {`<w:p>` + run("a ") + `<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:b w:val="0"/><w:i/></w:rPr><w:t xml:space="preserve"> c </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>d</w:t></w:r></w:p>`, "a **b** *c* **d**"},
		"nested list":      {li(1, 0, "a") + li(1, 1, "b") + li(1, 2, "c") + li(1, 0, "d"), "- a\n  - b\n    - c\n- d"},
		"ordered list":     {li(2, 0, "a") + li(2, 1, "b") + li(2, 1, "c") + li(2, 0, "d"), "1. a\n   - (a) b\n   - (b) c\n2. d"},
		"restarted":        {li(2, 0, "a") + li(2, 0, "b") + p("", "Text.") + li(3, 0, "c"), "1. a\n2. b\n\nText.\n\n1. c"},
		"numbered":         {p("Title", "T") + p("Heading1", "A") + li(2, 0, "First.") + li(2, 0, "Second.") + p("Heading1", "B") + li(2, 0, "Third."), "## A\n\nFirst.\n\nSecond.\n\n## B\n\nThird."},
		"number in text":   {p("Title", "T") + p("Heading1", "A") + li(2, 0, "First.") + p("", "Between.") + p("Heading1", "B") + li(2, 0, "Second."), "## A\n\n1\\. First. {#p1}\n\nBetween.\n\n## B\n\n2\\. Second. {#p2}"},
		"table":            {`<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell("A") + cell("B|C") + `</w:tr><w:tr>` + cell("one") + cell("two words") + `</w:tr></w:tbl>`, "| A | B\\|C |\n|---|---|\n| one | two words |"},
		"merged cells":     {`<w:tbl><w:tr>` + cell("A") + cell("B") + `</w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("", "both") + `</w:tc></w:tr></w:tbl>`, "| A | B |\n|---|---|\n| both |  |"},
		"deleted row":      {`<w:tbl><w:tr>` + cell("A") + cell("B") + `</w:tr><w:tr><w:trPr><w:del w:author="X"/></w:trPr>` + cell("gone") + cell("gone") + `</w:tr><w:tr>` + cell("c") + cell("d") + `</w:tr></w:tbl>`, "| A | B |\n|---|---|\n| c | d |"},
		"footnote":         {`<w:p>` + run("A sum.") + `<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, "A sum.[^1]\n\n[^1]: Not verified."},
		"link":             {`<w:p><w:hyperlink r:id="rId1">` + run("there") + `</w:hyperlink>` + run(" and ") + `<w:hyperlink r:id="rId3">` + run("not there") + `</w:hyperlink></w:p>`, "[there](https://example.org/x) and not there"},
		"link field":       {`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/y" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("here") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run(" it is") + `</w:p>`, "[here](https://example.org/y) it is"},
		"link in document": {`<w:p><w:hyperlink w:anchor="_Ref1">` + run("down") + `</w:hyperlink></w:p><w:p><w:bookmarkStart w:id="1" w:name="_Ref1"/>` + run("Here.") + `</w:p>`, "[down](#Ref1)\n\nHere. {#Ref1}"},
		"own name":         {`<w:p><w:hyperlink w:anchor="setting-up">` + run("down") + `</w:hyperlink></w:p><w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:bookmarkStart w:id="1" w:name="setting-up"/>` + run("Setting up") + `</w:p>` + p("", "It takes time."), "[down](#setting-up)\n\n## Setting up {#setting-up}\n\nIt takes time."},
		"insertion":        {`<w:p>` + run("We ") + `<w:ins w:author="X">` + run("always ") + `</w:ins><w:del w:author="X"><w:r><w:delText>never </w:delText></w:r></w:del>` + run("agree.") + `</w:p>`, "We always agree."},
		"joined":           {`<w:p><w:pPr><w:rPr><w:del w:author="X"/></w:rPr></w:pPr>` + run("One ") + `</w:p><w:p>` + run("line.") + `</w:p>`, "One line."},
		"moved":            {`<w:p><w:moveFrom>` + run("Moved.") + `</w:moveFrom>` + run("First.") + `</w:p><w:p><w:moveTo>` + run("Moved.") + `</w:moveTo></w:p>`, "First.\n\nMoved."},
		"comment":          {`<w:p>` + run("It costs less.") + `<w:r><w:commentReference w:id="7"/></w:r></w:p>`, "It costs less.\n\n:::note [Comment by A. Reviewer on 2026-03-01]\nIs this \\*still\\* so?\n:::"},
		"picture":          {`<w:p><w:r><w:drawing><docPr descr="The team"/><a:blip r:embed="rId2"/></w:drawing></w:r></w:p>`, "![The team](files/x-1.png)"},
		"boxes":            {`<w:p><w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>` + run("☐") + `</w:sdtContent></w:sdt>` + run(" Agree.") + `</w:p><w:p>` + run("☒ Done.") + `</w:p>`, "- [ ] Agree.\n- [x] Done."},
		"hidden":           {`<w:p>` + run("Seen.") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen.</w:t></w:r></w:p>`, "Seen."},
		"breaks":           {`<w:p>` + run("a") + `<w:r><w:br/></w:r>` + run("- b") + `</w:p>`, "a\\\n\\- b"},
		"contents field":   {`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("One 3") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` + p("", "Text."), "Text."},
	} {
		files, report := imported(t, "x.docx", docx(t, c.body, nil))
		page := files["x.md"]
		if got := body(page); got != c.want {
			t.Errorf("%s: it becomes\n%s\nand not\n%s\n%s", name, got, c.want, report.Text())
		}
		if problems := build(t, files, false).errors(); len(problems) > 0 {
			t.Errorf("%s: %s", name, strings.Join(problems, "\n"))
		}
	}
}

// TestDocxReport says of what the report of a Word document tells.
func TestDocxReport(t *testing.T) {
	tracked := `<w:p>` + run("We ") + `<w:ins w:author="X">` + run("always ") + `</w:ins><w:del w:author="Y"><w:r><w:delText>never </w:delText></w:r></w:del>` + run("agree.") + `<w:r><w:commentReference w:id="7"/></w:r></w:p>`
	files, report := imported(t, "Joint working.docx", docx(t, p("Heading1", "H")+tracked+`<w:p><w:r><w:object/></w:r></w:p><w:p><w:hyperlink r:id="rId3">`+run("bad")+`</w:hyperlink></w:p>`, nil))
	for _, want := range []string{
		"joint-working.md (guidance)", "tracked insertion by X, accepted: paragraph 2\n    always", "tracked deletion by Y, accepted: paragraph 2\n    never",
		"comment, kept as a note; its page is a draft until you deal with it: paragraph 2\n    A. Reviewer: Is this *still* so?",
		"drawing, diagram or embedded object: paragraph 3", "bad (javascript:alert(1))",
	} {
		if !strings.Contains(report.Text(), want) {
			t.Errorf("the report does not tell “%s”:\n%s", want, report.Text())
		}
	}
	if files["joint-working-import-report.txt"] != report.Text() {
		t.Error("the report is not written beside the page")
	}
	if page := files["joint-working.md"]; !strings.Contains(page, "status = \"draft\"\n") || !strings.Contains(page, "from = \"Joint working.docx\"") {
		t.Errorf("the page is no draft, or does not say where it is from:\n%s", page)
	}
}

// TestBadFiles imports files that cannot be read: each is refused in words, at once.
func TestBadFiles(t *testing.T) {
	bomb := bytes.Repeat([]byte{'a'}, 80<<20)
	deep := strings.Repeat("<w:r>", 5000) + strings.Repeat("</w:r>", 5000)
	whole := docx(t, p("", "Text."), nil)
	for name, c := range map[string]struct {
		file string
		data []byte
		want string
	}{
		"no zip":          {"x.docx", []byte("hello"), "damaged"},
		"empty":           {"x.docx", nil, "damaged"},
		"cut off":         {"x.docx", whole[:len(whole)/2], "damaged"},
		"old Word":        {"x.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), "old Word document"},
		"another zip":     {"x.docx", zipped(t, map[string]string{"a.txt": "a"}), "damaged"},
		"broken XML":      {"x.docx", docx(t, "<w:p>", nil), "damaged"},
		"entities":        {"x.docx", docx(t, "", map[string]string{"word/document.xml": `<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document ` + wordSpace + `><w:body>&a;</w:body></w:document>`}), "damaged"},
		"no body":         {"x.docx", docx(t, "", map[string]string{"word/document.xml": `<w:document ` + wordSpace + `/>`}), "damaged"},
		"bomb":            {"x.docx", docx(t, "", map[string]string{"word/document.xml": string(bomb)}), "larger than"},
		"deep":            {"x.docx", docx(t, deep, nil), "larger than"},
		"deep HTML":       {"x.html", []byte(strings.Repeat("<div>", 5000)), "larger than"},
		"unknown ending":  {"x.pdf", []byte("%PDF-"), ".docx"},
		"PDF":             {"x.PDF", []byte("%PDF-"), "save its text as .txt"},
		"OpenDocument":    {"x.odt", []byte("PK"), "save it as .docx"},
		"old Word's name": {"x.doc", []byte("\xd0\xcf\x11\xe0"), "save it as .docx"},
		"no ending":       {"README", []byte("a"), ".docx"},
		"PDF as text":     {"x.txt", []byte("%PDF-1.4\n"), "no plain text"},
		"program as text": {"x.txt", []byte("MZ\x00\x00"), "no plain text"},
		"large text":      {"x.txt", bytes.Repeat([]byte("a "), 5<<20), "larger than"},
	} {
		_, err := importer.Import(c.file, c.data, importer.Options{})
		if !errors.Is(err, importer.ErrFile) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, and does not say “%s”", name, err, c.want)
		}
	}
}
