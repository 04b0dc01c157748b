package checklist

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"partnerbook/generator/canonical"
)

// State says how far an item is.
type State string

// The states.
const (
	Open      State = "open"
	Done      State = "done"
	NotNeeded State = "not-needed"
)

// Entry is what a reader noted of an item.
type Entry struct {
	State State
	Owner string // a role or initials
	Due   string // a day, as 2026-12-01, or ""
	Note  string
}

// untouched is what is noted of an item of which nobody noted anything.
var untouched = Entry{State: Open}

// Saved is what a reader noted of a list, and its file.
type Saved struct {
	ID      string // of the list
	Site    string // the name of the site that it was made on
	Edition string // of the list
	Made    string // a day
	By      string // whose notes they are
	// Entries are those of all items of the list at that time, and of items of which
	// something is noted.
	Entries map[string]Entry
}

// Entry returns what is noted of an item.
func (s Saved) Entry(id string) Entry {
	if e, ok := s.Entries[id]; ok {
		return e
	}
	return untouched
}

// IDs returns the ids of the entries, in order.
func (s Saved) IDs() []string {
	return slices.SortedFunc(maps.Keys(s.Entries), canonical.Compare)
}

// Write returns the file: one line for each item, so that two editions can be
// compared. notice says what whoever has it must know; it stands first.
func (s Saved) Write(notice string) []byte {
	var b []byte
	field := func(name, value string) {
		b = append(b, "  "...)
		b = append(canonical.AppendString(b, name), ": "...)
		b = append(canonical.AppendString(b, value), ",\n"...)
	}
	b = append(b, "{\n"...)
	field("notice", notice)
	b = append(b, "  \"checklist\": 1,\n"...)
	field("id", s.ID)
	field("site", s.Site)
	field("edition", s.Edition)
	field("made", s.Made)
	field("by", s.By)
	b = append(b, "  \"items\": {"...)
	for i, id := range s.IDs() {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, "\n    "...)
		b = append(canonical.AppendString(b, id), ": "...)
		b = append(b, s.Entries[id].json()...)
	}
	if len(s.Entries) > 0 {
		b = append(b, "\n  "...)
	}
	return append(b, "}\n}\n"...)
}

// json returns an entry without what is as it would be anyway.
func (e Entry) json() string {
	var parts []string
	add := func(name, value, usual string) {
		if value != usual {
			parts = append(parts, string(canonical.AppendString(nil, name))+":"+string(canonical.AppendString(nil, value)))
		}
	}
	add("state", string(e.State), string(Open))
	add("owner", e.Owner, "")
	add("due", e.Due, "")
	add("note", e.Note, "")
	return "{" + strings.Join(parts, ",") + "}"
}

// The longest texts, in characters.
const (
	longestLine = 100
	longestNote = 2000
)

var (
	lineBreaks = regexp.MustCompile(`\r\n?`)
	controls   = regexp.MustCompile(`[\x00-\x1f\x7f]+`)
	inNotes    = regexp.MustCompile(`[\x00-\x09\x0b-\x1f\x7f]+`)
)

// line makes a text one line of at most so many characters.
func line(s string) string { return cut(controls.ReplaceAllString(s, " "), longestLine) }

// note makes a text a note.
func note(s string) string {
	return cut(inNotes.ReplaceAllString(lineBreaks.ReplaceAllString(s, "\n"), " "), longestNote)
}

func cut(s string, most int) string {
	s = strings.ToValidUTF8(strings.Trim(s, " \n"), "\uFFFD")
	if utf8.RuneCountInString(s) > most {
		s = strings.TrimRight(string([]rune(s)[:most]), " \n")
	}
	return s
}

// isDay tells whether a text is a day of the calendar, as 2026-12-01.
func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil && s[0] != '0'
}
