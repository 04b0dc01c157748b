package themes_test

import (
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/fill"
)

// The browser tests use the templates of the specimen.
const (
	formPage   = "more/form.html"
	letterPage = "more/letter.html"
	personPage = "more/person.html"
)

// form opens a template as a new page.
func (p *tab) form(address string) {
	p.Helper()
	p.open("about:blank")
	p.open(address)
	p.until("the form", `document.getElementById("template-app") !== null && !document.getElementById("template-app").hidden`)
}

// enter gives a field a value, as typing does.
func (p *tab) enter(id, value string) {
	p.Helper()
	ask[any](p, `((input) => { input.value = `+quote(value)+`; input.dispatchEvent(new Event("input", { bubbles: true })); })(document.getElementById("field-`+id+`")), 0`)
}

// document waits until the document says something.
func (p *tab) document(words string) {
	p.Helper()
	p.until("the document with "+words, `document.getElementById("document").innerText.includes(`+quote(words)+`)`)
}

// fillForm enters something of every type, and what is hostile.
func fillForm(p *tab) fill.Answers {
	p.Helper()
	p.enter("council", `<img src=x onerror="document.title = 1">`)
	p.enter("when", "21")
	p.enter("when-month", "11")
	p.enter("when-year", "2026")
	ask[any](p, `document.getElementById("field-way-1").click(), 0`)
	ask[any](p, `((list) => { list.value = "Shared"; list.dispatchEvent(new Event("change", { bubbles: true })); })(document.getElementById("field-model")), 0`)
	p.enter("seen", "One.\n\n* Two")
	p.enter("risks.0.risk", "Delay | again")
	ask[any](p, `document.querySelector('[data-control="risks"] .app-buttons button').click(), 0`)
	p.until("the second card", `document.activeElement.id === "field-risks.1.risk"`)
	p.enter("risks.1.risk", "Fire")
	p.enter("risks.1.owner", "Manager")
	p.enter("steps.0.step", "Write")
	p.until("the last answer", `document.querySelector(".form-progress").textContent.startsWith("7 of 10")`) // shown a moment later
	p.document("Manager")
	return fill.Answers{
		"council": {Text: `<img src=x onerror="document.title = 1">`}, "when": {Text: "2026-11-21"}, "way": {Text: "By telephone"},
		"model": {Text: "Shared"}, "seen": {Text: "One.\n\n* Two"},
		"risks": {Rows: []map[string]string{{"risk": "Delay | again"}, {"risk": "Fire", "owner": "Manager"}}},
		"steps": {Rows: []map[string]string{{"step": "Write"}}},
	}
}

