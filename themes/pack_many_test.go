package themes_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/word/wordtest"
)

// manyPages is a pack of fifty pages.
const manyPages = 50

// TestPackWaits waits the less for a page that says nothing, the sooner it came.
func TestPackWaits(t *testing.T) {
	gives(t, packScript(t, "wait.js"), `[0, 20, 150, 400, 20000].map(m.toAnswer)`, `[1000,1000,1500,4000,4000]`)
}

// TestPackOfManyPages makes the files of fifty pages: each has a name and a place of its
// own.
func TestPackOfManyPages(t *testing.T) {
	vm := packScript(t, "files.js")
	if _, err := vm.RunString(`
		var context = { t, number: (key, n) => t(key + "_other", { n }), name: "Partnerbook", language: "en" };
		var pages = Array.from({ length: ` + fmt.Sprint(manyPages) + `}, (_, i) => ({
			title: "Page " + i, lead: "", label: "", base: "site://pack/" + i + "/same.html", name: "", date: "", language: "en", origin: "Taken.", sourcesTitle: "", sources: [], path: i + "/same.html",
			text: [{ tag: "h2", attrs: { id: "one" }, children: [{ text: "One" }] }, { tag: "p", children: [{ tag: "a", attrs: { href: "../" + (i + 1) % ` + fmt.Sprint(manyPages) + ` + "/same.html#one" }, children: [{ text: "Next" }] }] }],
		}))`); err != nil {
		t.Fatal(err)
	}
	value, err := vm.RunString(`m.htmlFile(pages, context).data`)
	if err != nil {
		t.Fatal(err)
	}
	html := value.String()
	for i := range manyPages {
		for _, want := range []string{fmt.Sprintf(`<article id="p%d">`, i+1), fmt.Sprintf(`<h3 id="p%d-one">`, i+1), fmt.Sprintf(`<a href="#p%d-one">Next</a>`, (i+1)%manyPages+1)} {
			if strings.Count(html, want) != 1 {
				t.Errorf("%s is there %d times", want, strings.Count(html, want))
			}
		}
	}
	value, err = vm.RunString(`m.zipFile(pages, context).data`)
	if err != nil {
		t.Fatal(err)
	}
	var data []byte
	if err := vm.ExportTo(value, &data); err != nil {
		t.Fatal(err)
	}
	files := unzipped(t, data)
	if len(files) != manyPages+2 {
		t.Errorf("the zip has %d files: %v", len(files), slices.Sorted(maps.Keys(files)))
	}
	if last := files["50-same.html"]; !strings.Contains(last, `<a href="01-same.html#one">Next</a>`) {
		t.Errorf("the last page does not lead to the first:\n%s", last)
	}
	for _, problem := range wordtest.Check([]byte(files["my-pack.docx"])) {
		t.Error(problem)
	}
}

// TestPackOfManyPagesFromDisk reads fifty pages of a site on disk, stops in the middle,
// and reads them again: nothing is saved at first, and all of them then. One of the list
// is not there.
func TestPackOfManyPagesFromDisk(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"site.toml":        "title = \"Many\"\nsearch = false\n",
		"content/index.md": "+++\ntitle = \"Start\"\n+++\n\n:::list\n",
	}
	var list []string
	for i := range manyPages {
		name := fmt.Sprintf("page-%02d", i)
		files["content/"+name+".md"] = fmt.Sprintf("+++\ntitle = \"Page %02d\"\n+++\n\nText of page %02d.\n", i, i)
		list = append(list, name+".html")
	}
	site := newSmallSite(t, files)
	p := openTab(t)
	p.open(site.file("pack.html") + "#p=" + strings.Join(append(list, "gone.html"), "+"))
	p.until("all titles", `[...document.querySelectorAll(".pack-list a")].filter((a) => a.textContent.startsWith("Page ")).length === `+fmt.Sprint(manyPages)+
		` && document.querySelectorAll(".pack-list .app-error").length === 1`)
	ask[any](p, catchBytes)

	// Stop is pressed when the tenth page is read.
	ask[any](p, `new MutationObserver((_, observer) => {
		const bar = document.querySelector("#pack-work progress");
		if (bar === null || bar.value < 10) return;
		observer.disconnect();
		document.querySelector("#pack-work button").click();
	}).observe(document.getElementById("pack-app"), { childList: true, subtree: true, attributes: true }), 0`)
	p.pressPack("Word document (.docx)")
	p.until("that it stopped", `document.querySelector("#pack-work .app-said")?.textContent === "Stopped. Nothing was saved."`)
	if n := ask[int](p, `taken.length + document.querySelectorAll("iframe").length`); n != 0 {
		t.Errorf("%d files or frames are left of what was stopped", n)
	}
	if got := ask[int](p, `document.querySelectorAll(".pack-list li").length`); got != manyPages+1 {
		t.Errorf("the list has %d pages after that", got)
	}

	name, data := p.packSaves("Word document (.docx)")
	text := wordtest.Parts(data)["word/document.xml"]
	if name != "my-pack.docx" || strings.Count(text, "Text of page ") != manyPages {
		t.Errorf("%s has %d of %d pages", name, strings.Count(text, "Text of page "), manyPages)
	}
	p.until("what is left out", `document.querySelector("#pack-work").textContent.includes("1 page could not be read")`)
	p.silence() // of the page that is not there
}

// TestPackTakesToolsAndForms puts a decision aid and a template into the pack, which have
// files of their own; and offers nothing of the kind on a page about a person.
func TestPackTakesToolsAndForms(t *testing.T) {
	t.Parallel()
	b := everySite(t)[0]
	p := openTab(t)
	for _, address := range []string{"decision-aids/where-to-start.html", "templates/options-appraisal.html"} {
		p.open(b.file(address))
		ask[any](p, openTake)
		p.until("the part", `document.querySelector(".take-pack button") !== null`)
		if got := ask[[]string](p, `[...document.querySelectorAll("details.take button")].map((b) => b.textContent)`); len(got) != 1 || got[0] != "Add to my pack" {
			t.Errorf("%s offers %q", address, got)
		}
		p.pressTake("Add to my pack")
		p.until("that it is in", `document.querySelector(".take-pack button").textContent === "Remove from my pack"`)
		p.leave()
	}
	p.open(b.file("pack.html"))
	p.until("both", `document.querySelectorAll(".pack-list li").length === 2`)
	ask[any](p, catchBytes)
	_, data := p.packSaves("Word document (.docx)")
	text := wordtest.Parts(data)["word/document.xml"]
	for _, want := range []string{"Where should we start?", "Options appraisal", "reviewed 21 November 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("the pack lacks %q", want)
		}
	}
	p.pressPack("Empty the pack")
	p.pressPack("Yes, empty it")
	p.open(b.file("templates/support-plan.html"))
	if ask[bool](p, `document.querySelector("details.take") !== null`) {
		t.Error("a form about a person can be put into the pack")
	}
	p.quiet("tools and forms")
}
