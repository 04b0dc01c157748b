package themes_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"partnerbook/generator/word/wordtest"
)

// A reader may have the site as a folder of files and no server. What must work then is
// tried here in Chromium and in Firefox, on the repository's own site.

// TestPagesFromDisk opens every page from disk: nothing is said in the console, nothing is
// missing, no script stays idle, and nothing is asked for outside the site's folder. At
// 320 pixels, which is also 1280 at 400 %, nothing stands out at the side. While somebody
// works, it opens a page of each kind of each site.
func TestPagesFromDisk(t *testing.T) {
	t.Parallel()
	if quick() {
		for _, b := range everySite(t) {
			p := openTab(t) // a page that is left may still ask for a file of its own site
			p.size(320, 256)
			p.opensEachKind(b)
		}
		return
	}
	pages(t, func(p *tab, b built, address string) { p.worksFromDisk(b, address) })
}

// opensEachKind opens a page of each kind from disk.
func (p *tab) opensEachKind(b built) {
	p.Helper()
	for _, kind := range slices.Sorted(maps.Keys(b.kinds)) {
		p.worksFromDisk(b, b.kinds[kind])
	}
}

// worksFromDisk opens a page from disk, and sees that its scripts run.
func (p *tab) worksFromDisk(b built, address string) {
	p.Helper()
	p.stays(b.file("") + "/")
	p.looksWhole(b.file(address))
	if idle := ask[string](p, idleScript); idle != "" {
		p.Errorf("%s: the script did not run: %s", address, idle)
	}
	p.quiet(address)
}

// idleScript says what of a page waits for a script that did not run. What a script
// shows or makes is hidden or missing before.
const idleScript = `(() => {
	const box = document.querySelector(".search-box input[type=search], #search-words");
	const results = document.getElementById("search-results");
	if (results ? !document.documentElement.matches(".scripts") : box && box.getAttribute("role") !== "combobox") return "search";
	const made = {
		"#aid-app": "button, a", "#template-app": "button", "main .check-items": ".check-row", ".abbr-tool": "button",
	};
	for (const [of, part] of Object.entries(made)) {
		const place = document.querySelector(of);
		if (place && (place.hidden || !place.querySelector(part))) return of;
	}
	return "";
})()`

// TestReaderFromDisk searches, goes through a decision aid and takes a document away.
func TestReaderFromDisk(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.noticesFaults()
	p.downloadsInto(t.TempDir())
	p.readsFromDisk(everySite(t)[0])
}

// readsFromDisk does on a site on disk what readers come for.
func (p *tab) readsFromDisk(b built) {
	p.Helper()
	p.stays(b.file("") + "/")
	p.size(1280, 900)
	p.findsFromDisk(b)
	p.answersFromDisk(b)
	p.takesFromDisk(b)
}

// findsFromDisk finds a page with the search box and opens it.
func (p *tab) findsFromDisk(b built) {
	p.Helper()
	p.open(b.file("guidance/index.html"))
	p.press("/")
	p.write("exit plan")
	p.until("suggestions", optionsOpen+" && "+optionCount+" > 1")
	p.press("Enter")
	p.until("the results", onResults)
	to := ask[string](p, `document.querySelector(".result a").href`)
	ask[any](p, `document.querySelector(".result a").click(), 0`)
	p.until("what was found", `location.href.split("#")[0] === `+quote(strings.Split(to, "#")[0])+` && document.readyState === "complete"`)
	if !ask[bool](p, `document.querySelector("main").innerText.toLowerCase().includes("exit")`) {
		p.Errorf("%s was found and does not say it", to)
	}
	p.quiet("searching")
}

// answersFromDisk goes through a guide with its script.
func (p *tab) answersFromDisk(b built) {
	p.Helper()
	p.fresh(b.file(guidePage))
	p.clickOn("Start now")
	const (
		radio = `document.querySelector("#aid-app input[type=radio]")`
		last  = `[...document.querySelectorAll("#aid-app button")].some((b) => b.textContent === "See the result")`
	)
	for steps := 0; ; steps++ {
		p.until("a question or the end", "("+radio+" !== null && "+onHeading+") || "+last)
		if ask[bool](p, last) {
			break
		}
		if steps > 10 {
			p.Fatal("the guide does not end")
		}
		question := ask[string](p, appHeading)
		p.choose(ask[string](p, radio+".value"))
		p.until("what comes next", appHeading+" !== "+quote(question))
	}
	p.clickOn("See the result")
	p.until("the result", shows("What this rests on")+" && "+onHeading)
	p.quiet("a decision aid")
}

// takesFromDisk fills a template in and downloads it, as a file.
func (p *tab) takesFromDisk(b built) {
	p.Helper()
	const answer = "Aber & Môr"
	p.form(b.file("templates/contract-monitoring-log.html"))
	ask[any](p, `((field) => { field.value = `+quote(answer)+`; field.dispatchEvent(new Event("input", { bubbles: true })); })(
		document.querySelector("#template-app input[type=text]")), 0`)
	p.document(answer)
	p.clickOn("Download Word document")
	var name string
	select {
	case name = <-p.files:
	case <-p.ctx.Done():
		p.Fatal("no file comes")
	}
	if filepath.Ext(name) != ".docx" {
		p.Errorf("the file is %s", name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		p.Fatal(err)
	}
	for _, problem := range wordtest.Check(data) {
		p.Errorf("%s: %s", name, problem)
	}
	if text := wordtest.Text(data); !strings.Contains(text, answer) {
		p.Errorf("%s lacks the answer:\n%s", name, text)
	}
	p.quiet("a template")
}

// downloadsInto has Chromium download into a folder.
func (p *tab) downloadsInto(dir string) {
	p.Helper()
	events := true
	command(p, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir, EventsEnabled: &events,
		BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID,
	})
}

// faultyPage has everything that a page from disk must not have.
const faultyPage = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>x</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src file:; style-src file:; img-src file: https:">
<link rel="stylesheet" href="gone.css"><script src="gone.js"></script><script src="thrown.js"></script>
<img src="gone.png" alt=""><img src="../outside.png" alt=""><img src="https://far.invalid/far.png" alt=""><script>inline()</script></html>`

// noticesFaults opens a page with every fault, and sees that each is noted: what notes
// nothing would find every page without fault.
func (p *tab) noticesFaults() {
	p.Helper()
	dir := p.TempDir()
	for name, text := range map[string]string{"page.html": faultyPage, "thrown.js": `throw new Error("thrown"); `} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			p.Fatal(err)
		}
	}
	at := "file://" + filepath.ToSlash(dir) + "/"
	p.stays(at)
	p.open(at + "page.html")
	if ask[string](p, "document.title") != "x" {
		p.Error("the faulty page is not there")
	}
	noted := strings.Join(p.silence(), "\n")
	for _, fault := range []string{"gone.css", "gone.js", "gone.png", "outside.png", "request outside: https://far.invalid/far.png", "inline", "thrown"} {
		if p.fox == nil && strings.HasPrefix(fault, "gone") {
			fault = "ERR_FILE_NOT_FOUND " + at + fault
		}
		if !strings.Contains(noted, fault) {
			p.Errorf("nothing is noted of %q:\n%s", fault, noted)
		}
	}
}
