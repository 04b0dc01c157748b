package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"partnerbook/generator/output"
)

// TestKeptByReaders asks a server for what the browsers of readers need who keep the
// site: the list, every file of it as the list says, and the policies.
func TestKeptByReaders(t *testing.T) {
	files := map[string]string{
		"content/a.md": page("A", "text"),
		"site.toml":    "base_url = \"http://localhost:8080/\"\n" + titled("Test") + "\n[offline]\ninstall = true\n",
	}
	serve := func() *shownSite {
		f := newFolder(t, files)
		settings := f.settings()
		settings.Live = false
		return serveSettings(t, f, settings, Options{})
	}
	s := serve()
	var list output.Manifest
	if err := json.Unmarshal([]byte(text(t, s.ask("GET", "/manifest.json"))), &list); err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, e := range list.Files {
		named[e.Path] = true
		sum := sha256.Sum256([]byte(text(t, s.ask("GET", "/"+e.Path))))
		if hex.EncodeToString(sum[:]) != e.SHA256 {
			t.Errorf("%s is not that of the list", e.Path)
		}
	}
	if !named["sw.js"] || !named["a.html"] {
		t.Errorf("the list has %d files, and lacks some", len(list.Files))
	}
	for address, want := range map[string]string{"/sw.js": "connect-src 'self'", "/a.html": "connect-src 'none'"} {
		policy := s.ask("GET", address).Header.Get("Content-Security-Policy")
		if !strings.Contains(policy, want) || !strings.Contains(policy, "worker-src 'self'") {
			t.Errorf("the policy of %s is %q", address, policy)
		}
	}
	delete(files, "site.toml")
	s = serve()
	if got := s.ask("GET", "/manifest.json").StatusCode; got != http.StatusNotFound {
		t.Errorf("without the setting the list is answered with %d", got)
	}
}
