package generator

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"partnerbook/generator/redteam"
)

// proveHarmless reads all files of a site with a parser, as a browser or another reader
// would, and reports what a hostile text got into.
func proveHarmless(t *testing.T, known map[string]bool, sanitised bool, base, where string, files map[string]string, cases []redteam.Case) {
	t.Helper()
	w := redWitness{known: known, sanitised: sanitised, base: base}
	for name, text := range files {
		w.file = name
		w.look(text)
	}
	slices.Sort(w.found)
	for i, line := range w.found {
		if i == 60 {
			t.Errorf("%s: and %d more", where, len(w.found)-i)
			break
		}
		t.Errorf("%s: %s%s", where, line, named(cases, line))
	}
}

var canaryName = regexp.MustCompile(`canary-\d{5}`)

// named says which case a line speaks of.
func named(cases []redteam.Case, line string) string {
	name := canaryName.FindString(line)
	for _, c := range cases {
		if c.Name == name {
			return fmt.Sprintf(" (%s in %s)", c.Payload, c.Place)
		}
	}
	return ""
}

// redWitness collects what is wrong with files.
type redWitness struct {
	known     map[string]bool // elements, and elements with attributes, that are ours
	base      string          // the base URL
	sanitised bool            // harmless HTML is let through
	file      string
	found     []string
}

func (w *redWitness) report(format string, args ...any) {
	w.found = append(w.found, fmt.Sprintf("%s ", w.file)+fmt.Sprintf(format, args...))
}

func (w *redWitness) reportAll(wrong []string) {
	for _, line := range wrong {
		w.report("%s", line)
	}
}

func (w *redWitness) look(text string) {
	switch path.Ext(w.file) {
	case ".html":
		w.page(text)
	case ".xml", ".svg":
		w.xml(text)
	case ".json":
		if !json.Valid([]byte(text)) {
			w.report("is no JSON")
		}
	case ".ics":
		w.reportAll(redteam.InCalendar(text))
	case ".csv":
		w.reportAll(redteam.InTable(text))
	case ".docx":
		w.document(text)
	case ".js":
		w.script(text)
	case ".css", ".txt", ".png":
	default:
		w.report("is of a kind that nobody looks at")
	}
}

// page reads a page as a browser does.
func (w *redWitness) page(text string) {
	if w.file == "404.html" && w.base != "" { // it stands at any address, so it names whole ones
		text = strings.ReplaceAll(text, w.base, "./")
	}
	p := readPage(w.file, text)
	w.found = append(w.found, slices.DeleteFunc(p.problems, w.isAuthors)...)
	if p.root == nil {
		return
	}
	policy := false
	for n := range p.root.Descendants() {
		switch n.Type {
		case html.CommentNode:
			if canaryName.MatchString(n.Data) {
				w.report("has a comment %.80q", n.Data)
			}
		case html.ElementNode:
			if n.Data == "meta" && attribute(n, "http-equiv") == "Content-Security-Policy" {
				policy = policy || strictPolicy(attribute(n, "content"))
			}
			if (n.Data == "script" || n.Data == "link" || n.Data == "body") && !policy {
				w.report("has <%s> before its strict policy", n.Data)
			}
			w.element(n)
		}
	}
}

// isAuthors tells of a problem that it is how authors write: where HTML is let through, a
// link may hold nothing but what was taken out, or another link. That is poor, and harmless.
func (w *redWitness) isAuthors(problem string) bool {
	return w.sanitised && (strings.Contains(problem, "link without words") || strings.Contains(problem, "a <a> in a <a>"))
}

// strictPolicy tells whether a policy lets nothing run that is not a file of the site.
func strictPolicy(s string) bool {
	return strings.Contains(s, "default-src 'none'") && strings.Contains(s, "script-src 'self'") &&
		strings.Contains(s, "base-uri 'none'") && !strings.Contains(s, "unsafe") && !strings.Contains(s, "*") && !strings.Contains(s, "http")
}

// addressed are the attributes whose values are addresses.
var addressed = []string{"href", "src", "action", "formaction", "data", "poster", "srcset", "background", "cite", "ping", "xlink:href", "manifest", "longdesc"}

