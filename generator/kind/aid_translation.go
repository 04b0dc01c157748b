package kind

import (
	"path"
	"slices"
	"strings"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// MayTranslateAid tells whether a file is named as a translation of a decision aid is. In a
// language that the site does not have it is one only if the aid is there: a file such as
// settings.en.toml may be anything.
func (c *Compiler) MayTranslateAid(contentPath string) bool {
	_, _, ok := SplitLanguage(contentPath)
	return ok && !c.config.Plain && strings.HasSuffix(contentPath, ".toml")
}

// Translates tells whether the site has pages in the language of a file besides its own.
func (c *Compiler) Translates(contentPath string) bool {
	_, tag, _ := SplitLanguage(contentPath)
	return slices.Index(c.config.Languages, tag) > 0
}

// CompileAidTranslation turns the file of a translation into the object of an aid in another
// language. original is the aid, or nil if there is none; it is not changed.
func (c *Compiler) CompileAidTranslation(f source.File, raw []byte, original *Object) *Object {
	o := &Object{Path: f.Path, Name: path.Join(c.prefix, f.Path), Fragment: f.Fragment, Fields: Aid{}}
	c.setLanguage(o)
	if o.Foreign {
		return o
	}
	o.Foreign = true // until there is something to publish
	of, _, _ := SplitLanguage(f.Path)
	if original == nil {
		o.Found.Add(diag.New(diag.AidNoOriginal, diag.Position{Path: o.Name}, "there is no decision aid %s of which this is a translation", path.Base(of)).
			Hinted("Rename the file after an aid that is there, or remove it."))
		return o
	}
	definition := original.Aid()
	if definition == nil {
		return o // the aid itself says what is wrong
	}
	text, found := source.NewText(o.Name, raw)
	o.Found.Add(found...)
	table, parsed := source.ParseTOML(text, 0, len(text.Data))
	translated, problems := aid.Translate(definition, o.Language, original.Meta.Summary != "" && original.Meta.Summary != definition.Decision, text, table, parsed)
	o.Found.Add(problems...)
	own := source.NewDecoder(text, table, source.TOML, true, &o.Found)
	translation := c.translation(own, o.Path, &o.Found)
	if translated.Definition == nil || o.Found.HasErrors() {
		return o
	}
	o.Foreign = false
	o.Fields = Aid{translated.Definition}
	o.Body = aidBody(translated.Definition, o.Language)
	o.Meta = original.Meta
	o.Meta.Title, o.Meta.TitlePos, o.Meta.Summary = translated.Definition.Title, translated.Title.Pos, translated.Summary
	if o.Meta.Summary == "" && !strings.HasPrefix(translated.Definition.Decision, aid.ForeignFrom) {
		o.Meta.Summary = translated.Definition.Decision
	}
	o.Meta.Owner = aid.Plain(translated.Definition.Review.By)
	o.Meta.Aliases, o.Meta.Translation, o.Meta.Lacks = nil, translation, translated.Missing
	return o
}

// AidTranslationSettings returns what the file of a translation of an aid may hold.
func AidTranslationSettings(config source.Config) *source.Shape {
	config.Plain = false
	c := &Compiler{config: config}
	s := aid.TranslationSettings()
	about := source.Record(func(d *source.Decoder) { c.translation(d, "", new(diag.List)) })
	s.Keys = append(s.Keys, about.Keys...)
	return s
}
