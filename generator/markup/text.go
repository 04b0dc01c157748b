package markup

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

func writeNothing(*writer, ast.Node) {}

func writeText(w *writer, n ast.Node) {
	t := n.(*ast.Text)
	value := t.Segment.Value(w.text.Data)
	w.mark(t.Segment.Start)
	if t.IsRaw() {
		w.literal(value)
	} else {
		w.markdownText(value, t.Segment.Start)
	}
	switch {
	case t.HardLineBreak():
		w.html = bytes.TrimRight(w.html, " ")
		w.write("<br>\n")
		w.plain = append(w.plain, ' ')
	case t.SoftLineBreak():
		w.write("\n")
		w.plain = append(w.plain, ' ')
	}
}

func writeString(w *writer, n ast.Node) {
	s := n.(*ast.String)
	if pos := n.Pos(); pos >= 0 {
		w.mark(pos)
	}
	w.literal(s.Value)
}

// literal writes characters that mean themselves.
func (w *writer) literal(b []byte) {
	w.html = appendEscaped(w.html, b)
	w.plain = append(w.plain, b...)
}

// special marks the bytes at which text must be looked at more closely.
var special = func() (t [256]bool) {
	for _, c := range []byte("\\&<>\"\x00") {
		t[c] = true
	}
	return t
}()

// markdownText writes text in which backslashes and entities have a meaning.
// at is the text's offset in the file.
func (w *writer) markdownText(b []byte, at int) {
	from := 0
	for i := 0; i < len(b); i++ {
		if !special[b[i]] {
			continue
		}
		value, n := b[i:i+1], 1
		switch b[i] {
		case '\\':
			if i+1 >= len(b) || !util.IsPunct(b[i+1]) {
				continue
			}
			value, n = b[i+1:i+2], 2
		case '&':
			value, n = entity(b[i:])
		}
		w.html = append(w.html, b[from:i]...)
		w.plain = append(w.plain, b[from:i]...)
		w.literal(value)
		i += n - 1
		from = i + 1
		w.mark(at + from)
	}
	w.html = append(w.html, b[from:]...)
	w.plain = append(w.plain, b[from:]...)
}

// entity reads an HTML character reference at the start of b. It returns the
// characters it means and its length; "&" and 1 if there is none.
// CommonMark 0.31.2, section 2.5.
func entity(b []byte) ([]byte, int) {
	const longest = 40
	end := bytes.IndexByte(b[:min(len(b), longest)], ';')
	if end < 2 {
		return b[:1], 1
	}
	name := b[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(string(name)); ok {
			return e.Characters, end + 1
		}
		return b[:1], 1
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) == 0 || len(digits) > most {
		return b[:1], 1
	}
	code, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil {
		return b[:1], 1
	}
	r := util.ToValidRune(rune(code))
	return utf8.AppendRune(nil, r), end + 1
}

func writeEmphasis(w *writer, n ast.Node) {
	tag := "em>"
	if n.(*ast.Emphasis).Level == 2 {
		tag = "strong>"
	}
	w.write("<" + tag)
	w.words(n)
	w.write("</" + tag)
}

// words writes what stands between two tags in a line of text.
func (w *writer) words(n ast.Node) {
	floor := w.enter()
	w.children(n)
	w.leave(floor)
}

func writeStrikethrough(w *writer, n ast.Node) {
	w.write("<del>")
	w.words(n)
	w.write("</del>")
}

func writeCodeSpan(w *writer, n ast.Node) {
	w.write("<code>")
	from := len(w.plain)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		segment := c.(*ast.Text).Segment
		value := segment.Value(w.text.Data)
		w.mark(segment.Start)
		if bytes.HasSuffix(value, []byte("\n")) {
			w.literal(value[:len(value)-1])
			w.literal([]byte(" "))
			continue
		}
		w.literal(value)
	}
	w.prose.code = append(w.prose.code, span{from, len(w.plain)})
	w.write("</code>")
}
