package kind

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Compiler compiles files to objects. It may be used by several goroutines at
// once.
type Compiler struct {
	markup *markup.Compiler
	config source.Config
	prefix string
	bare   bool
	places bool
}

// NewCompiler returns a compiler for pages of a site with the given settings.
// prefix is put before paths in diagnostics.
func NewCompiler(config source.Config, prefix string) *Compiler {
	return &Compiler{markup: markup.New(), config: config, prefix: prefix}
}

// Bare returns a compiler of the same whose pages are bare: for those who want to know what
// is wrong with them, and to show nothing.
func (c *Compiler) Bare() *Compiler {
	bare := *c
	bare.bare = true
	return &bare
}

// ForEditors returns a compiler of the same whose pages are bare and say where their places
// stand.
func (c *Compiler) ForEditors() *Compiler {
	out := *c.Bare()
	out.places = true
	return &out
}

// Compile turns a file into an object. raw is its content and is taken over; it
// is not needed of a file that is too large. Such a file still gives an object,
// so that links to it are not reported as well.
func (c *Compiler) Compile(f source.File, raw []byte) *Object {
	o := &Object{
		Path:     f.Path,
		Name:     path.Join(c.prefix, f.Path),
		Fragment: f.Fragment,
		Bare:     c.bare,
		Fields:   NoFields{},
	}
	c.setLanguage(o)
	if f.Size > markup.MaxFile {
		o.Found.Add(markup.TooLargeFile(o.Name, f.Size))
		o.Meta = Meta{Kind: guidance.Name, Title: titleFromPath(o.Path)}
		return o
	}
	text, found := source.NewText(o.Name, raw)
	o.Found.Add(found...)
	if len(text.Data) == 0 && found.HasErrors() { // nothing of it can be read
		o.Meta = Meta{Kind: guidance.Name, Title: titleFromPath(o.Path)}
		return o
	}

	k, options := c.settings(o, text)
	body, found := c.markup.Compile(text, options)
	o.Body = body
	o.Found.Add(found...)
	if o.Meta.Title == "" {
		start := diag.Position{Path: o.Name, Line: 1, Column: 1}
		o.Meta.Title = source.BoundedTitle(source.Word{Text: titleOf(body, o.Path), Pos: start}, &o.Found)
	}
	o.checkText(text)
	if k.check != nil && !o.Fragment {
		o.Found.Add(k.check(o)...)
	}
	return o
}

// settings reads the front matter and blanks it out of the text.
func (c *Compiler) settings(o *Object, text *source.Text) (Kind, markup.Options) {
	front, found := source.FindFrontMatter(text)
	o.Found.Add(found...)
	table := &source.Table{}
	switch front.Format {
	case source.TOML:
		table, found = source.ParseTOML(text, front.From, front.To)
		o.Found.Add(found...)
	case source.YAML:
		var ok bool
		if table, ok, found = source.ParseYAML(text, front.From, front.To); !ok {
			front = source.FrontMatter{} // two rules with text between them
		}
		o.Found.Add(found...)
	}
	// What stands before a mistake was read; what stands after it was not, so
	// nothing can be said to be missing.
	broken := found.HasErrors()
	strict := !c.config.Plain
	decoder := source.NewDecoder(text, table, front.Format, strict, &o.Found)
	before := len(o.Found)
	if !o.Fragment || front.Format != source.NoFormat {
		o.Meta = c.decodeMeta(decoder, o.Path, &o.Found)
	}
	k, ok := lookup(o.Meta.Kind)
	if !ok {
		k = guidance
	}
	o.Fields = k.decode(decoder, c)
	if broken || o.Fragment {
		o.Found = o.Found[:before]
	} else {
		decoder.Finish(homes)
	}
	text.Blank(0, front.End)

	options := markup.Options{
		Language: o.Language,
		HTML:     c.config.HTML,
		Plain:    c.config.Plain,
		Title:    o.Meta.Title,
		Numbered: o.Meta.Numbered,
		Bare:     c.bare,
		Places:   c.places,
		Blocks:   len(c.config.Languages) > 1,
		IsKind:   IsReference,

		ReadingAge: c.readingAge(k),
		Passive:    slices.Contains(c.config.On, diag.TextPassive),
		// Whether items belong into an included file, the page that includes it
		// decides.
		Checklist: o.Fragment,
	}
	if k.options != nil {
		k.options(&options, o.Fields)
	}
	return k, options
}

