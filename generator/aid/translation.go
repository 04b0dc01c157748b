package aid

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// A translation is an aid whose texts are in another language. Its file, NAME.cy.toml beside
// NAME.toml, holds the same blocks with the same ids, and of what stands in them the texts
// alone: a translator copies the aid and deletes what is no text. (A list of texts by names such
// as questions.cost.ask would be shorter to read for us, and nobody could translate from it.)
//
// What is worked out, and which definition it was worked out with, is that of the original:
// JSON and Digest are the original's, so links, records and what readers keep hold in both
// languages. A text that the file lacks stays as the original has it, between two marks that
// say so (Foreign): pages turn them into lang attributes, wherever the text comes to stand.
//
// Which texts there are says texts of each model, once: it is what a translation is read
// with, what is listed as missing, what pages carry, and what the schema for editors is made of.

// The marks are code points that Unicode keeps free for programs' own use, so no text has them.
const (
	foreignFrom = '\uFDD0'
	foreignTo   = '\uFDD1'
)

// ForeignFrom and ForeignTo stand around a text of a translation that is in the original's
// language.
const (
	ForeignFrom = string(foreignFrom)
	ForeignTo   = string(foreignTo)
)

// Foreign marks a text as one in the original's language.
func Foreign(text string) string {
	if text == "" || strings.HasPrefix(text, ForeignFrom) {
		return text
	}
	return ForeignFrom + text + ForeignTo
}

// Plain returns a text without marks.
func Plain(text string) string {
	if !strings.Contains(text, ForeignFrom) && !strings.Contains(text, ForeignTo) {
		return text
	}
	return strings.NewReplacer(ForeignFrom, "", ForeignTo, "").Replace(text)
}

// own returns what of a text is in the language of the translation.
func own(text string) string {
	for {
		before, rest, marked := strings.Cut(text, ForeignFrom)
		if !marked {
			break
		}
		_, after, _ := strings.Cut(rest, ForeignTo)
		text = before + after
	}
	return strings.TrimLeft(text, ". ")
}

// Translation is an aid in another language, with what its file says besides.
type Translation struct {
	Definition *Definition
	Title      source.Word
	Summary    string   // "" if it is missing
	Missing    []string // the texts that are missing: questions.cost.hint
}

// Original returns the definition of which d is a translation, or d.
func (d *Definition) Original() *Definition {
	if d.original != nil {
		return d.original
	}
	return d
}

// Translated tells whether d is a translation.
func (d *Definition) Translated() bool { return d.original != nil }

// TextsJSON returns the texts of a translation as a part of the definition's JSON: lists are
// as long as there, and hold null for what stays.
func (d *Definition) TextsJSON() []byte {
	return Canonical(otherThan(d.Original().value(), d.value()))
}

// otherThan returns what of b is another than in a, or nil.
func otherThan(a, b any) any {
	switch b := b.(type) {
	case map[string]any:
		of, _ := a.(map[string]any)
		out := map[string]any{}
		for key, value := range b {
			if other := otherThan(of[key], value); other != nil {
				out[key] = other
			}
		}
		if len(out) > 0 {
			return out
		}
		return nil
	case []any:
		of, _ := a.([]any)
		out, other := make([]any, len(b)), false
		for i := range b {
			if i < len(of) {
				out[i] = otherThan(of[i], b[i])
			}
			other = other || out[i] != nil
		}
		if other {
			return out
		}
		return nil
	}
	if a == b {
		return nil
	}
	return b
}

// besideTexts are the keys of a translation's file that are no texts.
var besideTexts = []string{"translation"}

