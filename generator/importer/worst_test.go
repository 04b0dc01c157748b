package importer_test

import (
	"strings"
	"testing"

	"partnerbook/generator/importer"
	"partnerbook/generator/testrun"
)

// TestWorst imports files that were made to take long: where the work grew with the
// square of them, the test would not end before its time is over.
func TestWorst(t *testing.T) {
	testrun.Alone(t)
	const large = 400 << 10
	times := func(s string) string { return strings.Repeat(s, large/len(s)) }
	for name, c := range map[string]struct{ file, text string }{
		"one line":      {"x.txt", times("word ")},
		"many stars":    {"x.txt", times("*a ")},
		"many brackets": {"x.txt", times("[a](")},
		"wrapped":       {"x.txt", times("a line of a certain length that goes on\n")},
		"items":         {"x.txt", times("- a\n")},
		"deeper":        {"x.txt", times("- a:\n - b:\n  - c:\n   - d:\n")},
		"annexes":       {"x.txt", times("Annex A: b\n\nc.\n\n")},
		"rows":          {"x.txt", times("a\t1\t2\n")},
		"quotations":    {"x.txt", times("“Somebody said this, and was quoted here.” – Northtown Council\n\n")},
		"notes":         {"x.txt", "T\n\n" + times("a¹²³ ")},
		"paragraphs":    {"x.html", times("<p>a")},
		"cells":         {"x.html", "<table>" + times("<tr><td rowspan=9999 colspan=150>a")},
		"footnotes":     {"x.html", times("<p>a<sup><a href=#n>1</a></sup>")},
		"runs":          {"x.docx", ""},
		"tracked":       {"x.docx", "authors"},
	} {
		data := []byte(c.text)
		switch c.text {
		case "":
			data = docx(t, `<w:p>`+times(`<w:r><w:t>a</w:t></w:r>`)+`</w:p>`, nil)
		case "authors":
			var body strings.Builder
			for i := range 20_000 {
				body.WriteString(`<w:p><w:ins w:author="` + strings.Repeat("x", i%100) + string(rune('A'+i%26)) + `"><w:r><w:t>a</w:t></w:r></w:ins></w:p>`)
			}
			data = docx(t, body.String(), nil)
		}
		t.Run(name, func(t *testing.T) {
			if _, err := importer.Import(c.file, data, importer.Options{}); err != nil {
				t.Fatal(err)
			}
		})
	}
}
