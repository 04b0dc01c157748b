package pdf

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"partnerbook/generator/testrun"
)

const first = `<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="../assets/style.css"><script src="x.js"></script></head>
<body class="kind-guidance"><header>Not this</header><main id="main">
<h1>First</h1><nav class="contents"><h2 id="c">On this page</h2></nav>
<h2 id="one">One <em>two</em></h2>
<p onclick="x()">See <a href="#one">above</a>, <a href="second.html#two">second</a>, <a href="second.html">all of it</a>,
<a href="../other.html?q=1#x">other</a>, <a href="https://www.gov.uk/a?b=c#d">outside</a>, <a href="javascript:alert(1)">no</a>, <a href="../../out.html">out</a>.</p>
<p id="hint">Hint</p><input id="f" aria-describedby="hint one"><label for="f">F</label>
<svg><defs><pattern id="dots"></pattern></defs><rect fill="url(#dots)"></rect></svg>
<img src="../files/a b.png" alt="A" onerror="x()"><img src="https://example.org/b.png" alt="B"><script>x()</script>
</main><footer>Nor this</footer></body></html>`

const second = `<!DOCTYPE html><html lang="cy"><head><link rel="stylesheet" href="../assets/style.css"><link rel="stylesheet" href="../assets/more.css"></head>
<body><main><h1>Second</h1><h2 id="two">Two</h2><p>Text.</p></main></body></html>`

func document() Document {
	return Document{
		Title: `A "site" </style>`, Language: "en", Made: "Today.", Contents: "Contents", Sheet: "Page {n} of {m}",
		Style: []byte(".pdf-part { break-before: page }\n"),
		Pages: []Page{{"guidance/first.html", "First", 0, []byte(first)}, {"guidance/second.html", "Second <b>", 1, []byte(second)}},
	}
}

func made(t testing.TB, d Document, sheets map[string]int) (draft, string) {
	t.Helper()
	out, err := d.draft()
	if err != nil {
		t.Fatal(err)
	}
	return out, string(out.html(sheets))
}

func TestPagesBecomeOneDocument(t *testing.T) {
	d, text := made(t, document(), nil)
	for _, wanted := range []string{
		`<section class="pdf-part kind-guidance" id="p0" lang="en">`, `<section class="pdf-part " id="p1" lang="cy">`,
		`<h2 id="p0-one">One <em>two</em></h2>`, `<a href="#p0-one">above</a>`, `<a href="#p1-two">second</a>`, `<a href="#p1">all of it</a>`,
		`<a>other</a>`, `<a href="https://www.gov.uk/a?b=c#d">outside</a>`, `<a>no</a>`, `<a>out</a>`,
		`aria-describedby="p0-hint p0-one"`, `for="p0-f"`, `fill="url(#p0-dots)"`, `<img src="files/a%20b.png" alt="A"/>`, `<img alt="B"/>`,
		`<a href="#p0"><span>First</span>`, `<a href="#p0-one"><span>One two</span>`, `<span>Second &lt;b&gt;</span>`,
		`content: "Second \3c b\3e "`, `<title>A &#34;site&#34; &lt;/style&gt;</title>`,
		`<link rel="stylesheet" href="assets/more.css">`,
	} {
		if !strings.Contains(text, wanted) {
			t.Errorf("the document lacks %s:\n%s", wanted, text)
		}
	}
	for _, unwanted := range []string{"Not this", "Nor this", "<script", "onclick", "onerror", "On this page", "javascript:"} {
		if strings.Contains(text, unwanted) {
			t.Errorf("the document has %s", unwanted)
		}
	}
	if strings.Count(text, "assets/style.css") != 1 {
		t.Error("a style sheet is there twice")
	}
	if got := strings.Join(d.files, " "); got != "files/a b.png assets/style.css assets/more.css" {
		t.Errorf("it needs %s", got)
	}
}

func TestLinksLeadToTheSite(t *testing.T) {
	d := document()
	d.Base = "https://example.org/kb/"
	_, text := made(t, d, nil)
	if !strings.Contains(text, `<a href="https://example.org/kb/other.html#x">other</a>`) || !strings.Contains(text, `<a>out</a>`) {
		t.Error(text)
	}
}

func TestContentsHaveNumbers(t *testing.T) {
	_, text := made(t, document(), map[string]int{"p0": 2, "p1": 17})
	if !strings.Contains(text, `<span>First</span> <span class="pdf-number">2</span>`) || !strings.Contains(text, `<span class="pdf-number">17</span>`) {
		t.Error(text)
	}
	if strings.Contains(text, "<span>One two</span>") {
		t.Error("the contents name a heading that is on no sheet")
	}
}

func TestManyPagesHaveNoHeadings(t *testing.T) {
	d := document()
	for range mostWithHeadings {
		d.Pages = append(d.Pages, d.Pages[1])
	}
	if _, text := made(t, d, nil); strings.Contains(text, "<span>One two</span>") {
		t.Error("the contents of many pages name headings")
	}
}

