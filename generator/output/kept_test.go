package output

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// keeping writes a small site and keeps a text.
func keeping(t *testing.T, keep string) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "public")
	_, err := Write(t.Context(), dir, small().list(), remembering(keep))
	must(t, err)
	return dir
}

func keptIn(dir string) string { return at(dir, ownFolder+"/"+keptName) }

func wantKept(t *testing.T, last *Last, want string) {
	t.Helper()
	if got, ok := last.Kept(); !ok || string(got) != want {
		t.Errorf("%d bytes are kept, %t; want %d", len(got), ok, len(want))
	}
}

func wantNothingKept(t *testing.T, last *Last) {
	t.Helper()
	if got, ok := last.Kept(); ok || got != nil {
		t.Errorf("%q is kept, %t; want nothing", got, ok)
	}
}

func TestKept(t *testing.T) {
	for _, text := range []string{"what I know", "", strings.Repeat("long ", 200_000)} {
		dir := filepath.Join(t.TempDir(), "public")
		o := remembering("")
		o.Keep = func(out io.Writer) error {
			_, err := io.WriteString(out, text)
			return err
		}
		_, err := Write(t.Context(), dir, small().list(), o)
		must(t, err)
		wantKept(t, known(t, dir), text)
	}
}

// TestKeptBelongsToOneBuild has builds and updates follow each other that keep something
// or nothing.
func TestKeptBelongsToOneBuild(t *testing.T) {
	dir := keeping(t, "first")
	first := known(t, dir)
	_, err := Update(t.Context(), first, files{"index.html": "new"}.list(), nil, remembering("other"))
	must(t, err)
	second := known(t, dir)
	wantKept(t, second, "other")
	wantNothingKept(t, first)
	update(t, dir, files{"index.html": "newer"})
	wantNothingKept(t, second)
	wantNothingKept(t, known(t, dir))
	wantNoneStands(t, dir)
	_, err = Write(t.Context(), dir, small().list(), remembering("third"))
	must(t, err)
	wantKept(t, known(t, dir), "third")
	rewrite(t, dir, small())
	wantNothingKept(t, known(t, dir))
	wantNoneStands(t, dir)
}

func wantNoneStands(t *testing.T, dir string) {
	t.Helper()
	if _, err := os.Lstat(keptIn(dir)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something is kept still: %v", err)
	}
}

// TestKeptThatIsNotWhole tries everything that may have become of what was kept. It is
// not taken for what it was, and the next build keeps its own.
func TestKeptThatIsNotWhole(t *testing.T) {
	for what, change := range map[string]func(t *testing.T, name string){
		"missing":              func(t *testing.T, name string) {},
		"empty":                func(t *testing.T, name string) { put(t, name, "") },
		"cut off":              func(t *testing.T, name string) { put(t, name, "what I kn") },
		"longer":               func(t *testing.T, name string) { put(t, name, "what I know!") },
		"a bit flipped":        func(t *testing.T, name string) { put(t, name, "what I knov") },
		"of another":           func(t *testing.T, name string) { put(t, name, "what U know") },
		"a folder":             func(t *testing.T, name string) { must(t, os.Mkdir(name, 0o755)) },
		"a folder of somebody": func(t *testing.T, name string) { put(t, filepath.Join(name, "x"), "mine") },
		"a pipe":               pipe,
		"a link to the same": func(t *testing.T, name string) {
			put(t, name+".other", "what I know")
			link(t, name+".other", name)
		},
		"a link to itself": func(t *testing.T, name string) { link(t, keptName, name) },
		"very large": func(t *testing.T, name string) {
			put(t, name, "")
			must(t, os.Truncate(name, 1<<40)) // of which the disk has nothing
		},
	} {
		t.Run(what, func(t *testing.T) {
			dir := keeping(t, "what I know")
			last := known(t, dir)
			remove(t, keptIn(dir))
			change(t, keptIn(dir))
			wantNothingKept(t, last)
			last = known(t, dir) // the build itself is known all the same
			wantNothingKept(t, last)
			_, err := Update(t.Context(), last, files{"index.html": "new"}.list(), nil, remembering("anew"))
			must(t, err)
			if last = known(t, dir); what == "a folder of somebody" {
				wantNothingKept(t, last)
				return
			}
			wantKept(t, last, "anew")
		})
	}
}

// TestRecordThatNamesOtherBytes changes what the record says of what was kept.
func TestRecordThatNamesOtherBytes(t *testing.T) {
	for old, other := range map[string]string{
		`"size":11`: `"size":10`, `"sum":"`: `"sum":"0`, `"kept":`: `"keep":`, `"size": `: `"size":-1`,
	} {
		dir := keeping(t, "what I know")
		record := at(dir, ownFolder+"/"+recordName)
		put(t, record, strings.Replace(written(t, record), old, other, 1))
		if strings.Contains(written(t, record), other) {
			wantNothingKept(t, known(t, dir))
		}
	}
}

// TestKeepThatFails has a program fail to write what it keeps, or keep nothing since the
// build fails before.
func TestKeepThatFails(t *testing.T) {
	dir := keeping(t, "before")
	o := remembering("")
	o.Keep = func(out io.Writer) error {
		_, _ = out.Write(bytes.Repeat([]byte("half"), 1<<20))
		return io.ErrShortWrite
	}
	_, err := Update(t.Context(), known(t, dir), files{"index.html": "new"}.list(), nil, o)
	must(t, err)
	wantNothingKept(t, known(t, dir))
	entries, err := os.ReadDir(at(dir, ownFolder))
	must(t, err)
	for _, e := range entries {
		if isTemporary(e.Name()) || e.Name() == keptName {
			t.Errorf("%s is left", e.Name())
		}
	}
}

// TestKeepWithoutOrigin keeps something of a build whose origin nobody knows, as that of a
// page that was saved just now. It can be gone on from, and never counts as the same.
func TestKeepWithoutOrigin(t *testing.T) {
	dir := keeping(t, "before")
	o := remembering("")
	o.Origin = Origin{}
	o.Keep = func(out io.Writer) error { _, err := io.WriteString(out, "this"); return err }
	_, err := Write(t.Context(), dir, small().list(), o)
	must(t, err)
	last := known(t, dir)
	if kept, ok := last.Kept(); !ok || string(kept) != "this" || last.Origin != (Origin{}) {
		t.Errorf("%q, %t of %v", kept, ok, last.Origin)
	}
	if _, ok := current(dir, Origin{}); ok {
		t.Error("two builds whose origins nobody knows count as the same")
	}
}

// TestKilledBetweenKeptAndRecord leaves what a build has kept, and no record of it, or
// one of before.
func TestKilledBetweenKeptAndRecord(t *testing.T) {
	dir := keeping(t, "before")
	record := written(t, at(dir, ownFolder+"/"+recordName))
	remove(t, at(dir, ownFolder+"/"+recordName))
	put(t, keptIn(dir), "after!")
	if _, ok := Known(dir); ok {
		t.Fatal("a build without record is known")
	}
	put(t, at(dir, ownFolder+"/"+recordName), record)
	wantNothingKept(t, known(t, dir))
}
