package checklist

import (
	"slices"

	"partnerbook/generator/diag"
)

// mostUnlocked is how many lists a site may have without being asked for a lock, as
// long as each item has a name of its author's.
const mostUnlocked = 3

// Unlocked reports that a site has no lock and should have one; name is the path of
// the lock. Whoever writes a first list with names in it is not troubled: there is
// little that an edit could lose. Names that are made of words, however, change with
// the words; and somebody with many lists has a lock that went missing, or needs one.
// exempt tells which lists are drafts. Of lists about a person nothing is kept.
func Unlocked(lists []List, name string, exempt func(key string) bool) diag.List {
	kept := 0
	var unnamed []Item
	for i := range lists {
		if l := &lists[i]; !l.Personal && !exempt(l.Key()) {
			kept++
			unnamed = append(unnamed, unnamedIn(l)...)
		}
	}
	at := diag.Position{Path: name}
	switch {
	case kept > mostUnlocked:
		return diag.List{diag.New(diag.ChecklistNoLock, at, "There is no %s, so nobody is told when an edit loses what readers noted on one of the %d checklists.", LockName, kept).
			Hinted("Run `partnerbook checklist lock` when you publish, and keep the file with the pages. If there was one that went missing, bring that back first.")}
	case len(unnamed) > 0:
		return diag.List{diag.New(diag.ChecklistNoLock, at, "There is no %s, and not all items of checklists have a name: who changes their words loses what readers noted.", LockName).
			Hinted("Add a name to the end of each item, as in {#first-meeting}. Or run `partnerbook checklist lock` when you publish, and keep the file with the pages.").
			See(unnamed[0].Pos, "This item has no name.")}
	}
	return nil
}

func unnamedIn(l *List) []Item {
	return slices.DeleteFunc(slices.Clone(l.Items), func(item Item) bool { return item.Named })
}

// NoFile reports that something other than a file has the name of the lock.
func NoFile(name, what string) diag.List {
	return diag.List{diag.New(diag.ChecklistNoLock, diag.Position{Path: name}, "%s is %s, and it should be the file that holds the names of all items of checklists.", LockName, what).
		Hinted("Move it away, and run `partnerbook checklist lock`, which writes the file.")}
}
