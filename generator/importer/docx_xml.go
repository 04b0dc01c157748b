package importer

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// node is an element of XML, or, without a name, text.
type node struct {
	name  string // with one of the prefixes below
	attrs map[string]string
	kids  []*node
	data  string
}

// prefixes gives each namespace that we read the prefix that it usually has. Namespaces
// are compared without regard to which of the two forms of the standard they are of.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             "r",
	"http://schemas.openxmlformats.org/drawingml/2006/main":               "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                           "a",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         "mc",
	"http://schemas.microsoft.com/office/word/2010/wordml":                "w14",
	"urn:schemas-microsoft-com:vml":                                       "v",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":          "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                      "m",
}

func qualified(n xml.Name) string {
	if p := prefixes[n.Space]; p != "" {
		return p + ":" + n.Local
	}
	return n.Local
}

// parseXML reads a part. Entities other than those of XML itself are errors, so none can
// grow.
func parseXML(data []byte) (*node, error) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("unknown encoding") }
	root := &node{}
	stack := []*node{root}
	elements := 0
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, damaged("Its XML cannot be read.")
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if elements++; elements > maxElements || len(stack) > maxDepth {
				return nil, tooLarge("It has more than %d elements, or more than %d within one another.", maxElements, maxDepth)
			}
			n := &node{name: qualified(t.Name)}
			if len(t.Attr) > 0 {
				n.attrs = make(map[string]string, len(t.Attr))
				for _, a := range t.Attr {
					n.attrs[qualified(a.Name)] = a.Value
				}
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if top.name == "w:t" || top.name == "w:delText" || top.name == "w:instrText" || top.name == "m:t" {
				top.kids = append(top.kids, &node{data: string(t)})
			}
		}
	}
	for _, n := range root.kids {
		return n, nil
	}
	return nil, damaged("It holds an empty part.")
}

// child returns the first child of a name; nil if there is none.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.kids {
		if c.name == name {
			return c
		}
	}
	return nil
}

// at returns what stands below n on a path of names; nil if nothing does.
func (n *node) at(names ...string) *node {
	for _, name := range names {
		n = n.child(name)
	}
	return n
}

// val returns the value of a child, and whether there is such a child.
func (n *node) val(name string) (string, bool) {
	c := n.child(name)
	if c == nil {
		return "", false
	}
	return c.attrs["w:val"], true
}

// on tells whether a child switches something on.
func (n *node) on(name string) bool {
	c := n.child(name)
	if c == nil {
		return false
	}
	v := c.attrs["w:val"]
	return v != "0" && v != "false" && v != "off" && v != "none"
}

// walk calls f for n and all below it.
func (n *node) walk(f func(*node)) {
	f(n)
	for _, c := range n.kids {
		c.walk(f)
	}
}

// first returns the first element of a name at or below n.
func (n *node) first(name string) *node {
	if n.name == name {
		return n
	}
	for _, c := range n.kids {
		if found := c.first(name); found != nil {
			return found
		}
	}
	return nil
}

// text returns all text below n, paragraphs parted by spaces.
func (n *node) text() string {
	var out strings.Builder
	n.walk(func(c *node) {
		switch c.name {
		case "w:p", "w:br", "w:tab":
			out.WriteByte(' ')
		}
		out.WriteString(c.data)
	})
	return strings.Join(strings.Fields(out.String()), " ")
}
