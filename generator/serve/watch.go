package serve

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"partnerbook/generator"
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
	heard   *inbox
	watched map[string]bool // content paths
	// confused says that the last folders were watched under other names (confuses). Where
	// they still are when all are watched anew, as behind a link, that has to do.
	confused bool
	next     hint            // marked but not looked at
	gone     func() bool     // asked often: whether other folders stand there now, or none; nil for not
	deaf     error           // why the system does not tell of all changes, or nil
	pause    time.Duration   // between looks at everything
	looked   time.Time       // when everything was looked at last
	counted  <-chan struct{} // told when there is more to say of decision aids
}

func newWatcher(where WatchedFolders) *watcher {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		w := newPoller(where, often)
		w.miss(err)
		return w
	}
	w := newPoller(where, rarely)
	w.events = events
	go w.heard.fill(events)
	if isRemote(where.Content) {
		w.pause = often
	}
	if where.Site != "" {
		w.add(where.Site)
	}
	w.followThemes()
	return w
}

// newPoller returns a watcher that hears of no events and looks at everything
// from time to time.
func newPoller(where WatchedFolders, pause time.Duration) *watcher {
	w := &watcher{where: where, heard: newInbox(), watched: map[string]bool{}, pause: pause, looked: time.Now()}
	w.forget()
	return w
}

func (w *watcher) forget() { w.next = hint{marked: map[string]bool{}} }

// add watches one folder, and tells whether the system took that. Where that fails (too
// many are watched), everything is looked at often.
func (w *watcher) add(folder string) bool {
	if w.events == nil {
		return false
	}
	err := w.events.Add(folder)
	if err != nil && folderExists(folder) {
		w.pause = min(w.pause, often)
		w.miss(err)
	}
	return err == nil
}

// miss notes why the system does not tell of changes.
func (w *watcher) miss(why error) {
	hint := ""
	if runtime.GOOS == "linux" {
		hint = ". To hear of them at once, ask whoever runs this machine to raise fs.inotify.max_user_instances and fs.inotify.max_user_watches"
	}
	w.deaf = fmt.Errorf("this machine does not tell of all changes (%w).\n  They are looked for every %d seconds instead%s", why, int(often.Seconds()), hint)
}

// anew watches what stands by now where the watched folders stood. The content folders
// are watched with the next follow.
func (w *watcher) anew() {
	if w.events != nil {
		for _, name := range w.events.WatchList() {
			_ = w.events.Remove(name)
		}
	}
	clear(w.watched)
	if w.where.Site != "" {
		w.add(w.where.Site)
	}
	w.followThemes()
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
	}
	// First what is gone: it may be what is new, under another name.
	for f := range w.watched {
		if !now[f] {
			w.unwatch(f)
		}
	}
	var taken []string
	for _, f := range folders {
		if w.watched[f] {
			continue
		}
		fresh = append(fresh, f)
		if name := w.onDisk(f); w.add(name) {
			taken = append(taken, name)
		}
	}
	confused := w.confused
	if w.confused = w.confuses(taken); w.confused && !confused {
		w.anew() // all are new to the next call
		return folders
	}
	w.watched = now
	return fresh
}

// confuses tells whether one of the folders that were added is watched under the name of
// another that it had before. Linux knows folders and not names: where it is told of a
// folder twice, fsnotify keeps the first name, and forgets the folder with that.
func (w *watcher) confuses(added []string) bool {
	if len(added) == 0 || runtime.GOOS != "linux" {
		return false
	}
	known := map[string]bool{}
	for _, name := range w.events.WatchList() {
		known[name] = true
	}
	return slices.ContainsFunc(added, func(name string) bool { return !known[name] })
}

// unwatch stops watching a folder, which need not be there any more.
func (w *watcher) unwatch(folder string) {
	if w.events != nil {
		_ = w.events.Remove(w.onDisk(folder))
	}
	delete(w.watched, folder)
}

func (w *watcher) onDisk(folder string) string {
	return filepath.Join(w.where.Content, filepath.FromSlash(folder))
}

func (w *watcher) mark(folders []string) {
	for _, f := range folders {
		w.next.marked[f] = true
	}
}

// soon has everything looked at again shortly.
func (w *watcher) soon() { w.looked = time.Now().Add(min(w.pause, often) - w.pause) }

// wait waits until something may have changed and events are quiet. noticed is
// called at the first event. ok is false when ctx ends.
func (w *watcher) wait(ctx context.Context, noticed func()) (h hint, ok bool) {
	deadline := time.NewTimer(time.Until(w.looked.Add(w.pause)))
	defer deadline.Stop()
	// Of a disk that is pulled out no event tells.
	glance := time.NewTicker(often)
	defer glance.Stop()
	var calm, enough <-chan time.Time
	burst := func() {
		calm = time.After(quiet)
		if enough == nil {
			enough = time.After(latest)
		}
	}
	if len(w.next.marked) > 0 {
		burst()
	}
	for {
		select {
		case <-ctx.Done():
			return hint{}, false
		case <-w.heard.arrived:
			if w.listen() {
				noticed()
				burst()
			}
		case <-w.counted:
			noticed()
			burst()
		case <-deadline.C:
			w.next.everything = true
			return w.take(), true
		case <-glance.C:
			if w.gone != nil && w.gone() {
				w.next.everything = true
				return w.take(), true
			}
		case <-calm:
			return w.take(), true
		case <-enough:
			return w.take(), true
		}
	}
}

func (w *watcher) take() hint {
	h := w.next
	if h.everything {
		w.looked = time.Now()
	}
	w.forget()
	return h
}

// listen takes the events that came, and tells whether one of them matters.
func (w *watcher) listen() bool {
	events, lost := w.heard.take()
	if lost {
		// Only a look at everything helps; folders may have been replaced too.
		w.renew(".")
		w.followThemes()
		w.next.everything = true
	}
	matters := lost
	for _, e := range events {
		matters = w.note(e) || matters
	}
	return matters
}

// note marks the folder that an event is about, and tells whether it matters.
func (w *watcher) note(e fsnotify.Event) bool {
	if p, inside := under(w.where.Content, e.Name); inside {
		p = filepath.ToSlash(p)
		w.next.marked[path.Dir(p)] = true
		if !e.Has(fsnotify.Write) && w.watched[p] {
			w.renew(p)
		}
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
	return filepath.Base(e.Name) == generator.ConfigName
}

// renew forgets a watched folder that came or went, and all below it, and marks
// them. There may be another folder of the same name by now: the system watches
// the one that was there before, wherever it was moved to.
func (w *watcher) renew(folder string) {
	for f := range w.watched {
		if f == folder || folder == "." || strings.HasPrefix(f, folder+"/") {
			w.next.marked[f] = true
			w.unwatch(f)
		}
	}
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
