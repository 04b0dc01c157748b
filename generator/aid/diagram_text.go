package aid

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is broken into lines of at most wrapAt characters; a box shows at most
// maxLines of them, and the outline the rest.
const (
	wrapAt   = 24
	maxLines = 10
)

// wrapText breaks text between words, and within words that are too long by
// themselves. A text that is cut ends in an ellipsis.
func wrapText(text string, width, most int) []string {
	var lines []string
	line, used := "", 0
	flush := func() {
		if used > 0 {
			lines = append(lines, line)
			line, used = "", 0
		}
	}
	for word := range strings.FieldsSeq(plainText(text)) {
		for word != "" && len(lines) <= most {
			head, n, rest := cutRunes(word, width)
			if used > 0 && used+1+n > width {
				flush()
			}
			if used > 0 {
				line, used = line+" ", used+1
			}
			line, used, word = line+head, used+n, rest
		}
	}
	flush()
	if len(lines) <= most {
		return lines
	}
	lines = lines[:most]
	last, _, _ := cutRunes(lines[most-1], width-1)
	lines[most-1] = strings.TrimRight(last, " ") + "…"
	return lines
}

// cutRunes cuts text after at most n characters, which are counted without the
// marks that combine with them. Marks stay with their character, up to a few.
func cutRunes(text string, n int) (head string, used int, rest string) {
	marks := 0
	for i, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me) && marks < 8 && i > 0:
			marks++
			continue
		case used == n:
			return text[:i], used, text[i:]
		}
		used, marks = used+1, 0
	}
	return text, used, ""
}

// plainText replaces what XML may not hold by U+FFFD, and what turns the direction
// of the text around it.
func plainText(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, r == 0xFFFE, r == 0xFFFF, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return utf8.RuneError
		case r == '\t', r == '\n', r == '\r':
			return ' '
		case r < 0x20, r >= 0x7F && r < 0xA0:
			return utf8.RuneError
		}
		return r
	}, text)
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// xmlText escapes text for content and attributes.
func xmlText(text string) string { return xmlEscapes.Replace(plainText(text)) }

// idText keeps of a text what an id may hold everywhere.
func idText(text string) string {
	text, _, _ = cutRunes(text, 80)
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, text)
}

// textWidth returns how wide a line may be at most, in pixels, in the wider of the
// fonts that pages use: no font can be measured here.
func textWidth(line string, size int) int {
	width := 0
	for _, r := range line {
		width += runeWidth(r)
	}
	return (width*size + 999) / 1000
}

// runeWidth returns a character's width in thousandths of the size.
func runeWidth(r rune) int {
	switch {
	case strings.ContainsRune("ijl|'.,:; ![]I", r):
		return 320
	case strings.ContainsRune("ftr()-/\"", r):
		return 410
	case strings.ContainsRune("mwMW%@—…", r):
		return 1000
	case r >= 'A' && r <= 'Z':
		return 770
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return 635
	case r < 0x80:
		return 840
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case r < 0x250:
		return 770
	case r > 0xFFFF:
		return 1400
	}
	return 1050
}

// monoWidth is textWidth in a font whose characters are of one width.
func monoWidth(line string, size int) int {
	width := 0
	for _, r := range line {
		if wide := runeWidth(r); wide > 1000 {
			width += wide
		} else {
			width += 605
		}
	}
	return (width*size + 999) / 1000
}
