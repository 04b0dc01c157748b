package serve

import (
	"sync"

	"github.com/fsnotify/fsnotify"
)

// inbox takes file events as they come and keeps them until the loop has time
// for them. fsnotify must never wait for a reader: on Linux it may wait while it
// holds the lock that adding a folder takes, and the loop adds folders.
type inbox struct {
	arrived chan struct{} // holds a token while there is something to take

	mu     sync.Mutex
	events []fsnotify.Event
	lost   bool // events were lost
}

// mostEvents is how many events are kept; of more, only that there were many.
const mostEvents = 4096

func newInbox() *inbox { return &inbox{arrived: make(chan struct{}, 1)} }

// fill puts what a watcher tells into the inbox until the watcher is closed.
func (in *inbox) fill(w *fsnotify.Watcher) {
	for {
		select {
		case e, ok := <-w.Events:
			if !ok {
				return
			}
			in.put(e)
		case _, ok := <-w.Errors:
			if !ok {
				return
			}
			in.lose()
		}
	}
}

func (in *inbox) put(e fsnotify.Event) {
	if e.Op == 0 || e.Op == fsnotify.Chmod {
		return // indexers and virus scanners make many
	}
	in.mu.Lock()
	in.events = append(in.events, e)
	if len(in.events) > mostEvents {
		in.events, in.lost = nil, true
	}
	in.mu.Unlock()
	in.ring()
}

// lose notes that events were lost, or worse.
func (in *inbox) lose() {
	in.mu.Lock()
	in.events, in.lost = nil, true
	in.mu.Unlock()
	in.ring()
}

func (in *inbox) ring() {
	select {
	case in.arrived <- struct{}{}:
	default:
	}
}

// take empties the inbox.
func (in *inbox) take() (events []fsnotify.Event, lost bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	events, lost = in.events, in.lost
	in.events, in.lost = nil, false
	return events, lost
}
