package kind

import (
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
	"partnerbook/generator/stamp"
)

// strictConfig is that of a site with a site.toml that declares a topic.
func strictConfig() source.Config {
	c := source.PlainConfig()
	c.Plain = false
	c.Topics = []source.Term{{ID: "staff", Title: "Staff"}, {ID: "money", Title: "Money"}}
	return c
}

// compilePage compiles a page of a strict site.
func compilePage(t *testing.T, text string) *Object {
	t.Helper()
	return compileAs(t, strictConfig(), "guidance/page.md", text)
}

func compileAs(t *testing.T, config source.Config, path, text string) *Object {
	t.Helper()
	return NewCompiler(config, "content").Compile(source.File{Path: path, Stamp: stamp.Stamp{Size: int64(len(text))}}, []byte(text))
}

// page returns a page with a title, further settings, and a text.
func page(settings string) string {
	return "+++\ntitle = \"Page\"\n" + settings + "\n+++\n\nSome text.\n"
}

func wantNothing(t *testing.T, o *Object) {
	t.Helper()
	for _, d := range o.Found {
		t.Errorf("%s: %s [%s]", d.Pos, d.Message, d.Code)
	}
}

// wantOnly checks that exactly one thing is wrong, at a place, and that it is
// said with given words.
func wantOnly(t *testing.T, o *Object, code diag.Code, at, words string) {
	t.Helper()
	if len(o.Found) != 1 {
		t.Fatalf("found %d problems, want one: %v", len(o.Found), o.Found)
	}
	d := o.Found[0]
	if d.Code != code || d.Pos.String() != at || !strings.Contains(d.Message+" "+d.Hint, words) {
		t.Errorf("found %s: %s %s [%s]\nwant %s … %s … [%s]", d.Pos, d.Message, d.Hint, d.Code, at, words, code)
	}
}

func codes(l diag.List) []diag.Code {
	var out []diag.Code
	for _, d := range l {
		out = append(out, d.Code)
	}
	slices.Sort(out)
	return out
}

func raws(refs []markup.Reference) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.Raw)
	}
	return out
}
