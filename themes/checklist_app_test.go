package themes_test

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"partnerbook"
	"partnerbook/generator"
	"partnerbook/generator/checklist"
	"partnerbook/themes"
)

// The browser tests use checklists of the repository's own site.
const (
	checkPage         = "checklists/closure.html"
	personalCheckPage = "checklists/warm-referral.html"
)

const (
	checkCount  = `document.querySelector(".check-count").textContent`
	checkStatus = `document.querySelector(".check-status").textContent`
	someButton  = `[...document.querySelectorAll("main button")]`
)

// boxOf is the box of an item.
func boxOf(id string) string {
	return `document.querySelector('li[data-item="` + id + `"] > label > input')`
}

// checklistAt opens a checklist as a new page with nothing kept.
func (p *tab) checklistAt(address string) {
	p.Helper()
	p.leave()
	p.open("about:blank")
	p.open(address)
	p.until("the interface", `document.documentElement.classList.contains("check-on")`)
}

// leave lets a page be left with notes that are saved nowhere: nobody is there to answer
// the browser's question.
func (p *tab) leave() {
	p.Helper()
	ask[any](p, `Event.prototype.preventDefault = () => {}, Object.defineProperty(BeforeUnloadEvent.prototype, "returnValue", { set() {} }), 0`)
}

// held tells whether the page would ask its reader before it is left.
func (p *tab) held() bool {
	p.Helper()
	return ask[bool](p, `(() => { const event = new Event("beforeunload", { cancelable: true }); dispatchEvent(event); return event.defaultPrevented; })()`)
}

// TestChecklistLeft asks before notes are lost, and not when they are safe.
func TestChecklistLeft(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.checklistAt(everySite(t)[0].http(checkPage))
	wants := func(what string, want bool) {
		t.Helper()
		if got := p.held(); got != want {
			t.Errorf("%s: the reader is asked: %t", what, got)
		}
	}
	wants("nothing noted", false)
	p.tick("complete")
	wants("noted", true)
	_, text := p.savedFile("Save as a file")
	wants("saved", false)
	p.tick("lessons")
	wants("noted again", true)
	p.clickOn("Keep on this device")
	wants("kept", false)
	p.tick("risks")
	wants("noted when kept", false)
	p.clickOn("Remove from this device")
	wants("removed", false)
	p.tick("risks")
	wants("noted after that", true)
	p.more()
	p.chooseFile("check-file", "saved.json", text)
	p.until("the notes of the file", checkCount+` === "1 of 10 done"`)
	wants("opened", false)
	p.clickOn("Go back to what was here before")
	p.until("the notes from before", checkCount+` === "2 of 10 done"`)
	wants("brought back", true)
	p.quiet(checkPage)
}

// more opens what can be done besides with the list.
func (p *tab) more() {
	p.Helper()
	ask[any](p, `document.querySelector(".check-more").open = true`)
}

func (p *tab) tick(id string) {
	p.Helper()
	ask[any](p, boxOf(id)+`.click(), 0`)
}

// unfold opens the fields of an item.
func (p *tab) unfold(id string) {
	p.Helper()
	ask[any](p, `document.querySelector('li[data-item="`+id+`"] > .check-row .check-edit').click(), 0`)
	p.until("the fields", `document.getElementById("check-panel-`+id+`").checkVisibility()`)
}

// noteIn writes into a field of an item that is unfolded.
func (p *tab) noteIn(id, field, value string) {
	p.Helper()
	ask[any](p, `((e) => { e.value = `+quote(value)+`; e.dispatchEvent(new Event(e.localName === "select" ? "change" : "input", { bubbles: true })); })(document.getElementById("check-`+field+`-`+id+`")), 0`)
}

