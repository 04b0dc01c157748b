package themes_test

import (
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/cdproto/storage"
)

// awaits waits until the server was asked for a path.
func (s *keptSite) awaits(p *tab, path string) {
	s.Helper()
	for !slices.Contains(s.requests(), path) {
		p.until("a request", "true")
	}
}

// TestKilledInstallation ends the worker in the middle of its first installation. The
// next visit goes on where it ended.
func TestKilledInstallation(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	s := newKeptSite(t)
	s.publish(t, 21, "true", keptPages())
	let := s.holds("/two.html")
	p.open(s.at("index.html"))
	s.awaits(p, "/two.html")
	command(p, serviceworker.Enable, cdp.Empty{})
	command(p, serviceworker.StopAllWorkers, cdp.Empty{})
	let()
	p.until("no worker", `globalThis.none === true || (navigator.serviceWorker.getRegistrations().then((all) => { globalThis.none = all.every((r) => r.active === null); }), false)`)
	s.requests()
	p.visit(s)
	if asked := s.requests(); slices.Contains(asked, "/404.html") || !slices.Contains(asked, "/two.html") {
		t.Errorf("%q were fetched; those that were there need not be", asked)
	}
}

// TestNotKept visits with little room, and as somebody who saves data: nothing is kept,
// and the site works.
func TestNotKept(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	s := newKeptSite(t)
	s.publish(t, 21, "true", keptPages())
	room := 1e5
	command(p, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: s.server.URL, QuotaSize: &room})
	p.open(s.at("index.html"))
	ask[any](p, `navigator.serviceWorker.register("sw.js").then(({ installing }) => {
		if (installing === null) globalThis.ended = "redundant"; // before this was told
		else installing.addEventListener("statechange", () => { globalThis.ended = installing.state; });
	})`)
	p.until("the worker to give up", `globalThis.ended === "redundant"`)
	if asked := s.requests(); slices.Contains(asked, "/two.html") {
		t.Errorf("without room %q were fetched", asked)
	}
	command(p, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: s.server.URL})
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{
		Source: `Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) });
			addEventListener("load", () => setTimeout(() => { globalThis.loaded = true; }, 50));`,
	})
	p.open(s.at("one.html"))
	p.until("the page", "globalThis.loaded === true")
	if n := ask[int](p, `navigator.serviceWorker.getRegistrations().then((all) => all.length)`); n != 0 {
		t.Errorf("there are %d workers for somebody who saves data", n)
	}
}
