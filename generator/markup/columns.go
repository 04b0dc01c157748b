package markup

import (
	"github.com/yuin/goldmark/ast"

	"partnerbook/generator/diag"
)

// Columns: text side by side on a wide screen, below each other on a narrow
// one. A line --- begins the next column.

var columnsBlock = block{name: "columns", write: writeColumns}

func writeColumns(w *writer, d *directive) {
	w.open(d, "div", "columns")
	columns := 0
	for c := d.FirstChild(); c != nil; {
		columns++
		w.write("<div>\n")
		w.within(func() {
			for ; c != nil && c.Kind() != ast.KindThematicBreak; c = c.NextSibling() {
				w.node(c)
			}
		})
		w.write("</div>\n")
		if c != nil {
			c = c.NextSibling() // the break
		}
	}
	w.write("</div>\n")
	if columns < 2 {
		w.report(diag.DirectiveContent, d.span, "“columns” has only one column.").
			Hint = "Put a line --- between two columns, with an empty line above it."
	}
}
