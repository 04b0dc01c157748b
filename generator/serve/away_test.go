package serve

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"
)

// TestContentGoesAndComesBack takes the content folder away. The last good pages are
// shown until it, or another of its name, is there again, and edits of that are seen.
// A folder that is removed goes file by file: what was seen of that on the way is an
// edit like any other, so only a folder that is moved must leave its pages.
func TestContentGoesAndComesBack(t *testing.T) {
	t.Parallel()
	for how, take := range map[string]func(f folder){
		"moved":   func(f folder) { f.rename("content", "aside") },
		"removed": func(f folder) { f.remove("content") },
	} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			s := show(t, newFolder(t, map[string]string{"content/sub/a.md": page("A", "text")}))
			take(s.folder)
			if !eventually(func() bool { return s.failures.Load() == 1 }) {
				t.Fatal("nobody was told")
			}
			if status, _ := s.get("/sub/a.html"); how == "moved" && status != http.StatusOK {
				t.Errorf("the last good page is gone: %d", status)
			}
			// Another folder comes, in which a page has the size and date of the old one.
			s.write("coming/index.md", page("Home", "Back."))
			s.write("coming/sub/a.md", page("A", "TEXT"))
			if how == "moved" {
				info, err := os.Stat(s.path("aside/sub/a.md"))
				s.check(err)
				s.check(os.Chtimes(s.path("coming/sub/a.md"), info.ModTime(), info.ModTime()))
			}
			s.rename("coming", "content")
			s.wants("/index.html", "Back.")
			s.wants("/sub/a.html", "TEXT")
			s.same()
			s.write("content/sub/a.md", page("A", "edited"))
			s.wants("/sub/a.html", "edited")
			if s.failures.Load() != 1 {
				t.Errorf("the same was told %d times", s.failures.Load())
			}
		})
	}
}

// TestSiteGoesAndComesBack takes the whole site away.
func TestSiteGoesAndComesBack(t *testing.T) {
	t.Parallel()
	f := newFolder(t, nil)
	f.write("all/site.toml", titled("First"))
	f.write("all/content/index.md", page("Home", "old"))
	f.root = filepath.Join(f.root, "all")
	s := show(t, f)
	f.check(os.Rename(f.root, f.root+"2"))
	if !eventually(func() bool { return s.failures.Load() > 0 }) {
		t.Fatal("nobody was told")
	}
	f.write("site.toml", titled("Second"))
	f.write("content/index.md", page("Home", "new"))
	s.wants("/index.html", "Second")
	s.wants("/index.html", "new")
	s.write("site.toml", titled("Third"))
	s.wants("/index.html", "Third")
	s.write("themes/default/guidance/page.html", `{{define "after"}}<p>theirs</p>{{end}}`)
	s.wants("/index.html", "theirs")
}
