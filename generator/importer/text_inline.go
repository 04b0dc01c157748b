package importer

import (
	"regexp"
	"strings"
)

// What stands in a line of text. Programs that take the text out of a PDF mark some
// of what they saw: **bold**, *italic*, [words](address), <address>, ^{1,2}.

var (
	textLink    = regexp.MustCompile(`^\[([^\[\]]{1,300})\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)`)
	textAddress = regexp.MustCompile(`^<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+\.[^<>\s@]+)>`)
	bareAddress = regexp.MustCompile(`^(?:https?://|www\.)[^\s<>"“”]+`)
	bareMail    = regexp.MustCompile(`^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`)
	raisedNotes = regexp.MustCompile(`^\^\{(\d{1,3}(?:\s*,\s*\d{1,3})*)\}`)
)

// raised are the digits that stand above the line.
var raised = map[rune]rune{'⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9'}

// lowered are the digits that stand below it.
var lowered = map[rune]rune{'₀': '0', '₁': '1', '₂': '2', '₃': '3', '₄': '4', '₅': '5', '₆': '6', '₇': '7', '₈': '8', '₉': '9'}

// inline reads a line. lost is called with the words of each link that has no address.
func inline(s string, lost func(words string)) []Span { return squeezed(inlineParts(s, lost)) }

// inlineParts is inline for a part of a line: it keeps the spaces at its ends.
func inlineParts(s string, lost func(words string)) []Span {
	p := &inlineReader{lost: lost}
	for p.rest = s; p.rest != ""; {
		if !p.special() {
			p.rune()
		}
	}
	p.flush()
	return p.out
}

type inlineReader struct {
	rest         string
	text         strings.Builder
	before       rune
	bold, italic bool
	out          []Span
	lost         func(string)
}

func (p *inlineReader) flush() {
	p.add(Span{Text: p.text.String()})
	p.text.Reset()
}

func (p *inlineReader) add(s Span) {
	s.Bold, s.Italic = p.bold, p.italic
	p.out = append(p.out, s)
}

// rune takes one character as it is, or as the number of a note.
func (p *inlineReader) rune() {
	for i, r := range p.rest {
		if i > 0 {
			p.rest = p.rest[i:]
			return
		}
		if d, ok := raised[r]; ok {
			p.number(d)
			return
		}
		p.text.WriteRune(r)
		p.before = r
	}
	p.rest = ""
}

// number reads digits above the line.
func (p *inlineReader) number(d rune) {
	digits := ""
	for _, r := range p.rest {
		d, ok := raised[r]
		if !ok {
			break
		}
		digits += string(d)
		p.rest = p.rest[len(string(r)):]
	}
	p.flush()
	p.add(Span{Note: digits, Text: digits})
	p.before = d
}

// special takes a mark, and tells whether there was one.
func (p *inlineReader) special() bool {
	switch c := p.rest[0]; {
	case c == '*':
		return p.emphasis()
	case c == '[':
		if m := textLink.FindStringSubmatch(p.rest); m != nil {
			p.link(m[0], m[1], m[2])
			return true
		}
	case c == '<':
		if m := textAddress.FindStringSubmatch(p.rest); m != nil {
			p.link(m[0], strings.TrimPrefix(m[1], "mailto:"), m[1])
			return true
		}
	case c == '^':
		if m := raisedNotes.FindStringSubmatch(p.rest); m != nil {
			p.flush()
			for digits := range strings.SplitSeq(m[1], ",") {
				digits = strings.TrimSpace(digits)
				p.add(Span{Note: digits, Text: digits})
			}
			p.rest = p.rest[len(m[0]):]
			return true
		}
	case !isWord(p.before) && (c == 'h' || c == 'w'):
		if m := bareAddress.FindString(p.rest); m != "" {
			m = withoutEnd(m)
			p.link(m, m, m)
			return true
		}
	}
	if c := p.rest[0]; !isWord(p.before) && (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9') {
		if m := bareMail.FindString(p.rest); m != "" {
			p.link(m, m, m)
			return true
		}
	}
	return false
}

// withoutEnd leaves out what ends a sentence and not an address.
func withoutEnd(address string) string {
	trimmed := strings.TrimRight(address, ".,;:!?'’”*")
	if strings.HasSuffix(trimmed, ")") && !strings.Contains(trimmed, "(") {
		trimmed = strings.TrimRight(trimmed, ")")
	}
	return trimmed
}

func (p *inlineReader) link(all, words, address string) {
	p.flush()
	p.rest = p.rest[len(all):]
	p.before = ')'
	to, ok := safeLink(address)
	if !ok {
		p.lost(words)
	}
	p.add(Span{Text: words, Link: to})
}

// longestEmphasis is how far the end of emphasis is looked for, in bytes.
const longestEmphasis = 2000

// emphasis begins or ends bold or italic text, if it is of the kind that ends again.
func (p *inlineReader) emphasis() bool {
	marks := len(p.rest) - len(strings.TrimLeft(p.rest, "*"))
	if marks > 3 {
		return false
	}
	after := strings.TrimLeft(p.rest, "*")
	on := &p.italic
	if marks == 2 {
		on = &p.bold
	}
	opens := !*on && after != "" && after[0] != ' ' && strings.Contains(after[:min(len(after), longestEmphasis)], p.rest[:marks])
	if !opens && !*on {
		return false
	}
	p.flush()
	if marks == 3 {
		p.bold = !p.bold
	}
	*on = !*on
	p.rest = after
	p.before = '*'
	return true
}

func isWord(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 127 && r != '“' && r != '‘' && r != '–' && r != '—'
}
