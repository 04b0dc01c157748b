package themes_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/dop251/goja"
	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/word"
	"partnerbook/generator/word/wordtest"
)

const otherTaken = "guidance/delivery-models.html"

// packScript returns a runtime with a pure script of the pack, as takeScript does.
func packScript(t testing.TB, entry string) *goja.Runtime {
	t.Helper()
	return takeScript(t, "../pack/"+entry)
}

// TestPackList tries lists as they are kept and as they stand in addresses, also such
// as nobody's pack writes.
func TestPackList(t *testing.T) {
	vm := packScript(t, "list.js")
	for expression, want := range map[string]string{
		`m.readPack(null)`:                `[]`,
		`m.readPack("{")`:                 `[]`,
		`m.readPack('{"path":"a.html"}')`: `[]`,
		`m.readPack('[1,null,[],"a.html",{"path":1},{"path":"a.html","title":{}},{"path":"a.html","title":"Again"},{"path":"b/c.html","title":"  C\\n c\\u202e "}]')`: `[{"path":"a.html","title":""},{"path":"b/c.html","title":"C c"}]`,
		`["a.html","b/c.html","caf%C3%A9.html","a.cy.html","b/index.html"].map(m.isPath)`:                                                                             `[true,true,true,true,true]`,
		`["","/a.html","//e.org/a.html","https://e.org/a.html","javascript:a.html","../a.html","a/../b.html","a/%2e%2e/b.html","a/%2E./b.html","a%2fb.html","a\\b.html","a%5cb.html","a.html?x","a.html#x","a//b.html","./a.html","a.js","a.html ","%zz.html","a%00.html", 1, null].filter(m.isPath)`: `[]`,
		`m.isPath("a".repeat(300)+".html")`:                                                                           `false`,
		`m.pagesOf(Array.from({length:500},(_, i)=>({path:i+".html"}))).length`:                                       `200`,
		`m.readHash("#p=a.html+b/c.html+../x.html+a.html")`:                                                           `{"pages":[{"path":"a.html","title":""},{"path":"b/c.html","title":""}],"add":false}`,
		`m.readHash("#add=a.html")`:                                                                                   `{"pages":[{"path":"a.html","title":""}],"add":true}`,
		`["", "#", "#q=a.html", "#p=", "#p=<script>", "#__proto__=a.html"].map((h) => m.readHash(h).pages.length)`:    `[0,0,0,0,0,0]`,
		`m.readHash(m.writeHash([{path:"a%20b.html",title:"A"},{path:"c.html",title:"C"}])).pages.map((p) => p.path)`: `["a%20b.html","c.html"]`,
		`m.writeHash([])`: `""`,
		`m.added([{path:"a.html",title:""}], [{path:"a.html",title:"A"},{path:"b.html",title:"B"}])`:            `[{"path":"a.html","title":"A"},{"path":"b.html","title":"B"}]`,
		`m.moved([{path:"a.html"},{path:"b.html"},{path:"c.html"}], "a.html", 1).map((p) => p.path)`:            `["b.html","a.html","c.html"]`,
		`m.moved([{path:"a.html"},{path:"b.html"}], "a.html", -1).map((p) => p.path)`:                           `["a.html","b.html"]`,
		`m.moved([{path:"a.html"}], "x.html", 1).map((p) => p.path)`:                                            `["a.html"]`,
		`m.renamed([{path:"a.html",title:"A"},{path:"b.html",title:"B"}], "a.html", {path:"b.html",title:"B"})`: `[{"path":"b.html","title":"B"}]`,
		`m.removed([{path:"a.html"},{path:"b.html"}], "a.html").map((p) => p.path)`:                             `["b.html"]`,
	} {
		gives(t, vm, expression, want)
	}
}

