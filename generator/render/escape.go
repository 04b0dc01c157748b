package render

import (
	"fmt"
	"strings"
)

// The escapers that html/template puts into templates, for text. They give the
// same bytes as html/template's own, which are not exported; TestEscapers and a
// fuzz target compare the two. The source of each rule is html/template.

// textEscaper is the escaper for text between tags.
const textEscaper = "_html_template_htmlescaper"

// escaper escapes text. isHTML says that the text is HTML already, which the
// first escaper of a pipeline lets through.
type escaper func(s string, isHTML bool) string

func escaperNamed(name string) escaper {
	switch name {
	case textEscaper:
		return func(s string, isHTML bool) string {
			if isHTML {
				return s
			}
			return escapeText(s)
		}
	case "_html_template_attrescaper", "_html_template_rcdataescaper":
		return func(s string, _ bool) string { return escapeText(s) }
	case "_html_template_urlfilter":
		return func(s string, _ bool) string { return filterURL(s) }
	case "_html_template_urlnormalizer":
		return func(s string, _ bool) string { return processURL(s, true) }
	case "_html_template_urlescaper":
		return func(s string, _ bool) string { return processURL(s, false) }
	}
	return nil
}

func escape(s string, isHTML bool, escapers []escaper) string {
	for _, e := range escapers {
		s = e(s, isHTML)
		isHTML = false
	}
	return s
}

// reserved marks the bytes that escapeText replaces.
var reserved = func() (t [256]bool) {
	for _, c := range []byte("\"&'+<>\x00") {
		t[c] = true
	}
	return t
}()

// escapeText escapes text for HTML text and quoted attributes.
func escapeText(s string) string {
	i := 0
	for i < len(s) && !reserved[s[i]] {
		i++
	}
	if i == len(s) {
		return s
	}
	var out strings.Builder
	from := 0
	for ; i < len(s); i++ {
		if !reserved[s[i]] {
			continue
		}
		out.WriteString(s[from:i])
		out.WriteString(entityFor(s[i]))
		from = i + 1
	}
	out.WriteString(s[from:])
	return out.String()
}

func entityFor(c byte) string {
	switch c {
	case '"':
		return "&#34;"
	case '&':
		return "&amp;"
	case '\'':
		return "&#39;"
	case '+':
		return "&#43;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return "\uFFFD"
}

// filterURL replaces addresses that could run a program.
func filterURL(s string) string {
	if scheme, _, ok := strings.Cut(s, ":"); ok && !strings.Contains(scheme, "/") {
		if !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "mailto") {
			return "#ZgotmplZ"
		}
	}
	return s
}

// processURL escapes what an address may not hold; norm keeps what has a meaning
// in an address, and escapes that are there already.
func processURL(s string, norm bool) string {
	var out strings.Builder
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9',
			c == '-', c == '.', c == '_', c == '~':
			continue
		case strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0:
			if norm {
				continue
			}
		case c == '%':
			if norm && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
				continue
			}
		}
		out.WriteString(s[from:i])
		fmt.Fprintf(&out, "%%%02x", c)
		from = i + 1
	}
	if from == 0 {
		return s
	}
	out.WriteString(s[from:])
	return out.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
