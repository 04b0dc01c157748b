package edition

import (
	"bytes"
	"hash/fnv"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is a page as readers see it.
type page struct {
	title  string
	state  string // one of shownStates, or ""
	why    string // what the page says of its state
	facts  []fact
	blocks []block
}

// fact is a line of what a page says about itself: its owner, its next review.
type fact struct{ label, value string }

// block is a paragraph, a heading, an item or a row of a table.
type block struct {
	text    string // with single spaces; cells of a row stand apart by cellMark
	under   string // the heading that it stands under, or ""
	anchor  string // of that heading, or ""
	heading bool
	form    uint64   // a sum of how it is marked up
	links   []string // where its links lead
}

// cellMark stands between the cells of a row, and a citation between the other two.
const (
	cellMark  = " | "
	citeOpen  = "["
	citeClose = "]"
)

// shownStates are the states of which a page tells its readers.
var shownStates = []string{"overdue", "draft", "coming", "historic", "withdrawn", "superseded"}

// parsePage reads a page at an address.
func parsePage(address string, data []byte) page {
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil { // the parser takes anything that can be read
		return page{}
	}
	main := find(doc, func(n *html.Node) bool { return n.DataAtom == atom.Main })
	if main == nil {
		main = find(doc, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	}
	if main == nil {
		return page{}
	}
	r := pageReader{address: address}
	r.walk(main)
	r.end()
	if aside := find(doc, func(n *html.Node) bool { return n.DataAtom == atom.Aside && hasClass(n, "facts") }); aside != nil {
		r.page.facts = append(r.page.facts, factsOf(aside)...)
	}
	return r.page
}

// find returns the first element below a node, or the node itself, that fits.
func find(n *html.Node, fits func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && fits(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, fits); found != nil {
			return found
		}
	}
	return nil
}

func attribute(n *html.Node, name string) (value string, ok bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func hasClass(n *html.Node, name string) bool {
	class, _ := attribute(n, "class")
	return slices.Contains(strings.Fields(class), name)
}

// factsOf reads the list of what a page says about itself.
func factsOf(aside *html.Node) []fact {
	list := find(aside, func(n *html.Node) bool { return n.DataAtom == atom.Dl })
	if list == nil {
		return nil
	}
	var out []fact
	label := ""
	for c := list.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Dt:
			label = allText(c)
		case atom.Dd:
			out = append(out, fact{label, allText(c)})
		}
	}
	return out
}

// allText returns the words below a node.
func allText(n *html.Node) string {
	var out strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return oneLine(out.String())
}

// pageReader takes a page apart.
type pageReader struct {
	page    page
	address string

	text    strings.Builder
	form    []byte
	links   []string
	heading string // the last one
	anchor  string
	row     int // how many rows of tables, one in another, it is in
}

// form sums up how a block is marked up.
func formOf(tags []byte) uint64 {
	h := fnv.New64a()
	h.Write(tags)
	return h.Sum64()
}
