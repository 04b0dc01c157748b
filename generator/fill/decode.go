package fill

import (
	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// mostFields is how many fields and columns a template may have. A form of more nobody
// fills in.
const mostFields = 500

// Decode reads the fields of a page's settings, [[field]].
func Decode(d *source.Decoder) Fields {
	var fields Fields
	all := 0
	for _, sub := range d.Subs("field") {
		f := decodeField(sub, "field")
		f.Shared = sub.Flag("shared")
		columns := sub.Subs("column")
		if all += 1 + len(columns); all > mostFields {
			d.ReportAt(diag.TemplateTooMany, f.ID.Pos, "The template has more than %d fields and columns.", mostFields).
				Hint = "Make two documents of it."
			return fields
		}
		for _, column := range columns {
			f.Columns = append(f.Columns, decodeField(column, "column"))
			column.Finish(nil)
		}
		checkColumns(sub, f)
		sub.Finish(nil)
		fields = append(fields, f)
	}
	return fields
}

// decodeField reads what fields and columns have in common. what is the word for it
// in messages.
func decodeField(sub *source.Decoder, what string) Field {
	sub.Need("every "+what+" has an id and a label", "id", "label")
	kind, basis := sub.Word("type"), sub.Word("basis")
	sub.OneOf("type", []source.Word{kind}, Types())
	sub.OneOf("basis", []source.Word{basis}, []string{"ours", "source"})
	f := Field{
		ID:       sub.Word("id"),
		Label:    source.Typographic(sub.Text("label")),
		Hint:     source.Typographic(sub.Text("hint")),
		Type:     Type(kind.Text),
		Required: sub.Flag("required"),
		Example:  source.Typographic(sub.Text("example")),
		Ours:     basis.Text == "ours",
	}
	if f.Type == "" {
		f.Type = Text
	}
	for _, w := range sub.Words("choices") {
		f.Choices = append(f.Choices, source.Typographic(w.Text))
	}
	checkDeclared(sub, f, what)
	return f
}
