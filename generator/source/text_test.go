package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/diag"
)

// brief returns diagnostics as lines: place, length, code and message.
func brief(found diag.List) []string {
	var out []string
	for _, d := range found {
		place := fmt.Sprintf("%d:%d+%d", d.Pos.Line, d.Pos.Column, d.Pos.Length)
		if d.Pos.Line == 0 {
			place = d.Pos.Path
		}
		out = append(out, fmt.Sprintf("%s %s %s", place, d.Code, d.Message))
	}
	return out
}

func TestNewText(t *testing.T) {
	for _, c := range []struct{ name, raw, want, found string }{
		{"empty", "", "", ""},
		{"plain", "one\ntwo", "one\ntwo", ""},
		{"Windows line ends", "one\r\ntwo\r\n", "one\ntwo\n", ""},
		{"old Mac line ends", "one\rtwo\r\rthree\r", "one\ntwo\n\nthree\n", ""},
		{"mixed line ends", "a\r\n\r\r\nb\n\rc", "a\n\n\nb\n\nc", ""},
		{"byte order mark", "\xEF\xBB\xBFtext", "text", ""},
		{"only a byte order mark", "\xEF\xBB\xBF", "", ""},
		{"tab and form feed", "a\tb\fc", "a\tb\fc", ""},
		{"every script", "naïve 漢字 🏛", "naïve 漢字 🏛", ""},
		{"UTF-16", "\xFF\xFEa\x00", "", "1:1+0 source/encoding The file is saved as UTF-16 (“Unicode” in older editors), not as UTF-8."},
		{"UTF-16, other way round", "\xFE\xFF\x00a", "", "1:1+0 source/encoding The file is saved as UTF-16 (“Unicode” in older editors), not as UTF-8."},
		{"Windows-1252", "é\r\nthe council\x92s caf\xE9", "é\nthe council\uFFFDs caf\uFFFD", "2:12+1 source/encoding The character here (byte 0x92) cannot be read: the file is not UTF-8."},
		{"half a character", "ab\xE2\x82", "ab\uFFFD\uFFFD", "1:3+1 source/encoding The character here (byte 0xE2) cannot be read: the file is not UTF-8."},
		{"NUL", "a\nbé\x00c", "a\nbé\uFFFDc", "2:3+1 source/control-character There is an invisible control character (U+0000) here."},
		{"DEL, and others after it", "a\x7F\x01", "a\uFFFD\uFFFD", "1:2+1 source/control-character There is an invisible control character (U+007F) here."},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, found := NewText("page.md", []byte(c.raw))
			if string(text.Data) != c.want {
				t.Errorf("the text is %q, want %q", text.Data, c.want)
			}
			if got := strings.Join(brief(found), "\n"); got != c.found {
				t.Errorf("said:\n%s\nwant:\n%s", got, c.found)
			}
		})
	}
}

// TestNewTextSaysBoth has both what is not UTF-8 and a control character: each is
// said once, where it stands in the mended text.
func TestNewTextSaysBoth(t *testing.T) {
	_, found := NewText("page.md", []byte("\x80\x81\x01\x02"))
	want := []string{
		"1:1+1 source/encoding The character here (byte 0x80) cannot be read: the file is not UTF-8.",
		"1:3+1 source/control-character There is an invisible control character (U+0001) here.",
	}
	if diff := cmp.Diff(want, brief(found)); diff != "" {
		t.Error(diff)
	}
}

func TestEncodingHint(t *testing.T) {
	for b, want := range map[byte]string{
		0x91: "’", 0x92: "’", 0x93: "”", 0x94: "”", 0x96: "–", 0x97: "–", 0x80: "€", 0x85: "…", 0xA3: "£", 0xE9: "é", 0xFF: "ÿ",
		0x81: "", 0x8F: "", 0xA0: "",
	} {
		_, found := NewText("page.md", []byte{'a', b, 'b'})
		const advice = "Open the file in your editor, choose Save as, and set Encoding to UTF-8."
		hint := advice
		if want != "" {
			hint = "It may be “" + want + "”, saved as ANSI (Windows-1252). " + advice
		}
		if len(found) != 1 || found[0].Hint != hint {
			t.Errorf("0x%02X: %v, want the hint %q", b, found, hint)
		}
	}
}

func TestPosition(t *testing.T) {
	const src = "one\ntwo é 漢🏛 end\n\nlast"
	at := func(s string) int { return strings.Index(src, s) }
	text := regular([]byte(src))
	for _, c := range []struct {
		offset, length     int
		line, column, long int
	}{
		{0, 0, 1, 1, 0},
		{0, 3, 1, 1, 3},
		{2, 100, 1, 3, 1}, // never beyond the line
		{3, 1, 1, 4, 0},   // the line end itself
		{at("é"), 2, 2, 5, 1},
		{at("漢"), 7, 2, 7, 2},
		{at("end"), 3, 2, 10, 3},
		{at("é") + 1, 1, 2, 5, 1}, // within a character
		{at("🏛") + 3, 2, 2, 8, 2},
		{at("\n\n") + 1, 5, 3, 1, 0},
		{at("last"), 4, 4, 1, 4},
		{len(src), 0, 4, 5, 0},
		{len(src) + 9, 9, 4, 5, 0},
		{-1, 1, 1, 1, 1},
		{1, -1, 1, 2, 0},
		{at("é"), 0, 2, 5, 0}, // and back
	} {
		want := diag.Position{Path: "page.md", Line: c.line, Column: c.column, Length: c.long}
		if got := text.Position(c.offset, c.length); got != want {
			t.Errorf("Position(%d, %d) = %+v, want %+v", c.offset, c.length, got, want)
		}
	}
	empty := regular(nil)
	if got, want := empty.Position(5, 5), (diag.Position{Path: "page.md", Line: 1, Column: 1}); got != want {
		t.Errorf("in an empty text %+v, want %+v", got, want)
	}
}

// TestPositionsInLongLine asks forwards and backwards in a line of a million
// characters: forwards, each answer begins where the last one ended.
func TestPositionsInLongLine(t *testing.T) {
	text := regular([]byte("x\n" + strings.Repeat("é", 1_000_000)))
	for i := 0; i < 1_000_000; i += 10 {
		if got := text.Position(2+2*i, 2); got.Line != 2 || got.Column != i+1 || got.Length != 1 {
			t.Fatalf("character %d: %+v", i, got)
		}
	}
	for _, i := range []int{999_999, 500_000, 3} {
		if got := text.Position(2+2*i, 2); got.Column != i+1 {
			t.Fatalf("character %d: %+v", i, got)
		}
	}
}

func TestBlank(t *testing.T) {
	text := regular([]byte("é = 1\nb\nü text"))
	text.Position(strings.Index(string(text.Data), "text"), 0)
	text.Blank(0, strings.Index(string(text.Data), "ü"))
	if want := "      \n \nü text"; string(text.Data) != want {
		t.Errorf("blanked to %q, want %q", text.Data, want)
	}
	if got := text.Position(strings.Index(string(text.Data), "text"), 4); got.Line != 3 || got.Column != 3 {
		t.Errorf("what follows moved to %+v", got)
	}
}
