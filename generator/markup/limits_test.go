package markup

import (
	"fmt"
	"strings"
	"testing"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
	"partnerbook/generator/testrun"
)

// TestHostile compiles texts that are made to take long, of about a megabyte
// each, or a quarter of one outside the long tier (see hostile). Each must end in a
// sound body, or in the one diagnostic of the limit that stops it. A loop that takes the square of the time makes the test run
// into go test's time limit; BenchmarkHostile shows what each text takes. The race
// detector, which makes each take fifteen times as long, sees one in eight outside the
// long tier: compiling starts nothing beside itself.
func TestHostile(t *testing.T) {
	compiler := New()
	for i, h := range hostile(testrun.Long()) {
		if testrun.Raced && !testrun.Long() && i%8 != 0 {
			continue
		}
		t.Run(h.name, func(t *testing.T) {
			t.Parallel()
			for _, options := range []string{"", "sanitise numbered checklist blanks"} {
				if h.onlySanitised && options == "" {
					continue
				}
				text, _ := source.NewText("hostile.md", []byte(h.text))
				body, found := compiler.Compile(text, testOptions(options))
				refused := len(found) == 1 && found[0].Code == diag.SourceTooLarge
				if refused != (h.refused || h.refusedSanitised && options != "") {
					t.Errorf("%q: refused: %v", options, refused)
				}
				if refused && (len(body.HTML) > 0 || found[0].Hint == "") {
					t.Errorf("%q: %d bytes of HTML and %+v", options, len(body.HTML), found[0])
				}
				if len(found) > 2*maxProblems {
					t.Errorf("%q: %d diagnostics", options, len(found))
				}
				if err := wellFormed(body); err != nil {
					t.Errorf("%q: %v", options, err)
				}
			}
		})
	}
}

// BenchmarkHostile shows the time for each text: at most three seconds.
func BenchmarkHostile(b *testing.B) {
	compiler := New()
	for _, h := range hostile(true) {
		b.Run(h.name, func(b *testing.B) {
			b.SetBytes(int64(len(h.text)))
			for b.Loop() {
				text, _ := source.NewText("hostile.md", []byte(h.text))
				compiler.Compile(text, testOptions("sanitise numbered checklist blanks"))
			}
		})
	}
}

// hostileText is a text that takes long, or is refused: always, or where its
// HTML is cleaned. What such a text comes to where it is not cleaned is another text's
// matter.
type hostileText struct {
	name, text                string
	refused, refusedSanitised bool
	onlySanitised             bool
}

