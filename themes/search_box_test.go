package themes_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

const (
	inBox       = `document.activeElement === document.getElementById("search-words")`
	optionsOpen = `document.querySelector("#search-options:not([hidden])") !== null`
	optionCount = `document.querySelectorAll("#search-options:not([hidden]) [role=option]").length`
	activeText  = `(document.getElementById(document.activeElement.getAttribute("aria-activedescendant")) || {textContent: ""}).textContent`
	onResults   = `location.pathname.endsWith("/search.html") && document.querySelectorAll(".result").length > 0`
)

// places returns a page's addresses on disk and on the server.
func places(b built, page string) []string { return []string{b.file(page), b.http(page)} }

// TestSearchBoxWithKeys goes to the box, through the suggestions and to what they
// lead to, with the keyboard alone.
func TestSearchBoxWithKeys(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	for _, at := range places(b, "more/page-01.html") {
		p.open(at)
		p.press("/")
		if !ask[bool](p, inBox) || ask[string](p, `document.activeElement.value`) != "" {
			t.Fatalf("%s: / does not lead into the box, or is written there", at)
		}
		p.write("cover")
		p.until("six suggestions and all results", optionCount+` === 7 && [...document.querySelectorAll("[role=option]")].at(-1).textContent.includes("“cover”")`)
		p.press("ArrowUp")
		if got := ask[string](p, activeText); got != "All results for “cover”" {
			t.Errorf("the last suggestion is %q", got)
		}
		p.press("ArrowDown")
		if got := ask[string](p, activeText); !strings.HasPrefix(got, "Old rules for cover Guidance Withdrawn The rules") {
			t.Errorf("the first suggestion is %q", got)
		}
		p.press("Home")
		if got := ask[string](p, activeText); got != "" || ask[int](p, `document.activeElement.selectionStart`) != 0 {
			t.Errorf("Home leads to %q, not to the beginning of the text", got)
		}
		p.press("End", "Escape")
		if ask[bool](p, optionsOpen) || !ask[bool](p, inBox) || ask[string](p, `document.activeElement.value`) != "cover" {
			t.Error("Escape does more than close the suggestions")
		}
		p.press("ArrowDown")
		p.until("the suggestions again", optionsOpen)
		p.press("Escape", "Escape")
		if ask[bool](p, inBox) || ask[string](p, `document.getElementById("search-words").value`) != "cover" {
			t.Error("the second Escape does not leave the box, or empties it")
		}
		p.press("/")
		p.write("temps")
		p.until("what temps leads to", `document.querySelector(".option-title")?.textContent.startsWith("Temps")`)
		p.press("ArrowDown", "Enter")
		p.until("the page", `location.pathname.endsWith("/guidance/temps.html") && document.querySelectorAll("mark.found").length > 0`)
		p.press("/")
		p.write("cover/x")
		if got := ask[string](p, `document.activeElement.value`); got != "cover/x" {
			t.Errorf("in the box, / writes %q", got)
		}
		p.press("Backspace", "Backspace", "Enter")
		p.until("the results", onResults)
		if got := ask[string](p, "location.hash"); got != "#q=cover" {
			t.Errorf("the address of the results ends in %s", got)
		}
		p.quiet(at)
	}
}

// TestEscapeLeadsBack leaves the box for where the reader was.
func TestEscapeLeadsBack(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.open(b.file("index.html"))
	ask[any](p, `document.querySelector("main a").focus(), 0`)
	p.press("/", "Escape")
	if !ask[bool](p, `document.activeElement === document.querySelector("main a")`) {
		t.Error("Escape does not lead back to the link")
	}
}

// TestLateAnswersAreDropped asks two questions, of which the first is answered
// last; meanwhile the old list stays.
func TestLateAnswersAreDropped(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.open(b.file("index.html"))
	p.press("/")
	p.until("the engine", `window.fake !== undefined`)
	ask[any](p, `fake.delays = { "cover t": 600, "temps": 1 }, 0`)
	p.write("cover")
	p.until("suggestions", optionCount+" === 7")
	p.write(" t")
	p.until("the slow question", `fake.asked.some((a) => a.query === "cover t")`)
	if ask[int](p, optionCount) != 7 {
		t.Error("the old list is gone before there is a new one")
	}
	ask[any](p, `document.activeElement.select(), 0`)
	p.write("temps")
	p.until("the new answer", `document.querySelector(".option-all").textContent.includes("“temps”")`)
	ask[bool](p, `new Promise((done) => setTimeout(done, 700, true))`)
	if got := ask[string](p, `document.querySelector(".option-all").textContent`); !strings.Contains(got, "“temps”") {
		t.Errorf("a late answer took the place of the list: %s", got)
	}
	// One that comes after Escape opens nothing.
	ask[any](p, `fake.delays.temp = 300, 0`)
	p.press("Backspace")
	p.until("the question", `fake.asked.some((a) => a.query === "temp")`)
	p.press("Escape")
	ask[bool](p, `new Promise((done) => setTimeout(done, 400, true))`)
	if ask[bool](p, optionsOpen) {
		t.Error("an answer opened the list that the reader had closed")
	}
}

