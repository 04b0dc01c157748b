package markup

import (
	"bytes"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Limits on what is parsed. The parser's time can grow with the square of what
// it is given, and it cannot be interrupted: 320 kB of "*a_ " took 49 seconds.
// So text that would take long is refused before it is parsed.
// TestAcceptedIsQuick and a fuzz target hold the promise.
const (
	// MaxFile is the largest page, in bytes.
	MaxFile = 4 << 20
	// maxMarks is the largest number of delimiter characters in a paragraph.
	maxMarks = 5000
	// maxWork bounds the sum, over all paragraphs of a page, of the square of
	// their delimiter characters.
	maxWork = 4 * maxMarks * maxMarks
	// maxOpen is the largest number of lists and quotations that one line opens,
	// and of blocks that stand within one another.
	maxOpen = 64
)

// delimiter marks the bytes that the parser keeps lists of.
var delimiter = func() (t [256]bool) {
	for _, c := range []byte("*_~[]!<`'\"$^") {
		t[c] = true
	}
	return t
}()

// tooLarge tells whether a text is too large to be parsed, and where.
func tooLarge(t *source.Text) (diag.Diagnostic, bool) {
	if len(t.Data) > MaxFile {
		return TooLargeFile(t.Name, int64(len(t.Data))), true
	}
	// Most pages are so short that their delimiters need not be counted.
	count := longParagraphs(t.Data)
	marks, work, start, open := 0, 0, 0, 0
	for at := 0; at < len(t.Data); {
		line := t.Data[at:]
		if nl := bytes.IndexByte(line, '\n'); nl >= 0 {
			line = line[:nl]
		}
		if containers(line) > maxOpen {
			return diag.New(diag.SourceTooLarge, t.Position(at, 1),
				"This line opens more than %d lists and quotations.", maxOpen).
				Hinted("Write the text without so many levels."), true
		}
		if open = max(0, open+openings(line)); open > maxOpen {
			return diag.New(diag.SourceTooLarge, t.Position(at, len(line)),
				"More than %d blocks stand within one another here.", maxOpen).
				Hinted("Close blocks with a line of ::: before opening others."), true
		}
		if len(bytes.TrimSpace(line)) == 0 {
			work += marks * marks
			marks, start = 0, at+len(line)+1
		}
		if count {
			marks += delimiters(line)
		}
		if marks > maxMarks || work+marks*marks > maxWork {
			return diag.New(diag.SourceTooLarge, t.Position(start, 1),
				"The paragraph that begins here holds too many marks such as * or _ or [.").
				Hinted("Split it with empty lines, or put the text into a block of code."), true
		}
		at += len(line) + 1
	}
	return diag.Diagnostic{}, false
}

// longParagraphs tells whether paragraphs are so long that they might hold too
// many delimiters if every character were one.
func longParagraphs(text []byte) bool {
	work := 0
	for len(text) > 0 {
		n := bytes.Index(text, []byte("\n\n"))
		if n < 0 {
			n = len(text)
		}
		if work += n * n; n > maxMarks || work > maxWork {
			return true
		}
		text = text[min(n+1, len(text)):]
	}
	return false
}

func delimiters(line []byte) int {
	n := 0
	for _, c := range line {
		if delimiter[c] {
			n++
		}
	}
	return n
}

// TooLargeFile is the diagnostic for a page of so many bytes.
func TooLargeFile(path string, size int64) diag.Diagnostic {
	return diag.New(diag.SourceTooLarge, diag.Position{Path: path},
		"The file is %.1f MB large; a page may be %d MB.", float64(size)/(1<<20), MaxFile>>20).
		Hinted("Split the page, or put the document into a folder files/ and link to it.")
}

// containers counts the marks of lists and quotations at the beginning of a
// line.
func containers(line []byte) int {
	n := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '>', c == '-', c == '+', c == '*':
			n++
		case c == ' ', c == '\t', c == '.', c == ')', c >= '0' && c <= '9':
		default:
			return n
		}
	}
	return 0 // a rule, such as - - - -, or a number
}

// openings returns 1 for a line that opens a block, -1 for one that closes one.
func openings(line []byte) int {
	trimmed := bytes.Trim(line, " \t>")
	if !bytes.HasPrefix(trimmed, []byte(":::")) {
		return 0
	}
	if isClosing(trimmed) {
		return -1
	}
	if m := opening.FindSubmatch(trimmed); m != nil {
		if b, ok := lookupBlock(string(m[2])); !ok || !b.leaf {
			return 1
		}
	}
	return 0
}
