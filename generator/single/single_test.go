package single

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/output"
	"partnerbook/generator/render"
)

var shell = render.Shell{Title: "Site & co", Language: "en", Home: "index.html", Script: []byte("start()"), NoScripts: "No scripts.", Opening: "Opening"}

func filesOf(texts map[string]string) []output.File {
	var files []output.File
	for name, text := range texts {
		files = append(files, output.File{Path: name, Emit: func(out *bytes.Buffer) error { out.WriteString(text); return nil }})
	}
	return files
}

const start = `<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><link rel="stylesheet" href="assets/s.css"><script src="assets/a.js" defer></script></head><body>` +
	`<p><a href="old.html">Old</a> <img src="p.png" alt="A &quot;b&quot;"></p></body></html>`

func site() map[string]string {
	return map[string]string{
		"index.html": start, "b/c.html": "<p>C", "old.html": `<meta http-equiv="refresh" content="0; url=b/c.html#d">`,
		"assets/s.css": "p{color:red}", "assets/a.js": "(()=>{})();\r\n", "search/x.js": "partnerbook.put(\"x\",[1])\n", "search/y.js": "partnerbook.put(\"x\",alert())\n",
		"p.png": "\x89PNG", "404.html": "x", "sitemap.xml": "x", "feed.xml": "x",
	}
}

// TestAssemble makes a file of a small site, whose files come in any order, twice.
func TestAssemble(t *testing.T) {
	var first bytes.Buffer
	report, err := assemble(context.Background(), &first, filesOf(site()), shell, 2)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(Report{Pages: 2, Files: 7, Bytes: int64(first.Len())}, report); d != "" {
		t.Error(d)
	}
	for range 5 {
		var again bytes.Buffer
		if _, err := assemble(context.Background(), &again, filesOf(site()), shell, 2); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Fatalf("another time it is another file: %v", err)
		}
	}
	text := first.String()
	for _, want := range []string{
		"<title>Site &amp; co</title>", "<noscript><p>No scripts.</p></noscript>", "<script>start()</script>",
		strings.ReplaceAll(digest([]byte("start()")), "'", "&#39;"),
		strings.ReplaceAll(digest([]byte("(function(location,history){(()=>{})();\n\n})(...partnerbookFile.given(\"assets/a.js\"));")), "'", "&#39;"),
		strings.ReplaceAll(digest([]byte("p{color:red}")), "'", "&#39;"),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %s", want)
		}
	}
	if n := strings.Count(text, "sha256-"); n != 5 { // the shell, a.js, y.js, which is no data, and two styles
		t.Errorf("the policy lets %d things run", n)
	}
}

// TestJobs makes a file with one job: then no two files are worked on at the same time.
func TestJobs(t *testing.T) {
	var at atomic.Int64
	var files []output.File
	for i := range 20 {
		files = append(files, output.File{Path: fmt.Sprintf("%d.html", i), Emit: func(out *bytes.Buffer) error {
			if at.Add(1) > 1 {
				t.Error("two files are made at the same time")
			}
			runtime.Gosched()
			at.Add(-1)
			return nil
		}})
	}
	if _, err := assemble(context.Background(), &bytes.Buffer{}, files, shell, 1); err != nil {
		t.Fatal(err)
	}
}

// TestRewrite changes what pages load, and nothing else.
func TestRewrite(t *testing.T) {
	there := map[string]bool{"x/s.css": true, "a.js": true, "x/p.png": true, "x/y.html": true, "x/a b.png": true}
	for data, want := range map[string]string{
		`<A HREF='../a?b#c' x>T &amp; <b>u</A>`:                                                             `<A HREF='../a?b#c' x>T &amp; <b>u</A>`,
		`<link rel="stylesheet" media="print" href="s.css">`:                                                "<style media=\"print\">\x01tx/s.css\x02</style>",
		`<link rel=icon href="data:,"><link rel=canonical href="y">`:                                        `<link rel=icon href="data:,"><link rel=canonical href="y">`,
		`<script src="../a.js"></script><p>`:                                                                "<script>\x01ta.js\x02</script>\n<p>",
		`<script src="../a.js" defer>x</script><p></body>.`:                                                 "<p><script>\x01ta.js\x02</script>\n</body>.",
		`<script defer src="../a.js"></script><p>`:                                                          "<p><script>\x01ta.js\x02</script>\n",
		`<script type="application/json">{"a":"<img src=b>"}</script>`:                                      `<script type="application/json">{"a":"<img src=b>"}</script>`,
		`<img src="p.png" alt="&quot;a&quot;" hidden>`:                                                      "<img alt=\"&#34;a&#34;\" hidden src=\"\x01dx/p.png\x02\">",
		`<img src="a%20b.png">`:                                                                             "<img src=\"\x01dx/a b.png\x02\">",
		`<img src="data:,">`:                                                                                `<img src="data:,">`,
		`<meta charset="utf-8"><meta http-equiv=Content-Security-Policy content=x>`:                         `<meta charset="utf-8">`,
		"a\x01tx/s.css\x02b":                                                                                "atx/s.cssb",
		`<svg><use href="#a"/><a href="y.html"/></svg><!-- <img src=x> --><textarea><img src=x></textarea>`: `<svg><use href="#a"/><a href="y.html"/></svg><!-- <img src=x> --><textarea><img src=x></textarea>`,
	} {
		got, err := rewrite("x/page.html", []byte(data), there)
		if err != nil || string(got.text) != want {
			t.Errorf("%s: %v\n%q\n%q", data, err, got.text, want)
		}
	}
	if p, err := rewrite("x/page.html", []byte(`<meta http-equiv="refresh" content="0; url=y.html#a">`), there); err != nil || p.leadsTo != "x/y.html#a" {
		t.Errorf("%v, it leads to %q", err, p.leadsTo)
	}
	for _, data := range []string{`<img src="q.png">`, `<script src="https://e.org/a.js">`, `<script src="/a.js">`, `<link rel=stylesheet>`, `<img src="%zz">`, `<meta http-equiv=refresh content="0; url=z.html">`, `<img src="../../x/p.png?">`} {
		if got, err := rewrite("x/page.html", []byte(data), there); err == nil {
			t.Errorf("%s becomes %q", data, got.text)
		}
	}
}

