package importer_test

import (
	"strings"
	"testing"
)

// TestRaisedByPosition reads figures above the line as LibreOffice writes those of a web
// page: smaller, and put higher. What only stands lower, or is not smaller, is left alone.
func TestRaisedByPosition(t *testing.T) {
	at := func(properties string) string {
		return `<w:r><w:rPr>` + properties + `</w:rPr><w:t>2</w:t></w:r>`
	}
	files, _ := imported(t, "x.docx", docx(t, `<w:p>`+run("m")+at(`<w:position w:val="8"/><w:sz w:val="19"/>`)+run(", H")+at(`<w:position w:val="-2"/><w:sz w:val="19"/>`)+run("O, n")+at(`<w:position w:val="8"/>`)+`</w:p>`, nil))
	if page := files["x.md"]; !strings.Contains(page, "m², H2O, n2") {
		t.Errorf("the page says\n%s", page)
	}
}
