package markup

import (
	"slices"
	"strings"

	"partnerbook/generator/source"
)

// attribute is one of {#id .class name=value name="value"}.
type attribute struct {
	Name  string // "id" for #id, "class" for .class
	Value string
	Span  source.Span
}

type attributes []attribute

func (a attributes) get(name string) (attribute, bool) {
	i := slices.IndexFunc(a, func(x attribute) bool { return x.Name == name })
	if i < 0 {
		return attribute{}, false
	}
	return a[i], true
}

func (a attributes) value(name string) string {
	x, _ := a.get(name)
	return x.Value
}

// names tells whether the attributes name a place.
func (a attributes) names() bool {
	_, ok := a.get("id")
	return ok
}

// classes returns all classes, separated by spaces.
func (a attributes) classes() string {
	var out []string
	for _, x := range a {
		if x.Name == "class" {
			out = append(out, x.Value)
		}
	}
	return strings.Join(out, " ")
}

// parseAttributes reads {…} at the start of s; base is the offset of s in the
// file. It returns the number of bytes read, or 0 if s does not begin with
// well-formed attributes.
//
//	attributes = "{" { "#" name | "." name | name [ "=" ( word | quoted ) ] } "}"
func parseAttributes(s []byte, base int) (attributes, int) {
	if len(s) == 0 || s[0] != '{' {
		return nil, 0
	}
	var out attributes
	for i := 1; i < len(s); {
		switch c := s[i]; {
		case c == '}':
			return out, i + 1
		case c == ' ' || c == '\t' || c == ',':
			i++
		case c == '\n':
			return nil, 0
		case c == '#' || c == '.':
			end := i + 1 + wordLength(s[i+1:])
			if end == i+1 {
				return nil, 0
			}
			name := "id"
			if c == '.' {
				name = "class"
			}
			out = append(out, attribute{name, string(s[i+1 : end]), source.Span{Offset: base + i, Length: end - i}})
			i = end
		default:
			a, n := parsePair(s[i:], base+i)
			if n == 0 {
				return nil, 0
			}
			out = append(out, a)
			i += n
		}
	}
	return nil, 0
}

func parsePair(s []byte, base int) (attribute, int) {
	n := 0
	for n < len(s) && isNameByte(s[n]) {
		n++
	}
	if n == 0 {
		return attribute{}, 0
	}
	a := attribute{Name: string(s[:n])}
	if n < len(s) && s[n] == '=' {
		value, used := parseValue(s[n+1:])
		if used < 0 {
			return attribute{}, 0
		}
		a.Value = value
		n += 1 + used
	}
	a.Span = source.Span{Offset: base, Length: n}
	return a, n
}

// parseValue reads a quoted or bare value and returns how many bytes it took,
// or -1.
func parseValue(s []byte) (string, int) {
	if len(s) > 0 && (s[0] == '"' || s[0] == '\'') {
		for i := 1; i < len(s); i++ {
			switch s[i] {
			case s[0]:
				return string(s[1:i]), i + 1
			case '\n':
				return "", -1
			}
		}
		return "", -1
	}
	n := wordLength(s)
	return string(s[:n]), n
}

func wordLength(s []byte) int {
	n := 0
	for n < len(s) && s[n] > ' ' && s[n] != '}' && s[n] != '{' && s[n] != '"' {
		n++
	}
	return n
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == ':'
}
