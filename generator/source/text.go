package source

import (
	"bytes"
	"fmt"
	"sort"
	"unicode/utf8"

	"partnerbook/generator/diag"
)

// Text is the text of one file: valid UTF-8, lines that end in LF, no control
// characters but tab and LF. It is not safe for use by several goroutines.
type Text struct {
	Name string // the path that the author knows, for diagnostics
	Data []byte
	// starts holds the offset of each line's first byte; made on first use.
	starts []int
	// counted is the last place whose column was asked for: in a long line, the
	// next is counted from there.
	counted place
}

// place is an offset, the start of its line, and the characters between them.
type place struct{ start, offset, characters int }

// NewText makes raw regular. It takes raw over and may change it. Text that is
// not UTF-8, or holds control characters, is reported once and mended with
// U+FFFD, so that the rest of the page can still be shown and checked.
func NewText(name string, raw []byte) (*Text, diag.List) {
	t := &Text{Name: name}
	if encoding := otherEncoding(raw); encoding != "" {
		d := diag.New(diag.SourceEncoding, diag.Position{Path: name, Line: 1, Column: 1},
			"The file is saved as %s, not as UTF-8.", encoding)
		return t, diag.List{d.Hinted("Open it in your editor, choose Save as, and set Encoding to UTF-8.")}
	}
	raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
	t.Data = unixLines(raw)

	var found diag.List
	if !utf8.Valid(t.Data) {
		at := firstInvalid(t.Data)
		wrong := t.Data[at]
		// One for each byte, so that what follows keeps its place.
		t.replace([]byte(string([]rune(string(t.Data)))))
		found.Add(encodingProblem(t.Position(at, 1), wrong))
	}
	if at := firstControl(t.Data); at >= 0 {
		found.Add(diag.New(diag.SourceControl, t.Position(at, 1),
			"There is an invisible control character (U+%04X) here.", t.Data[at]).
			Hinted("Delete it, or type the line again."))
		t.replace(withoutControls(t.Data))
	}
	return t, found
}

// replace sets other text, whose places are not yet known.
func (t *Text) replace(data []byte) { t.Data, t.starts, t.counted = data, nil, place{} }

// otherEncoding names the encoding that a byte order mark announces.
func otherEncoding(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return "UTF-16 (“Unicode” in older editors)"
	}
	return ""
}

// unixLines turns CR LF and lone CR into LF, in place.
func unixLines(b []byte) []byte {
	first := bytes.IndexByte(b, '\r')
	if first < 0 {
		return b
	}
	out := b[:first]
	for i := first; i < len(b); i++ {
		switch {
		case b[i] != '\r':
			out = append(out, b[i])
		case i+1 < len(b) && b[i+1] == '\n':
		default:
			out = append(out, '\n')
		}
	}
	return out
}

// firstInvalid returns the offset of the first byte that is not UTF-8, or the
// length.
func firstInvalid(b []byte) int {
	at := 0
	for at < len(b) {
		r, size := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

func encodingProblem(pos diag.Position, wrong byte) diag.Diagnostic {
	hint := "Open the file in your editor, choose Save as, and set Encoding to UTF-8."
	if c := windows1252(wrong); c != "" {
		hint = fmt.Sprintf("It may be “%s”, saved as ANSI (Windows-1252). %s", c, hint)
	}
	return diag.New(diag.SourceEncoding, pos,
		"The character here (byte 0x%02X) cannot be read: the file is not UTF-8.", wrong).Hinted("%s", hint)
}

// windows1252 returns the character that b most likely was in a file saved by a
// Windows editor: those that officers' texts are full of.
func windows1252(b byte) string {
	switch {
	case b == 0x91 || b == 0x92:
		return "’"
	case b == 0x93 || b == 0x94:
		return "”"
	case b == 0x96 || b == 0x97:
		return "–"
	case b == 0x80:
		return "€"
	case b == 0x85:
		return "…"
	case b >= 0xA1:
		return string(rune(b))
	}
	return ""
}

// firstControl returns the offset of the first control character, or -1. Form
// feed counts as white space in Markdown and is let through.
func firstControl(b []byte) int {
	for i, c := range b {
		if isControl[c] {
			return i
		}
	}
	return -1
}

var isControl = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = c != '\t' && c != '\n' && c != '\f'
	}
	t[0x7F] = true
	return t
}()

func withoutControls(b []byte) []byte {
	out := make([]byte, 0, len(b)+2)
	for _, c := range b {
		if isControl[c] {
			out = append(out, "\uFFFD"...)
			continue
		}
		out = append(out, c)
	}
	return out
}

// Position returns the place of length bytes at offset. Offsets beyond the end
// mean the end, and those within a character the whole character.
func (t *Text) Position(offset, length int) diag.Position {
	offset = min(max(offset, 0), len(t.Data))
	end := offset + min(max(length, 0), len(t.Data)-offset)
	for offset > 0 && t.within(offset) {
		offset--
	}
	for t.within(end) {
		end++
	}
	if nl := bytes.IndexByte(t.Data[offset:end], '\n'); nl >= 0 {
		end = offset + nl
	}
	line := t.Line(offset)
	start := t.starts[line-1]
	return diag.Position{
		Path:   t.Name,
		Line:   line,
		Column: t.characters(start, offset) + 1,
		Length: utf8.RuneCount(t.Data[offset:end]),
	}
}

// within tells whether an offset stands within a character.
func (t *Text) within(offset int) bool {
	return offset < len(t.Data) && !utf8.RuneStart(t.Data[offset])
}

// characters counts the characters of a line from its start to an offset.
func (t *Text) characters(start, offset int) int {
	from := place{start, start, 0}
	if t.counted.start == start && t.counted.offset <= offset {
		from = t.counted
	}
	from.characters += utf8.RuneCount(t.Data[from.offset:offset])
	from.offset = offset
	t.counted = from
	return from.characters
}

// Line returns the number of the line, from 1, that holds the offset.
func (t *Text) Line(offset int) int {
	if t.starts == nil {
		t.starts = lineStarts(t.Data)
	}
	return sort.SearchInts(t.starts, offset+1)
}

func lineStarts(b []byte) []int {
	starts := make([]int, 1, 1+bytes.Count(b, []byte{'\n'}))
	for at := 0; ; {
		next := bytes.IndexByte(b[at:], '\n')
		if next < 0 {
			return starts
		}
		at += next + 1
		starts = append(starts, at)
	}
}

// Blank replaces everything but line ends in [from, to) by spaces, so that the
// rest of the text keeps its places.
func (t *Text) Blank(from, to int) {
	t.counted = place{}
	for i := from; i < to; i++ {
		if t.Data[i] != '\n' {
			t.Data[i] = ' '
		}
	}
}
