package themes_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// The browser tests use the decision aids of the repository's own site.
const (
	guidePage      = "decision-aids/where-to-start.html"
	scorePage      = "decision-aids/strategic-self-check.html"
	personalPage   = "decision-aids/support-triage.html"
	comparePage    = "decision-aids/choose-delivery-model.html"
	calculatorPage = "decision-aids/sharing-business-case.html"
	gapMapPage     = "decision-aids/uc-support-map.html"
)

const (
	appHeading  = `(document.querySelector("#aid-app h1") || document.querySelector("h1")).textContent`
	onHeading   = `document.activeElement.localName === "h1" && document.activeElement.closest("#aid-app") !== null`
	onStartPage = `document.querySelector("#aid-app .aid-begin button") !== null && document.querySelector("h1").checkVisibility()`
)

// clickOn presses the button of the interface that has a text, as the mouse does.
func (p *tab) clickOn(text string) {
	p.Helper()
	p.until("a button "+text, `[...document.querySelectorAll("main button")].some((b) => b.textContent === `+quote(text)+` && b.checkVisibility())`)
	ask[any](p, `[...document.querySelectorAll("main button")].find((b) => b.textContent === `+quote(text)+` && b.checkVisibility()).click(), 0`)
}

// tabTo presses the Tab key until what has the focus is what an expression wants.
func (p *tab) tabTo(what, expression string) {
	p.Helper()
	for range 60 {
		p.press("Tab")
		if ask[bool](p, `((e) => `+expression+`)(document.activeElement)`) {
			return
		}
	}
	p.Fatalf("the Tab key does not lead to %s", what)
}

// asks waits for a question, whose heading has the focus.
func (p *tab) asks(question string) {
	p.Helper()
	p.until("the question "+question, appHeading+` === `+quote(question)+` && `+onHeading)
}

// choose chooses an answer to the question that is shown, and goes on.
func (p *tab) choose(value string) {
	p.Helper()
	p.until("the answer "+value, `document.querySelector('#aid-app input[value="`+value+`"]') !== null`)
	ask[any](p, `document.querySelector('#aid-app input[value="`+value+`"]').click(), 0`)
	p.clickOn("Continue")
}

// catchFiles keeps what the page would save.
const catchFiles = `(window.saved = [], HTMLAnchorElement.prototype.click = function () {
	const { download, href } = this;
	fetchBlob(href).then((text) => saved.push({ name: download, text }));
}, window.blobs = new Map(), ((make) => {
	URL.createObjectURL = (blob) => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
	window.fetchBlob = (url) => blobs.get(url).text();
})(URL.createObjectURL), 0)`

// savedFile presses a button and returns what it saves.
func (p *tab) savedFile(button string) (name, text string) {
	p.Helper()
	ask[any](p, `window.saved ? 0 : `+catchFiles)
	ask[any](p, `saved.length = 0`)
	p.clickOn(button)
	p.until("the file", `saved.length === 1`)
	return ask[string](p, `saved[0].name`), ask[string](p, `saved[0].text`)
}

// chooseFile chooses a file as a reader does.
func (p *tab) chooseFile(id, name, text string) {
	p.Helper()
	ask[any](p, `((input) => {
		const files = new DataTransfer();
		files.items.add(new File([`+quote(text)+`], `+quote(name)+`));
		input.files = files.files;
		input.dispatchEvent(new Event("change", { bubbles: true }));
	})(document.getElementById(`+quote(id)+`)), 0`)
}

// fresh opens a page as a new one, even if only what is behind "#" differs.
func (p *tab) fresh(address string) {
	p.Helper()
	p.open("about:blank")
	p.open(address)
	p.until("the interface", `document.getElementById("aid-app") !== null && !document.getElementById("aid-app").hidden`)
}

