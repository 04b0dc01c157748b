package markup

import "github.com/yuin/goldmark/ast"

// Cards: a list whose items are shown side by side, all alike, so that none
// looks better than another.

var cardsBlock = block{name: "cards", write: writeCards}

func writeCards(w *writer, d *directive) {
	w.open(d, "div", "cards")
	w.within(func() {
		for c := d.FirstChild(); c != nil; c = c.NextSibling() {
			if !w.holdsCards(c) {
				w.badContent(d, c, "“cards” holds a list, and this is none.").
					Hint = "Begin each card with - and write its text below it, indented by two spaces."
			}
			w.node(c)
		}
	})
	w.write("</div>\n")
}

// holdsCards tells whether a block may stand among cards: a list, a list of
// pages, or a comment.
func (w *writer) holdsCards(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.List:
		return !n.IsOrdered()
	case *directive:
		return n.name == listBlock.name || n.stray
	}
	return isComment(n, w.text.Data)
}
