package generator

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"partnerbook"
	"partnerbook/generator/aid"
	"partnerbook/generator/data"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/render"
	"partnerbook/generator/source"
	"partnerbook/themes"
)

// TestGuideShowsWhatItSays sees to it that a block “Result” in the authors' guide,
// which is compiled like the rest of the page, holds the source that stands above
// it as code.
func TestGuideShowsWhatItSays(t *testing.T) {
	count := 0
	for name, text := range guidePages(t) {
		lines := strings.SplitAfter(text, "\n")
		source, at := "", 0 // the last block of code, and the line after it
		for i := 0; i < len(lines); i++ {
			if m := fenceLine.FindStringSubmatch(lines[i]); m != nil {
				source, i = until(lines, i+1, m[1])
				at = i + 1
				continue
			}
			m := resultLine.FindStringSubmatch(lines[i])
			if m == nil {
				continue
			}
			count++
			if strings.TrimSpace(strings.Join(lines[at:i], "")) != "" {
				t.Errorf("%s:%d: no block of code stands above this result", name, i+1)
			}
			result, end := until(lines, i+1, m[1])
			if diff := cmp.Diff(source, result); diff != "" {
				t.Errorf("%s:%d: source and result differ (-source +result):\n%s", name, i+1, diff)
			}
			i = end
		}
	}
	if count < 15 {
		t.Errorf("%d examples have results; were they found?", count)
	}
}

var (
	fenceLine  = regexp.MustCompile("^(`{3,})[a-z]+\n$")
	resultLine = regexp.MustCompile(`^(:{3,})example Result\n$`)
)

// until returns the lines up to one that is end alone, and where that stands.
func until(lines []string, from int, end string) (text string, at int) {
	for at = from; at < len(lines) && lines[at] != end+"\n"; at++ {
		text += lines[at]
	}
	return text, at
}

// wholePage finds whole pages in the authors' guide.
var wholePage = regexp.MustCompile("(?s)\n`{3,}markdown\n(\\+\\+\\+\n.*?)\n`{3,}\n")

// TestPagesInGuideAreRight compiles the whole pages that the authors' guide shows,
// one by one, in this site: whoever copies one must not be told of a mistake. What
// it refers to may be missing.
func TestPagesInGuideAreRight(t *testing.T) {
	settings, err := fs.ReadFile(partnerbook.Site, "site.toml")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for name, text := range guidePages(t) {
		for _, m := range wholePage.FindAllStringSubmatch(text, -1) {
			count++
			content := fstest.MapFS{"example.md": {Data: []byte(m[1] + "\n")}, "index.md": {Data: []byte("+++\ntitle = \"Start\"\n+++\n\nSee [](example.md).\n")}}
			e := refresh(t, NewWorkspace(Settings{
				Content: content, Prefix: "content", Site: fstest.MapFS{"site.toml": {Data: settings}}, Themes: themes.FS, Shelf: shelf,
			}), Everything)
			for _, d := range e.Found.List() {
				if d.Pos.Path == "content/example.md" && !strings.HasPrefix(string(d.Code), "link/") && !refersElsewhere(d.Code) {
					t.Errorf("%s: an example has a mistake in line %d: %s [%s]\n%s", name, d.Pos.Line, d.Message, d.Code, m[1])
				}
			}
		}
	}
	if count < 5 {
		t.Errorf("%d whole pages were found in the guide", count)
	}
}

// shownFigures finds the file of figures in the authors' guide, and its description.
var (
	shownFigures     = regexp.MustCompile("(?s)\n```csv\n(.*?)```\n")
	shownDescription = regexp.MustCompile("(?s)\n```toml\n(title = \"[^\n]*\n(?:[a-z]+ = [^\n]*\n)+\n\\[\\[column\\]\\].*?)```\n")
)

// TestFiguresInGuideAreRight compiles the file of figures that the authors' guide shows,
// with its description.
func TestFiguresInGuideAreRight(t *testing.T) {
	text := guidePages(t)["data.md"]
	figures, description := shownFigures.FindStringSubmatch(text), shownDescription.FindStringSubmatch(text)
	if figures == nil || description == nil {
		t.Fatal("the guide shows no file of figures, or no description")
	}
	s := data.Compile(data.Files{
		Path: "data/staff.csv", Name: "staff.csv", CSV: []byte(figures[1]), Description: []byte(description[1]), DescriptionName: "staff.toml",
	}, true)
	for _, d := range s.Found {
		t.Errorf("%s:%d: %s [%s]", d.Pos.Path, d.Pos.Line, d.Message, d.Code)
	}
	if got := s.Show(3, 2).Text; got != "1,040 posts" {
		t.Errorf("the last figure is shown as %q", got)
	}
}

// wholeAid finds whole decision aids in the authors' guide, and their ids.
var wholeAid = regexp.MustCompile("(?s)\n`{3,}toml\n(aid = \"([a-z-]+)\"\n.*?\n)`{3,}\n")

