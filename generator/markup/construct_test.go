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
// stand as ‹kind target›, and NAME.text, the passages. Diagnostics follow the
// HTML. The comment at the top may set options: "options: numbered checklist".
func TestConstructs(t *testing.T) {
	files, err := filepath.Glob("testdata/construct/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases found", err)
	}
	compiler := New()
	for _, file := range files {
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

func testOptions(words string) Options {
	return Options{
		Language:  "en",
		IsKind:    func(s string) bool { return s == "checklist" || s == "page" },
		Numbered:  strings.Contains(words, "numbered"),
		Checklist: strings.Contains(words, "checklist"),
		Blanks:    strings.Contains(words, "blanks"),
		Plain:     strings.Contains(words, "plain"),
		HTML:      map[bool]source.HTMLPolicy{true: source.SanitiseHTML}[strings.Contains(words, "sanitise")],
		Title:     "The title",
		Text:      true,
	}
}

func compileCase(c *Compiler, name string, data []byte, comment string) (Body, diag.List) {
	_, words, _ := strings.Cut(comment, "options:")
	text, found := source.NewText(name, bytes.Clone(data))
	body, more := c.Compile(text, testOptions(words))
	return body, append(found, more...).Sorted()
}

// showHTML prints a body's HTML with its holes.
func showHTML(b Body) string {
	var out strings.Builder
	from := 0
	for _, h := range b.Holes {
		out.Write(b.HTML[from:h.At])
		from = h.At
		out.WriteString(showHole(b, h))
	}
	out.Write(b.HTML[from:])
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
	}
	r := b.Refs[h.Ref]
	names := map[HoleKind]string{
		HoleURL: "url", HoleTitle: "title", HoleCite: "cite", HoleTerm: "term", HoleFile: "file", HoleList: "list",
	}
	if r.Query != nil {
		return fmt.Sprintf("‹list %+v›", *r.Query)
	}
	return "‹" + names[h.Kind] + " " + r.Raw + "›"
}

func showPassages(b Body) string {
	var out strings.Builder
	for _, p := range b.Passages {
		heading := "-"
		if p.Heading >= 0 {
			heading = b.Headings[p.Heading].Text.Text
		}
		fmt.Fprintf(&out, "[%s] %s: %q\n", p.Anchor, heading, p.Text.Text)
	}
	return out.String()
}

func showDiagnostics(found diag.List, src []byte) string {
	var out strings.Builder
	style := diag.TextStyle{Lines: func(string) (string, bool) { return string(src), true }}
	if err := diag.WriteText(&out, found, style); err != nil {
		panic(err)
	}
	return out.String()
}
