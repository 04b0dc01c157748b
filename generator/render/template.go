package render

import (
	"encoding/json"
	"html/template"
	"strings"
	"time"

	"partnerbook/generator/fill"
	"partnerbook/generator/kind"
	"partnerbook/generator/site"
)

// TemplateView is what a theme sees of a document template.
type TemplateView struct {
	Fields   []FieldView
	Personal bool          // nothing may be kept
	Data     template.HTML // what the script needs to know
}

// FieldView is a field or column as a theme sees it.
type FieldView struct {
	*Words
	Label    string
	Hint     string
	Required bool
	Ours     bool
	Choices  []string
	Example  string // in words
	Columns  []FieldView
}

func viewsOfFields(w *Words, fields fill.Fields) []FieldView {
	var out []FieldView
	for _, f := range fields {
		v := FieldView{
			Words: w, Label: f.Label, Hint: f.Hint, Required: f.Required, Ours: f.Ours, Choices: f.Choices, Example: f.Example,
			Columns: viewsOfFields(w, f.Columns),
		}
		if day, err := time.Parse(time.DateOnly, f.Example); err == nil && f.Type == fill.Date {
			v.Example = w.Day(day)
		}
		out = append(out, v)
	}
	return out
}

// templateData is what the script of a template gets.
type templateData struct {
	Name     string          `json:"name"`
	Digest   string          `json:"digest"`
	Title    string          `json:"title"`
	Personal bool            `json:"personal"`
	Root     string          `json:"root"`
	Months   []string        `json:"months"`
	Fields   json.RawMessage `json:"fields"`
}

// templateView returns the view of a template; nil if it asks for nothing.
func (b *Book) templateView(p *site.Page, w *Words) any {
	t, ok := p.Object.Fields.(kind.Template)
	if !ok || len(t.Fields) == 0 {
		return nil
	}
	known := TemplateOf(p)
	return &TemplateView{
		Fields:   viewsOfFields(w, t.Fields),
		Personal: p.Meta().Personal,
		Data: jsonScript("template-data", mustJSON(templateData{
			Name: known.Name, Digest: known.Digest, Title: p.Meta().Title, Personal: p.Meta().Personal,
			Root: site.Root(p.URL), Months: w.months, Fields: t.Fields.JSON(),
		})),
	}
}

// TemplateOf returns a template as files of answers know it. Its page must be of
// that kind.
func TemplateOf(p *site.Page) fill.Template {
	t, _ := p.Object.Fields.(kind.Template)
	name := p.Meta().ID.Text
	if name == "" {
		name = strings.TrimSuffix(p.URL, ".html")
	}
	return fill.Template{Name: name, Digest: t.Fields.Digest(), Fields: t.Fields}
}
