package fill

import (
	"regexp"
	"slices"
	"time"

	"partnerbook/generator/source"
)

// Type says what belongs into a field.
type Type string

// The types of fields. Table and Repeat have columns, and as many rows as a reader
// needs: a table is printed as one wherever its blank stands, while the author of
// a template says how the rows of a repeat are laid out.
const (
	Text   Type = "text"
	Long   Type = "longtext"
	Date   Type = "date"
	Number Type = "number"
	Choice Type = "choice"
	Table  Type = "table"
	Repeat Type = "repeat"
)

// Types returns the types that a field can have.
func Types() []string {
	return []string{string(Text), string(Long), string(Date), string(Number), string(Choice), string(Table), string(Repeat)}
}

// HasRows tells whether fields of the type have columns and rows.
func (t Type) HasRows() bool { return t == Table || t == Repeat }

// Field is what a template asks for.
type Field struct {
	ID       source.Word
	Label    string
	Hint     string
	Type     Type
	Required bool
	Example  string
	Choices  []string
	Ours     bool   // the field is ours and not a source's
	Shared   bool   // it is the same in all documents of a council
	Columns  Fields // of a table or repeat
}

// Fields are those of one template, or the columns of one field.
type Fields []Field

// Find returns the field of an id.
func (fs Fields) Find(id string) (Field, bool) {
	i := slices.IndexFunc(fs, func(f Field) bool { return f.ID.Text == id })
	if i < 0 {
		return Field{}, false
	}
	return fs[i], true
}

// IDs returns the ids of the fields.
func (fs Fields) IDs() []string {
	var ids []string
	for _, f := range fs {
		ids = append(ids, f.ID.Text)
	}
	return ids
}

var validID = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

var number = regexp.MustCompile(`^[-+−]?[£$€]? ?[0-9]([0-9,. ]*[0-9])? ?%?$`)

// IsNumber tells whether a text is a number as people write it: 12, 1,200.50, −3,
// £40 or 7%.
func IsNumber(text string) bool { return number.MatchString(text) }

// IsDate tells whether a text is a day that there is, as in 2026-11-21.
func IsDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}
