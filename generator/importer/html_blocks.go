package importer

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blockTags are the elements that stand between paragraphs.
var blockTags = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Center: true, atom.Details: true, atom.Dialog: true,
	atom.Dd: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true, atom.Html: true, atom.Legend: true,
	atom.Li: true, atom.Main: true, atom.Menu: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Ul: true,
}

// blocks makes blocks of what stands in an element.
func (h *htmlReader) blocks(n *html.Node) []Block {
	var out []Block
	var line []Span
	at := h.at(n)
	end := func() {
		if spans := squeezed(line); len(spans) > 0 {
			out = append(out, Block{Sort: Paragraph, At: at, Text: spans})
		}
		line = nil
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case h.dropped(c):
		case holdsBlocks(c):
			end()
			out = append(out, h.block(c)...)
			at = h.last
		default:
			if c.Type == html.ElementNode {
				at = h.at(c)
			}
			line = append(line, h.spans(c, Span{})...)
		}
	}
	end()
	return out
}

// holdsBlocks tells whether a node is a block, or an element of a line around one.
func holdsBlocks(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	if blockTags[n.DataAtom] {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom != 0 && holdsBlocks(c) {
			return true
		}
	}
	return false
}

func (h *htmlReader) block(n *html.Node) []Block {
	at := h.at(n)
	one := func(b Block) []Block {
		b.At = at.to(h.last)
		b.ID = attr(n, "id")
		return []Block{b}
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if spans := squeezed(h.inner(n, Span{})); len(spans) > 0 {
			return one(Block{Sort: Heading, Level: int(n.Data[1] - '0'), Text: spans})
		}
		return nil
	case atom.P:
		if aroundBlocks(n) { // without a doctype, a table may stand in a paragraph
			return h.blocks(n)
		}
		spans := squeezed(h.inner(n, Span{}))
		if len(spans) == 0 {
			return nil
		}
		number, spans := h.paragraphNumber(n, spans)
		return one(Block{Sort: Paragraph, Number: number, Text: spans})
	case atom.Ul, atom.Ol, atom.Menu:
		if list := h.list(n); len(list.Items) > 0 {
			return one(list)
		}
		return nil
	case atom.Dl:
		return one(Block{Sort: Definitions, Items: h.definitions(n)})
	case atom.Table:
		return h.table(n)
	case atom.Pre:
		return one(Block{Sort: Code, Text: text(strings.Trim(textOf(n), "\n"))})
	case atom.Hr:
		return one(Block{Sort: Rule})
	case atom.Blockquote:
		return one(Block{Sort: Quote, Blocks: h.blocks(n)})
	}
	inner := h.blocks(n)
	if name := boxName(n); name != "" && len(inner) > 0 {
		return one(boxOf(name, inner, n))
	}
	if id := attr(n, "id"); id != "" && len(inner) > 0 && inner[0].ID == "" {
		inner[0].ID = id
	}
	return inner
}

// aroundBlocks tells whether blocks stand in an element.
func aroundBlocks(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if holdsBlocks(c) {
			return true
		}
	}
	return false
}

// boxName says which box of the dialect an element is, or "".
func boxName(n *html.Node) string {
	for _, name := range []string{"note", "warning", "inset", "example"} {
		if hasClass(n, name) {
			return name
		}
	}
	switch {
	case n.DataAtom == atom.Details:
		return "details"
	case hasClass(n, "govuk-inset-text"):
		return "inset"
	case hasClass(n, "govuk-warning-text"):
		return "warning"
	}
	return ""
}

// boxOf makes a box. Its first paragraph may be its title.
func boxOf(name string, inner []Block, n *html.Node) Block {
	b := Block{Sort: Box, Name: name, Blocks: inner}
	title := find(n, func(c *html.Node) bool { return c.DataAtom == atom.Summary || hasClass(c, name+"-title") })
	if title != nil && len(inner) > 1 && strings.Join(strings.Fields(textOf(title)), " ") == words(inner[0].Text) {
		b.Text, b.Blocks = inner[0].Text, inner[1:]
	}
	return b
}

// paragraphNumber takes the number off a paragraph that has one in a link of its own, as
// our pages have.
func (h *htmlReader) paragraphNumber(n *html.Node, spans []Span) (string, []Span) {
	c := n.FirstChild
	if c == nil || c.Type != html.ElementNode || !hasClass(c, "number") {
		return "", spans
	}
	said := strings.TrimSpace(textOf(c))
	if len(spans) == 0 || !strings.HasPrefix(spans[0].Text, said) {
		return "", spans
	}
	spans[0].Text = strings.TrimLeft(strings.TrimPrefix(spans[0].Text, said), " ")
	return said, merged(spans)
}

