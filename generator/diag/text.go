package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// TextStyle says how WriteText shows a list.
type TextStyle struct {
	// Color adds ANSI colours.
	Color bool
	// Lines returns the text of a file, for the source line under a message;
	// nil, or ok = false, leaves the line out.
	Lines func(path string) (text string, ok bool)
}

// WriteText prints a list for people: place, severity, message and code, then
// the source line with a caret under the place, then the hint.
//
//	content/guidance/sharing.md:12:14: error: There is no page outsorcing.md. [link/missing-page]
//	  12 | See [the page](outsorcing.md).
//	     |                ^^^^^^^^^^^^^
//	  Did you mean outsourcing.md?
func WriteText(w io.Writer, list List, style TextStyle) error {
	return list.Summary(len(list)).WriteText(w, style)
}

type textPrinter struct {
	style TextStyle
	files map[string][]string
	out   strings.Builder
}

const (
	bold   = "\x1b[1m"
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	dim    = "\x1b[2m"
	reset  = "\x1b[0m"
)

func (p *textPrinter) paint(color, s string) string {
	if !p.style.Color || s == "" {
		return s
	}
	return color + s + reset
}

func (p *textPrinter) diagnostic(d Diagnostic) {
	color := yellow
	if d.Severity == Error {
		color = red
	}
	fmt.Fprintf(&p.out, "%s %s %s %s\n",
		p.paint(bold, printable(d.Pos.String())+":"),
		p.paint(color, d.Severity.String()+":"),
		printable(d.Message),
		p.paint(dim, "["+string(d.Code)+"]"))
	p.excerpt(d.Pos, color)
	if d.Hint != "" {
		for line := range strings.Lines(d.Hint) {
			fmt.Fprintf(&p.out, "  %s\n", printable(strings.TrimRight(line, "\n")))
		}
	}
	for _, r := range d.Related {
		fmt.Fprintf(&p.out, "  %s %s\n", p.paint(bold, printable(r.Pos.String())+":"), printable(r.Message))
		p.excerpt(r.Pos, dim)
	}
}

// String returns the position as PATH, PATH:LINE or PATH:LINE:COLUMN, which
// terminals and editors turn into a link.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.Path
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.Path, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Column)
}

// excerpt prints the source line and a caret under the place.
func (p *textPrinter) excerpt(pos Position, color string) {
	line, ok := p.line(pos.Path, pos.Line)
	if !ok || strings.TrimSpace(line) == "" {
		return
	}
	// Tabs become one space, so that the caret stands under what it means.
	line = printable(strings.ReplaceAll(line, "\t", " "))
	shown, column, length := window(line, pos.Column, pos.Length)
	number := fmt.Sprintf("%4d", pos.Line)
	fmt.Fprintf(&p.out, "%s %s\n", p.paint(dim, number+" |"), shown)
	if pos.Column > 0 {
		mark := strings.Repeat(" ", column) + p.paint(color, strings.Repeat("^", length))
		fmt.Fprintf(&p.out, "%s %s\n", p.paint(dim, "     |"), mark)
	}
}

func (p *textPrinter) line(path string, number int) (string, bool) {
	if p.style.Lines == nil || number == 0 {
		return "", false
	}
	lines, ok := p.files[path]
	if !ok {
		if len(p.files) == fewFiles {
			clear(p.files)
		}
		if text, found := p.style.Lines(path); found {
			lines = strings.Split(text, "\n")
		}
		p.files[path] = lines
	}
	if number > len(lines) {
		return "", false
	}
	return strings.TrimRight(lines[number-1], "\r"), true
}

// fewFiles is how many files are at hand: problems are sorted by file, but may name others.
const fewFiles = 8

// window cuts a long line down to what stands around the place, and returns it
// with the cell (from 0) at which to put the first caret, and how many to put.
func window(line string, column, length int) (string, int, int) {
	const before, total = 50, 110
	runes := []rune(line)
	start := max(0, column-1)
	if start > len(runes) {
		start = len(runes)
	}
	from := 0
	if len(runes) > total && start > before {
		from = start - before
	}
	to := min(len(runes), from+total)
	shown := string(runes[from:to])
	offset := cells(runes[from:start])
	end := min(start+length, to)
	marked := 1
	if end > start {
		marked = max(1, cells(runes[start:end]))
	}
	if from > 0 {
		shown, offset = "…"+shown, offset+1
	}
	if to < len(runes) {
		shown += "…"
	}
	return shown, offset, marked
}

// printable replaces control characters, so that no text of a content file can
// command the reader's terminal.
func printable(s string) string {
	if isPlain(s) {
		return s
	}
	clean := func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return '\uFFFD'
		}
		return r
	}
	return strings.Map(clean, s)
}

// isPlain tells whether a text is of printable ASCII, as most are.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func countCodes(list List) map[Code]int {
	counts := map[Code]int{}
	for _, d := range list {
		counts[d.Code]++
	}
	return counts
}
