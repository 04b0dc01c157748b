package themes_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/performance"
)

// slowness is how many times slower than here the processor is, as Lighthouse reckons a
// telephone of the middle price.
const slowness = 4

// slowPages are those whose scripts do the most when they are opened.
var slowPages = []string{
	"index.html", "guidance/shared-services.html", "search.html", "directory/index.html", "reviews.html", "a-z.html", "checklists/benefits.html",
	"templates/project-plan.html", comparePage, "decision-aids/where-to-start.html", calculatorPage, gapMapPage, scorePage,
}

// BenchmarkSlowOpening opens pages on a slow processor, with nothing kept from before. It
// reports, in milliseconds of that processor:
//
//	busy-ms      for how long the main thread worked
//	longest-ms   its longest task, during which nothing answers the reader
func BenchmarkSlowOpening(b *testing.B) {
	site := everySite(b)[0]
	for _, address := range slowPages {
		b.Run(address, func(b *testing.B) {
			var busy, longest float64
			for b.Loop() {
				p := slowTab(b)
				p.open(site.http(address))
				p.rests()
				busy += p.worked()
				longest = max(longest, p.longest(0))
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(busy/float64(b.N), "busy-ms")
			b.ReportMetric(longest, "longest-ms")
		})
	}
}

// BenchmarkSlowUse does on a slow processor what readers do, each with what it needs at
// hand; see [BenchmarkSlowOpening].
func BenchmarkSlowUse(b *testing.B) {
	site := everySite(b)[0]
	for _, use := range []struct{ name, address, do string }{
		{"a query", "search.html", `const field = document.getElementById("search-words"); field.value = "sharing costs between councils %d"; field.form.requestSubmit()`},
		{"a letter in the box", "index.html", `const box = document.querySelector(".search-box input[type=search]"); box.focus(); box.value = "overpay".slice(0, 1 + %d %% 7); box.dispatchEvent(new Event("input", { bubbles: true }))`},
		{"an answer of a comparison", comparePage, `const all = document.querySelectorAll("#aid-app input[type=radio]"); all[%d %% all.length].click()`},
		{"a figure of a calculation", calculatorPage, `const field = document.querySelector("#aid-app input[inputmode], #aid-app input[type=text]"); field.value = "%d"; field.dispatchEvent(new Event("input", { bubbles: true })); field.dispatchEvent(new Event("change", { bubbles: true }))`},
		{"a tick of a checklist", "checklists/benefits.html", `const all = document.querySelectorAll("main .check-row input, main .check-row button"); all[%d %% all.length].click()`},
	} {
		b.Run(use.name, func(b *testing.B) {
			p := slowTab(b)
			p.open(site.http(use.address))
			p.rests()
			opened := ask[float64](p, "performance.now()")
			var busy float64
			n := 0
			for b.Loop() {
				before := p.worked()
				n++
				ask[any](p, "void (() => { "+fmt.Sprintf(use.do, n)+" })()")
				p.rests()
				busy += p.worked() - before
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(busy/float64(n), "busy-ms")
			b.ReportMetric(p.longest(opened), "longest-ms")
		})
	}
}

// slowTab opens a tab on a slow processor.
func slowTab(b *testing.B) *tab {
	b.Helper()
	p := openTab(b)
	command(p, performance.Enable, performance.EnableParams{})
	command(p, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slowness})
	return p
}

// rests waits until nothing is to be done.
func (p *tab) rests() {
	p.Helper()
	ask[any](p, `new Promise((done) => setTimeout(() => requestIdleCallback(() => setTimeout(() => requestIdleCallback(() => done()), 200)), 200))`)
}

// worked returns for how many milliseconds the main thread has worked.
func (p *tab) worked() float64 {
	p.Helper()
	for _, m := range command(p, performance.GetMetrics, cdp.Empty{}).Metrics {
		if m.Name == "TaskDuration" {
			return 1000 * m.Value
		}
	}
	p.Fatal("the browser does not say for how long it worked")
	return 0
}

// longest returns how many milliseconds the longest task took that began after a moment of
// the page's clock; 0 if none took 50.
func (p *tab) longest(from float64) float64 {
	p.Helper()
	return ask[float64](p, fmt.Sprintf(`new Promise((done) => {
		setTimeout(() => done(0), 200);
		new PerformanceObserver((list) => done(Math.max(0, ...list.getEntries().filter((e) => e.startTime >= %f).map((e) => e.duration)))).observe({ type: "longtask", buffered: true });
	})`, from))
}
