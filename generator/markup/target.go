package markup

import (
	"net/url"
	"strings"
	"unicode"
)

// Target is where a reference points, taken apart but not resolved. At most one
// of Kind, Scheme and Path is set; with none of them the target is on the page
// itself.
type Target struct {
	// Raw is what the author wrote.
	Raw string
	// Kind and Name are set for KIND:NAME, such as checklist:closure.
	Kind, Name string
	// Scheme is set for an address of another site: "https", "http", "mailto",
	// "tel", or "//" for an address without scheme.
	Scheme string
	// Path names a file or a page's id.
	Path string
	// Fragment is the name of a place on the page, without "#".
	Fragment string
}

// ParseTarget takes a reference apart. isKind tells which words before a colon
// are kinds of page; any other is a scheme.
func ParseTarget(raw string, isKind func(string) bool) Target {
	raw = asBrowsersRead(raw)
	t := Target{Raw: raw}
	if strings.HasPrefix(raw, "//") {
		t.Scheme = "//"
		return t
	}
	rest, fragment, _ := strings.Cut(raw, "#")
	if before, after, ok := strings.Cut(rest, ":"); ok && isScheme(before) {
		if isKind(before) {
			t.Kind, t.Name, t.Fragment = before, after, fragment
			return t
		}
		t.Scheme = strings.ToLower(before)
		return t
	}
	rest, _, _ = strings.Cut(rest, "?")
	t.Path, t.Fragment = unescape(rest), unescape(fragment)
	return t
}

// asBrowsersRead returns an address without the characters that browsers pass
// over: java&Tab;script: is javascript: to them.
func asBrowsersRead(raw string) string {
	if isPrinted(raw) { // as most are
		return raw
	}
	raw = strings.TrimFunc(raw, func(r rune) bool { return r <= ' ' || unicode.IsSpace(r) })
	if !strings.ContainsAny(raw, "\t\n\r") {
		return raw
	}
	return passedOver.Replace(raw)
}

// isPrinted tells whether a text is of letters and signs of ASCII alone, without spaces.
func isPrinted(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

var passedOver = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// isScheme tells whether s has the form of a URI scheme (RFC 3986, section 3.1).
func isScheme(s string) bool {
	if s == "" {
		return false
	}
	for i, c := range []byte(s) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		other := c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'
		if !letter && (i == 0 || !other) {
			return false
		}
	}
	return true
}

func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

// Allowed tells whether links of the target's scheme may be published.
func (t Target) Allowed() bool {
	switch t.Scheme {
	case "https", "http", "mailto", "tel":
		return true
	}
	return false
}
