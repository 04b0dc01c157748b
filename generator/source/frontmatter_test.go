package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFindFrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, raw      string
		format         Format
		settings, rest string
		found          string
	}{
		{"none", "Text\n", NoFormat, "", "", ""},
		{"empty file", "", NoFormat, "", "", ""},
		{"TOML", "+++\na = 1\n+++\nText\n", TOML, "a = 1\n", "Text\n", ""},
		{"YAML", "---\na: 1\n---\nText\n", YAML, "a: 1\n", "Text\n", ""},
		{"YAML that ends in dots", "---\na: 1\n...\nText", YAML, "a: 1\n", "Text", ""},
		{"dots do not end TOML", "+++\n...\n+++\n", TOML, "...\n", "", ""},
		{"nothing in it", "+++\n+++\nText", TOML, "", "Text", ""},
		{"only settings", "+++\na = 1\n+++", TOML, "a = 1\n", "", ""},
		{"Windows line ends and a mark", "\xEF\xBB\xBF+++\r\na = 1\r\n+++\r\nText", TOML, "a = 1\n", "Text", ""},
		{"white space after the fences", "+++ \t\na = 1\n+++  \nText", TOML, "a = 1\n", "Text", ""},
		{"white space before", " +++\na = 1\n+++\n", NoFormat, "", "", ""},
		{"a line before", "\n+++\na = 1\n+++\n", NoFormat, "", "", ""},
		{"four signs", "++++\n+++\n", NoFormat, "", "", ""},
		{"another fence inside", "+++\n---\n+ + +\n++++\n+++\nText", TOML, "---\n+ + +\n++++\n", "Text", ""},
		{"a rule", "---\n\nText\n", NoFormat, "", "", ""},
		{"a rule and nothing", "---", NoFormat, "", "", ""},
		{"not closed", "+++\na = 1\n\nText\n", NoFormat, "", "", "1:1+3 meta/not-closed The settings that begin here are never closed."},
		{"not closed and nothing else", "+++", NoFormat, "", "", "1:1+3 meta/not-closed The settings that begin here are never closed."},
		{"a long first line", "+++" + strings.Repeat(" ", 100) + "\n+++\n", NoFormat, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := regular([]byte(c.raw))
			front, found := FindFrontMatter(text)
			if got := strings.Join(brief(found), "\n"); got != c.found {
				t.Errorf("said %q, want %q", got, c.found)
			}
			if front.Format != c.format {
				t.Fatalf("the format is %d, want %d", front.Format, c.format)
			}
			if c.format == NoFormat {
				return
			}
			if got := string(text.Data[front.From:front.To]); got != c.settings {
				t.Errorf("the settings are %q, want %q", got, c.settings)
			}
			if got := string(text.Data[front.End:]); got != c.rest {
				t.Errorf("the rest is %q, want %q", got, c.rest)
			}
		})
	}
}

// TestPlacesInFrontMatter has a byte order mark, Windows line ends and letters
// of several bytes: none moves a place, in either format.
func TestPlacesInFrontMatter(t *testing.T) {
	for _, raw := range []string{
		"\xEF\xBB\xBF+++\r\ntitel = \"é\" # ü\r\n\"é\" = 5\r\n+++\r\nText",
		"\xEF\xBB\xBF---\r\ntitel: \"é\" # ü\r\n\"é\": 5\r\n---\r\nText",
	} {
		text := regular([]byte(raw))
		front, found := FindFrontMatter(text)
		var table *Table
		if front.Format == TOML {
			table, found = ParseTOML(text, front.From, front.To)
		} else {
			table, _, found = ParseYAML(text, front.From, front.To)
		}
		decoder := NewDecoder(text, table, front.Format, true, &found)
		decoder.Flag("é")
		decoder.Text("title")
		decoder.Finish(nil)
		column := 7 // of the value
		if front.Format == YAML {
			column = 6
		}
		if got := text.Position(table.Entries[1].Value.Span.Offset, 1); got.Line != 3 || got.Column != column {
			t.Errorf("the value stands at %+v, want 3:%d", got, column)
		}
		want := []string{
			strings.Replace("3:COLUMN+1 meta/wrong-type é must be true or false; this is a whole number.", "COLUMN", string(rune('0'+column)), 1),
			"2:1+5 meta/unknown-key There is no setting titel.",
		}
		if diff := cmp.Diff(want, brief(found)); diff != "" {
			t.Error(diff)
		}
	}
}
