package fill

import (
	"slices"
	"strings"
)

// Node is a piece of a document: an element with what is in it, or a text where Tag
// is empty. A page's own HTML is read into nodes, so that what is downloaded is what
// the page shows.
type Node struct {
	Tag      string
	Attrs    map[string]string
	Children []Node
	Text     string
}

// has tells whether a node has a class.
func (n Node) has(class string) bool {
	return slices.Contains(strings.Fields(n.Attrs["class"]), class)
}

func text(s string) Node { return Node{Text: s} }

func element(tag string, attrs map[string]string, children ...Node) Node {
	return Node{Tag: tag, Attrs: attrs, Children: children}
}

// with returns a node with other children.
func (n Node) with(children []Node) Node {
	return Node{Tag: n.Tag, Attrs: n.Attrs, Children: children}
}

// words returns the text of a node and of all in it.
func (n Node) words() string {
	if n.Tag == "" {
		return n.Text
	}
	var out strings.Builder
	for _, c := range n.Children {
		out.WriteString(c.words())
	}
	return out.String()
}