// TestPackJoins puts pages together: no name is there twice, and links between the
// pages lead from one to the other.
func TestPackJoins(t *testing.T) {
	vm := packScript(t, "files.js")
	if _, err := vm.RunString(`
		var number = (key, n) => t(key + (n === 1 ? "_one" : "_other"), { n });
		var context = { t, number, name: "Partnerbook", language: "en" };
		var link = (href) => ({ tag: "a", attrs: { href }, children: [{ text: href }] });
		var page = (path, text) => ({ title: "Title of " + path, lead: "", label: "", base: "site://pack/" + path, name: "", date: "", language: "en", origin: "Taken.", sourcesTitle: "", text, sources: [], path });
		var pages = [
			page("a/x.html", [{ tag: "h2", attrs: { id: "one" }, children: [{ text: "One" }] }, { tag: "p", children: [link("#one"), link("../b/index.html#one"), link("y.html"), link("https://e.org/")] }]),
			page("b/index.html", [{ tag: "h2", attrs: { id: "one" }, children: [{ text: "One" }] }, link("../a/x.html")]),
		];
		var html = m.htmlFile(pages, context).data`); err != nil {
		t.Fatal(err)
	}
	html := vm.Get("html").String()
	for _, want := range []string{
		`<a href="#p1">Title of a/x.html</a>`, `<article id="p1"><h2>Title of a/x.html</h2>`, `<h3 id="p1-one">One</h3>`, `<h3 id="p2-one">One</h3>`,
		`<a href="#p1-one">#one</a><a href="#p2-one">../b/index.html#one</a><a>y.html</a><a href="https://e.org/">https://e.org/</a>`, `<a href="#p1">../a/x.html</a>`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("it lacks %s:\n%s", want, html)
		}
	}
	value, err := vm.RunString(`Array.from(m.zipFile(pages, context).data)`)
	if err != nil {
		t.Fatal(err)
	}
	var data []byte
	for _, b := range value.Export().([]any) {
		data = append(data, byte(b.(int64)))
	}
	files := unzipped(t, data)
	for name, want := range map[string]string{
		"index.html":   `<a href="02-b.html">Title of b/index.html</a>`,
		"01-x.html":    `<a href="#one">#one</a><a href="02-b.html#one">../b/index.html#one</a><a>y.html</a>`,
		"02-b.html":    `<a href="01-x.html">../a/x.html</a>`,
		"my-pack.docx": "PK",
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s lacks %s:\n%.3000s", name, want, files[name])
		}
	}
	for _, problem := range wordtest.Check([]byte(files["my-pack.docx"])) {
		t.Error(problem)
	}
}

func unzipped(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}

const packButtons = `[...document.querySelectorAll("main button")]`

// pressPack presses a button of the page by its text.
func (p *tab) pressPack(text string) {
	p.Helper()
	p.until("the button "+text, packButtons+`.some((b) => b.textContent === `+quote(text)+`)`)
	ask[any](p, packButtons+`.find((b) => b.textContent === `+quote(text)+`).click(), 0`)
}

// packSaves presses a button of the pack, and returns what is saved.
func (p *tab) packSaves(text string) (name string, data []byte) {
	p.Helper()
	ask[any](p, `taken.length = 0`)
	p.pressPack(text)
	return p.saved()
}

