package themes_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// results opens the search page with a state.
func (p *tab) results(b built, state string) {
	p.Helper()
	p.open("about:blank") // else only the fragment would change
	p.open(b.file("search.html") + "#" + state)
}

const totalText = `document.getElementById("search-total").textContent`

// TestResults looks at what the search page shows of an answer.
func TestResults(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.size(1280, 900)
	for _, at := range places(b, "search.html") {
		p.open("about:blank")
		p.open(at + "#q=temsp+sla")
		p.until("the results", onResults)
		text := ask[string](p, `document.querySelector("main").innerText`)
		for _, want := range []string{
			"2 pages found for “temps sla”", "Showing results for “temps sla”.", "Also searched for: service level agreement",
			"Temps and agency staff", "Guidance · Shared service, Agency and call-off · Editors’ choice", "Withdrawn", "What it costs", "Shared service 1", "Northtown Council 1", "Staff & skills 2",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", at, want, text)
			}
		}
		if strings.Contains(text, "England") {
			t.Error("a filter is shown that nothing has")
		}
		if got := ask[[]string](p, `[...document.querySelectorAll(".result:first-child mark")].map((m) => m.textContent)`); strings.Join(got, " ") != "temps Temps temps" {
			t.Errorf("marked are %v", got)
		}
		if got := ask[string](p, `document.querySelector(".passage-heading").getAttribute("href")`); got != "guidance/temps.html#cost&find=temps" {
			t.Errorf("the place leads to %s", got)
		}
		if got := ask[string](p, "document.title"); got != "temsp sla – Search – Searched" {
			t.Errorf("the title is %s", got)
		}
		p.until("word of it", `document.querySelector("#search-results [role=status]").textContent === "2 pages found for “temps sla”"`)
		p.quiet(at)
	}
}

// TestQueryOfManyPages is what comes of a whole document that is pasted into the search,
// or stands in an address.
func TestQueryOfManyPages(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	const long = `"cover é ".repeat(50_000)` // 400,000 characters
	const paste = `((field) => { field.value = ` + long + `; field.dispatchEvent(new Event("input", { bubbles: true })); return 0; })(document.getElementById("search-words"))`
	const shown = `document.querySelectorAll(".result").length > 0 && decodeURIComponent(location.hash.slice(3)).length === 1999 && document.title.length < 2100`
	p.open(b.file("search.html"))
	ask[any](p, paste)
	p.until("results of what was pasted", shown)
	p.open("about:blank")
	p.open(b.file("index.html"))
	ask[any](p, paste)
	ask[any](p, `document.getElementById("search-box").requestSubmit()`)
	p.until("results of what was sent", shown)
	p.results(b, "q="+strings.Repeat("cover+%C3%A9+", 50_000))
	p.until("results of what stood in the address", `document.querySelectorAll(".result").length > 0 && document.getElementById("search-words").value.length === 1999`)
	p.quiet("long queries")
}

// TestFilters chooses values, with counts that follow, and takes them back.
func TestFilters(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.size(1280, 900)
	p.results(b, "q=cover")
	p.until("all results", totalText+` === "26 pages found for “cover”"`)
	p.do(chromedp.Click(chromedp.CSS("input[value=guidance]")))
	p.until("guidance alone", totalText+` === "2 pages found for “cover”"`)
	if got := ask[string](p, `location.hash + " " + document.activeElement.value`); got != "#q=cover&kind=guidance guidance" {
		t.Errorf("the address and the focus are %s", got)
	}
	if got := ask[string](p, `document.getElementById("search-filters").querySelector("summary").innerText`); got != "Filters (1 chosen)" {
		t.Errorf("the filters are called %s", got)
	}
	p.do(chromedp.Click(chromedp.CSS("input[value=withdrawn]")))
	p.until("what is withdrawn", totalText+` === "1 page found for “cover”"`)
	p.back()
	p.until("the step before", totalText+` === "2 pages found for “cover”" && !document.querySelector("input[value=withdrawn]").checked`)
	p.do(chromedp.Click(chromedp.CSS("#search-groups > button")))
	p.until("all again", totalText+` === "26 pages found for “cover”" && location.hash === "#q=cover"`)
	p.results(b, "q=sla&kind=checklist")
	p.until("nothing", totalText+` === "Nothing found for “sla”"`)
	if !ask[bool](p, `document.querySelector("input[value=checklist]").checked && document.querySelector("input[value=checklist]").checkVisibility()`) {
		t.Error("a chosen filter that nothing has cannot be taken back")
	}
	p.quiet("filters")
}

