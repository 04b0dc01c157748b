package themes_test

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/bench"
	"partnerbook/generator/output"
	"partnerbook/themes"
)

// BenchmarkQuery1k asks a site of 1,000 pages; see [benchmarkQuery].
func BenchmarkQuery1k(b *testing.B) { benchmarkQuery(b, 1_000) }

// BenchmarkQuery10k asks a site of 10,000 pages; see [benchmarkQuery].
func BenchmarkQuery10k(b *testing.B) { benchmarkQuery(b, 10_000) }

// The queries of the benchmarks: of one to three words, and longer ones.
var (
	shortQueries = []string{
		"council", "Newbury", "landlord portal", "temporary staff", "notice board", "experienced programme office", "winter peaks baselines",
		"share officers training", "supervise departments", "transparent regulations",
	}
	longQueries = []string{
		"how do we supervise departments that share officers in winter peaks",
		"what can a temporary programme office do about late decisions and appeals",
	}
)

// benchmarkQuery opens the search page of a synthetic site in Chromium with nothing
// kept from before, as with a first visit, and asks. Files come compressed by gzip.
// It reports of short and of long queries, means over all of them:
//
//	kB, long-kB        all scripts: programs, directory, shards and cards
//	requests           of those, the most that a short query needs
//	p95-ms             a query whose files are at hand, in the page
//	heap-MB            of the page after 50 queries
func benchmarkQuery(b *testing.B, pages int) {
	address := queriedSite(b, pages)
	var short, long, requests, times, heap []float64
	for b.Loop() {
		for _, query := range shortQueries {
			bytes, n := coldQuery(b, address, query)
			short, requests = append(short, bytes), append(requests, n)
		}
		for _, query := range longQueries {
			bytes, _ := coldQuery(b, address, query)
			long = append(long, bytes)
		}
		warm, used := warmQueries(b, address)
		times, heap = append(times, warm...), append(heap, used)
	}
	slices.Sort(times)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(mean(short)/1e3, "kB")
	b.ReportMetric(slices.Max(short)/1e3, "max-kB")
	b.ReportMetric(mean(long)/1e3, "long-kB")
	b.ReportMetric(slices.Max(requests), "requests")
	b.ReportMetric(times[len(times)*95/100], "p95-ms")
	b.ReportMetric(slices.Max(heap)/1e6, "heap-MB")
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(max(1, len(values)))
}

// queriedSite builds a synthetic site and serves it as web servers do.
func queriedSite(b *testing.B, pages int) string {
	b.Helper()
	dir := b.TempDir()
	if err := bench.Corpus(dir, pages); err != nil {
		b.Fatal(err)
	}
	w := generator.NewWorkspace(generator.Settings{
		Content: os.DirFS(filepath.Join(dir, "content")), Site: os.DirFS(dir), Themes: themes.FS, Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	})
	e, err := w.Refresh(context.Background(), generator.Everything)
	if err != nil {
		b.Fatal(err)
	}
	out := filepath.Join(dir, "public")
	if _, err := output.Write(context.Background(), out, e.Book.Files(), output.Options{Jobs: 2}); err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(gzipped(http.FileServer(http.Dir(out))))
	b.Cleanup(server.Close)
	return server.URL + "/search.html"
}

// gzipped compresses what another handler answers.
func gzipped(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		h.ServeHTTP(zipped{w, z}, r)
	})
}

type zipped struct {
	http.ResponseWriter
	io.Writer
}

func (z zipped) Write(data []byte) (int, error) { return z.Writer.Write(data) }

func (z zipped) WriteHeader(status int) {
	z.Header().Del("Content-Length")
	z.ResponseWriter.WriteHeader(status)
}

// coldQuery asks once, and returns how many bytes of scripts came and in how many
// requests.
func coldQuery(b *testing.B, address, query string) (bytes, requests float64) {
	b.Helper()
	page := openTab(b)
	page.open(address + "#q=" + strings.ReplaceAll(query, " ", "+"))
	page.until("results", `document.querySelectorAll("#search-found li").length > 0`)
	sizes := ask[[]float64](page, `performance.getEntriesByType("resource").filter((e) => e.initiatorType == "script").map((e) => e.encodedBodySize)`)
	for _, n := range sizes {
		bytes += n
	}
	return bytes, float64(len(sizes))
}

// warmQueries asks all queries several times over, and returns how many
// milliseconds those took whose files were at hand, and the page's heap in bytes.
func warmQueries(b *testing.B, address string) (times []float64, heap float64) {
	b.Helper()
	page := openTab(b)
	page.open(address)
	page.until("the engine", "Boolean(window.partnerbook && partnerbook.search)")
	times = ask[[]float64](page, fmt.Sprintf(`(async () => {
		const times = [];
		for (let i = 0; i < 50; i++) {
			const query = %[1]s[i %% %[1]s.length];
			const start = performance.now();
			await partnerbook.search(query + " ", {});
			if (i >= %[1]s.length) times.push(performance.now() - start);
		}
		return times;
	})()`, encoded(b, slices.Concat(shortQueries, longQueries))))
	return times, ask[float64](page, "performance.memory.usedJSHeapSize")
}