// packOf is the pack of two pages as the generator's writer would make it.
func packOf(t *testing.T, b built, inAddress func(string) string, addresses ...string) []byte {
	t.Helper()
	var pages []any
	for _, address := range addresses {
		all := readNodes(t, string(mainOf.Find(readFile(t, filepath.Join(b.dir, filepath.FromSlash(address))))))
		var lists []*word.Node
		if sources := word.Find(all, "sources"); sources != nil {
			lists = ofTag(sources, "ul")
		}
		title := plainOf(ofTag(&word.Node{Children: mainNodes(all)}, "h1")[0])
		pages = append(pages, map[string]any{
			"title": title, "lead": plainOf(word.Find(all, "lead")), "label": "", "base": inAddress(address), "path": address, "name": "Partnerbook", "date": "2026-11-21",
			"language": "en", "origin": "Taken from Ways to deliver a benefits service, page “" + title + "”, reviewed 21 November 2026.",
			"sourcesTitle": "What this page rests on", "text": word.Find(all, "text").Children, "sources": lists,
		})
	}
	vm := packScript(t, "join.js")
	value, err := vm.RunString(`var pages = ` + encoded(t, pages) + `;
		JSON.stringify({ info: m.infoOf(pages, { t, number: (key, n) => t(key + "_other", { n }), name: "Partnerbook", language: "en" }), nodes: m.articlesOf(pages) })`)
	if err != nil {
		t.Fatal(err)
	}
	var made struct {
		Info  word.Info
		Nodes []*word.Node
	}
	if err := json.Unmarshal([]byte(value.String()), &made); err != nil {
		t.Fatal(err)
	}
	data, err := word.Document(made.Info, made.Nodes)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mainNodes(all []*word.Node) []*word.Node {
	if len(all) > 0 && all[0].Tag == "main" {
		return all[0].Children
	}
	return all
}

// TestPack puts two pages into the pack, from disk and over HTTP, and takes them away
// in every way: the document is that which the generator would make, byte for byte.
func TestPack(t *testing.T) {
	t.Parallel()
	b := everySite(t)[0]
	for i, from := range []func(string) string{b.http, b.file} {
		p := openTab(t)
		for _, address := range []string{takenPage, otherTaken} {
			p.open(from(address))
			ask[any](p, openTake)
			p.until("the part", packButtons+`.length > 2`)
			if n := ask[int](p, `localStorage.length`); address == takenPage && n != 0 {
				t.Errorf("something is kept before anything is pressed")
			}
			p.pressTake("Add to my pack")
			p.until("that it is in", packButtons+`.some((b) => b.textContent === "Remove from my pack")`)
		}
		p.open(from("pack.html"))
		p.until("the list", `document.querySelectorAll(".pack-list li").length === 2`)
		p.quiet("the pack")
		p.prefers("print")
		if got := ask[[]bool](p, `[".pack-list", "#pack-app h2", ".pack-send", "#pack-app button"].map((s) => document.querySelector(s).checkVisibility())`); encoded(t, got) != `[true,false,false,false]` {
			t.Errorf("the list on paper shows %v", got)
		}
		p.prefers("")
		ask[any](p, catchBytes)
		name, data := p.packSaves("Word document (.docx)")
		if name != "my-pack.docx" {
			t.Errorf("the file is called %s", name)
		}
		for _, problem := range wordtest.Check(data) {
			t.Error(problem)
		}
		base := b.http
		if i == 1 {
			base = func(address string) string { return "site://pack/" + address }
		}
		if want := packOf(t, b, base, takenPage, otherTaken); !bytes.Equal(data, want) {
			t.Errorf("%s: the document is not the generator's: %d and %d bytes", from(""), len(data), len(want))
			for part, text := range wordtest.Parts(want) {
				if diff := cmp.Diff(text, wordtest.Parts(data)[part]); diff != "" {
					t.Errorf("%s (-want +got):\n%.3000s", part, diff)
				}
			}
		}
		if name, data = p.packSaves("Page to keep or print (.html)"); name != "my-pack.html" || bytes.Count(data, []byte("<article")) != 2 || bytes.Contains(data, []byte("<script")) {
			t.Errorf("%s has not both pages", name)
		}
		name, data = p.packSaves("One file for each page (.zip)")
		if files := unzipped(t, data); name != "my-pack.zip" || len(files) != 4 || !strings.Contains(files["01-closure.html"], "<h1>Closing the project</h1>") {
			t.Errorf("%s has %d files", name, len(files))
		}
		ask[any](p, `window.print = () => window.shown = [...document.querySelectorAll(".pack-print article h2:first-child")].map((e) => e.textContent), 0`)
		p.pressPack("Print")
		p.until("the pages on paper", `"shown" in window`)
		if got := ask[[]string](p, `shown`); len(got) != 2 || got[0] != "Closing the project" {
			t.Errorf("paper has %q", got)
		}
		p.prefers("print")
		if got := ask[[]bool](p, `[".site-header", ".pack-list", "main > h1", ".pack-print article"].map((s) => document.querySelector(s).checkVisibility())`); encoded(t, got) != `[false,false,false,true]` {
			t.Errorf("paper shows %v", got)
		}
		p.prefers("")
		ask[any](p, `dispatchEvent(new Event("afterprint")), 0`)
		p.quiet("the pack")
		p.packByKeyboard()
	}
}

// packByKeyboard changes the order of two pages, and empties the pack.
func (p *tab) packByKeyboard() {
	p.Helper()
	ask[any](p, `document.querySelector(".pack-list a").focus()`)
	p.press("\t")
	p.press("\r")
	p.until("the other order", `document.querySelector(".pack-list a").textContent !== "Closing the project"`)
	if got := ask[string](p, `document.activeElement.closest("li").querySelector("a").textContent`); got != "Closing the project" {
		p.Errorf("the focus went to %q", got)
	}
	p.pressPack("Empty the pack")
	if got := ask[string](p, `document.activeElement.textContent`); got != "No, keep it" {
		p.Errorf("the question leads to %q", got)
	}
	p.pressPack("Yes, empty it")
	p.until("nothing", `document.activeElement.matches(".pack-empty") && localStorage.length === 0`)
}

// TestPackOfAnAddress opens lists that others made: pages that have moved, that are not
// there, that have no text, that are tools and documents, and what is no list.
func TestPackOfAnAddress(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	for _, from := range []func(string) string{b.http, b.file} {
		p.open("about:blank")
		p.open(from("pack.html") + "#p=" + takenPage + "+nothing/here.html+../../x.html+javascript:1.html+a-z.html+decision-aids/where-to-start.html+templates/options-appraisal.html")
		p.until("all titles", `document.querySelectorAll(".pack-list .app-error").length === 2 && [...document.querySelectorAll(".pack-list a")].filter((a) => a.textContent.endsWith(".html")).length === 2`)
		if got := ask[int](p, `document.querySelectorAll(".pack-list li").length + localStorage.length`); got != 5 {
			t.Errorf("the list has %d lines", got)
		}
		ask[any](p, catchBytes)
		name, data := p.packSaves("Word document (.docx)")
		if name != "my-pack.docx" {
			t.Errorf("the file is called %s", name)
		}
		for _, problem := range wordtest.Check(data) {
			t.Error(problem)
		}
		p.until("what is left out", `document.querySelector("#pack-work").textContent.includes("2 pages could not be read")`)
		p.pressPack("Keep it on this device")
		p.until("that it is kept", `location.hash === "" && localStorage.length === 1`)
		p.pressPack("Empty the pack")
		p.pressPack("Yes, empty it")
		p.silence() // of pages that are not there
	}
}

// TestPackFollowsMoves opens an old address of a page.
func TestPackFollowsMoves(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	tried := false
	for _, b := range everySite(t) {
		if len(b.redirects) == 0 {
			continue
		}
		tried = true
		for _, from := range []func(string) string{b.http, b.file} {
			p.open("about:blank")
			p.open(from("pack.html") + "#p=" + strings.ReplaceAll(b.redirects[0], " ", "%20"))
			p.until("the page at its new address", `document.querySelector(".pack-list a[href]") !== null && !document.querySelector(".pack-list a").textContent.endsWith(".html")`)
		}
	}
	if !tried {
		t.Error("there are no old addresses")
	}
}

// TestPackWithoutStore adds a page where the browser keeps nothing, and where what is
// kept is not ours.
func TestPackWithoutStore(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	p.open(b.http(takenPage))
	ask[any](p, `localStorage.setItem("partnerbook /my pack", '[{"path":"../../etc.html"},{"path":"x.html","title":"<img src=x onerror=alert(1)>"}]'), 0`)
	p.open(b.http("pack.html"))
	p.until("one line", `document.querySelectorAll(".pack-list li").length === 1 && document.querySelector(".pack-list img") === null`)
	ask[any](p, `localStorage.clear()`)
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{
		Source: `for (const m of ["getItem", "setItem", "removeItem", "key"]) Storage.prototype[m] = () => { throw new Error("refused"); };`,
	})
	p.open(b.http(takenPage))
	ask[any](p, openTake)
	p.pressTake("Add to my pack")
	p.until("the way out", `document.querySelector(".take-pack .app-error a") !== null`)
	if got := ask[string](p, `document.querySelector(".take-pack .app-error a").getAttribute("href")`); got != "../pack.html#add="+takenPage {
		t.Errorf("it leads to %s", got)
	}
	p.open(b.http("pack.html") + "#add=" + takenPage)
	p.until("the page", `document.querySelectorAll(".pack-list li").length === 1`)
	ask[any](p, `location.hash = "#add=`+otherTaken+`", 0`)
	p.until("both", `document.querySelectorAll(".pack-list li").length === 2 && location.hash.startsWith("#p=")`)
	p.quiet("a pack that is not kept")
}

