package header_test

import (
	"testing"

	"partnerbook/generator/header"
)

func TestCache(t *testing.T) {
	for address, want := range map[string]string{
		"assets/app.4a46f697d9.js":        header.Forever,
		"assets/style.85eef4ced2.css":     header.Forever,
		"search/c0-6febq10.js":            header.Forever,
		"search/t-abcdef2.js":             header.Forever,
		"search/index.js":                 header.AskEach,
		"index.html":                      header.AskEach,
		"assets/logo.png":                 header.AskEach, // an author's own folder
		"assets/plan.js":                  header.AskEach,
		"guidance/assets/a.4a46f697d9.js": header.AskEach,
		"assets/app.4a46f697d9.js.gz":     header.AskEach, // whoever publishes it says of what it is a form
		"manifest.json":                   header.AskEach,
	} {
		if got := header.Cache(address); got != want {
			t.Errorf("Cache(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestType(t *testing.T) {
	for name, want := range map[string]string{
		"a/Page.HTML": "text/html; charset=utf-8",
		"a.js":        "text/javascript; charset=utf-8",
		"a.docx":      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		"a.strange":   header.Unknown,
		"LICENCE":     header.Unknown,
	} {
		if got := header.Type(name); got != want {
			t.Errorf("Type(%q) = %q, want %q", name, got, want)
		}
	}
}
