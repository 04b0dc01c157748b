package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// stream is an open page's connection.
type stream struct {
	t        testing.TB
	messages chan message
}

// listen opens the event stream.
func (s *shownSite) listen() stream {
	s.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	s.t.Cleanup(stop)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+eventsPath, nil)
	s.check(err)
	answer, err := http.DefaultClient.Do(r)
	s.check(err)
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" {
		s.t.Fatalf("the event stream is %s", kind)
	}
	out := stream{s.t, make(chan message)}
	go func() {
		defer answer.Body.Close()
		defer close(out.messages)
		lines := bufio.NewScanner(answer.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			data, ok := strings.CutPrefix(lines.Text(), "data: ")
			if !ok {
				continue
			}
			var m message
			if err := json.Unmarshal([]byte(data), &m); err != nil {
				return
			}
			select {
			case out.messages <- m:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// wants reads messages until one is as it should be, and returns it.
func (s stream) wants(what string, ok func(message) bool) message {
	s.t.Helper()
	var last message
	ctx, stop := context.WithTimeout(context.Background(), hangs)
	defer stop()
	for {
		select {
		case m, open := <-s.messages:
			if !open {
				s.t.Fatalf("the stream ended before %s; last: %+v", what, last)
			}
			if last = m; ok(m) {
				return m
			}
		case <-ctx.Done():
			s.t.Fatalf("never heard of %s; last: %+v", what, last)
		}
	}
}

func (m message) codes() []string {
	codes := []string{}
	for _, p := range m.Problems {
		codes = append(codes, p.Code)
	}
	slices.Sort(codes)
	return codes
}

func hasCodes(codes ...string) func(message) bool {
	return func(m message) bool { return slices.Equal(m.codes(), codes) }
}

func TestSettingsAreReadAgain(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "text")}))
	s.write("site.toml", titled("Another title"))
	s.wants("/a.html", "Another title")
	// Saved by renaming.
	s.write("new.toml", titled("Third title"))
	s.rename("new.toml", "site.toml")
	s.wants("/a.html", "Third title")
	s.remove("site.toml")
	s.wants("/a.html", "A – Home") // a plain folder has the name of its start page
	s.write("site.toml", titled("Fourth title"))
	s.wants("/a.html", "Fourth title")
}

func TestBrokenSettingsKeepTheLastGoodPage(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "text")}))
	events := s.listen()
	events.wants("no problem", hasCodes())
	s.write("site.toml", "title = \"Broken\n")
	m := events.wants("the problem", func(m message) bool { return len(m.Problems) > 0 })
	if p := m.Problems[0]; len(m.Problems) > 1 || p.Severity != "error" || !strings.HasPrefix(p.Place, "site.toml:1:") || !strings.Contains(p.Excerpt, "^") {
		t.Errorf("problem: %+v", p)
	}
	if status, body := s.get("/a.html"); status != http.StatusOK || !strings.Contains(body, "Test") {
		t.Errorf("the last good page is gone: %d\n%s", status, body)
	}
	s.write("site.toml", titled("Mended"))
	events.wants("no problem", hasCodes())
	s.wants("/a.html", "Mended")
}

func TestThemeIsReadAgain(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "text")}))
	template := func(word string) string { return `{{define "after"}}<p>` + word + `</p>{{end}}` }
	s.write("themes/default/guidance/page.html", template("first"))
	s.wants("/a.html", "<p>first</p>")
	s.write("themes/default/guidance/page.html", template("second"))
	s.wants("/a.html", "<p>second</p>")
	s.write("themes/default/css/lists.css", ".mine{color:red}")
	s.same()
	events := s.listen()
	s.write("themes/default/guidance/page.html", `{{define "after"}}{{.Nothing}}{{end}}`)
	m := events.wants("the problem", func(m message) bool { return len(m.Problems) > 0 })
	if p := m.Problems[0]; p.Code != "theme/template" || !strings.HasPrefix(p.Place, "themes/default/guidance/page.html:1") {
		t.Errorf("problem: %+v", p)
	}
	s.wants("/a.html", "<p>second</p>")
	s.remove("themes")
	events.wants("no problem", hasCodes())
	if _, body := s.get("/a.html"); strings.Contains(body, "second") {
		t.Error("the removed theme is still used")
	}
	// A theme of the same name is seen when it comes back.
	s.write("themes/default/guidance/page.html", template("third"))
	s.wants("/a.html", "<p>third</p>")
	s.rename("themes/default", "themes/other")
	s.write("site.toml", "theme = \"other\"\n"+titled("Test"))
	s.write("themes/other/guidance/page.html", template("fourth"))
	s.wants("/a.html", "<p>fourth</p>")
}