// TestNothingBreaksOut refuses texts that would end the element in which they stand.
func TestNothingBreaksOut(t *testing.T) {
	for name, text := range map[string]string{
		"a.js": `"</SCRIPT>"`, "b.js": `"<!--" + "<script"`, "c.css": `a{content:"</style"}`,
		"d.html": `<script src="no.js"></script>`,
	} {
		_, err := assemble(context.Background(), &bytes.Buffer{}, filesOf(map[string]string{name: text}), shell, 2)
		if err == nil || !strings.HasPrefix(err.Error(), name+": ") {
			t.Errorf("%s: %v", text, err)
		}
	}
	if _, _, err := script("a.js", []byte(`"</style>" + "<!-- a"`)); err != nil {
		t.Error(err)
	}
}

// TestWrite replaces a file, and leaves the old one where it fails.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	to := filepath.Join(dir, "one.html")
	if err := os.WriteFile(to, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	files := append(filesOf(site()), output.File{Path: "z.html", Emit: func(*bytes.Buffer) error { return broken }})
	if _, err := Write(context.Background(), to, files, shell, 2); !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "making z.html: ") {
		t.Errorf("the error is %v", err)
	}
	if data, _ := os.ReadFile(to); string(data) != "old" {
		t.Errorf("the old file is %.20q", data)
	}
	report, err := Write(context.Background(), to, filesOf(site()), shell, 2)
	if info, stat := os.Stat(to); err != nil || stat != nil || info.Size() != report.Bytes {
		t.Errorf("%v, %v", err, stat)
	}
	if ours, err := Made(to); err != nil || !ours {
		t.Errorf("it is not known again: %v", err)
	}
	if ours, err := Made("single.go"); err != nil || ours {
		t.Errorf("another file is taken for one: %v", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("there is more in the folder: %v, %v", entries, err)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Write(stopped, to, filesOf(site()), shell, 2); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if _, err := Write(context.Background(), filepath.Join(dir, "no", "one.html"), filesOf(site()), shell, 2); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
}

// TestBlocks keeps files whole, and files of one kind together.
func TestBlocks(t *testing.T) {
	large := make([]byte, blockBytes)
	files := []file{{"a.css", nil}, {"a.html", large[1:]}, {"b.html", large}, {"c.html", nil}, {"d.js", nil}}
	var got []int
	for _, b := range blocks(files) {
		got = append(got, len(b))
	}
	if !slices.Equal(got, []int{1, 2, 1, 1}) {
		t.Errorf("blocks of %v", got)
	}
}

// FuzzRewrite sees that a page keeps its text, and that no mark is in it but those of
// files that are there.
func FuzzRewrite(f *testing.F) {
	for _, seed := range []string{start, `<script src=a.js><img src="b`, `<IMG src='p.png'/>` + "\x01dp.png\x02", `<svg><style><img src=x></svg>`, `<a href="p.png" defer>`, `</body></body>`} {
		f.Add(seed)
	}
	there := map[string]bool{"a.js": true, "assets/a.js": true, "assets/s.css": true, "p.png": true, "old.html": true}
	f.Fuzz(func(t *testing.T, data string) {
		p, err := rewrite("index.html", []byte(data), there)
		if err != nil {
			return
		}
		again, err := rewrite("index.html", []byte(data), there)
		if err != nil || !bytes.Equal(p.text, again.text) || p.leadsTo != again.leadsTo {
			t.Fatal("another time it is another page")
		}
		rest := string(p.text)
		for {
			before, from, found := strings.Cut(rest, markOpen)
			if strings.Contains(before, markClose) {
				t.Fatalf("a mark ends that does not begin: %q", p.text)
			}
			if !found {
				break
			}
			name, after, ended := strings.Cut(from, markClose)
			if !ended || len(name) < 2 || (name[:1] != asText && name[:1] != asAddress) || !there[name[1:]] {
				t.Fatalf("a mark of %q", name)
			}
			rest = after
		}
		if !strings.ContainsAny(data, "<\x01\x02") && string(p.text) != data {
			t.Fatalf("%q became %q", data, p.text)
		}
	})
}
