package generator

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/testrun"
)

// endless is how long a bomb may take before it is taken for one without an end. Each
// ends within a few seconds on a slow machine.
const endless = 2 * time.Minute

// TestBombs builds sites that are small to write and would be endless to make. Each ends,
// and is refused with a diagnostic if what it asks for is too much.
func TestBombs(t *testing.T) {
	testrun.Alone(t)
	r := strings.Repeat
	page := func(body string) string { return "+++\ntitle = \"T\"\n+++\n\n" + body }
	numbered := func(n int, format string) string {
		var out strings.Builder
		for i := range n {
			fmt.Fprintf(&out, format, i, i+1)
		}
		return out.String()
	}
	// Small ones while somebody works; the long tier has them as large as they were found.
	n := func(quick, long int) int {
		if testrun.Long() {
			return long
		}
		return quick
	}
	type files = map[string]string
	for _, bomb := range []struct {
		name  string
		files files
		want  diag.Code // "": none
	}{
		{"a title of half a megabyte in many lists", titledBomb(n(30, 500)), diag.MetaTooLong},
		{"a form of thousands of fields", files{"index.md": page("x"), "t.md": templateBomb(n(600, 5000), n(2000, 50_000))}, diag.TemplateTooMany},
		{"one council over and over", files{"index.md": page(numbered(n(150, 1000), ":::council{name=\"X\" as_of=2024 source=no%d}\nText %d.\n:::\n\n:::account{who=\"X\" year=2024 source=no}\nText.\n:::\n\n"))}, diag.LinkMissingPage},
		{"many councils", files{"index.md": page(numbered(n(400, 4000), ":::council{name=\"Town %d\" as_of=2024 source=no%d}\nText.\n:::\n\n"))}, diag.LinkMissingPage},
		{"places that are not there", files{"index.md": page(numbered(n(1000, 10_000), "## H {#h%d}\n\n[x](#x%d)\n\n"))}, diag.LinkMissingAnchor},
		{"folders in folders", files{"index.md": page("x"), r("a/", n(300, 1500)) + "x.md": page("x")}, diag.PathTooDeep},
		{"a long way of questions", files{"index.md": page("[x](aid:g)"), "aids/g.toml": guideBomb(n(40, 2000))}, "DA212"},
		{"sums of sums", files{"index.md": page("[x](aid:g)"), "aids/g.toml": sumsBomb(n(100, 2000))}, ""},
		{"a question of one letter", files{"index.md": page("aaaa"), "search.toml": "[[expect]]\nquery = \"" + r("a", 400_000) + "\"\npage = \"index.md\"\n"}, diag.MetaTooLong},
		{"one word over and over", files{"index.md": page("x"), "b.md": page(r("h ", 200_000))}, ""},
		{"includes of includes", files{"index.md": page(r(":::include{file=_a.md}\n\n", 300)), "_a.md": r(":::include{file=_b.md}\n\n", 300), "_b.md": r(":::include{file=_c.md}\n\n", 300), "_c.md": "x\n"}, diag.IncludeDeep},
		{"a circle of includes", files{"index.md": page(":::include{file=_a.md}\n"), "_a.md": ":::include{file=_b.md}\n", "_b.md": ":::include{file=_a.md}\n"}, diag.IncludeCycle},
		{"tables", files{"index.md": page(r(":::table{data=k}\n\n", 2000)), "data/k.csv": "a,b\n" + r("x,1\n", 5000)}, diag.DataTooLarge},
		{"figures", files{"index.md": page(r("\n\n:data[k?a=y&show=b]", 20_000)), "data/k.csv": "a,b\n" + r("x,1\n", 90_000) + "y,2\n"}, diag.DataTooLarge},
		{"a line of figures", files{"index.md": page(":::table{data=k}\n"), "data/k.csv": "a,b\n" + r("x", 10<<20)}, diag.DataTooLarge},
		{"a million cells", files{"index.md": page(":::table{data=k}\n"), "data/k.csv": "a,b\n" + r("1,\n", 500_000)}, diag.DataTooLarge},
		{"settings in one another", files{"index.md": "+++\ntitle = \"x\"\na = " + r("[", 100_000) + "\n+++\n\nx"}, diag.SourceTooLarge},
		{"synonyms of synonyms", files{"index.md": page("x"), "search.toml": numbered(5000, "[[synonym]]\nwords = [\"w%d\", \"w%d\"]\n")}, ""},
		{"a drawing without an end", files{"index.md": page("![a](x.svg)"), "x.svg": r("<g>", 1_000_000)}, diag.FileActive},
		{"a drawing of laughs", files{"index.md": page("![a](x.svg)"), "x.svg": `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg>&b;</svg>`}, diag.FileActive},
		{"a picture of two thousand million lines", files{"index.md": page("![a](x.png)"), "x.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\x00\x00\x00\x00\x00\x00\x00"}, ""},
		{"links that lead nowhere", files{"index.md": page(r("\n\n[w](nothere.md)", 5000))}, diag.LinkMissingPage},
		{"an old address of itself", files{"index.md": page("See [](a.md)."), "a.md": "+++\ntitle = \"A\"\naliases = [\"a.html\"]\n+++\n\nx"}, diag.PageDuplicateURL},
		{"YAML in one line", files{"index.md": "---\nk: [" + r("a,", 15_000) + "\n---\n\nx"}, diag.YAMLSyntax},
		{"a question of many words", files{"index.md": page("words"), "search.toml": "[[expect]]\nquery = \"" + r("(a+)+$ ", 1200) + "\"\npage = \"index.md\"\n"}, diag.SearchExpectation},
	} {
		if slow := bomb.name == "tables" || bomb.name == "figures"; slow && !testrun.Long() {
			continue
		}
		for _, plain := range []bool{false, true} {
			name := bomb.name
			if plain {
				name += " in a folder"
			}
			t.Run(name, func(t *testing.T) { bombEnds(t, bomb.files, bomb.want, plain) })
		}
	}
}

