package themes_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"partnerbook/generator/kind"
)

func TestEveryKindIsLookedAt(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range everySite(t) {
		for kind := range b.kinds {
			seen[kind] = true
			base, _, _ := strings.Cut(kind, "/")
			seen[base] = true
		}
	}
	want := append(kind.Names(), "section", "topic", "topics", "reviews", "glossary", "search", "index", "pack", "reading", "translations", "aid", "aid-step", "aid-how", "aid-paper", "aid-profile")
	if long() {
		want = append(want, aidPages()...)
	}
	for _, kind := range want {
		if !seen[kind] && kind != "section" {
			t.Errorf("there is no page of kind %s", kind)
		}
	}
}

// aidPages are the pages of decision aids of every kind.
func aidPages() []string {
	want := []string{"aid-step/guide", "aid-step/guide/result", "aid-profile/compare"}
	for _, kind := range []string{"guide", "compare", "score", "calculator", "gapmap"} {
		want = append(want, "aid/"+kind, "aid-how/"+kind)
		if kind != "guide" {
			want = append(want, "aid-paper/"+kind)
		}
	}
	return want
}

// pages calls f with every page of every site that is no old address, and a tab of a
// telephone's width: a new one now and then, since a tab that is long at work counts as
// hanging.
func pages(t *testing.T, f func(p *tab, b built, address string)) {
	t.Helper()
	for _, b := range everySite(t) {
		own := slices.DeleteFunc(slices.Clone(b.pages), func(address string) bool { return slices.Contains(b.redirects, address) })
		for some := range slices.Chunk(own, 100) {
			p := openTab(t)
			p.size(320, 256)
			for _, address := range some {
				f(p, b, address)
			}
		}
	}
}

// TestPagesOverHTTP opens pages over HTTP, which differ from those on disk in what a
// browser may load: one of each kind, and all of them in the long tier.
func TestPagesOverHTTP(t *testing.T) {
	t.Parallel()
	if !long() {
		p := openTab(t)
		p.size(320, 256)
		aPageOfEachKind(t, func(b built, _, address string) { p.looksWhole(b.http(address)) })
		return
	}
	pages(t, func(p *tab, b built, address string) { p.looksWhole(b.http(address)) })
}

// looksWhole opens a page, and reports what the console says of it, what it lacks
// and what stands out at the side.
func (p *tab) looksWhole(at string) {
	p.Helper()
	p.open(at)
	if wide := ask[[]string](p, sticksOut); len(wide) > 0 {
		p.Errorf("%s: wider than the window: %s", at, strings.Join(wide, ", "))
	}
	if facts := ask[string](p, lacking); facts != "" {
		p.Errorf("%s: %s", at, facts)
	}
	p.quiet(at)
}

// sticksOut names what makes a page wider than its window.
const sticksOut = `(() => {
	const root = document.scrollingElement;
	if (root.scrollWidth <= innerWidth) return [];
	return [root.scrollWidth + " pixels"].concat([...document.querySelectorAll("body *")]
		.filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest(".table, pre"))
		.map((e) => e.localName + "." + e.className).slice(0, 5));
})()`

// lacking says what every page must have.
const lacking = `(() => {
	const no = [];
	if (document.title === "") no.push("no title");
	if (document.documentElement.lang === "") no.push("no language");
	if (document.querySelectorAll("h1").length !== 1) no.push("not one h1");
	if (document.querySelectorAll("main").length !== 1) no.push("not one main");
	if (document.body.innerText.includes("[") && /\[[a-z]+(_[a-z]+)*\]/.test(document.body.innerText.replace(/\[[a-z]+\/[a-z-]+\]/g, "")))
		if (!document.querySelector(".code, code")) no.push("a word is missing in the table of words");
	for (const i of document.images) if (!i.complete || i.naturalWidth === 0) no.push("no picture " + i.src);
	const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
	for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) no.push("twice #" + id);
	return no.join("; ");
})()`

// TestOldAddressesLeadOn opens the pages that stand at old addresses.
func TestOldAddressesLeadOn(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	count := 0
	for _, b := range everySite(t) {
		for i, address := range b.redirects {
			if count++; quick() && i%5 != 0 {
				continue
			}
			for n, at := range []string{b.http(address), b.file(address)} {
				if quick() && (i/5+n)%2 == 0 {
					continue
				}
				p.open(at)
				p.until("the new page", `document.readyState === "complete" && document.querySelector("main") !== null`)
				p.quiet(at)
			}
		}
	}
	if count == 0 {
		t.Error("there are no old addresses")
	}
}

