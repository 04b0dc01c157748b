package edition

import (
	"bytes"
	"crypto/sha256"
	"html"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"partnerbook/generator/kind"
)

// What is read of a page without parsing it, since most pages are the same in both
// editions.

var (
	bodyTag    = regexp.MustCompile(`<body\b[^>]*>`)
	classWord  = regexp.MustCompile(`\bkind-([a-z-]+)`)
	refreshTag = regexp.MustCompile(`<meta http-equiv="refresh" content="0; url=([^"]*)">`)
	headingOne = regexp.MustCompile(`(?s)<h1\b[^>]*>(.*?)</h1>`)
	anyTag     = regexp.MustCompile(`<[^>]*>`)
	definedAs  = regexp.MustCompile(`\bdata-version="([^"]*)" data-digest="([^"]*)"`)
)

// authoredKinds are the kinds of page that authors write. All others the program makes:
// lists, the steps of decision aids, the page that searches.
var authoredKinds = append(kind.Names(), aidKind)

// leadsOn returns where a page leads that stands at an address that another page had
// before.
func leadsOn(name string, data []byte) (to string, ok bool) {
	m := refreshTag.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return "", false
	}
	return resolved(name, html.UnescapeString(string(m[1])))
}

// resolved returns the address from the site's start to which a link on a page leads;
// ok is false if it leads elsewhere.
func resolved(from, link string) (to string, ok bool) {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	at := path.Join(path.Dir(from), u.Path)
	if u.Path == "" {
		at = from
	}
	if strings.HasSuffix(u.Path, "/") {
		at = path.Join(at, "index.html")
	}
	if strings.HasPrefix(at, "../") || at == ".." {
		return "", false
	}
	return at, true
}

// mayLeadOn tells whether an address of a site that was made of its sources may be one
// that a page had before. Of all others it is known whether they are pages.
func (s *Side) mayLeadOn(name string) bool {
	files, ok := s.Files.(bookFiles)
	return !ok || files.redirects[name]
}

// headOf returns what is known of a page at once; ok is false of one that no author wrote.
func headOf(name string, data []byte) (h head, ok bool) {
	h = head{url: name, kind: kindOf(data)}
	main, aside := between(data, "<main", "</main>"), between(data, `<aside class="facts"`, "</aside>")
	if main == nil {
		main = between(data, "<body", "</body>")
	}
	sum := sha256.New()
	sum.Write(main)
	sum.Write([]byte{0})
	sum.Write(aside)
	sum.Sum(h.sum[:0])
	if m := headingOne.FindSubmatch(main); m != nil {
		h.title = plainText(m[1])
	}
	if m := definedAs.FindSubmatch(main); m != nil && h.kind == aidKind {
		h.definition = [2]string{html.UnescapeString(string(m[1])), string(m[2])}
	}
	return h, slices.Contains(authoredKinds, h.kind)
}

// kindOf returns the kind of a page. A page of a theme that does not tell counts as
// guidance.
func kindOf(data []byte) string {
	if m := classWord.FindSubmatch(bodyTag.Find(data)); m != nil {
		return string(m[1])
	}
	return "guidance"
}

// between returns what stands between two texts, with both; nil if they do not stand there.
func between(data []byte, from, to string) []byte {
	i := bytes.Index(data, []byte(from))
	if i < 0 {
		return nil
	}
	n := bytes.Index(data[i:], []byte(to))
	if n < 0 {
		return nil
	}
	return data[i : i+n+len(to)]
}

// plainText returns the words of a piece of HTML.
func plainText(piece []byte) string {
	return oneLine(html.UnescapeString(string(anyTag.ReplaceAll(piece, nil))))
}

// oneLine puts single spaces for all white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
