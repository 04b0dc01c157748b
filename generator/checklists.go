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

// lock is content/checklist-ids.lock.
type lock struct {
	what  string // what it is instead of a file: lockMissing, or words for an author
	data  []byte
	lines []checklist.Locked
	found diag.List
}

// lockMissing is the lock of a site that has none.
const lockMissing = "missing"

// readLock reads the lock, which the scan passes over, and tells whether it changed.
func (w *Workspace) readLock() (changed bool, err error) {
	now := lock{}
	if now.what, err = w.insteadOfLock(); err == nil && now.what == "" {
		now.data, err = fs.ReadFile(w.settings.Content, checklist.LockName)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		now = lock{what: lockMissing}
	case err != nil:
		return false, fmt.Errorf("reading %s, which holds the names of the items of checklists: %w", w.lockName(), err)
	}
	if now.what == w.lock.what && bytes.Equal(now.data, w.lock.data) {
		return false, nil
	}
	now.lines, now.found = checklist.ReadLock(w.lockName(), now.data)
	w.lock = now
	return true, nil
}

// insteadOfLock says what stands where the lock should be, if that is no file.
func (w *Workspace) insteadOfLock() (string, error) {
	info, err := fs.Stat(w.settings.Content, checklist.LockName)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission):
		return "", err
	case err != nil:
		return "a link to a place outside the content folder", nil
	case info.IsDir():
		return "a folder", nil
	case !info.Mode().IsRegular():
		return "no ordinary file", nil
	}
	return "", nil
}

func (w *Workspace) lockName() string { return path.Join(w.settings.Prefix, checklist.LockName) }

// lostItems reports items of checklists that an edit lost, and that two items of a
// page, one of them from an included file, have the same name.
func (w *Workspace) lostItems(s *site.Site, objects []*kind.Object) diag.List {
	lists := s.Checklists(ours)
	draft := func(key string) bool { return unpublished(objects, key) }
	found := checklist.Lost(w.lock.lines, lists, w.lockName(), draft)
	found.Add(w.lock.found...)
	found.Add(w.unlocked(lists, draft)...)
	for i := range lists {
		found.Add(itemsTwice(&lists[i])...)
	}
	return found
}

// unlocked reports that the site has no lock. Somebody's folder of Markdown needs none.
func (w *Workspace) unlocked(lists []checklist.List, draft func(key string) bool) diag.List {
	switch {
	case w.config.Plain || len(lists) == 0 || w.lock.what == "":
		return nil
	case w.lock.what == lockMissing:
		return checklist.Unlocked(lists, w.lockName(), draft)
	}
	return checklist.NoFile(w.lockName(), w.lock.what)
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

// InsteadOfLock says what stands where the lock of checklists should, as in "a folder", or
// "" if it is a file or there is none.
func (w *Workspace) InsteadOfLock() string {
	if w.lock.what == lockMissing {
		return ""
	}
	return w.lock.what
}

// Lock returns what the lock of checklists would hold now, and what it holds.
func (w *Workspace) Lock(e *Edition) (now, held []checklist.Locked) {
	return checklist.Lock(e.Checklists()), w.lock.lines
}
