package markup

import (
	"bytes"
	"strings"

	"partnerbook/generator/diag"
)

// Figures that stand in the prose as they were typed. Whether a data set has them,
// so that they could be taken from there, is known to the site.

// Typed is a figure in the prose of a page: with a point, or with three digits that
// count. Years, dates and numbers of paragraphs are none.
type Typed struct {
	Text string // with its £ and %
	Pos  diag.Position
}

// noteTyped notes the figures in a block's plain text.
func (w *writer) noteTyped(r span) {
	if w.opts.Plain || w.opts.KeepTop || w.silent || w.inCell {
		return
	}
	text := w.plain[r.From:r.To]
	for i, end := nextDigit(text, 0), 0; i < len(text); i = nextDigit(text, end) {
		end = figureEnd(text, i)
		if from, to, ok := typedAt(text, i, end); ok && !w.inCodeText(r.From+i) {
			at := w.position(w.sourceSpan(span{r.From + from, r.From + to}))
			w.body.Typed = append(w.body.Typed, Typed{string(text[from:to]), at})
		}
	}
}

// nextDigit returns where the first digit from an offset on stands, or the end.
func nextDigit(text []byte, from int) int {
	for i, c := range text[from:] {
		if isDigit(c) {
			return from + i
		}
	}
	return len(text)
}

// figureEnd returns where the digits that begin at i end, with points and commas
// between them.
func figureEnd(text []byte, i int) int {
	for i < len(text) && (isDigit(text[i]) || (text[i] == '.' || text[i] == ',') && i+1 < len(text) && isDigit(text[i+1])) {
		i++
	}
	return i
}

// typedAt tells whether text[i:end] is a figure, and returns it with its signs.
func typedAt(text []byte, i, end int) (from, to int, ok bool) {
	digits := string(text[i:end])
	from, to = i, end
	if bytes.HasSuffix(text[:i], []byte("£")) {
		from -= len("£")
	}
	if end < len(text) && text[end] == '%' {
		to++
	}
	bare := from == i && to == end
	switch {
	case from > 0 && joins(text[from-1]) || to < len(text) && joins(text[to]):
		return 0, 0, false // a part of a date, a name or a range
	case bare && len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20"):
		return 0, 0, false // a year
	case strings.Count(digits, ".") > 1:
		return 0, 0, false // a date
	case bare && numbersPlace(text[:i]):
		return 0, 0, false
	}
	return from, to, strings.Contains(digits, ".") || significant(digits) >= 3
}

// significant returns how many digits a figure has without the noughts at its ends.
func significant(figure string) (n int) {
	figure = strings.Trim(figure, "0,.")
	for i := range len(figure) {
		if isDigit(figure[i]) {
			n++
		}
	}
	return n
}

// joins tells whether a byte beside digits makes them a part of something else.
func joins(c byte) bool {
	return c == '/' || c == '-' || c == '_' || c == '#' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// numbersPlace tells whether what follows is the number of a place in a text.
func numbersPlace(before []byte) bool {
	words := bytes.Fields(before[max(0, len(before)-20):])
	if len(words) == 0 {
		return false
	}
	switch strings.ToLower(string(words[len(words)-1])) {
	case "para", "paras", "paragraph", "paragraphs", "page", "pages", "section", "annex", "table", "regulation", "footnote", "no", "number":
		return true
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
