package serve

import (
	"context"
	"sync"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/diag"
	"partnerbook/generator/render"
)

// Shown is what the server shows at one moment.
type Shown struct {
	// Number grows by one with each edition that is published.
	Number int
	// Book is the last edition without errors, or nil if there was none yet.
	Book *render.Book
	// Found is what is wrong now, perhaps with a newer edition than Book.
	Found diag.Found
}

// Loop keeps what is shown up to date. Only its own goroutine uses the
// workspace.
type Loop struct {
	workspace *generator.Workspace
	failure   string // what the last look failed of, or ""
	moved     bool   // whether other folders stand there, which were not looked at yet
	// told is called after each edition, from the loop's goroutine.
	told func(*generator.Edition, time.Duration, error)

	mu      sync.Mutex
	shown   Shown
	busy    bool          // something changed that is not shown yet
	settled chan struct{} // closed when busy ends
	changed chan struct{} // closed when shown changes
	last    *generator.Edition
}

// NewLoop makes the first edition. told is called after each; nil for none.
func NewLoop(ctx context.Context, w *generator.Workspace, told func(*generator.Edition, time.Duration, error)) (*Loop, error) {
	if told == nil {
		told = func(*generator.Edition, time.Duration, error) {}
	}
	l := &Loop{workspace: w, told: told, changed: make(chan struct{}), settled: make(chan struct{})}
	close(l.settled)
	if err := l.refresh(ctx, generator.Everything); err != nil {
		return nil, err
	}
	return l, nil
}

// Watch watches the workspace's folders until ctx ends.
func (l *Loop) Watch(ctx context.Context, folders WatchedFolders) { l.watch(ctx, newWatcher(folders)) }

func (l *Loop) watch(ctx context.Context, w *watcher) {
	defer w.close()
	defer l.end() // nobody shall wait for an edition that will not come
	w.counted = l.workspace.Counted()
	w.follow(l.workspace.Folders())
	// Whatever changed between the first edition and now is found by this.
	hint := hint{everything: true}
	deaf := false // that the system tells of no changes was said
	w.gone = func() bool {
		err := l.follow()
		return l.moved || err != nil && l.failure == ""
	}
	for {
		l.begin()
		err := l.follow()
		if l.moved {
			l.moved = false
			w.anew()
			hint.everything = true
		}
		if err == nil {
			err = l.look(ctx, hint.folders())
		}
		fresh := w.follow(l.workspace.Folders())
		if w.deaf != nil && !deaf {
			deaf = true
			l.told(nil, 0, w.deaf)
		}
		if ctx.Err() != nil {
			return
		}
		if l.complain(err); err != nil {
			w.soon() // what was to be looked at is not forgotten
		}
		if len(fresh) > 0 {
			// Files may have come into a new folder before it was watched.
			w.mark(fresh)
		} else {
			l.end()
		}
		var ok bool
		if hint, ok = w.wait(ctx, l.begin); !ok {
			return
		}
	}
}

// follow sees whether other folders stand there now. The error says that there are none.
func (l *Loop) follow() error {
	another, err := l.workspace.Follow()
	l.moved = l.moved || another
	return err
}

// look makes an edition of what stands in folders. If it cannot because they went
// meanwhile, the error says so.
func (l *Loop) look(ctx context.Context, folders []string) error {
	err := l.refresh(ctx, folders)
	if err == nil {
		return nil
	}
	if gone := l.follow(); gone != nil {
		return gone
	}
	return err
}

// complain tells of a failure, once for as long as it stays the same.
func (l *Loop) complain(err error) {
	text := ""
	if err != nil {
		text = err.Error()
	}
	if text != "" && text != l.failure {
		l.told(nil, 0, err)
	}
	l.failure = text
}

// begin notes that something changed that is not shown yet.
func (l *Loop) begin() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.busy {
		l.busy = true
		l.settled = make(chan struct{})
	}
}

func (l *Loop) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.busy {
		l.busy = false
		close(l.settled)
	}
}

func (l *Loop) refresh(ctx context.Context, folders []string) error {
	start := time.Now()
	e, err := l.workspace.Refresh(ctx, folders)
	if err != nil {
		return err
	}
	if e == l.last {
		return nil // nothing changed after all
	}
	l.last = e
	l.publish(e)
	l.told(e, time.Since(start), nil)
	return nil
}

func (l *Loop) publish(e *generator.Edition) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shown.Found = e.Found
	if e.Book != nil {
		l.shown.Book = e.Book
		l.shown.Number++
	}
	close(l.changed)
	l.changed = make(chan struct{})
}

// Shown returns what is shown now, and a channel that is closed when that
// changes.
func (l *Loop) Shown() (Shown, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.shown, l.changed
}

// patience is how long a request waits for an edition that is being made.
const patience = 5 * time.Second

// Settled returns what is shown, after waiting for an edition that is being
// made: who saves a page and loads it at once sees the new one.
func (l *Loop) Settled(ctx context.Context) Shown {
	l.mu.Lock()
	settled := l.settled
	l.mu.Unlock()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-settled:
	case <-timer.C:
	case <-ctx.Done():
	}
	shown, _ := l.Shown()
	return shown
}
