package full

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// QueryError is a mistake in a query.
type QueryError struct {
	Place  int    // in characters, from 1
	Found  string // what is wrong, as a sentence without full stop
	Advice string // a way out, likewise
}

// Error implements error.
func (e *QueryError) Error() string {
	return "in the query, at character " + strconv.Itoa(e.Place) + ": " + e.Found + "; " + e.Advice
}

// piece is what stands between spaces in a query.
type piece struct {
	text  string // without the sign
	sign  byte   // '+', '-' or 0
	place int    // in characters, from 1
	plain bool   // words and punctuation; else of the query language
}

// split takes a query apart into pieces. It finds out which are of the language:
// only signs that mean something where they stand do.
func split(query string) ([]piece, error) {
	query = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(strings.ToValidUTF8(query, " "))
	var out []piece
	for at := 0; at < len(query); {
		r, size := utf8.DecodeRuneInString(query[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		p := piece{place: utf8.RuneCountInString(query[:at]) + 1}
		end := pieceEnd(query, at)
		if open := unclosed(query[at:end]); open >= 0 {
			return nil, &QueryError{utf8.RuneCountInString(query[:at+open]) + 1, "the quotation does not end",
				"put a second quotation mark where it ends, or take this one out"}
		}
		p.text = query[at:end]
		at = end
		if p.holdsNothing() { // "title: costs" is "title:costs"
			for at < len(query) && unicode.IsSpace(rune(query[at])) {
				at++
			}
			end = pieceEnd(query, at)
			p.text += query[at:end]
			at = end
		}
		if err := p.classify(); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// quotationEnd stands for the quotation mark at the end of a quotation.
const quotationEnd = -1

// pieceEnd returns where the piece ends that begins at a place: at a space that is
// in no quotation, or where a quotation ends that has no ~ or ^ after it.
func pieceEnd(query string, at int) int {
	quoted, before := false, rune(0)
	for i, r := range query[at:] {
		switch {
		case before == '\\':
			r = 0
		case before == quotationEnd && r != '~' && r != '^':
			return at + i
		case r == '"' && (quoted || strings.ContainsRune("\x00+-:<>=", before)):
			if quoted = !quoted; !quoted {
				r = quotationEnd
			}
		case unicode.IsSpace(r) && !quoted:
			return at + i
		}
		before = r
	}
	return len(query)
}

// unclosed returns where a quotation of a piece begins that does not end, or -1.
func unclosed(text string) int {
	open, before := -1, rune(0)
	for i, r := range text {
		switch {
		case before == '\\':
			r = 0
		case r != '"':
		case open >= 0:
			open = -1
		case strings.ContainsRune("\x00+-:<>=", before):
			open = i
		}
		before = r
	}
	return open
}

// holdsNothing tells whether a piece is the name of a field with nothing after it.
func (p *piece) holdsNothing() bool {
	name, found := strings.CutSuffix(strings.TrimLeft(p.text, "+-"), ":")
	return found && isField(name)
}

// classify finds out whether a piece is of the language, and takes its sign off.
func (p *piece) classify() error {
	if sign := p.text[0]; (sign == '+' || sign == '-') && len(p.text) > 1 && !strings.ContainsRune("+-", rune(p.text[1])) {
		p.sign, p.text = sign, p.text[1:]
		p.place++
	}
	name, value, hasColon := cutField(p.text)
	switch {
	case strings.HasPrefix(p.text, `"`):
	case hasColon && isField(name):
		if value == "" {
			return &QueryError{p.place, name + ": is followed by nothing", "say what it must hold, as in title:costs"}
		}
	case hasColon && value != "" && looksLikeField(name) && !strings.HasPrefix(value, "//"):
		return &QueryError{p.place, "there is no field “" + name + "”",
			"the fields are " + strings.Join(Fields(), ", ") + "; where no field is meant, put a space after the colon"}
	default:
		p.plain = !signifies(p.text)
	}
	return nil
}

// quotes tells whether a piece is a quotation and nothing besides.
func (p *piece) quotes() bool {
	return len(p.text) > 1 && p.text[0] == '"' && p.text[len(p.text)-1] == '"'
}

// cutField takes a piece apart at the first colon.
func cutField(text string) (name, value string, found bool) {
	return strings.Cut(text, ":")
}

// looksLikeField tells whether a word before a colon looks like the name of a field.
func looksLikeField(name string) bool {
	if len(name) < 2 {
		return false
	}
	return strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '_' }) < 0
}

// signifies tells whether a piece without quotation and field has something of the
// language: /regular expression/, wild* or w?ld, fuzzy~1, weight^2, an \escape.
func signifies(text string) bool {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if len(text) > 2 && text[0] == '/' && text[len(text)-1] == '/' {
		return true
	}
	if strings.IndexFunc(text, letter) < 0 {
		return text == "*"
	}
	if strings.Contains(text, "*") {
		return true
	}
	if at := strings.IndexByte(text, '?'); at > 0 && strings.IndexFunc(text[at:], letter) > 0 {
		return true
	}
	if at := strings.LastIndexAny(text, "~^"); at > 0 && strings.Trim(text[at+1:], "0123456789.") == "" {
		return true
	}
	at := strings.IndexByte(text, '\\')
	return at >= 0 && at+1 < len(text) && strings.IndexByte(`+-=&|><!(){}[]^"~*?:\/ `, text[at+1]) >= 0
}