// Translate reads the translation of an aid into a language. summary says whether the aid has one. The
// definition is nil if anything in the file is wrong.
func Translate(d *Definition, language string, summary bool, text *source.Text, table *source.Table, parsed diag.List) (Translation, diag.List) {
	f := &file{text: text}
	for _, p := range parsed {
		p.Code, p.Severity = diag.AidSyntax, diag.Error
		f.found.Add(p)
	}
	if parsed.HasErrors() {
		return Translation{}, f.found
	}
	var out Translation
	made, root := d.inOtherWords()
	has := ""
	if summary {
		has = "summary"
	}
	root.slots = slices.Insert(root.slots, 1, &slot{key: "summary", text: &has})
	t := translator{file: f}
	t.part(table, root)
	title, ok := table.Get("title")
	if !ok || strings.TrimSpace(title.Value.Text) == "" {
		pos := diag.Position{Path: text.Name, Line: 1, Column: 1}
		f.report(diag.AidMissingKey, pos, `Add it: title = "…". Whatever else is missing stands there in the language of the aid.`, "%s has no %q", root.place, "title")
	}
	if f.found.HasErrors() {
		return Translation{}, f.found
	}
	out.Title = source.Word{Text: made.Title, Pos: f.at(title.Value.Span)}
	root.missing("", func(place string, text *string) {
		out.Missing = append(out.Missing, place)
		*text = Foreign(*text)
	})
	if !strings.HasPrefix(has, ForeignFrom) {
		out.Summary = has
	}
	made.language, out.Definition = language, made
	return out, f.found
}

// inOtherWords returns a copy of the definition with its texts as parts, which may be given
// other texts: none of them is the original's.
func (d *Definition) inOtherWords() (*Definition, *part) {
	c := *d
	c.original = d
	root := &part{place: "the translation"}
	root.text("title", &c.Title)
	root.text("decision", &c.Decision)
	root.text("notice", &c.Notice)
	root.table("review", "the review").text("by", &c.Review.By)
	each(&c.Allow, func(a *Allow) {
		item := root.item("allow", "allow", a.Code, a.At)
		item.names = []string{"code", "at"}
		item.text("because", &a.Because)
	})
	c.Model = d.Model.texts(root)
	return &c, root
}

// translator fills the texts of parts.
type translator struct {
	*file
}

// part takes the texts of a table.
func (t *translator) part(table *source.Table, p *part) {
	for _, e := range table.Entries {
		pos := t.at(e.Span)
		slot, known := p.get(e.Key)
		switch {
		case slices.Contains(p.names, e.Key):
		case !known && p.root() && slices.Contains(besideTexts, e.Key):
		case !known && notTexts()[e.Key]:
			t.report(diag.AidNoText, pos, "Remove it. What is no text is said once, in the aid, for all languages.",
				"%q of %s is no text: it cannot be translated", e.Key, p.place)
		case !known:
			t.unknown(e.Key, pos, p)
		case slot.text != nil:
			t.text(e, slot, p)
		case slot.byKey:
			t.byKey(e, slot, p)
		default:
			t.list(e, slot, p)
		}
	}
}

func (t *translator) unknown(key string, pos diag.Position, p *part) {
	r := &reader{file: t.file}
	r.unknown(key, pos, p.place, p.keys())
}

// text takes a text. What the aid does not say there cannot be translated.
func (t *translator) text(e source.Entry, s *slot, p *part) {
	if e.Value.Type != source.String {
		t.report(diag.AidSyntax, t.at(e.Value.Span), fmt.Sprintf(`Write it as in %s = "…".`, e.Key),
			"%q of %s must be text; this is %s", e.Key, p.place, typeName(e.Value))
		return
	}
	w := source.Bounded(e.Key, source.Word{Text: strings.TrimSpace(e.Value.Text), Pos: t.at(e.Value.Span)}, &t.found)
	if w.Text == "" {
		return // not translated yet
	}
	if *s.text == "" {
		t.report(diag.AidNotThere, t.at(e.Span), "Remove it, or add "+e.Key+" to the aid first.", "%s has no %q in the aid", p.place, e.Key)
		return
	}
	*s.text, s.given = source.Typographic(Plain(w.Text)), true
}

// byKey takes the texts of a table whose keys are ids, or of a single table.
func (t *translator) byKey(e source.Entry, s *slot, p *part) {
	if e.Value.Type != source.TableType {
		t.report(diag.AidSyntax, t.at(e.Value.Span), "Write it as in "+e.Key+" = { … }.", "%q of %s must be a table; this is %s", e.Key, p.place, typeName(e.Value))
		return
	}
	t.part(e.Value.Table, s.parts[0])
}

