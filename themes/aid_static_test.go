package themes_test

import (
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"partnerbook/generator/aid"
)

// ownAids returns the decision aids of the repository's own site, by ids.
func ownAids(t testing.TB) map[string]*aid.Definition {
	t.Helper()
	out := map[string]*aid.Definition{}
	for name, d := range everyAid(t) {
		if id, own := strings.CutPrefix(name, "content/"); own {
			out[id] = d
		}
	}
	return out
}

// aidPages returns the addresses of the pages of the site's aids.
func (b *built) aidPages(t testing.TB) []string {
	t.Helper()
	var out []string
	for id := range ownAids(t) {
		for _, address := range b.pages {
			if address == "decision-aids/"+id+".html" || strings.HasPrefix(address, "decision-aids/"+id+"/") {
				out = append(out, address)
			}
		}
	}
	slices.Sort(out)
	return out
}

// withoutScripts opens a tab in which no script of a page runs.
func withoutScripts(t testing.TB) *tab {
	t.Helper()
	p := openTab(t)
	command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return p
}

// follow clicks the link that a selector finds first, and waits for its page.
func (p *tab) follow(selector string) {
	p.Helper()
	to := ask[string](p, `(document.querySelector(`+quote(selector)+`) || {}).href || ""`)
	if to == "" {
		p.Fatalf("%s: there is no link %s", ask[string](p, "location.href"), selector)
	}
	p.do(chromedp.Click(chromedp.CSS(selector)))
	p.arrives(to)
}

func (p *tab) arrives(to string) {
	p.Helper()
	p.until(to, `location.href === `+quote(to)+` && document.readyState === "complete" && document.querySelector("main h1") !== null`)
}

// cited are the links to evidence on a page.
const cited = `[...document.querySelectorAll("main :is(a.cite, .aid-sources a, .aid-evidence a, .aid-rests-list a)")].map((a) => a.href)`

// aidWays are ways to a result through the static pages of each kind of aid: links
// that are followed one after the other, and what stands at the end.
var aidWays = map[aid.Kind][]struct {
	links []string
	end   string
}{
	aid.CompareKind: {
		{[]string{".aid-profiles a"}, "#answer"},
		{[]string{".aid-profiles li:last-child a", ".aid-profiles a"}, "#answer"},
		{[]string{".aid-foot a:last-child"}, ":is(.aid-box, .aid-blank-box)"},
	},
	aid.ScoreKind:      {{nil, "#bands"}, {[]string{".without-script a"}, ":is(.aid-box, .aid-blank-box)"}},
	aid.CalculatorKind: {{nil, "#outputs"}, {[]string{"a.without-script"}, ":is(.aid-box, .aid-blank-box)"}},
	aid.GapMapKind:     {{nil, ".aid-status"}, {[]string{".without-script a"}, ":is(.aid-box, .aid-blank-box)"}},
}

// TestAidsWithoutScripts goes from the first page of every aid to a result and to
// its evidence by links alone, from disk and where no script runs.
func TestAidsWithoutScripts(t *testing.T) {
	t.Parallel()
	b := everySite(t)[0]
	p := withoutScripts(t)
	evidence := map[string]string{} // addresses, and where they stand
	note := func() {
		t.Helper()
		for _, to := range ask[[]string](p, cited) {
			evidence[to] = ask[string](p, "location.href")
		}
	}
	tried := map[aid.Kind]bool{}
	for _, id := range slices.Sorted(maps.Keys(ownAids(t))) {
		d := ownAids(t)[id]
		if quick() && tried[d.Kind] {
			continue
		}
		tried[d.Kind] = true
		first := b.file("decision-aids/" + id + ".html")
		if d.Kind == aid.GuideKind {
			for _, option := range []string{"li:first-child", "li:last-child"} {
				p.open(first)
				p.answersBy(".aid-options " + option + " a")
				note()
			}
		}
		for _, way := range aidWays[d.Kind] {
			p.open(first)
			if ask[bool](p, `document.getElementById("aid-app").checkVisibility()`) {
				t.Errorf("%s: the interface is shown without its script", id)
			}
			note()
			for _, link := range way.links {
				p.follow(link)
			}
			if !ask[bool](p, `document.querySelector("main `+way.end+`") !== null`) {
				t.Errorf("%s: %s leads to no %s", id, strings.Join(way.links, ", "), way.end)
			}
			note()
		}
		p.open(first)
		p.follow(`.aid-foot a[href$="how.html"]`)
		note()
		p.quiet(id)
	}
	if len(evidence) < 15 || !quick() && len(evidence) < 50 {
		t.Errorf("there are only %d links to evidence", len(evidence))
	}
	places := map[string][]string{} // of evidence, by the pages on which they are
	for to := range evidence {
		page, place, _ := strings.Cut(to, "#")
		places[page] = append(places[page], place)
	}
	for page, ids := range places {
		p.open(page)
		if missing := ask[[]string](p, encoded(t, ids)+`.filter((id) => document.querySelector("main " + (id ? "#" + CSS.escape(id) : "h1")) === null)`); len(missing) > 0 {
			t.Errorf("%s is cited, as in %s, and lacks %q", page, evidence[strings.TrimSuffix(page+"#"+missing[0], "#")], missing)
		}
	}
	p.quiet("evidence")
}

