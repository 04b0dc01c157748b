package importer

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// Reading HTML. The parser does not say where an element stands, so the number of its
// line is written into each start tag before.

// decoded returns text as UTF-8: by its byte order mark, by what it says of itself, else
// as it looks.
func decoded(data []byte, contentType string) string {
	encoding, _, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], contentType)
	if utf8Text(data) {
		return string(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	}
	out, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return strings.TrimPrefix(string(out), "\ufeff")
}

const lineAttribute = "data-import-line"

// readHTML makes a document of a web page.
func readHTML(name string, data []byte, r *Report) (*Document, error) {
	root, err := parsed(decoded(data, "text/html"))
	if err != nil {
		return nil, err
	}
	doc := &Document{Name: name, Notes: map[string]Note{}, Images: map[string]Image{}}
	if title := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Title }); title != nil {
		doc.Title = strings.Join(strings.Fields(textOf(title)), " ")
	}
	h := &htmlReader{doc: doc, report: r}
	top := mainOf(root)
	h.collectNotes(top)
	doc.Blocks = h.blocks(top)
	return doc, nil
}

// parsed parses HTML into which the numbers of lines are written.
func parsed(s string) (*html.Node, error) {
	root, err := html.ParseWithOptions(bytes.NewReader(numbered(s)), html.ParseOptionEnableScripting(false))
	if err != nil { // the parser refuses nothing but what stands too deep
		return nil, tooLarge("More than %d elements stand within one another.", maxDepth)
	}
	if depth(root) > maxDepth {
		return nil, tooLarge("More than %d elements stand within one another.", maxDepth)
	}
	for n := range root.Descendants() {
		n.Data = strings.Map(visible, n.Data)
		for i := range n.Attr {
			n.Attr[i].Val = strings.Map(visible, n.Attr[i].Val)
		}
	}
	return root, nil
}

// visible leaves out control characters, which no page may hold, but not the ends of lines.
func visible(r rune) rune {
	if r != '\n' && r != '\t' && r != '\r' && unicode.IsControl(r) {
		return -1
	}
	return r
}

// depth returns how many elements stand within one another, up to a little more than
// there may be.
func depth(root *html.Node) int {
	at, deepest := 0, 0
	for n := root; n != nil; {
		if n.FirstChild != nil && at <= maxDepth {
			n, at = n.FirstChild, at+1
			deepest = max(deepest, at)
			continue
		}
		for n != nil && n.NextSibling == nil {
			n, at = n.Parent, at-1
			if n == root {
				return deepest
			}
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	return deepest
}

// numbered writes the number of its line into each start tag.
func numbered(s string) []byte {
	var out bytes.Buffer
	tokens := html.NewTokenizer(strings.NewReader(s))
	line := 1
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return out.Bytes()
		}
		raw := tokens.Raw()
		lines := bytes.Count(raw, []byte{'\n'})
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			end := 1
			for end < len(raw) && !bytes.ContainsRune([]byte(" \t\r\n\f/>"), rune(raw[end])) {
				end++
			}
			out.Write(raw[:end])
			fmt.Fprintf(&out, ` %s="%d"`, lineAttribute, line)
			out.Write(raw[end:])
		} else {
			out.Write(raw)
		}
		line += lines
	}
}

// fragment makes blocks of a piece of HTML in a text. at is where it stands.
func fragment(s string, at Place) []Block {
	root, err := parsed(s)
	if err != nil {
		return []Block{{Sort: Paragraph, At: at, Text: text(s)}}
	}
	h := &htmlReader{doc: &Document{Notes: map[string]Note{}, Images: map[string]Image{}}, report: &Report{}, fixed: at}
	return h.blocks(root)
}

// mainOf returns the element that holds the text of a page.
func mainOf(root *html.Node) *html.Node {
	for _, is := range []func(*html.Node) bool{
		func(n *html.Node) bool { return n.DataAtom == atom.Main || attr(n, "role") == "main" },
		func(n *html.Node) bool { return n.DataAtom == atom.Article },
		func(n *html.Node) bool { return n.DataAtom == atom.Body },
	} {
		if n := find(root, is); n != nil {
			return n
		}
	}
	return root
}

func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && is(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, is); found != nil {
			return found
		}
	}
	return nil
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, name string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if c == name {
			return true
		}
	}
	return false
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var out strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out.WriteString(textOf(c))
	}
	return out.String()
}

// htmlReader makes blocks of elements.
type htmlReader struct {
	doc    *Document
	report *Report
	fixed  Place // of a fragment
	last   Place
}

func (h *htmlReader) at(n *html.Node) Place {
	if h.fixed.Unit != "" {
		return h.fixed
	}
	if line, err := strconv.Atoi(attr(n, lineAttribute)); err == nil {
		h.last = Place{Unit: "line", From: line, To: line}
	}
	return h.last
}

// furnitureTags are elements that belong to a site and not to the text.
var furnitureTags = map[atom.Atom]string{
	atom.Nav: "navigation of the web page", atom.Header: "head of the web page", atom.Footer: "foot of the web page", atom.Aside: "what stands beside the text",
	atom.Form: "form", atom.Button: "button", atom.Select: "form", atom.Iframe: "frame of another site", atom.Video: "video", atom.Audio: "sound",
	atom.Object: "object", atom.Embed: "object", atom.Canvas: "drawing", atom.Svg: "drawing",
}

// unseenTags hold nothing that readers see.
var unseenTags = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Head: true, atom.Title: true, atom.Meta: true, atom.Link: true, atom.Base: true, atom.Input: true, atom.Datalist: true,
}

// dropped tells whether an element is left out, and reports it if readers saw it.
func (h *htmlReader) dropped(n *html.Node) bool {
	if n.Type == html.CommentNode || n.Type == html.DoctypeNode || unseenTags[n.DataAtom] && n.Type == html.ElementNode {
		return true
	}
	if n.Type != html.ElementNode {
		return false
	}
	if attr(n, "aria-hidden") == "true" || hasAttr(n, "hidden") {
		return true
	}
	what, ok := furnitureTags[n.DataAtom]
	if !ok || n.DataAtom == atom.Header && (inside(n, atom.Main) || inside(n, atom.Article)) {
		return false
	}
	said := strings.Join(strings.Fields(textOf(n)), " ")
	if n.DataAtom == atom.Aside && said != "" && inside(n, atom.Main) {
		return false
	}
	h.report.dropped(h.at(n), said, what)
	return true
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func inside(n *html.Node, tag atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == tag {
			return true
		}
	}
	return false
}
