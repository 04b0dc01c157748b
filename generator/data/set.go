package data

import (
	"path"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Folder is where data sets stand in the content.
const Folder = "data"

// IsFile tells whether a file of the content is one of figures.
func IsFile(f source.File) bool {
	return inFolder(f) && strings.EqualFold(path.Ext(f.Path), ".csv")
}

// IsDescription tells whether a file may describe one of figures.
func IsDescription(f source.File) bool { return inFolder(f) && path.Ext(f.Path) == ".toml" }

func inFolder(f source.File) bool {
	return strings.HasPrefix(f.Path, Folder+"/") && !f.Fragment && !strings.Contains(f.Path, "/files/")
}

// DescriptionOf returns the path of the description of a file of figures.
func DescriptionOf(file string) string { return strings.TrimSuffix(file, path.Ext(file)) + ".toml" }

// Set is a data set. It is never changed.
type Set struct {
	Path    string // content path of the figures
	Name    string // the path that the author knows
	Title   string
	Summary string
	Caveat  string
	Licence string
	Sources []source.Word
	Columns []Column
	// Broken says that there are errors, so that nobody can rely on what is here.
	Broken bool
	Found  diag.List

	rows  int
	cells []string // row by row
}

// Column is a column of a data set.
type Column struct {
	ID    string // as the first line of the file has it
	Title string
	Type  Type
	Unit  string
	Note  string
	// unitFrom is the column that holds the unit of each cell, or -1.
	unitFrom int
}

// Numeric tells whether the column holds numbers that can be drawn.
func (c Column) Numeric() bool { return c.Type.numeric() }

// Rows returns the number of rows.
func (s *Set) Rows() int { return s.rows }

// Cell returns a cell as it stands in the file.
func (s *Set) Cell(row, column int) string { return s.cells[row*len(s.Columns)+column] }

// ID is what pages call the data set: its file in the folder data.
func (s *Set) ID() string { return strings.TrimPrefix(s.Path, Folder+"/") }

// Files are what a data set is made of.
type Files struct {
	Path string // content path of the figures
	Name string // the path that the author knows
	CSV  []byte // taken over
	// Description is nil if there is none; DescriptionName is the path that the
	// author knows.
	Description     []byte
	DescriptionName string
	// Size is that of the figures; CSV is not needed where it is above MaxFile.
	Size int64
}

// Compile makes a data set. strict reports settings that do not exist.
func Compile(f Files, strict bool) *Set {
	s := &Set{Path: f.Path, Name: f.Name, Title: source.TitleFromName(strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path)))}
	if f.Size > MaxFile {
		s.Found.Add(tooLarge(f))
		s.Broken = true
		return s
	}
	text, found := newText(f.Name, f.CSV)
	s.Found.Add(found...)
	var sheet sheet
	if len(text.Data) > 0 || !found.HasErrors() {
		sheet, found = read(text)
		s.Found.Add(found...)
	}
	for _, name := range sheet.header {
		s.Columns = append(s.Columns, Column{ID: name.text, Title: source.Typographic(source.TitleFromName(name.text)), unitFrom: -1})
	}
	described := s.describe(f, strict)
	s.takeCells(sheet)
	for i := range s.Columns {
		if s.Columns[i].Type == 0 {
			s.Columns[i].Type = s.guess(i)
		}
	}
	s.units(described)
	s.Found.Add(s.check(text, sheet)...)
	s.Broken = s.Found.HasErrors()
	return s
}

func (s *Set) takeCells(sheet sheet) {
	s.rows = len(sheet.rows)
	s.cells = make([]string, 0, s.rows*len(s.Columns))
	for _, row := range sheet.rows {
		for i := range s.Columns {
			s.cells = append(s.cells, row[i].text)
		}
	}
}

// column returns the index of a column by its name or title, or -1.
func (s *Set) column(name string) int {
	key := fold(name)
	if i := slices.IndexFunc(s.Columns, func(c Column) bool { return fold(c.ID) == key }); i >= 0 {
		return i
	}
	return slices.IndexFunc(s.Columns, func(c Column) bool { return fold(c.Title) == key })
}

// names returns the names of all columns.
func (s *Set) names() []string {
	out := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		out[i] = c.ID
	}
	return out
}

// fold returns what two ways to write a value have in common.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(alike.Replace(s)), " "))
}

// alike are characters that are typed in more than one way.
var alike = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "−", "-", "\u00a0", " ")