// TestGuideByKeyboard goes the whole way through a guide with the keyboard alone, from
// disk and over HTTP.
func TestGuideByKeyboard(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	for _, at := range places(b, guidePage) {
		p.fresh(at)
		title := ask[string](p, "document.title")
		if ask[bool](p, `document.querySelector(".without-script").checkVisibility()`) {
			t.Error("the way without scripts is shown as well")
		}
		p.tabTo("the start", `e.textContent === "Start now"`)
		p.press("Enter")
		p.asks("What is putting the service under most pressure?")
		if got := ask[string](p, `document.querySelector(".aid-progress").textContent`); got != "Question 1 of up to 3" {
			t.Errorf("the progress is %q", got)
		}
		if got := ask[string](p, `location.hash`); got != "" {
			t.Errorf("without answers the address says %s", got)
		}
		if ask[int](p, `document.querySelectorAll("#aid-app input:checked").length`) != 0 {
			t.Error("an answer is preselected")
		}
		// Without an answer there is a problem, said at the top and beside the radios.
		p.tabTo("Continue", `e.textContent === "Continue"`)
		p.press("Enter")
		p.until("what is wrong", `document.activeElement.matches(".app-errors")`)
		want := "Select an answer to “What is putting the service under most pressure?”"
		if got := ask[string](p, `document.querySelector(".app-errors a").textContent + "|" + document.title.slice(0, 7) + "|" + document.querySelector(".aid-question .app-error").textContent`); got != want+"|Error: |Error: "+want {
			t.Errorf("what is wrong is %q", got)
		}
		p.press("Tab", "Enter")
		p.until("the first radio", `document.activeElement.matches("input[value=backlog]")`)
		p.press("ArrowDown", "ArrowUp", "Enter") // chooses the first and goes on
		p.asks("Could a neighbouring council lend trained staff over a remote link?")
		if ids := ask[string](p, `document.querySelector("#aid-app fieldset").getAttribute("aria-describedby")`); ids != "q-neighbour-hint" || !ask[bool](p, `document.getElementById("q-neighbour-hint").textContent.startsWith("Its staff work")`) {
			t.Errorf("the hint is described by %q", ids)
		}
		p.tabTo("the answers", `e.type === "radio"`)
		p.press(" ")
		p.tabTo("Continue", `e.textContent === "Continue"`)
		p.press("Enter")
		p.asks("Check your answers")
		if gap := ask[float64](p, `document.querySelector(".aid-answers + .app-buttons").getBoundingClientRect().top - document.querySelector(".aid-answers").getBoundingClientRect().bottom`); gap < 16 {
			t.Errorf("the button is %v px below the answers", gap)
		}
		p.tabTo("the result", `e.textContent === "See the result"`)
		p.press("Enter")
		p.asks("Ask a neighbour for temporary remote support")
		text := ask[string](p, `document.querySelector("#aid-app").innerText`)
		last := -1
		for _, part := range []string{
			"What comes first on what you told us", "Ask a neighbour for temporary remote support", "Help can go both ways", "From the source",
			"Runner-up", "Look at a call-off contract", "What would change it", "Peaks at known times", "Your answers", "What this rests on", "Next steps", "Keep a record",
		} {
			at := strings.Index(text, part)
			if at <= last && part != "Peaks at known times" {
				t.Errorf("%q is missing, or stands too early, in\n%s", part, text)
			}
			last = max(at, last)
		}
		if got := ask[string](p, "document.title"); got != "Ask a neighbour for temporary remote support – "+title {
			t.Errorf("the title is %q", got)
		}
		if got := ask[string](p, "location.hash"); !strings.HasSuffix(got, "&q.pressure=backlog&q.neighbour=yes") {
			t.Errorf("the address says %s", got)
		}
		p.quiet(at)
	}
}

// TestGuideBackAndForth goes back with the browser's button and with ours, changes an
// answer, and opens the link in a new page.
func TestGuideBackAndForth(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	for _, at := range places(b, guidePage) {
		p.fresh(at)
		p.clickOn("Start now")
		p.choose("vacancies")
		p.asks("Do you expect the posts to stay empty for more than a year?")
		p.back()
		p.asks("What is putting the service under most pressure?")
		if !ask[bool](p, `document.querySelector("input[value=vacancies]").checked`) {
			t.Error("going back forgets the answer")
		}
		p.clickOn("Continue")
		p.choose("no")
		p.asks("Check your answers")
		p.clickOn("See the result")
		p.asks("Look at a call-off contract")
		// A change asks again only what is new.
		p.clickOn("Change What is putting the service under most pressure?")
		p.choose("cost")
		p.asks("Would Members consider sharing the service with another council?")
		p.choose("unsure")
		p.asks("Check your answers")
		if text := ask[string](p, `document.querySelector("#aid-app").innerText`); !strings.Contains(text, "Answers that are not used") {
			t.Errorf("the answer off the way is not shown:\n%s", text)
		}
		p.clickOn("See the result")
		p.asks("Talk to councils already doing it")
		link := ask[string](p, "location.href")
		p.clickOn("Back")
		p.asks("Check your answers")
		p.back()
		p.asks("Would Members consider sharing the service with another council?")
		p.quiet(at)

		q := openTab(t)
		q.fresh(link)
		q.until("the result", appHeading+` === "Talk to councils already doing it"`)
		if ask[bool](q, `document.querySelector(".aid-left-out") !== null`) {
			t.Error("a link of today is said to be old")
		}
		// A reload keeps the step and the answers.
		q.clickOn("Change What is putting the service under most pressure?")
		q.asks("What is putting the service under most pressure?")
		ask[any](q, "location.reload(), 0")
		q.until("the same question", `document.readyState === "complete" && `+appHeading+` === "What is putting the service under most pressure?" && document.querySelector("input[value=cost]").checked`)
		// A link of an earlier version keeps what there still is.
		q.fresh(strings.Replace(link, "&d=", "&d=00", 1) + "&q.gone=yes&q.client=perhaps")
		q.until("the result", appHeading+` === "Talk to councils already doing it"`)
		text := ask[string](q, `document.querySelector(".aid-left-out").innerText`)
		for _, want := range []string{"This link was made with an earlier version. 3 answers were kept.", "These no longer exist:", "gone", "Could you keep skilled staff"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in %q", want, text)
			}
		}
		q.quiet("the link")
	}
}

