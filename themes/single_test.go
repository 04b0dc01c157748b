package themes_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"partnerbook/generator/render"
	"partnerbook/generator/single"
)

func writeSingle(name string, book *render.Book) error {
	shell, err := book.Shell()
	if err != nil {
		return err
	}
	_, err = single.Write(context.Background(), name, book.Files(), shell, 2)
	return err
}

// singleFile returns the address of the single file of a site, from disk.
func singleFile(t testing.TB, b built) string {
	t.Helper()
	name, err := b.single()
	if err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(name)
}

// openSingle opens a tab that may ask for nothing but the file.
func openSingle(t testing.TB, b built) (p *tab, file string) {
	t.Helper()
	p = openTab(t)
	return p, singleFile(t, b)
}

// showsPage waits until the single file shows a page.
func (p *tab) showsPage(title, hash string) {
	p.Helper()
	p.until("the page "+title+" at "+hash, `document.readyState === "complete" && document.querySelector("main h1") !== null && document.querySelector("main h1").textContent === `+quote(title)+` && location.hash === `+quote(hash))
}

// to clicks on a link that a reader sees.
func (p *tab) to(selector string) {
	p.Helper()
	p.until("the link "+selector, `document.querySelector(`+quote(selector)+`) !== null`)
	ask[any](p, `document.querySelector(`+quote(selector)+`).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })), 0`)
}

// onlyFile reports requests for anything but the file.
func (p *tab) onlyFile(file string) {
	p.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for url := range p.status {
		if url != file && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "blob:") && url != "about:blank" {
			p.Errorf("it asks for %s", url)
		}
	}
}

// TestSingleGoesRound goes from page to page in the single file: by clicks, back and on,
// to places on a page, and to addresses that are written behind its own.
func TestSingleGoesRound(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[0])
	p.open(file)
	p.until("the start page", `document.querySelector("main h1") !== null && location.hash === "#/index.html"`)
	start := ask[string](p, `document.querySelector("main h1").textContent`)
	if got := ask[string](p, `document.documentElement.lang + " " + document.title`); got != "en "+start+" – Ways to deliver a benefits service" {
		t.Errorf("the start page is %q", got)
	}
	p.quiet("the start page")
	ask[any](p, `scrollTo(0, 400)`)
	p.to(`.site-nav a[href^="guidance/"]`)
	p.until("the list", `location.hash === "#/guidance/index.html" && document.title.startsWith("Ways to deliver –") && scrollY === 0`)
	p.to(`main a[href="closure.html"]`)
	p.showsPage("Closing the project", "#/guidance/closure.html")
	p.to(`.contents a[href="#report"]`)
	p.until("the place", `location.hash === "#/guidance/closure.html#report" && document.querySelector(":target").id === "report" && scrollY > 300`)
	p.back()
	p.until("the top", `location.hash === "#/guidance/closure.html" && scrollY === 0`)
	p.back()
	p.until("the list again", `location.hash === "#/guidance/index.html" && document.title.startsWith("Ways to deliver –")`)
	p.back()
	p.showsPage(start, "#/index.html")
	p.until("the place that was left", `scrollY === 400`)
	ask[any](p, `setTimeout(() => history.forward()), 0`)
	p.until("the list once more", `location.hash === "#/guidance/index.html" && document.title.startsWith("Ways to deliver –")`)
	// Somebody writes an address.
	ask[any](p, `location.hash = "/sources/hbr.html#annex-a-closure", 0`)
	p.until("the source", `document.querySelector(":target") !== null && document.querySelector(":target").id === "annex-a-closure"`)
	ask[any](p, `location.hash = "/no/such%2541.html", 0`)
	p.showsPage("This page is not in this file", "#/no/such%2541.html")
	if got := ask[string](p, `document.querySelector("main").innerText`); !strings.Contains(got, "no/such%41.html") {
		t.Errorf("what is missing is named otherwise: %s", got)
	}
	p.to(`.skip`)
	p.showsPage("This page is not in this file", "#/no/such%2541.html#main")
	p.to(`main a`)
	p.showsPage(start, "#/index.html")
	p.quiet("on the way")
	p.onlyFile(file)
}

// TestSingleChangesItsMind goes to a page, back before it is there, and on to another:
// the first one does not come any more.
func TestSingleChangesItsMind(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[0])
	p.open(file + "#/guidance/closure.html")
	p.showsPage("Closing the project", "#/guidance/closure.html")
	ask[any](p, `(() => {
		const find = partnerbookFile.find;
		partnerbookFile.find = async function (path, place) {
			const found = await find.call(this, path, place);
			if (path === "index.html") await new Promise((done) => (self.come = done));
			return found;
		};
		partnerbookFile.go("../index.html");
	})()`)
	p.until("the start page to be on its way", `location.hash === "#/index.html" && self.come !== undefined`)
	p.back()
	p.until("the page as before", `location.hash === "#/guidance/closure.html"`)
	ask[any](p, `partnerbookFile.go("../search.html"), 0`)
	p.showsPage("Search", "#/search.html")
	ask[any](p, `(come(), new Promise((done) => setTimeout(done)))`)
	p.showsPage("Search", "#/search.html")
	p.quiet("another mind")
}

// TestSingleDeepLinks opens the file at a page, a place, a search, and words found.
func TestSingleDeepLinks(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[0])
	p.open(file + "#/guidance/closure.html#after")
	p.until("the place", `document.querySelector(":target") !== null && document.querySelector(":target").id === "after" && location.hash === "#/guidance/closure.html#after"`)
	p.fresh1(file + "#/guidance/closure.html%23after")
	p.until("the place from a mail", `document.querySelector(":target") !== null && document.querySelector(":target").id === "after"`)
	p.fresh1(file + "#/search.html#q=closing+the+project")
	p.until("results", `document.querySelectorAll("#search-results a[href*='closure.html']").length > 0`)
	p.to(`#search-results a[href*="guidance/closure.html"]`)
	p.until("the marks", `document.querySelectorAll("mark.found").length > 0 && location.hash.startsWith("#/guidance/closure.html#") && location.hash.includes("find=")`)
	p.back()
	p.until("results again", `location.hash === "#/search.html#q=closing+the+project" && document.querySelectorAll("#search-results a[href*='closure.html']").length > 0`)
	p.quiet("deep links")
	p.onlyFile(file)
}

// fresh1 opens the file anew, even if only what is behind "#" differs.
func (p *tab) fresh1(address string) {
	p.Helper()
	p.open("about:blank")
	p.open(address)
}

// TestSingleWithoutScripts says what to do.
func TestSingleWithoutScripts(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[0])
	command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(file)
	if got := ask[string](p, `document.body.innerText`); !strings.Contains(got, "Save the file on your computer") || strings.Contains(got, "Opening") {
		t.Errorf("it says %q", got)
	}
}