// TestChecklistByKeyboard works on a list with the keyboard alone, from disk and over
// HTTP.
func TestChecklistByKeyboard(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	for _, at := range places(everySite(t)[0], checkPage) {
		p.checklistAt(at)
		if got := ask[string](p, checkCount); got != "0 of 10 done" {
			t.Errorf("the list begins with %q", got)
		}
		ask[any](p, `document.querySelector(".check-more summary").focus()`)
		p.tabTo("the first box", `e.type === "checkbox" && e.closest("li").dataset.item === "complete"`)
		p.press(" ")
		p.until("the count", checkCount+` === "1 of 10 done"`)
		p.tabTo("the way to the fields", `e.matches(".check-edit")`)
		if got := ask[string](p, `document.activeElement.textContent`); !strings.HasPrefix(got, "Add owner, date, note The project is complete") {
			t.Errorf("the button says %q", got)
		}
		p.press("Enter")
		p.until("the fields", `document.activeElement.id === "check-state-complete" && document.activeElement.value === "done"`)
		p.tabTo("the owner", `e.id === "check-owner-complete"`)
		p.write("HM")
		p.tabTo("the note", `e.id === "check-note-complete"`)
		p.write("Ask finance")
		p.press("Escape")
		p.until("the button again", `document.activeElement.matches(".check-edit") && document.activeElement.getAttribute("aria-expanded") === "false"`)
		if got := ask[string](p, `document.querySelector('li[data-item="complete"] > .check-row > .check-said').textContent`); got != "HMAsk finance" {
			t.Errorf("beside the item stands %q", got)
		}
		if n := ask[int](p, `localStorage.length`); n != 0 {
			t.Errorf("%d things are kept before the reader asks for it", n)
		}
		p.quiet(at)
	}
}

// TestChecklistKept keeps a list on the device, changes it, reloads, hears of another
// window, and removes it.
func TestChecklistKept(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	for _, at := range places(everySite(t)[0], checkPage) {
		p.checklistAt(at)
		p.tick("complete")
		p.clickOn("Keep on this device")
		p.until("the status", checkStatus+`.startsWith("Kept on this device") && `+checkStatus+`.includes("Anyone using this computer account can see it")`)
		p.tick("lessons")
		p.unfold("lessons")
		p.noteIn("lessons", "note", "<img src=x onerror=\"document.title='broken'\">")
		p.open(at)
		p.until("what was kept", checkCount+` === "2 of 10 done"`)
		if got := ask[string](p, `document.querySelector('li[data-item="lessons"] .check-note').textContent`); !strings.HasPrefix(got, "<img src=x") || ask[int](p, `document.querySelectorAll(".text img").length`) > 0 {
			t.Errorf("the note is %q", got)
		}
		// Another window changes what is kept, then removes it.
		ask[any](p, `((key) => {
			const text = JSON.parse(localStorage.getItem(key))[0].replace('"complete": {"state":"done"}', '"complete": {"state":"not-needed"}');
			localStorage.setItem(key, JSON.stringify([text]));
			dispatchEvent(new StorageEvent("storage", { key }));
		})(localStorage.key(0))`)
		p.until("the other window's", checkCount+` === "1 of 10 done, 1 not needed"`)
		p.clickOn("Remove from this device")
		p.until("that it is removed", checkStatus+`.startsWith("Removed from this device") && localStorage.length === 0`)
		p.tick("risks")
		if n := ask[int](p, `localStorage.length`); n != 0 {
			t.Error("a removed list is kept again")
		}
		p.leave()
		p.open(at)
		p.until("the empty list", checkCount+` === "0 of 10 done"`)
		p.quiet(at)
	}
}

