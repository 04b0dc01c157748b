package output

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// lock waits until no other build holds the folder. wait is called once if
// another does.
func lock(ctx context.Context, name string, wait func()) (unlock func(), err error) {
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		os.Remove(name) // a link here could make a file anywhere
	}
	// Whoever may write into the folder may build into it.
	l := flock.New(name, flock.SetPermissions(0o666))
	held, err := l.TryLock()
	if err == nil && !held {
		if wait != nil {
			wait()
		}
		const pause = 50 * time.Millisecond
		_, err = l.TryLockContext(ctx, pause)
	}
	if err != nil {
		l.Close()
		return nil, fmt.Errorf("locking the output folder: %w", err)
	}
	return func() { l.Unlock() }, nil
}
