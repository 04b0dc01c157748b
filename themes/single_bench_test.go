package themes_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"

	"partnerbook/generator/bench"
)

// whenPainted notes when the first page of a site was painted, also where another
// document comes before it.
const whenPainted = `new MutationObserver((_, observer) => {
	if (document.querySelector("main h1") === null || document.querySelector("footer") === null) return;
	observer.disconnect();
	requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now(); }));
}).observe(document, { childList: true, subtree: true })`

// BenchmarkSingle opens the single files of the repository's own site and of one of 1,000
// pages, and the first page of their folders in turn, and goes on to another page: medians
// in milliseconds, from the navigation to the paint.
func BenchmarkSingle(b *testing.B) {
	own := everySite(b)[0]
	for _, s := range []struct {
		name string
		site built
		next string
	}{{"own", own, "guidance/closure.html"}, {"1000", benchSite(b), "section-010/page-003.html"}} {
		b.Run(s.name, func(b *testing.B) {
			file := singleFile(b, s.site)
			info, err := os.Stat(s.site.dir + ".html")
			if err != nil {
				b.Fatal(err)
			}
			p := openTab(b)
			command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: whenPainted})
			var opened, folder, gone []float64
			for b.Loop() {
				folder = append(folder, p.paints(s.site.file("index.html")))
				opened = append(opened, p.paints(file))
				gone = append(gone, ask[float64](p, `new Promise((done) => {
					const from = performance.now();
					new MutationObserver(() => { if (document.querySelector("footer") !== null) requestAnimationFrame(() => setTimeout(() => done(performance.now() - from))); }).observe(document, { childList: true, subtree: true });
					location.hash = "/`+s.next+`";
				})`))
			}
			b.ReportMetric(float64(info.Size()), "bytes")
			b.ReportMetric(median(folder), "folder-ms")
			b.ReportMetric(median(opened), "open-ms")
			b.ReportMetric(median(gone), "next-ms")
			b.ReportMetric(ask[float64](p, `performance.memory.usedJSHeapSize / 1e6`), "heap-MB")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func (p *tab) paints(address string) float64 {
	p.Helper()
	p.open("about:blank")
	p.open(address)
	p.until("the paint", `"painted" in window`)
	return ask[float64](p, `painted`)
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// benchSite builds the synthetic site of 1,000 pages.
func benchSite(b *testing.B) built {
	b.Helper()
	dir := b.TempDir()
	if err := bench.Corpus(filepath.Join(dir, "site"), 1000); err != nil {
		b.Fatal(err)
	}
	files := os.DirFS(filepath.Join(dir, "site"))
	s := siteList{dir: dir}
	site, err := s.buildOne("thousand", files, os.DirFS(filepath.Join(dir, "site", "content")))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		for _, server := range s.servers {
			server.Close()
		}
	})
	return site
}
