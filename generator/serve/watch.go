package serve

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// WatchedFolders says where on disk to watch.
type WatchedFolders struct {
	Content string // the content folder
	Site    string // the folder of site.toml, or ""
	Themes  string // the folder of the site's own themes, or ""
}

// hint says where to look for changes.
type hint struct {
	everything bool
	marked     map[string]bool // content folders, as content paths
}

// folders returns the folders to look at; nil means all. A hint that names no
// folder is about settings or themes, which are looked at each time.
func (h hint) folders() []string {
	if h.everything {
		return nil
	}
	out := make([]string, 0, len(h.marked))
	for f := range h.marked {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

const (
	// quiet is how long no event must come before a change is looked at, so
	// that a burst of events makes one edition.
	quiet = 8 * time.Millisecond
	// latest is how long a burst may put off looking.
	latest = 100 * time.Millisecond
	// rarely is how often everything is looked at although events work.
	rarely = 30 * time.Second
	// often is how often everything is looked at where events do not work, as
	// on network shares.
	often = 2 * time.Second
)

// watcher turns file events into hints.
type watcher struct {
	where   WatchedFolders
	events  *fsnotify.Watcher // nil where events do not work
	watched map[string]bool   // content paths
	next    hint              // marked but not looked at
	pause   time.Duration     // between looks at everything
}

func newWatcher(where WatchedFolders) *watcher {
	w := &watcher{where: where, watched: map[string]bool{}, pause: rarely}
	w.forget()
	var err error
	if w.events, err = fsnotify.NewWatcher(); err != nil {
		w.events, w.pause = nil, often
		return w
	}
	if isRemote(where.Content) {
		w.pause = often
	}
	if where.Site != "" {
		w.add(where.Site)
	}
	w.followThemes()
	return w
}

func (w *watcher) forget() { w.next = hint{marked: map[string]bool{}} }

// add watches one folder. Where that fails (too many are watched), everything is
// looked at often.
func (w *watcher) add(folder string) {
	if w.events == nil {
		return
	}
	if err := w.events.Add(folder); err != nil && folderExists(folder) {
		w.pause = often
	}
}

func folderExists(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// followThemes watches the folders of the site's own themes.
func (w *watcher) followThemes() {
	if w.where.Themes == "" || w.events == nil {
		return
	}
	_ = filepath.WalkDir(w.where.Themes, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			w.add(p)
		}
		return nil
	})
}

// follow watches exactly the given content folders and returns those that are
// new.
func (w *watcher) follow(folders []string) (fresh []string) {
	now := make(map[string]bool, len(folders))
	for _, f := range folders {
		now[f] = true
		if !w.watched[f] {
			w.add(w.onDisk(f))
			fresh = append(fresh, f)
		}
	}
	w.watched = now // the system forgets folders that are gone by itself
	return fresh
}

func (w *watcher) onDisk(folder string) string {
	return filepath.Join(w.where.Content, filepath.FromSlash(folder))
}

func (w *watcher) mark(folders []string) {
	for _, f := range folders {
		w.next.marked[f] = true
	}
}

// wait waits until something may have changed and events are quiet. noticed is
// called at the first event. ok is false when ctx ends.
func (w *watcher) wait(ctx context.Context, noticed func()) (h hint, ok bool) {
	deadline := time.NewTimer(w.pause)
	defer deadline.Stop()
	var calm, enough <-chan time.Time
	if len(w.next.marked) > 0 {
		calm, enough = time.After(quiet), time.After(latest)
	}
	for {
		select {
		case <-ctx.Done():
			return hint{}, false
		case e := <-w.channel():
			if !w.note(e) {
				continue
			}
			noticed()
			calm = time.After(quiet)
			if enough == nil {
				enough = time.After(latest)
			}
		case <-w.errors():
			// Events were lost, or worse: only a look at everything helps.
			w.next.everything = true
			noticed()
			calm = time.After(quiet)
		case <-deadline.C:
			w.next.everything = true
			return w.take(), true
		case <-calm:
			return w.take(), true
		case <-enough:
			return w.take(), true
		}
	}
}

func (w *watcher) take() hint {
	h := w.next
	w.forget()
	return h
}

func (w *watcher) channel() <-chan fsnotify.Event {
	if w.events == nil {
		return nil
	}
	return w.events.Events
}

func (w *watcher) errors() <-chan error {
	if w.events == nil {
		return nil
	}
	return w.events.Errors
}

// note marks the folder that an event is about, and tells whether it matters.
func (w *watcher) note(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false // indexers and virus scanners make many
	}
	if p, inside := under(w.where.Content, e.Name); inside {
		dir := filepath.ToSlash(filepath.Dir(p))
		if p == "." {
			dir = "."
		}
		w.next.marked[dir] = true
		return true
	}
	if _, inside := under(w.where.Themes, e.Name); inside {
		if e.Has(fsnotify.Create) {
			w.followThemes()
		}
		return true
	}
	// In the site's folder only its settings and its themes matter, not what a
	// build writes there.
	name := filepath.Base(e.Name)
	if name == "themes" && e.Has(fsnotify.Create) {
		w.followThemes()
		return true
	}
	return name == "site.toml"
}

// under returns the path of name seen from a folder, and whether it lies there.
func under(folder, name string) (string, bool) {
	if folder == "" {
		return "", false
	}
	rel, err := filepath.Rel(folder, name)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return rel, true
}

func (w *watcher) close() {
	if w.events != nil {
		w.events.Close()
	}
}
