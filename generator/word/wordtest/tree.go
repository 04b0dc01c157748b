package wordtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// element is an element of a part; its names have their usual prefixes.
type element struct {
	name     string
	attrs    map[string]string
	text     string
	children []*element
}

var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":            "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":     "r:",
	"http://schemas.microsoft.com/office/word/2010/wordml":                    "w14:",
	"http://schemas.microsoft.com/office/word/2012/wordml":                    "w15:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":             "mc:",
	"http://schemas.openxmlformats.org/package/2006/relationships":            "",
	"http://schemas.openxmlformats.org/package/2006/content-types":            "",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp:",
	"http://purl.org/dc/elements/1.1/":                                        "dc:",
	"http://purl.org/dc/terms/":                                               "dcterms:",
}

func parse(part string) (*element, error) {
	d := xml.NewDecoder(strings.NewReader(part))
	root := &element{}
	open := []*element{root}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e := &element{name: prefixes[t.Name.Space] + t.Name.Local, attrs: map[string]string{}}
			for _, a := range t.Attr {
				e.attrs[prefixes[a.Name.Space]+a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
	if len(root.children) != 1 {
		return nil, fmt.Errorf("%d root elements", len(root.children))
	}
	return root.children[0], nil
}

// Parts returns the parts of a package by their names; nil if it is none.
func Parts(document []byte) map[string]string {
	r, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		return nil
	}
	out := map[string]string{}
	for _, f := range r.File {
		file, err := f.Open()
		if err != nil {
			return nil
		}
		data, err := io.ReadAll(file) // it compares the checksum
		file.Close()
		if err != nil {
			return nil
		}
		out[f.Name] = string(data)
	}
	return out
}

// walk calls f with each element below and including e, and with those around it.
func (e *element) walk(f func(e *element, around []*element)) { e.walkIn(nil, f) }

func (e *element) walkIn(around []*element, f func(e *element, around []*element)) {
	f(e, around)
	inside := append(around[:len(around):len(around)], e)
	for _, c := range e.children {
		c.walkIn(inside, f)
	}
}

func (e *element) child(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// val returns the attribute w:val of a child.
func (e *element) val(name string) string {
	if c := e.child(name); c != nil {
		return c.attrs["w:val"]
	}
	return ""
}

// Text returns the words of a document's text in their order, without those of its
// header and footer; footnotes stand at the end.
func Text(document []byte) string {
	var out strings.Builder
	all := Parts(document)
	for _, name := range []string{"word/document.xml", "word/footnotes.xml"} {
		root, err := parse(all[name])
		if err != nil {
			continue
		}
		root.walk(func(e *element, _ []*element) {
			switch e.name {
			case "w:t":
				out.WriteString(e.text)
			case "w:p", "w:br", "w:tab":
				out.WriteByte('\n')
			}
		})
	}
	return out.String()
}

// Controls returns the tags of the content controls in a document, in their order.
func Controls(document []byte) []string {
	return named(document, func(e *element) (string, bool) {
		if e.name != "w:sdtPr" {
			return "", false
		}
		tag := e.val("w:tag")
		return tag, tag != ""
	})
}

// Kinds counts the content controls in a document by their kinds.
func Kinds(document []byte) map[string]int {
	out := map[string]int{}
	kinds := []string{"w:text", "w:date", "w:dropDownList", "w14:checkbox"}
	for _, kind := range named(document, func(e *element) (string, bool) { return e.name, slices.Contains(kinds, e.name) }) {
		out[kind]++
	}
	return out
}

// Headings returns the styles of the headings in a document, in their order.
func Headings(document []byte) []string {
	return named(document, func(e *element) (string, bool) {
		style := e.attrs["w:val"]
		return style, e.name == "w:pStyle" && strings.HasPrefix(style, "Heading")
	})
}

// HeaderRows counts the rows of tables that are repeated on each page.
func HeaderRows(document []byte) int {
	return len(named(document, func(e *element) (string, bool) { return "", e.name == "w:tblHeader" && e.attrs["w:val"] != "false" }))
}

func named(document []byte, f func(*element) (string, bool)) []string {
	var out []string
	root, err := parse(Parts(document)["word/document.xml"])
	if err != nil {
		return nil
	}
	root.walk(func(e *element, _ []*element) {
		if s, ok := f(e); ok {
			out = append(out, s)
		}
	})
	return out
}

// Frame returns the words of a document's header and footer.
func Frame(document []byte) string {
	out := ""
	for name, part := range Parts(document) {
		root, err := parse(part)
		if err != nil || !strings.HasPrefix(name, "word/header") && !strings.HasPrefix(name, "word/footer") {
			continue
		}
		root.walk(func(e *element, _ []*element) { out += " " + e.text })
	}
	return out
}
