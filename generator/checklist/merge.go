package checklist

import (
	"maps"
	"slices"
	"strings"

	"partnerbook/generator/canonical"
)

// Side is what one council noted, with its name.
type Side struct {
	Name  string
	Saved Saved
}

// Row is an item with what each side noted of it.
type Row struct {
	Item    Item
	Known   bool // the list has the item
	Entries []Entry
	Differs bool
}

// Both, as a choice, keeps what every side noted. Another choice is the index of a
// side.
const Both = -1

// Rows sets what several sides noted beside each other: the items of the list in
// their order, then items that only the sides' files know.
func Rows(l *List, sides []Side) []Row {
	var rows []Row
	known := l.byID()
	for _, item := range l.Items {
		rows = append(rows, rowOf(item, true, sides))
	}
	others := map[string]bool{}
	for _, s := range sides {
		for id, e := range s.Saved.Entries {
			if _, ok := known[id]; !ok && e != untouched {
				others[id] = true
			}
		}
	}
	for _, id := range slices.SortedFunc(maps.Keys(others), canonical.Compare) {
		rows = append(rows, rowOf(Item{ID: id, Words: id}, false, sides))
	}
	return rows
}

func rowOf(item Item, known bool, sides []Side) Row {
	row := Row{Item: item, Known: known}
	for i, s := range sides {
		e := s.Saved.Entry(item.ID)
		row.Entries = append(row.Entries, e)
		row.Differs = row.Differs || i > 0 && e != row.Entries[0]
	}
	return row
}

// Plan returns the rows that are still open: for the side that was chosen, or for
// any.
func Plan(rows []Row, choices map[string]int) []Row {
	var out []Row
	for _, row := range rows {
		if slices.ContainsFunc(row.chosen(choices), func(i int) bool { return row.openFor(i) }) {
			out = append(out, row)
		}
	}
	return out
}

// openFor tells whether an item is still open for a side. One that the list does not
// have is open only where something is noted of it.
func (r Row) openFor(side int) bool {
	e := r.Entries[side]
	return e.State == Open && (r.Known || e != untouched)
}

// chosen returns the sides whose notes count.
func (r Row) chosen(choices map[string]int) []int {
	if i, ok := choices[r.Item.ID]; ok && i >= 0 && i < len(r.Entries) {
		return []int{i}
	}
	all := make([]int, len(r.Entries))
	for i := range all {
		all[i] = i
	}
	return all
}

// Joint returns what is noted of the items when each row has one entry: that of the
// side which was chosen, or what all sides say, with their names where they differ.
func Joint(rows []Row, sides []Side, choices map[string]int) map[string]Entry {
	out := map[string]Entry{}
	for _, row := range rows {
		if e := row.joint(sides, choices); row.Known || e != untouched {
			out[row.Item.ID] = e
		}
	}
	return out
}

func (r Row) joint(sides []Side, choices map[string]int) Entry {
	out := untouched
	owners, notes := make([]string, len(r.Entries)), make([]string, len(r.Entries))
	open, states := false, map[State]bool{}
	for _, i := range r.chosen(choices) {
		e := r.Entries[i]
		owners[i], notes[i] = e.Owner, e.Note
		open, states[e.State] = open || r.openFor(i), true
		if e.Due != "" && (out.Due == "" || e.Due < out.Due) {
			out.Due = e.Due
		}
	}
	switch {
	case open:
	case states[Done]:
		out.State = Done
	case states[NotNeeded]:
		out.State = NotNeeded
	}
	out.Owner = line(together(sides, owners, "; "))
	out.Note = note(together(sides, notes, "\n"))
	return out
}

// together joins what several sides say: once if they say the same, else each with
// its name.
func together(sides []Side, texts []string, between string) string {
	var parts []string
	different := map[string]bool{}
	last := ""
	for i, text := range texts {
		if text != "" {
			parts = append(parts, sides[i].Name+": "+text)
			different[text], last = true, text
		}
	}
	if len(different) == 1 {
		return last
	}
	return strings.Join(parts, between)
}
