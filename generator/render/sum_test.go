package render

import (
	"html/template"
	"testing"
)

func TestReadsText(t *testing.T) {
	for text, want := range map[string]bool{
		`{{define "after"}}{{.Title}}{{end}}`:                                false,
		`{{define "after"}}{{ .Body }}{{- $.Body -}}{{end}}`:                 false,
		`{{define "after"}}{{if lt (len .Body) 60}}{{.Title}}{{end}}{{end}}`: true,
		`{{define "after"}}{{with .Body}}{{.}}{{end}}{{end}}`:                true,
		"{{define \"after\"}}{{if\n.Body}}{{.Title}}{{end}}{{end}}":          true,
	} {
		theme, found := overTemplates(t, map[string]string{"guidance/page.html": text})
		if theme == nil {
			t.Fatal(found)
		}
		if got := theme.ReadsText(); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

// TestSumOfPage splits pages at their text.
func TestSumOfPage(t *testing.T) {
	const long = "<p>A text that is a little longer than what is looked for first.</p>"
	var holes, other fills
	holes.add([]byte("a"))
	other.add([]byte("b"))
	base := holes.viewSum(long, []byte("<body>"+long+"</body>"))
	if bare := holes.viewSum(textless, []byte("<body>"+textless+"</body>")); base == 0 || base != bare {
		t.Errorf("the sum of a page is %x, without its text %x", base, bare)
	}
	for what, sum := range map[string]Sum{
		"around":     holes.viewSum(long, []byte("<body> "+long+"</body>")),
		"elsewhere":  holes.viewSum(long, []byte("<body></body>"+long)),
		"holes":      other.viewSum(long, []byte("<body>"+long+"</body>")),
		"no holes":   fills{}.viewSum(long, []byte("<body>"+long+"</body>")),
		"half a one": holes.viewSum(long, []byte("<body>"+long[:40]+long+"</body>")),
	} {
		if sum == base || sum == 0 {
			t.Errorf("%s: %x is that of another page", what, sum)
		}
	}
	for _, body := range []template.HTML{"", "not there", long + "."} {
		if sum := holes.viewSum(body, []byte(long)); sum != 0 {
			t.Errorf("%q: %x", body, sum)
		}
	}
	if at := indexOf([]byte("<p>A text that is a little longe<p>A text that is a little longer."), "<p>A text that is a little longer"); at != 32 {
		t.Errorf("the text begins at %d", at)
	}
}
