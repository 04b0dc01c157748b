package markup

import (
	"fmt"
	"strings"
	"testing"

	"partnerbook/generator/source"
)

// blocksOf returns what a text is made of: of each block its kind, heading, line and figures.
func blocksOf(t *testing.T, text string, opts Options) string {
	t.Helper()
	in, found := source.NewText("page.md", []byte(text))
	opts.IsKind = func(string) bool { return false }
	body, problems := New().Compile(in, opts)
	if found = append(found, problems...); len(found) > 0 {
		t.Fatalf("%s: %v", text, found)
	}
	var out []string
	for _, b := range body.Blocks {
		out = append(out, fmt.Sprintf("%c%d:%d%v", "-hplc"[b.Kind], b.Heading, b.Line, b.Figures))
	}
	return strings.Join(out, " ")
}

func TestBlocks(t *testing.T) {
	for text, want := range map[string]string{
		"One, 2 and 3.\n":                            "p-1:1[2 3]",
		"It cost £1,234.50 in 2018/19.\n":            "p-1:1[1234.50 2018 19]",
		"A.\n\n## Costs in 2019 {#c}\n\nB 5%.\n":     "p-1:1[] h0:3[2019] p0:5[5]",
		"- a\n- b 7\n\n  c\n":                        "l-1:1[] l-1:2[7] l-1:4[]",
		"| H | 1 |\n|---|---|\n| x | 2 |\n":          "c-1:1[] c-1:1[1] c-1:3[] c-1:3[2]",
		":::note\nTake 2.\n:::\n\n## A\n\n### B 9\n": "p-1:2[2] h0:5[] h1:7[9]",
		"[Words of 8](https://example.org/2018)\n":   "p-1:1[8]",
	} {
		for _, bare := range []bool{false, true} {
			if got := blocksOf(t, text, Options{Language: "en", Blocks: true, Bare: bare}); got != want {
				t.Errorf("%q (bare %t): %s, want %s", text, bare, got, want)
			}
		}
	}
	if got := blocksOf(t, "One.\n", Options{Language: "en"}); got != "" {
		t.Errorf("nobody asked for %s", got)
	}
}
