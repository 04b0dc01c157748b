package themes_test

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"partnerbook/generator/coding"
)

// mostBytes is what a page with all that it loads may weigh, compressed. The first page
// of a decision aid holds the whole aid, twice: as text and for the script that works it
// out. That of a template has a form and what writes Word documents. The page of how it works holds its diagram, the same as a list, and every judgement.
const (
	mostBytes    = 25 << 10
	mostAidBytes = 64 << 10
	mostHowBytes = 32 << 10
	// A checklist has a script for noting, keeping and merging.
	mostChecklistBytes = 40 << 10
	mostFormBytes      = 52 << 10
	// The page of the pack makes documents.
	mostPackBytes = 44 << 10
)

var loaded = regexp.MustCompile(`<(?:link rel="stylesheet" href|script src)="([^"]+)"`)

// TestWeight weighs every page of the repository's own site but the sources,
// which hold whole documents, and the search page, which loads the directory of
// the index: HTML, style sheet and scripts, compressed as web servers do.
func TestWeight(t *testing.T) {
	b := everySite(t)[0]
	weights := map[string]int{} // of what several pages load
	for _, address := range b.pages {
		if path.Dir(address) == "sources" || address == "search.html" || address == "search.cy.html" {
			continue
		}
		html := readFile(t, filepath.Join(b.dir, filepath.FromSlash(address)))
		total := compressed(t, html)
		for _, m := range loaded.FindAllSubmatch(html, -1) {
			name := filepath.Join(b.dir, filepath.FromSlash(path.Join(path.Dir(address), string(m[1]))))
			if weights[name] == 0 {
				weights[name] = compressed(t, readFile(t, name))
			}
			total += weights[name]
		}
		most := mostBytes
		switch {
		case bytes.Contains(html, []byte(` id="aid-definition"`)):
			most = mostAidBytes
		case bytes.Contains(html, []byte(` id="template-data"`)):
			most = mostFormBytes
		case bytes.Contains(html, []byte(`<body class="kind-aid-how`)):
			most = mostHowBytes
		case bytes.Contains(html, []byte(` id="pack-app"`)):
			most = mostPackBytes
		case bytes.Contains(html, []byte(` id="check-app"`)):
			most = mostChecklistBytes
		}
		if total > most {
			t.Errorf("%s weighs %d bytes, more than %d", address, total, most)
		}
	}
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// compressed returns how many bytes are sent of data: what the program's own server and
// --precompress make of it with gzip, which is the same whatever Go it was made with.
func compressed(t *testing.T, data []byte) int {
	t.Helper()
	out, err := coding.Gzip.Best(data)
	if err != nil {
		t.Fatal(err)
	}
	return len(out)
}

// TestNothingMoves loads a page of each kind, wide and narrow, and adds up what
// moved while it was loading.
func TestNothingMoves(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	widths := []int64{390, 1280}
	if quick() {
		widths = widths[:1]
	}
	for _, width := range widths {
		p.size(width, 900)
		aPageOfEachKind(t, func(b built, kind, address string) {
			base, _, _ := strings.Cut(kind, "/")
			if base == "aid" || base == "checklist" {
				p.open(b.http(address))
				if moved := ask[float64](p, allShifts); moved > mostMoved {
					t.Errorf("%s %s moves by %v", b.name, address, moved)
				}
			} else {
				p.comesToRest(func() { p.open(b.http(address)) })
			}
			most := map[string]int{"search": 4, "aid": 2, "checklist": 3, "template": 3, "directory": 3, "pack": 2}[base]
			if scripts := ask[int](p, `[...document.scripts].filter((s) => s.src !== "" && !/live|head|made|edition/.test(s.src)).length`); scripts > max(2, most) {
				t.Errorf("%s %s has %d scripts and needs that of the search box, of its age, and of an aid, a form, abbreviations or a table", b.name, address, scripts)
			}
		})
	}
}

// mostMoved is how much may move on the first page of an aid and on a checklist, where the
// interface takes the place of what stands there without scripts: a good page moves by at most 0.1.
const mostMoved = 0.1

const allShifts = `new Promise((done) => {
	let sum = 0;
	new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; }).observe({ type: "layout-shift", buffered: true });
	setTimeout(() => done(sum), 300);
})`

// comesToRest loads a page, and reports what moved on it.
func (p *tab) comesToRest(load func()) {
	p.Helper()
	load()
	if moved := ask[[]string](p, shifts); len(moved) > 0 {
		p.Errorf("%s: %q", ask[string](p, "location.href"), moved)
	}
}

// shifts names the layout shifts of the page so far: what moved, from where to where.
const shifts = `new Promise((done) => {
	const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
	const name = ({ node, previousRect, currentRect }) =>
		(node ? node.nodeName + "." + node.className + " " + (node.textContent || "").trim().slice(0, 30) : "what is gone") + " from " + place(previousRect) + " to " + place(currentRect);
	new PerformanceObserver((list) => done(list.getEntries().map((e) => "moves by " + e.value + ": " + e.sources.map(name).join("; "))))
		.observe({ type: "layout-shift", buffered: true });
	setTimeout(() => done([]), 200);
})`
