package source

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
	unusual bool   // the text holds more than plain settings; see isPlain
	twice   *Entry // a setting whose key has another value already
	inline  bool   // the text holds the whole of it in braces
	// keys finds an entry by its key once there are more than a few.
	keys map[string]int
}

// few is how many entries are found by looking at each.
const few = 16

// Get returns the entry of a key.
func (t *Table) Get(key string) (Entry, bool) {
	i := t.index(key)
	if i < 0 {
		return Entry{}, false
	}
	return t.Entries[i], true
}

func (t *Table) index(key string) int {
	if t.keys != nil {
		if i, ok := t.keys[key]; ok {
			return i
		}
		return -1
	}
	for i := range t.Entries {
		if t.Entries[i].Key == key {
			return i
		}
	}
	return -1
}

// add appends an entry whose key is new.
func (t *Table) add(e Entry) {
	t.Entries = append(t.Entries, e)
	switch {
	case t.keys != nil:
		t.keys[e.Key] = len(t.Entries) - 1
	case len(t.Entries) > few:
		t.keys = make(map[string]int, 2*len(t.Entries))
		for i := range t.Entries {
			t.keys[t.Entries[i].Key] = i
		}
	}
}

// Set adds an entry, or replaces the value of its key.
func (t *Table) Set(e Entry) {
	if i := t.index(e.Key); i >= 0 {
		t.Entries[i] = e
		return
	}
	t.add(e)
}

// child returns the table under key, made if it is not there; under an array of
// tables, the last of them. open is false if the key has a value to which
// nothing can be added, which only text that is refused anyway does.
func (t *Table) child(key string, span Span) (sub *Table, open bool) {
	if i := t.index(key); i >= 0 {
		v := &t.Entries[i].Value
		if v.Type == Array && len(v.Items) > 0 {
			v = &v.Items[len(v.Items)-1]
		}
		if v.Table == nil {
			v.Table = &Table{Span: span}
			return v.Table, false
		}
		return v.Table, !v.Table.inline
	}
	sub = &Table{Span: span}
	t.add(Entry{key, span, Value{Type: TableType, Span: span, Table: sub}})
	return sub, true
}

// appendTable adds a table to the array of tables under key. open is as for
// child.
func (t *Table) appendTable(key string, span Span) (sub *Table, open bool) {
	sub = &Table{Span: span}
	item := Value{Type: TableType, Span: span, Table: sub}
	if i := t.index(key); i >= 0 {
		v := &t.Entries[i].Value
		open = v.Type == Array && len(v.Items) > 0 && v.Items[0].Table != nil && !v.Items[0].Table.inline
		v.Items = append(v.Items, item)
		return sub, open
	}
	t.add(Entry{key, span, Value{Type: Array, Span: span, Items: []Value{item}}})
	return sub, true
}
