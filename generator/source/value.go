package source

import "slices"

// Type is the type of a Value.
type Type uint8

const (
	String Type = iota + 1
	Integer
	Float
	Boolean
	Date
	DateTime
	Time
	Array
	TableType
)

// Span is a range of bytes in a Text.
type Span struct{ Offset, Length int }

// Value is one value of a setting, with its place.
type Value struct {
	Type  Type
	Span  Span
	Text  string // what a String says; for numbers, dates and true/false, as written
	Items []Value
	Table *Table
}

// Entry is one setting: a key, its place and its value.
type Entry struct {
	Key   string
	Span  Span
	Value Value
}

// Table is a set of settings in the order in which they were written.
type Table struct {
	Span    Span
	Entries []Entry
	unusual bool // the text holds more than plain settings; see isPlain
}

// Get returns the entry of a key.
func (t *Table) Get(key string) (Entry, bool) {
	i := t.index(key)
	if i < 0 {
		return Entry{}, false
	}
	return t.Entries[i], true
}

func (t *Table) index(key string) int {
	return slices.IndexFunc(t.Entries, func(e Entry) bool { return e.Key == key })
}

// Set adds an entry, or replaces the value of its key.
func (t *Table) Set(e Entry) {
	if i := t.index(e.Key); i >= 0 {
		t.Entries[i] = e
		return
	}
	t.Entries = append(t.Entries, e)
}

// child returns the table under key, made if it is not there; under an array of
// tables, the last of them.
func (t *Table) child(key string, span Span) *Table {
	if i := t.index(key); i >= 0 {
		v := &t.Entries[i].Value
		if v.Type == Array && len(v.Items) > 0 {
			v = &v.Items[len(v.Items)-1]
		}
		if v.Table == nil {
			// Only in text that is refused anyway: the key has another value.
			v.Table = &Table{Span: span}
		}
		return v.Table
	}
	sub := &Table{Span: span}
	t.Entries = append(t.Entries, Entry{key, span, Value{Type: TableType, Span: span, Table: sub}})
	return sub
}

// appendTable adds a table to the array of tables under key.
func (t *Table) appendTable(key string, span Span) *Table {
	sub := &Table{Span: span}
	item := Value{Type: TableType, Span: span, Table: sub}
	if i := t.index(key); i >= 0 {
		t.Entries[i].Value.Items = append(t.Entries[i].Value.Items, item)
		return sub
	}
	t.Entries = append(t.Entries, Entry{key, span, Value{Type: Array, Span: span, Items: []Value{item}}})
	return sub
}