// TestBackRestores goes from a long list of results to a page and back.
func TestBackRestores(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	for _, at := range places(b, "search.html") {
		p.open("about:blank")
		p.open(at + "#q=cover&kind=checklist")
		p.until("the results", `document.querySelectorAll(".result").length === 10`)
		p.do(chromedp.Click(chromedp.CSS(".more")))
		p.until("more results", `document.querySelectorAll(".result").length === 20`)
		if !ask[bool](p, `document.activeElement === document.querySelectorAll(".result h2 a")[10]`) {
			t.Errorf("%s: the focus is not on the first new result", at)
		}
		p.do(chromedp.Click(chromedp.CSS(".result:nth-child(15) h2 a")))
		p.until("the page", `document.querySelector(".marks-bar") !== null`)
		p.back()
		p.until("the same list", `document.querySelectorAll(".result").length === 20`)
		p.until("the same place", `(() => { const b = document.querySelector(".result:nth-child(15) h2 a").getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight; })()`)
		if got := ask[string](p, `location.hash + " " + document.getElementById("search-words").value`); got != "#q=cover&kind=checklist&n=20 cover" {
			t.Errorf("%s: came back to %s", at, got)
		}
		p.quiet(at)
	}
}

// TestTypingIsOneStep types on the search page: the address follows, and Back
// leads to the query before.
func TestTypingIsOneStep(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.results(b, "q=cover")
	p.until("the results", onResults)
	p.press("/")
	p.write("temps")
	p.until("the new results", totalText+` === "2 pages found for “temps”" && location.hash === "#q=temps"`)
	p.back()
	p.until("the query before", totalText+` === "26 pages found for “cover”" && document.getElementById("search-words").value === "cover"`)
	ask[any](p, `document.getElementById("search-words").focus(), 0`)
	p.press("ArrowDown")
	if !ask[bool](p, `document.activeElement === document.querySelector(".result h2 a")`) {
		t.Error("the arrow does not lead to the first result")
	}
	// An empty box shows the lists again.
	selectBox := func() {
		ask[any](p, `document.getElementById("search-words").focus(), document.activeElement.select(), 0`)
	}
	selectBox()
	p.press("Backspace")
	p.until("the lists", `document.querySelector(".search-start").checkVisibility() && !document.getElementById("search-results").checkVisibility()`)
	// The fragment can be changed by hand.
	ask[any](p, `location.hash = "#q=temps", 0`)
	p.until("its results", totalText+` === "2 pages found for “temps”"`)
	// The link to the text leads there, and the results stay.
	ask[any](p, `document.querySelector(".skip").click(), 0`)
	p.until("the state in the address", `location.hash === "#q=temps"`)
	if !ask[bool](p, onResults) || !ask[bool](p, `document.querySelector("main").matches(":target")`) {
		t.Error("the link to the text does away with the results")
	}
	// A late answer does not take the place of a newer one.
	ask[any](p, `fake.delays = { cove: 500 }, 0`)
	selectBox()
	p.write("cove")
	p.until("the slow question", `fake.asked.some((a) => a.query === "cove")`)
	p.write("r")
	p.until("the new results", totalText+` === "26 pages found for “cover”"`)
	ask[bool](p, `new Promise((done) => setTimeout(done, 600, true))`)
	if got := ask[string](p, totalText); got != "26 pages found for “cover”" {
		t.Errorf("a late answer is shown: %s", got)
	}
	p.quiet("typing")
}

