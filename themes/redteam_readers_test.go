package themes_test

import (
	"encoding/json"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"

	"partnerbook/generator/redteam"
	"partnerbook/generator/testrun"
)

// redCanary is the name of all that readers and links bring.
const redCanary = "canary-reader"

// redTexts are hostile texts that come from an address or a file: some of them, and all
// in the long tier.
func redTexts(t *testing.T) []redteam.Case {
	t.Helper()
	out := redSome(40, 40, redSet(t).Texts(redCanary))
	if len(out) < 3 {
		t.Fatal("there is next to nothing to try")
	}
	return out
}

// openHostile opens a tab in which nothing but the pages' own care holds texts: there is
// no policy.
func openHostile(t *testing.T, within string) *tab {
	t.Helper()
	p := openWatched(t)
	command(p, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true})
	p.stays(within)
	return p
}

// redAddresses are what is written behind the addresses of pages that read it. A ¶ is a
// text as addresses have it, a § the text itself.
var redAddresses = []struct {
	page, ready string
	behind      []string
}{
	{"search.html", `document.getElementById("search-total").textContent !== ""`, []string{"#q=¶", "#q=housing+benefit+¶&kind=¶&model=¶&nation=¶&topic=¶&audience=¶&status=¶&council=¶&n=¶&lang=¶", "#§", "#q=\"¶\"&kind=guidance&kind=__proto__&n=9999999"}},
	{takenPage, `document.querySelector("main h1") !== null`, []string{"#¶&find=¶,closing", "#find=¶", "#§", "#report&find=§,the"}},
	{guidePage, `!document.getElementById("aid-app").hidden`, []string{"#v=1&d=¶&q.pressure=vacancies&q.lasting=¶&q.¶=¶&¶=¶", "#v=1&§", "#§", "#v=¶"}},
	{scorePage, `!document.getElementById("aid-app").hidden`, []string{"#v=1&q.b1=not-yet&q.b2=¶&q.¶=¶&p=¶&m=¶", "#v=1&§"}},
	{comparePage, `!document.getElementById("aid-app").hidden`, []string{"#v=1&d=¶&w.growth=¶&k.partner=¶&s.shared.staff=¶&s.¶=¶&k.¶=¶", "#v=1&§"}},
	{calculatorPage, `!document.getElementById("aid-app").hidden`, []string{"#v=1&i.cost_after=¶&i.¶=¶&s.¶=¶", "#v=1&i.cost_after=1&§"}},
	{gapMapPage, `!document.getElementById("aid-app").hidden`, []string{"#v=1&l.triage=¶&l.¶=¶&p=¶", "#v=1&§"}},
	{"pack.html", `document.querySelector("#pack-app button, #pack-app .pack-empty") !== null`, []string{"#p=§+¶.html+guidance/closure.html+¶/¶.html", "#add=¶.html+javascript:alert(1)//.html+//canary-reader.invalid/x.html", "#p=§", "#p=" + strings.Repeat("a/", 140) + "x.html"}},
	{directoryPage, tableReady, []string{"#text=¶&model=¶&nation=¶&sort=¶", "#§", "#text=§", "#model=__proto__&sort=99-down"}},
	{checkPage, `document.documentElement.classList.contains("check-on")`, []string{"#¶", "#§"}},
	{privacyPage, `document.querySelector(".on-this-device") !== null`, []string{"#¶"}},
	{"index.html", `document.querySelector("main h1") !== null`, []string{"#find=¶", "#§"}},
}