// answersBy goes through a guide by the links that a selector finds.
func (p *tab) answersBy(selector string) {
	p.Helper()
	p.follow(".aid-start")
	const result = `document.querySelector(".aid-result h1") !== null`
	for steps := 0; !ask[bool](p, result); steps++ {
		if steps > 20 {
			p.Fatalf("%s: the way does not end", ask[string](p, "location.href"))
		}
		p.follow(selector)
	}
	if lack := ask[string](p, `["#page-flips", ".aid-answers", "#page-rests", ".aid-foot"].filter((s) => !document.querySelector(s)).join()`); lack != "" {
		p.Errorf("%s: the result has no %s", ask[string](p, "location.href"), lack)
	}
}

// TestGuideWithoutScriptsByKeyboard answers a guide with the Tab key and Enter,
// changes an answer, and opens what the result rests on.
func TestGuideWithoutScriptsByKeyboard(t *testing.T) {
	t.Parallel()
	b := everySite(t)[0]
	p := withoutScripts(t)
	p.open(b.file("decision-aids/where-to-start.html"))
	enter := func(what, selector string) {
		t.Helper()
		p.tabTo(what, `e.matches(`+quote(selector)+`)`)
		to := ask[string](p, `document.activeElement.href`)
		p.press("Enter")
		p.arrives(to)
	}
	enter("the start", ".aid-start")
	for i := 0; !ask[bool](p, `document.querySelector(".aid-result") !== null`); i++ {
		if i > 5 {
			t.Fatal("the guide does not end")
		}
		enter("an answer", ".aid-options a")
	}
	before := ask[string](p, `document.querySelector("h1").textContent`)
	enter("the way back", ".aid-back a")
	if !ask[bool](p, `document.querySelector(".aid-options") !== null`) {
		t.Error("Back leads to no question")
	}
	enter("another answer", ".aid-change a")
	for !ask[bool](p, `document.querySelector(".aid-result") !== null`) {
		enter("an answer", ".aid-options li:last-child a")
	}
	if after := ask[string](p, `document.querySelector("h1").textContent`); after == before {
		t.Errorf("all ways lead to %q", after)
	}
	enter("the evidence", "main :is(a.cite, .aid-sources a)")
	if !ask[bool](p, `document.querySelector(":target") !== null`) {
		t.Errorf("%s is not there", ask[string](p, "location.href"))
	}
	p.quiet("keyboard")
}

// TestAidLinksStand follows every link of every page of the aids, in files.
func TestAidLinksStand(t *testing.T) {
	b := everySite(t)[0]
	ids := map[string]map[string]bool{} // of files that were read
	idsOf := func(name string) map[string]bool {
		if ids[name] == nil {
			ids[name] = map[string]bool{}
			data, err := os.ReadFile(name)
			if err != nil {
				return nil
			}
			for _, e := range elements(t, data) {
				if id := attribute(e, "id"); id != "" {
					ids[name][id] = true
				}
			}
		}
		return ids[name]
	}
	for _, address := range b.aidPages(t) {
		data := readFile(t, filepath.Join(b.dir, filepath.FromSlash(address)))
		for _, e := range elements(t, data) {
			to, place, _ := strings.Cut(attribute(e, "href"), "#")
			if e.Data != "a" || strings.Contains(to, ":") {
				continue
			}
			name := filepath.Join(b.dir, filepath.FromSlash(path.Join(path.Dir(address), to)))
			if to == "" {
				name = filepath.Join(b.dir, filepath.FromSlash(address))
			}
			if _, err := os.Stat(name); err != nil {
				t.Errorf("%s leads to %s, which is not there", address, to)
			} else if place != "" && !idsOf(name)[place] {
				t.Errorf("%s leads to #%s, which is not in %s", address, place, to)
			}
		}
	}
}

// elements returns the elements of a page.
func elements(t testing.TB, data []byte) []*html.Node {
	t.Helper()
	root, err := html.ParseWithOptions(strings.NewReader(string(data)), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			out = append(out, n)
		}
	}
	return out
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// TestSearchWithoutScripts finds the way to the index from a page of an aid, whose
// search form cannot be sent.
func TestSearchWithoutScripts(t *testing.T) {
	t.Parallel()
	b := everySite(t)[0]
	for _, address := range []string{"decision-aids/where-to-start.html", "decision-aids/where-to-start/at.html", "decision-aids/choose-delivery-model/profile/savings-first.html"} {
		p := withoutScripts(t)
		for _, width := range []int64{1280, 320} {
			p.size(width, 800)
			p.open(b.file(address))
			if ask[bool](p, `document.getElementById("search-box").checkVisibility()`) {
				t.Errorf("%s shows a form that cannot be sent", address)
			}
			if wide := ask[[]string](p, sticksOut); len(wide) > 0 {
				t.Errorf("%s at %d pixels: wider than the window: %s", address, width, strings.Join(wide, ", "))
			}
			p.follow(".search-plain a")
			if got := ask[string](p, "document.body.className"); got != "kind-index" {
				t.Errorf("%s leads to a page of %s", address, got)
			}
			p.quiet(address)
		}
		p = openTab(t)
		p.open(b.file(address))
		if !ask[bool](p, `document.getElementById("search-box").checkVisibility() && document.querySelector(".search-plain") === null`) {
			t.Errorf("%s has no search form", address)
		}
		p.quiet(address)
	}
	// Elsewhere the form can be sent.
	p := withoutScripts(t)
	p.open(b.file("decision-aids/index.html"))
	if !ask[bool](p, `document.getElementById("search-box").checkVisibility() && document.querySelector(".search-plain") === null`) {
		t.Error("an ordinary page has no search form")
	}
}
