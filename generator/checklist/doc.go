// Package checklist is everything about working checklists but their pages: what
// readers note beside the items, in files that they save, set beside each other and
// take into spreadsheets and calendars; and the lock, which sees to it that an edit
// of a list does not lose what readers noted.
//
//	         Read                       Table, Calendar, Write
//	file ───────────▶ Saved ──────────────────────────────────▶ file
//	                    │  Rows                       Plan
//	two or more ────────┴────────▶ []Row ──────────────────────▶ what is left to do
//
// In files:
//
//   - list.go: List and Item, a checklist as its page has it; package site makes
//     them.
//   - saved.go and read.go: what a reader noted, and its file. Files may come from
//     anybody: what is not understood is left out and named, and notes on items that
//     the list does not have are kept.
//   - merge.go: lists of several councils beside each other, and the plan that
//     comes of them.
//   - table.go, ics.go, progress.go: what is made of them.
//   - lock.go and lost.go: the names of all items, kept in content/checklist-ids.lock.
//
// # The same in the browser
//
// themes/default/checklist holds all but the lock a second time, in JavaScript, for
// readers. The two are held to each other byte for byte by
// themes/checklist_pure_test.go. Whoever changes one changes its twin.
package checklist