// TestKeepAndRemove keeps answers on this device and takes them away. Nothing is kept
// before the reader says so.
func TestKeepAndRemove(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	for _, at := range places(b, guidePage) {
		p.fresh(at + "#v=1&q.pressure=backlog&q.neighbour=yes")
		p.until("the result", `document.getElementById("aid-keep") !== null`)
		if got := ask[int](p, `localStorage.length + sessionStorage.length`); got != 0 {
			t.Errorf("%d things are kept", got)
		}
		ask[any](p, `document.getElementById("aid-note").focus(), 0`)
		p.write("Ours")
		p.clickOn("Keep on this device")
		if got := ask[string](p, `Object.keys(localStorage).join()`); got != "partnerbook "+strings.TrimSuffix(ask[string](p, "location.pathname"), ".html") {
			t.Errorf("the key is %q", got)
		}
		if !ask[bool](p, `document.querySelector(".aid-device").innerText.includes("Anyone using this computer account can see it") && document.activeElement.textContent === "Keep on this device"`) {
			t.Error("it is not said who can see it, or the focus is lost")
		}
		p.fresh(at)
		p.clickOn("Open Ours")
		p.asks("Ask a neighbour for temporary remote support")
		if got := ask[string](p, `document.getElementById("aid-note").value`); got != "Ours" {
			t.Errorf("the note is %q", got)
		}
		p.clickOn("Remove Ours")
		if got := ask[int](p, `localStorage.length`); got != 0 {
			t.Errorf("%d things are left", got)
		}
		p.quiet(at)
	}
}

