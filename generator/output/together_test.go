package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// hang bounds what must come to an end.
const hang = 30 * time.Second

func TestSecondBuildWaitsForTheFirst(t *testing.T) {
	dir := t.TempDir()
	begun, waits, first := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	var once sync.Once
	list := small().list()
	for i := range list {
		emit := list[i].Emit
		list[i].Emit = func(out *bytes.Buffer) error {
			once.Do(func() { close(begun) })
			<-waits // the first build ends only after the second began to wait
			return emit(out)
		}
	}
	go func() {
		_, err := Write(context.Background(), dir, list, Options{Jobs: 4})
		first <- err
	}()
	<-begun
	called := 0
	want := files{"index.html": "second"}
	within(t, hang, "the second build", func(ctx context.Context) {
		_, err := Write(ctx, dir, want.list(), Options{Wait: func() {
			called++
			close(waits)
		}})
		if err != nil {
			t.Error(err)
		}
	})
	if err := <-first; err != nil {
		t.Fatal(err)
	}
	if called != 1 {
		t.Errorf("Wait was called %d times, want once", called)
	}
	wantFiles(t, dir, want)
	wantClean(t, dir)
}

func TestWaitingCanBeStopped(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	unlock, err := lock(t.Context(), filepath.Join(dir, ownFolder, lockName), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	ctx, stop := context.WithCancel(t.Context())
	within(t, hang, "the build", func(context.Context) {
		_, err = Write(ctx, dir, files{"index.html": "second"}.list(), Options{Wait: stop})
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v, want that it was stopped", err)
	}
	wantFiles(t, dir, small())
}

func TestManyBuildsAtOnce(t *testing.T) {
	dir := t.TempDir()
	var builds sync.WaitGroup
	for i := range 8 {
		builds.Go(func() {
			f := small().with(files{"index.html": fmt.Sprint("build ", i), fmt.Sprint("own/", i, ".html"): "own"})
			if _, err := Write(context.Background(), dir, f.list(), Options{Jobs: 2}); err != nil {
				t.Error(err)
			}
		})
	}
	builds.Wait()
	write(t, dir, small())
	wantFiles(t, dir, small())
	wantClean(t, dir)
}

// TestErrorLeavesEveryFileOldOrNew stops a build by an error in each of its files
// in turn.
func TestErrorLeavesEveryFileOldOrNew(t *testing.T) {
	broken := errors.New("this page cannot be made")
	old := small().with(files{"gone.html": "to be removed"})
	next := files{"added.html": "added"}
	for p, data := range small() {
		next[p] = "new " + data
	}
	for bad := range next {
		for _, jobs := range []int{1, 8} {
			dir := t.TempDir()
			write(t, dir, old)
			list := next.list()
			for i := range list {
				if list[i].Path == bad {
					list[i].Emit = func(out *bytes.Buffer) error {
						out.WriteString("half")
						return broken
					}
				}
			}
			if _, err := Write(t.Context(), dir, list, Options{Jobs: jobs}); !errors.Is(err, broken) {
				t.Fatalf("the error is %v, want that of the page", err)
			}
			for p, data := range read(t, dir) {
				if data != old[p] && data != next[p] {
					t.Errorf("%s holds %q, neither the old nor the new", p, data)
				}
			}
			write(t, dir, next)
			wantFiles(t, dir, next)
			wantClean(t, dir)
		}
	}
}

func TestBuildCanBeStopped(t *testing.T) {
	dir := t.TempDir()
	old, next := files{}, files{}
	for i := range 50 {
		old[fmt.Sprint(i, ".html")], next[fmt.Sprint(i, ".html")] = "old", "new"
	}
	write(t, dir, old)
	ctx, stop := context.WithCancel(t.Context())
	var made atomic.Int64
	_, err := Write(ctx, dir, next.list(), Options{Jobs: 2, Progress: func() {
		if made.Add(1) == 10 {
			stop()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("the error is %v, want that it was stopped", err)
	}
	if n := made.Load(); n > 12 {
		t.Errorf("%d files were made after the build was stopped at 10", n)
	}
	for p, data := range read(t, dir) {
		if data != "old" && data != "new" {
			t.Errorf("%s holds %q", p, data)
		}
	}
	write(t, dir, next)
	wantFiles(t, dir, next)
}

func TestProgressIsCalledForEachFile(t *testing.T) {
	var n atomic.Int64
	_, err := Write(t.Context(), t.TempDir(), small().list(), Options{Jobs: 4, Progress: func() { n.Add(1) }})
	if err != nil || n.Load() != 4 {
		t.Errorf("Progress was called %d times, %v; want 4", n.Load(), err)
	}
}

func TestFolderThatMayNotBeWritten(t *testing.T) {
	needsPermissions(t)
	dir := t.TempDir()
	write(t, dir, small())
	guide := filepath.Join(dir, "guide")
	if err := os.Chmod(guide, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(guide, 0o755)
	next := small().with(files{"guide/one.html": "changed", "index.html": "changed"})
	if _, err := Write(t.Context(), dir, next.list(), Options{Jobs: 1}); !errors.Is(err, os.ErrPermission) {
		t.Errorf("the error is %v, want that of permission", err)
	}
	if got := read(t, dir)["guide/one.html"]; got != "first" {
		t.Errorf("the old file holds %q", got)
	}
	if err := os.Chmod(guide, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, dir, next)
	wantFiles(t, dir, next)
	wantClean(t, dir)
}

func TestOldFileThatMayNotBeReadIsAnError(t *testing.T) {
	needsPermissions(t)
	dir := t.TempDir()
	write(t, dir, small())
	if err := os.Chmod(filepath.Join(dir, "index.html"), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(t.Context(), dir, small().list(), Options{}); !errors.Is(err, os.ErrPermission) {
		t.Errorf("the error is %v, want that of permission", err)
	}
}

// needsPermissions skips a test where the bits of a file's mode bind nobody.
func needsPermissions(t *testing.T) {
	t.Helper()
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("permissions mean nothing to root, and are not in the mode on Windows")
	}
}
