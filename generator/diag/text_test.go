package diag

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/rangetable"
	"golang.org/x/text/width"
)

// show prints a list whose places are in text.
func show(t *testing.T, text string, max int, list ...Diagnostic) string {
	t.Helper()
	var out strings.Builder
	if max == 0 {
		max = len(list)
	}
	summary := List(list).Summary(max)
	if err := summary.WriteText(&out, TextStyle{Lines: func(string) (string, bool) { return text, text != "" }}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func problem(line, column, length int) Diagnostic {
	return New(LinkMissingPage, Position{"content/a.md", line, column, length}, "There is no page x.md.")
}

func TestTextShowsPlaceMessageLineAndHint(t *testing.T) {
	d := problem(2, 13, 4).Hinted("First line.\nSecond line.").See(Position{"content/a.md", 1, 1, 4}, "See this.")
	got := show(t, "Café\nThe 💷 of é: [x](x.md).\r\n", 0, d)
	want := `content/a.md:2:13: error: There is no page x.md. [link/missing-page]
   2 | The 💷 of é: [x](x.md).
     |              ^^^^
  First line.
  Second line.
  content/a.md:1:1: See this.
   1 | Café
     | ^^^^
`
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestTextMarksTheRightCharacters puts carets under the characters between < and
// >, and wants them in these cells of the terminal.
func TestTextMarksTheRightCharacters(t *testing.T) {
	for _, c := range []struct {
		name, line   string
		column, many int // of cells, from 0
	}{
		{"plain", "ab<cd>e", 2, 2},
		{"at the beginning", "<a>bc", 0, 1},
		{"accents are one cell", "éé<éa>", 2, 2},
		{"a tab is one cell", "\t\t<a\tb>", 2, 3},
		{"wide characters are two", "💷汉<字>x", 4, 2},
		{"signs that look like text are two", "✅❌⚡<x>", 6, 1},
		{"signs of one cell", "✓→£€<x>", 4, 1},
		{"combining marks are none", "e\u0301e\u0301<e\u0301x>", 2, 2},
		{"characters without width are none", "a\u200bb\u00adc<x>", 3, 1},
		{"a joined emoji", "👩\u200d💻<x>", 4, 1},
		{"control characters are one", "a\x1b\x00<x>", 3, 1},
		{"marks of direction are one, as they are replaced", "a\u202e<x>", 2, 1},
		{"bytes that are no text are one", "a\xff\xfe<x>", 3, 1},
		{"a point", "ab<>c", 2, 1},
		{"the end of the line", "abc<>", 3, 1},
		{"nothing but a mark without width", "a<\u0301>b", 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, rest, _ := strings.Cut(c.line, "<")
			marked, after, _ := strings.Cut(rest, ">")
			column, length := len([]rune(before))+1, len([]rune(marked))
			lines := strings.Split(show(t, before+marked+after, 0, problem(1, column, length)), "\n")
			want := "     | " + strings.Repeat(" ", c.column) + strings.Repeat("^", c.many)
			if lines[2] != want {
				t.Errorf("got\n%s\n%s, want\n%s", lines[1], lines[2], want)
			}
		})
	}
}

func TestTextCutsLongLinesAroundThePlace(t *testing.T) {
	long := strings.Repeat("é", 300) + "WRONG" + strings.Repeat("ü", 300)
	for _, c := range []struct {
		name           string
		column, length int
		line, mark     string
	}{
		{"in the middle", 301, 5,
			"…" + strings.Repeat("é", 50) + "WRONG" + strings.Repeat("ü", 55) + "…",
			strings.Repeat(" ", 51) + "^^^^^"},
		{"at the beginning", 1, 2,
			strings.Repeat("é", 110) + "…",
			"^^"},
		{"at the end", 605, 1,
			"…" + strings.Repeat("ü", 51),
			strings.Repeat(" ", 51) + "^"},
		{"longer than what is shown", 301, 305,
			"…" + strings.Repeat("é", 50) + "WRONG" + strings.Repeat("ü", 55) + "…",
			strings.Repeat(" ", 51) + strings.Repeat("^", 60)},
		{"behind the end", 606, 0,
			"…" + strings.Repeat("ü", 50),
			strings.Repeat(" ", 51) + "^"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := show(t, long, 0, problem(1, c.column, c.length))
			want := fmt.Sprintf("content/a.md:1:%d: error: There is no page x.md. [link/missing-page]\n   1 | %s\n     | %s\n",
				c.column, c.line, c.mark)
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTextOfAWholeFileOrAnUnknownLineHasNoExcerpt(t *testing.T) {
	const text = "one\n\ntwo"
	for _, c := range []struct {
		name, text string
		d          Diagnostic
		want       string
	}{
		{"a whole file", text, problem(0, 0, 0), "content/a.md: error: There is no page x.md. [link/missing-page]\n"},
		{"an empty line", text, problem(2, 1, 0), "content/a.md:2:1: error: There is no page x.md. [link/missing-page]\n"},
		{"a line that is not there", text, problem(9, 1, 0), "content/a.md:9:1: error: There is no page x.md. [link/missing-page]\n"},
		{"a file that is not there", "", problem(1, 1, 0), "content/a.md:1:1: error: There is no page x.md. [link/missing-page]\n"},
		{"a line without a column", text, problem(1, 0, 0), "content/a.md:1: error: There is no page x.md. [link/missing-page]\n   1 | one\n"},
	} {
		if got := show(t, c.text, 0, c.d); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

// TestTextCannotCommandTheTerminal puts what terminals obey into every part.
func TestTextCannotCommandTheTerminal(t *testing.T) {
	const evil = "\x1b[2J\x07\r\u009b\u202e\u2066\x7f"
	place := Position{"content/" + evil + ".md", 1, 1, 1}
	d := New(LinkMissingPage, place, "Page %s.", evil).Hinted("Hint %s", evil).See(place, "See %s", evil)
	got := show(t, "line "+evil, 0, d)
	for _, r := range got {
		if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%U is printed in %q", r, got)
		}
	}
}

func TestTextPrintsSoManyAndCountsTheRest(t *testing.T) {
	warning := New(LinkText, Position{"content/a.md", 1, 1, 0}, "Not good.")
	other := New(TextAvoid, Position{"content/a.md", 2, 1, 0}, "Not good.")
	failure := problem(3, 1, 0)
	list := []Diagnostic{warning, other, failure, warning, failure}
	for _, c := range []struct {
		max     int
		printed string // codes, in order
		rest    string
	}{
		{0, "link/text text/word-to-avoid link/missing-page link/text link/missing-page", ""},
		{5, "link/text text/word-to-avoid link/missing-page link/text link/missing-page", ""},
		{3, "link/text link/missing-page link/missing-page",
			"… and 2 more. `partnerbook check` lists them all:\n       1 link/text\n       1 text/word-to-avoid\n"},
		{1, "link/missing-page",
			"… and 4 more. `partnerbook check` lists them all:\n       1 link/missing-page\n       2 link/text\n       1 text/word-to-avoid\n"},
	} {
		got := show(t, "", c.max, list...)
		printed, rest, _ := strings.Cut(got, "…")
		var codes []string
		for line := range strings.Lines(printed) {
			codes = append(codes, strings.Trim(line[strings.LastIndex(line, "["):], "[]\n"))
		}
		if rest != "" {
			rest = "…" + rest
		}
		if strings.Join(codes, " ") != c.printed || rest != c.rest {
			t.Errorf("with at most %d:\n%s", c.max, got)
		}
	}
}

func TestTextColoursOnlyWhenAsked(t *testing.T) {
	d := problem(1, 1, 2).Hinted("Hint.")
	var plain, coloured strings.Builder
	lines := func(string) (string, bool) { return "text", true }
	if err := WriteText(&plain, List{d}, TextStyle{Lines: lines}); err != nil {
		t.Fatal(err)
	}
	if err := WriteText(&coloured, List{d}, TextStyle{Lines: lines, Color: true}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain.String(), "\x1b") {
		t.Errorf("colours in %q", plain.String())
	}
	bare := coloured.String()
	for _, code := range []string{bold, red, yellow, dim, reset} {
		bare = strings.ReplaceAll(bare, code, "")
	}
	if bare == coloured.String() || bare != plain.String() {
		t.Errorf("without its colours %q is not %q", coloured.String(), plain.String())
	}
}

// TestCells compares the table of wide characters with another one.
// widened are signs of divination and counting rods, which take two cells since Unicode 16
// and one in terminals of before.
var widened = &unicode.RangeTable{
	R16: []unicode.Range16{{0x2630, 0x2637, 1}, {0x268A, 0x268F, 1}, {0x4DC0, 0x4DFF, 1}},
	R32: []unicode.Range32{{0x1D300, 0x1D356, 1}, {0x1D360, 0x1D376, 1}},
}

func TestCells(t *testing.T) {
	known := rangetable.Assigned("15.0.0")
	for r := rune(0x20); r <= unicode.MaxRune; r++ {
		assigned := unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) && unicode.Is(known, r)
		if !assigned || r >= 0x20000 || unicode.Is(widened, r) {
			continue // closed gaps, and one block without any
		}
		kind := width.LookupRune(r).Kind()
		want := 1
		if kind == width.EastAsianWide || kind == width.EastAsianFullwidth {
			want = 2
		}
		if got := cells([]rune{r}); got != want {
			t.Errorf("%U takes %d cells, not %d", r, want, got)
		}
	}
}
