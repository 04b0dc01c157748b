package source

import (
	"bytes"

	"partnerbook/generator/diag"
)

// FrontMatter is the part of a page that holds its settings: the text between
// two lines of +++ (TOML) or --- (YAML) at the very top.
type FrontMatter struct {
	Format Format
	From   int // offset of the first byte after the opening line
	To     int // offset of the closing line
	End    int // offset of the first byte after the closing line
}

// Format is how settings are written.
type Format uint8

const (
	NoFormat Format = iota // there are no settings
	TOML
	YAML
)

// FindFrontMatter finds the settings of a page. A page that begins with --- and
// has no second such line begins with a rule, which Markdown also writes so;
// for +++ that is an error, since it means nothing else.
func FindFrontMatter(t *Text) (FrontMatter, diag.List) {
	format := NoFormat
	var fence string
	switch line := firstLine(t.Data); {
	case line == "+++":
		format, fence = TOML, "+++"
	case line == "---":
		format, fence = YAML, "---"
	default:
		return FrontMatter{}, nil
	}
	from := bytes.IndexByte(t.Data, '\n') + 1
	if from == 0 {
		from = len(t.Data)
	}
	for at := from; at < len(t.Data); {
		line := firstLine(t.Data[at:])
		next := at + len(t.Data[at:])
		if nl := bytes.IndexByte(t.Data[at:], '\n'); nl >= 0 {
			next = at + nl + 1
		}
		if line == fence || format == YAML && line == "..." {
			return FrontMatter{format, from, at, next}, nil
		}
		at = next
	}
	if format == YAML {
		return FrontMatter{}, nil
	}
	d := diag.New(diag.FrontMatterOpen, t.Position(0, 3),
		"The settings that begin here are never closed.").
		Hinted("Put a line of its own with +++ after the last setting.")
	return FrontMatter{}, diag.List{d}
}

// firstLine returns the first line without white space at its end.
func firstLine(b []byte) string {
	if nl := bytes.IndexByte(b, '\n'); nl >= 0 {
		b = b[:nl]
	}
	if len(b) > 64 {
		return "" // no fence is that long
	}
	return string(bytes.TrimRight(b, " \t"))
}
