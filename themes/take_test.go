package themes_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/dop251/goja"

	"partnerbook/generator/word"
	"partnerbook/generator/word/wordtest"
	"partnerbook/themes"
)

// The page that is taken away in a browser: it has lists, callouts, citations and
// sources.
const takenPage = "guidance/closure.html"

const openTake = `document.querySelector("details.take summary").click(), 0`

// pressTake opens the part and presses one of its buttons.
func (p *tab) pressTake(text string) {
	p.Helper()
	const buttons = `[...document.querySelectorAll("details.take button")]`
	p.until("the button "+text, buttons+`.some((b) => b.textContent === `+quote(text)+`)`)
	ask[any](p, buttons+`.find((b) => b.textContent === `+quote(text)+`).click(), 0`)
}

// catchBytes keeps what the page would save, with its bytes.
const catchBytes = `(window.taken = [], window.blobs = new Map(), ((make) => {
	URL.createObjectURL = (blob) => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
})(URL.createObjectURL), HTMLAnchorElement.prototype.click = function () {
	const { download } = this;
	blobs.get(this.href).arrayBuffer().then((data) => taken.push({ name: download, data: btoa([...new Uint8Array(data)].map((b) => String.fromCharCode(b)).join("")) }));
}, 0)`

func (p *tab) takes(text string) (name string, data []byte) {
	p.Helper()
	ask[any](p, `taken.length = 0`)
	p.pressTake(text)
	return p.saved()
}

// saved waits for the file that the page saves.
func (p *tab) saved() (name string, data []byte) {
	p.Helper()
	p.until("the file", `taken.length === 1`)
	data, err := base64.StdEncoding.DecodeString(ask[string](p, `taken[0].data`))
	if err != nil {
		p.Fatal(err)
	}
	return ask[string](p, `taken[0].name`), data
}

