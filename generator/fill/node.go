package fill

import (
	"slices"
	"strings"

	"partnerbook/generator/word"
)

// has tells whether a node has a class.
func has(n *word.Node, class string) bool {
	return slices.Contains(strings.Fields(n.Attrs["class"]), class)
}

func text(s string) *word.Node { return &word.Node{Text: s} }

func element(tag string, attrs map[string]string, children ...*word.Node) *word.Node {
	return &word.Node{Tag: tag, Attrs: attrs, Children: children}
}

// with returns a node with other children.
func with(n *word.Node, children []*word.Node) *word.Node {
	return &word.Node{Tag: n.Tag, Attrs: n.Attrs, Children: children}
}

// wordsOf returns the text of a node and of all in it.
func wordsOf(n *word.Node) string {
	if n.Tag == "" {
		return n.Text
	}
	var out strings.Builder
	for _, c := range n.Children {
		out.WriteString(wordsOf(c))
	}
	return out.String()
}
