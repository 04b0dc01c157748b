package fill

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Value is what a reader gave for a field: a text, or rows of texts by column.
type Value struct {
	Text string
	Rows []map[string]string
}

// Answers are what a reader gave, by the id of the field.
type Answers map[string]Value

// Template is a template as files of answers know it.
type Template struct {
	Name   string // its id, or its address without the ending
	Digest string // of its fields
	Fields Fields
}

// Saved is what was read from a file of answers.
type Saved struct {
	Answers Answers
	// Unknown are the ids of what the file holds and the template cannot take, sorted.
	Unknown []string
	Made    string // the day
	Other   string // the template that the file was made for, if it is another
	Changed bool   // the template's fields have changed since
}

// The version of files of answers, and what is read of one at most.
const (
	Version  = 1
	MaxFile  = 2_000_000 // characters
	MaxRows  = 300
	MaxValue = 50_000 // characters
)

// Why a file of answers cannot be read.
var (
	ErrLarge   = errors.New("large")
	ErrSyntax  = errors.New("syntax")
	ErrKind    = errors.New("kind")
	ErrVersion = errors.New("version")
)

// ReadAnswers reads a file of answers for a template. Files come from anywhere, so
// whatever is not as it should be is left out and named.
func ReadAnswers(data []byte, t Template) (Saved, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if lengthOf(string(data)) > MaxFile {
		return Saved{}, ErrLarge
	}
	var file map[string]json.RawMessage
	if !json.Valid(data) {
		return Saved{}, ErrSyntax
	}
	if json.Unmarshal(data, &file) != nil || isNull(file["answers"]) {
		return Saved{}, ErrKind
	}
	var version float64
	if json.Unmarshal(file["answers"], &version) != nil || version != Version {
		return Saved{}, ErrVersion
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(file["fields"], &fields) != nil || fields == nil {
		return Saved{}, ErrKind
	}
	saved := Saved{Answers: Answers{}, Made: textOf(file["made"])}
	if name := textOf(file["template"]); name != t.Name {
		saved.Other = name
		if name == "" {
			saved.Other = "?"
		}
	} else if digest := textOf(file["digest"]); digest != "" { // a file made by hand has none
		saved.Changed = digest != t.Digest
	}
	for id, raw := range fields {
		f, known := t.Fields.Find(id)
		value, ok := valueOf(raw, f)
		if !known || !ok {
			saved.Unknown = append(saved.Unknown, id)
			continue
		}
		saved.Answers[id] = value
	}
	slices.Sort(saved.Unknown)
	return saved, nil
}

// valueOf reads the value of a field; false if it is of another kind.
func valueOf(raw json.RawMessage, f Field) (Value, bool) {
	if !f.Type.HasRows() {
		s, ok := asText(raw)
		return Value{Text: s}, ok
	}
	var rows []map[string]json.RawMessage
	if json.Unmarshal(raw, &rows) != nil || rows == nil || len(rows) > MaxRows {
		return Value{}, false
	}
	value := Value{Rows: []map[string]string{}}
	for _, row := range rows {
		if row == nil {
			return Value{}, false
		}
		read := map[string]string{}
		for _, c := range f.Columns {
			cell := row[c.ID.Text]
			if isNull(cell) {
				continue
			}
			s, ok := asText(cell)
			if !ok {
				return Value{}, false
			}
			read[c.ID.Text] = s
		}
		value.Rows = append(value.Rows, read)
	}
	return value, true
}

// isNull tells whether nothing was given.
func isNull(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == "null" }

func textOf(raw json.RawMessage) string {
	s, _ := asText(raw)
	return s
}

// asText returns a text without what no document can hold.
func asText(raw json.RawMessage) (string, bool) {
	if len(raw) == 0 || raw[0] != '"' {
		return "", false
	}
	var s string
	if json.Unmarshal(raw, &s) != nil || lengthOf(s) > MaxValue {
		return "", false
	}
	return Clean(s), true
}

// Clean returns a text without control characters, and with one kind of line end.
func Clean(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
}

// lengthOf counts as scripts do: characters beyond the first 65,536 are two.
func lengthOf(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xffff {
			n++
		}
	}
	return n
}

// Problem returns what is wrong with a file of answers, for whoever gave it to a
// command.
func Problem(err error) string {
	switch {
	case errors.Is(err, ErrLarge):
		return fmt.Sprintf("It is larger than files of answers can be: %d characters.", MaxFile)
	case errors.Is(err, ErrSyntax):
		return "It is not JSON, or it is damaged."
	case errors.Is(err, ErrVersion):
		return "It was made by another edition of Partnerbook."
	case errors.Is(err, ErrKind):
		return "It is not a file of answers. Save one on the page of the template."
	}
	return err.Error()
}