// TestChecklistNotKept has a browser that keeps nothing, or nothing more.
func TestChecklistNotKept(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.checklistAt(everySite(t)[0].http(checkPage))
	const failure = `((e) => !e.hidden && e.textContent)(document.querySelector(".check-bar .app-error"))`
	ask[any](p, `Storage.prototype.real = Storage.prototype.setItem, Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }, 0`)
	p.tick("complete")
	p.clickOn("Keep on this device")
	p.until("the failure", failure+` !== false && `+failure+`.includes("Everything is still on this page")`)
	if got := ask[string](p, checkCount); got != "1 of 10 done" {
		t.Errorf("after the failure the list says %q", got)
	}
	ask[any](p, `Storage.prototype.setItem = Storage.prototype.real, 0`)
	p.clickOn("Keep on this device")
	p.until("that it is kept", failure+` === false && `+checkStatus+`.startsWith("Kept")`)
	// It becomes full while the list is kept.
	ask[any](p, `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }, 0`)
	p.tick("lessons")
	p.until("the failure", failure+` !== false`)
	if got := ask[string](p, checkCount); got != "2 of 10 done" {
		t.Errorf("after the failure the list says %q", got)
	}
	p.quiet("not kept")
}

// TestChecklistFiles saves a list as a file, opens it in a new page, and takes it back.
func TestChecklistFiles(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	for _, at := range places(everySite(t)[0], checkPage) {
		p.checklistAt(at)
		p.tick("complete")
		p.unfold("lessons")
		p.noteIn("lessons", "state", "not-needed")
		p.noteIn("lessons", "due", "2026-12-01")
		p.noteIn("lessons", "owner", "Head of service")
		name, text := p.savedFile("Save as a file")
		saved, problems, fault := checklist.Read([]byte(text), "shared-service-closure")
		if fault != "" || len(problems) > 0 || len(saved.Entries) != 10 || saved.Entries["lessons"] != (checklist.Entry{State: checklist.NotNeeded, Owner: "Head of service", Due: "2026-12-01"}) {
			t.Errorf("the file reads as %v, %v, %v", saved, problems, fault)
		}
		if !strings.HasPrefix(name, "shared-service-closure-20") || !strings.HasSuffix(name, ".json") || !strings.HasPrefix(text, "{\n  \"notice\": \"Before you keep this or pass it on: it may have to be disclosed on request.") {
			t.Errorf("%s begins with %.60q", name, text)
		}
		if again := saved.Write(noticeOf(t, text)); string(again) != text {
			t.Errorf("the file is not as Go writes it:\n%s", again)
		}

		p.checklistAt(at)
		p.tick("complete")
		p.tick("risks")
		p.chooseFile("check-file", "ours.json", strings.NewReplacer(`"items": {`, `"items": {"older": {"note":"<b>kept</b>"}, "complete": {},`, `"variances": {}`, `"variances": {"state":"finished"}`).Replace(text))
		p.until("the notes of the file", checkCount+` === "1 of 10 done, 1 not needed"`)
		told := ask[string](p, `document.querySelector(".check-opened").innerText`)
		for _, want := range []string{"“ours.json” is open.", "variances: the state “finished” is not known", "complete: it is there more than once"} {
			if !strings.Contains(told, want) {
				t.Errorf("%q is not told:\n%s", want, told)
			}
		}
		if gone := ask[string](p, `document.querySelector(".check-gone").innerText`); !strings.Contains(gone, "older") || !strings.Contains(gone, "<b>kept</b>") {
			t.Errorf("of the item that is gone stands %q", gone)
		}
		if _, text := p.savedFile("Save as a file"); !strings.Contains(text, `"older": {"note":"<b>kept</b>"}`) {
			t.Errorf("the note on an item that is gone is lost:\n%s", text)
		}
		p.clickOn("Go back to what was here before")
		p.until("what was there before", checkCount+` === "2 of 10 done"`)
		p.quiet(at)
	}
}

func noticeOf(t *testing.T, text string) string {
	t.Helper()
	var file struct{ Notice string }
	if err := json.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	return file.Notice
}

