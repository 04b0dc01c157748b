package importer_test

import (
	"strings"
	"testing"
)

// TestRaisedByPosition reads figures above the line as LibreOffice writes those of a web
// page: smaller, and put higher or lower. What is not smaller is left alone.
func TestRaisedByPosition(t *testing.T) {
	at := func(properties string) string {
		return `<w:r><w:rPr>` + properties + `</w:rPr><w:t>2</w:t></w:r>`
	}
	files, _ := imported(t, "x.docx", docx(t, `<w:p>`+run("m")+at(`<w:position w:val="8"/><w:sz w:val="19"/>`)+run(", H")+at(`<w:position w:val="-2"/><w:sz w:val="19"/>`)+run("O, n")+at(`<w:position w:val="8"/>`)+`</w:p>`, nil))
	if page := files["x.md"]; !strings.Contains(page, "m², H₂O, n2") {
		t.Errorf("the page says\n%s", page)
	}
}

// TestWhatMarkdownLacks reads looks that pages cannot have: digits below the line are kept
// as such characters, and what is lost is reported once.
func TestWhatMarkdownLacks(t *testing.T) {
	word := docx(t, `<w:p>`+run("CO")+`<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>`+
		`<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>max</w:t></w:r>`+
		`<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>Never late</w:t></w:r><w:r><w:rPr><w:u w:val="none"/></w:rPr><w:t>, plain</w:t></w:r></w:p>`, nil)
	web := []byte(`<title>T</title><p>CO<sub>2</sub><sub>max</sub><u>Never late</u>, plain <a href="https://a.example/"><u>link</u></a></p>`)
	for name, data := range map[string][]byte{"x.docx": word, "x.html": web} {
		files, report := imported(t, name, data)
		said := ""
		for path, text := range files {
			if strings.HasSuffix(path, ".md") {
				said += text
			}
		}
		if !strings.Contains(said, "CO₂maxNever late, plain") {
			t.Errorf("%s: the page says\n%s", name, said)
		}
		text := report.Text()
		for what, sample := range map[string]string{"letters below the line": "₂max", "underlining": "Never late"} {
			if strings.Count(text, what) != 1 || !strings.Contains(text, "    "+sample+"\n") || strings.Contains(text, "    link\n") {
				t.Errorf("%s: the report says\n%s", name, text)
			}
		}
	}
}
