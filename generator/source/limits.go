package source

import (
	"bytes"

	"partnerbook/generator/diag"
)

// Settings can be written so that a reader takes minutes, or more stack than
// there is, which ends the program. What is far beyond anything that people
// write is therefore refused before it is parsed. TestRefusedSettings tries
// each limit, TestWorstSettings holds the time below it.
const (
	// maxTOML and maxYAML are the largest settings, in bytes. The readers' time
	// grows with the square of some texts, that of the one for YAML soon.
	maxTOML = 512 << 10
	maxYAML = 32 << 10
	// maxDepth is how many brackets may stand within one another.
	maxDepth = 1000
	// maxNames is how many names may stand within one another, joined by dots or
	// in braces. Each costs the reader as much as all around it.
	maxNames = 16
)

// tomlRefusal returns what is beyond the limits in data, which stands at offset
// from of t, or nil.
func tomlRefusal(t *Text, data []byte, from int) *diag.Diagnostic {
	if len(data) > maxTOML {
		return tooLong(t, from, "512 kB")
	}
	if at, what, most := tooDeep(data); at >= 0 {
		return nested(t, from+at, what, most)
	}
	return nil
}

// yamlRefusal is tomlRefusal for YAML.
func yamlRefusal(t *Text, data []byte, from int) *diag.Diagnostic {
	if len(data) > maxYAML {
		return tooLong(t, from, "32 kB")
	}
	if at := tooManyOpen(data); at >= 0 {
		return nested(t, from+at, "Brackets", maxDepth)
	}
	at := 0
	for line := range bytes.Lines(data) {
		// Spaces, and the marks of lists and keys that open one another.
		if marks := len(line) - len(bytes.TrimLeft(line, " -?")); marks > maxDepth {
			d := diag.New(diag.SourceTooLarge, t.Position(from+at+maxDepth, 1),
				"This line is indented by more than %d spaces.", maxDepth).
				Hinted("Indent by two spaces.")
			return &d
		}
		at += len(line)
	}
	return nil
}

func tooLong(t *Text, from int, limit string) *diag.Diagnostic {
	d := diag.New(diag.SourceTooLarge, t.Position(from, 0), "The settings are longer than %s.", limit).
		Hinted("Move part of them to another file, or into the text of the page.")
	return &d
}

func nested(t *Text, at int, what string, most int) *diag.Diagnostic {
	d := diag.New(diag.SourceTooLarge, t.Position(at, 1), "%s stand within one another more than %d deep here.", what, most).
		Hinted("Split the value into several settings.")
	return &d
}

// tooManyOpen returns the offset at which more than maxDepth brackets are open,
// or -1. Brackets in text count as well, since YAML has text without quotes.
func tooManyOpen(data []byte) int {
	depth := 0
	for i, c := range data {
		switch c {
		case '[', '{':
			if depth++; depth > maxDepth {
				return i
			}
		case ']', '}':
			depth = max(0, depth-1)
		}
	}
	return -1
}

// tooDeep returns the offset at which TOML has more than maxDepth brackets, or
// more than maxNames names, within one another, and which; or -1. It passes over
// text and remarks as the readers do up to the first mistake, where they stop.
func tooDeep(data []byte) (at int, what string, most int) {
	var around [maxNames + 1]int // names around each open brace
	brackets, braces, names := 0, 0, 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '#':
			i = endOfLine(data, i) - 1
		case '"', '\'':
			i = endOfString(data, i) - 1
		case '[':
			if brackets++; brackets > maxDepth {
				return i, "Brackets", maxDepth
			}
		case ']':
			brackets = max(0, brackets-1)
		case '.', '{':
			if names++; names > maxNames {
				return i, "Names", maxNames
			}
			if data[i] == '{' {
				braces++
				around[braces] = names
			}
		case '}':
			braces = max(0, braces-1)
			names = around[braces]
		case ',', '\n':
			names = around[braces]
		}
	}
	return -1, "", 0
}

// endOfBrackets returns the offset after the list or table that begins at offset
// at, and at itself if none does.
func endOfBrackets(data []byte, at int) int {
	depth := 0
	for i := at; i < len(data); i++ {
		switch data[i] {
		case '#':
			i = endOfLine(data, i) - 1
		case '"', '\'':
			i = endOfString(data, i) - 1
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
		if depth == 0 {
			return at
		}
	}
	return at
}

func endOfLine(data []byte, at int) int {
	if nl := bytes.IndexByte(data[at:], '\n'); nl >= 0 {
		return at + nl
	}
	return len(data)
}

// endOfString returns the offset after the string that begins at offset at.
func endOfString(data []byte, at int) int {
	quote := data[at : at+1]
	triple := bytes.Repeat(quote, 3)
	long := bytes.HasPrefix(data[at:], triple)
	if at++; long {
		at += 2
	}
	for at < len(data) {
		switch {
		case data[at] == '\\' && quote[0] == '"':
			at++
		case long && bytes.HasPrefix(data[at:], triple):
			// Up to two quotes more belong to the text.
			at += len(triple)
			for range 2 {
				if at < len(data) && data[at] == quote[0] {
					at++
				}
			}
			return at
		case !long && data[at] == quote[0]:
			return at + 1
		case !long && data[at] == '\n':
			return at
		}
		at++
	}
	return len(data)
}
