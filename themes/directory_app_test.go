package themes_test

import (
	"strconv"
	"strings"
	"testing"
)

const directoryPage = "directory/index.html"

const (
	shownNames = `[...document.querySelectorAll(".partnerships tbody tr")].filter((r) => r.checkVisibility()).map((r) => r.querySelector("a").textContent)`
	tableReady = `document.querySelector(".partnerships.ready") !== null`
)

// table opens a page with a table of partnerships as a new one.
func (p *tab) table(address string) {
	p.Helper()
	p.open("about:blank")
	p.open(address)
	p.until("the table", tableReady)
}

// TestPartnershipsInBrowser sorts, filters, links and saves the table by keyboard, from
// disk and over HTTP.
func TestPartnershipsInBrowser(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	for _, at := range places(b, directoryPage) {
		p.table(at)
		all := ask[[]string](p, shownNames)
		if len(all) < 20 {
			t.Fatalf("%d entries: %q", len(all), all)
		}
		ask[any](p, `[...document.querySelectorAll(".who a")].pop().focus(), 0`)
		p.tabTo("the words", `e.type === "search" && e.closest(".partnerships") !== null`)
		p.write("lincoln")
		if got := ask[[]string](p, shownNames); strings.Join(got, "; ") != "Lincoln and North Kesteven" {
			t.Errorf("lincoln shows %q", got)
		}
		p.reads(".partnerships-count", "1 of "+strconv.Itoa(len(all))+" entries shown")
		p.until("the announcement", `document.querySelector(".partnerships [role=status]").textContent.startsWith("1 of")`)
		if hash := ask[string](p, "location.hash"); hash != "#text=lincoln" {
			t.Errorf("the address has %q", hash)
		}
		p.tabTo("the head of a column", `e.textContent === "As at" && e.closest("th") !== null`)
		p.press("Enter")
		p.press("Enter")
		if sort := ask[string](p, `document.activeElement.closest("th").getAttribute("aria-sort")`); sort != "descending" {
			t.Errorf("it is sorted %s", sort)
		}
		p.tabTo("all", `e.textContent === "Show all"`)
		p.press("Enter")
		if got := ask[[]string](p, shownNames); strings.Join(got, "; ") != strings.Join(all, "; ") {
			t.Errorf("all shows %q", got)
		}
		if hash := ask[string](p, "location.hash"); hash != "" {
			t.Errorf("the address keeps %q", hash)
		}

		p.table(at + "#nation=wales&sort=1-down")
		if got := ask[[]string](p, shownNames); strings.Join(got, "; ") != "Monmouthshire and Torfaen" {
			t.Errorf("Wales shows %q", got)
		}
		p.savesRows(t)
		p.quiet(at)
	}
}

// savesRows saves the rows that are shown.
func (p *tab) savesRows(t *testing.T) {
	t.Helper()
	ask[any](p, catchFiles)
	ask[any](p, `[...document.querySelectorAll(".partnerships button")].find((b) => b.textContent.startsWith("Save")).click(), 0`)
	p.until("the file", `saved.length === 1`)
	text := ask[string](p, `saved[0].text`)
	want := "Partnership or council,Councils,Way to deliver,Nation,As at,Account,Since then,Source\r\n" +
		"Monmouthshire and Torfaen,\"Monmouthshire, Torfaen\",Shared service,Wales,2018,None,Not checked,"
	if !strings.HasPrefix(strings.TrimPrefix(text, "\ufeff"), want) || strings.Count(text, "\n") != 2 {
		t.Errorf("saved %q", text)
	}
}

// TestPartnershipsAreAccessible has axe look at the table, sorted and filtered, and at
// the drawing.
func TestPartnershipsAreAccessible(t *testing.T) {
	t.Parallel()
	script := axeScript(t)
	p := openTab(t)
	b := everySite(t)[0]
	p.table(b.http(directoryPage) + "#model=shared&sort=2")
	p.accessible(script, directoryPage)
	p.size(320, 900)
	if wide := ask[int](p, `document.documentElement.scrollWidth`); wide > 320 {
		t.Errorf("at 320 pixels the page is %d wide", wide)
	}
	p.open(b.http("directory/dartford-and-sevenoaks.html"))
	p.accessible(script, "a page of partnerships")
}

// TestAbbreviationsInBrowser writes abbreviations out, keeps that, and takes it back.
func TestAbbreviationsInBrowser(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	const (
		full  = `[...document.querySelectorAll(".abbr-full")].map((e) => e.textContent)`
		text  = `document.querySelector("main > .text").textContent`
		ready = `document.querySelector(".abbr-tool.ready") !== null`
	)
	for _, at := range places(b, "guidance/hr-fit.html") {
		p.open("about:blank")
		p.open(at)
		p.until("the button", ready)
		before := ask[string](p, text)
		if kept := ask[int](p, "localStorage.length"); kept != 0 {
			t.Errorf("%d things are kept", kept)
		}
		p.tabTo("the button", `e.textContent === "Show abbreviations in full"`)
		p.press("Enter")
		if got := ask[[]string](p, full); len(got) == 0 || !strings.HasPrefix(got[0], " (") {
			t.Errorf("in full: %q", got)
		}
		p.tabTo("keeping", `e.textContent === "Keep it so on this device"`)
		p.press("Enter")
		p.open(strings.Replace(at, "guidance/hr-fit", "guidance/temporary-support", 1))
		p.until("abbreviations in full", full+`.length > 0`)
		p.tabTo("the button", `e.textContent === "Keep it so no longer"`)
		p.press("Enter")
		p.open("about:blank")
		p.open(at)
		p.until("the button", ready)
		if got := ask[string](p, text); got != before {
			t.Errorf("the text has changed: %q", got)
		}
		p.quiet(at)
	}
}