// TestNothingFound leads on to near words and to the lists.
func TestNothingFound(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.results(b, "q=zebra")
	p.until("the near words", `document.querySelectorAll(".nearest a").length === 2`)
	text := ask[string](p, `document.querySelector("main").innerText`)
	for _, want := range []string{"Nothing found for “zebra”", "Words near to yours:", "Check the spelling, or try fewer words or other ones. Guidance", "All pages and terms from A to Z", "Staff & skills"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	p.do(chromedp.Click(chromedp.CSS(".nearest a")))
	p.until("its results", onResults)
	if ask[bool](p, `document.querySelector(".search-start").checkVisibility()`) {
		t.Error("the lists stand below the results")
	}
	p.quiet("nothing found")
}

// TestSlashCanBeSwitchedOff switches the key off and on again. The choice holds on all
// pages, and where the browser keeps nothing, on this one.
func TestSlashCanBeSwitchedOff(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	const leads = `(document.activeElement.blur(), document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true })), ` + inBox + `)`
	for _, at := range []func(string) string{b.file, b.http} {
		p.open(at("search.html"))
		if !ask[bool](p, leads) {
			t.Error("/ does not lead into the box")
		}
		p.do(chromedp.Click(chromedp.CSS("#search-slash")))
		if ask[bool](p, leads) {
			t.Error("/ leads into the box although it is switched off")
		}
		p.open(at("guidance/temps.html"))
		if ask[bool](p, leads) || ask[bool](p, `document.getElementById("search-words").hasAttribute("aria-keyshortcuts")`) {
			t.Error("the choice does not hold on other pages")
		}
		p.open(at("search.html"))
		if ask[bool](p, `document.getElementById("search-slash").checked`) {
			t.Error("the box is ticked although the key is off")
		}
		p.do(chromedp.Click(chromedp.CSS("#search-slash")))
		if !ask[bool](p, leads) || ask[int](p, "localStorage.length") != 0 {
			t.Error("/ is not as it was, or something is kept")
		}
	}
	ask[any](p, `Object.defineProperty(window, "localStorage", { get() { throw new Error("denied"); } }), 0`)
	p.do(chromedp.Click(chromedp.CSS("#search-slash")))
	if ask[bool](p, leads) {
		t.Error("the choice does not hold where the browser keeps nothing")
	}
	p.quiet("slash")
}

// TestOtherLanguages asks for the pages of all languages.
func TestOtherLanguages(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	const asked = `location.hash + " " + fake.asked.at(-1).options.language`
	choose := func(language string) {
		ask[any](p, `(() => { const s = document.getElementById("search-language"); s.value = `+quote(language)+`; s.dispatchEvent(new Event("change")); })()`)
	}
	p.results(b, "q=cover&lang=cy")
	p.until("the results", onResults)
	if got := ask[string](p, `document.getElementById("search-language").selectedOptions[0].text`); got != "Cymraeg" {
		t.Errorf("chosen is %q", got)
	}
	ask[any](p, `document.querySelector(".filters").open = true, 0`)
	if in := ask[float64](p, `document.getElementById("search-language").getBoundingClientRect().left - document.querySelector(".filters legend").getBoundingClientRect().left`); in != 0 {
		t.Errorf("the list of languages is set in by %v px", in)
	}
	choose("all")
	p.until("all languages", asked+` === "#q=cover&lang=all all"`)
	choose("")
	p.until("the site's language", asked+` === "#q=cover en"`)
	p.back()
	p.until("the step before", asked+` === "#q=cover&lang=all all" && document.getElementById("search-language").value === "all"`)
	p.quiet("languages")
}

// TestFailureCanBeTriedAgain cannot load the index at first, nor the engine.
func TestFailureCanBeTriedAgain(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.results(b, "q=zebra")
	p.until("the engine", `window.fake !== undefined`)
	ask[any](p, `fake.fail.add("cover"), location.hash = "#q=cover", 0`)
	p.until("the message", `document.querySelector(".notice[role=alert]") !== null`)
	ask[any](p, `fake.fail.clear(), 0`)
	p.do(chromedp.Click(chromedp.CSS(".notice button")))
	p.until("the results", onResults)
	if !ask[bool](p, inBox) {
		t.Error("the focus is lost")
	}
}

// TestNothingIsKept sees to it that searching stores nothing on the device.
func TestNothingIsKept(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.open(b.http("search.html") + "#q=cover")
	p.until("the results", onResults)
	p.do(chromedp.Click(chromedp.CSS(".more")))
	p.until("more results", `document.querySelectorAll(".result").length === 20`)
	if kept := ask[int](p, `localStorage.length + sessionStorage.length + document.cookie.length`); kept != 0 {
		t.Error("searching keeps something on the device")
	}
}

// TestResultsComeToRest loads the search page with a query: nothing moves but
// what comes.
func TestResultsComeToRest(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	for _, width := range []int64{1280, 390} {
		p.size(width, 900)
		for _, state := range []string{"q=cover", "q=zebra", ""} {
			p.open("about:blank")
			p.comesToRest(func() {
				p.open(b.http("search.html") + "#" + state)
				if state != "" {
					p.until("an answer", totalText+` !== "" && !`+totalText+`.includes("…")`)
				}
			})
		}
	}
}

// TestIndex looks at the A–Z index, where no script runs.
func TestIndex(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(b.file("index.html"))
	p.do(chromedp.Click(chromedp.CSS(`.site-footer a[href="a-z.html"]`)))
	p.until("the index", `document.readyState === "complete" && location.pathname.endsWith("/a-z.html")`)
	if got := ask[string](p, `[...document.querySelectorAll(".index-letter h2")].map((h) => h.textContent).join(" ")`); got != "0-9 C E G H O S T" {
		t.Errorf("the letters are %s", got)
	}
	for title, want := range map[string]string{
		"2018 in figures":         "2018 in figures Guidance",
		"“École” and other names": "“École” and other names Guidance",
		"Old rules for cover":     "Old rules for cover Guidance Withdrawn",
		"SLA":                     "SLA (service level agreement) Term",
		"service level agreement": "service level agreement (SLA) Term",
	} {
		link := `[...document.querySelectorAll(".index a")].find((a) => a.textContent === ` + quote(title) + `)`
		if got := ask[string](p, link+`?.parentElement.innerText`); got != want {
			t.Errorf("%s stands as %q, want %q", title, got, want)
		}
	}
	p.do(chromedp.Click(chromedp.CSS(`.letters a[href="#letter-s"]`)))
	p.until("the letter", `location.hash === "#letter-s"`)
	p.quiet("the index")
	if ask[bool](p, `document.querySelector(".index").innerText.includes("Staff dros dro")`) {
		t.Error("the English index names the Welsh of a page that it names in English")
	}
	p.do(chromedp.Click(chromedp.CSS(`.languages a[lang=cy]`)))
	p.until("the Welsh index", `document.documentElement.lang === "cy" && location.pathname.endsWith("/a-z.cy.html")`)
	for title, want := range map[string]string{
		"Staff dros dro":      "Staff dros dro Canllawiau",
		"Old rules for cover": "Old rules for cover (Saesneg) Canllawiau Tynnwyd yn ôl",
	} {
		link := `[...document.querySelectorAll(".index a")].find((a) => a.textContent === ` + quote(title) + `)`
		if got := ask[string](p, link+`?.parentElement.innerText`); got != want {
			t.Errorf("%s stands as %q, want %q", title, got, want)
		}
	}
}

// TestSearchIsAccessible has axe-core look at the box and the search page in all
// their states, and sees to it that nothing stands out at the side.
func TestSearchIsAccessible(t *testing.T) {
	t.Parallel()
	script := axeScript(t)
	p := openTab(t)
	b := searchSite(t)
	look := func(where string) {
		p.accessible(script, where)
		p.size(320, 600)
		if out := ask[[]string](p, sticksOut); len(out) > 0 {
			t.Errorf("%s at 320 pixels: wider than the window: %v", where, out)
		}
	}
	p.open(b.http("guidance/temps.html") + "#cost&find=temps,cover")
	p.until("marks", `document.querySelectorAll("mark.found").length > 0`)
	look("marks")
	p.press("/")
	p.write("cover")
	p.until("suggestions", optionsOpen)
	p.press("ArrowDown")
	look("suggestions")
	for state, shown := range map[string]string{
		"q=temsp&kind=guidance": onResults, "q=cover": onResults, "q=zebra&kind=guidance": `document.documentElement.classList.contains("nothing")`,
	} {
		p.open("about:blank")
		p.open(b.http("search.html") + "#" + state)
		p.until("the answer", shown)
		ask[any](p, `document.getElementById("search-filters").open = true, 0`)
		look("results of " + state)
	}
	p.open(b.http("a-z.html"))
	look("the index")
}

// TestEngineThatDoesNotLoad asks where the script of the engine cannot be had.
func TestEngineThatDoesNotLoad(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	blocked := []*network.BlockPattern{{URLPattern: "*://*:*/assets/search.*", Block: true}}
	command(p, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: blocked})
	p.open(b.http("search.html") + "#q=cover")
	p.until("the message", `document.querySelector(".notice[role=alert]")?.innerText.startsWith("The search could not be loaded.")`)
	command(p, network.SetBlockedURLs, network.SetBlockedURLsParams{})
	p.do(chromedp.Click(chromedp.CSS(".notice button")))
	p.until("the results", onResults)

	command(p, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: blocked})
	p.open(b.http("guidance/temps.html") + "#cost&find=temps")
	p.until("the place", `(() => { const y = document.getElementById("cost").getBoundingClientRect().top; return y >= 0 && y < innerHeight; })()`)
	p.press("/")
	p.write("cover")
	p.until("word of the failure", `document.querySelector("#search-box [role=status]")?.textContent.startsWith("Suggestions could not be loaded")`)
	command(p, network.SetBlockedURLs, network.SetBlockedURLsParams{})
	p.press("Enter")
	p.until("the results", onResults)
}

