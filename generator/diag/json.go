package diag

import (
	"encoding/json"
	"io"
)

// JSONVersion is the version of the form that WriteJSON writes.
//
//	1: version, diagnostics[]: code, severity, path, line, column, length,
//	   message, hint, related[]: path, line, column, length, message.
const JSONVersion = 1

type jsonPlace struct {
	Path   string `json:"path"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	Length int    `json:"length,omitempty"`
}

type jsonRelated struct {
	jsonPlace
	Message string `json:"message"`
}

// Item is a diagnostic as JSON has it.
type Item struct {
	Code     Code   `json:"code"`
	Severity string `json:"severity"`
	jsonPlace
	Message string        `json:"message"`
	Hint    string        `json:"hint,omitempty"`
	Related []jsonRelated `json:"related,omitempty"`
}

type jsonList struct {
	Version     int    `json:"version"`
	Diagnostics []Item `json:"diagnostics"`
}

// WriteJSON prints a list as {"version":1,"diagnostics":[…]}, one object for
// each diagnostic. Lines and columns count from 1; columns and lengths are in
// characters; what is not known is left out.
func WriteJSON(w io.Writer, list List) error {
	return EncodeJSON(w, jsonList{JSONVersion, list.Items()})
}

// Items returns the list as JSON has it; empty, not nil, if it is.
func (l List) Items() []Item {
	out := make([]Item, 0, len(l))
	for _, d := range l {
		item := Item{
			Code:      d.Code,
			Severity:  d.Severity.String(),
			jsonPlace: jsonPlace(d.Pos),
			Message:   d.Message,
			Hint:      d.Hint,
		}
		for _, r := range d.Related {
			item.Related = append(item.Related, jsonRelated{jsonPlace(r.Pos), r.Message})
		}
		out = append(out, item)
	}
	return out
}

// EncodeJSON prints a value as the program prints JSON: indented, and with < > &
// as they are.
func EncodeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