func TestGlossaryIsReadAgain(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "The :term[SLA] is signed.")}))
	term := func(definition string) string {
		return "[[term]]\nid = \"sla\"\nterm = \"SLA\"\ndefinition = \"" + definition + "\"\nbasis = \"ours\"\n"
	}
	events := s.listen()
	s.write("content/glossary.toml", term("An agreement."))
	events.wants("no problem", hasCodes())
	s.wants("/glossary/index.html", "An agreement.")
	s.write("content/glossary.toml", term("A promise."))
	s.wants("/glossary/index.html", "A promise.")
	s.remove("content/glossary.toml")
	events.wants("the missing term", func(m message) bool { return len(m.Problems) > 0 })
}

// TestProblemsAreToldAndMended breaks three pages at once and mends them one
// after the other.
func TestProblemsAreToldAndMended(t *testing.T) {
	good := page("A", "good text")
	s := show(t, newFolder(t, map[string]string{
		"content/a.md": good, "content/b.md": page("B", "text of b"), "content/c.md": page("C", "text of c"),
	}))
	events := s.listen()
	first := events.wants("no problem", hasCodes())
	s.write("content/a.md", page("A", "See [the plan](no-such-page.md)."))
	s.write("content/b.md", "+++\ntitle = \"B\"\nnonsense = 1\n+++\n\ntext\n")
	s.write("content/c.md", page("C", "![](picture.png)"))
	all := []string{"image/missing", "image/no-alt", "link/missing-page", "meta/unknown-key"}
	m := events.wants("three problems", func(m message) bool { return len(m.Problems) >= 3 && hasCodes(all...)(m) })
	if m.Edition != first.Edition {
		t.Error("a broken edition took the place of the good one")
	}
	for _, p := range m.Problems {
		if p.Message == "" || p.Place == "" {
			t.Errorf("problem: %+v", p)
		}
	}
	s.wants("/a.html", "good text")
	s.wants("/b.html", "text of b")
	s.write("content/b.md", page("B", "mended"))
	events.wants("two problems", hasCodes("image/missing", "image/no-alt", "link/missing-page"))
	s.write("content/c.md", page("C", "mended"))
	events.wants("one problem", hasCodes("link/missing-page"))
	s.write("content/a.md", page("A", "mended"))
	last := events.wants("no problem", hasCodes())
	if last.Edition == first.Edition {
		t.Error("the mended edition has the name of the old one")
	}
	s.wants("/b.html", "mended")
	s.same()
}

// TestManyProblemsAreCounted makes more problems than an overlay holds; the
// error among the warnings is told.
func TestManyProblemsAreCounted(t *testing.T) {
	s := show(t, newFolder(t, nil))
	events := s.listen()
	for i := range mostProblems + 10 {
		s.write(fmt.Sprintf("content/many/p%03d.md", i), page("P", "Click [here](p000.md)."))
	}
	s.write("content/z.md", page("Z", "See [the plan](no-such-page.md)."))
	m := events.wants("many problems", func(m message) bool {
		return slices.Contains(m.codes(), "link/missing-page") && m.More > 0
	})
	if len(m.Problems) != mostProblems {
		t.Errorf("%d problems in the list and %d more", len(m.Problems), m.More)
	}
}

// TestFirstEditionWithErrors begins with a broken site: the reader sees the
// problems, and the site when they are mended.
func TestFirstEditionWithErrors(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "See [the plan](no-such-page.md) & <that>.")}))
	status, body := s.get("/a.html")
	if status != http.StatusServiceUnavailable {
		t.Fatalf("status %d", status)
	}
	for _, want := range []string{"content/a.md:5:", "no-such-page.md", "^^^", `http-equiv="refresh"`, "&lt;that&gt;"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in\n%s", want, body)
		}
	}
	s.write("content/a.md", page("A", "Mended."))
	s.wants("/a.html", "Mended.")
}
