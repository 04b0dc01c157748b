package source

import (
	"slices"

	"partnerbook/generator/diag"
)

// Shape says which settings a table may hold: every key that a decoder asks for, with the
// type that it asks for. It is written down by running the code that reads settings over
// nothing (Record), so there is no second list of them.
type Shape struct{ Keys []Key }

// Key is one setting of a Shape.
type Key struct {
	Name  string
	Types []KeyType // more than one where either will do
	// Values are those that a text, or each text of a list, can have; nil for any.
	Values []string
	// Pattern is what a text must match, or "".
	Pattern  string
	Required bool
	Why      string // it is required
	Table    *Shape // of a table, or of each in a list of tables
}

// KeyType is the type of a setting.
type KeyType uint8

// The types of settings.
const (
	TextKey   KeyType = iota + 1
	TextsKey          // a list of texts
	FlagKey           // true or false
	NumberKey         // a whole number
	RealKey           // any number
	DayKey
	TableKey
	TablesKey // a list of tables
	FreeKey   // a table of which the keys are not fixed
	AnyKey    // whatever it is
)

// Record returns the settings that a function asks for. It is given a decoder of a table
// that holds nothing, whose sub-tables are all there and hold nothing either.
func Record(read func(*Decoder)) *Shape {
	s := new(Shape)
	read(recording(s))
	return s
}

func recording(s *Shape) *Decoder {
	return &Decoder{text: new(Text), table: new(Table), found: new(diag.List), strict: true, shape: s}
}

// Records tells whether the decoder writes down what it is asked for. Code that looks at a
// setting only where another is there has to look at it then.
func (d *Decoder) Records() bool { return d.shape != nil }

// ConfigShape returns the settings of site.toml.
func ConfigShape() *Shape { return Record(func(d *Decoder) { decodeConfig(d) }) }

// GlossaryShape returns the settings of glossary.toml.
func GlossaryShape() *Shape {
	return Record(func(d *Decoder) {
		for _, sub := range d.Subs("term") {
			glossaryTerm(sub)
		}
	})
}

// SearchShape returns the settings of search.toml.
func SearchShape() *Shape { return Record(func(d *Decoder) { decodeSearchWords(d) }) }

// Get returns a key, or nil.
func (s *Shape) Get(name string) *Key {
	if s == nil {
		return nil
	}
	i := slices.IndexFunc(s.Keys, func(k Key) bool { return k.Name == name })
	if i < 0 {
		return nil
	}
	return &s.Keys[i]
}

// Names returns the names of all keys, in the order in which they are asked for.
func (s *Shape) Names() []string {
	var names []string
	for _, k := range s.Keys {
		names = append(names, k.Name)
	}
	return names
}

// Note writes down that a key is asked for, and returns it. On no shape it does nothing, as
// the methods below, so that those who read settings need not ask whether to write.
func (s *Shape) Note(name string, t KeyType) *Key {
	if s == nil {
		return nil
	}
	k := s.Get(name)
	if k == nil {
		s.Keys = append(s.Keys, Key{Name: name})
		k = &s.Keys[len(s.Keys)-1]
	}
	if !slices.Contains(k.Types, t) {
		k.Types = append(k.Types, t)
	}
	return k
}

// Sub returns the shape of the table under a key.
func (k *Key) Sub() *Shape {
	if k.Table == nil {
		k.Table = new(Shape)
	}
	return k.Table
}

// Need writes down that keys are required, and why.
func (s *Shape) Need(why string, names ...string) {
	if s == nil {
		return
	}
	for _, name := range names {
		k := s.Get(name)
		if k == nil { // it is read later
			s.Keys = append(s.Keys, Key{Name: name})
			k = &s.Keys[len(s.Keys)-1]
		}
		k.Required, k.Why = true, why
	}
}

// OneOf writes down the values that a key can have.
func (s *Shape) OneOf(name string, possible []string) {
	if k := s.Get(name); k != nil && len(possible) > 0 {
		k.Values = slices.Clone(possible)
	}
}

// Matches writes down what the text of a key must match.
func (s *Shape) Matches(name, pattern string) {
	if k := s.Get(name); k != nil {
		k.Pattern = pattern
	}
}
