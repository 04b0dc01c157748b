package themes_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestMeaningOfTerms opens the meaning of a glossary term with the keyboard and
// with a click, and closes it with Escape and with a click elsewhere. No script takes
// part in it.
func TestMeaningOfTerms(t *testing.T) {
	t.Parallel()
	p := withoutScripts(t)
	b := everySite(t)[1]
	p.open(b.file("terms.html"))
	const (
		open   = `document.querySelector(".meaning:popover-open") !== null`
		closed = `document.querySelector(".meaning:popover-open") === null`
	)
	p.until("the meaning to be hidden", closed)
	ask[bool](p, `(document.querySelector("button.term").focus(), true)`)
	for _, key := range []string{kb.Enter, " "} {
		p.do(chromedp.KeyEvent(key))
		p.until("the meaning", open)
		p.do(chromedp.KeyEvent(kb.Escape))
		p.until("its end", closed)
		if !ask[bool](p, `document.activeElement.matches("button.term")`) {
			t.Error("the focus did not stay on the term")
		}
	}
	p.do(chromedp.Click(chromedp.CSS("button.term")))
	p.until("the meaning", open)
	if out := ask[[]string](p, sticksOut); len(out) > 0 {
		t.Errorf("it stands out of the window: %v", out)
	}
	p.do(chromedp.KeyEvent(kb.Tab))
	if !ask[bool](p, `document.activeElement.matches(".meaning a")`) {
		t.Error("the link to the glossary does not come next")
	}
	p.do(chromedp.Click(chromedp.CSS("h1")))
	p.until("its end", closed)
	p.quiet(b.name)
}

// TestTermsOncePerSection counts the terms that can be opened.
func TestTermsOncePerSection(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.open(everySite(t)[1].file("terms.html"))
	if got := ask[int](p, `document.querySelectorAll("button.term").length`); got != 2 {
		t.Errorf("%d terms can be opened, want one in each of two sections", got)
	}
}
