package kind

import (
	"strings"

	"partnerbook/generator/fill"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// TemplateName is the kind of document templates.
const TemplateName = "template"

// Template: a document to fill in. Its blanks, {{id}}, are declared as [[field]].
var template = Kind{
	Name:    TemplateName,
	About:   "a document with blanks to fill in",
	keys:    []string{"field"},
	decode:  decodeTemplate,
	options: templateOptions,
	check:   checkTemplate,
}

// Template holds the settings of a document template.
type Template struct{ Fields fill.Fields }

func decodeTemplate(d *source.Decoder, _ *Compiler) Fields { return Template{fill.Decode(d)} }

// templateOptions tells the text which blanks stand for tables.
func templateOptions(o *markup.Options, fields Fields) {
	o.Blanks = true
	t, ok := fields.(Template)
	if !ok {
		return
	}
	o.Tables = map[string][]string{}
	for _, f := range t.Fields {
		if f.Type != fill.Table {
			continue
		}
		for _, c := range f.Columns {
			o.Tables[f.ID.Text] = append(o.Tables[f.ID.Text], c.ID.Text)
		}
	}
}

// References implements Fields.
func (Template) References() []markup.Reference { return nil }

// View implements Fields: what makes pages makes the view of the fields, which says
// more than is known here; this tells only whether there are any.
func (t Template) View([]Link) any {
	if len(t.Fields) == 0 {
		return nil
	}
	return t
}

// Search implements Fields: the labels and hints of the blanks.
func (t Template) Search() Searched {
	var s Searched
	for _, f := range t.Fields {
		s.Words = append(s.Words, f.Label, f.Hint)
		for _, c := range f.Columns {
			s.Words = append(s.Words, c.Label, c.Hint)
		}
	}
	return s
}

// Label returns the label of a field, or of a column as in risks.owner; the id
// itself if there is none.
func (t Template) Label(id string) string {
	id, column, isColumn := strings.Cut(id, ".")
	f, _ := t.Fields.Find(id)
	if isColumn {
		id = column
		f, _ = f.Columns.Find(column)
	}
	if f.Label != "" {
		return f.Label
	}
	return id
}
