package markup

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

var update = flag.Bool("update", false, "rewrite the wanted output of the cases")

// TestConstructs runs testdata/construct/*.txtar, one file for each construct.
// In a file, NAME.md is followed by what it becomes: NAME.html, in which holes
// stand as ‹kind target›, NAME.text, the passages with their anchor and heading,
// and NAME.facts, the rest of the body. Diagnostics follow the HTML. The comment at the top may set options
// (see testOptions): "options: numbered checklist".
func TestConstructs(t *testing.T) {
	compiler := New()
	for _, file := range caseFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := txtar.Parse(data)
			got := &txtar.Archive{Comment: want.Comment}
			for _, f := range want.Files {
				name, isInput := strings.CutSuffix(f.Name, ".md")
				if !isInput {
					continue
				}
				body, found := compileCase(compiler, f.Name, f.Data, string(want.Comment))
				got.Files = append(got.Files, f,
					txtar.File{Name: name + ".html", Data: []byte(showHTML(body) + showDiagnostics(found, f.Data))},
					txtar.File{Name: name + ".text", Data: []byte(showPassages(body))})
				if facts := showFacts(body); facts != "" {
					got.Files = append(got.Files, txtar.File{Name: name + ".facts", Data: []byte(facts)})
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(txtar.Format(want)), string(txtar.Format(got))); d != "" {
				t.Errorf("%s (-want +got), `go test ./generator/markup -update` accepts it:\n%s", file, d)
			}
		})
	}
}

// caseFiles returns the names of all case files.
func caseFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/construct/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases found", err)
	}
	return files
}

// caseInput is one input of a case file.
type caseInput struct {
	name, comment string
	data          []byte
}

// caseInputs returns the inputs of all case files.
func caseInputs(t testing.TB) []caseInput {
	t.Helper()
	var all []caseInput
	for _, file := range caseFiles(t) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".md") {
				construct := strings.TrimSuffix(filepath.Base(file), ".txtar")
				all = append(all, caseInput{construct + "/" + f.Name, string(archive.Comment), f.Data})
			}
		}
	}
	return all
}

// TestEveryConstructHasCases fails when a block or mark is added without a case
// file of its name, or of that of the file that defines it.
func TestEveryConstructHasCases(t *testing.T) {
	shared := map[string]string{"warning": "note", "example": "note", "inset": "note"}
	var names []string
	for _, b := range blockTable {
		names = append(names, b.name)
	}
	for _, m := range markTable {
		names = append(names, m.name)
	}
	for _, name := range names {
		file := name
		if with, ok := shared[name]; ok {
			file = with
		}
		if _, err := os.Stat("testdata/construct/" + file + ".txtar"); err != nil {
			t.Errorf("“%s” has no cases: %v", name, err)
		}
	}
}

// testOptions makes options of words: numbered, checklist, blanks, plain,
// sanitise, untitled, welsh.
func testOptions(words string) Options {
	language, title := "en", "The title"
	if strings.Contains(words, "welsh") {
		language = "cy"
	}
	if strings.Contains(words, "untitled") {
		title = ""
	}
	return Options{
		Language:  language,
		IsKind:    func(s string) bool { return s == "checklist" || s == "page" },
		Numbered:  strings.Contains(words, "numbered"),
		Checklist: strings.Contains(words, "checklist"),
		Blanks:    strings.Contains(words, "blanks"),
		Tables:    map[string][]string{"risks": {"risk", "owner"}},
		Plain:     strings.Contains(words, "plain"),
		HTML:      map[bool]source.HTMLPolicy{true: source.SanitiseHTML}[strings.Contains(words, "sanitise")],
		Title:     title,
	}
}