// TestFilesRoundTrip saves a record, opens it on a new page, and sees records side by
// side. What no record is is refused in words, and runs nothing.
func TestFilesRoundTrip(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	for _, at := range places(b, guidePage) {
		p.fresh(at + "#v=1&q.pressure=backlog&q.neighbour=yes")
		p.until("the result", `document.getElementById("aid-keep") !== null`)
		ask[any](p, `document.getElementById("aid-note").focus(), 0`)
		p.write("Finance")
		name, record := p.savedFile("Save as a file")
		var kept struct {
			Record int
			Aid    string
			Note   string
			Input  map[string]string
		}
		if err := json.Unmarshal([]byte(record), &kept); err != nil || kept.Record != 1 || kept.Aid != "where-to-start" || kept.Note != "Finance" || kept.Input["pressure"] != "backlog" {
			t.Errorf("%s has %s: %v", name, record, err)
		}
		if !strings.HasPrefix(name, "where-to-start-") || !strings.HasSuffix(name, ".json") {
			t.Errorf("the file is called %s", name)
		}
		if name, table := p.savedFile("Save as a table (CSV)"); !strings.HasSuffix(name, ".csv") || !strings.Contains(table, "\r\n") || !strings.Contains(table, "Ask a neighbour for temporary remote support") {
			t.Errorf("%s has %q", name, table)
		}

		p.fresh(at)
		ask[any](p, `document.querySelector(".aid-have").open = true, 0`)
		refuse := func(name, text, want string) {
			t.Helper()
			p.chooseFile("app-file", name, text)
			p.until(want, `(document.querySelector(".aid-open-part .app-error") || document.body).textContent.includes(`+quote(want)+`)`)
		}
		refuse("<img src=x onerror=alert(1)>.json", "not json", "It is not a record, or it was damaged on the way.")
		refuse("other.json", `{"record":1,"aid":"scope-and-type","input":{}}`, "It is the record of another decision aid.")
		refuse("newer.json", `{"record":2,"aid":"where-to-start","input":{}}`, "It was made with a newer version of this site.")
		refuse("deep.json", strings.Repeat("[", 5000), "It is too large to be a record.")
		refuse("none.json", `{"record":1,"aid":"where-to-start"}`, "There are no answers in it.")
		// A hostile record becomes text.
		p.chooseFile("app-file", "hostile.json", `{"record":1,"aid":"where-to-start","definition":"x","note":"<img src=x onerror=\"window.hit=1\">","made":"<b>","input":{"pressure":"backlog","neighbour":"yes","__proto__":{"x":1},"constructor":"yes","<script>window.hit=1</script>":"x","willing":["a"]},"result":{"state":"outcome","at":"call-off"}}`)
		p.asks("Ask a neighbour for temporary remote support")
		text := ask[string](p, `document.querySelector("#aid-app").innerText`)
		for _, want := range []string{"This file was made with an earlier version", "<script>window.hit=1</script>", "constructor", "__proto__", "Would Members consider"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
		if ask[bool](p, `"hit" in window || document.querySelector("#aid-app img, #aid-app script") !== null`) {
			t.Error("what a file holds became part of the page")
		}
		p.fresh(at)
		p.chooseFile("app-file", name, record)
		p.asks("Ask a neighbour for temporary remote support")
		// Beside another record.
		p.clickOn("See saved records side by side")
		p.asks("Records side by side")
		p.chooseFile("aid-files", "members.json", `{"record":1,"aid":"where-to-start","note":"Members","made":"2026-11-21","input":{"pressure":"backlog","neighbour":"no"}}`)
		p.until("two records", `document.querySelector(".aid-side-table") !== null`)
		differ := ask[string](p, `document.querySelector(".aid-side-table").innerText`)
		for _, want := range []string{"Finance", "Members", "Yes", "No", "Ask a neighbour for temporary remote support", "Look at a call-off contract"} {
			if !strings.Contains(differ, want) {
				t.Errorf("no %q in\n%s", want, differ)
			}
		}
		if strings.Contains(differ, "pressure") {
			t.Errorf("what is the same stands with what differs:\n%s", differ)
		}
		p.quiet(at)
	}
}

// TestPersonalAid goes through an aid about a person: nothing is in the address, and
// nothing is kept or opened.
func TestPersonalAid(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	for _, at := range places(b, personalPage) {
		p.fresh(at + "#v=1&q.settled=no")
		if !ask[bool](p, onStartPage) {
			t.Error("a link restores answers about a person")
		}
		p.fresh(at)
		p.clickOn("Start now")
		p.asks("Does your money last until the next payment?")
		p.clickOn("Leave it open")
		p.choose("no")
		p.back()
		p.asks("Do you have an account that can pay bills?")
		if !ask[bool](p, `document.querySelector("input[value=no]").checked`) {
			t.Error("going back forgets the answer")
		}
		p.clickOn("Continue")
		p.clickOn("Leave it open")
		p.clickOn("Leave it open")
		p.clickOn("Leave it open")
		p.asks("Do you have a settled home?")
		p.choose("no")
		p.until("what is settled", `document.querySelector(".aid-settled") !== null`)
		p.clickOn("See the result")
		p.asks("Would be offered a support appointment")
		text := ask[string](p, `document.querySelector("#aid-app").innerText`)
		for _, want := range []string{"the 6 answers still open cannot change it", "Whatever the points", "Refer to housing options today.", "This may identify someone. Handle it as you would a case note.", "Not answered"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
		for _, never := range []string{"Copy a link", "Keep on this device", "Open a saved file", "side by side"} {
			if strings.Contains(text, never) {
				t.Errorf("%q is in\n%s", never, text)
			}
		}
		if got := ask[string](p, `location.hash + JSON.stringify(history.state) + localStorage.length + sessionStorage.length`); strings.ContainsAny(got, "#") || strings.Contains(got, "settled") || !strings.HasSuffix(got, "00") {
			t.Errorf("what is kept: %s", got)
		}
		if _, record := p.savedFile("Save as a file"); !strings.Contains(record, `"settled": "no"`) {
			t.Errorf("the file has %s", record)
		}
		ask[any](p, "location.reload(), 0")
		p.until("the start", `document.readyState === "complete" && `+onStartPage)
		p.quiet(at)
	}
}

// TestScoreOnOnePage answers some questions of a score and sees the result change.
func TestScoreOnOnePage(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	for _, at := range places(b, scorePage) {
		p.fresh(at)
		if ask[bool](p, `document.querySelector(".aid-result") !== null`) {
			t.Error("there is a result before an answer")
		}
		pick := func(question, value string) {
			ask[any](p, `document.querySelector('[name="q-`+question+`"][value="`+value+`"]').click(), 0`)
		}
		ask[any](p, `window.said = [], new MutationObserver(() => said.push(document.querySelector("#aid-app [role=status]").textContent)).observe(document.querySelector("#aid-app [role=status]"), { childList: true }), 0`)
		pick("b1", "not-yet")
		pick("b3", "partly")
		p.until("the result", `document.querySelector(".aid-result") !== null && document.querySelector(".aid-standing-now").textContent === "2 of 53 answered. 3 points of at most 106."`)
		if got := ask[string](p, `document.querySelector(".aid-result").innerText`); !strings.Contains(got, "Between “") || !strings.Contains(got, "Answer 51 more. It will be 3 to ") {
			t.Errorf("the result is %q", got)
		}
		p.until("word of it", `said.length === 1 && said[0].startsWith("Between “")`)
		p.until("the address", `location.hash.endsWith("&q.b1=not-yet&q.b3=partly")`)
		p.clickOn("See the result")
		p.until("the heading", `document.activeElement.matches(".aid-result h2")`)
		p.back()
		p.until("the form", `document.querySelector('[name="q-b1"][value="not-yet"]').checked`)
		p.quiet(at)
	}
}

// TestRecordOnPaper prints a result: what is printed is the record, with links as
// footnotes, and nothing to press.
func TestRecordOnPaper(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	p.fresh(b.http(guidePage) + "#v=1&q.pressure=vacancies&q.lasting=yes&q.willing=yes")
	p.until("the result", `document.getElementById("aid-keep") !== null`)
	ask[any](p, `dispatchEvent(new Event("beforeprint")), 0`)
	p.prefers("print")
	text := ask[string](p, `document.body.innerText`)
	for _, want := range []string{"Record: Where should we start?", "Version 1.0.0 (", "The decision: Which kind of help", "Explore a shared service", "Where the links lead", "Your answers"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Count(text, "Explore a shared service") != 1 {
		t.Errorf("the result is there more than once:\n%s", text)
	}
	if buttons := ask[int](p, `[...document.querySelectorAll("button, input, textarea")].filter((b) => b.checkVisibility()).length`); buttons != 0 {
		t.Errorf("%d controls are on paper", buttons)
	}
	p.prefers("")
	ask[any](p, `dispatchEvent(new Event("afterprint")), 0`)
	p.clickOn("See the record, and print it")
	p.asks("Record: Where should we start?")
	if printed := command(p, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69}); len(printed.Data) < 1000 {
		t.Errorf("the PDF has %d bytes", len(printed.Data))
	}
	p.quiet("paper")
}

// oneShown says what a page lacks, of which only what is shown counts.
var oneShown = strings.Replace(lacking, `document.querySelectorAll("h1").length`, `[...document.querySelectorAll("h1")].filter((h) => h.checkVisibility()).length`, 1)

// TestAidAppsAreAccessible has axe-core look at every state.
func TestAidAppsAreAccessible(t *testing.T) {
	t.Parallel()
	script := axeScript(t)
	p := openTab(t)
	b := everySite(t)[0]
	look := func(what string) {
		t.Helper()
		p.accessible(script, what)
		p.size(320, 256)
		if wide := ask[[]string](p, sticksOut); len(wide) > 0 {
			t.Errorf("%s at 320 pixels: wider than the window: %s", what, strings.Join(wide, ", "))
		}
		if got := ask[string](p, oneShown); got != "" {
			t.Errorf("%s: %s", what, got)
		}
	}
	p.fresh(b.http(guidePage))
	look("start")
	p.clickOn("Start now")
	look("question")
	p.clickOn("Continue")
	look("error")
	p.choose("backlog")
	p.choose("yes")
	look("check")
	p.clickOn("See the result")
	p.clickOn("Keep on this device")
	look("result")
	p.clickOn("See saved records side by side")
	p.chooseFile("aid-files", "members.json", `{"record":1,"aid":"where-to-start","note":"Members","made":"2026-11-21","input":{"pressure":"backlog","neighbour":"no"}}`)
	p.until("the table", `document.querySelector(".aid-side-table") !== null`)
	look("side by side")
	p.clickOn("Back")
	p.clickOn("See the record, and print it")
	look("record")
	p.fresh(b.http(scorePage) + "#v=1&q.b1=not-yet")
	look("score")
	p.fresh(b.http(personalPage))
	p.clickOn("Start now")
	p.choose("no")
	look("personal question")
	p.quiet("axe")
}

// TestSideBySideOfEveryKind puts two records of each kind beside each other, and has
// the record of one on the page.
func TestSideBySideOfEveryKind(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	for aid, inputs := range map[string][2]string{
		"choose-delivery-model": {`{"facts":{"partner":"no"}}`, `{"facts":{"partner":"yes"}}`},
		"sharing-business-case": {`{"cost_after":4500000}`, `{"cost_after":4550000}`},
		"strategic-self-check":  {`{"b1":"partly"}`, `{"b1":"in-place"}`},
		"uc-support-map":        {`{"lines":{"apa-cases":{"need":5,"have":0}}}`, `{"lines":{"apa-cases":{"need":5,"have":5}}}`},
	} {
		p.fresh(b.file("decision-aids/" + aid + ".html"))
		ask[any](p, `(document.querySelector(".aid-have") || {}).open = true, 0`)
		p.clickOn("See saved records side by side")
		for i, name := range []string{"Finance", "Members"} {
			p.chooseFile("aid-files", name+".json", `{"record":1,"aid":"`+aid+`","note":"`+name+`","input":`+inputs[i]+`}`)
			p.until(name, `document.querySelector("#aid-app").innerText.includes(`+quote(name)+`)`)
		}
		p.until("the table", `document.querySelector(".aid-side-table") !== null`)
		text := ask[string](p, `document.querySelector(".aid-side-table").innerText`)
		for _, never := range []string{"undefined", "[object", "NaN"} {
			if strings.Contains(text, never) {
				t.Errorf("%s: %s in\n%s", aid, never, text)
			}
		}
		if unnamed := ask[[]string](p, `[...document.querySelectorAll(".aid-side-part")].map((e) => e.textContent).filter((text) => /^[a-z]/.test(text))`); len(unnamed) > 0 {
			t.Errorf("%s: parts without words: %v", aid, unnamed)
		}
		p.clickOn("Back")
		p.fresh(b.file("decision-aids/" + aid + ".html"))
		ask[any](p, `(document.querySelector(".aid-have") || {}).open = true, 0`)
		p.chooseFile("app-file", "one.json", `{"record":1,"aid":"`+aid+`","note":"Finance","input":`+inputs[0]+`}`)
		p.until("the note", `document.getElementById("aid-note").value === "Finance"`)
		p.clickOn("See the record, and print it")
		p.until("the record", `document.querySelector(".aid-record") !== null && `+onHeading)
		if text := ask[string](p, `document.querySelector(".aid-record").innerText`); !strings.Contains(text, "Finance") || strings.Contains(text, "undefined") {
			t.Errorf("%s: the record is\n%s", aid, text)
		}
		p.back()
		p.until("the page before", `document.querySelector("#aid-keep h2") === document.activeElement`)
		p.quiet(aid)
	}
}

// TestCutOffLinks opens links that were cut off anywhere, in the middle of a letter
// too, or written by somebody else. Every page still shows its interface.
func TestCutOffLinks(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	for n, page := range []string{guidePage, comparePage, calculatorPage, gapMapPage, scorePage} {
		for i, hash := range []string{"#%", "#%E0%A4", "#v=1&d=00000000&q.pressure=%E0%A", "#v=1&d", "#v=&=&&%=%", "#v=1&d=x&w.savings=1e999&l.x.y=~~&i.years=" + strings.Repeat("9", 500), "#__proto__=1", "#v=1&q.__proto__=a&s.a=1"} {
			if quick() && (i+n)%3 > 0 {
				continue
			}
			p.open(fmt.Sprint(places(b, page)[0], "?", i, hash)) // another address, else nothing is loaded
			p.until(page+hash+": the interface", `!document.querySelector("#aid-app").hidden && document.querySelector("#aid-app").textContent !== ""`)
		}
	}
	p.quiet("links that were cut off")
}