// TestChecklistRefusesFiles opens what is no file of the list.
func TestChecklistRefusesFiles(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.checklistAt(everySite(t)[0].http(checkPage))
	p.tick("complete")
	for text, want := range map[string]string{
		"not json": "damaged on the way", `{"checklist":2}`: "newer version", `{"checklist":1,"id":"benefits-tracker","items":{}}`: "another checklist", `{"record":1}`: "not a saved checklist",
	} {
		p.chooseFile("check-file", "<b>x.json", text)
		p.until(want, `document.querySelector(".check-opened .app-error").textContent.startsWith("“<b>x.json” was not opened.") && document.querySelector(".check-opened .app-error").textContent.includes(`+quote(want)+`)`)
	}
	ask[any](p, `((input) => {
		const files = new DataTransfer();
		files.items.add(new File([new Uint8Array(50 << 20)], "huge.json"));
		input.files = files.files;
		input.dispatchEvent(new Event("change"));
	})(document.getElementById("check-file")), 0`)
	p.until("the refusal", `document.querySelector(".check-opened .app-error").textContent.includes("too large")`)
	if got := ask[string](p, checkCount); got != "1 of 10 done" {
		t.Errorf("after files that were refused the list says %q", got)
	}
	p.quiet("refused")
}

// TestChecklistWords holds the words that the page has in files to those of Go, for
// all lists of the site.
func TestChecklistWords(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	lists := ownChecklists(t)
	if len(lists) < 15 {
		t.Fatalf("there are %d lists", len(lists))
	}
	for i, url := range slices.Sorted(maps.Keys(lists)) {
		if quick() && i%4 != 0 {
			continue
		}
		l := lists[url]
		p.checklistAt(b.http(url))
		if got := ask[string](p, `document.getElementById("check-app").dataset.list + " " + document.getElementById("check-app").dataset.edition`); got != l.ID+" "+l.Edition() {
			t.Errorf("%s is %s, want %s %s", url, got, l.ID, l.Edition())
		}
		if l.Personal {
			continue
		}
		p.more()
		_, table := p.savedFile("Table (CSV)")
		head := checklist.Head{Notice: ask[string](p, `document.querySelector(".check-paper-head").textContent`), Title: l.Title, Made: ask[string](p, `new Date().toLocaleDateString("sv")`)}
		words := func(key string, _ ...any) string { return englishWords[key] }
		if want := spreadsheetOf(checklist.Table(&l, checklist.Saved{}, head, words)); "\uFEFF"+table != want {
			t.Errorf("%s: the table is\n%s\nwant\n%s", url, table, want)
		}
	}
	p.quiet("words")
}

// englishWords are those of the tables.
var englishWords = map[string]string{
	"checkjs_section": "Section", "checkjs_part_of": "Part of", "checkjs_item": "Item", "checkjs_state": "State", "checkjs_owner": "Owner",
	"checkjs_due": "Due date", "checkjs_note": "Note", "checkjs_id": "Id", "checkjs_state_open": "Open",
}

// TestChecklistCalendar saves the days on which items are due.
func TestChecklistCalendar(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.checklistAt(everySite(t)[0].file(checkPage))
	if !ask[bool](p, someButton+`.find((b) => b.textContent.startsWith("Calendar")).disabled`) {
		t.Error("there is a calendar without dates")
	}
	p.unfold("lessons")
	p.noteIn("lessons", "due", "2026-12-01")
	p.more()
	name, text := p.savedFile("Calendar of due dates (.ics)")
	if !strings.HasSuffix(name, ".ics") {
		t.Errorf("the file is called %s", name)
	}
	flat := strings.ReplaceAll(text, "\r\n ", "")
	for _, want := range []string{"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "DESCRIPTION:Before you keep this or pass it on: it may have to be disclosed on request.", "UID:lessons.shared-service-closure.", "DTSTART;VALUE=DATE:20261201\r\n", "END:VEVENT\r\nEND:VCALENDAR\r\n"} {
		if !strings.Contains(flat, want) {
			t.Errorf("the calendar has no %q:\n%s", want, text)
		}
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line has %d bytes: %s", len(line), line)
		}
	}
	p.quiet("calendar")
}