// TestSuggestionsAreAnnounced waits for what a screen reader says.
func TestSuggestionsAreAnnounced(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.open(b.file("index.html"))
	p.press("/")
	for query, want := range map[string]string{
		"cover": "6 suggestions. Use the arrow keys to choose.", "sla zebra": "Nothing found for “sla zebra”",
	} {
		ask[any](p, `document.activeElement.select(), 0`)
		p.write(query)
		p.until(want, `document.querySelector("#search-box [role=status]").textContent === `+quote(want))
	}
	ask[any](p, `document.activeElement.select(), 0`)
	ask[any](p, `fake.fail.add("temps"), 0`)
	p.write("temps")
	p.until("word of the failure", `document.querySelector("#search-box [role=status]").textContent.startsWith("Suggestions could not be loaded")`)
	if ask[bool](p, optionsOpen) {
		t.Error("suggestions are shown although they could not be loaded")
	}
}

// TestCompositionIsLeftAlone types as writers of other scripts do: nothing is
// asked before a word is whole, and Enter only ends it.
func TestCompositionIsLeftAlone(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.open(b.file("index.html"))
	p.press("/")
	p.until("the engine", `window.fake !== undefined`)
	command(p, input.ImeSetComposition, input.ImeSetCompositionParams{Text: "cov", SelectionStart: 3, SelectionEnd: 3})
	ask[bool](p, `new Promise((done) => setTimeout(done, 200, true))`)
	if asked := ask[int](p, `fake.asked.length`); asked != 0 {
		t.Errorf("%d questions were asked while a word was being composed", asked)
	}
	command(p, input.InsertText, input.InsertTextParams{Text: "cover"})
	p.until("suggestions for the word", `document.querySelector(".option-all")?.textContent.includes("“cover”")`)
}

// TestSuggestionsWithMouseAndTouch chooses suggestions without keys.
func TestSuggestionsWithMouseAndTouch(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	for _, touch := range []bool{false, true} {
		command(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: touch})
		p.open("about:blank")
		p.open(b.file("index.html"))
		p.do(chromedp.Click(chromedp.CSS("#search-words")))
		p.write("temps")
		p.until("suggestions", `document.querySelector(".option-title")?.textContent.startsWith("Temps")`)
		if touch {
			p.tap("#search-option-0")
		} else {
			p.do(chromedp.Click(chromedp.CSS("#search-option-0 .option-kind")))
		}
		p.until("the page", `location.pathname.endsWith("/guidance/temps.html") && document.querySelector("mark.found") !== null`)
	}
	p.press("/")
	p.write("cover")
	p.until("suggestions", optionsOpen)
	p.do(chromedp.Click(chromedp.CSS("h1")))
	p.until("the list to close", "!"+optionsOpen)
}

// tap touches the middle of an element.
func (p *tab) tap(selector string) {
	p.Helper()
	at := ask[[]float64](p, `(() => { const b = document.querySelector(`+quote(selector)+`).getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`)
	command(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{
		Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: at[0], Y: at[1]}},
	})
	command(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
}

// TestFormWithoutScripts sends the form where no script runs: the reader comes to
// the lists, which say so.
func TestFormWithoutScripts(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	for _, at := range places(b, "guidance/temps.html") {
		command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		p.open(at)
		p.do(chromedp.Click(chromedp.CSS("#search-words")))
		p.write("temps & cover")
		p.press("Enter")
		p.until("the search page", `document.readyState === "complete" && location.pathname.endsWith("/search.html")`)
		if got := ask[string](p, "location.search"); got != "?q=temps+%26+cover" {
			t.Errorf("%s: the query is %s", at, got)
		}
		text := ask[string](p, `document.querySelector("main").innerText`)
		for _, want := range []string{"Searching needs JavaScript", "0-9", "All pages and terms from A to Z", "Guidance", "Staff & skills"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q without scripts:\n%s", at, want, text)
			}
		}
		if ask[bool](p, `document.getElementById("search-results").checkVisibility()`) {
			t.Errorf("%s: there is an empty place for results", at)
		}
		p.quiet(at)
		// The same address, where scripts run.
		command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
		address := ask[string](p, "location.href")
		p.open("about:blank")
		p.open(address)
		p.until("the results", onResults)
		if got := ask[string](p, `location.hash + " " + document.getElementById("search-words").value`); got != "#q=temps+%26+cover temps & cover" {
			t.Errorf("%s: the query comes to %s", at, got)
		}
		p.quiet(at)
	}
}
