package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is what one or several lines of a text come to.
type piece struct {
	sort   pieceSort
	at     Place
	gap    int // empty lines above
	indent int
	mark   string // of an item, or the number of a paragraph
	point  string // behind a number
	text   string // lines parted by \n where the break is kept
	lines  int
	row    []string
}

type pieceSort int

const (
	plainPiece pieceSort = iota
	itemPiece
	numberPiece
	rowPiece
)

var (
	itemLine   = regexp.MustCompile(`^([ \t]*)([-–—•*◦▪●■‣·∙o])[ \t]+(\S.*)$`)
	letterLine = regexp.MustCompile(`^([ \t]*)(\(?(?:[a-z]|[ivx]{2,4})\))[ \t]+(\S.*)$`)
	numberLine = regexp.MustCompile(`^([ \t]*)(\d{1,3}(?:\.\d{1,3}){0,3})([.)]?)[ \t]+(\S.*)$`)
)

// pieces takes lines for items, numbered paragraphs, rows and plain lines, and joins
// those that belong together.
func pieces(lines []line, r *Report) []piece {
	p := &pieceReader{wrapped: wrapped(lines), report: r, known: wordsWithHyphens(lines)}
	gap := 1
	for _, l := range lines {
		if l.blank() {
			gap++
			continue
		}
		p.line(l, gap)
		gap = 0
	}
	return p.out
}

type pieceReader struct {
	wrapped bool
	report  *Report
	known   map[string]bool
	out     []piece
	last    string // the line before, as it stood
}

func (p *pieceReader) line(l line, gap int) {
	next := pieceOf(l)
	next.gap = gap
	if n := len(p.out); n > 0 && next.sort == plainPiece && p.joins(&p.out[n-1], next) {
		p.last = l.text
		return
	}
	p.out = append(p.out, next)
	p.last = l.text
}

// pieceOf says what a line is by itself.
func pieceOf(l line) piece {
	s := strings.TrimRight(l.text, " ")
	out := piece{at: l.at(), lines: 1}
	if m := itemLine.FindStringSubmatch(s); m != nil && (m[2] != "o" || m[1] != "") {
		return out.as(itemPiece, m[1], "", m[3])
	}
	if strings.Contains(strings.TrimSpace(s), "\t") || strings.HasPrefix(s, "\t") || strings.HasSuffix(s, "\t") {
		if m := numberLine.FindStringSubmatch(s); m == nil || strings.Contains(m[4], "\t") || m[3] == "" {
			out.sort = rowPiece
			for cell := range strings.SplitSeq(s, "\t") {
				out.row = append(out.row, strings.TrimSpace(cell))
			}
			return out
		}
	}
	if m := letterLine.FindStringSubmatch(s); m != nil {
		return out.as(itemPiece, m[1], m[2], m[3])
	}
	if m := numberLine.FindStringSubmatch(s); m != nil && (m[3] != "" || strings.Contains(m[2], ".")) {
		out.point = m[3]
		return out.as(numberPiece, m[1], m[2], m[4])
	}
	return out.as(plainPiece, s[:len(s)-len(strings.TrimLeft(s, " \t"))], "", strings.TrimSpace(s))
}

func (p piece) as(sort pieceSort, indent, mark, text string) piece {
	p.sort, p.mark, p.text = sort, mark, strings.TrimSpace(text)
	p.indent = len(strings.ReplaceAll(indent, "\t", "    "))
	return p
}

// joins puts a plain line to what stands before, if it goes on there.
func (p *pieceReader) joins(before *piece, next piece) bool {
	if before.sort == rowPiece || len(before.text) > longestParagraph {
		return false
	}
	switch {
	case next.gap > 0:
		if !p.goesOn(before, next) {
			return false
		}
		p.report.guessed(before.at.to(next.at), ending(before.text)+" / "+next.text, "sentence joined across a page or column")
		p.join(before, next)
	case isAddressLine(next.text) && !endsSentence(before.text) || isAddressLine(next.text) && before.sort == numberPiece:
		before.text += "\n" + next.text
		before.at, before.lines = before.at.to(next.at), before.lines+1
	case p.wrapped:
		if before.sort == plainPiece && p.standsAlone(before.text, next.text) {
			return false
		}
		p.join(before, next)
	case before.sort != plainPiece:
		if next.indent == 0 && (endsSentence(before.text) || !startsLower(next.text)) {
			return false
		}
		p.join(before, next)
	case isShort(before.text) && (isShort(next.text) || len(next.text) < 90 && !endsSentence(next.text) && !strings.HasSuffix(next.text, ":")):
		before.text += "\n" + next.text
		before.at, before.lines = before.at.to(next.at), before.lines+1
	case startsLower(next.text) && !endsSentence(before.text):
		p.join(before, next)
	default:
		return false
	}
	return true
}