// TestChecklistFilter shows open, overdue and somebody's items.
func TestChecklistFilter(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.checklistAt(everySite(t)[0].http(checkPage))
	const shown = `[...document.querySelectorAll("li[data-item]")].filter((li) => li.checkVisibility()).map((li) => li.dataset.item).join()`
	if ask[bool](p, `document.querySelector(".check-filters").checkVisibility()`) {
		t.Error("there are filters before anything is noted")
	}
	for id, owner := range map[string]string{"approved": "HM", "lessons": "Finance"} {
		p.unfold(id)
		p.noteIn(id, "owner", owner)
	}
	p.noteIn("approved", "due", "2020-01-01")
	choose := func(field, value string) {
		t.Helper()
		ask[any](p, `((e) => { e.value = `+quote(value)+`; e.dispatchEvent(new Event("change")); })(document.getElementById("check-`+field+`")), 0`)
	}
	for _, c := range []struct{ field, value, want string }{
		{"owner", "=HM", "complete,approved"}, {"state", "overdue", "complete,approved"}, {"state", "done", ""}, {"owner", "", ""}, {"state", "overdue", "complete,approved"}, {"state", "", "*"}, {"owner", "=Finance", "report,lessons"},
	} {
		choose(c.field, c.value)
		got := ask[string](p, shown)
		if c.want == "*" && strings.Count(got, ",") == 9 {
			continue
		}
		if got != c.want {
			t.Errorf("%s %q shows %q, want %q", c.field, c.value, got, c.want)
		}
	}
	if got := ask[string](p, checkCount); got != "0 of 10 done, 1 overdue" {
		t.Errorf("the count is %q", got)
	}
	// What is changed stays in sight, with the focus.
	choose("state", "open")
	ask[any](p, boxOf("lessons")+`.focus()`)
	p.press(" ")
	if !ask[bool](p, boxOf("lessons")+`.checkVisibility() && document.activeElement === `+boxOf("lessons")) {
		t.Error("an item vanishes while it is ticked")
	}
	p.quiet("filter")
}

// TestChecklistPersonal sees to it that of a list about a person nothing is kept, saved
// or noted but ticks.
func TestChecklistPersonal(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.checklistAt(everySite(t)[0].http(personalCheckPage))
	p.tick("contact")
	p.until("the count", checkCount+` === "1 of 22 done"`)
	p.unfold("contact")
	if got := ask[string](p, `[...new Set([...document.querySelectorAll("main :is(button, input, select, textarea)")].filter((e) => !e.matches(".term")).map((e) => e.type + " " + (e.id || e.className).replace(/-contact$/, "")))].join()`); got != "select-one check-state,checkbox ,button app-act check-edit" {
		t.Errorf("the page has %s", got)
	}
	if ask[bool](p, `localStorage.length > 0 || location.hash !== ""`) {
		t.Error("something of it is kept")
	}
	p.quiet("personal")
}

// TestChecklistWithoutScripts reads the list where scripts are off.
func TestChecklistWithoutScripts(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(everySite(t)[0].http(checkPage))
	if !ask[bool](p, `document.querySelector(".check-plain").checkVisibility({ visibilityProperty: true }) && `+boxOf("complete")+`.checkVisibility() && document.querySelector(".check-row") === null`) {
		t.Error("the list without scripts is not what it should be")
	}
	p.prefers("print")
	if !ask[bool](p, `document.querySelector(".check-hand").checkVisibility() && !document.querySelector(".check-plain").checkVisibility()`) {
		t.Error("the form without scripts does not say how to fill it in")
	}
}

