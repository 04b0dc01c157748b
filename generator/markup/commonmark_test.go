package markup

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark/util"

	"partnerbook/generator/source"
)

type example struct {
	Markdown string
	HTML     string
	Example  int
	Section  string
}

// specification returns the examples of the CommonMark specification, which the
// parser's module carries.
func specification(t testing.TB) []example {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal("finding the module of the parser: ", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []example
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	return examples
}

// differing lists the examples whose HTML differs from the specification's, with
// the reason. Everything else must be equal but for typographic characters, the
// ids of headings and the spelling of empty elements.
var differing = map[string][]int{
	"HTML is cleaned and its elements are closed": {
		21, 31, 148, 150, 151, 152, 153, 154, 155, 156, 157, 158, 163, 164, 165, 169, 170, 171, 172, 173, 174, 175,
		176, 178, 180, 181, 182, 184, 187, 201, 344, 475, 476, 477, 491, 494, 524, 536,
		613, 614, 615, 616, 617, 623, 627, 628, 629, 630, 631, 642, 643,
	},
	"comments are dropped":        {177, 179, 183, 308, 309, 625, 626},
	"code is coloured":            {142, 143},
	"bare addresses become links": {608, 611, 612},
}

// TestCommonMark compares the writer with the examples of the CommonMark
// specification, in the setting that lets harmless HTML through.
func TestCommonMark(t *testing.T) {
	reasons := map[int]string{}
	for reason, numbers := range differing {
		for _, n := range numbers {
			reasons[n] = reason
		}
	}
	const wanted = 575
	examples := specification(t)
	if equal := len(examples) - len(reasons); equal < wanted {
		t.Errorf("%d of %d examples are equal, want %d", equal, len(examples), wanted)
	}
	compiler := New()
	for _, e := range examples {
		got, want := plainForm(asMarkdown(compiler, e.Markdown)), plainForm(e.HTML)
		switch reason := reasons[e.Example]; {
		case got != want && reason == "":
			t.Errorf("example %d (%s)\n%s\n got %q\nwant %q", e.Example, e.Section, e.Markdown, got, want)
		case got == want && reason != "":
			t.Errorf("example %d is equal; it is listed as differing: %s", e.Example, reason)
		}
	}
}

// asMarkdown compiles text that stands on its own, with links as written.
func asMarkdown(c *Compiler, src string) string {
	text, _ := source.NewText("example.md", []byte(src))
	body, _ := c.Compile(text, Options{
		KeepTop: true, HTML: source.SanitiseHTML, IsKind: func(string) bool { return false },
	})
	var out strings.Builder
	from := 0
	for _, h := range body.Holes {
		out.WriteString(body.HTML[from:h.At])
		from = h.At
		if h.Kind == HoleURL {
			out.Write(util.EscapeHTML(util.URLEscape([]byte(body.Refs[h.Ref].Raw), false)))
		}
	}
	out.WriteString(body.HTML[from:])
	return out.String()
}

var headingID = regexp.MustCompile(`(<h[1-6]) id="[^"]*"`)

// plainForm undoes what is meant to differ: typography, ids, empty elements.
func plainForm(s string) string {
	s = headingID.ReplaceAllString(s, "$1")
	s = strings.NewReplacer("“", "&quot;", "”", "&quot;", "‘", "'", "’", "'", "…", "...", "–", "--", "—", "---", " />", ">", "«", "&lt;&lt;", "»", "&gt;&gt;").Replace(s)
	return strings.TrimSpace(s)
}
