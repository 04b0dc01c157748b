package themes_test

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// TestShardThatDoesNotLoad asks where files of the index cannot be had.
func TestShardThatDoesNotLoad(t *testing.T) {
	t.Parallel()
	own := everySite(t)[0]
	for _, kind := range []string{"t-", "c", "index"} {
		p := openTab(t)
		command(p, network.SetBlockedURLs, network.SetBlockedURLsParams{
			URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/search/" + kind + "*", Block: true}},
		})
		p.open(own.url + "/search.html#q=agency+staff")
		p.until("the message", `document.querySelector(".notice[role=alert]")?.innerText.startsWith("The search could not be loaded.")`)
		command(p, network.SetBlockedURLs, network.SetBlockedURLsParams{})
		p.do(chromedp.Click(chromedp.CSS(".notice button")))
		p.until("the results", `document.querySelectorAll(".result").length > 0`)
	}
}

// staleDirectory loads the engine after a directory that names files which are not
// there, as a browser may have kept it from before the site changed.
const staleDirectory = `(async () => {
	const add = (address) => new Promise((done, fail) => {
		const script = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: fail });
		document.head.append(script);
	});
	await add("search/index.js");
	const { terms, words, cards } = partnerbook.directory.parts.en;
	for (const run of [terms, words]) run.names = "zzzzzzz".repeat(run.names.length / 7);
	await add(document.getElementById("search-box").dataset.engine);
	return (await partnerbook.search("agency staff")).total;
})()`

// TestStaleDirectory asks with a directory from before the site changed.
func TestStaleDirectory(t *testing.T) {
	t.Parallel()
	own := everySite(t)[0]
	for _, start := range []string{own.url + "/", "file://" + filepath.ToSlash(own.dir) + "/"} {
		p := openTab(t)
		p.open(start + "index.html")
		if total := ask[int](p, staleDirectory); total == 0 {
			t.Errorf("%s: nothing is found", start)
		}
	}
}

// TestFromQueryToPage goes the whole way from disk: a query, a passage, its words
// marked on the page, and back.
func TestFromQueryToPage(t *testing.T) {
	t.Parallel()
	own := everySite(t)[0]
	p := openTab(t)
	p.open("file://" + filepath.ToSlash(own.dir) + "/index.html")
	p.press("/")
	p.write("agency staff rates")
	p.press("Enter")
	p.until("the results", `document.querySelectorAll(".result").length > 0`)
	address := ask[string](p, `location.href`)
	p.do(chromedp.Click(chromedp.CSS(".passage-heading")))
	p.until("marks", `document.querySelectorAll("mark.found").length > 0`)
	p.until("the place", `(() => { const y = document.querySelector(":target").getBoundingClientRect().top; return y >= -1 && y < innerHeight; })()`)
	p.press("Escape")
	p.until("no marks", `document.querySelectorAll("mark.found").length === 0 && !location.hash.includes("find=")`)
	p.back()
	p.until("the results again", `location.href === `+quote(address)+` && document.querySelectorAll(".result").length > 0`)
	p.quiet("the way from a query to a page")
}