// TestRedTeamAddresses opens pages at addresses that somebody else wrote: what is behind
// "#" is a text, whatever it says.
func TestRedTeamAddresses(t *testing.T) {
	b := everySite(t)[0]
	texts := redTexts(t)
	p := openHostile(t, b.url)
	for _, c := range texts {
		p.open(b.http("search.html") + "?q=" + url.QueryEscape(c.Text))
		p.until("the answer", `document.getElementById("search-total").textContent !== ""`)
		p.nothingRan("search.html?q= "+c.Payload, redRest)
	}
	p.stays(b.file(""))
	for _, at := range redAddresses {
		for i, c := range texts {
			fill := strings.NewReplacer("¶", url.QueryEscape(c.Text), "§", inAddress(c.Text))
			for n, behind := range at.behind {
				if !testrun.Long() && i > 0 && n > 0 {
					continue
				}
				what := at.page + fill.Replace(behind) + " (" + c.Payload + ")"
				if n == 0 && i == 0 || n == 0 && testrun.Long() {
					p.open("about:blank")
					p.open(b.file(at.page) + fill.Replace(behind))
					p.until("the page "+what, at.ready)
				} else {
					ask[any](p, "location.hash = "+quote(fill.Replace(behind))+", 0")
				}
				p.nothingRan(what, redRest)
			}
		}
		if at.page == "search.html" {
			ask[any](p, `location.hash = "#q=`+redCanary+`<b>x", 0`)
			p.until("the text as a text", `document.getElementById("search-total").textContent.includes("`+redCanary+`<b>x")`)
		}
	}
}