// compileCase compiles one input of a case file. The option "crlf" gives it the
// line ends of Windows, and "bom" a byte order mark.
func compileCase(c *Compiler, name string, data []byte, comment string) (Body, diag.List) {
	_, words, _ := strings.Cut(comment, "options:")
	data = bytes.Clone(data)
	if strings.Contains(words, "crlf") {
		data = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
	}
	if strings.Contains(words, "bom") {
		data = append([]byte("\uFEFF"), data...)
	}
	text, found := source.NewText(name, data)
	body, more := c.Compile(text, testOptions(words))
	return body, append(found, more...).Sorted()
}

// showHTML prints a body's HTML with its holes.
func showHTML(b Body) string {
	var out strings.Builder
	from := 0
	for _, h := range b.Holes {
		out.WriteString(b.HTML[from:h.At])
		from = h.At
		out.WriteString(showHole(b, h))
	}
	out.WriteString(b.HTML[from:])
	if s := out.String(); s == "" || strings.HasSuffix(s, "\n") {
		return s
	}
	return out.String() + "\n"
}

func showHole(b Body, h Hole) string {
	switch h.Kind {
	case HoleLabel:
		return "‹" + Labels()[h.Ref] + "›"
	case HoleBlank:
		return "‹blank " + b.Blanks[h.Ref].Field + "›"
	case HolePartnership:
		return "‹facts of " + b.Partnerships[h.Ref].Name + "›"
	case HoleSaid:
		return "‹said of " + b.Partnerships[h.Ref].Name + "›"
	}
	r := b.Refs[h.Ref]
	names := map[HoleKind]string{
		HoleURL: "url", HoleTitle: "title", HoleCite: "cite", HoleTerm: "term", HoleFile: "file", HoleSize: "size", HoleList: "list",
		HoleData: "data", HoleTable: "table", HoleChart: "chart",
	}
	if r.Data != nil {
		return "‹" + names[h.Kind] + " " + showData(r.Data) + "›"
	}
	if r.View != nil {
		return fmt.Sprintf("‹view %+v›", *r.View)
	}
	if r.Query != nil {
		return fmt.Sprintf("‹list %+v›", *r.Query)
	}
	return "‹" + names[h.Kind] + " " + r.Raw + "›"
}

// showData prints what a page asks of a data set, without what it leaves open.
func showData(q *DataQuery) string {
	out := q.File
	for _, part := range []struct{ name, value string }{
		{"show", q.Show}, {"columns", strings.Join(q.Columns, "+")}, {"across", q.Across}, {"type", q.Type}, {"x", q.X}, {"y", q.Y},
		{"series", q.Series}, {"end", q.End}, {"title", q.Title}, {"caption", q.Caption},
	} {
		if part.value != "" {
			out += fmt.Sprintf(" %s=%q", part.name, part.value)
		}
	}
	for name, list := range [][]Condition{q.Where, q.Target} {
		for _, c := range list {
			out += fmt.Sprintf(" %s %q in %q at %d:%d", [...]string{"where", "target"}[name], c.Column, c.Values, c.Pos.Line, c.Pos.Column)
		}
	}
	return out
}

func showPassages(b Body) string {
	var out strings.Builder
	for _, p := range b.Passages {
		heading := "-"
		if p.Heading >= 0 {
			heading = showRun(b, b.Headings[p.Heading].Text)
		}
		fmt.Fprintf(&out, "[%s] %s: %q\n", p.Anchor, heading, showRun(b, p.Text))
	}
	return out.String()
}

// showRun prints plain text with what belongs into it as ‹target›.
func showRun(b Body, r Run) string {
	var out strings.Builder
	from := 0
	for _, ref := range r.Refs {
		out.WriteString(r.Text[from:ref.At] + "‹" + b.Refs[ref.Ref].Raw + "›")
		from = ref.At
	}
	return out.String() + r.Text[from:]
}

func showDiagnostics(found diag.List, src []byte) string {
	var out strings.Builder
	style := diag.TextStyle{Lines: func(string) (string, bool) { return string(src), true }}
	if err := diag.WriteText(&out, found, style); err != nil {
		panic(err)
	}
	return out.String()
}
