package word

import (
	"strconv"
	"strings"
)

// table writes a table, with its caption above.
func (w *writer) table(n *Node, p place) {
	w.settle()
	t := w.read(n)
	if t.caption != nil {
		w.before += w.bookmark(t.caption)
		w.lineOrFlow(t.caption, p, "Caption")
	}
	if t.columns == 0 {
		return
	}
	widths := t.widths(p.width - p.indent)
	w.out.WriteString("<w:tbl>" + t.properties(p, total(widths)) + gridXML(widths))
	for i := 0; i < len(t.rows); i++ {
		id := t.rows[i].node.Attrs["data-repeat"]
		if id == "" {
			w.row(t.rows[i], widths, p)
			continue
		}
		open, end := w.repeated(id)
		w.out.WriteString(open)
		for ; i < len(t.rows) && t.rows[i].node.Attrs["data-repeat"] == id; i++ {
			open, end := w.repeatedItem()
			w.out.WriteString(open)
			w.row(t.rows[i], widths, p)
			w.out.WriteString(end)
		}
		i--
		w.out.WriteString(end)
	}
	w.out.WriteString("</w:tbl>")
	w.empty(setting{style: "AfterTable"}) // else two tables in a row would be one
}

func total(widths []int) int {
	sum := 0
	for _, width := range widths {
		sum += width
	}
	return sum
}

func gridXML(widths []int) string {
	var out strings.Builder
	out.WriteString("<w:tblGrid>")
	for _, width := range widths {
		out.WriteString(`<w:gridCol w:w="` + strconv.Itoa(width) + `"/>`)
	}
	return out.String() + "</w:tblGrid>"
}

// properties writes those of the table in the order in which Word wants them.
func (t *grid) properties(p place, width int) string {
	out := `<w:tblPr><w:tblStyle w:val="PageTable"/><w:tblW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/>`
	if p.indent > 0 {
		out += `<w:tblInd w:w="` + strconv.Itoa(p.indent) + `" w:type="dxa"/>`
	}
	first, value := "0", "0000"
	if len(t.rows) > 0 && t.rows[0].head {
		first, value = "1", "0020"
	}
	out += `<w:tblLook w:val="` + value + `" w:firstRow="` + first + `" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	if t.caption != nil {
		if words := shortened(plain(t.caption.Children)); words != "" {
			out += `<w:tblCaption w:val="` + escape(words) + `"/>`
		}
	}
	return out + "</w:tblPr>"
}

func (w *writer) row(r row, widths []int, p place) {
	w.out.WriteString("<w:tr>")
	if r.head {
		w.out.WriteString("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	}
	w.before += w.bookmark(r.node)
	if part := r.part; part != nil {
		w.before += w.bookmark(part)
	}
	column := 0
	for _, c := range r.cells {
		w.cell(c, total(widths[column:column+c.span]), r.head, p)
		column += c.span
	}
	w.out.WriteString("</w:tr>")
}

func (w *writer) cell(c cell, width int, head bool, p place) {
	out := `<w:tc><w:tcPr><w:tcW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/>`
	if c.span > 1 {
		out += `<w:gridSpan w:val="` + strconv.Itoa(c.span) + `"/>`
	}
	if c.below {
		out += "<w:vMerge/>"
	} else if c.rows > 1 {
		out += `<w:vMerge w:val="restart"/>`
	}
	w.out.WriteString(out + "</w:tcPr>")
	before := w.out.Len()
	inside := place{style: "TableText", width: width - 216, run: p.run}
	if n := c.node; n != nil {
		if head || n.Tag == "th" {
			inside.style = "TableHeading"
		}
		if n.has("center") || n.has("right") {
			inside.align = "center"
			if n.has("right") {
				inside.align = "right"
			}
		}
		w.before += w.bookmark(n)
		inside.run = spoken(n, inside.run)
		w.flow(n.Children, inside)
	}
	if w.out.Len() == before || strings.HasSuffix(w.out.String(), "</w:sdt>") {
		w.empty(setting{style: inside.style})
	}
	w.out.WriteString("</w:tc>")
}