// inAddress is a text as an address can just hold it: not escaped, but for what ends it.
func inAddress(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == '\u2028' || r == '\u2029' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

// nothingRan lets a page come to rest or has it touched, and reports what hostile texts did.
func (p *tab) nothingRan(what, touch string) {
	p.Helper()
	if len(what) > 300 {
		what = what[:300] + "…"
	}
	if got, err := evaluate[string](p, touch); err != nil {
		p.Errorf("%s: %v", what, err) // it was left
	} else if got != "" {
		p.Errorf("%s: a text ran: %s", what, got)
	}
	for _, line := range p.silence() {
		if inPack := strings.HasPrefix(what, "pack.html"); !inPack || line != "request failed: Document net::ERR_FILE_NOT_FOUND" {
			p.Errorf("%s: %s", what, line)
		}
	}
}

// redRest waits until nothing on the page changes any more, and says what came of texts.
const redRest = `(async () => {
	let still = 0;
	const watch = new MutationObserver(() => { still = 0; });
	watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
	for (let frames = 0; still < 5 && frames < 600; frames++, still++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
	watch.disconnect();
	` + redMade + `
})()`

// redMade says what a text became, if it became more than text. A link in a drawing has no
// protocol, and the pack reads pages of the site in a frame.
const redMade = `const made = [...document.querySelectorAll("` + redElements + `, img[src='x']"), ...[...document.querySelectorAll("a[href]")].filter((e) => !/^(file|https?|mailto|tel|blob):$/.test(e.protocol || new URL(e.href.baseVal, document.baseURI).protocol))]
		.filter((e) => !(e.localName === "iframe" && e.hidden && e.src.startsWith(new URL(".", location.href).href)));
	` + redSays + ``

// TestRedTeamFiles opens files that are hostile in every text and every name, in every
// page that opens files, and looks at what the page would save then.
func TestRedTeamFiles(t *testing.T) {
	own, specimen := everySite(t)[0], everySite(t)[1]
	for _, at := range []struct {
		name, address, field, save string
		begin                      func(p *tab, address string)
	}{
		{"a checklist", own.file(checkPage), "check-file", "Save as a file", (*tab).redNotes},
		{"lists side by side", own.file(checkPage), "check-files", "Save as a file", (*tab).redNotes},
		{"answers of a form", specimen.file(formPage), "form-file", "Save answers", func(p *tab, address string) {
			p.leave()
			p.form(address)
			fillForm(p)
		}},
		{"a comparison", own.file(comparePage), "app-file", "Save as a file", func(p *tab, address string) { p.fresh(address); p.answer(comparePage) }},
		{"a calculation", own.file(calculatorPage), "app-file", "Save as a file", func(p *tab, address string) { p.fresh(address); p.answer(calculatorPage) }},
		{"a gap map", own.file(gapMapPage), "app-file", "Save as a file", func(p *tab, address string) { p.fresh(address); p.answer(gapMapPage) }},
	} {
		t.Run(at.name, func(t *testing.T) {
			p := openHostile(t, "file:///")
			at.begin(p, at.address)
			_, saved := p.savedFile(at.save)
			if at.field == "check-files" {
				p.clickOn("Compare and join files of two or more councils")
				p.chooseFile(at.field, "ours.json", saved)
			}
			shown := 0
			texts := redTexts(t)
			for i, c := range texts {
				for n, way := range []string{"values", "names", "heads"} {
					if !testrun.Long() && n > 0 && n != i {
						continue
					}
					what := at.name + ", " + way + " (" + c.Payload + ")"
					p.until("the field of "+what, `document.getElementById(`+quote(at.field)+`) !== null`)
					p.chooseFile(at.field, c.Text, poisoned(t, saved, c.Text, way))
					p.nothingRan(what, redRest)
					if ask[bool](p, `[document.body.innerText, ...[...document.querySelectorAll("main input, main textarea")].map((e) => e.value)].join(" ").includes("`+redCanary+`")`) {
						shown++
					}
					p.savesHarmless(what)
				}
				if at.field == "check-files" {
					ask[any](p, `document.querySelectorAll(".check-side button").length > 3 && [...document.querySelectorAll(".check-side button")].pop().click(), 0`)
				}
			}
			if shown == 0 { // texts that are refused are not shown, nor are some without the name
				t.Error("no file shows its texts")
			}
		})
	}
}

// redNotes writes into a checklist all that its file holds.
func (p *tab) redNotes(address string) {
	p.Helper()
	p.checklistAt(address)
	p.unfold("lessons")
	p.noteIn("lessons", "owner", "HM")
	p.noteIn("lessons", "due", "2026-12-01")
	p.noteIn("lessons", "note", "x")
	p.more()
}

// savesHarmless presses all that saves a file, and reads what is saved as other programs
// would.
func (p *tab) savesHarmless(what string) {
	p.Helper()
	ask[any](p, `window.saved ? (saved.length = 0) : `+catchFiles)
	const savers = `[...document.querySelectorAll("main button")].filter((b) => !b.disabled && /^(Save|Table|Calendar|Download as)/.test(b.textContent))`
	n := ask[int](p, `(() => { const all = `+savers+`; all.forEach((b) => b.click()); return all.length; })()`)
	if n == 0 {
		p.Errorf("%s: nothing can be saved", what)
		return
	}
	p.nothingRan(what+", saved", redRest)
	type file struct{ Name, Text string }
	for _, f := range ask[[]file](p, `saved`) {
		if strings.ContainsAny(f.Name, "/\\\x00<>\"'\n") {
			p.Errorf("%s: a file is called %q", what, f.Name)
		}
		var wrong []string
		switch filepath.Ext(f.Name) {
		case ".csv":
			wrong = redteam.InTable(f.Text)
		case ".ics":
			wrong = redteam.InCalendar(f.Text)
		case ".json":
			if !json.Valid([]byte(f.Text)) {
				wrong = []string{"is no JSON"}
			}
		}
		for _, line := range wrong {
			p.Errorf("%s: %s %s", what, f.Name, line)
		}
	}
}

// poisoned puts a text into a file: for every value inside, for every name inside, or for
// what stands at its head.
func poisoned(t *testing.T, file, text, way string) string {
	t.Helper()
	var top map[string]any
	if err := json.Unmarshal([]byte(file), &top); err != nil {
		t.Fatalf("%v: %s", err, file)
	}
	for key, value := range top {
		_, isText := value.(string)
		switch {
		case way == "heads" && isText && key != "id" && key != "aid":
			top[key] = text
		case way != "heads" && !isText:
			top[key] = poisonedValue(value, text, way)
		}
	}
	out, err := json.Marshal(top)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func poisonedValue(v any, text, way string) any {
	switch v := v.(type) {
	case string:
		if way == "values" && v != "2026-12-01" { // without a day, there is no calendar
			return text
		}
	case []any:
		for i := range v {
			v[i] = poisonedValue(v[i], text, way)
		}
	case map[string]any:
		for key, value := range v {
			v[key] = poisonedValue(value, text, way)
			if way == "names" {
				v[text] = v[key]
			}
		}
	}
	return v
}
