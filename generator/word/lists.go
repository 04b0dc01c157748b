package word

import (
	"slices"
	"strconv"
)

// list writes a list. Each numbered one has a numbering of its own, since it begins
// anew.
func (w *writer) list(n *Node, p place) {
	w.settle()
	inside := p
	inside.style, inside.indent, inside.level = listStyle(p, "ListContinue"), p.indent+step, p.level+1
	m := marker{style: listStyle(p, "ListBullet"), list: numbering(p.level, 1), place: inside}
	if n.Tag == "ol" {
		w.lists = append(w.lists, numbered{min(p.level, deepest), startOf(n)})
		m.style, m.list = listStyle(p, "ListNumber"), numbering(p.level, firstList+len(w.lists)-1)
	}
	for _, c := range n.Children {
		switch {
		case c.Tag == "li" && !skipped(c):
			w.listItem(c, inside, m)
		case c.Tag != "":
			w.flow([]*Node{c}, inside)
		}
	}
}

// firstList is the number of the first list that begins anew; those below it are the
// styles'. deepest is the last level of a numbering.
const firstList, deepest = 3, 8

// listStyle returns the style of the paragraphs of a list: where letters are small,
// that of the text around.
func listStyle(p place, own string) string {
	if slices.Contains([]string{"TableText", "TableHeading", "FootnoteText"}, p.style) {
		return p.style
	}
	return own
}

func numbering(level, id int) string {
	return `<w:numPr><w:ilvl w:val="` + strconv.Itoa(min(level, deepest)) + `"/><w:numId w:val="` + strconv.Itoa(id) + `"/></w:numPr>`
}

func startOf(n *Node) int {
	if start, ok := n.attr("start"); ok {
		return number(start, 1, 0, 30000)
	}
	return 1
}

// number reads a whole number of at most six digits that lies between two.
func number(s string, other, least, most int) int {
	if s == "" || len(s) > 6 {
		return other
	}
	value := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return other
		}
		value = value*10 + int(c-'0')
	}
	return min(max(value, least), most)
}

func (w *writer) listItem(n *Node, p place, m marker) {
	w.before += w.bookmark(n)
	p.run = spoken(n, p.run)
	children := n.Children
	if box := boxOf(children); box != nil && m.style != listStyle(p, "ListNumber") {
		w.item, w.boxed[box] = ownText(children), true
		m.list, m.style = "", checkStyle
		m.lead = []piece{{other: w.checkBox(withID(box, n))}, {other: run(style{}, "<w:tab/>"), ends: true}}
	} else if box != nil {
		w.item = ownText(children)
	}
	if joint := Find(children[:min(len(children), 3)], "joint"); joint != nil && n.has("joined") {
		at := slices.Index(children, joint)
		if at >= 0 {
			bold := p.run
			bold.bold = true
			m.list, m.style, m.lead = "", p.style, []piece{{style: bold, text: squeeze(plain(joint.Children)) + " "}}
			children = children[at+1:]
		}
	}
	m.place = p
	w.marker = &m
	w.flow(children, p)
	w.settle()
}

// boxOf returns the box of an item, if it has one.
func boxOf(nodes []*Node) *Node {
	for _, n := range nodes {
		switch {
		case n.Tag == "input" && n.Attrs["type"] == "checkbox" && !skipped(n):
			return n
		case n.is("label", "p", "span"):
			if box := boxOf(n.Children); box != nil {
				return box
			}
		case n.Tag != "" || squeeze(n.Text) != "":
			return nil
		}
	}
	return nil
}

// withID returns a box that is known by the name of its item.
func withID(box, item *Node) *Node {
	attrs := map[string]string{"type": "checkbox"}
	if _, checked := box.attr("checked"); checked {
		attrs["checked"] = ""
	}
	if id, ok := item.attr("id"); ok {
		attrs["id"] = id
	}
	return &Node{Tag: "input", Attrs: attrs}
}

// ownText returns the words of an item without those of the lists in it.
func ownText(nodes []*Node) string {
	out := ""
	for _, n := range nodes {
		if !n.is("ul", "ol", "dl", "table") {
			out += plain([]*Node{n}) + " "
		}
	}
	return out
}
