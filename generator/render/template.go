package render

import (
	"encoding/json"
	"html/template"
	"strings"
	"time"

	"partnerbook/generator/fill"
	"partnerbook/generator/kind"
	"partnerbook/generator/site"
	"partnerbook/generator/word"
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
	Word     word.Info       `json:"word"`
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
			Root: site.Root(p.URL), Months: w.months, Fields: t.Fields.JSON(), Word: b.documentInfo(p, w),
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

// Filled is the document of a template with the answers in it.
type Filled struct {
	info  word.Info
	nodes []*word.Node
}

// Fill fills in the document of a template.
func (b *Book) Fill(p *site.Page, answers fill.Answers) (Filled, error) {
	w := b.theme.Words(p.Object.Language)
	tmpl, err := b.theme.in(p.Object.Meta.Kind, p.Object.Language)
	if err != nil {
		return Filled{}, err
	}
	nodes, err := b.documentNodes(p, w, tmpl)
	if err != nil {
		return Filled{}, err
	}
	printing := fill.Printing{Fields: TemplateOf(p).Fields, Answers: answers, Months: w.months}
	return Filled{b.documentInfo(p, w), fill.Document(nodes, printing)}, nil
}

// Markdown returns the document as Markdown.
func (f Filled) Markdown() []byte { return []byte(fill.Markdown(f.info.Title, f.nodes)) }

// Word returns the document as a Word document.
func (f Filled) Word() ([]byte, error) { return word.Document(f.info, f.nodes) }