// TestPackAnswersOnlyItsOwn frames a page of a site from pages of the same server and of
// another one, where no header forbids it.
func TestPackAnswersOnlyItsOwn(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	files := http.FileServer(http.Dir(everySite(t)[0].dir))
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/asks.html" {
			files.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<!DOCTYPE html><title>Asks</title><link rel=icon href=data:,><p>Asks")
	})
	site, other := httptest.NewServer(handler), httptest.NewServer(handler)
	defer site.Close()
	defer other.Close()
	const asks = `new Promise((done) => {
		addEventListener("message", () => done(true));
		const frame = document.createElement("iframe");
		frame.src = %;
		frame.onload = () => { frame.contentWindow.postMessage("partnerbook page", "*"); setTimeout(() => done(false), 500); };
		document.body.append(frame);
	})`
	for _, c := range []struct {
		from string
		want bool
	}{{site.URL, true}, {other.URL, false}} {
		p.open(c.from + "/asks.html")
		if got := ask[bool](p, strings.ReplaceAll(asks, "%", quote(site.URL+"/"+takenPage))); got != c.want {
			t.Errorf("whether a page is given to one of the same site, %v: %v", c.want, got)
		}
	}
}

// TestPackIsAccessible has axe-core look at a pack with pages and one that is missing,
// at the part that adds to it, and at the list of what is kept.
func TestPackIsAccessible(t *testing.T) {
	t.Parallel()
	script := axeScript(t)
	p := openTab(t)
	b := everySite(t)[0]
	p.open(b.http("pack.html") + "#p=" + takenPage + "+nothing.html+archive/index.html")
	p.until("what is wrong", `document.querySelectorAll(".pack-list .app-error, .pack-label").length === 2`)
	ask[any](p, `document.querySelector(".pack-send").open = true`)
	p.pressPack("Empty the pack")
	p.accessible(script, "the pack")
	p.pressPack("Keep it on this device")
	for address, ready := range map[string]string{
		takenPage:   `document.querySelector(".take").open = true, document.querySelector(".take-pack button") !== null`,
		privacyPage: `document.querySelector(".device-list button") !== null`,
	} {
		p.open(b.http(address))
		p.until("the part", ready)
		p.accessible(script, address)
	}
}

// TestPackScriptsAreSmall weighs what comes with the page of the pack.
func TestPackScriptsAreSmall(t *testing.T) {
	for entry, most := range map[string]int{"pack/app.js": 21_000, "device/app.js": 3_000} {
		script, err := bundle(entry)
		if err != nil {
			t.Fatal(err)
		}
		packed := compressed(t, []byte(script))
		t.Logf("%s: %d bytes, %d with gzip", entry, len(script), packed)
		if packed > most {
			t.Errorf("%s has %d bytes with gzip", entry, packed)
		}
	}
}
