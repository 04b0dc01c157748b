package lsp

import (
	"testing"
	"unicode/utf8"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

func TestPlaces(t *testing.T) {
	lines := newText(bom + "é😀x\r\na\rb\n\nend")
	for _, test := range []struct {
		pos        diag.Position
		utf16, in8 textRange
	}{
		{diag.Position{Line: 1, Column: 2, Length: 1}, textRange{position{0, 2}, position{0, 4}}, textRange{position{0, 5}, position{0, 9}}},
		{diag.Position{Line: 2, Column: 1, Length: 9}, textRange{position{1, 0}, position{1, 1}}, textRange{position{1, 0}, position{1, 1}}},
		{diag.Position{Line: 3}, textRange{position{2, 0}, position{2, 1}}, textRange{position{2, 0}, position{2, 1}}},
		{diag.Position{}, textRange{position{0, 1}, position{0, 5}}, textRange{position{0, 3}, position{0, 10}}},
		{diag.Position{Line: 99, Column: 7, Length: 2}, textRange{position{98, 0}, position{98, 0}}, textRange{position{98, 0}, position{98, 0}}},
	} {
		if got := lines.place(test.pos, utf16Units); got != test.utf16 {
			t.Errorf("%+v is %v in UTF-16, want %v", test.pos, got, test.utf16)
		}
		if got := lines.place(test.pos, utf8Units); got != test.in8 {
			t.Errorf("%+v is %v in UTF-8, want %v", test.pos, got, test.in8)
		}
	}
	if got := lines.offset(position{0, 3}, utf16Units); got != len(bom+"é") {
		t.Errorf("a position within 😀 is offset %d", got)
	}
	if got := lines.edited(contentChange{&textRange{position{1, 0}, position{2, 1}}, "X"}, utf16Units).raw; got != bom+"é😀x\r\nX\n\nend" {
		t.Errorf("after an edit: %q", got)
	}
}

// FuzzPositions tries that places and edits of any text stay within it, that a position that was
// made of an offset leads back to it, and that places mean the same as the compiler's.
func FuzzPositions(f *testing.F) {
	f.Add("a😀b\r\nc\rd\n", 1, 2, 3, 4, "x")
	f.Add(bom+"é", -1, 7, 1<<40, -9, "\r")
	f.Add("\xff\xfe\n\u2028", 0, 1, 0, 0, "")
	f.Fuzz(func(t *testing.T, raw string, a, b, c, d int, words string) {
		lines := newText(raw)
		for _, e := range []encoding{utf8Units, utf16Units} {
			edited := lines.edited(contentChange{&textRange{position{a, b}, position{c, d}}, words}, e)
			if len(edited.raw) > len(raw)+len(words) {
				t.Errorf("an edit of %q made %q", raw, edited.raw)
			}
			place := lines.place(diag.Position{Line: a, Column: b, Length: c}, e)
			if a > 0 && a <= lines.lines() && (place.Start.Character < 0 || place.End.Character > e.length(lines.line(a-1))) {
				t.Errorf("%q: %d:%d is %v", raw, a, b, place)
			}
		}
		if !utf8.ValidString(raw) {
			return
		}
		for line := range lines.lines() {
			s := lines.line(line)
			for at := range s {
				for _, e := range []encoding{utf8Units, utf16Units} {
					if got := lines.offset(lines.at(line, at, e), e); got != lines.starts[line]+at {
						t.Fatalf("%q: offset %d of line %d comes back as %d (%s)", raw, at, line, got, e)
					}
				}
			}
		}
		regular, _ := source.NewText("x", []byte(raw))
		if regular.Line(len(regular.Data)) != lines.lines() {
			t.Errorf("%q has %d lines, and %d for the compiler", raw, lines.lines(), regular.Line(len(regular.Data)))
		}
	})
}
