package markup

import "github.com/yuin/goldmark/ast"

// Cards: a list whose items are shown side by side, all alike, so that none
// looks better than another.

var cardsBlock = block{name: "cards", write: writeCards}

func writeCards(w *writer, d *directive) {
	w.open(d, "div", "cards")
	for c := d.FirstChild(); c != nil; c = c.NextSibling() {
		if list, ok := c.(*ast.List); ok && !list.IsOrdered() {
			w.node(c)
			continue
		}
		if leaf, ok := c.(*directive); ok && leaf.name == listBlock.name {
			w.node(c)
			continue
		}
		w.badContent(d, c, "“cards” holds a list, and this is none.").
			Hint = "Begin each card with - and write its text below it, indented by two spaces."
		w.node(c)
	}
	w.write("</div>\n")
}
