package checklist

// Progress counts the items of a list, or of a section of it.
type Progress struct {
	Items, Done, NotNeeded, Overdue int
}

// ProgressOf counts the items of a list as of a day.
func ProgressOf(items []Item, s Saved, today string) Progress {
	var p Progress
	for _, item := range items {
		e := s.Entry(item.ID)
		p.Items++
		switch {
		case e.State == Done:
			p.Done++
		case e.State == NotNeeded:
			p.NotNeeded++
		case e.Due != "" && e.Due < today:
			p.Overdue++
		}
	}
	return p
}

// Changed tells how a list differs from what it was when a file was made: which items
// of which something is noted it does not have any more, and which are new.
func Changed(l *List, s Saved) (gone, fresh []string) {
	known := l.byID()
	for _, id := range s.IDs() {
		if _, ok := known[id]; !ok && s.Entries[id] != untouched {
			gone = append(gone, id)
		}
	}
	for _, item := range l.Items {
		if _, ok := s.Entries[item.ID]; !ok {
			fresh = append(fresh, item.ID)
		}
	}
	return gone, fresh
}
