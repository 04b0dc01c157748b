package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"partnerbook/generator/source"
)

// Escaping, so that a text says in the dialect of our pages what it said before.

// escaped returns words as they stand in a line, and in a table if inTable is set.
func escaped(s string, inTable bool) string {
	var out strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '{', '}', '[', ']', '<', '~', '^', '$':
			out.WriteByte('\\')
		case '|':
			if inTable {
				out.WriteByte('\\')
			}
		case '&':
			if entity.MatchString(s[i:]) {
				out.WriteByte('\\')
			}
		case '-':
			if strings.HasPrefix(s[i+1:], "-") || i > 0 && s[i-1] == '-' {
				out.WriteByte('\\') // two become a dash
			}
		case '>':
			if i > 0 && s[i-1] == '>' {
				out.WriteByte('\\') // two become a quotation mark
			}
		case '.':
			if strings.HasPrefix(s[i+1:], "..") {
				out.WriteByte('\\')
			}
		case '!':
			if i+1 == len(s) { // a link may follow
				out.WriteByte('\\')
			}
		}
		out.WriteRune(r)
	}
	return out.String()
}

var (
	entity     = regexp.MustCompile(`^&(?:#|[A-Za-z])[A-Za-z0-9]*;`)
	lineStart  = regexp.MustCompile(`^(?:[-+>#:=|]|\+\+\+)`)
	listNumber = regexp.MustCompile(`^(\d{1,9})([.)])(?:\s|$)`)
)

// startOfLine makes sure that a line of text is not taken for a list, a heading or
// another block.
func startOfLine(s string) string {
	if m := listNumber.FindStringSubmatch(s); m != nil {
		return m[1] + `\` + s[len(m[1]):]
	}
	if lineStart.MatchString(s) {
		return `\` + s
	}
	return s
}

// endOfHeading keeps the signs that would close a heading.
func endOfHeading(s string) string {
	if rest := strings.TrimRight(s, "#"); rest != s && (rest == "" || strings.HasSuffix(rest, " ")) {
		return rest + `\` + s[len(rest):]
	}
	return s
}

// emphasised puts marks around words if they mean emphasis there. before and after are
// the characters around, 0 at an end.
func emphasised(words, marks string, before, after rune) (string, bool) {
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	if words == "" || before == rune(marks[0]) || after == rune(marks[0]) {
		return words, words == ""
	}
	if isMark(first) && !around(before) || isMark(last) && !around(after) {
		return words, false
	}
	return marks + words + marks, true
}

func around(r rune) bool { return r == 0 || unicode.IsSpace(r) || isMark(r) }

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// codeSpan puts words between as many backticks as they need.
func codeSpan(s string) string {
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || strings.HasPrefix(s, " ") && strings.HasSuffix(s, " ") {
		s = " " + s + " "
	}
	return fence + s + fence
}

func tomlList(items []string) string {
	quoted := make([]string, len(items))
	for i, item := range items {
		quoted[i] = source.Quoted(item)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
