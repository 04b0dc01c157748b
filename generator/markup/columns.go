package markup

import "github.com/yuin/goldmark/ast"

// Columns: text side by side on a wide screen, below each other on a narrow
// one. A line --- begins the next column.

var columnsBlock = block{name: "columns", write: writeColumns}

func writeColumns(w *writer, d *directive) {
	w.open(d, "div", "columns")
	w.write("<div>\n")
	w.nested++
	for c := d.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindThematicBreak {
			w.write("</div>\n<div>\n")
			continue
		}
		w.node(c)
	}
	w.nested--
	w.write("</div>\n</div>\n")
}
