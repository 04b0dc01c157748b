package markup

import (
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Tables. Columns are aligned by class, because pages carry no styles. A row is
// named by {#name} at the end of one of its cells. The element around the table
// lets a wide one scroll on its own.

func writeTable(w *writer, n ast.Node) {
	w.openTable(len(n.(*xast.Table).Alignments))
	inBody := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		header := row.Kind() == xast.KindTableHeader
		switch {
		case header:
			w.write("<thead>\n")
		case !inBody:
			w.write("<tbody>\n")
			inBody = true
		}
		w.tableRow(row, header)
		if header {
			w.write("</thead>\n")
		}
	}
	if inBody {
		w.write("</tbody>\n")
	}
	w.write("</table></div>\n")
}

// openTable opens a table. One with many columns may be wider than the window,
// so the keyboard must be able to reach and scroll it; it then has the name of
// the heading above it.
func (w *writer) openTable(columns int) {
	const many = 3
	w.write(`<div class="table"`)
	if columns >= many {
		w.write(` role="group" tabindex="0"`)
		if last := len(w.body.Headings) - 1; last >= 0 {
			w.attribute("aria-labelledby", w.body.Headings[last].ID)
		}
	}
	w.write("><table>\n")
}

func (w *writer) tableRow(row ast.Node, header bool) {
	w.write("<tr")
	if attrs := w.rowName(row); attrs.id != "" && w.anchor(attrs.id, AnchorRow, paragraphOf(attrs.id), attrs) {
		w.attribute("id", attrs.id)
	}
	w.write(">\n")
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		w.tableCell(cell.(*xast.TableCell), header)
	}
	w.write("</tr>\n")
}

func (w *writer) tableCell(cell *xast.TableCell, header bool) {
	tag := "td"
	if header {
		tag = `th scope="col"`
	}
	w.write("<" + tag)
	switch cell.Alignment {
	case xast.AlignRight:
		w.attribute("class", "right")
	case xast.AlignCenter:
		w.attribute("class", "center")
	}
	w.write(">")
	text := w.inlines(cell)
	if header && !hasPlainText(w.plain[text.From:text.To]) {
		w.report(diag.TableNoHeader, source.Span{Offset: max(0, cell.Pos()), Length: 1}, "This column has no heading.").
			Hint = "Write a heading above every column."
	}
	w.write("</" + tag[:2] + ">\n")
}

// rowName cuts {#name} off a cell of the row and returns it.
func (w *writer) rowName(row ast.Node) named {
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if attrs := w.cutTrailing(cell); attrs.id != "" {
			return attrs
		}
	}
	return named{}
}
