package edition

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/kind"
)

func TestPagesAreMatched(t *testing.T) {
	text := "<p>" + long(0, 60) + "</p>"
	for _, c := range []struct {
		name     string
		old, new memory
		ids      [2]map[string]string // address to id
		want     []string
	}{
		{name: "the same", old: memory{"a.html": onPage("A", text)}, new: memory{"a.html": onPage("A", text)}},
		{name: "added and removed", old: memory{"a.html": onPage("A", text)}, new: memory{"b.html": onPage("B", "<p>"+long(500, 60)+"</p>")},
			want: []string{"removed a.html", "added b.html"}},
		{name: "moved, by its words", old: memory{"a.html": onPage("A", text)}, new: memory{"b.html": onPage("New name", text)},
			want: []string{"moved a.html b.html without alias"}},
		{name: "moved, with an alias", old: memory{"a.html": onPage("A", text)},
			new:  memory{"b/c.html": onPage("A", "<p>Other words.</p>"), "a.html": leadingOn("b/c.html")},
			want: []string{"moved a.html b/c.html"}},
		{name: "moved back", old: memory{"b.html": onPage("A", text), "a.html": leadingOn("b.html")}, new: memory{"a.html": onPage("A", text)},
			want: []string{"moved b.html a.html without alias"}},
		{name: "moved, by its id", old: memory{"a.html": onPage("A", text)}, new: memory{"b.html": onPage("B", "<p>Quite other words.</p>")},
			ids: [2]map[string]string{{"a.html": "x"}, {"b.html": "x"}}, want: []string{"moved a.html b.html without alias"}},
		{name: "the nearest of two", old: memory{"a.html": onPage("A", text)},
			new:  memory{"b.html": onPage("B", "<p>"+long(0, 50)+" "+long(900, 20)+"</p>"), "c.html": onPage("C", "<p>"+long(0, 59)+"</p>")},
			want: []string{"added b.html", "moved a.html c.html without alias"}},
		{name: "lists that the program makes", old: memory{"a.html": onPage("A", text)},
			new: memory{"a.html": onPage("A", text), "topics/index.html": strings.Replace(onPage("Topics", text), "kind-guidance", "kind-topics", 1)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := report(t, side(t, c.old, idsFrom(c.old, c.ids[0])), side(t, c.new, idsFrom(c.new, c.ids[1])))
			if diff := cmp.Diff(c.want, pagesOf(r)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if r.Differ != (len(c.want) > 0) {
				t.Errorf("differ is %v", r.Differ)
			}
		})
	}
}

func idsFrom(files memory, ids map[string]string) *Source {
	if ids == nil {
		return nil
	}
	s := &Source{}
	for _, name := range files.Names() {
		s.Pages = append(s.Pages, Authored{URL: name, ID: ids[name]})
	}
	return s
}

// twoEditions are editions that differ in all ways that pages can.
func twoEditions(t *testing.T) (old, new *Side) {
	facts := func(owner string) string {
		return `<aside class="facts"><dl><dt>Kept by</dt><dd>` + owner + `</dd></dl></aside></body>`
	}
	page := onPage("Sharing", "<h2 id=\"costs\">Costs</h2><p>It costs £250,000 in all.</p><p>Some text <b>here</b>.</p><p>See <a href=\"gone.html\">that</a>.</p>")
	changed := onPage("Sharing staff", "<div class=\"notice notice-withdrawn\"><p class=\"notice-label\">Withdrawn</p><p>Old.</p></div>"+
		"<h2 id=\"costs\">Costs</h2><p>It costs £260,000 in all.</p><p>Some text <i>here</i>.</p><p>See <a href=\"b.html\">that</a>.</p>")
	a := memory{"a.html": strings.Replace(page, "</body>", facts("Editors"), 1), "data/x.csv": "k,v\na,1\n", "map.svg": "<svg/>", "assets/style.1.css": "a"}
	b := memory{"a.html": strings.Replace(changed, "</body>", facts("Managers"), 1), "data/x.csv": "k,v\na,2\n", "map.svg": "<svg />", "assets/style.2.css": "b"}
	source := func(changes ...kind.Change) *Source {
		return &Source{Pages: []Authored{{URL: "a.html", File: "content/a.md", Changes: changes}}}
	}
	first := noteOn("2026-01-01", `First "edition"`)
	return side(t, a, source(first)), side(t, b, source(first))
}

func TestReport(t *testing.T) {
	old, new := twoEditions(t)
	r := report(t, old, new)
	if len(r.Pages) != 1 {
		t.Fatalf("pages: %v", pagesOf(r))
	}
	got := r.Pages[0]
	want := PageDiff{
		What: Changed, URL: "a.html", File: "content/a.md", Title: "Sharing staff", OldTitle: "Sharing", Kind: "guidance",
		State: &FieldChange{What: "state", Old: "current", New: "withdrawn", Why: "Old."},
		Facts: []FieldChange{{What: "Kept by", Old: "Editors", New: "Managers"}},
		Words: []BlockChange{{
			What: Reworded, Under: "Costs", Anchor: "costs", Old: "It costs £250,000 in all.", New: "It costs £260,000 in all.",
			Pieces: []Piece{{Same, "It costs", false}, {OldOnly, "£250,000", false}, {NewOnly, "£260,000", false}, {Same, "in all.", false}},
		}},
		Figures:    []FigureChange{{Old: "£250,000", New: "£260,000", Around: "It costs £260,000 in all.", Under: "Costs"}},
		Formatting: 1, Links: 1,
	}
	got.changes, got.oldChanges = nil, nil
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(PageDiff{})); diff != "" {
		t.Errorf("the page (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]TableChange{{What: Changed, File: "data/x.csv", Cells: []CellChange{{"a", "v", "1", "2"}}}}, r.Tables); diff != "" {
		t.Errorf("the table (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]FileChange{{Changed, "map.svg"}}, r.Files); diff != "" {
		t.Errorf("the files (-want +got):\n%s", diff)
	}
}

// TestSameReportAlways sees to it that a report is the same bytes each time, and whichever
// way round the work is shared out.
func TestSameReportAlways(t *testing.T) {
	write := func() string {
		old, new := twoEditions(t)
		r := report(t, old, new)
		var out bytes.Buffer
		if err := WriteText(&out, r, TextStyle{Color: true}); err != nil {
			t.Fatal(err)
		}
		if err := WritePage(&out, r, ""); err != nil {
			t.Fatal(err)
		}
		if err := json.NewEncoder(&out).Encode(r); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	first := write()
	for range 5 {
		if write() != first {
			t.Fatal("another run, another report")
		}
	}
}

func TestTextKeepsToItsWidthAndSteersNoTerminal(t *testing.T) {
	old := side(t, memory{"a.html": onPage("A\x1b[31m\u202e title", "<p>"+long(0, 90)+"</p><h2>"+long(300, 30)+"</h2>")}, nil)
	new := side(t, memory{"a.html": onPage("B "+long(700, 40), "<p>"+long(0, 45)+" other "+long(46, 44)+"</p>"), "b.html": onPage("B\x07", "")}, nil)
	var out bytes.Buffer
	if err := WriteText(&out, report(t, old, new), TextStyle{}); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > Width {
			t.Errorf("a line of %d characters: %s", n, line)
		}
	}
	if strings.ContainsAny(out.String(), "\x1b\x07\u202e") {
		t.Error("a title steers the terminal")
	}
	if !strings.Contains(out.String(), "- … ") || !strings.Contains(out.String(), " other ") {
		t.Errorf("the change is not shown:\n%s", out.String())
	}
}

func TestPageStandsByItself(t *testing.T) {
	old, new := twoEditions(t)
	r := report(t, old, new)
	r.New.Title = `<script>alert(1)</script>`
	var out bytes.Buffer
	const style = "body{color:red}"
	if err := WritePage(&out, r, style); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	for _, bad := range []string{"<script", "src=", "<link", "ZgotmplZ"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for _, want := range []string{PageMark, "<del>£250,000</del>", "<ins>£260,000</ins>", "<del>Editors</del>", "<ins>withdrawn</ins>", `id="pages-changed"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	// The policy lets in what stands there, and nothing else.
	sheets := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindAllStringSubmatch(page, -1)
	if len(sheets) != 2 || sheets[0][1] != style {
		t.Fatalf("%d style sheets", len(sheets))
	}
	policy := strings.ReplaceAll(page, "&#43;", "+")
	policy = strings.ReplaceAll(policy, "&#39;", "'")
	for _, sheet := range sheets {
		if !strings.Contains(policy, digestOf(sheet[1])) {
			t.Errorf("the policy does not let in the style sheet %.40q", sheet[1])
		}
	}
}

// TestStyleOfStrangers sees to it that the style sheet of a bundle cannot end its element.
func TestStyleOfStrangers(t *testing.T) {
	old, new := twoEditions(t)
	var out bytes.Buffer
	if err := WritePage(&out, report(t, old, new), "a{}</style><img src=x>"); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "<img") {
		t.Error("markup came in with the style sheet")
	}
}

func TestNotes(t *testing.T) {
	old, new := twoEditions(t)
	day := time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)
	got := Notes(report(t, old, new), day)
	want := []Note{{
		File: "content/a.md", Title: "Sharing staff", Replaces: true,
		Line: "changes = [\n  { on = 2026-11-27, note = \"Now withdrawn; Title was “Sharing”; £250,000 is now £260,000; Changes “Costs”\" },\n" +
			"  { on = 2026-01-01, note = \"First \\\"edition\\\"\" },\n]",
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	// A page that has a note of the change needs none.
	p := &new.pages[0]
	p.changes = append(p.changes, noteOn("2026-11-20", "New price"))
	if got := Notes(report(t, old, new), day); len(got) != 1 || !got[0].Has || got[0].Line != "" {
		t.Errorf("a page with a note: %+v", got)
	}
	// Nor does an aid, whose file has no such setting.
	p.aid = true
	if got := Notes(report(t, old, new), day); len(got) != 0 {
		t.Errorf("an aid: %+v", got)
	}
}

// TestWhatIsNotComparedIsSaid compares copies whose pages do not tell the rules of aids.
func TestWhatIsNotComparedIsSaid(t *testing.T) {
	aid := func(digest string) string {
		return strings.Replace(onPage("Aid", `<div class="app" data-version="1.0" data-digest="`+digest+`"></div>`), "kind-guidance", "kind-aid", 1)
	}
	r := report(t, side(t, memory{"a.html": aid("1111")}, nil), side(t, memory{"a.html": aid("2222")}, nil))
	if r.Aids.Compared || !strings.Contains(r.Aids.Why, "Name the folder of site.toml") {
		t.Errorf("aids: %+v", r.Aids)
	}
	if len(r.Aids.Aids) != 1 || r.Aids.Aids[0].URL != "a.html" {
		t.Errorf("aids of other definitions: %+v", r.Aids.Aids)
	}
	if r.Searches.Compared || r.Searches.Why == "" {
		t.Errorf("searches: %+v", r.Searches)
	}
	var out bytes.Buffer
	if err := WriteText(&out, r, TextStyle{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Not all could be compared", "These were not compared", "has another definition"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the text does not say %q:\n%s", want, out.String())
		}
	}
}

// TestLimitsOfSearchesAreSaid compares copies that have an index but no sources.
func TestLimitsOfSearchesAreSaid(t *testing.T) {
	for name, source := range map[string]*Source{"": nil, "search.toml": {}} {
		old, new := indexed(t, "Cover", source), indexed(t, "Sharing", nil)
		r := report(t, old, new)
		if said := strings.Contains(r.Searches.Limits, "search.toml"); !r.Searches.Compared || said != (source == nil) {
			t.Errorf("with the source %q: %+v", name, r.Searches)
		}
		var text, page bytes.Buffer
		if err := errors.Join(WriteText(&text, r, TextStyle{}), WritePage(&page, r, "")); err != nil {
			t.Fatal(err)
		}
		for _, out := range []string{text.String(), page.String()} {
			if said := strings.Contains(strings.Join(strings.Fields(out), " "), "Only titles of pages"); said != (source == nil) {
				t.Errorf("with the source %q it says so: %v\n%s", name, said, out)
			}
		}
	}
}

func TestPageTooLarge(t *testing.T) {
	files := memory{"a.html": onPage("A", strings.Repeat("x", mostPage))}
	if _, err := Read(t.Context(), Input{Files: files}, nil); !errors.Is(err, ErrPage) {
		t.Errorf("got %v", err)
	}
}

func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := Read(ctx, Input{Files: memory{"a.html": onPage("A", "")}}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("reading: %v", err)
	}
}