func (w *redWitness) element(n *html.Node) {
	if !w.known[n.Data] {
		w.report("has an element <%s> %.120q", n.Data, n.Attr)
		return
	}
	for _, a := range n.Attr {
		key := a.Key
		if a.Namespace != "" {
			key = a.Namespace + ":" + key
		}
		if !w.known[n.Data+" "+key] && key != "id" && key != "class" && !(w.sanitised && slices.Contains([]string{"lang", "dir", "name"}, key)) {
			w.report("has an attribute %.60s of <%s>: %.120q", key, n.Data, a.Val)
		}
		if slices.Contains(addressed, key) {
			w.address(n.Data, key, a.Val)
		}
	}
	switch {
	case n.Data == "script" && attribute(n, "src") == "":
		w.embedded(n)
	case n.Data == "script" && attribute(n, "src") != "search/index.js" && !ownScript.MatchString(strings.TrimPrefix(attribute(n, "src"), "./")):
		w.report("has the script %.80q", attribute(n, "src"))
	case n.Data == "meta" && attribute(n, "http-equiv") == "refresh":
		if _, to, _ := strings.Cut(attribute(n, "content"), "url="); scheme(to) != "" || strings.HasPrefix(to, "/") {
			w.report("leads on to %.80q", to)
		}
	}
}

var ownScript = regexp.MustCompile(`^(\.\./)*assets/[a-z-]+\.[0-9a-f]{10}\.js$`)

// embedded looks at a block of JSON.
func (w *redWitness) embedded(n *html.Node) {
	text := textOf(n)
	switch {
	case attribute(n, "type") != "application/json":
		w.report("has a script %.80q", text)
	case !json.Valid([]byte(text)):
		w.report("has JSON that is none: %.80q", text)
	case strings.ContainsAny(text, "<\u2028\u2029"):
		w.report("has JSON that could end early")
	}
}

// address looks at an address as a browser understands it.
func (w *redWitness) address(element, key, value string) {
	s := scheme(value)
	switch {
	case s == "data":
		if element != "img" && element != "link" || !strings.HasPrefix(value, "data:,") && !strings.HasPrefix(value, "data:image/") {
			w.report("has %s=%.80q", key, value)
		}
	case element == "a" && key == "href":
		if !slices.Contains([]string{"", "http", "https", "mailto", "tel"}, s) && !(w.sanitised && slices.Contains([]string{"aid", "page"}, s)) {
			w.report("has a link to %.80q", value)
		}
	case element == "link" && slices.Contains([]string{"http", "https"}, s): // canonical
	case s != "" || strings.HasPrefix(strings.ReplaceAll(value, `\`, "/"), "//"):
		w.report("has %s=%.80q of <%s>", key, value, element)
	}
	// What cannot be found in a folder without site.toml stays as it is written.
	if path := strings.ReplaceAll(strings.Map(unseen, value), `\`, "/"); s == "" && strings.HasPrefix(path, "/") && !(w.sanitised && !strings.HasPrefix(path, "//")) {
		w.report("has %s=%.80q of <%s>, which leaves the site", key, value, element)
	}
}

// scheme returns the scheme of an address as a browser reads it: it passes over control
// characters and spaces before it, and over tabs and line ends within.
func scheme(s string) string {
	s = strings.Map(unseen, strings.TrimFunc(s, func(r rune) bool { return r <= ' ' }))
	before, _, found := strings.Cut(s, ":")
	if !found || before == "" || strings.ContainsAny(before, "/?#") {
		return ""
	}
	if strings.Trim(strings.ToLower(before), "abcdefghijklmnopqrstuvwxyz0123456789+-.") != "" {
		return ""
	}
	return strings.ToLower(before)
}

func unseen(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' {
		return -1
	}
	return r
}

// xml reads a feed, a site map or a drawing.
func (w *redWitness) xml(text string) {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			w.report("is no XML: %v", err)
			return
		}
		switch e := token.(type) {
		case xml.StartElement:
			w.xmlElement(e)
		case xml.Directive:
			w.report("has a declaration %.80q", e)
		case xml.ProcInst:
			if e.Target != "xml" {
				w.report("has an instruction %.80q", e.Inst)
			}
		}
	}
}

func (w *redWitness) xmlElement(e xml.StartElement) {
	if slices.Contains([]string{"script", "foreignobject", "iframe", "object", "embed", "handler"}, strings.ToLower(e.Name.Local)) {
		w.report("has an element <%s>", e.Name.Local)
	}
	for _, a := range e.Attr {
		s := ""
		if slices.Contains([]string{"href", "src", "url"}, a.Name.Local) {
			s = scheme(a.Value)
		}
		if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") || s != "" && s != "https" && s != "http" {
			w.report("has %s=%.80q", a.Name.Local, a.Value)
		}
	}
}
