package themes_test

import (
	"bytes"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/word"
	"partnerbook/generator/word/wordtest"
)

// wordTwin makes documents with the browser's script.
type wordTwin struct{ engine }

func (w wordTwin) document(t testing.TB, info word.Info, nodes []*word.Node) []byte {
	t.Helper()
	if nodes == nil {
		nodes = []*word.Node{}
	}
	return w.bytes(t, "m.makeDocument("+encoded(t, info)+", "+encoded(t, nodes)+")")
}

// same reports where the documents of the two differ, and what is wrong with them.
func (w wordTwin) same(t *testing.T, info word.Info, nodes []*word.Node) []byte {
	t.Helper()
	want, err := word.Document(info, nodes)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range wordtest.Check(want) {
		t.Error(problem)
	}
	got := w.document(t, info, nodes)
	if bytes.Equal(got, want) {
		return want
	}
	theirs, ours := wordtest.Parts(got), wordtest.Parts(want)
	for _, name := range slices.Sorted(keysOf(ours)) {
		if diff := cmp.Diff(pieces(ours[name]), pieces(theirs[name])); diff != "" {
			t.Fatalf("%s (-Go +JavaScript):\n%s", name, diff)
		}
	}
	t.Fatal("the parts are the same, and the packages are not")
	return nil
}

func keysOf(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for key := range m {
			if !yield(key) {
				return
			}
		}
	}
}

func pieces(xml string) []string { return strings.SplitAfter(xml, ">") }

// wordInfo is what the documents of the tests are.
func wordInfo(language string) word.Info {
	return word.Info{
		Title: "A page & more", Subject: "What it <says>.", Creator: "Whoever", Language: language, Date: "2026-11-21", Origin: "From a site",
		Base: "https://example.org/guidance/a.html", Label: "Withdrawn. Use another.",
		Fields: wordtest.Fields(),
		Words:  word.Words{Page: "Page {n} of {all}", Contents: "Contents", Picture: "Picture: {alt}", Choose: "Choose", Months: "January February March April May June July August September October November December"},
	}
}

// TestWordParity holds the two writers to each other, byte for byte: on written cases,
// on the text of every page of both sites, and on many pages in one document. The
// engine in Go takes one page in sixty.
func TestWordParity(t *testing.T) {
	t.Parallel()
	pages := textsOfPages(t)
	if len(pages) < 150 {
		t.Fatalf("only %d pages have a text", len(pages))
	}
	engines(t, "word/document.js", func(t *testing.T, e engine, of int) {
		twin := wordTwin{e}
		cases := wordtest.Cases()
		for _, name := range slices.Sorted(maps.Keys(cases)) {
			t.Run(name, func(t *testing.T) {
				html := cases[name]
				twin.same(t, wordInfo("en"), readNodes(t, html))
				if of > 10 {
					return
				}
				plain := wordInfo("cy")
				plain.Base, plain.Contents, plain.Fields = "", true, nil
				twin.same(t, plain, readNodes(t, html))
			})
		}
		if of > 1 {
			of *= 6 // there are many pages
		}
		some := oneIn(of, pages)
		for _, page := range some {
			twin.same(t, wordInfo("en"), page.Children[1:])
		}
		pack := wordInfo("en")
		pack.Contents = true
		twin.same(t, pack, some[:min(20, len(some))]) // as many as a reader's pack may have
	})
}

// textsOfPages returns the texts of the pages of both sites, each as the article that
// a pack has: the address as a heading, and the text.
func textsOfPages(t *testing.T) []*word.Node {
	t.Helper()
	var out []*word.Node
	for _, b := range everySite(t) {
		for _, address := range b.pages {
			if nodes := bodyOf(t, readFile(t, filepath.Join(b.dir, filepath.FromSlash(address)))); len(nodes) > 0 {
				heading := &word.Node{Tag: "h1", Children: []*word.Node{{Text: address}}}
				out = append(out, &word.Node{Tag: "article", Attrs: map[string]string{"data-base": address}, Children: append([]*word.Node{heading}, nodes...)})
			}
		}
	}
	return out
}

func readNodes(t testing.TB, html string) []*word.Node {
	t.Helper()
	nodes, err := word.Read([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	return nodes
}

var mainOf = regexp.MustCompile(`(?s)<main.*</main>`)

// bodyOf returns the nodes of a page's text.
func bodyOf(t testing.TB, page []byte) []*word.Node {
	t.Helper()
	text := word.Find(readNodes(t, string(mainOf.Find(page))), "text")
	if text == nil {
		return nil
	}
	return text.Children
}

// TestWordScriptsArePure looks for what the engine of these tests lacks, and for
// whatever sends something. One script alone knows of the page.
func TestWordScriptsArePure(t *testing.T) {
	uses(t, "word", sends, regexp.MustCompile(`\\p\{|\bIntl\b|TextDecoder|structuredClone|\bwindow\b|\bDate\b|localStorage|\(\?<|innerHTML|\bdocument\.[a-z]+[A-Z(]`))
}

// TestWordScriptIsSmall bundles what makes documents.
func TestWordScriptIsSmall(t *testing.T) {
	script, err := bundle("word/document.js")
	if err != nil {
		t.Fatal(err)
	}
	packed := compressed(t, []byte(script))
	t.Logf("%d bytes, %d with gzip", len(script), packed)
	if packed > 14_500 {
		t.Errorf("it has %d bytes with gzip", packed)
	}
}
