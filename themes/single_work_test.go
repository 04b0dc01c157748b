package themes_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/word/wordtest"
)

// turnTo opens a page of the single file by an address written behind its own.
func (p *tab) turnTo(page string) {
	p.Helper()
	ask[any](p, `document.documentElement.dataset.before = "", location.hash = "/`+page+`", 0`)
	p.until("the page "+page, `location.hash === "#/`+page+`" && document.documentElement.dataset.before === undefined && document.readyState === "complete"`)
}

// TestSingleAids answers a decision aid of each kind to its result; the answers stand in
// the address, and Back leads through the steps.
func TestSingleAids(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[0])
	p.open(file + "#/" + guidePage)
	p.until("the guide", onStartPage)
	p.clickOn("Start now")
	p.choose("vacancies")
	p.asks("Do you expect the posts to stay empty for more than a year?")
	p.back()
	p.asks("What is putting the service under most pressure?")
	p.clickOn("Continue")
	p.choose("no")
	p.asks("Check your answers")
	p.clickOn("See the result")
	p.asks("Look at a call-off contract")
	link := ask[string](p, "location.href")
	if !strings.HasPrefix(link, file+"#/"+guidePage+"#v=1&") || !strings.HasSuffix(link, "&q.pressure=vacancies&q.lasting=no") {
		t.Errorf("the address of the result is %s", link)
	}
	p.clickOn("Copy a link")
	p.until("the link", `document.getElementById("aid-link").value === `+quote(link))

	p.turnTo(scorePage)
	ask[any](p, `document.querySelector('[name="q-b1"][value="not-yet"]').click(), 0`)
	p.until("the score", `document.querySelector(".aid-result") !== null && document.querySelector(".aid-standing-now").textContent.startsWith("1 of 53 answered.")`)
	p.until("the address", `location.hash.startsWith("#/`+scorePage+`#v=1") && location.hash.endsWith("&q.b1=not-yet")`)

	p.turnTo(comparePage)
	p.answer(comparePage)
	p.until("the comparison", `document.querySelectorAll("#aid-result svg.aid-chart rect.aid-part").length > 40`)

	p.turnTo(calculatorPage)
	p.answer(calculatorPage)
	p.until("the figures", `document.querySelectorAll(".aid-outputs tbody tr").length > 0`)

	p.turnTo(gapMapPage)
	p.answer(gapMapPage)
	p.until("the gap map in the address", `location.hash.startsWith("#/`+gapMapPage+`#v=1")`)

	p.fresh1(link)
	p.until("the result of the link", appHeading+` === "Look at a call-off contract"`)
	p.quiet("aids")
	p.onlyFile(file)
}

// TestSingleChecklist ticks an item and saves; the page is not left without a question,
// and what is kept on the device is there again.
func TestSingleChecklist(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[0])
	p.open(file + "#/" + checkPage)
	p.until("the interface", `document.documentElement.classList.contains("check-on")`)
	p.tick("complete")
	ask[any](p, `(window.asked = [], window.confirm = (text) => { asked.push(text); return false; }, 0)`)
	p.to(".site-title")
	p.until("the question", `asked.length === 1`)
	if got := ask[string](p, `location.hash + " " + `+checkCount); got != "#/"+checkPage+" 1 of 10 done" {
		t.Errorf("the page was left: %s", got)
	}
	if name, text := p.savedFile("Save as a file"); !strings.HasSuffix(name, ".json") || !strings.Contains(text, `"complete"`) {
		t.Errorf("%s has %s", name, text)
	}
	p.clickOn("Keep on this device")
	p.until("that it is kept", `localStorage.length === 1`)
	p.to(".site-title")
	p.until("the start page", `location.hash === "#/index.html" && document.querySelector("main h1") !== null && !document.documentElement.classList.contains("check-on")`)
	p.back()
	p.until("the notes", `document.querySelector(".check-count") !== null && `+checkCount+` === "1 of 10 done"`)
	// The list of what is kept knows it.
	p.turnTo("about/privacy.html")
	p.until("what is kept", `document.querySelectorAll(".device-list li").length === 1 && document.querySelector(".device-list li").textContent.includes("closure")`)
	p.quiet("the checklist")
	p.onlyFile(file)
}

// TestSingleDocuments fills in a template, takes a blank one and a page away.
func TestSingleDocuments(t *testing.T) {
	t.Parallel()
	b := everySite(t)[0]
	p, file := openSingle(t, b)
	const page = "templates/visit-questions"
	p.open(file + "#/" + page + ".html")
	p.until("the form", `document.getElementById("template-app") !== null && !document.getElementById("template-app").hidden`)
	ask[any](p, `((input) => { input.value = "North & Co"; input.dispatchEvent(new Event("input", { bubbles: true })); })(document.querySelector('#template-app [id^="field-"]:is(input[type=text], input:not([type]), textarea)')), 0`)
	p.document("North & Co")
	ask[any](p, catchBytes)
	p.clickOn("Download Word document")
	name, data := p.saved()
	if !strings.HasSuffix(name, ".docx") {
		t.Errorf("the file is called %s", name)
	}
	if text := wordtest.Parts(data)["word/document.xml"]; !strings.Contains(text, "North &amp; Co") {
		t.Error("the document lacks what was filled in")
	}
	for _, problem := range wordtest.Check(data) {
		t.Error(problem)
	}
	ask[any](p, `taken.length = 0`)
	p.to(`main a[href="visit-questions.docx"]`)
	name, data = p.saved()
	if want := readFile(t, filepath.Join(b.dir, page+".docx")); name != "visit-questions.docx" || !bytes.Equal(data, want) {
		t.Errorf("%s is not the blank document: %d bytes, not %d", name, len(data), len(want))
	}
	p.fresh1(file + "#/" + page + ".docx")
	p.showsPage("A file to save", "#/"+page+".docx")
	p.quiet("the template")
	p.onlyFile(file)
}

// TestSinglePack puts two pages into the pack and takes them away: the document is that
// which the folder of the site gives, byte for byte.
func TestSinglePack(t *testing.T) {
	t.Parallel()
	b := everySite(t)[0]
	p, file := openSingle(t, b)
	p.open(file)
	for _, address := range []string{takenPage, otherTaken} {
		p.turnTo(address)
		ask[any](p, openTake)
		p.pressTake("Add to my pack")
		p.until("that it is in", packButtons+`.some((b) => b.textContent === "Remove from my pack")`)
	}
	p.turnTo("pack.html")
	p.until("the list", `document.querySelectorAll(".pack-list li").length === 2`)
	if got, want := ask[string](p, `document.getElementById("pack-address").value`), file+"#/pack.html#p="+takenPage+"+"+otherTaken; got != want {
		t.Errorf("the address to send is %s, want %s", got, want)
	}
	ask[any](p, catchBytes)
	_, data := p.packSaves("Word document (.docx)")
	want := packOf(t, b, func(address string) string { return "site://pack/" + address }, takenPage, otherTaken)
	if !bytes.Equal(data, want) {
		t.Errorf("the document is not that of the folder: %d and %d bytes", len(data), len(want))
	}
	p.fresh1(file + "#/pack.html#p=" + takenPage)
	p.until("the list of the address", `document.querySelectorAll(".pack-list li").length === 1 && document.querySelector(".pack-list a").textContent === "Closing the project"`)
	p.to(".pack-list a")
	p.showsPage("Closing the project", "#/"+takenPage)
	p.quiet("the pack")
	p.onlyFile(file)
}
