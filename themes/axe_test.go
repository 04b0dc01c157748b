package themes_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeScript returns axe-core, which finds mistakes that keep people out
// (github.com/dequelabs/axe-core). It comes from npm and is not kept here:
// AXE_PATH says where axe.min.js is.
func axeScript(t *testing.T) string {
	t.Helper()
	name := os.Getenv("AXE_PATH")
	if name == "" {
		needed(t, "there is no axe-core; set AXE_PATH to its axe.min.js")
	}
	script, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

// finding is something that axe-core found wrong.
type finding struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML, FailureSummary string }
}

func (f finding) String() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s (%s): %s", f.ID, f.Impact, f.Help)
	for i, n := range f.Nodes {
		if i == 3 {
			fmt.Fprintf(&out, "\n    and %d more", len(f.Nodes)-i)
			break
		}
		fmt.Fprintf(&out, "\n    %.200s\n    %s", n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n      "))
	}
	return out.String()
}

const (
	allRules = `{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]}`
	// ofLooks are the rules that depend on colours and sizes.
	ofLooks = `{runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]}, resultTypes: ["violations"]}`
	// ofColours are the rules that depend on colours.
	ofColours = `{runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}, resultTypes: ["violations"]}`
)

// axe has axe-core look at the page that is open.
func (p *tab) axe(script, options string) []finding {
	p.Helper()
	if !ask[bool](p, "'axe' in window") {
		p.do(chromedp.Evaluate[chromedp.Void](script))
	}
	return ask[[]finding](p, "axe.run("+options+").then((r) => r.violations)")
}

// TestAccessibility has axe-core look at a page of each kind of each site, light
// and dark, wide and narrow; while somebody works, of one site.
func TestAccessibility(t *testing.T) {
	script := axeScript(t)
	all := everySite(t)
	if quick() {
		all = all[1:] // the specimen, which has more of everything on fewer pages
	}
	for _, b := range all {
		for kind, address := range b.kinds {
			t.Run(b.name+" "+kind, func(t *testing.T) {
				t.Parallel()
				p := openTab(t)
				p.open(b.http(address))
				p.accessible(script, b.name+" "+address)
			})
		}
	}
}

// accessible reports what axe-core finds on the page that is open. In the dark nothing
// is different but the colours, and on a narrow page but the sizes: one look at both is
// enough outside the long tier.
func (p *tab) accessible(script, where string) {
	p.Helper()
	p.axeAt(script, where, "light", 1280, allRules)
	p.axeAt(script, where, "dark", 390, ofLooks)
	if long() {
		p.axeAt(script, where, "light", 390, allRules)
		p.axeAt(script, where, "dark", 1280, allRules)
	}
}

func (p *tab) axeAt(script, where, scheme string, width int64, rules string) {
	p.Helper()
	p.prefers("", "prefers-color-scheme", scheme)
	p.size(width, 900)
	for _, f := range p.axe(script, rules) {
		p.Errorf("%s, %s, %d pixels: %s", where, scheme, width, f)
	}
}

// TestForcedColours looks at the contrast where the reader's system sets the
// colours.
func TestForcedColours(t *testing.T) {
	t.Parallel()
	script := axeScript(t)
	aTabOfEachKind(t, func(t *testing.T, p *tab, b built, address string) {
		p.open(b.http(address))
		schemes := []string{"light", "dark"}
		if !long() { // one of them for each page, and both for all of them together
			schemes = schemes[len(address)%2:][:1]
		}
		for _, scheme := range schemes {
			p.prefers("", "forced-colors", "active", "prefers-color-scheme", scheme)
			if !ask[bool](p, "matchMedia('(forced-colors: active)').matches") {
				t.Fatal("the browser forces no colours")
			}
			for _, f := range p.axe(script, ofColours) {
				t.Errorf("%s %s, forced %s: %s", b.name, address, scheme, f)
			}
		}
	})
}

// TestOverlayIsAccessible looks at a page with problems shown over it, and at
// the page for what is not found.
func TestOverlayIsAccessible(t *testing.T) {
	t.Parallel()
	script := axeScript(t)
	p := openTab(t)
	l := startLive(t)
	p.open(l.url + "/nothing.html")
	p.until("the page", stands("h1", true))
	l.edit("a [lost link](nowhere.md) and [here](index.md)")
	p.until("the overlay", stands(".live-overlay", true))
	p.accessible(script, "overlay")
}
