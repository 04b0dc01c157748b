package themes_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const marked = `[...document.querySelectorAll("mark.found")].map((m) => m.textContent)`

// TestFoundWordsAreMarked comes to a place with words that were found there, and
// takes the marks away.
func TestFoundWordsAreMarked(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	for _, at := range places(b, "guidance/temps.html") {
		p.open("about:blank")
		p.open(at)
		before := ask[string](p, `document.querySelector("main").innerHTML`)
		p.open("about:blank")
		p.open(at + "#far-down&find=temps,caf%C3%A9,cafe-cover")
		p.until("the marks", `document.querySelector(".marks-bar") !== null`)
		if got := strings.Join(ask[[]string](p, marked), " "); got != "Temps temps Temps temps temps café-cover" {
			t.Errorf("%s: marked are %s", at, got)
		}
		if !ask[bool](p, `document.querySelector("main a[href='old.html'] mark") !== null`) {
			t.Error("the link around a word is broken")
		}
		if !ask[bool](p, `(() => { const y = document.getElementById("far-down").getBoundingClientRect().top; return y >= 0 && y < innerHeight; })()`) {
			t.Errorf("%s: the place is not in view", at)
		}
		p.until("the place to be the target", `document.querySelector(":target") === document.getElementById("far-down")`)
		if got := ask[string](p, "location.hash"); got != "#far-down&find=temps,caf%C3%A9,cafe-cover" {
			t.Errorf("%s: the address with marks ends in %s", at, got)
		}
		if got := ask[string](p, `document.querySelector(".marks-bar").innerText`); got != "6 words marked\nRemove marks (Esc)" && got != "6 words marked Remove marks (Esc)" {
			t.Errorf("the bar says %q", got)
		}
		y := ask[float64](p, "scrollY")
		p.press("Escape")
		p.until("no marks", `document.querySelector("mark, .marks-bar") === null`)
		if got := ask[string](p, `document.querySelector("main").innerHTML`); got != before {
			t.Errorf("%s: the text is not what it was", at)
		}
		if got := ask[string](p, "location.hash"); got != "#far-down" {
			t.Errorf("%s: the address ends in %s", at, got)
		}
		if got := ask[float64](p, "scrollY"); got != y {
			t.Errorf("%s: the page moved from %v to %v", at, y, got)
		}
		p.quiet(at)
	}
}

// TestMarksWithoutPlace goes to the first mark, and removes marks with the button.
func TestMarksWithoutPlace(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.open(b.file("guidance/temps.html") + "#find=notice")
	p.until("the mark", `document.querySelectorAll("mark.found").length === 1`)
	if !ask[bool](p, `(() => { const b = document.querySelector("mark.found").getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight; })()`) {
		t.Error("the first mark is not in view")
	}
	p.do(chromedp.Click(chromedp.CSS(".marks-bar button")))
	p.until("no marks", `document.querySelector("mark, .marks-bar") === null && location.hash === ""`)
	// From a suggestion on the same page only the fragment changes.
	p.press("/")
	p.write("temps")
	p.until("suggestions", `document.querySelector(".option-title")?.textContent.startsWith("Temps")`)
	p.press("ArrowDown", "Enter")
	p.until("the marks", `document.querySelectorAll("mark.found").length > 2`)
	p.open("about:blank")
	p.open(b.file("guidance/temps.html") + "#cost&find=zebra")
	p.until("the engine", `window.fake !== undefined`)
	if ask[bool](p, `document.querySelector(".marks-bar") !== null`) {
		t.Error("a bar says that nothing is marked")
	}
	// An address that somebody broke does no harm.
	p.open("about:blank")
	p.open(b.file("guidance/temps.html") + "#%E0%A4%A&find=%E0%A4%A,temps")
	p.until("the marks", `document.querySelectorAll("mark.found").length > 0`)
	p.quiet("marks")
}