// TestPagesWorkWithoutScripts reads and navigates where no script runs: there is something
// to read, and nothing to press that would need a script.
func TestPagesWorkWithoutScripts(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	kinds := 0
	aPageOfEachKind(t, func(b built, kind, address string) {
		kinds++
		for i, at := range []string{b.http(address), b.file(address)} {
			if quick() && (kinds+i)%2 == 0 {
				continue // the next kind is tried there
			}
			p.open(at)
			title := ask[string](p, "document.querySelector('h1').innerText")
			if text := ask[string](p, "document.querySelector('main').innerText"); len(text) < len(title)+20 {
				t.Errorf("%s: there is nothing to read: %q", at, text)
			}
			if dead := ask[[]string](p, deadControls); len(dead) > 0 {
				t.Errorf("%s: these need a script: %s", at, strings.Join(dead, ", "))
			}
			p.quiet(at)
		}
	})
	for _, b := range everySite(t) {
		p.open(b.file("index.html"))
		p.do(chromedp.Click(chromedp.CSS(".site-nav li:nth-child(2) a")))
		p.until("the next page", `document.readyState === "complete" && document.querySelector(".site-nav li:nth-child(2) a[aria-current]") !== null`)
		p.quiet(b.name)
	}
}

// deadControls are what a reader sees and cannot use where no script runs: all but the search
// form, which leads to the lists, boxes to tick and what the browser itself opens.
const deadControls = `[...document.querySelectorAll("button, input, select, textarea, [role=button], a:not([href]), details:not(:has(> summary + *))")]
	.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("form[action]") && !e.matches("[popovertarget], .tasks input[type=checkbox], details :not(summary) a:not([href])"))
	.map((e) => e.outerHTML.slice(0, 100))`

// TestKeyboard goes through one page of each kind with the Tab key.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	aTabOfEachKind(t, func(t *testing.T, p *tab, b built, address string) {
		p.open(b.http(address))
		all := ask[int](p, reachable)
		for i := range 2 * all {
			p.do(chromedp.KeyEvent(kb.Tab))
			problem := ask[string](p, focusProblem)
			if problem == "the end" {
				break
			}
			if problem == "" && i == 0 && !ask[bool](p, `document.activeElement.matches(".skip")`) {
				problem = "the first is not the link that skips"
			}
			if problem != "" {
				t.Errorf("%s %s, key %d: %s", b.name, address, i+1, problem)
			}
		}
		if missed := ask[[]string](p, neverFocused); len(missed) > 0 {
			t.Errorf("%s %s: never reached: %s", b.name, address, strings.Join(missed, ", "))
		}
	})
}

// reachable counts what the Tab key must reach, and begins to note what it does.
const reachable = `(() => {
	window.reached = new Set();
	window.first = null;
	// The Tab key reaches one radio of a group: the one that is chosen, else the first.
	const stopOf = (e) => {
		const group = [...document.getElementsByName(e.name)].filter((o) => o.form === e.form);
		return group.find((o) => o.checked) || group[0];
	};
	window.wanted = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")]
		.filter((e) => !e.disabled && e.checkVisibility() && (e.type !== "radio" || e === stopOf(e)));
	return wanted.length;
})()`

// focusProblem says what is wrong with what has the focus.
const focusProblem = `(() => {
	const e = document.activeElement;
	const name = e.localName + "." + e.className + " " + e.textContent.trim().slice(0, 30);
	if (e === document.body || e === first) return "the end";
	window.first ??= e;
	if (reached.has(e)) return "twice: " + name;
	reached.add(e);
	// Beside a link of a drawing, its box shows the focus; beside a radio, its label may.
	const shape = e.ownerSVGElement && e.querySelector(".aid-shape");
	if (shape && parseFloat(getComputedStyle(shape).strokeWidth) >= 3) return "";
	const label = e.type === "radio" && e.closest("label");
	const style = getComputedStyle(label && getComputedStyle(e).outlineStyle === "none" ? label : e);
	if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "no outline: " + name;
	const box = e.getBoundingClientRect();
	if (box.width === 0 || box.right < 0 || box.left > innerWidth || box.bottom < 0 || box.top > innerHeight)
		return "not in view: " + name;
	return "";
})()`

const neverFocused = `wanted.filter((e) => !reached.has(e)).map((e) => e.localName + " " + e.textContent.trim().slice(0, 30))`

// TestSkipLink leads past the navigation.
func TestSkipLink(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	for _, b := range everySite(t) {
		p.open(b.file("index.html"))
		p.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
		if !ask[bool](p, `location.hash === "#main" && document.activeElement.closest("main, .section-nav, .facts, footer") !== null`) {
			t.Errorf("%s: after skipping, the focus is on %s", b.name, ask[string](p, "document.activeElement.outerHTML"))
		}
	}
}

