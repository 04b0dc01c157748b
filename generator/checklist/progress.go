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

// Changed tells how a list differs from the one that a file was made with: how many
// items of the file it does not have any more, and, if it is of another edition, how
// many of the list the file says nothing of.
func Changed(l *List, s Saved) (gone []string, other bool) {
	known := l.byID()
	for _, id := range s.Noted() {
		if _, ok := known[id]; !ok {
			gone = append(gone, id)
		}
	}
	return gone, s.Edition != l.Edition()
}
