package themes_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"partnerbook/generator/redteam"
	"partnerbook/generator/testrun"
)

func redFolder() fs.FS { return os.DirFS(filepath.FromSlash("../generator/testdata/redteam")) }

func redSet(t *testing.T) *redteam.Set {
	t.Helper()
	set, err := redteam.Read(redFolder())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// redSite builds a site of the cases of some round that are not refused.
func redSite(t *testing.T, round int) (built, []redteam.Case) {
	t.Helper()
	set := redSet(t)
	refused, err := redteam.ReadOutcomes(redFolder())
	if err != nil {
		t.Fatal(err)
	}
	cases := slices.DeleteFunc(set.Round(round), func(c redteam.Case) bool { return refused.Of(c) != "" })
	if len(cases) < 100 {
		t.Fatalf("only %d cases of round %d are shown", len(cases), round)
	}
	b, err := buildTemporarily(t, set.Site(cases).Files)
	if err != nil {
		t.Fatal(err)
	}
	return b, cases
}

// redRounds is how many rounds the browser looks at: one has all places. A round of
// all its pages takes the browser minutes, so that even the long tier takes one in twenty.
func redRounds(t *testing.T) int {
	t.Helper()
	if testrun.Long() {
		return redSet(t).Rounds() / 20
	}
	return 1
}

// TestRedTeamInBrowser opens the pages of hostile content, and touches all there is on
// them. Nothing of the content may run, load or send anything: not under the pages'
// policy, and not without it either, which only holds what slips through the rest.
func TestRedTeamInBrowser(t *testing.T) {
	p := openWatched(t)
	for n := range redRounds(t) {
		b, cases := redSite(t, n)
		pages := hostilePages(t, b)
		p.redPages(b, "", redSome(10, 30, pages), cases)
		command(p, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true})
		p.redPages(b, ", without policy", redSome(3, 9, pages), cases)
		command(p, page.SetBypassCSP, page.SetBypassCSPParams{})
	}
}

// redSome takes all cases in the long tier, and else one in so many, fewer of them while
// somebody works.
func redSome[T any](usual, quickly int, all []T) []T {
	switch {
	case testrun.Long():
		return all
	case quick():
		return oneIn(quickly, all)
	}
	return oneIn(usual, all)
}

// redPages opens pages and touches what is on them: every fourth over HTTP, the others
// from disk.
func (p *tab) redPages(b built, how string, pages []string, cases []redteam.Case) {
	p.Helper()
	for i, address := range pages {
		where := b.file(address)
		if i%4 == 1 {
			where = b.http(address)
		}
		p.red(address+how, where, cases, redTouch("style, "+redElements))
	}
}

// hostilePages are the pages of a site that hold a canary or the name of one.
func hostilePages(t *testing.T, b built) []string {
	t.Helper()
	var out []string
	for _, address := range b.pages {
		inside := strings.Contains(address, "/at/") // one page of an aid speaks for the others
		if !inside && address != "404.html" && !slices.Contains(b.redirects, address) && bytes.Contains(readFile(t, filepath.Join(b.dir, filepath.FromSlash(address))), []byte("canary-")) {
			out = append(out, address)
		}
	}
	if len(out) < 60 {
		t.Fatalf("there are only %d hostile pages", len(out))
	}
	return out
}

// red opens a page, does something on it and reports what came of it.
func (p *tab) red(what, address string, cases []redteam.Case, touch string) {
	p.Helper()
	p.open(address)
	got, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](touch, chromedp.EvalAwaitPromise))
	if err != nil {
		p.Errorf("%s: %v", what, err) // it was left
	}
	if got != "" {
		p.Errorf("%s: a text ran: %s%s", what, got, caseOf(cases, got))
	}
	for _, line := range p.silence() {
		p.Errorf("%s: %s%s", what, line, caseOf(cases, what+line))
	}
}

func caseOf(cases []redteam.Case, text string) string {
	for _, c := range cases {
		if strings.Contains(text, c.Name) {
			return " (" + c.Payload + " in " + c.Place + ")"
		}
	}
	return ""
}

// openWatched opens a tab that notes what hostile texts do.
func openWatched(t *testing.T) *tab {
	t.Helper()
	p := openTab(t)
	command(p, page.Enable, page.EnableParams{})
	command(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: redWatch})
	return p
}

// redWatch stands in for what a page asks its reader, and notes what hostile texts do.
const redWatch = `window.alert = (text) => { window.pwned = "alert " + text; };
window.print = () => {};
window.confirm = () => false;
window.prompt = () => null;`

// redElements are what no text may become.
const redElements = `iframe, object, embed, base, form[action]:not([role=search]), [onload], [onerror], [onclick], [onmouseover], [onfocus]`

// redTouch points at, focuses and presses everything of a page, but does not leave it, and
// says which elements of a selector are there then, or what ran.
func redTouch(made string) string {
	return `(async () => {
	addEventListener("click", (event) => {
		const link = event.target.closest && event.target.closest("a[href]");
		if (link && !/^\s*j/i.test(link.getAttribute("href"))) event.preventDefault(); // what would run may
	}, true);
	addEventListener("submit", (event) => event.preventDefault(), true);
	for (const details of document.querySelectorAll("details")) details.open = true;
	for (const e of document.querySelectorAll("main a, main button, main summary, main input, main [tabindex], main img, main svg, nav a, footer a")) {
		for (const kind of ["pointerover", "mouseover", "mouseenter", "mousedown"]) e.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true }));
		if (e.focus) e.focus();
		const presses = e.localName === "a" || (e.localName === "button" && !/file|load|download|Word|CSV/i.test(e.textContent));
		if (presses && e.isConnected) e.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
	}
	await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
	const made = [...document.querySelectorAll("` + made + `")];
	` + redSays + `
})()`
}

// redSays says what stands in made, or what ran.
const redSays = `if (made.length > 0) return "it became " + made.map((e) => e.outerHTML.slice(0, 120)).join(" ");
	return typeof window.pwned === "undefined" ? "" : String(window.pwned);`
