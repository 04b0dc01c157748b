package kind

import (
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/fill"
	"partnerbook/generator/markup"
)

// checkTemplate compares the fields of a template with the blanks in its text.
func checkTemplate(o *Object) diag.List {
	c := templateCheck{fields: o.Fields.(Template).Fields, body: &o.Body}
	c.twice(c.fields, "field")
	for _, f := range c.fields {
		c.twice(f.Columns, "column")
	}
	for _, r := range o.Body.Repeats {
		c.repeat(r)
	}
	for _, b := range o.Body.Blanks {
		c.blank(b)
	}
	c.unused()
	if o.Meta.Personal {
		c.shared()
	}
	return c.found
}

type templateCheck struct {
	fields fill.Fields
	body   *markup.Body
	found  diag.List
}

func (c *templateCheck) report(code diag.Code, at diag.Position, format string, args ...any) *diag.Diagnostic {
	c.found.Add(diag.New(code, at, format, args...))
	return &c.found[len(c.found)-1]
}

// twice reports ids that two fields, or two columns of a field, have.
func (c *templateCheck) twice(fields fill.Fields, what string) {
	for i, f := range fields {
		first := slices.Index(fields.IDs()[:i], f.ID.Text)
		if f.ID.Text == "" || first < 0 {
			continue
		}
		d := c.report(diag.TemplateDuplicate, f.ID.Pos, "There is another %s “%s”.", what, f.ID.Text)
		*d = d.Hinted("Give one of the two another id, or remove it.").See(fields[first].ID.Pos, "The first is here.")
	}
}

// repeat reports a block that repeats for a field without rows.
func (c *templateCheck) repeat(r markup.Repeat) {
	f, ok := c.fields.Find(r.Field)
	switch {
	case !ok:
		c.undeclared(r.Field, r.Field, r.Pos)
	case !f.Type.HasRows():
		c.report(diag.TemplateOutside, r.Pos, "“%s” has no rows, so nothing can be repeated for it.", r.Field).
			Hint = `Give the field type = "repeat" and columns, or name another.`
	}
}

func (c *templateCheck) blank(b markup.Blank) {
	id, column, isColumn := strings.Cut(b.Field, ".")
	f, ok := c.fields.Find(id)
	switch {
	case !ok:
		c.undeclared(id, b.Field, b.Pos)
		return
	case isColumn && !f.Type.HasRows():
		c.report(diag.TemplateUndeclared, b.Pos, "“%s” has no columns.", id).
			Hint = `Write {{` + id + `}}, or give the field type = "repeat" and columns.`
		return
	case isColumn:
		c.column(f, column, b)
	case f.Type.HasRows():
		c.whole(f, b)
	}
	if b.Outside {
		c.report(diag.TemplateDocument, b.Pos, "“%s” stands outside the document.", b.Field).
			Hint = "Move it between :::document and the line that closes it, or write the words without a blank."
	}
}

// column reports a column that there is not, or that stands where its rows do not
// repeat.
func (c *templateCheck) column(f fill.Field, column string, b markup.Blank) {
	id := f.ID.Text
	if _, ok := f.Columns.Find(column); !ok {
		if len(f.Columns) == 0 {
			return // that is what is wrong, and it is reported
		}
		hint := "Declare it with [[field.column]] below that field."
		if near := diag.Suggest(column, f.Columns.IDs()); near != "" {
			hint = "Did you mean {{" + id + "." + near + "}}? Or declare it with [[field.column]] below that field."
		}
		c.report(diag.TemplateUndeclared, b.Pos, "“%s” has no column “%s”.", id, column).Hint = hint
		return
	}
	if b.Repeat != id {
		c.report(diag.TemplateOutside, b.Pos, "“%s” is a column, and the rows of “%s” are not repeated here.", b.Field, id).
			Hint = "Put it in the last row of a table, or into a block :::repeat{field=" + id + "}."
	}
}

// whole reports a field with rows that is used as if it had one value.
func (c *templateCheck) whole(f fill.Field, b markup.Blank) {
	d := c.report(diag.TemplateOutside, b.Pos, "“%s” has rows, so it cannot stand in a line.", b.Field)
	switch {
	case len(f.Columns) == 0:
		c.found = c.found[:len(c.found)-1] // that is what is wrong, and it is reported
	case f.Type == fill.Table:
		d.Hint = "Put {{" + b.Field + "}} in a paragraph of its own, outside of lists and :::repeat. The table is printed there."
	default:
		d.Hint = "Put its columns, as in {{" + b.Field + "." + f.Columns[0].ID.Text + "}}, in the last row of a table or into :::repeat{field=" +
			b.Field + `}. Or set type = "table".`
	}
}

func (c *templateCheck) undeclared(id, written string, at diag.Position) {
	hint := `Declare it: [[field]] with id = "` + id + `" and a label.`
	if written != id {
		hint = `Declare it: [[field]] with id = "` + id + `", a label, type = "repeat" and columns.`
	}
	if near := diag.Suggest(id, c.fields.IDs()); near != "" {
		hint = "Did you mean {{" + near + strings.TrimPrefix(written, id) + "}}? Or declare it with [[field]] and id = \"" + id + "\"."
	}
	c.report(diag.TemplateUndeclared, at, "There is no field “%s”.", id).Hint = hint
}

// unused reports fields and columns that stand nowhere in the text.
func (c *templateCheck) unused() {
	used := map[string]bool{}
	for _, b := range c.body.Blanks {
		id, _, _ := strings.Cut(b.Field, ".")
		used[id], used[b.Field] = true, true
	}
	for i, f := range c.fields {
		id := f.ID.Text
		if id == "" || slices.Contains(c.fields.IDs()[:i], id) {
			continue
		}
		if !used[id] {
			c.report(diag.TemplateUnused, f.ID.Pos, "The field “%s” is not used in the text.", id).
				Hint = "Put {{" + strings.TrimSuffix(id+"."+firstColumn(f), ".") + "}} where it belongs, or remove the field."
			continue
		}
		for _, column := range f.Columns {
			if column.ID.Text != "" && f.Type.HasRows() && !used[id+"."+column.ID.Text] {
				c.report(diag.TemplateUnused, column.ID.Pos, "The column “%s” is not used in the text.", column.ID.Text).
					Hint = "Put {{" + id + "." + column.ID.Text + "}} where it belongs, or remove the column."
			}
		}
	}
}

func firstColumn(f fill.Field) string {
	if f.Type != fill.Repeat || len(f.Columns) == 0 {
		return ""
	}
	return f.Columns[0].ID.Text
}

// shared reports fields that a page about a named person would keep.
func (c *templateCheck) shared() {
	for _, f := range c.fields {
		if f.Shared {
			c.report(diag.TemplateField, f.ID.Pos, "“%s” is shared, and this page is about a named person.", f.ID.Text).
				Hint = "Nothing that is written on such a page is kept, so remove shared = true."
		}
	}
}