// takeScript returns a runtime in which m is what a script of take/ exports, and t
// gives the English words.
func takeScript(t testing.TB, entry string) *goja.Runtime {
	t.Helper()
	script, err := bundle("take/" + entry)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := fs.ReadFile(themes.FS, "default/strings/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]any{}
	if err := toml.Unmarshal(raw, &words); err != nil {
		t.Fatal(err)
	}
	vm := goja.New()
	if _, err := vm.RunString(script + `;
		var words = ` + encoded(t, words) + `;
		var t = (key, values = {}) => { if (!(key in words)) throw "no words " + key; return words[key].replace(/\{(\w+)\}/g, (place, name) => name in values ? values[name] : place); };`); err != nil {
		t.Fatal(err)
	}
	return vm
}

// takenBy returns what the script in a browser should save of a page at an address,
// made by the generator's writer of nodes that the generator's reader finds.
func takenBy(t *testing.T, html []byte, base string, section int) []byte {
	t.Helper()
	all := readNodes(t, string(mainOf.Find(html)))
	sources := word.Find(all, "sources")
	page := map[string]any{
		"title": "Closing the project", "lead": plainOf(word.Find(all, "lead")), "label": "", "base": base, "name": "Partnerbook", "date": "2026-11-21",
		"language": "en", "origin": "Taken from Ways to deliver a benefits service, page “Closing the project”, reviewed 21 November 2026.",
		"sourcesTitle": "What this page rests on", "text": word.Find(all, "text").Children, "sources": ofTag(sources, "ul"),
	}
	vm := takeScript(t, "page.js")
	value, err := vm.RunString(`var page = ` + encoded(t, page) + `; JSON.stringify(m.documentOf(page, m.sectionsOf(page.text)[` + encoded(t, section) + `], t))`)
	if err != nil {
		t.Fatal(err)
	}
	var made struct {
		Info  word.Info
		Nodes []*word.Node
	}
	if err := json.Unmarshal([]byte(value.String()), &made); err != nil {
		t.Fatal(err)
	}
	data, err := word.Document(made.Info, made.Nodes)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func ofTag(n *word.Node, tag string) []*word.Node {
	var out []*word.Node
	for _, c := range n.Children {
		if c.Tag == tag {
			out = append(out, c)
		}
	}
	return out
}

func plainOf(n *word.Node) string {
	out := n.Text
	for _, c := range n.Children {
		out += plainOf(c)
	}
	return out
}

// TestTakeAway takes a page and one of its sections away, from disk and over HTTP: the
// documents are those that the generator would make, byte for byte.
func TestTakeAway(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	html := readFile(t, filepath.Join(b.dir, filepath.FromSlash(takenPage)))
	for _, at := range places(b, takenPage) {
		base := ""
		if strings.HasPrefix(at, "http") {
			base = at
		}
		p.open(at)
		ask[any](p, catchBytes)
		if n := ask[int](p, `[...document.scripts].filter((s) => !/head|made|edition/.test(s.src)).length`); n > 2 {
			t.Errorf("%s has %d scripts before anything is asked", at, n)
		}
		ask[any](p, openTake)
		name, data := p.takes("Word document (.docx)")
		if name != "closure.docx" {
			t.Errorf("the file is called %s", name)
		}
		for _, problem := range wordtest.Check(data) {
			t.Error(problem)
		}
		if want := takenBy(t, html, base, -1); !bytes.Equal(data, want) {
			t.Errorf("%s: the document is not the generator's: %d and %d bytes", at, len(data), len(want))
			for part, text := range wordtest.Parts(want) {
				if other := wordtest.Parts(data)[part]; other != text {
					t.Errorf("%s:\n%.3000s\n%.3000s", part, other, text)
				}
			}
		}
		ask[any](p, `document.getElementById("take-what").value = "1", 0`)
		if _, data = p.takes("Word document (.docx)"); !bytes.Equal(data, takenBy(t, html, base, 1)) {
			t.Errorf("%s: the section is not the generator's", at)
		}
		ask[any](p, `document.getElementById("take-what").value = "", 0`)
		name, data = p.takes("Page to keep or print (.html)")
		text := string(data)
		if name != "closure.html" || !strings.Contains(text, "<h1>Closing the project</h1>") || !strings.Contains(text, "Taken from Ways to deliver") || strings.Contains(text, "<script") {
			t.Errorf("%s is\n%.2000s", name, text)
		}
		p.quiet(at)
	}
}

// TestTakenHTML writes hostile nodes as a page of its own: what was text stays text,
// and links lead only to pages and mailboxes.
func TestTakenHTML(t *testing.T) {
	vm := takeScript(t, "html.js")
	for name, html := range wordtest.Cases() {
		value, err := vm.RunString(`m.htmlOf(` + encoded(t, wordInfo("en")) + `, ` + encoded(t, readNodes(t, html+" ")) + `)`)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out := value.String()
		for _, never := range []string{"<script", "javascript:", "<svg", "<img", "onclick", "vbscript:", "file:"} {
			if strings.Contains(out, never) {
				t.Errorf("%s has %s:\n%s", name, never, out)
			}
		}
	}
	value, err := vm.RunString(`m.htmlOf(` + encoded(t, wordInfo("en")) + `, [{tag:"p",attrs:{onclick:"x",style:"y",id:'"><b>'},children:[{text:"<b>&"},{tag:"a",attrs:{href:"../c.html"},children:[{text:"c"}]}]}])`)
	if err != nil {
		t.Fatal(err)
	}
	if want := `<p id="&quot;&gt;&lt;b&gt;">&lt;b&gt;&amp;<a href="https://example.org/c.html">c</a></p>`; !strings.Contains(value.String(), want) {
		t.Errorf("%s\nlacks\n%s", value, want)
	}
}

// TestTakeScriptIsSmall bundles what comes when the reader opens the part.
func TestTakeScriptIsSmall(t *testing.T) {
	script, err := bundle("take/take.js")
	if err != nil {
		t.Fatal(err)
	}
	packed := compressed(t, []byte(script))
	t.Logf("%d bytes, %d with gzip", len(script), packed)
	if packed > 18_500 {
		t.Errorf("it has %d bytes with gzip", packed)
	}
}
