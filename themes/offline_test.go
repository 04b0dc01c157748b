package themes_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/google/go-cmp/cmp"
)

const (
	isKept    = `document.querySelector(".offline-kept") !== null`
	saidAbove = `(document.querySelector(".offline-bar") || { innerText: "" }).innerText`
	comeBack  = `dispatchEvent(new Event("online"))`
)

// visit opens the first page, and waits until the whole site is kept.
func (p *tab) visit(s *keptSite) {
	p.Helper()
	p.open(s.at("index.html"))
	p.until("the site to be kept", isKept)
}

// TestKeptSite reads a whole site after its server has gone, and finds something in it.
func TestKeptSite(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	s := newKeptSite(t)
	s.publish(t, 21, "true", keptPages())
	p.on("2026-11-23")
	p.visit(s)
	p.quiet("the first visit")
	asked := s.requests()
	for _, page := range s.pages() {
		if !slices.Contains(asked, "/"+page) && page != "index.html" {
			t.Errorf("%s was not fetched", page)
		}
	}
	s.goes(true)
	for _, page := range s.pages() {
		p.open(s.at(page))
		title := ask[string](p, `document.querySelector("h1") ? document.querySelector("h1").textContent : ""`)
		if title == "" {
			t.Errorf("%s cannot be read: %s", page, ask[string](p, "document.body.innerText"))
			continue
		}
		p.until("what "+page+" says of itself", saidAbove+`.includes("This copy was made on 21 November 2026, 2 days ago.")`)
	}
	p.open(s.at(""))
	p.until("the start page at its folder", `document.querySelector("h1").textContent === "Start"`)
	p.open(s.at("search.html") + "#q=sickness")
	p.until("an answer", `document.getElementById("search-results").innerText.includes("One")`)
	p.silence()
	if ask[bool](p, `navigator.serviceWorker.controller === null`) {
		t.Error("no worker answers")
	}
	s.goes(false)
	ask[any](p, comeBack)
	p.until("the page to be no longer offline", saidAbove+` === ""`)
}

// TestNewerEdition publishes an edition while a reader has a page open: only what changed
// is fetched, the reader is told, and what was withdrawn or removed is not shown.
func TestNewerEdition(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	s := newKeptSite(t)
	pages := keptPages()
	s.publish(t, 21, "true", pages)
	p.visit(s)
	p.open(s.at("two.html"))
	s.requests()
	before := s.digests()

	pages["two.md"] = keptPage("Two", "status = \"withdrawn\"\nwithdrawn = { because = \"It was wrong.\" }\n", "Overtime.")
	delete(pages, "three.md")
	pages["index.md"] = keptPage("Start", "", "See [](one.md), [](two.md) and [](form.md).")
	s.publish(t, 22, "true", pages)
	ask[any](p, `document.getElementById("search-words").focus()`)
	ask[any](p, comeBack)
	p.until("news", `document.querySelector(".offline-news button") !== null`)
	if got := ask[string](p, `document.querySelector(".offline-news").getAttribute("role") + " " + document.activeElement.id`); got != "status search-words" {
		t.Errorf("the news has the role, and the focus is on, %q", got)
	}
	after := s.digests()
	maps.DeleteFunc(after, func(path, digest string) bool { return before[path] == digest })
	if diff := cmp.Diff(slices.Sorted(maps.Keys(after)), s.requests()); diff != "" {
		t.Errorf("what changed, and what was fetched (-want +got):\n%s", diff)
	}
	s.goes(true)
	ask[any](p, `document.querySelector(".offline-news .main").click()`)
	p.until("the newer page", `document.querySelector(".notice-withdrawn") !== null && document.querySelector(".offline-news") === null`)
	p.until("its day", saidAbove+`.includes("22 November 2026")`)
	// What the edition does not have is no longer there at all.
	if _, err := os.Stat(filepath.Join(s.dir, "three.html")); err == nil {
		t.Fatal("three.html is still published")
	}
	p.open("about:blank")
	p.opens(s.at("one.html"))
	if got := ask[string](p, `caches.keys().then((names) => caches.open(names[0])).then((cache) => cache.keys()).then(async (keys) => {
		const cache = await caches.open((await caches.keys())[0]);
		const texts = await Promise.all(keys.map(async (key) => (await cache.match(key)).text()));
		return String(texts.some((text) => text.includes("<h1>Three</h1>")));
	})`); got != "false" {
		t.Error("the page that went is kept")
	}
}

