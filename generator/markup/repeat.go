package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"partnerbook/generator/source"
)

// What repeats in a template, once for each row of a field: a block
// :::repeat{field=risks}, the last row of a table that holds {{risks.…}}, and the
// table that stands for {{risks}} alone in a paragraph.

var repeatBlock = block{
	name:       "repeat",
	attributes: []parameter{{name: "field", required: true}},
	write:      writeRepeat,
}

func writeRepeat(w *writer, d *directive) {
	field, ok := d.attributes.get("field")
	if !w.belongs(d) || !ok || field.Value == "" {
		w.container(d)
		return
	}
	if w.template.repeat != "" {
		w.badContent(d, nil, "A repeat cannot stand inside another.").
			Hint = "Close the one around it first, or put the words of this one into it."
		w.container(d)
		return
	}
	w.body.Repeats = append(w.body.Repeats, Repeat{field.Value, w.position(field.Span)})
	w.write(`<div class="repeat"`)
	w.attribute("data-repeat", field.Value)
	w.write(">\n")
	w.template.repeat = field.Value
	w.container(d)
	w.template.repeat = ""
	w.write("</div>\n")
}

// repeatRow writes which field's rows repeat a row of a table: the last, if it
// holds columns of one. The function that it returns ends the row.
func (w *writer) repeatRow(row ast.Node) func() {
	field := ""
	if w.opts.Blanks && w.template.repeat == "" && row.NextSibling() == nil && row.Kind() != xast.KindTableHeader {
		field = rowField(row)
	}
	if field == "" {
		return func() {}
	}
	w.attribute("data-repeat", field)
	w.template.repeat = field
	return func() { w.template.repeat = "" }
}

// rowField returns the field of the first column among the blanks of a row.
func rowField(row ast.Node) (field string) {
	_ = ast.Walk(row, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if b, ok := n.(*blankNode); ok && entering {
			if of, _, isColumn := strings.Cut(b.field, "."); isColumn {
				field = of
				return ast.WalkStop, nil
			}
		}
		return ast.WalkContinue, nil
	})
	return field
}

// fieldTable writes a paragraph that holds nothing but the blank of a table, as
// that table: its labels above, and below them the row that repeats.
func (w *writer) fieldTable(paragraph ast.Node) bool {
	only, ok := paragraph.FirstChild().(*blankNode)
	if !ok || !w.opts.Blanks || w.template.repeat != "" || !w.aloneIn(paragraph, only) {
		return false
	}
	columns := w.opts.Tables[only.field]
	if len(columns) == 0 {
		return false
	}
	w.openTable(len(columns))
	w.write("<thead>\n<tr>\n")
	w.fieldCells(only, columns, `th scope="col"`, w.blankLabel)
	w.write("</tr>\n</thead>\n<tbody>\n<tr")
	w.attribute("data-repeat", only.field)
	w.write(">\n")
	w.fieldCells(only, columns, "td", w.blank)
	w.write("</tr>\n</tbody>\n</table></div>\n")
	return true
}

func (w *writer) fieldCells(b *blankNode, columns []string, tag string, write func(string, source.Span, string)) {
	for _, column := range columns {
		w.write("<" + tag + ">")
		write(b.field+"."+column, b.span, b.field)
		w.write("</" + tag[:2] + ">\n")
	}
}

// aloneIn tells whether nothing else stands in a paragraph.
func (w *writer) aloneIn(paragraph, only ast.Node) bool {
	for c := paragraph.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); c != only && (!ok || hasPlainText(t.Segment.Value(w.text.Data))) {
			return false
		}
	}
	return true
}
