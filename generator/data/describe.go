package data

import (
	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// describe reads the description. It returns the columns whose unit it sets.
func (s *Set) describe(f Files, strict bool) (described map[int]bool) {
	if f.Description == nil {
		return map[int]bool{}
	}
	text, found := source.NewText(f.DescriptionName, f.Description)
	table, problems := source.ParseTOML(text, 0, len(text.Data))
	s.Found.Add(append(found, problems...)...)
	d := source.NewDecoder(text, table, source.TOML, strict, &s.Found)
	described = s.decodeDescription(d)
	if !problems.HasErrors() {
		d.Finish(nil)
	}
	return described
}

func (s *Set) decodeDescription(d *source.Decoder) (described map[int]bool) {
	described = map[int]bool{}
	if title := d.Text("title"); title != "" {
		s.Title = source.Typographic(title)
	}
	s.Summary = source.Typographic(d.Text("summary"))
	s.Caveat = source.Typographic(d.Text("caveat"))
	s.Licence = source.Typographic(d.Text("licence"))
	s.Sources = d.Words("sources")
	d.Extra("extra")
	seen := map[int]bool{}
	for _, sub := range d.Subs("column") {
		s.describeColumn(sub, seen, described)
	}
	return described
}

func (s *Set) describeColumn(d *source.Decoder, seen, described map[int]bool) {
	d.Need("every [[column]] says which column it describes", "id")
	id, kind := d.Word("id"), d.Word("type")
	title, unit, unitFrom, note := d.Text("title"), d.Text("unit"), d.Word("unit_from"), d.Text("note")
	d.OneOf("type", []source.Word{kind}, typeNames)
	d.Finish(nil)
	i := s.column(id.Text)
	switch {
	case id.Text == "" || len(s.Columns) == 0:
		return
	case i < 0:
		s.Found.Add(s.unknownColumn(id))
		return
	case seen[i]:
		s.Found.Add(diag.New(diag.DataDuplicate, id.Pos, "The column “%s” is described twice.", id.Text).Hinted("Join the two."))
		return
	}
	seen[i] = true
	c := &s.Columns[i]
	c.Type, c.Unit, c.Note = typeNamed(kind.Text), unit, source.Typographic(note)
	if title != "" {
		c.Title = source.Typographic(title)
	}
	described[i] = unit != "" || unitFrom.Text != ""
	if unitFrom.Text == "" {
		return
	}
	if c.unitFrom = s.column(unitFrom.Text); c.unitFrom < 0 {
		s.Found.Add(s.unknownColumn(unitFrom))
	}
}

func (s *Set) unknownColumn(w source.Word) diag.Diagnostic {
	return diag.New(diag.DataUnknownColumn, w.Pos, "%s has no column “%s”.", s.ID(), w.Text).
		Hinted("%s", s.hintColumn(w.Text))
}

func (s *Set) hintColumn(name string) string {
	if hint := diag.DidYouMean(name, s.names()); hint != "" {
		return hint
	}
	return "The first line of the file names the columns."
}

// units gives columns the units that nobody had to write: % and £ for their types,
// and a column unit for the column value.
func (s *Set) units(described map[int]bool) {
	value, unit := s.column("value"), s.column("unit")
	if value >= 0 && unit >= 0 && !described[value] && s.Columns[value].Type.numeric() {
		s.Columns[value].unitFrom = unit
	}
	for i := range s.Columns {
		c := &s.Columns[i]
		switch {
		case c.Unit != "" || c.unitFrom >= 0:
		case c.Type == Percent:
			c.Unit = "%"
		case c.Type == Money:
			c.Unit = "£"
		}
	}
}

// DescriptionShape returns the settings of a description.
func DescriptionShape() *source.Shape {
	return source.Record(func(d *source.Decoder) { new(Set).decodeDescription(d) })
}
