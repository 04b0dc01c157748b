package kind

import (
	"path"
	"strings"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// AidName is the kind of decision aids. They are written in TOML, so no page of
// Markdown can be one.
const AidName = "aid"

// Aid holds what only a decision aid has.
type Aid struct {
	Definition *aid.Definition // nil if the file has mistakes
}

// Aid returns the decision aid that an object is; nil if it is none, or has mistakes.
func (o *Object) Aid() *aid.Definition {
	a, _ := o.Fields.(Aid)
	return a.Definition
}

// References implements Fields: the evidence, then the next steps.
func (a Aid) References() []markup.Reference {
	if a.Definition == nil {
		return nil
	}
	var refs []markup.Reference
	for _, e := range a.Definition.Evidence() {
		refs = append(refs, markup.Reference{Kind: markup.RefEvidence, Raw: e.Ref, Pos: e.Pos})
	}
	for _, n := range a.Definition.NextSteps() {
		refs = append(refs, markup.Reference{Kind: markup.RefNext, Raw: n.Ref, Pos: n.Pos})
	}
	return refs
}

// View implements Fields. What a theme sees of an aid, its pages say.
func (Aid) View([]Link) any { return nil }

// Search implements Fields. What is found of an aid stands in its passages.
func (Aid) Search() Searched { return Searched{} }

// CompileAid turns a file of TOML into the object of a decision aid; ok is false
// if it describes none.
func (c *Compiler) CompileAid(f source.File, raw []byte) (o *Object, ok bool) {
	name := path.Join(c.prefix, f.Path)
	text, found := source.NewText(name, raw)
	table, parsed := source.ParseTOML(text, 0, len(text.Data))
	if !aid.IsAid(text, table) {
		return nil, false
	}
	o = &Object{Path: f.Path, Name: name, Language: c.config.Language, Fragment: f.Fragment, Found: found}
	stem := strings.TrimSuffix(path.Base(f.Path), ".toml")
	definition, problems := aid.DecodeTable(text, table, parsed, stem)
	o.Found.Add(problems...)
	o.Meta = c.aidMeta(o, text, table, stem)
	o.Fields = Aid{definition}
	if definition != nil {
		o.Body = aidBody(definition, o.Language)
		o.Found.Add(aid.FailedCases(definition)...)
	}
	return o, true
}

// aidMeta reads the settings that an aid shares with other pages. What else it
// takes from the file, decoding has looked at.
func (c *Compiler) aidMeta(o *Object, text *source.Text, table *source.Table, stem string) Meta {
	var ignored diag.List
	own := source.NewDecoder(text, table, source.TOML, true, &ignored)
	title := own.Word("title")
	m := c.placing(source.NewDecoder(text, table, source.TOML, !c.config.Plain, &o.Found), &o.Found)
	m.Kind = AidName
	m.Title, m.TitlePos = source.Typographic(title.Text), title.Pos
	m.ID = source.Word{Text: stem, Pos: own.Word("aid").Pos}
	m.Personal = own.Flag("personal")
	if m.Title == "" {
		m.Title = source.TitleFromName(stem)
	}
	if m.Summary == "" {
		m.Summary = source.Typographic(own.Text("decision"))
	}
	if review := own.Sub("review"); review != nil {
		m.Owner, m.Reviewed, m.ReviewBy = review.Text("by"), review.Day("on"), review.Day("next")
		m.ReviewPos = review.Position("next")
		c.claim(review.Word("by"), "its reviewer", &o.Found)
	}
	return m
}

// aidBody returns what others see of an aid's pages: the places on its first page
// and the text that search finds.
func aidBody(d *aid.Definition, language string) markup.Body {
	var b markup.Body
	for _, s := range d.Sections(language) {
		at := -1
		if s.Anchor != "" {
			at = len(b.Headings)
			b.Headings = append(b.Headings, markup.Heading{Level: s.Level, ID: s.Anchor, Text: markup.Run{Text: s.Title}})
			b.Anchors = append(b.Anchors, markup.Anchor{ID: s.Anchor, Kind: markup.AnchorHeading, Heading: at})
		}
		words := len(strings.Fields(s.Text))
		b.Words += words
		b.Passages = append(b.Passages, markup.Passage{Anchor: s.Anchor, Heading: at, Words: words, Text: markup.Run{Text: s.Text}})
	}
	return b
}
