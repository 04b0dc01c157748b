package word

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Node is an element, or with no tag a text.
type Node struct {
	Tag      string            `json:"tag,omitempty"`
	Attrs    map[string]string `json:"attrs,omitempty"`
	Text     string            `json:"text,omitempty"`
	Children []*Node           `json:"children,omitempty"`
}

// Read makes nodes of HTML that stands in the body of a page. It keeps the attributes
// that documents are made of.
func Read(data []byte) ([]*Node, error) {
	around := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	parsed, err := html.ParseFragment(bytes.NewReader(data), around)
	if err != nil {
		return nil, err
	}
	var out []*Node
	for _, n := range parsed {
		out = appendNode(out, n)
	}
	return out, nil
}

func appendNode(out []*Node, n *html.Node) []*Node {
	switch n.Type {
	case html.TextNode:
		return append(out, &Node{Text: strings.ToValidUTF8(n.Data, "\ufffd")})
	case html.ElementNode:
		if n.Namespace != "" { // SVG and the like; the element itself stands for all of it
			return append(out, &Node{Tag: n.Namespace})
		}
		e := &Node{Tag: n.Data, Attrs: map[string]string{}}
		for _, a := range n.Attr {
			if _, twice := e.Attrs[a.Key]; !twice && slices.Contains(look().Attributes, a.Key) {
				e.Attrs[a.Key] = strings.ToValidUTF8(a.Val, "\ufffd")
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			e.Children = appendNode(e.Children, c)
		}
		return append(out, e)
	}
	return out
}

// Find returns the first element with a class, in the order of the text; nil if
// there is none.
func Find(nodes []*Node, class string) *Node {
	for _, n := range nodes {
		if n.has(class) {
			return n
		}
		if found := Find(n.Children, class); found != nil {
			return found
		}
	}
	return nil
}

// has tells whether an element has a class.
func (n *Node) has(class string) bool { return slices.Contains(n.classes(), class) }

func (n *Node) classes() []string { return strings.FieldsFunc(n.Attrs["class"], isSpace) }

// is tells whether an element has one of the tags.
func (n *Node) is(tags ...string) bool { return slices.Contains(tags, n.Tag) && n.Tag != "" }

// attr returns an attribute, and whether the element has it.
func (n *Node) attr(name string) (string, bool) {
	value, ok := n.Attrs[name]
	return value, ok
}

// plain returns the text in nodes, with line breaks where elements break lines.
func plain(nodes []*Node) string {
	var out strings.Builder
	for _, n := range nodes {
		switch {
		case n.Tag == "":
			out.WriteString(n.Text)
		case n.Tag == "br":
			out.WriteByte('\n')
		case !skipped(n) && !n.has("footnote-ref"):
			out.WriteString(plain(n.Children))
		}
	}
	return out.String()
}
