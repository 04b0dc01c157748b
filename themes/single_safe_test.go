package themes_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
)

// TestSingleLinks points at links, which have the address inside the file as long as
// that lasts; what scripts read is what the page has in a folder.
func TestSingleLinks(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[0])
	p.open(file + "#/guidance/closure.html")
	p.showsPage("Closing the project", "#/guidance/closure.html")
	const link = `document.querySelector('.contents a[href$="#report"]')`
	over := func(selector, event string) string {
		return ask[string](p, `((e) => { e.dispatchEvent(new PointerEvent(`+quote(event)+`, { bubbles: true })); return e.getAttribute("href") + " " + e.href; })(`+selector+`)`)
	}
	if got, want := over(link, "pointerover"), "#/guidance/closure.html#report "+file+"#/guidance/closure.html#report"; got != want {
		t.Errorf("pointed at, the link is %s, want %s", got, want)
	}
	if got := ask[string](p, link+`.matches(":hover") ? "" : (`+link+`.dispatchEvent(new PointerEvent("pointerout", { bubbles: true })), `+link+`.getAttribute("href"))`); got != "#report" {
		t.Errorf("left, the link is %q", got)
	}
	ask[any](p, `document.querySelector(".site-title").focus()`)
	p.press("Tab", "Tab", "Tab") // the search box has two stops
	p.until("the focus on the navigation", `document.activeElement.closest(".site-nav") !== null && document.activeElement.getAttribute("href") === "#/index.html"`)
	p.press("Tab")
	if got := ask[string](p, `document.querySelector(".site-nav a").getAttribute("href")`); got != "../index.html" {
		t.Errorf("without the focus, the link is %q", got)
	}
	// A click with a key held down is the browser's: it opens a tab by the address.
	if got := ask[string](p, `((e) => {
		let prevented = true;
		addEventListener("click", (event) => { prevented = event.defaultPrevented; event.preventDefault(); }, { once: true });
		e.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
		e.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true }));
		return prevented + " " + e.getAttribute("href");
	})(document.querySelector(".crumbs a"))`); got != "false #/index.html" {
		t.Errorf("a click with Ctrl held down: %s", got)
	}
	if got := over(`document.querySelector("main a[href^='https:']") || Object.assign(document.querySelector("main").appendChild(document.createElement("a")), { href: "https://example.org/" })`, "pointerover"); !strings.HasPrefix(got, "https:") {
		t.Errorf("a link out of the site becomes %s", got)
	}
	p.press("Enter")
	p.until("the page of the link", `location.hash !== "#/guidance/closure.html"`)
	p.quiet("links")
}

// TestSingleComesBack reloads the file far down on a page.
func TestSingleComesBack(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[0])
	p.open(file + "#/guidance/closure.html")
	p.showsPage("Closing the project", "#/guidance/closure.html")
	ask[any](p, `scrollTo(0, 500), document.documentElement.dataset.before = ""`)
	p.until("the note of the place", `history.state.y === 500`)
	command(p, cdppage.Reload, cdppage.ReloadParams{})
	p.until("the place", `document.documentElement.dataset.before === undefined && scrollY === 500 && location.hash === "#/guidance/closure.html"`)
	p.quiet("after a reload")
}

// TestSingleRunsOnlyItsOwn tries to run and to load what is not in the file, from a page
// that the shell has shown.
func TestSingleRunsOnlyItsOwn(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[0])
	p.open(file)
	p.until("the start page", `document.querySelector("main h1") !== null && location.hash === "#/index.html"`)
	p.until("the age of the copy", `/Made on \d+ \w+ \d{4}/.test(document.querySelector(".made").textContent)`)
	p.turnTo("guidance/closure.html")
	p.quiet("before")
	if got := ask[string](p, `(async () => {
		const tried = [];
		const add = (tag, attributes) => document.body.append(Object.assign(document.createElement(tag), attributes));
		add("script", { textContent: "window.ran = 'a script'" });
		document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=\"window.ran = 'a handler'\"><style>body { color: rgb(1, 2, 3) }</style><form action='https://example.org/'></form>");
		tried.push(window.ran || "", getComputedStyle(document.body).color === "rgb(1, 2, 3)" ? "a style" : "");
		tried.push(await fetch(location.href.split("#")[0]).then(() => "a request", () => ""));
		tried.push(await new Promise((done) => { document.body.lastChild.previousSibling; const image = new Image(); image.onload = () => done("an image"); image.onerror = () => done(""); image.src = "file:///x.png"; }));
		return tried.join("") + (window.ran || "");
	})()`); got != "" {
		t.Errorf("the page could run or load %s", got)
	}
	if said := strings.Join(p.silence(), "\n"); strings.Count(said, "Content Security Policy") < 4 {
		t.Errorf("the browser says:\n%s", said)
	}
	p.onlyFile(file)
}

// TestSingleSaysWhatIsWrong opens the file in a browser that is too old, and one that was
// cut short.
func TestSingleSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[0])
	old := command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: "delete self.DecompressionStream"})
	p.open(file)
	p.until("what to do", `document.body.innerText.includes("This browser is too old to open this file.")`)
	p.quiet("an old browser")
	command(p, cdppage.RemoveScriptToEvaluateOnNewDocument, cdppage.RemoveScriptToEvaluateOnNewDocumentParams(old))

	data := readFile(t, strings.TrimPrefix(file, "file://"))
	broken := filepath.Join(t.TempDir(), "broken.html")
	end := strings.LastIndex(string(data), "<script>")
	hurt := append(append([]byte{}, data[:end-200_000]...), []byte("</script>\n"+string(data[end:]))...)
	at := strings.Index(string(hurt), `<script type="application/octet-stream">`) + 100
	copy(hurt[at:], "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
	if err := os.WriteFile(broken, hurt, 0o600); err != nil {
		t.Fatal(err)
	}
	p.open("file://" + filepath.ToSlash(broken))
	p.until("that it is damaged", `document.body.innerText.includes("This file is damaged")`)
	p.silence()
}

// TestSingleOfSpecimen passes over a page that only leads on, and shows a picture and
// pages in another language.
func TestSingleOfSpecimen(t *testing.T) {
	t.Parallel()
	p, file := openSingle(t, everySite(t)[1])
	p.open(file + "#/guidance/old-blocks.html")
	p.until("the page that is led to", `location.hash === "#/guidance/blocks.html" && document.querySelector("main h1") !== null`)
	p.until("the picture", `((image) => image.src.startsWith("data:image/png;base64,") && image.naturalWidth > 0)(document.querySelector('main img[alt="A square"]'))`)
	p.turnTo("index.cy.html")
	if got := ask[string](p, `document.documentElement.lang`); got != "cy" {
		t.Errorf("the page is in %q", got)
	}
	p.quiet("the specimen")
	p.onlyFile(file)
}