func (h *htmlReader) list(n *html.Node) Block {
	b := Block{Sort: List, Ordered: n.DataAtom == atom.Ol, Start: 1}
	if start, err := strconv.Atoi(attr(n, "start")); err == nil && start >= 0 && start < 1e6 {
		b.Start = start
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if h.dropped(c) {
			continue
		}
		if c.DataAtom != atom.Li {
			b.Items = h.stray(b.Items, c)
			continue
		}
		item := Item{At: h.at(c), ID: attr(c, "id"), Tick: tickOf(c)}
		if item.Blocks = h.blocks(c); len(item.Blocks) > 0 {
			b.Items = append(b.Items, item)
		}
	}
	return b
}

// stray puts what stands in a list and in none of its items to the item before, or makes
// an item of it.
func (h *htmlReader) stray(items []Item, n *html.Node) []Item {
	var inner []Block
	if holdsBlocks(n) {
		inner = h.block(n)
	} else if spans := squeezed(h.spans(n, Span{})); len(spans) > 0 {
		inner = []Block{{Sort: Paragraph, At: h.last, Text: spans}}
	}
	switch {
	case len(inner) == 0:
	case len(items) > 0 && inner[0].Sort == List:
		last := &items[len(items)-1]
		last.Blocks = append(last.Blocks, inner...)
	default:
		items = append(items, Item{At: inner[0].At, Blocks: inner})
	}
	return items
}

// tickOf looks for the box of an item.
func tickOf(n *html.Node) Tick {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" {
			continue
		}
		switch {
		case c.DataAtom == atom.Input && attr(c, "type") == "checkbox" && hasAttr(c, "checked"):
			return Ticked
		case c.DataAtom == atom.Input && attr(c, "type") == "checkbox":
			return Unticked
		case c.DataAtom == atom.Label || c.DataAtom == atom.P || c.DataAtom == atom.Span:
			return tickOf(c)
		}
		return NoBox
	}
	return NoBox
}

func (h *htmlReader) definitions(n *html.Node) []Item {
	var out []Item
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Dt:
				out = append(out, Item{At: h.at(c), Term: squeezed(h.inner(c, Span{}))})
			case atom.Dd:
				if len(out) > 0 {
					out[len(out)-1].Blocks = append(out[len(out)-1].Blocks, h.blocks(c)...)
				}
			case atom.Div:
				walk(c)
			default:
				if strings.TrimSpace(textOf(c)) != "" && !h.dropped(c) {
					out = h.stray(out, c)
				}
			}
		}
	}
	walk(n)
	return out
}

// table makes a table. Its caption becomes a paragraph above it.
func (h *htmlReader) table(n *html.Node) []Block {
	at := h.at(n)
	var out []Block
	t := Block{Sort: Table, At: at, ID: attr(n, "id")}
	var below []int // how many rows the cell of each column still reaches down
	var rows func(n *html.Node, head bool)
	rows = func(n *html.Node, head bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Caption:
				if spans := squeezed(h.inner(c, Span{})); len(spans) > 0 {
					out = append(out, Block{Sort: Paragraph, At: h.at(c), Text: bold(spans)})
				}
			case atom.Thead:
				rows(c, true)
			case atom.Tbody, atom.Tfoot:
				rows(c, false)
			case atom.Tr:
				if len(t.Rows) >= maxRows {
					continue
				}
				row, all := h.row(c, &below)
				if head && len(t.Rows) == t.Head || all && len(t.Rows) == 0 {
					t.Head++
				}
				t.Rows = append(t.Rows, row)
			}
		}
	}
	rows(n, false)
	if len(t.Rows) == 0 {
		return out
	}
	t.At = at.to(h.last)
	return append(out, t)
}

// row makes a row, and tells whether it holds headings alone.
func (h *htmlReader) row(n *html.Node, below *[]int) (Row, bool) {
	const widest = 200
	var row Row
	all := true
	reach := func() {
		for len(row) < len(*below) && (*below)[len(row)] > 0 {
			(*below)[len(row)]--
			row = append(row, Cell{})
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		reach()
		all = all && c.DataAtom == atom.Th
		cell := Cell{h.blocks(c)}
		span := min(max(atoi(attr(c, "colspan")), 1), widest)
		down := min(max(atoi(attr(c, "rowspan")), 1), maxRows)
		if span > 1 || down > 1 {
			h.report.guessed(h.at(c), allWords(cell.Blocks), "merged cells, kept as one cell with empty ones beside it")
		}
		for i := range span {
			if len(row) >= widest {
				break
			}
			for len(*below) <= len(row) {
				*below = append(*below, 0)
			}
			(*below)[len(row)] = down - 1
			if i > 0 {
				cell = Cell{}
			}
			row = append(row, cell)
		}
	}
	reach()
	return row, all && len(row) > 0
}

func atoi(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return 0
	}
	return n
}

func bold(spans []Span) []Span {
	out := append([]Span(nil), spans...)
	for i := range out {
		out[i].Bold = true
	}
	return out
}