// TestChecklistOnPaper prints a list with nothing noted and with something.
func TestChecklistOnPaper(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.checklistAt(everySite(t)[0].http(checkPage))
	p.prefers("print")
	const paper = `document.querySelector('li[data-item="lessons"] > .check-paper')`
	if got := ask[string](p, paper+`.innerText.replace(/\s+/g, " ").trim()`); got != "Owner Due date Note" || !ask[bool](p, paper+`.lastChild.lastChild.getBoundingClientRect().width > 200`) {
		t.Errorf("the empty form has %q", got)
	}
	p.prefers("")
	p.unfold("lessons")
	p.noteIn("lessons", "owner", "HM")
	p.prefers("print")
	if got := ask[string](p, paper+`.innerText.replace(/\s+/g, " ").trim()`); got != "Owner HM Due date Note" {
		t.Errorf("the form has %q", got)
	}
	for _, hidden := range []string{".check-panel", ".check-status", ".check-keep", ".check-edit"} {
		if ask[bool](p, `document.querySelector("`+hidden+`").checkVisibility()`) {
			t.Errorf("%s is printed", hidden)
		}
	}
	if !ask[bool](p, `document.querySelector(".check-paper-head").checkVisibility()`) {
		t.Error("the paper says nothing of disclosure")
	}
}

// savedFor makes a file of the list on checkPage.
func savedFor(by string, entries map[string]checklist.Entry) string {
	return string(checklist.Saved{ID: "shared-service-closure", Site: "Elsewhere", Edition: "00000000", Made: "2026-11-21", By: by, Entries: entries}.Write("x"))
}

// TestChecklistMerge sets two councils' files side by side, chooses, and saves the
// plan, from disk and over HTTP.
func TestChecklistMerge(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	all := map[string]checklist.Entry{}
	for _, l := range ownChecklists(t) {
		for _, item := range l.Items {
			if l.ID == "shared-service-closure" && item.ID != "risks" {
				all[item.ID] = checklist.Entry{State: checklist.Done}
			}
		}
	}
	north, south := maps.Clone(all), maps.Clone(all)
	north["lessons"] = checklist.Entry{State: checklist.Open, Owner: "HM", Due: "2026-12-01"}
	south["lessons"] = checklist.Entry{State: checklist.Open, Owner: "Finance", Due: "2027-01-15", Note: "<script>alert(1)</script>"}
	south["dropped"] = checklist.Entry{State: checklist.Open, Note: "of an older list"}
	for _, at := range places(everySite(t)[0], checkPage) {
		p.checklistAt(at)
		p.more()
		p.clickOn("Compare and join files of two or more councils")
		p.until("the view", `document.activeElement.textContent === "Lists side by side" && !document.querySelector(".text").checkVisibility()`)
		p.chooseFile("check-files", "a.json", savedFor("Northtown", north))
		p.until("that a second is wanted", `document.querySelector(".check-merge").innerText.includes("Add a second list")`)
		p.chooseFile("check-files", "south.town.json", savedFor("", south))
		p.until("the differences", `document.querySelectorAll(".check-choice").length === 2`)
		if got := ask[string](p, `[...document.querySelectorAll(".check-side input")].map((i) => i.value).join()`); got != "Northtown,south.town" {
			t.Errorf("the councils are called %s", got)
		}
		plan := ask[string](p, `document.querySelector(".check-plan").innerText`)
		for _, want := range []string{"<script>alert(1)</script>", "by 1 December 2026", "by 15 January 2027", "Differs", "No longer in this list", "dropped"} {
			if !strings.Contains(plan, want) {
				t.Errorf("the plan has no %q:\n%s", want, plan)
			}
		}
		if told := ask[string](p, `document.querySelector(".check-sides").innerText`); !strings.Contains(told, "another edition") || !strings.Contains(told, "another site: Elsewhere") || !strings.Contains(told, "New in this list") {
			t.Errorf("of the files is told %q", told)
		}
		_, both := p.savedFile("Save the joint list as a file")
		saved, _, _ := checklist.Read([]byte(both), "shared-service-closure")
		if got := saved.Entries["lessons"]; got.Owner != "Northtown: HM; south.town: Finance" || got.Due != "2026-12-01" || saved.Entries["dropped"].Note != "of an older list" {
			t.Errorf("the joint list has %v", saved)
		}
		ask[any](p, `document.querySelector('input[name="check-use-lessons"][value="1"]').click(), 0`)
		_, one := p.savedFile("Save the joint list as a file")
		if saved, _, _ = checklist.Read([]byte(one), "shared-service-closure"); saved.Entries["lessons"] != south["lessons"] {
			t.Errorf("the chosen entry is %v", saved.Entries["lessons"])
		}
		ask[any](p, `saved.length = 0, [...document.querySelectorAll(".check-plan button")].filter((b) => b.textContent === "Table (CSV)")[0].click(), 0`)
		p.until("the table", `saved.length === 1`)
		if table := ask[string](p, `saved[0].text`); !strings.HasPrefix(table, "Before you keep") || !strings.Contains(table, "Northtown: Owner") {
			t.Errorf("the table is\n%s", table)
		}
		p.prefers("print")
		if !ask[bool](p, `document.querySelector(".check-plan table").checkVisibility() && document.querySelector(".check-notice").checkVisibility() && !document.querySelector("#check-files").checkVisibility()`) {
			t.Error("the plan is not printed as it should be")
		}
		p.prefers("")
		p.clickOn("Back to the list")
		p.until("the list", `document.querySelector(".text").checkVisibility() && document.activeElement.matches(".check-more summary")`)
		p.quiet(at)
	}
}