// TestFormFillsTheDocument fills in a form from disk and over HTTP; what is
// downloaded is what the generator makes of the same answers.
func TestFormFillsTheDocument(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[1]
	for _, at := range places(b, formPage) {
		p.form(at)
		if got := ask[string](p, `document.querySelector(".form-progress").textContent`); got != "0 of 10 filled, 4 needed fields left" {
			t.Errorf("at the beginning: %q", got)
		}
		if ask[bool](p, `document.querySelector(".without-script").checkVisibility()`) {
			t.Error("the list of fields is shown as well")
		}
		if ask[bool](p, `(() => { const event = new Event("beforeunload", { cancelable: true }); dispatchEvent(event); return event.defaultPrevented; })()`) {
			t.Error("leaving an empty form is warned of")
		}
		answers := fillForm(p)
		p.document("21 November 2026")
		if ask[int](p, `document.querySelectorAll("#document img").length`) != 0 || ask[string](p, "document.title") == "1" {
			t.Error("what a reader typed became more than text")
		}
		if got := ask[string](p, `[...document.querySelectorAll('#document tr[data-repeat="risks"]')].map((row) => row.innerText.replace(/\s+/g, " ")).join("; ")`); got != "Delay | again Owner By when; Fire Manager By when" {
			t.Errorf("the rows are %q", got)
		}
		if got := ask[string](p, `document.querySelector(".form-progress").textContent`); got != "7 of 10 filled, 1 needed field left" {
			t.Errorf("at the end: %q", got)
		}
		if !ask[bool](p, `(() => { const event = new Event("beforeunload", { cancelable: true }); dispatchEvent(event); return event.defaultPrevented; })()`) {
			t.Error("leaving with answers is not warned of")
		}
		// A blank leads to its field.
		ask[any](p, `document.querySelector('#document [data-to="risks.1.by"]').click(), 0`)
		p.until("the field of the blank", `document.activeElement.id === "field-risks.1.by"`)

		page := string(readFile(t, filepath.Join(b.dir, formPage)))
		want := fill.Document(documentIn(t, page), fill.Printing{Fields: fieldsOf(t, page), Answers: answers, Months: months})
		name, text := p.savedFile("Download as Markdown")
		if d := cmp.Diff(fill.Markdown("Record of a visit", want), text); d != "" || !strings.HasPrefix(name, "form-20") || !strings.HasSuffix(name, ".md") {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
		if got := ask[string](p, `document.activeElement.innerText`); !strings.Contains(got, name) || !strings.Contains(got, "Council visited") {
			t.Errorf("after the download it says %q", got)
		}
		if name, text = p.savedFile("Download Word document"); !strings.HasSuffix(name, ".docx") || !strings.HasPrefix(text, "PK") {
			t.Errorf("%s begins with %.10q", name, text)
		}
		if ask[bool](p, `(() => { const event = new Event("beforeunload", { cancelable: true }); dispatchEvent(event); return event.defaultPrevented; })()`) {
			t.Error("leaving after a download is warned of")
		}
		if ask[int](p, "localStorage.length + sessionStorage.length") != 0 || ask[string](p, "document.cookie + location.hash") != "" {
			t.Error("something is kept that nobody asked to keep")
		}
		p.quiet(at)
	}
}

// TestFormByKeyboard goes through a form with the keyboard alone.
func TestFormByKeyboard(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.form(everySite(t)[1].http(formPage))
	p.tabTo("the first field", `e.id === "field-council"`)
	p.press("A", "b")
	p.tabTo("the radios", `e.id === "field-way"`)
	p.press(" ", "ArrowDown")
	p.tabTo("the way to choose nothing", `e.className.includes("form-unchoose")`)
	p.press("Enter")
	p.until("no answer", `document.querySelectorAll(".form-radios input:checked").length === 0 && document.activeElement.id === "field-way"`)
	p.tabTo("the day", `e.id === "field-when"`)
	p.press("3", "1", "Tab", "2", "Tab", "2", "0", "2", "7", "Tab")
	p.until("what is wrong with the day", `document.getElementById("field-when-error").textContent.includes("real date") && document.getElementById("field-when").getAttribute("aria-invalid") === "true"`)
	p.tabTo("the next row", `e.textContent.startsWith("Add another")`)
	p.press("Enter")
	p.until("the second card", `document.activeElement.id === "field-risks.1.risk"`)
	p.press("x")
	p.tabTo("its end", `e.textContent.startsWith("Remove")`)
	p.press("Enter")
	p.until("one card", `document.querySelectorAll('[data-control="risks"] .form-card').length === 1 && document.activeElement.textContent.startsWith("Add another")`)
	p.document("Ab visited")
	p.document("31/2/2027")
	p.quiet(formPage)
}

// TestFormAnswers saves answers, loads them, and refuses what is none.
func TestFormAnswers(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[1]
	for _, at := range places(b, formPage) {
		p.form(at)
		answers := fillForm(p)
		name, text := p.savedFile("Save answers")
		var file struct {
			Answers  int
			Template string
			Fields   map[string]any
		}
		if err := json.Unmarshal([]byte(text), &file); err != nil || file.Answers != 1 || file.Template != "more/form" || !strings.HasSuffix(name, ".json") {
			t.Fatalf("%s: %v, %+v", name, err, file)
		}
		if d := cmp.Diff(slices.Sorted(maps.Keys(answers)), slices.Sorted(maps.Keys(file.Fields))); d != "" {
			t.Errorf("the fields in the file (-want +got):\n%s", d)
		}
		document := ask[string](p, `document.getElementById("document").innerText`)

		p.form(at)
		said := func(part string) {
			p.Helper()
			p.until("the words "+part, `document.querySelector(".form-keep").innerText.includes(`+quote(part)+`)`)
		}
		p.chooseFile("form-file", "bad.json", "{")
		said("“bad.json” was not loaded. It is not a file of answers, or it was damaged")
		p.chooseFile("form-file", "<b>.json", `{"answers":2,"fields":{}}`)
		said("“<b>.json” was not loaded. It was made with another version")
		p.chooseFile("form-file", "other.json", `{"answers":1,"template":"<i>","fields":{"council":"Southtown","z":"1"}}`)
		said("made for another template (<i>)")
		said("left out: z")
		p.document("Southtown visited")
		p.chooseFile("form-file", name, text)
		said("7 answers were loaded")
		p.until("the same document", `document.getElementById("document").innerText === `+quote(document))
		if got := ask[string](p, `document.getElementById("field-risks.1.owner").value + document.getElementById("field-when-month").value + document.querySelector("#field-way-1").checked`); got != "Manager11true" {
			t.Errorf("the form has %q", got)
		}
		// What this template cannot take stays in the file.
		p.chooseFile("form-file", "more.json", `{"answers":1,"template":"more/form","fields":{"unknown":["<b>"],"council":5}}`)
		said("council, unknown")
		if _, text = p.savedFile("Save answers"); !strings.Contains(text, `"unknown": [`) {
			t.Errorf("the file is now %s", text)
		}
		// A file of 50 MB is not even read.
		ask[any](p, `((input) => { const files = new DataTransfer(); files.items.add(new File([new Uint8Array(50e6)], "large.json")); input.files = files.files;
			input.dispatchEvent(new Event("change", { bubbles: true })); })(document.getElementById("form-file")), 0`)
		said("“large.json” was not loaded. It is too large")
		p.quiet(at)
	}
}

// TestFormKeepsOnThisDevice keeps answers, shares some with other templates, and
// removes both.
func TestFormKeepsOnThisDevice(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[1]
	for i, at := range places(b, formPage) {
		p.form(at)
		p.enter("council", "Northtown")
		p.enter("partner", "Southtown")
		p.clickOn("Keep on this device")
		p.clickOn("Use these for all documents")
		if n := ask[int](p, "localStorage.length"); n != 2 {
			t.Errorf("%d things are kept", n)
		}
		p.form(at)
		p.document("Northtown visited Southtown")
		letter := places(b, letterPage)[i]
		p.form(letter)
		p.document("Northtown writes")
		if got := ask[string](p, `document.querySelector(".form-kept").textContent`); !strings.Contains(got, "for all documents") {
			t.Errorf("it begins with %q", got)
		}
		p.clickOn("Remove from this device")
		p.form(letter)
		p.document("Who writes writes")
		p.form(at)
		p.clickOn("Remove from this device")
		if n := ask[int](p, "localStorage.length"); n != 0 {
			t.Errorf("%d things are still kept", n)
		}
		p.quiet(at)
	}
}

// TestFormAboutAPersonKeepsNothing looks for ways to keep or load anything.
func TestFormAboutAPersonKeepsNothing(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	for _, at := range places(everySite(t)[1], personPage) {
		p.form(at)
		p.enter("aim", "A home")
		p.document("You want: A home")
		if got := ask[string](p, `[...document.querySelectorAll("#template-app button")].filter((b) => b.checkVisibility()).map((b) => b.textContent).join("|") + document.querySelectorAll("#template-app input[type=file]").length`); got != "Download Word document|Download as Markdown|Print the document|Clear the form0" {
			t.Errorf("there are %q", got)
		}
		if ask[int](p, "localStorage.length") != 0 {
			t.Error("something is kept")
		}
	}
}

// TestFormPrintsTheDocumentOnly looks at the page as it is printed.
func TestFormPrintsTheDocumentOnly(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.form(everySite(t)[1].http(formPage))
	p.enter("partner", "Southtown")
	p.document("Southtown")
	p.prefers("print")
	got := ask[string](p, `document.body.innerText.trim()`)
	document := ask[string](p, `document.getElementById("document").innerText.trim()`)
	if want := "Record of a visit\n\n" + document; strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
		t.Errorf("(-want +got):\n%s", cmp.Diff(want, got))
	}
}

// TestFormIsAccessible looks at a form that is filled in and has something wrong.
func TestFormIsAccessible(t *testing.T) {
	t.Parallel()
	script := axeScript(t)
	p := openTab(t)
	p.form(everySite(t)[1].http(formPage))
	fillForm(p)
	p.enter("people", "many")
	p.savedFile("Download as Markdown")
	p.until("what is wrong", `document.querySelector(".form-report a") !== null && document.querySelector(".form-wrong .app-error") !== null`)
	p.accessible(script, formPage)
	for _, width := range []int64{320, 1280} {
		p.size(width, 900)
		if wide := ask[int](p, "document.documentElement.scrollWidth - innerWidth"); wide > 0 {
			t.Errorf("at %d pixels the page is %d too wide", width, wide)
		}
	}
}

// TestFormIsSmall bounds the script of templates.
func TestFormIsSmall(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(everySite(t)[1].dir, "assets", "app-template.*.js"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	script := readFile(t, found[0])
	const most = 30000
	packed := compressed(t, script)
	t.Logf("%d bytes, %d with gzip", len(script), packed)
	if packed > most {
		t.Errorf("the script has %d bytes with gzip; %d are the most", packed, most)
	}
}