// readingAge returns how old readers of a kind of page must be, at most; 0 if nobody asks.
func (c *Compiler) readingAge(k Kind) float64 {
	if slices.Contains(c.config.Off, diag.TextReadingAge) {
		return 0
	}
	return float64(c.config.Reading.Of(k.Name))
}

// Tables returns where the tables of a page stand. raw is its content and is taken over.
func (c *Compiler) Tables(raw []byte) []markup.TableLines {
	text, _ := source.NewText("", raw)
	front, _ := source.FindFrontMatter(text)
	text.Blank(0, front.End)
	return c.markup.Tables(text)
}

// setLanguage reads the language from the file's name: page.cy.md is Welsh.
func (c *Compiler) setLanguage(o *Object) {
	o.Language = c.config.Language
	_, tag, ok := SplitLanguage(o.Path)
	if !ok {
		return
	}
	for _, known := range c.config.Languages {
		if tag == known {
			o.Language = tag
			return
		}
	}
	if c.config.Plain {
		return
	}
	o.Language, o.Foreign = tag, true
	o.Found.Add(diag.New(diag.LanguageUnknown, diag.Position{Path: o.Name},
		"The file is in the language “%s”, which the site does not have; it is left out.", tag).
		Hinted("Add it to languages in site.toml, or rename the file."))
}

// SplitLanguage takes a path such as "a/page.cy.md" apart into "a/page.md" and
// "cy", and that of a decision aid likewise. ok is false if the name does not end in a
// language.
func SplitLanguage(p string) (original, tag string, ok bool) {
	stem, ext := p, ""
	for _, of := range []string{".md", ".toml"} {
		if before, has := strings.CutSuffix(p, of); has {
			stem, ext = before, of
		}
	}
	tag = strings.TrimPrefix(path.Ext(stem), ".")
	if ext == "" || len(tag) != 2 || strings.ToLower(tag) != tag {
		return p, "", false
	}
	if _, err := language.ParseBase(tag); err != nil {
		return p, "", false
	}
	return strings.TrimSuffix(stem, "."+tag) + ext, tag, true
}

// InLanguage returns the path of the same page, or decision aid, in a language:
// "a/page.cy.md" for "a/page.md".
func InLanguage(p, tag string) string {
	ext := path.Ext(p)
	return strings.TrimSuffix(p, ext) + "." + tag + ext
}

func titleOf(body markup.Body, p string) string {
	if body.Title != "" {
		return body.Title
	}
	if len(body.Headings) > 0 && body.Headings[0].Level == 1 {
		return body.Headings[0].Text.Text
	}
	return titleFromPath(p)
}

func titleFromPath(p string) string {
	if original, _, ok := SplitLanguage(p); ok {
		p = original
	}
	name := path.Base(p)
	if name == "index.md" || name == "README.md" {
		name = path.Base(path.Dir(p))
		if name == "." {
			return "Home"
		}
	}
	return source.TitleFromName(name)
}

// checkText reports a page without text.
func (o *Object) checkText(t *source.Text) {
	if o.Fragment || o.Foreign || o.Meta.Status == Draft || o.Found.HasErrors() {
		return
	}
	if !o.Body.Empty || o.hasOwnView() {
		return
	}
	if o.Path == "glossary/index.md" {
		return // the terms stand below its text
	}
	o.Found.Add(diag.New(diag.PageEmpty, diag.Position{Path: t.Name}, "The page has no text.").
		Hinted(`Write it, or set status = "draft" until it is written.`))
}

// hasOwnView tells whether the page shows something besides its text.
func (o *Object) hasOwnView() bool {
	return o.Fields.View(make([]Link, len(o.Fields.References()))) != nil
}
