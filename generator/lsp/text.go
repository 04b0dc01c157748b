package lsp

import (
	"strings"
	"unicode/utf8"

	"partnerbook/generator/diag"
)

// encoding says in what positions count the characters of a line.
type encoding string

// The encodings that this server can count in. Clients that offer none count in UTF-16.
const (
	utf8Units  encoding = "utf-8"
	utf16Units encoding = "utf-16"
)

// length returns how many units a text has.
func (e encoding) length(s string) int {
	if e == utf8Units {
		return len(s)
	}
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// bytes returns how many bytes of a text the first units take: those of whole characters.
func (e encoding) bytes(s string, units int) int {
	if units <= 0 {
		return 0
	}
	for i, r := range s {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(s[i:])
		}
		took := size
		if e != utf8Units {
			took = 1
			if r > 0xFFFF {
				took = 2
			}
		}
		if units < took {
			return i
		}
		units -= took
	}
	return len(s)
}

// text is the text of a file as an editor has it, cut into lines.
type text struct {
	raw    string
	starts []int // offsets of the lines
}

func newText(raw string) *text {
	t := &text{raw: raw, starts: []int{0}}
	for i := 0; i < len(raw); i++ {
		if raw[i] == '\n' || raw[i] == '\r' && (i+1 == len(raw) || raw[i+1] != '\n') {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

func (t *text) lines() int { return len(t.starts) }

// line returns a line, counted from 0, without its end; "" if there is none.
func (t *text) line(i int) string {
	if i < 0 || i >= len(t.starts) {
		return ""
	}
	end := len(t.raw)
	if i+1 < len(t.starts) {
		end = t.starts[i+1]
	}
	return strings.TrimRight(t.raw[t.starts[i]:end], "\r\n")
}

// offset returns the offset of a position. What lies beyond a line means its end, and what
// lies beyond the text the end of that.
func (t *text) offset(p position, e encoding) int {
	switch {
	case p.Line < 0:
		return 0
	case p.Line >= len(t.starts):
		return len(t.raw)
	}
	return t.starts[p.Line] + e.bytes(t.line(p.Line), p.Character)
}

// at returns the position of a byte of a line.
func (t *text) at(line, column int, e encoding) position {
	s := t.line(line)
	return position{line, e.length(s[:min(max(column, 0), len(s))])}
}

// span returns the range of bytes of one line.
func (t *text) span(line, from, to int, e encoding) textRange {
	return textRange{t.at(line, from, e), t.at(line, to, e)}
}

// bom is a byte order mark, which the compiler does not count.
const bom = "\ufeff"

// columns returns the bytes of a line at which a position in the words of the compiler
// begins and ends. Of one that names no column that is the whole line.
func (t *text) columns(p diag.Position) (line, from, to int) {
	line = max(0, p.Line-1)
	s, before := t.line(line), 0
	if line == 0 && strings.HasPrefix(s, bom) {
		s, before = s[len(bom):], len(bom)
	}
	if p.Column == 0 {
		return line, before, before + len(s)
	}
	from = characters(s, p.Column-1)
	to = from + characters(s[from:], p.Length)
	return line, before + from, before + to
}

// characters returns how many bytes the first n characters take.
func characters(s string, n int) int {
	for i := range s {
		if n <= 0 {
			return i
		}
		n--
	}
	return len(s)
}

// place returns the range of a position in the words of the compiler.
func (t *text) place(p diag.Position, e encoding) textRange {
	line, from, to := t.columns(p)
	return t.span(line, from, to, e)
}

// edited returns the text after a change.
func (t *text) edited(c contentChange, e encoding) *text {
	if c.Range == nil {
		return newText(c.Text)
	}
	from, to := t.offset(c.Range.Start, e), t.offset(c.Range.End, e)
	return newText(t.raw[:from] + c.Text + t.raw[max(from, to):])
}
