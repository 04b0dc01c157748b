package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestFileBecomesFolderAndBack(t *testing.T) {
	dir := t.TempDir()
	file := files{"a": "file", "b/c/d": "deep"}
	folder := files{"a/x/y": "in a folder", "b": "file now"}
	for range 2 {
		write(t, dir, file)
		wantFiles(t, dir, file)
		write(t, dir, folder)
		wantFiles(t, dir, folder)
	}
}

func TestFolderWithForeignFileCannotBecomeFile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, files{"a/x": "in a folder"})
	put(t, filepath.Join(dir, "a", "mine"), "mine")
	if _, err := Write(t.Context(), dir, files{"a": "file"}.list(), Options{}); !errors.Is(err, ErrForeign) {
		t.Errorf("the error is %v, want ErrForeign", err)
	}
	if got := read(t, dir)["a/mine"]; got != "mine" {
		t.Errorf("the foreign file holds %q", got)
	}
}

func TestForeignFileCannotBecomeFolder(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a"), "mine")
	if _, err := Write(t.Context(), dir, files{"a/x": "in a folder"}.list(), Options{}); !errors.Is(err, ErrForeign) {
		t.Errorf("the error is %v, want ErrForeign", err)
	}
	wantFiles(t, dir, files{"a": "mine"})
}

func TestFolderInPlaceOfOldFileIsLeft(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, small())
	remove(t, filepath.Join(dir, "index.html"))
	if err := os.Mkdir(filepath.Join(dir, "index.html"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(t.Context(), dir, small().list(), Options{}); !errors.Is(err, ErrForeign) {
		t.Errorf("the error is %v, want ErrForeign", err)
	}
	rest := small().with(files{"index.html": ""})
	write(t, dir, rest)
	rest["index.html/"] = ""
	wantFiles(t, dir, rest)
}

func TestCapitalsOfNameChange(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, files{"Guide.html": "old", "Sub/x.html": "x"})
	want := files{"guide.html": "new", "sub/x.html": "x"}
	write(t, dir, want)
	wantFiles(t, dir, want)
}

func TestLinkInPlaceOfFileIsReplacedAndNotFollowed(t *testing.T) {
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "precious")
	put(t, outside, "precious")
	write(t, dir, small())
	for _, p := range []string{"index.html", "guide/one.html"} {
		remove(t, filepath.Join(dir, p))
		link(t, outside, filepath.Join(dir, p))
	}
	less := small().with(files{"guide/one.html": ""}) // one is to be written, one removed
	write(t, dir, less)
	wantFiles(t, dir, less)
	if data, _ := os.ReadFile(outside); string(data) != "precious" {
		t.Errorf("the file outside holds %q now", data)
	}
}

func TestForeignLinkIsKept(t *testing.T) {
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "precious")
	put(t, outside, "home") // the very bytes, but not an ordinary file
	link(t, outside, filepath.Join(dir, "index.html"))
	if _, err := Write(t.Context(), dir, small().list(), Options{}); !errors.Is(err, ErrForeign) {
		t.Errorf("the error is %v, want ErrForeign", err)
	}
	if got := read(t, dir)["index.html"]; got != "a link" {
		t.Errorf("the link became %q", got)
	}
}

func TestLinkInPlaceOfFolderIsNeverFollowed(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write(t, dir, small())
	remove(t, filepath.Join(dir, "guide"))
	link(t, outside, filepath.Join(dir, "guide"))
	theirs := files{"one.html": "precious", "two.html": "precious", tempPrefix + "1" + tempSuffix: "precious"}
	for p, data := range theirs {
		put(t, filepath.Join(outside, p), data)
	}

	if _, err := Write(t.Context(), dir, small().list(), Options{}); !errors.Is(err, ErrForeign) {
		t.Errorf("writing: the error is %v, want ErrForeign", err)
	}
	wantFiles(t, outside, theirs)
	// Now a note is left, so the next build clears up before it removes.
	write(t, dir, files{"index.html": "home"})
	wantFiles(t, outside, theirs)
	wantFiles(t, dir, files{"index.html": "home", "guide": "a link"})
}

func TestLinkDeepDownIsNeverFollowed(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write(t, dir, small())
	remove(t, filepath.Join(dir, "a"))
	link(t, outside, filepath.Join(dir, "a"))
	put(t, filepath.Join(outside, "b", "c", "far.html"), "precious")
	write(t, dir, files{"index.html": "home"})
	wantFiles(t, outside, files{"b/c/far.html": "precious"})
}

func TestOwnFolderMayBeNoLink(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	link(t, outside, filepath.Join(dir, ownFolder))
	if _, err := Write(t.Context(), dir, small().list(), Options{}); !errors.Is(err, ErrForeign) {
		t.Errorf("the error is %v, want ErrForeign", err)
	}
	wantFiles(t, outside, files{})
}

func TestLockThatIsALinkMakesNoFileElsewhere(t *testing.T) {
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "made")
	if err := os.Mkdir(filepath.Join(dir, ownFolder), 0o755); err != nil {
		t.Fatal(err)
	}
	link(t, outside, filepath.Join(dir, ownFolder, lockName))
	write(t, dir, small())
	if _, err := os.Lstat(outside); err == nil {
		t.Error("a file was made where the link led")
	}
}

func TestOutputFolderMayBeALink(t *testing.T) {
	real, name := t.TempDir(), filepath.Join(t.TempDir(), "public")
	link(t, real, name)
	write(t, name, small())
	write(t, name, small().with(files{"index.html": "changed"}))
	wantFiles(t, real, small().with(files{"index.html": "changed"}))
}

func TestOutputFolderThatIsAFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "public")
	put(t, name, "mine")
	if _, err := Write(t.Context(), name, small().list(), Options{}); err == nil {
		t.Error("there is no error")
	}
	if data, _ := os.ReadFile(name); string(data) != "mine" {
		t.Errorf("the file holds %q now", data)
	}
}
