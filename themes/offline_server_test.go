package themes_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"partnerbook/generator/output"
)

// keptSite is a small site that readers may keep, and the server that has it.
type keptSite struct {
	*testing.T
	dir    string
	server *httptest.Server

	mu    sync.Mutex
	asked map[string]int           // answered requests, by path
	down  bool                     // nothing is answered
	fails map[string]bool          // paths that are answered with an error
	held  map[string]chan struct{} // paths that are answered once the channel is closed
}

func newKeptSite(t *testing.T) *keptSite {
	s := &keptSite{T: t, dir: t.TempDir(), asked: map[string]int{}, fails: map[string]bool{}, held: map[string]chan struct{}{}}
	files := http.FileServer(http.Dir(s.dir))
	s.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		down, fails, held := s.down, s.fails[r.URL.Path], s.held[r.URL.Path]
		if !down {
			s.asked[r.URL.Path]++
		}
		s.mu.Unlock()
		if held != nil {
			<-held
		}
		switch {
		case down:
			panic(http.ErrAbortHandler)
		case fails:
			http.Error(w, "broken", http.StatusInternalServerError)
		default:
			// Two editions may be made within the second that a date tells apart.
			name := r.URL.Path
			if strings.HasSuffix(name, "/") {
				name += "index.html"
			}
			if data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name))); err == nil {
				w.Header().Set("ETag", fmt.Sprintf("\"%x\"", sha256.Sum256(data)))
			}
			files.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(s.server.Close)
	return s
}

// publish builds an edition of the site on a day of November.
func (s *keptSite) publish(t *testing.T, day int, install string, pages map[string]string) {
	t.Helper()
	all := map[string]string{"site.toml": "title = \"Kept\"\nbase_url = " + quote(s.server.URL) + "\n\n[offline]\ninstall = " + install + "\n"}
	for name, text := range pages {
		all["content/"+name] = text
	}
	buildSmallSite(t, s.dir, time.Date(2026, 11, day, 0, 0, 0, 0, time.UTC), all)
}

func (s *keptSite) at(page string) string { return s.server.URL + "/" + page }

// goes stops the server, or lets it answer again.
func (s *keptSite) goes(down bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.down = down
}

// breaks makes the server fail at some paths only.
func (s *keptSite) breaks(paths ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.fails)
	for _, p := range paths {
		s.fails[p] = true
	}
}

// holds keeps whoever asks for a path waiting until the function is called.
func (s *keptSite) holds(path string) func() {
	s.mu.Lock()
	defer s.mu.Unlock()
	held := make(chan struct{})
	s.held[path] = held
	return func() {
		close(held)
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.held, path)
	}
}

// requests returns the paths that were answered since it was last asked, sorted, without
// some that every visit asks for.
func (s *keptSite) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := slices.Sorted(maps.Keys(s.asked))
	clear(s.asked)
	return slices.DeleteFunc(asked, func(p string) bool { return p == "/" || p == "/manifest.json" || p == "/sw.js" || p == "/favicon.ico" })
}

// digests returns the digest of each file that is worth keeping, by its path.
func (s *keptSite) digests() map[string]string {
	var list output.Manifest
	if err := json.Unmarshal(readFile(s.T, filepath.Join(s.dir, output.ManifestName)), &list); err != nil {
		s.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range list.Files {
		if e.Path != "sw.js" && e.Path != "feed.xml" && e.Path != "sitemap.xml" {
			out["/"+e.Path] = e.SHA256
		}
	}
	return out
}

// pages returns the addresses of all pages of the edition.
func (s *keptSite) pages() []string {
	var out []string
	if err := filepath.WalkDir(s.dir, func(name string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(name, ".html") {
			rel, _ := filepath.Rel(s.dir, name)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	}); err != nil {
		s.Fatal(err)
	}
	return out
}

func keptPage(title, settings, text string) string {
	return "+++\ntitle = " + quote(title) + "\n" + settings + "+++\n\n" + text + "\n"
}

func keptPages() map[string]string {
	return map[string]string{
		"index.md":    keptPage("Start", "", "See [](one.md), [](two.md), [](three.md) and [](form.md)."),
		"one.md":      keptPage("One", "", "Sickness cover."),
		"two.md":      keptPage("Two", "", "Overtime."),
		"three.md":    keptPage("Three", "", "Agency staff."),
		"sub/four.md": keptPage("Four", "", "Below."),
		"form.md":     keptPage("Form", "kind = \"template\"\n\n[[field]]\nid = \"name\"\nlabel = \"Name\"\n", "Dear {{name}}"),
	}
}