// TestChecklistIsAccessible has axe-core look at a list with all of it open, and at two
// lists side by side.
func TestChecklistIsAccessible(t *testing.T) {
	t.Parallel()
	script := axeScript(t)
	p := openTab(t)
	p.checklistAt(everySite(t)[0].http(checkPage))
	p.tick("complete")
	p.unfold("lessons")
	p.noteIn("lessons", "owner", "HM")
	p.noteIn("lessons", "due", "2020-01-01")
	p.unfold("risks")
	p.noteIn("risks", "state", "not-needed")
	ask[any](p, `document.querySelector(".check-more").open = true`)
	p.chooseFile("check-file", "a.json", savedFor("Northtown", map[string]checklist.Entry{"gone": {State: checklist.Done}, "lessons": {State: checklist.Open, Owner: "HM", Due: "2020-01-01", Note: "x"}}))
	p.until("the file", `document.querySelector(".check-gone") !== null`)
	ask[any](p, `scrollTo(0, 0)`) // what is half out of sight counts as too small
	p.accessible(script, "a checklist")
	p.clickOn("Compare and join files of two or more councils")
	p.chooseFile("check-files", "b.json", savedFor("Southtown", nil))
	p.until("the differences", `document.querySelectorAll(".check-choice").length > 0`)
	ask[any](p, `scrollTo(0, 0)`)
	p.accessible(script, "two lists")
	p.size(320, 900)
	if wide := ask[int](p, `document.documentElement.scrollWidth`); wide > 320 {
		t.Errorf("two lists are %d pixels wide", wide)
	}
}

// ownSite is the repository's own site, linked.
var ownSite = sync.OnceValues(func() (*generator.Edition, error) {
	w := generator.NewWorkspace(generator.Settings{Content: partnerbook.Content(), Prefix: "content", Site: partnerbook.Site, Themes: themes.FS, Shelf: shelf})
	return w.Refresh(context.Background(), generator.Everything)
})

// ownChecklists returns the lists of the repository's own site by address.
func ownChecklists(t *testing.T) map[string]checklist.List {
	t.Helper()
	e, err := ownSite()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]checklist.List{}
	for i := range e.Site.Pages {
		if l, ok := e.Site.Checklist(&e.Site.Pages[i], "(Ours)"); ok {
			out[e.Site.Pages[i].URL] = l
		}
	}
	return out
}
