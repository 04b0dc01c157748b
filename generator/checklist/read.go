package checklist

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"partnerbook/generator/canonical"
)

// Fault says why a file cannot be opened. Words for it stand in the theme, under
// checkjs_file_ and the fault.
type Fault string

// The faults.
const (
	TooLarge  Fault = "too-large"
	NotJSON   Fault = "not-json"
	NotOurs   Fault = "not-a-checklist"
	Newer     Fault = "newer"
	OtherList Fault = "other-checklist"
	NoItems   Fault = "no-items"
)

// Problem is something in a file that was left out: Code is one of state, due,
// owner, note, entry, field and twice, and Value what was written, if it was a text.
type Problem struct {
	Code  string
	Item  string
	Value string
}

// What a file may hold at most.
const (
	largest     = 1_000_000 // bytes
	deepest     = 20
	mostEntries = 5000
)

// Read reads a file that may be of the list with an id; any list if that is "". It
// returns what it understood and what it left out, or a fault.
func Read(data []byte, id string) (Saved, []Problem, Fault) {
	if len(data) > largest || tooDeep(data) {
		return Saved{}, nil, TooLarge
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	value, ok := parse(data)
	if !ok {
		return Saved{}, nil, NotJSON
	}
	file, _ := value.(map[string]any)
	form, isNumber := file["checklist"].(json.Number)
	n, _ := strconv.ParseFloat(string(form), 64) // what is too large is infinite
	switch {
	case !isNumber || n < 1:
		return Saved{}, nil, NotOurs
	case n != 1:
		return Saved{}, nil, Newer
	}
	items, ok := file["items"].(map[string]any)
	text := func(key string) string { s, _ := file[key].(string); return line(s) }
	switch {
	case id != "" && text("id") != id:
		return Saved{}, nil, OtherList
	case !ok:
		return Saved{}, nil, NoItems
	case len(items) > mostEntries:
		return Saved{}, nil, TooLarge
	}
	s := Saved{ID: text("id"), Site: text("site"), Edition: text("edition"), Made: text("made"), By: text("by")}
	if !isDay(s.Made) {
		s.Made = ""
	}
	entries, problems := readEntries(items)
	s.Entries = entries
	for _, key := range keysTwice(data) {
		problems = append(problems, Problem{Code: "twice", Item: line(key)})
	}
	return s, problems, ""
}

func parse(data []byte) (value any, ok bool) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if decoder.Decode(&value) != nil {
		return nil, false
	}
	_, err := decoder.Token()
	return value, err != nil && err.Error() == "EOF"
}

func readEntries(items map[string]any) (map[string]Entry, []Problem) {
	entries := map[string]Entry{}
	var problems []Problem
	for _, key := range slices.SortedFunc(maps.Keys(items), canonical.Compare) {
		id := line(key)
		fields, ok := items[key].(map[string]any)
		if !ok || id == "" {
			problems = append(problems, Problem{Code: "entry", Item: id})
			continue
		}
		e, found := readEntry(id, fields)
		problems = append(problems, found...)
		entries[id] = e
	}
	return entries, problems
}

func readEntry(id string, fields map[string]any) (Entry, []Problem) {
	e := untouched
	var problems []Problem
	for _, key := range slices.SortedFunc(maps.Keys(fields), canonical.Compare) {
		text, isText := fields[key].(string)
		fine := isText
		switch key {
		case "state":
			if s := State(text); s == Open || s == Done || s == NotNeeded {
				e.State = s
			} else {
				fine = false
			}
		case "due":
			if isDay(text) {
				e.Due = text
			} else if text != "" {
				fine = false
			}
		case "owner":
			e.Owner = line(text)
		case "note":
			e.Note = note(text)
		default:
			problems = append(problems, Problem{"field", id, line(key)})
			continue
		}
		if !fine {
			problems = append(problems, Problem{key, id, line(text)})
		}
	}
	return e, problems
}

// tooDeep counts brackets before the parser has to.
func tooDeep(data []byte) bool {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			if depth++; depth > deepest {
				return true
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return false
}

// keysTwice returns the items that a file has more than once: parsers take the last
// of them and say nothing.
func keysTwice(data []byte) []string {
	decoder := json.NewDecoder(bytes.NewReader(data))
	seen, twice := map[string]bool{}, map[string]bool{}
	var open []json.Delim // brackets around this place
	top, isKey := "", false
	for {
		token, err := decoder.Token()
		if err != nil {
			return slices.SortedFunc(maps.Keys(twice), canonical.Compare)
		}
		delim, isDelim := token.(json.Delim)
		text, isText := token.(string)
		switch {
		case isDelim && (delim == '{' || delim == '['):
			open, isKey = append(open, delim), delim == '{'
			continue
		case isDelim:
			open = open[:len(open)-1]
		case isText && isKey:
			switch {
			case len(open) == 1:
				top = text
			case len(open) == 2 && open[0] == '{' && top == "items":
				if seen[text] {
					twice[text] = true
				}
				seen[text] = true
			}
			isKey = false // a value comes next
			continue
		}
		isKey = len(open) > 0 && open[len(open)-1] == '{'
	}
}