// TestColourSchemes sees to it that the page follows what the reader prefers, and
// that the site's own colour is used.
func TestColourSchemes(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	const brightness = `getComputedStyle(document.documentElement).backgroundColor.match(/[0-9.]+/g).slice(0, 3).reduce((a, b) => a + +b, 0) / 3`
	for _, b := range everySite(t) {
		p.open(b.file("index.html"))
		p.prefers("", "prefers-color-scheme", "light")
		if light := ask[float64](p, brightness); light < 220 {
			t.Errorf("%s: light is as dark as %v", b.name, light)
		}
		p.prefers("", "prefers-color-scheme", "dark")
		if dark := ask[float64](p, brightness); dark > 60 {
			t.Errorf("%s: dark is as light as %v", b.name, dark)
		}
	}
	if brand := ask[string](p, "getComputedStyle(document.querySelector('.site-nav')).backgroundColor"); brand != "rgb(91, 42, 134)" {
		t.Errorf("the specimen's own colour is %s", brand)
	}
}

// TestPrint makes a PDF of one page of each kind, and sees what is on paper.
func TestPrint(t *testing.T) {
	t.Parallel()
	aTabOfEachKind(t, func(t *testing.T, p *tab, b built, address string) {
		p.open(b.file(address))
		if !ask[bool](p, `(() => {
			const line = document.querySelector("body > .alone:first-child");
			return line !== null && !line.checkVisibility();
		})()`) {
			t.Errorf("%s %s: the line for whoever opened one file alone is shown, or not there", b.name, address)
		}
		printed := command(p, page.PrintToPDF, page.PrintToPDFParams{})
		if len(printed.Data) < 1000 {
			t.Errorf("%s %s: the PDF has %d bytes", b.name, address, len(printed.Data))
		}
		p.prefers("print")
		for _, hidden := range ask[[]string](p, `[".site-nav", ".section-nav", ".neighbours", ".skip", ".search-box", ".alone"].filter((s) =>
			document.querySelector(s) !== null && document.querySelector(s).checkVisibility())`) {
			t.Errorf("%s %s: %s is on paper", b.name, address, hidden)
		}
		if strings.Contains(address, "decision-aids/") && ask[bool](p, `document.getElementById("aid-app") === null`) {
			for _, control := range ask[[]string](p, `[...document.querySelectorAll("button, input, select, textarea, .aid-back, .aid-change, .no-print")]
				.filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80))`) {
				t.Errorf("%s %s: a control is on paper: %s", b.name, address, control)
			}
		}
		for _, closed := range ask[[]string](p, `[...document.querySelectorAll("details:not(.filters, .take) > :not(summary)")].filter((e) => !e.closest(".app") && !e.checkVisibility())
			.map((e) => e.textContent.slice(0, 30))`) {
			t.Errorf("%s %s: what is closed is not on paper: %s", b.name, address, closed)
		}
		p.prefers("")
		p.quiet(b.name + " " + address)
	})
}

// TestInjectedScriptsDoNotRun puts into a page what a mistake in the program
// might let through.
func TestInjectedScriptsDoNotRun(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	own := everySite(t)[0]
	for _, at := range []string{own.http("index.html"), own.file("index.html")} {
		p.open(at)
		p.quiet(at)
		try := func(expression string) {
			t.Helper()
			held := func(params *runtime.EvaluateParams) { params.AllowUnsafeEvalBlockedByCSP = new(bool) }
			if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](expression, chromedp.EvalAwaitPromise, held)); err != nil {
				t.Fatal(err)
			}
		}
		try(`(() => {
			window.hits = [];
			const script = document.createElement("script");
			script.textContent = "hits.push('inline script')";
			document.body.append(script);
			const far = document.createElement("script");
			far.src = "data:text/javascript,hits.push('far script')";
			document.body.append(far);
			const box = document.createElement("div");
			box.innerHTML = "<b id=styled style='color:rgb(1,2,3)' onclick=\"hits.push('handler')\">x</b>" +
				"<img src='data:image/png;base64,x' onerror=\"hits.push('error handler')\"><iframe srcdoc='x'></iframe>" +
				"<form id=form action='https://x.example/'></form><a id=link href=\"javascript:hits.push('address')\">x</a>";
			document.body.append(box);
			document.getElementById("styled").click();
			document.getElementById("link").click();
			document.getElementById("form").submit();
			if (getComputedStyle(document.getElementById("styled")).color === "rgb(1, 2, 3)") hits.push("style");
			try { (0, eval)("hits.push('eval')"); } catch {}
			return true;
		})()`)
		try(`fetch("index.html").then(() => hits.push("fetch"), () => {}).then(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true)))))`)
		if hits := ask[[]string](p, "hits"); len(hits) > 0 {
			t.Errorf("%s: %s", at, strings.Join(hits, ", "))
		}
		if len(p.silence()) == 0 {
			t.Errorf("%s: the browser refused nothing", at)
		}
	}
}