// TestNewsAfterTheWorkerSlept publishes an edition while a page is open and its worker
// was ended, as browsers do with one that rests: the reader is told all the same.
func TestNewsAfterTheWorkerSlept(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	s := newKeptSite(t)
	pages := keptPages()
	s.publish(t, 21, "true", pages)
	p.visit(s)
	p.open(s.at("two.html"))
	p.until("word of the worker", isKept)
	command(p, serviceworker.Enable, cdp.Empty{})
	command(p, serviceworker.StopAllWorkers, cdp.Empty{})
	pages["two.md"] = keptPage("Two", "status = \"withdrawn\"\nwithdrawn = { because = \"It was wrong.\" }\n", "Overtime.")
	s.publish(t, 22, "true", pages)
	ask[any](p, comeBack)
	p.until("news", `document.querySelector(".offline-news button") !== null`)
}

// opens opens a page; its being answered by the worker is all that is wanted.
func (p *tab) opens(address string) {
	p.Helper()
	p.open(address)
	p.silence()
}

// TestListKnownAndNotFetched breaks off an update: the edition before it stays whole, and
// what is known to have changed since is not shown as current.
func TestListKnownAndNotFetched(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	s := newKeptSite(t)
	pages := keptPages()
	s.publish(t, 21, "true", pages)
	p.visit(s)
	pages["two.md"] = keptPage("Two", "status = \"withdrawn\"\nwithdrawn = { because = \"It was wrong.\" }\n", "Overtime.")
	delete(pages, "three.md")
	pages["index.md"] = keptPage("Start", "", "See [](one.md), [](two.md) and [](form.md).")
	before := s.digests()
	s.publish(t, 22, "true", pages)
	unchanged := ""
	for path, digest := range s.digests() {
		if before[path] == digest && strings.HasPrefix(path, "/sub/") {
			unchanged = path[1:]
		}
	}
	s.breaks("/two.html")
	s.requests()
	ask[any](p, comeBack)
	for found := false; !found; {
		p.until("the list", `true`)
		found = slices.Contains(s.requests(), "/two.html")
	}
	s.goes(true)
	p.open(s.at("two.html"))
	p.until("a warning", saidAbove+`.includes("changed or withdrawn")`)
	p.open(s.at("three.html"))
	p.until("the page for what is not there", `document.querySelector("h1").textContent !== "Three"`)
	p.until("why", saidAbove+`.includes("no longer has this page")`)
	p.open(s.at(unchanged))
	p.until("an unchanged page", saidAbove+`.includes("This copy was made on 21 November 2026")`)
	if got := ask[string](p, saidAbove); strings.Contains(got, "withdrawn") {
		t.Errorf("an unchanged page says %q", got)
	}
	s.breaks()
	s.goes(false)
	ask[any](p, comeBack)
	p.until("the update", saidAbove+` === ""`)
}

// TestBrokenInstallation breaks off the first installation: nothing is kept as whole, and
// the next visit fetches only what is missing.
func TestBrokenInstallation(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	s := newKeptSite(t)
	s.publish(t, 21, "true", keptPages())
	s.breaks("/two.html")
	p.open(s.at("index.html"))
	p.until("the installation to fail", `navigator.serviceWorker.getRegistration().then((r) => r === undefined) && document.readyState === "complete"`)
	for seen := false; !seen; seen = slices.Contains(s.requests(), "/two.html") {
		p.until("the page", "true")
	}
	p.until("no worker", `navigator.serviceWorker.controller === null`)
	s.breaks()
	s.requests()
	p.visit(s)
	asked := s.requests()
	if !slices.Contains(asked, "/two.html") || slices.Contains(asked, "/a-z.html") || slices.Contains(asked, "/404.html") {
		t.Errorf("%q were fetched; those that were there need not be", asked)
	}
}

// TestRetirement publishes a site without the worker: the worker that readers have goes,
// with all that it kept.
func TestRetirement(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	s := newKeptSite(t)
	s.publish(t, 21, "true", keptPages())
	p.visit(s)
	s.publish(t, 22, "false", keptPages())
	ask[any](p, comeBack)
	p.until("the worker to go", `globalThis.gone === true || (navigator.serviceWorker.getRegistrations().then(async (all) => { globalThis.gone = all.length === 0 && (await caches.keys()).length === 0; }), false)`)
}

// TestNoTraceUnlessAsked builds a site with the setting off, and without it.
func TestNoTraceUnlessAsked(t *testing.T) {
	s := newKeptSite(t)
	s.publish(t, 21, "false", keptPages())
	if err := filepath.WalkDir(s.dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data := string(readFile(t, name))
		for _, trace := range []string{"serviceWorker", "sw.js", "offline-", "worker-src"} {
			if strings.Contains(data, trace) {
				t.Errorf("%s has %s", name, trace)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(s.dir, "sw.js")); err == nil {
		t.Error("there is a worker")
	}
}