// goesOn tells whether a paragraph ends in the middle of a sentence.
func (p *pieceReader) goesOn(before *piece, next piece) bool {
	const longEnough = 40
	if next.gap > 4 || len(before.text) < longEnough || endsSentence(before.text) || strings.HasSuffix(before.text, ":") {
		return false
	}
	return startsLower(next.text) || endsOpen(before.text)
}

// standsAlone tells whether a line is a heading right above a paragraph: it is far
// shorter than the line would hold.
func (p *pieceReader) standsAlone(before, next string) bool {
	return !strings.Contains(before, "\n") && len([]rune(before)) < 45 && looksLikeHeading(before) && !startsLower(next) && len([]rune(next)) > 60
}

// join puts a line to another, and makes one word of a word that was divided.
func (p *pieceReader) join(before *piece, next piece) {
	before.at, before.lines = before.at.to(next.at), before.lines+1
	head, tail := before.text, next.text
	if strings.HasSuffix(head, "-") && !strings.HasSuffix(head, " -") && startsLower(tail) {
		first := head[strings.LastIndexAny(head, " \n")+1:]
		second, _, _ := strings.Cut(tail, " ")
		if second = strings.TrimRight(second, ".,;:)"); p.known[strings.ToLower(first+second)] {
			p.report.guessed(next.at, first+second, "hyphen kept at the end of a line")
			before.text = head + tail
			return
		}
		p.report.guessed(next.at, strings.TrimSuffix(first, "-")+second, "word that was divided at the end of a line, joined")
		before.text = strings.TrimSuffix(head, "-") + tail
		return
	}
	before.text = head + " " + tail
}

var hyphened = regexp.MustCompile(`[A-Za-z]+(?:-[A-Za-z]+)+`)

// wordsWithHyphens returns the words of a text that have one within a line.
func wordsWithHyphens(lines []line) map[string]bool {
	out := map[string]bool{}
	for _, l := range lines {
		for _, word := range hyphened.FindAllString(l.text, -1) {
			out[strings.ToLower(word)] = true
		}
	}
	return out
}

func ending(s string) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-25):])
}

func isShort(s string) bool {
	last := s[strings.LastIndexByte(s, '\n')+1:]
	return len([]rune(last)) < 60 && !endsSentence(last) && !strings.HasSuffix(last, ":")
}

func isAddressLine(s string) bool {
	s = strings.TrimPrefix(s, "<")
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.") || bareMail.MatchString(s) && !strings.Contains(s, " ")
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// endsSentence tells whether a text ends as a sentence does, whatever notes and brackets
// follow its full stop.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "*_)]”\"’' ⁰¹²³⁴⁵⁶⁷⁸⁹")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, ";")
}

// open are words after which no sentence ends.
var open = map[string]bool{
	"a": true, "an": true, "and": true, "as": true, "at": true, "but": true, "by": true, "for": true, "from": true, "in": true, "into": true, "is": true,
	"of": true, "on": true, "or": true, "that": true, "the": true, "their": true, "this": true, "to": true, "was": true, "were": true, "which": true, "with": true, "has": true, "have": true,
}

func endsOpen(s string) bool {
	last := s[strings.LastIndexAny(s, " \n")+1:]
	return open[strings.ToLower(last)] || strings.HasSuffix(last, ",")
}

// looksLikeHeading tells whether a line has the form of a heading.
func looksLikeHeading(s string) bool {
	s = strings.TrimRight(s, "⁰¹²³⁴⁵⁶⁷⁸⁹ ")
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "*‘'("))
	if m := annexTitle.FindStringSubmatch(s); m != nil && len(s) < 200 && !strings.HasSuffix(s, ".") && strings.ContainsAny(s[:min(len(s), 14)], ":.–—-") {
		return true
	}
	switch {
	case s == "" || len([]rune(s)) > 110 || len(strings.Fields(s)) > 16:
	case !unicode.IsUpper(first) && !unicode.IsDigit(first):
	case strings.HasSuffix(s, ".") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "!"):
	case isAddressLine(s) || endsOpen(s) || strings.Contains(s, "@"):
	default:
		return strings.IndexFunc(s, unicode.IsLetter) >= 0
	}
	return false
}