// bombEnds builds a site or, without site.toml, what there is of it all the same.
func bombEnds(t *testing.T, content map[string]string, want diag.Code, plain bool) {
	t.Helper()
	files := fstest.MapFS{"site.toml": {Data: []byte("title = \"S\"\n")}}
	for name, text := range content {
		files["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	settings := redSettings(t, files)
	if plain {
		settings.Site = nil
	}
	ctx, stop := context.WithTimeout(context.Background(), endless)
	defer stop()
	ended := make(chan *Edition, 1)
	go func() {
		e, err := NewWorkspace(settings).Refresh(ctx, Everything)
		if err != nil {
			t.Error(err)
		}
		ended <- e
	}()
	select {
	case e := <-ended:
		bombEnded(t, e, want)
	case <-ctx.Done():
		t.Fatal("it does not end")
	}
}

func bombEnded(t *testing.T, e *Edition, want diag.Code) {
	t.Helper()
	codes := map[diag.Code]int{}
	for _, d := range e.Found.List() {
		codes[d.Code]++
	}
	if want != "" && codes[want] == 0 {
		t.Errorf("there is no %s, but %v", want, codes)
	}
	if e.Book == nil {
		if want == "" {
			t.Errorf("it is refused with %v", e.Found.List()[:min(5, len(e.Found.List()))])
		}
		return
	}
	if size := sizeOf(t, e); size > 64<<20 {
		t.Errorf("it makes %d MB", size>>20)
	}
}

func sizeOf(t *testing.T, e *Edition) int {
	size := 0
	for _, text := range emitted(t, e.Book.Files()) {
		size += len(text)
	}
	return size
}

// titledBomb is a page with a title of half a megabyte that many others list.
func titledBomb(n int) map[string]string {
	out := map[string]string{"index.md": "+++\ntitle = \"T\"\n+++\n\nx", "a/index.md": "+++\ntitle = \"" + strings.Repeat("long ", 90_000) + "\"\n+++\n\nx"}
	for i := range n {
		out[fmt.Sprintf("a/p%d.md", i)] = fmt.Sprintf("+++\ntitle = \"P %d\"\n+++\n\nSee [](index.md).", i)
	}
	return out
}

func templateBomb(fields, blanks int) string {
	var out strings.Builder
	out.WriteString("+++\ntitle = \"Form\"\nkind = \"template\"\nsummary = \"x\"\n")
	for i := range fields {
		fmt.Fprintf(&out, "[[field]]\nid = \"f%d\"\nlabel = \"F\"\n", i)
	}
	out.WriteString("+++\n\n")
	for i := range blanks {
		fmt.Fprintf(&out, "{{f%d}}\n\n", i%fields)
	}
	return out.String()
}

const aidHead = `aid = "g"
version = "1.0.0"
title = "G"
decision = "D"
summary = "S"
basis = "author"
review = { by = "Editors", on = 2026-01-01, next = 2027-01-01 }
`

// guideBomb is questions each of which leads to the next two: there are more ways than
// could be counted.
func guideBomb(n int) string {
	var out strings.Builder
	out.WriteString("kind = \"guide\"\nstart = \"q0\"\n" + aidHead)
	for i := range n {
		next := [2]string{"outcome:end", "outcome:end"}
		for j := range next {
			if i+j+1 < n {
				next[j] = fmt.Sprintf("q%d", i+j+1)
			}
		}
		fmt.Fprintf(&out, "[[questions]]\nid = \"q%d\"\nask = \"Q?\"\noptions = [{ id = \"a\", label = \"A\", next = %q }, { id = \"b\", label = \"B\", next = %q }]\n", i, next[0], next[1])
	}
	out.WriteString("[[outcomes]]\nid = \"end\"\ntitle = \"End\"\nwhy = \"Because.\"\n[[case]]\nname = \"C\"\ninput = { answers = { q0 = \"a\" } }\nexpect = { at = \"q1\" }\n")
	return out.String()
}

// sumsBomb is outputs each of which is twice the one before.
func sumsBomb(n int) string {
	var out strings.Builder
	out.WriteString("kind = \"calculator\"\n" + aidHead + "[[inputs]]\nid = \"x\"\nask = \"X?\"\nunit = \"gbp\"\ndefault = 1\nmin = 0\nmax = 10\n")
	before := "x"
	for i := range n {
		fmt.Fprintf(&out, "[[outputs]]\nid = \"o%d\"\ntitle = \"O\"\nunit = \"gbp\"\nformula = \"%s + %s\"\n", i, before, before)
		before = fmt.Sprintf("o%d", i)
	}
	out.WriteString("[[case]]\nname = \"C\"\ninput = {}\nexpect = { outputs = { o0 = 2 } }\n")
	return out.String()
}
