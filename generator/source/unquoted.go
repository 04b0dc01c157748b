package source

import (
	"bytes"
	"regexp"
)

// Values that authors write without quotes, or as they write them on paper. TOML's own
// words speak of what stands behind the part that it could read.

// unquotedValue is a value that TOML cannot read: its setting, its place in the text, what
// is said of it and a way out.
type unquotedValue struct {
	key        string
	at, length int
	said, hint string
}

// unquotedKinds are tried in turn on what stands after a key and its =. The first group
// is the value.
var unquotedKinds = []struct {
	value      *regexp.Regexp
	said, hint string
}{
	{regexp.MustCompile(`^([0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2})\s*(#.*)?$`),
		"has a date in other numbers than year-month-day.", "Write dates as in 2026-11-21."},
	{regexp.MustCompile(`^([0-9]{1,2}(st|nd|rd|th)?\s+\p{L}{3,9}\.?,?\s+[0-9]{4})\s*(#.*)?$`),
		"has a date in words.", "Write dates as in 2026-11-21."},
	{regexp.MustCompile(`^([0-9]+\s*\p{L}[^"#]*?)\s*(#.*)?$`),
		"has text without quotes.", `Put it into straight double quotes, as in review_every = "12 months".`},
	{regexp.MustCompile(`^('[^'"]*'\p{L}[^"]*')\s*(#.*)?$`),
		"has an apostrophe between single quotes, which ends the text.", `Put the text into straight double quotes, as in title = "It's ours".`},
}

var settingLine = regexp.MustCompile(`^\s*([A-Za-z0-9_-]+)\s*=\s*`)

// unquoted looks at the line in which TOML found a mistake, and tells whether its value is
// one of those.
func unquoted(data []byte, mistake int) (unquotedValue, bool) {
	mistake = min(max(mistake, 0), len(data))
	begin := bytes.LastIndexByte(data[:mistake], '\n') + 1
	line, _, _ := bytes.Cut(data[begin:], []byte("\n"))
	setting := settingLine.FindSubmatch(line)
	if setting == nil {
		return unquotedValue{}, false
	}
	value := line[len(setting[0]):]
	for _, k := range unquotedKinds {
		if m := k.value.FindSubmatch(value); m != nil {
			return unquotedValue{string(setting[1]), begin + len(setting[0]), len(m[1]), k.said, k.hint}, true
		}
	}
	return unquotedValue{}, false
}