// TestSearchFromWelsh begins on a Welsh page, whose box asks in Welsh.
func TestSearchFromWelsh(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.open(b.file("guidance/temps.cy.html"))
	p.press("/")
	p.write("cover")
	p.until("suggestions", optionCount+` === 2 && document.querySelector(".option-all").innerText.includes("cover")`)
	if got := ask[string](p, `document.querySelector(".option-all").innerText + " " + fake.asked[0].options.language`); got != "Pob canlyniad ar gyfer “cover” cy" {
		t.Errorf("in Welsh: %s", got)
	}
	p.press("Enter")
	p.until("the results", `location.pathname.endsWith("/search.cy.html") && document.querySelectorAll(".result").length === 1`)
	if got := ask[string](p, `location.hash.replace("lang=&", "") + " " + fake.asked[0].options.language`); got != "#q=cover cy" {
		t.Errorf("the results are for %s", got)
	}
	p.until("how many there are in English", `document.querySelector(".more-in a")?.textContent === "26 tudalen yn Saesneg"`)
	if got := ask[string](p, `document.querySelector(".result a").lang + document.querySelector(".result-facts").innerText`); got != "Canllawiau" {
		t.Errorf("a page in Welsh is marked as %q", got)
	}

	// No Welsh page has the word: those in English are shown, and say so.
	p.open(b.file("search.cy.html") + "#q=temps")
	p.until("pages in English", `document.querySelector(".elsewhere")?.textContent.includes("Saesneg") && document.querySelectorAll(".result").length === 2`)
	if got := ask[string](p, `document.querySelector(".result a").lang + " " + document.querySelector(".result-facts").innerText`); !strings.HasPrefix(got, "en Canllawiau · Saesneg") {
		t.Errorf("a page in English is marked as %q", got)
	}
	p.quiet("in Welsh")
}
