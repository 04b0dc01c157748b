package word

import (
	"strconv"
	"strings"
)

// notes are the footnotes: those that the pages hold, by address, and those that the
// text has referred to so far, in the order of their numbers.
type notes struct {
	all   map[string]note
	order []string
	depth int // how many notes deep the writer is
}

type note struct {
	node *Node
	base string
}

// reference returns the sign of a footnote. In a footnote Word allows none: there
// the other note stands in brackets.
func (w *writer) reference(n *Node, s style) []piece {
	id := ""
	for _, c := range n.Children {
		if href := c.Attrs["href"]; strings.HasPrefix(href, "#") {
			id = w.base + href
		}
	}
	note, ok := w.notes.all[id]
	raised := s
	raised.raised = "superscript"
	switch {
	case !ok:
		return []piece{{style: raised, text: plain(n.Children)}}
	case w.notes.depth >= 3:
		return nil
	case w.notes.depth > 0:
		w.notes.depth++
		out := trimmed(w.inline(note.node.Children, s))
		w.notes.depth--
		return append(append([]piece{{style: s, text: " ("}}, out...), piece{style: s, text: ")"})
	}
	for i, known := range w.notes.order {
		if known == id {
			return []piece{{style: raised, text: strconv.Itoa(i + 1)}}
		}
	}
	w.notes.order = append(w.notes.order, id)
	number := strconv.Itoa(len(w.notes.order))
	return []piece{{style: s, other: run(style{name: "FootnoteReference"}, `<w:footnoteReference w:id="`+number+`"/>`)}}
}

// footnotes returns the part with the notes that the text refers to, and the links
// in it.
func (w *writer) footnotes() (part string, relations string) {
	w.out.Reset()
	w.newPage = false
	w.links = &links{first: 1}
	w.notes.depth = 1
	for i, id := range w.notes.order {
		n := w.notes.all[id]
		w.base = n.base
		w.out.WriteString(`<w:footnote w:id="` + strconv.Itoa(i+1) + `">`)
		p := place{style: "FootnoteText", width: textWidth}
		sign := piece{other: run(style{name: "FootnoteReference"}, "<w:footnoteRef/>")}
		w.marker = &marker{style: p.style, lead: []piece{sign, {text: " "}}, place: p}
		w.flow(n.node.Children, p)
		w.settle()
		w.out.WriteString("</w:footnote>")
	}
	return w.out.String(), w.links.xml()
}