// list takes the texts of a list of tables: by their ids or, where they have none, by their
// places, and then of all of them.
func (t *translator) list(e source.Entry, s *slot, p *part) {
	if e.Value.Type != source.Array {
		t.report(diag.AidSyntax, t.at(e.Value.Span), "Write it as in "+e.Key+" = [ { … } ].", "%q of %s must be a list of tables; this is %s", e.Key, p.place, typeName(e.Value))
		return
	}
	taken := map[*part]diag.Position{}
	for i, item := range e.Value.Items {
		if item.Type != source.TableType {
			t.report(diag.AidSyntax, t.at(item.Span), "Write it as in "+e.Key+" = [ { … } ].", "%q of %s must be a list of tables; this is %s", e.Key, p.place, typeName(item))
			continue
		}
		of := t.itemOf(item, s, i, p)
		if of == nil {
			continue
		}
		pos := t.placeOf(item)
		if first, twice := taken[of]; twice {
			t.found.Add(diag.New(diag.AidDuplicateID, pos, "%s stands here twice, first on line %d", of.place, first.Line).
				Hinted("Put the texts of the two together.").See(first, "It is first here."))
			continue
		}
		taken[of] = pos
		t.part(item.Table, of)
	}
	if n := len(e.Value.Items); len(s.parts) > 0 && s.parts[0].names == nil && n != len(s.parts) {
		t.report(diag.AidNotThere, t.at(e.Span), `Give as many, in the order of the aid. One that is not translated yet is { text = "" }.`,
			"%q of %s has %s in the aid, and %d here", e.Key, p.place, counted(len(s.parts), s.one), n)
	}
}

func (t *translator) placeOf(item source.Value) diag.Position {
	span := item.Table.Span
	span.Length = min(span.Length, 1)
	return t.at(span)
}

// itemOf returns the part of the aid that an element of a list is about, or nil.
func (t *translator) itemOf(item source.Value, s *slot, i int, p *part) *part {
	if len(s.parts) == 0 || s.parts[0].names == nil {
		if i < len(s.parts) {
			return s.parts[i]
		}
		return nil // reported with the list
	}
	names := s.parts[0].names
	var given []string
	for _, key := range names {
		e, ok := item.Table.Get(key)
		if !ok || e.Value.Type != source.String {
			t.report(diag.AidMissingKey, t.placeOf(item), "Add it as the aid has it: "+key+` = "…".`, "%s %d of %s has no %q", s.one, i+1, p.place, key)
			return nil
		}
		given = append(given, strings.TrimSpace(e.Value.Text))
	}
	for _, of := range s.parts {
		if slices.Equal(of.named, given) {
			return of
		}
	}
	var all []string
	for _, of := range s.parts {
		all = append(all, strings.Join(of.named, " "))
	}
	name := strings.Join(given, " ")
	e, _ := item.Table.Get(names[0])
	t.report(diag.AidNotThere, t.at(e.Value.Span), hintAt(name, all), "the aid has no %s %q", s.one, clip(name))
	return nil
}

// notTexts returns the keys that aids have and that are no text of any part of any aid.
var notTexts = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{"v": true, "group": true, "funding": true, "who": true, "need": true, "have": true, "cost": true, "vital": true}
	for _, key := range pageKeys() {
		out[key] = true
	}
	var note func(*source.Shape)
	note = func(s *source.Shape) {
		if s == nil {
			return
		}
		for i := range s.Keys {
			out[s.Keys[i].Name] = true
			note(s.Keys[i].Table)
		}
	}
	var drop func(p *part)
	drop = func(p *part) {
		for _, s := range p.slots {
			delete(out, s.key)
			for _, of := range s.parts {
				drop(of)
			}
		}
	}
	for _, k := range Kinds() {
		note(Settings(k))
	}
	for _, k := range Kinds() {
		drop(partsOf(k))
	}
	out["unit"] = true // it is a text of gap maps, where it is known
	return out
})
