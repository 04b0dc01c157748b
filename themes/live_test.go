package themes_test

import (
	"context"
	"fmt"
	"net"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"partnerbook/generator"
	"partnerbook/generator/serve"
	"partnerbook/generator/source"
	"partnerbook/generator/testrun"
	"partnerbook/themes"
)

// live is a site that is being written, on a server that watches it.
type live struct {
	t    *testing.T
	root string
	url  string
}

func startLive(t *testing.T) live {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	l := live{t: t, root: root}
	l.write("site.toml", "title = \"Live\"\n\n[diagnostics]\n\"page/orphan\" = \"off\"\n")
	l.write("content/index.md", "+++\ntitle = \"Home\"\n+++\n\n[Long page](long.md)\n")
	l.edit("first text")
	content, err := source.OpenDisk(filepath.Join(root, "content"))
	if err != nil {
		t.Fatal(err)
	}
	site, err := source.OpenDisk(root)
	if err != nil {
		t.Fatal(err)
	}
	w := generator.NewWorkspace(generator.Settings{
		Content: content, Prefix: "content", Site: site, Themes: themes.FS, Shelf: shelf, Live: true,
		Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	})
	loop, err := serve.NewLoop(context.Background(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		loop.Watch(ctx, serve.WatchedFolders{Content: filepath.Join(root, "content"), Site: root, Themes: filepath.Join(root, "themes")})
	}()
	server := httptest.NewUnstartedServer(serve.NewServer(loop, serve.Options{Live: true, Lines: w.Text}))
	server.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	server.Start()
	t.Cleanup(func() {
		stop() // ends the streams of events, which the browser would begin anew
		server.Close()
		<-done
		content.Close()
		site.Close()
	})
	l.url = server.URL
	return l
}

func (l live) write(name, text string) {
	l.t.Helper()
	testrun.Put(l.t, filepath.Join(l.root, filepath.FromSlash(name)), text)
}

// edit saves the long page with a text in its middle.
func (l live) edit(text string) {
	l.t.Helper()
	rest := strings.Repeat("One more paragraph.\n\n", 100)
	l.write("content/long.md", "+++\ntitle = \"Long page\"\n+++\n\n"+rest+text+"\n\n"+rest)
}

// shows is a condition: the page holds a text.
func shows(text string) string {
	return "document.querySelector('main').innerText.includes(" + quote(text) + ")"
}

// stands is a condition: an element is there, or not.
func stands(selector string, there bool) string {
	return fmt.Sprintf("(document.querySelector(%s) !== null) === %v", quote(selector), there)
}

func TestSavedPageIsShownAtTheSamePlace(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	l := startLive(t)
	p.open(l.url + "/long.html")
	p.until("the page", shows("first text"))
	ask[any](p, "scrollTo(0, 2000), 0")
	before := ask[float64](p, "scrollY")
	if before < 1500 {
		t.Fatalf("the page is too short: %v", before)
	}
	for i := range 3 {
		text := fmt.Sprintf("text number %d", i)
		l.edit(text)
		p.until("the new text", shows(text))
		p.until("the same place", fmt.Sprintf("Math.abs(scrollY - %v) < 2", before))
	}
	// Another page begins at its top.
	p.open(l.url + "/index.html")
	p.open(l.url + "/long.html")
	if y := ask[float64](p, "scrollY"); y != 0 {
		t.Errorf("a page that was not reloaded begins at %v", y)
	}
	p.quiet("reloading")
}

func TestOverlayComesAndGoes(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	l := startLive(t)
	p.open(l.url + "/long.html")
	p.until("the page", shows("first text"))
	l.edit("second text with a [lost link](nowhere.md)")
	p.until("the overlay", stands(".live-overlay", true))
	overlay := ask[string](p, "document.querySelector('.live-overlay').innerText")
	for _, want := range []string{"1 error", "content/long.md:", "link/missing-page", "nowhere.md", "^^^^", "You see the page as it was before"} {
		if !strings.Contains(overlay, want) {
			t.Errorf("no %q in the overlay:\n%s", want, overlay)
		}
	}
	if !ask[bool](p, shows("first text")) || ask[bool](p, shows("second text with")) {
		t.Error("the last good page is gone")
	}
	// It can be put away, and comes back with the next page.
	p.do(chromedp.Click(chromedp.CSS(".live-overlay button")))
	p.until("no overlay", stands(".live-overlay", false))
	p.open(l.url + "/index.html")
	p.until("the overlay", stands(".live-overlay", true))
	p.open(l.url + "/long.html")
	p.until("the overlay and the last good page", stands(".live-overlay", true)+" && "+shows("first text"))
	l.edit("third text")
	p.until("the mended page", shows("third text")+" && "+stands(".live-overlay", false))
	p.quiet("with an overlay")
}

// TestSettingsAndThemeReload edits what is not a page.
func TestSettingsAndThemeReload(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	l := startLive(t)
	p.open(l.url + "/long.html")
	p.until("the page", shows("first text"))
	l.write("themes/default/css/own.css", "h1 { color: rgb(1, 2, 3) }\n")
	l.write("themes/default/style.css", "@import \"./css/own.css\";\n")
	p.until("the new style", "getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
	l.write("site.toml", "title = \"Another title\"\n")
	p.until("the new title", "document.title.includes('Another title')")
	p.quiet("reloading")
}

// TestEditBeforeThePageListens edits a page after the browser loaded it and
// before it hears of changes.
func TestEditBeforeThePageListens(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	l := startLive(t)
	events := []*network.BlockPattern{{URLPattern: "*://*:*/_live/*", Block: true}}
	command(p, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: events})
	p.open(l.url + "/long.html")
	p.until("the page", shows("first text"))
	l.edit("second text")
	other := openTab(t)
	other.open(l.url + "/long.html")
	other.until("the new edition", shows("second text"))
	command(p, network.SetBlockedURLs, network.SetBlockedURLsParams{})
	ask[any](p, `document.dispatchEvent(new Event("visibilitychange")), 0`)
	p.until("the new text", shows("second text"))
}

// TestThemeWithoutHTMLTag leaves out the tag in which the server writes which
// edition a page is of.
func TestThemeWithoutHTMLTag(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	l := startLive(t)
	l.write("themes/default/layout/page.html", `{{define "page"}}<!DOCTYPE html><title>x</title>`+
		`<script src="{{.Script}}" defer></script><main>{{.Body}}</main>{{end}}`)
	p.open(l.url + "/long.html")
	p.until("the page", shows("first text")+" && document.documentElement.lang === ''")
	ask[any](p, "window.marked = true, 0")
	ask[bool](p, `new Promise((told) => new EventSource("/_live/events").addEventListener("edition", () => setTimeout(told, 50, true)))`)
	if !ask[bool](p, "window.marked === true") {
		t.Error("the page reloads although nothing changed")
	}
	l.edit("second text")
	p.until("the new text", shows("second text"))
}

// TestPageThatComesIntoBeing waits on the page for what is not found.
func TestPageThatComesIntoBeing(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	l := startLive(t)
	p.open(l.url + "/new/page.html")
	p.until("the page for what is not found", stands(".kind-notfound", true))
	if ask[int](p, "document.styleSheets.length") != 1 || !ask[bool](p, stands("h1", true)) {
		t.Error("the page for what is not found has no style sheet")
	}
	p.silence() // the browser says that the page was not found
	l.write("content/new/page.md", "+++\ntitle = \"New\"\n+++\n\nNew text.\n")
	p.until("the new page", shows("New text."))
	p.quiet("the new page")
}

// TestBrokenFromTheStart begins with problems and no page.
func TestBrokenFromTheStart(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	l := startLive(t)
	l.edit("a [lost link](nowhere.md)")
	p.open(l.url + "/long.html")
	l.edit("mended text")
	p.until("the mended page", shows("mended text"))
}
