package fill

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Nodes reads the HTML of a page's text and returns its document: the element that
// the text has for it.
func Nodes(page string) (Node, error) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return Node{}, fmt.Errorf("reading a document: %w", err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && attribute(n, "id") == "document" {
			return nodeOf(n), nil
		}
	}
	return Node{}, fmt.Errorf("reading a document: the page has none")
}

func nodeOf(n *html.Node) Node {
	out := Node{Tag: n.Data, Attrs: map[string]string{}}
	for _, a := range n.Attr {
		out.Attrs[a.Key] = a.Val
	}
	for c := range n.ChildNodes() {
		switch c.Type {
		case html.TextNode:
			out.Children = append(out.Children, text(c.Data))
		case html.ElementNode:
			out.Children = append(out.Children, nodeOf(c))
		}
	}
	return out
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
