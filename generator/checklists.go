package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"partnerbook/generator/checklist"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/site"
)

// ours is what stands behind words of our own in the lock of checklists.
const ours = "(Ours)"

// lock is content/checklist-ids.lock, or nothing if there is none.
type lock struct {
	data  []byte
	lines []checklist.Locked
	found diag.List
}

// readLock reads the lock, which the scan passes over, and tells whether it changed.
func (w *Workspace) readLock() (changed bool, err error) {
	data, err := fs.ReadFile(w.settings.Content, checklist.LockName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, fmt.Errorf("reading %s: %w", w.lockName(), err)
	}
	if bytes.Equal(data, w.lock.data) {
		return false, nil
	}
	lines, found := checklist.ReadLock(w.lockName(), data)
	w.lock = lock{data, lines, found}
	return true, nil
}

func (w *Workspace) lockName() string { return path.Join(w.settings.Prefix, checklist.LockName) }

// lostItems reports items of checklists that an edit lost, and that two items of a
// page, one of them from an included file, have the same name.
func (w *Workspace) lostItems(s *site.Site, objects []*kind.Object) diag.List {
	lists := s.Checklists(ours)
	found := checklist.Lost(w.lock.lines, lists, w.lockName(), func(key string) bool { return unpublished(objects, key) })
	found.Add(w.lock.found...)
	for i := range lists {
		found.Add(itemsTwice(&lists[i])...)
	}
	return found
}

// unpublished tells whether a list is that of a page which is not published now.
func unpublished(objects []*kind.Object, key string) bool {
	for _, o := range objects {
		named := o.Meta.ID.Text == key || strings.TrimSuffix(o.Path, ".md") == key
		if named && o.Meta.Status == kind.Draft {
			return true
		}
	}
	return false
}

func itemsTwice(l *checklist.List) diag.List {
	var found diag.List
	first := map[string]diag.Position{}
	for _, item := range l.Items {
		other, twice := first[item.ID]
		first[item.ID] = item.Pos
		if twice && other.Path != item.Pos.Path { // else its file says so already
			found.Add(diag.New(diag.AnchorDuplicate, item.Pos, "In %s another item has the name “%s”.", l.Name, item.ID).
				Hinted("Give one of the two another name.").See(other, "It is here."))
		}
	}
	return found
}

// Checklists returns the checklists of the site, with their words as the lock has them.
func (e *Edition) Checklists() []checklist.List { return e.Site.Checklists(ours) }

// Lock returns what the lock of checklists would hold now, and what it holds.
func (w *Workspace) Lock(e *Edition) (now, held []checklist.Locked) {
	return checklist.Lock(e.Checklists()), w.lock.lines
}
