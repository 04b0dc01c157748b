package word

import (
	"strings"
	"unicode/utf16"
)

// escape makes text fit for XML 1.0: signs that mean something there are written
// out, and characters that may not stand there are left out.
func escape(s string) string {
	var out strings.Builder
	for _, c := range s {
		switch {
		case c == '&':
			out.WriteString("&amp;")
		case c == '<':
			out.WriteString("&lt;")
		case c == '>':
			out.WriteString("&gt;")
		case c == '"':
			out.WriteString("&quot;")
		case c == '\t', c == '\n', c >= 0x20 && c < 0xFFFE, c > 0xFFFF:
			out.WriteRune(c)
		}
	}
	return out.String()
}

// isSpace tells what HTML takes for a space.
func isSpace(c rune) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// squeeze makes one space of several, and none of those at the ends.
func squeeze(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), " ") }

// shortened cuts a text so that Word takes it for the title or tag of a control,
// which have at most 64 units of UTF-16.
func shortened(s string) string {
	units := utf16.Encode([]rune(squeeze(s)))
	const most = 60
	if len(units) <= most {
		return squeeze(s)
	}
	units = units[:most]
	if last := units[most-1]; last >= 0xD800 && last < 0xDC00 { // half of a character
		units = units[:most-1]
	}
	return string(utf16.Decode(units)) + "…"
}

// length counts characters.
func length(s string) int { return len([]rune(s)) }

// fill puts values into a part.
func fill(part string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		part = strings.ReplaceAll(part, "{{"+pairs[i]+"}}", escape(pairs[i+1]))
	}
	return part
}
