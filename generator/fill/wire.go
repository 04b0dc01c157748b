package fill

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// wireField is a field as browsers get it.
type wireField struct {
	ID       string      `json:"id"`
	Label    string      `json:"label"`
	Hint     string      `json:"hint,omitempty"`
	Type     Type        `json:"type"`
	Required bool        `json:"required,omitempty"`
	Example  string      `json:"example,omitempty"`
	Choices  []string    `json:"choices,omitempty"`
	Ours     bool        `json:"ours,omitempty"`
	Shared   bool        `json:"shared,omitempty"`
	Columns  []wireField `json:"columns,omitempty"`
}

func (fs Fields) wire() []wireField {
	out := make([]wireField, 0, len(fs))
	for _, f := range fs {
		w := wireField{
			ID: f.ID.Text, Label: f.Label, Hint: f.Hint, Type: f.Type, Required: f.Required, Example: f.Example,
			Choices: f.Choices, Ours: f.Ours, Shared: f.Shared,
		}
		if len(f.Columns) > 0 {
			w.Columns = f.Columns.wire()
		}
		out = append(out, w)
	}
	return out
}

// JSON returns the fields as browsers get them.
func (fs Fields) JSON() json.RawMessage { return mustJSON(fs.wire()) }

// Digest returns the first 8 hex digits of the SHA-256 of what answers depend on:
// the ids, types and choices of the fields, and not their words.
func (fs Fields) Digest() string {
	sum := sha256.Sum256(mustJSON(bare(fs.wire())))
	return hex.EncodeToString(sum[:4])
}

func bare(fields []wireField) []wireField {
	out := make([]wireField, 0, len(fields))
	for _, f := range fields {
		out = append(out, wireField{ID: f.ID, Type: f.Type, Choices: f.Choices, Columns: bare(f.Columns)})
	}
	return out
}

func mustJSON(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // there is nothing in it that cannot be written
	}
	return data
}
