package edition

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Width is how many characters a line of text has at most, but for a word that is longer.
const Width = 80

// printer prints lines of text until one fails.
type printer struct {
	to    io.Writer
	color bool
	err   error
}

// style is how a word is shown on a terminal.
type style string

const (
	plain style = ""
	bold  style = "\x1b[1m"
	red   style = "\x1b[31m"
	green style = "\x1b[32m"
	faint style = "\x1b[2m"
	reset       = "\x1b[0m"
)

// token is a word with its looks.
type token struct {
	text  string
	look  style
	glued bool // no space stands before it
}

// tokensOf takes a text apart at its spaces.
func tokensOf(text string, look style) []token {
	var out []token
	for word := range strings.FieldsSeq(text) {
		out = append(out, token{shown(word), look, false})
	}
	return out
}

// shown returns a word without what steers a terminal or turns words round: an edition
// may come from a stranger.
func shown(word string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, word)
}

// line prints a line that is not broken.
func (p *printer) line(text string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.to, text)
	}
}

func (p *printer) blank() { p.line("") }

// head prints the heading of a part.
func (p *printer) head(text string) {
	p.blank()
	p.line(p.styled(allShown(text), bold))
}

// allShown is shown for a text with spaces.
func allShown(text string) string {
	var out []string
	for word := range strings.FieldsSeq(text) {
		out = append(out, shown(word))
	}
	return strings.Join(out, " ")
}

func (p *printer) styled(text string, look style) string {
	if !p.color || look == plain || text == "" {
		return text
	}
	return string(look) + text + reset
}

// text prints a text, broken into lines that begin with first and, from the second on,
// with as many spaces.
func (p *printer) text(first, text string) { p.tokens(first, plain, tokensOf(text, plain)) }

// tokens prints words, broken into lines.
func (p *printer) tokens(first string, look style, words []token) {
	var line strings.Builder
	used := utf8.RuneCountInString(first)
	indent := strings.Repeat(" ", used)
	line.WriteString(p.styled(first, look))
	fresh := true // nothing stands on the line yet
	for i := 0; i < len(words); {
		n := 1
		for i+n < len(words) && words[i+n].glued {
			n++
		}
		group := words[i : i+n]
		size := 0
		for _, w := range group {
			size += utf8.RuneCountInString(w.text)
		}
		if !fresh && used+1+size > Width {
			p.line(strings.TrimRight(line.String(), " "))
			line.Reset()
			line.WriteString(indent)
			used, fresh = len(indent), true
		}
		if !fresh {
			line.WriteByte(' ')
			used++
		}
		for _, w := range group {
			line.WriteString(p.styled(w.text, w.look))
		}
		used, fresh = used+size, false
		i += n
	}
	p.line(strings.TrimRight(line.String(), " "))
}