// hostile returns the texts. Those that no limit stops, and that grow evenly, are a
// quarter as long unless they are to be whole.
func hostile(whole bool) []hostileText {
	part := func(n int) int {
		if whole {
			return n
		}
		return n / 4
	}
	many := func(s string) string { return strings.Repeat(s, 1<<20/len(s)) }
	some := func(s string) string { return strings.Repeat(s, part(1<<20/len(s))) }
	each := func(n int, format string) string {
		var out strings.Builder
		for i := range n {
			fmt.Fprintf(&out, format, i)
		}
		return out.String()
	}
	return []hostileText{
		{name: "headings", text: strings.Repeat("## Name\n\n", part(50_000))},
		{name: "headings fn", text: strings.Repeat("## fn\n## fnref\n## Fn 2\n", part(10_000))},
		{name: "headings like numbered ones", text: strings.Repeat("## x\n## x-2\n## x-2-2\n", part(10_000))},
		{name: "headings of one name", text: strings.Repeat("## x {#x}\n", part(30_000))},
		{name: "headings without words", text: some("##\n")},
		{name: "headings with links", text: some("## [](b) [](c)\n")},
		{name: "places", text: some("Text {#p1}\n\n")},
		{name: "attributes", text: "x {" + some(".a ") + "}"},
		{name: "table names", text: "|a|b|\n|-|-|\n" + some("|x {#x}|y {#y}|\n")},
		{name: "table columns", text: "|" + strings.Repeat("a|", 2000) + "\n|" + strings.Repeat("-|", 2000) + "\n" + strings.Repeat("|x\n", 1000), refused: true},
		{name: "table bars", text: "|a|b|\n|-|-|\n" + many(`|x\|y|`+"\n"), refused: true},
		{name: "quotations in one another", text: many(">"), refused: true},
		{name: "quotations", text: some(strings.Repeat("> ", 60) + "x\n")},
		{name: "lists in one another", text: many(strings.Repeat("- ", 65) + "x\n"), refused: true},
		{name: "blocks in one another", text: many(":::note\n"), refused: true},
		{name: "blocks", text: strings.Repeat(strings.Repeat(":::note\n", 50)+"x\n"+strings.Repeat(":::\n", 50), 300)},
		{name: "blocks never closed", text: some("> :::note\n> x\n\n")},
		{name: "accounts in one another", text: strings.Repeat(":::account{who=A source=b}\n", 60) + "x\n"},
		{name: "steps", text: ":::steps\n1. " + strings.Repeat("and: :", part(50_000)) + "\n:::\n"},
		{name: "delimiters", text: strings.Repeat("*a_ ", 50_000), refused: true},
		{name: "delimiters in all paragraphs", text: many(strings.Repeat("*a_ ", 1200) + "\n\n"), refused: true},
		{name: "delimiters below the limit", text: strings.Repeat(strings.Repeat("*a_ ", 1200)+"\n\n", 20)},
		{name: "brackets", text: many("["), refused: true},
		{name: "pictures in one another", text: strings.Repeat(strings.Repeat("![", 200)+"a"+strings.Repeat("](b)", 200)+"\n\n", 100)},
		{name: "marks never closed", text: strings.Repeat(strings.Repeat(":cite[", 400)+"\n\n", 50)},
		{name: "marks in one another", text: strings.Repeat(strings.Repeat(":ours[", 400)+strings.Repeat("]", 400)+"\n\n", 50)},
		{name: "one citation of many", text: ":cite[" + some("a,") + "]"},
		{name: "footnotes", text: each(4000, "x[^%[1]d]\n\n[^%[1]d]: n\n\n")},
		{name: "one footnote", text: "[^1]: n\n\n" + strings.Repeat("x[^1]\n\n", 9990)},
		{name: "footnotes missing", text: each(4900, "x[^aaaaa%d]\n\n[^n]: n\n\n")},
		{name: "too many footnotes", text: strings.Repeat("x[^1]\n\n", 10_001), refused: true},
		{name: "allow comments", text: strings.Repeat("<!-- allow text/long-sentence: x -->\n\n", 1001), refused: true},
		{name: "comments", text: strings.Repeat("<!-- allow text/long-sentence: x -->\n<!-- r -->\n", 900) + strings.Repeat("<!-- r -->\n", part(90_000))},
		{name: "HTML items", text: some("<li>")},
		{name: "HTML soup", text: some("<b><i>x</b></i><p>\n\n")},
		{name: "HTML never ended", text: some("<div>\n\n")},
		{name: "HTML of one name", text: some("<b id=x>y</b>\n\n"), refusedSanitised: whole},
		{name: "HTML of one name, cleaned", text: many("<b id=x>y</b>\n\n"), refusedSanitised: true, onlySanitised: true},
		{name: "a long line", text: some("word ")},
		{name: "a long word", text: some("a")},
		{name: "words to avoid", text: some("utilise ")},
		{name: "capitals", text: some("ABC DEF ")},
		{name: "blanks", text: some("{{a}}\n\n")},
		{name: "references", text: each(part(40_000), "[a%[1]d]: b\n\n[a%[1]d]\n\n")},
		{name: "tasks", text: some("- [x][a]\n")},
		{name: "languages", text: each(part(40_000), "```l%d\nx\n```\n")},
		{name: "addresses", text: some("https://a.bc/d\n\n")},
		{name: "lines", text: some("\n") + "x"},
		{name: "a large file", text: strings.Repeat("a", MaxFile+1), refused: true},
	}
}
