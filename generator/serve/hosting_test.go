package serve

import (
	"net/http"
	"os"
	"regexp"
	"testing"
)

// TestNginxSendsTheseHeaders compares the file for nginx on the page on hosting with what
// the program sends.
func TestNginxSendsTheseHeaders(t *testing.T) {
	page, err := os.ReadFile("../../content/writing/hosting.md")
	if err != nil {
		t.Fatal(err)
	}
	got, want := http.Header{}, http.Header{}
	setHeaders(want, false)
	for _, m := range regexp.MustCompile(`(?m)^    add_header (\S+) "([^"]+)" always;$`).FindAllStringSubmatch(string(page), -1) {
		got.Set(m[1], m[2])
	}
	for name := range want {
		if got.Get(name) != want.Get(name) {
			t.Errorf("the page has nginx send %s: %s\nand the program sends %s", name, got.Get(name), want.Get(name))
		}
	}
}
