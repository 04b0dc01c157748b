package aid

import "partnerbook/generator/source"

// Settings returns what the file of an aid of a kind may hold, without the settings that it
// shares with other pages: every key that reading it asks for.
func Settings(k Kind) *source.Shape {
	s := new(source.Shape)
	f := &file{text: new(source.Text), idPattern: plainIDs}
	r := &reader{file: f, table: new(source.Table), place: "the aid", shape: s}
	r.definition("")
	r.model(k) // the definition names no kind
	s.OneOf("kind", []string{string(k)})
	return s
}

// recorded returns a reader of a table that is not there, which writes down what it is
// asked for.
func (r *reader) recorded(key string, t source.KeyType) *reader {
	return &reader{file: r.file, table: new(source.Table), place: key, shape: r.shape.Note(key, t).Sub()}
}
