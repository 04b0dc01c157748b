package kind

import (
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Template: a document to fill in. Its blanks, {{id}}, are declared as [[field]].
var template = Kind{
	Name:    "template",
	About:   "a document with blanks to fill in",
	keys:    []string{"field"},
	decode:  decodeTemplate,
	options: func(o *markup.Options, _ Fields) { o.Blanks = true },
	check:   checkTemplate,
}

// Template holds the settings of a document template.
type Template struct{ Fields []Field }

// Field is a blank of a document template.
type Field struct {
	ID       source.Word
	Label    string
	Hint     string
	Type     string
	Required bool
	Example  string
	Choices  []string
	Ours     bool // the field is ours and not a source's
}

// FieldTypes are the types that a field can have.
func FieldTypes() []string {
	return []string{"text", "longtext", "date", "number", "choice", "table", "repeat"}
}

func decodeTemplate(d *source.Decoder, _ *Compiler) Fields {
	var t Template
	for _, sub := range d.Subs("field") {
		sub.Need("every field has an id and a label", "id", "label")
		kind, basis := sub.Word("type"), sub.Word("basis")
		sub.OneOf("type", []source.Word{kind}, FieldTypes())
		sub.OneOf("basis", []source.Word{basis}, []string{"ours", "source"})
		f := Field{
			ID:       sub.Word("id"),
			Label:    sub.Text("label"),
			Hint:     sub.Text("hint"),
			Type:     kind.Text,
			Required: sub.Flag("required"),
			Example:  sub.Text("example"),
			Ours:     basis.Text == "ours",
		}
		for _, w := range sub.Words("choices") {
			f.Choices = append(f.Choices, w.Text)
		}
		if f.Type == "" {
			f.Type = "text"
		}
		sub.Finish(nil)
		t.Fields = append(t.Fields, f)
	}
	return t
}

// References implements Fields.
func (Template) References() []markup.Reference { return nil }

// TemplateView is what a theme sees of a document template.
type TemplateView struct{ Fields []Field }

// View implements Fields.
func (t Template) View([]Link) any {
	if len(t.Fields) == 0 {
		return nil
	}
	return TemplateView(t)
}

// Search implements Fields: the labels and hints of the blanks.
func (t Template) Search() Searched {
	var s Searched
	for _, f := range t.Fields {
		s.Words = append(s.Words, f.Label, f.Hint)
	}
	return s
}

// Label returns the label of a field, or its id if there is no such field.
func (t Template) Label(id string) string {
	for _, f := range t.Fields {
		if f.ID.Text == id && f.Label != "" {
			return f.Label
		}
	}
	return id
}

func checkTemplate(o *Object) diag.List {
	var found diag.List
	t := o.Fields.(Template)
	var ids []string
	for i, f := range t.Fields {
		if f.ID.Text == "" {
			continue
		}
		if first := slices.Index(ids, f.ID.Text); first >= 0 {
			found.Add(diag.New(diag.TemplateDuplicate, f.ID.Pos, "There is another field “%s”.", f.ID.Text).
				Hinted("Give one of the two another id, or remove it.").
				See(t.Fields[first].ID.Pos, "The first is here."))
		}
		ids = append(ids, f.ID.Text)
		used := slices.ContainsFunc(o.Body.Blanks, func(b markup.Blank) bool { return b.Field == f.ID.Text })
		if !used && !slices.Contains(ids[:i], f.ID.Text) {
			found.Add(diag.New(diag.TemplateUnused, f.ID.Pos, "The field “%s” is not used in the text.", f.ID.Text).
				Hinted("Put {{%s}} where it belongs, or remove the field.", f.ID.Text))
		}
	}
	for _, b := range o.Body.Blanks {
		if !slices.Contains(ids, b.Field) {
			hint := `Declare it: [[field]] with id = "` + b.Field + `" and a label.`
			if near := diag.Suggest(b.Field, ids); near != "" {
				hint = "Did you mean {{" + near + "}}? Or declare it with [[field]] and id = \"" + b.Field + "\"."
			}
			found.Add(diag.New(diag.TemplateUndeclared, b.Pos, "There is no field “%s”.", b.Field).Hinted("%s", hint))
		}
	}
	return found
}
