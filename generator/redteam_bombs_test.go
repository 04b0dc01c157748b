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
	for _, bomb := range []struct {
		name  string
		files map[string]string
		want  diag.Code // "": none
	}{
		{"includes of includes", map[string]string{"index.md": page(r(":::include{file=_a.md}\n\n", 300)), "_a.md": r(":::include{file=_b.md}\n\n", 300), "_b.md": r(":::include{file=_c.md}\n\n", 300), "_c.md": "x\n"}, diag.IncludeDeep},
		{"a circle of includes", map[string]string{"index.md": page(":::include{file=_a.md}\n"), "_a.md": ":::include{file=_b.md}\n", "_b.md": ":::include{file=_a.md}\n"}, diag.IncludeCycle},
		{"tables", map[string]string{"index.md": page(r(":::table{data=k}\n\n", 2000)), "data/k.csv": "a,b\n" + r("x,1\n", 5000)}, diag.DataTooLarge},
		{"figures", map[string]string{"index.md": page(r("\n\n:data[k?a=y&show=b]", 20_000)), "data/k.csv": "a,b\n" + r("x,1\n", 90_000) + "y,2\n"}, diag.DataTooLarge},
		{"a line of figures", map[string]string{"index.md": page("x"), "data/k.csv": "a,b\n" + r("x", 10<<20)}, diag.DataTooLarge},
		{"a million cells", map[string]string{"index.md": page("x"), "data/k.csv": "a,b\n" + r("1,\n", 500_000)}, diag.DataTooLarge},
		{"settings in one another", map[string]string{"index.md": "+++\ntitle = \"x\"\na = " + r("[", 100_000) + "\n+++\n\nx"}, diag.SourceTooLarge},
		{"synonyms of synonyms", map[string]string{"index.md": page("x"), "search.toml": numbered(5000, "[[synonym]]\nwords = [\"w%d\", \"w%d\"]\n")}, ""},
		{"a drawing without an end", map[string]string{"index.md": page("![a](x.svg)"), "x.svg": r("<g>", 1_000_000)}, diag.FileActive},
		{"a drawing of laughs", map[string]string{"index.md": page("![a](x.svg)"), "x.svg": `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg>&b;</svg>`}, diag.FileActive},
		{"a picture of two thousand million lines", map[string]string{"index.md": page("![a](x.png)"), "x.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\x00\x00\x00\x00\x00\x00\x00"}, ""},
		{"links that lead nowhere", map[string]string{"index.md": page(r("\n\n[w](nothere.md)", 5000))}, diag.LinkMissingPage},
		{"an old address of itself", map[string]string{"index.md": page("See [](a.md)."), "a.md": "+++\ntitle = \"A\"\naliases = [\"a.html\"]\n+++\n\nx"}, diag.PageDuplicateURL},
		{"YAML in one line", map[string]string{"index.md": "---\nk: [" + r("a,", 15_000) + "\n---\n\nx"}, diag.YAMLSyntax},
		{"a question of many words", map[string]string{"index.md": page("words"), "search.toml": "[[expect]]\nquery = \"" + r("(a+)+$ ", 20_000) + "\"\npage = \"index.md\"\n"}, ""},
	} {
		t.Run(bomb.name, func(t *testing.T) {
			files := fstest.MapFS{"site.toml": {Data: []byte("title = \"S\"\n")}}
			for name, text := range bomb.files {
				files["content/"+name] = &fstest.MapFile{Data: []byte(text)}
			}
			ctx, stop := context.WithTimeout(context.Background(), endless)
			defer stop()
			ended := make(chan *Edition, 1)
			go func() {
				e, err := NewWorkspace(redSettings(t, files)).Refresh(ctx, Everything)
				if err != nil {
					t.Error(err)
				}
				ended <- e
			}()
			select {
			case e := <-ended:
				bombEnded(t, e, bomb.want)
			case <-ctx.Done():
				t.Fatal("it does not end")
			}
		})
	}
}

func bombEnded(t *testing.T, e *Edition, want diag.Code) {
	t.Helper()
	codes := map[diag.Code]int{}
	for _, d := range e.Found {
		codes[d.Code]++
	}
	if want != "" && codes[want] == 0 {
		t.Errorf("there is no %s, but %v", want, codes)
	}
	if e.Book == nil {
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
