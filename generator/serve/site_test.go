package serve

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/output"
	"partnerbook/generator/render"
	"partnerbook/generator/source"
	"partnerbook/themes"
)

// hangs is how long a test waits for what must come. It is shorter than the time
// after which everything is looked at, so that an event that was lost shows.
const hangs = rarely / 2

// shelf keeps the built-in theme for all tests: what themes are made of is not what
// they look at.
var shelf = new(render.Shelf)

// folder is a site on disk, with site.toml and content/.
type folder struct {
	t    testing.TB
	root string
}

func newFolder(t testing.TB, files map[string]string) folder {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	f := folder{t, root}
	f.write("site.toml", titled("Test"))
	f.write("content/index.md", page("Home", "Welcome."))
	for name, text := range files {
		f.write(name, text)
	}
	return f
}

// titled returns settings with a title. That no page leads to another is no
// matter here.
func titled(title string) string {
	return "title = \"" + title + "\"\n\n[diagnostics]\n\"page/orphan\" = \"off\"\n"
}

// page returns the text of a page.
func page(title, body string) string {
	return "+++\ntitle = \"" + title + "\"\n+++\n\n" + body + "\n"
}

func (f folder) path(name string) string { return filepath.Join(f.root, filepath.FromSlash(name)) }

func (f folder) check(err error) {
	if err != nil {
		f.t.Helper()
		f.t.Fatal(err)
	}
}

// write saves in place.
func (f folder) write(name, text string) {
	f.t.Helper()
	f.check(os.MkdirAll(filepath.Dir(f.path(name)), 0o777))
	f.check(os.WriteFile(f.path(name), []byte(text), 0o666))
}

func (f folder) rename(from, to string) {
	f.t.Helper()
	f.check(os.Rename(f.path(from), f.path(to)))
}

func (f folder) remove(name string) {
	f.t.Helper()
	f.check(os.RemoveAll(f.path(name)))
}

func (f folder) settings() generator.Settings {
	f.t.Helper()
	content, err := source.OpenDisk(f.path("content"))
	f.check(err)
	site, err := source.OpenDisk(f.root)
	f.check(err)
	f.t.Cleanup(func() { content.Close(); site.Close() })
	return generator.Settings{
		Content: content, Prefix: "content", Site: site, Themes: themes.FS, Shelf: shelf, Live: true,
		Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	}
}

func (f folder) watched() WatchedFolders {
	return WatchedFolders{Content: f.path("content"), Site: f.root, Themes: f.path("themes")}
}

// clean returns what a build from nothing makes of the folder, by address.
func (f folder) clean() map[string]string {
	f.t.Helper()
	e, err := generator.NewWorkspace(f.settings()).Refresh(context.Background(), generator.Everything)
	f.check(err)
	if e.Book == nil {
		f.t.Fatalf("the folder has errors: %v", e.Found)
	}
	return emitted(f.t, e.Book.Files())
}

func emitted(t testing.TB, files []output.File) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, file := range files {
		var data bytes.Buffer
		if err := file.Emit(&data); err != nil {
			t.Fatal(err)
		}
		out[file.Path] = data.String()
	}
	return out
}

// shownSite is a site that is served and watched.
type shownSite struct {
	folder
	loop     *Loop
	server   *Server
	url      string
	editions atomic.Int64 // that were made
	failures atomic.Int64
}

// show serves a folder and watches it until the test ends.
func show(t testing.TB, f folder) *shownSite {
	t.Helper()
	return showWith(t, f, newWatcher(f.watched()), nil)
}

// showWith is show with another watcher and other settings.
func showWith(t testing.TB, f folder, w *watcher, change func(*generator.Settings)) *shownSite {
	t.Helper()
	settings := f.settings()
	if change != nil {
		change(&settings)
	}
	s := serveSettings(t, f, settings, Options{Live: true})
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.loop.watch(ctx, w)
	}()
	t.Cleanup(func() { stop(); <-done })
	return s
}

// serveOnly serves a folder without watching it.
func serveOnly(t testing.TB, f folder, opts Options) *shownSite {
	t.Helper()
	return serveSettings(t, f, f.settings(), opts)
}

func serveSettings(t testing.TB, f folder, settings generator.Settings, opts Options) *shownSite {
	t.Helper()
	s := &shownSite{folder: f}
	w := generator.NewWorkspace(settings)
	told := func(e *generator.Edition, _ time.Duration, err error) {
		if err != nil {
			s.failures.Add(1)
		} else {
			s.editions.Add(1)
		}
	}
	loop, err := NewLoop(context.Background(), w, told)
	f.check(err)
	opts.Lines = w.Text
	s.loop, s.server = loop, NewServer(loop, opts)
	web := httptest.NewServer(s.server)
	s.url = web.URL
	t.Cleanup(web.Close)
	return s
}

// get asks for an address and returns the status and the body.
func (s *shownSite) get(address string) (int, string) {
	s.t.Helper()
	r, err := http.Get(s.url + address)
	s.check(err)
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	s.check(err)
	return r.StatusCode, string(body)
}

// wants waits until a page holds a text.
func (s *shownSite) wants(address, text string) {
	s.t.Helper()
	var status int
	var body string
	if !eventually(func() bool {
		status, body = s.get(address)
		return status == http.StatusOK && strings.Contains(body, text)
	}) {
		s.t.Fatalf("%s never showed %q; last: %d\n%s", address, text, status, body)
	}
}

// gone waits until there is no such page.
func (s *shownSite) gone(address string) {
	s.t.Helper()
	if !eventually(func() bool { status, _ := s.get(address); return status == http.StatusNotFound }) {
		s.t.Fatalf("%s is still there", address)
	}
}

// same waits until what is shown equals a build from nothing.
func (s *shownSite) same() {
	s.t.Helper()
	want := s.clean()
	var differs string
	var last *render.Book
	tries := 0
	if !eventually(func() bool {
		shown := s.loop.Settled(context.Background())
		// The same edition comes to the same but for files that are copied, so it is
		// looked at less often.
		if tries++; shown.Book == last && tries%25 != 1 {
			return false
		}
		last = shown.Book
		differs = difference(want, emittedNow(shown))
		return differs == ""
	}) {
		s.t.Fatalf("what is shown is not what stands on disk: %s", differs)
	}
}

// emittedNow is like emitted; a file that cannot be read is left out, since it
// may be gone by now.
func emittedNow(shown Shown) map[string]string {
	out := map[string]string{}
	if shown.Book == nil {
		return out
	}
	for _, file := range shown.Book.Files() {
		var data bytes.Buffer
		if file.Emit(&data) == nil {
			out[file.Path] = data.String()
		}
	}
	return out
}

func difference(want, got map[string]string) string {
	for name, text := range want {
		switch have, ok := got[name]; {
		case !ok:
			return name + " is missing"
		case have != text:
			return name + " differs"
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			return name + " should not be there"
		}
	}
	return ""
}

// eventually asks again and again until ok is true; it gives up after a time in
// which anything should have happened.
func eventually(ok func() bool) bool {
	deadline := time.Now().Add(hangs)
	again := time.NewTicker(2 * time.Millisecond)
	defer again.Stop()
	for !ok() {
		if time.Now().After(deadline) {
			return false
		}
		<-again.C
	}
	return true
}