// TestAidsInGuideAreRight compiles the whole decision aids that the authors' guide
// shows, as files of this site: their evidence, next steps and cases must be right,
// and no warning may be due.
func TestAidsInGuideAreRight(t *testing.T) {
	content := fstest.MapFS{}
	err := fs.WalkDir(partnerbook.Content(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(partnerbook.Content(), name)
		content[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, text := range guidePages(t) {
		for _, m := range wholeAid.FindAllStringSubmatch(text, -1) {
			name := "decision-aids/" + m[2] + ".toml"
			content[name] = &fstest.MapFile{Data: []byte(m[1])}
			shown["content/"+name] = true
		}
	}
	if len(shown) < len(aid.Kinds()) {
		t.Errorf("%d whole decision aids were found in the guide, want one of each kind", len(shown))
	}
	e := refresh(t, NewWorkspace(Settings{Content: content, Prefix: "content", Site: partnerbook.Site, Themes: themes.FS, Shelf: shelf}), Everything)
	for _, d := range e.Found.List() {
		if shown[d.Pos.Path] && d.Code != diag.PageOrphan {
			t.Errorf("%s:%d: %s [%s]", d.Pos.Path, d.Pos.Line, d.Message, d.Code)
		}
	}
	reports := 0
	for _, text := range guidePages(t) {
		for _, m := range shownReport.FindAllStringSubmatch(text, -1) {
			reports++
			if diff := cmp.Diff(m[1], reportOf(t, e, m[2])); diff != "" {
				t.Errorf("the report on %s (-shown +is):\n%s", m[2], diff)
			}
		}
	}
	if reports == 0 {
		t.Error("the guide shows no report on an aid")
	}
}

// shownReport finds reports on decision aids, and the ids of these.
var shownReport = regexp.MustCompile("(?s)\n```text\n(([a-z-]+): [a-z]+ [0-9.]+, definition .*?\n)```\n")

// reportOf returns what partnerbook aid report prints.
func reportOf(t *testing.T, e *Edition, id string) string {
	t.Helper()
	var out strings.Builder
	for i := range e.Site.Pages {
		p := &e.Site.Pages[i]
		if fields, ok := p.Object.Fields.(kind.Aid); ok && fields.Definition.ID == id {
			if err := aid.Analyse(fields.Definition, render.AidOptions(e.Site, p)).WriteText(&out); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out.String()
}

// formulaRow finds what a formula in the authors' guide is said to give.
var formulaRow = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|.*\\| (-?[0-9.]+|nothing) \\|$")

// TestFormulasInGuideAreRight works out the formulas that the authors' guide shows
// with their values. They read the series cash of the page.
func TestFormulasInGuideAreRight(t *testing.T) {
	rows := formulaRow.FindAllStringSubmatch(guidePages(t)["aid-rules.md"], -1)
	if len(rows) < 15 {
		t.Errorf("%d formulas were found", len(rows))
	}
	text := `aid = "x"
kind = "calculator"
version = "1"
title = "X"
decision = "X"
review = { by = "X", on = 2026-11-21, next = 2027-11-21 }
basis = "author"
inputs = []
series = [ { id = "cash", from = 0, to = 2, formula = "if(t == 0, -800, 500)" } ]
`
	for i, row := range rows {
		text += fmt.Sprintf("[[outputs]]\nid = \"o%d\"\ntitle = \"X\"\nunit = \"count\"\nformula = %q\nif_undefined = \"nothing\"\n", i, row[1])
	}
	file, _ := source.NewText("x.toml", []byte(text))
	d, found := aid.Decode(file, "x")
	if d == nil {
		t.Fatal(found)
	}
	outputs := d.Evaluate(aid.Input{})["outputs"].(map[string]any)
	for i, row := range rows {
		got := outputs[fmt.Sprintf("o%d", i)].(map[string]any)
		if row[2] == "nothing" {
			if got["undefined"] != "nothing" {
				t.Errorf("%s gives %v, want nothing", row[1], got)
			}
			continue
		}
		if want, err := aid.ParseNumber(row[2]); err != nil || got["exact"] != want.String() {
			t.Errorf("%s gives %v, want %s", row[1], got, row[2])
		}
	}
}

// refersElsewhere tells whether a problem comes of what an example refers to.
func refersElsewhere(code diag.Code) bool {
	return code == diag.ImageMissing || code == diag.CiteNotSource || code == diag.AbbrUndefined
}

func guidePages(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(partnerbook.Content(), "writing/*.md")
	if err != nil || len(names) == 0 {
		t.Fatal("there is no guide: ", err)
	}
	pages := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(partnerbook.Content(), name)
		if err != nil {
			t.Fatal(err)
		}
		pages[path.Base(name)] = string(data)
	}
	return pages
}
