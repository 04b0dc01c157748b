package output

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// openPlace opens a folder as a place until the test ends.
func openPlace(t *testing.T, dir string) *Place {
	t.Helper()
	p, unlock, err := OpenPlace(t.Context(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(unlock)
	return p
}

func TestPlacePutsAndRemoves(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there")
	p := openPlace(t, dir)
	for name, data := range (files{"a/b/one": "1", "a/two": "22", "three": ""}) {
		if info, err := p.Put(name, []byte(data)); err != nil || info.Size() != int64(len(data)) {
			t.Errorf("putting %s: %v, %v", name, info, err)
		}
	}
	if _, err := p.Put("three", []byte("new")); err != nil {
		t.Error(err)
	}
	wantFiles(t, dir, files{"a/b/one": "1", "a/two": "22", "three": "new"})
	for _, name := range []string{"a/b/one", "three", "never", "a/never/there"} {
		if err := p.Remove(name); err != nil {
			t.Errorf("removing %s: %v", name, err)
		}
	}
	wantFiles(t, dir, files{"a/two": "22"}) // wantFiles sees empty folders
	// The folder is made anew, or a file takes its place.
	if _, err := p.Put("a/b/one", []byte("again")); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"a/b/one", "a/two"} {
		if err := p.Remove(name); err != nil {
			t.Error(err)
		}
	}
	if _, err := p.Put("a", []byte("file")); err != nil {
		t.Error(err)
	}
	wantFiles(t, dir, files{"a": "file"})
}

func TestPlaceKeepsWhatIsNotItsOwn(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	put(t, filepath.Join(outside, "x"), "precious")
	put(t, filepath.Join(dir, "folder", "mine"), "mine")
	put(t, filepath.Join(dir, "file"), "mine")
	link(t, outside, filepath.Join(dir, "away"))
	link(t, filepath.Join(outside, "x"), filepath.Join(dir, "one"))
	p := openPlace(t, dir)
	for _, name := range []string{"folder", "file/x", "away/x"} {
		if _, err := p.Put(name, []byte("new")); !errors.Is(err, ErrForeign) {
			t.Errorf("putting %s: %v, want ErrForeign", name, err)
		}
	}
	if err := p.Remove("away/x"); err != nil {
		t.Logf("removing what a link leads to: %v", err)
	}
	if _, err := p.Put("one", []byte("new")); err != nil { // the link itself goes
		t.Error(err)
	}
	wantFiles(t, dir, files{"folder/mine": "mine", "file": "mine", "away": "a link", "one": "new"})
	wantFiles(t, outside, files{"x": "precious"})
}

func TestPlaceClearsWhatWasBeingWritten(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a", "b", tempPrefix+"1"+tempSuffix), "half")
	put(t, filepath.Join(dir, tempPrefix+"mine"), "not of that form")
	if err := openPlace(t, dir).ClearTemp(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(filepath.Join(dir, "a", "b", tempPrefix+"1"+tempSuffix)); err == nil {
		t.Error("half a file is left")
	}
	if _, err := os.Lstat(filepath.Join(dir, tempPrefix+"mine")); err != nil {
		t.Error("somebody else's file is gone")
	}
}

// TestPlaceFromSeveralGoroutines puts and removes in the same folders at once.
func TestPlaceFromSeveralGoroutines(t *testing.T) {
	dir := t.TempDir()
	p, want := openPlace(t, dir), files{}
	var all sync.WaitGroup
	for i := range 40 {
		stays, goes := fmt.Sprintf("%d/stays/%d", i%3, i), fmt.Sprintf("%d/goes/%d", i%3, i)
		want[stays] = stays
		all.Go(func() {
			for _, name := range []string{stays, goes} {
				if _, err := p.Put(name, []byte(name)); err != nil {
					t.Error(err)
				}
			}
			if err := p.Remove(goes); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	wantFiles(t, dir, want)
}

func TestPlaceIsOneAtATime(t *testing.T) {
	dir := t.TempDir()
	_, unlock, err := OpenPlace(t.Context(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	if _, _, err := OpenPlace(ctx, dir, stop); !errors.Is(err, context.Canceled) {
		t.Errorf("while another holds it: %v, want that it waited until it was stopped", err)
	}
	waits := make(chan struct{})
	done := make(chan error)
	go func() {
		_, leave, err := OpenPlace(t.Context(), dir, func() { close(waits) })
		if err == nil {
			leave()
		}
		done <- err
	}()
	<-waits
	unlock()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
