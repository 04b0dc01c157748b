package redteam

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// payload is a hostile text; CANARY in it stands for the name of the case.
type payload struct{ name, text string }

// readPayloads reads payloads.txt.
func readPayloads(data []byte) ([]payload, error) {
	var out []payload
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, quoted, _ := strings.Cut(line, " ")
		text, err := strconv.Unquote(`"` + strings.ReplaceAll(strings.TrimLeft(quoted, " "), `"`, `\"`) + `"`)
		if err != nil {
			return nil, fmt.Errorf("the payload %s: %q: %w", name, quoted, err)
		}
		if text == "" {
			return nil, fmt.Errorf("the payload %s has no text", name)
		}
		out = append(out, payload{name, text})
	}
	return out, nil
}

// written is the ways in which a text is written into a file, by their names in
// places.txtar.
var written = map[string]func(string) string{
	"raw":  func(s string) string { return s },
	"line": oneLine,
	"md":   escaped,
	"toml": quoted,
	"yaml": quoted,
	"csv":  func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` },
	"name": fileName,
}

var lineEnds = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

func oneLine(s string) string { return lineEnds.Replace(s) }

// escaped puts a backslash before every mark that Markdown could mean something by.
func escaped(s string) string {
	var out strings.Builder
	for _, r := range oneLine(s) {
		if r > ' ' && r < unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// quoted writes a text of TOML or YAML. What is no UTF-8 neither can name, so it
// stays as it is.
func quoted(s string) string {
	var out strings.Builder
	out.WriteByte('"')
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			out.WriteByte(s[i])
		case r == '"', r == '\\':
			out.WriteString(`\` + string(r))
		case !unicode.IsPrint(r):
			fmt.Fprintf(&out, `\u%04X`, r)
		default:
			out.WriteRune(r)
		}
		i += n
	}
	out.WriteByte('"')
	return out.String()
}

// fileName leaves out what no file system has in a name.
func fileName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '/' || r == 0 || r == utf8.RuneError {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if s = strings.Trim(s, " "); s == "" || s == "." || s == ".." {
		return "nothing"
	}
	return s[:min(len(s), 200)]
}
