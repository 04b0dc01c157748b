package edition

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Figures among the words of a text: numbers, sums of money and dates.

const (
	months = `(?:January|February|March|April|May|June|July|August|September|October|November|December` +
		`|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)`
	number = `\d+(?:,\d{3})*(?:\.\d+)?`
	scale  = `(?:\s?(?:million|billion|thousand|per cent|percent)\b|(?:bn|m|k)\b|\s?%)?`
	spelt  = `(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)`
)

// aFigure finds a date, a span of years, a sum, a number, or a number in words.
var aFigure = regexp.MustCompile(
	`\d{1,2} ` + months + `(?: \d{4})?\b` +
		`|` + months + ` \d{4}\b` +
		`|\d{4}[-/–]\d{2,4}\b` +
		`|[£€$]?` + number + scale +
		`|(?i:\b` + spelt + `\b)`)

// figure is one of a text, with the places of its bytes.
type figure struct {
	text     string
	from, to int
}

// figuresOf returns the figures of a text, without those of citations, which are places.
func figuresOf(text string) []figure {
	var out []figure
	for _, at := range aFigure.FindAllStringIndex(text, -1) {
		if isPartOfWord(text, at[0], at[1]) || isCited(text[:at[0]]) {
			continue
		}
		out = append(out, figure{text[at[0]:at[1]], at[0], at[1]})
	}
	return out
}

// isPartOfWord tells whether letters stand right beside a number, as in “NI181” and in
// what computers are called by, or more of a version, as in 1.2.3.
func isPartOfWord(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, size := utf8.DecodeRuneInString(text[to:])
	next, _ := utf8.DecodeRuneInString(text[to+size:])
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
	return isWord(before) || isWord(after) || (after == '.' || after == ',') && unicode.IsDigit(next) ||
		before == '.' && isDigitBefore(text[:from-1])
}

func isDigitBefore(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsDigit(r)
}

// isCited tells whether a text ends in a citation that goes on.
func isCited(before string) bool {
	return strings.LastIndex(before, citeOpen) > strings.LastIndex(before, citeClose)
}

// FigureChange is a number, a sum or a date that is another now. Old or New is "" of one
// that has come or is gone.
type FigureChange struct {
	Old string `json:"old,omitempty"`
	New string `json:"new,omitempty"`
	// Around are the words beside it, of the new edition where it has the figure.
	Around string `json:"around"`
	Under  string `json:"under,omitempty"` // the heading
}

// figureChanges compares the figures of a paragraph that was reworded. A figure counts as
// changed if it stands among the same words; others have come or are gone.
func figureChanges(old, new, under string) []FigureChange {
	a, b := figuresOf(old), figuresOf(new)
	var out []FigureChange
	var before []figure // those that are gone before what has come
	flush := func() {
		for _, f := range before {
			out = append(out, FigureChange{Old: f.text, Around: beside(old, f), Under: under})
		}
		before = nil
	}
	for _, r := range runs(figureTexts(a), figureTexts(b), mostWords) {
		switch r.op {
		case kept:
			flush()
		case gone:
			before = append(before, a[r.oldFrom:r.oldTo]...)
		case come:
			for _, f := range b[r.newFrom:r.newTo] {
				c := FigureChange{New: f.text, Around: beside(new, f), Under: under}
				at := slices.IndexFunc(before, func(g figure) bool { return standAlike(old, g, new, f) })
				if at >= 0 {
					c.Old = before[at].text
					before = slices.Delete(before, at, at+1)
				}
				out = append(out, c)
			}
		}
	}
	flush()
	return out
}

func figureTexts(all []figure) []string {
	out := make([]string, len(all))
	for i, f := range all {
		out[i] = strings.ToLower(f.text)
	}
	return out
}

// standAlike tells whether two figures stand among the same words: one of the two words
// before or after is the same.
func standAlike(old string, f figure, new string, g figure) bool {
	const near = 2
	before, after := lastWords(old[:f.from], near), firstWords(old[f.to:], near)
	if len(before)+len(after) == 0 {
		return true // there is nothing else in the paragraph
	}
	shares := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
	}
	return shares(before, lastWords(new[:g.from], near)) || shares(after, firstWords(new[g.to:], near))
}

func lastWords(text string, n int) []string {
	words := strings.Fields(text)
	return words[max(0, len(words)-n):]
}

func firstWords(text string, n int) []string {
	words := strings.Fields(text)
	return words[:min(len(words), n)]
}

// beside returns a figure with a few words on both sides.
func beside(text string, f figure) string {
	const shown = 5
	before, after := lastWords(text[:f.from], shown+1), firstWords(text[f.to:], shown+1)
	open, close := "", ""
	if len(before) > shown {
		before, open = before[1:], "… "
	}
	if len(after) > shown {
		after, close = after[:shown], " …"
	}
	lead := strings.Join(before, " ")
	if lead != "" && strings.HasSuffix(text[:f.from], " ") {
		lead += " "
	}
	tail := strings.Join(after, " ")
	if tail != "" && strings.HasPrefix(text[f.to:], " ") {
		tail = " " + tail
	}
	return open + lead + f.text + tail + close
}