func TestPageWithoutMain(t *testing.T) {
	d := document()
	d.Pages[1].HTML = []byte("<p>x</p>")
	if _, err := d.draft(); !errors.Is(err, errNoMain) || !strings.Contains(err.Error(), "guidance/second.html") {
		t.Error(err)
	}
}

func TestFindBrowser(t *testing.T) {
	env := func(name string) string { return map[string]string{"ProgramFiles": `C:\Program Files`}[name] }
	if got := candidates("windows", env); len(got) != 3 || got[2] != `C:\Program Files\Microsoft\Edge\Application\msedge.exe` {
		t.Error(got)
	}
	if got := candidates("darwin", env); !strings.HasPrefix(got[0], "/Applications/") {
		t.Error(got)
	}
	none := func(string) (string, error) { return "", fs.ErrNotExist }
	if _, err := find(none, env); !errors.Is(err, ErrNoBrowser) {
		t.Error(err)
	}
}

// maker has what the document of these tests needs.
func maker(browser string) Maker {
	return Maker{
		Browser: browser, Told: func(int) {},
		File: func(string) ([]byte, error) { return nil, nil },
	}
}

func TestBrowserThatFails(t *testing.T) {
	program := filepath.Join(t.TempDir(), "browser")
	testrun.Put(t, program, "#!/bin/sh\necho first >&2\necho It is broken. >&2\nexit 7\n")
	if err := os.Chmod(program, 0o755); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	name := filepath.Join(folder, "a.pdf")
	testrun.Put(t, name, "as before")
	_, err := maker(program).Write(t.Context(), name, document())
	if failed := new(PrintError); !errors.As(err, &failed) {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
	if data, err := os.ReadFile(name); err != nil || string(data) != "as before" {
		t.Errorf("%q, %v", data, err)
	}
	if ours, err := Made(name); ours || err != nil {
		t.Errorf("%v, %v", ours, err)
	}
}

func TestPrinted(t *testing.T) {
	browser := os.Getenv("CHROMIUM")
	if browser == "" {
		found, err := FindBrowser()
		if err != nil && os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		if err != nil {
			t.Skip(err)
		}
		browser = found
	}
	testrun.Alone(t)
	name := filepath.Join(t.TempDir(), "with spaces & #.pdf")
	report, err := maker(browser).Write(t.Context(), name, document())
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	sheets, all, err := sheetsOf(data)
	if err != nil {
		t.Fatal(err)
	}
	if all != 3 || report.Sheets != 3 || report.Pages != 2 || sheets["p0"] != 2 || sheets["p1"] != 3 || sheets["p1-two"] != 3 {
		t.Errorf("%+v: %d sheets, places on %v", report, all, sheets)
	}
	for _, wanted := range []string{"/Marked true", "/Outlines", "/Lang (en)", "/StructTreeRoot"} {
		if !bytes.Contains(data, []byte(wanted)) {
			t.Errorf("the PDF lacks %s", wanted)
		}
	}
	if ours, err := Made(name); !ours || err != nil {
		t.Errorf("it is not known as ours: %v", err)
	}
}

// FuzzRead puts any page into a document: nothing runs there, and all names of places are
// those of the page.
func FuzzRead(f *testing.F) {
	f.Add(first)
	f.Add(second)
	f.Add("<main><svg><a xlink:href=x><script>y</script></a></svg><math><mi id=a>x</math><template><p id=b></template>")
	f.Fuzz(func(t *testing.T, page string) {
		d := document()
		d.Pages[0].HTML = []byte(page)
		out, err := d.draft()
		if err != nil {
			return
		}
		root, err := html.Parse(bytes.NewReader(out.html(nil)))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if n.Data == "script" || n.Data == "iframe" || n.Data == "object" {
				t.Errorf("a %s came through", n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "href" && strings.HasPrefix(strings.TrimSpace(strings.ToLower(a.Val)), "javascript:") {
					t.Errorf("%s=%q came through", a.Key, a.Val)
				}
			}
		}
	})
}

// TestDamagedPDF cuts a PDF off at each byte. What cannot be read has no sheets, and nothing
// crashes: contents then have no numbers.
func TestDamagedPDF(t *testing.T) {
	whole := "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Dests<</p0[3 0 R/XYZ 0 0 0]>>>>\nendobj\n" +
		"2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R 2 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n" +
		"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000084 00000 n \n0000000141 00000 n \ntrailer\n<</Size 4/Root 1 0 R>>\nstartxref\n184\n%%EOF\n"
	if sheets, all, err := sheetsOf([]byte(whole)); err != nil || all != 1 || sheets["p0"] != 1 {
		t.Fatalf("%v of %d, %v", sheets, all, err)
	}
	for i := range whole {
		if sheets, _, err := sheetsOf([]byte(whole[:i])); err != nil && sheets != nil {
			t.Errorf("cut off at %d: %v with %v", i, err, sheets)
		}
	}
}
