package markup

import (
	"bytes"
	"regexp"

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
		if w.heading >= 0 {
			w.attribute("aria-labelledby", w.body.Headings[w.heading].ID)
		}
	}
	w.write("><table>\n")
}

func (w *writer) tableRow(row ast.Node, header bool) {
	w.write("<tr")
	attrs := w.rowName(row)
	if attrs.id != "" && w.anchor(attrs.id, AnchorRow, paragraphOf(attrs.id), attrs) {
		w.attribute("id", attrs.id)
	}
	w.attribute("class", attrs.class)
	defer w.repeatRow(row)()
	w.write(">\n")
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		w.tableCell(cell.(*xast.TableCell), header)
	}
	w.write("</tr>\n")
}

func (w *writer) tableCell(cell *xast.TableCell, header bool) {
	tag := "td"
	if header && cell.HasChildren() {
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
	holes := len(w.body.Holes)
	w.inCell = true
	text := w.inlines(cell)
	w.inCell = false
	if header && !hasPlainText(w.plain[text.From:text.To]) && len(w.body.Holes) == holes {
		w.report(diag.TableNoHeader, source.Span{Offset: max(0, cell.Pos()), Length: 1}, "This column has no heading.").
			Hint = "Write a heading above every column."
	}
	w.write("</" + tag[:2] + ">\n")
}

var nameAtEnd = regexp.MustCompile(`\{[#.][\pL\pN_-][^{}]*\}$`)

// shownName reports a name, or a class, at the end of a cell's text that is none.
func (w *writer) shownName(text span) {
	if !w.inCell || w.silent || w.opts.Plain || w.opts.KeepTop {
		return
	}
	words := bytes.TrimRight(w.plain[text.From:text.To], " ")
	if !bytes.HasSuffix(words, []byte("}")) {
		return
	}
	at := nameAtEnd.FindIndex(words)
	if at == nil || w.inCodeText(text.From+at[0]) {
		return
	}
	from := text.From + at[0]
	name := words[at[0]:]
	place := w.sourceSpan(span{from, from + len(name)})
	if place.Offset >= len(w.text.Data) || w.text.Data[place.Offset] != '{' {
		return // a backslash or an entity stands there, so it is meant
	}
	w.report(diag.AnchorShown, place, "Readers see “%s” as it stands: here in a cell it names nothing.", name).
		Hint = "Put it at the very end of the cell, after a space and outside bold words and links. A row has one name. To show the braces, write \\{."
}

// rowName cuts {#name} off the cells of the row and returns it. A row has one
// name.
func (w *writer) rowName(row ast.Node) (name named) {
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		attrs := w.cutTrailing(cell)
		switch {
		case name.id == "":
			attrs.class = joinClasses(name.class, attrs.class)
			name = attrs
		case attrs.id != "":
			w.report(diag.AnchorBad, attrs.span, "This row has the name “%s” already.", name.id).
				Hint = "Remove one of the two."
		}
	}
	return name
}
