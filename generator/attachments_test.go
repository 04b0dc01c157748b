package generator

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Two drawings of the same length, of which browsers would run one.
const (
	harmless = `<svg xmlns="http://www.w3.org/2000/svg"><circle/></svg>`
	hostile  = `<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`
)

func isActive(d diag.Diagnostic) bool { return d.Code == diag.FileActive }

// TestDrawingThatChangesUnderTheSameDate is saved again, as long as before, within what the
// clock of the disk tells apart.
func TestDrawingThatChangesUnderTheSameDate(t *testing.T) {
	content, _, s := faultySite()
	s.Live = true
	at := time.Now().Add(time.Hour) // of a disk whose clock is early: so it counts as young
	save := func(text string) { content.files["x.svg"] = &fstest.MapFile{Data: []byte(text), ModTime: at} }
	content.files["index.md"].Data = append(content.files["index.md"].Data, "\n![A drawing](x.svg)\n"...)
	save(harmless)
	w := NewWorkspace(s)
	refresh(t, w, Everything)
	for _, text := range []string{hostile, harmless, hostile} {
		save(text)
		e := refresh(t, w, []string{"."})
		if got := slices.ContainsFunc(e.Found.List(), isActive); got != (text == hostile) {
			t.Errorf("after %s was saved: %v", text, e.Found.List())
		}
		wantSame(t, clean(t, s), outcomeOf(t, e))
	}
}

// TestOtherFolderWithTheSameDates puts another folder in the place of the content, whose
// files have the names, lengths and dates of those before.
func TestOtherFolderWithTheSameDates(t *testing.T) {
	_, _, s := faultySite()
	dir := t.TempDir()
	at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	make := func(name, drawing string) {
		t.Helper()
		for file, text := range map[string]string{"index.md": "# Start\n\n![A drawing](x.svg)\n", "x.svg": drawing} {
			file = filepath.Join(dir, name, file)
			if os.MkdirAll(filepath.Dir(file), 0o755) != nil || os.WriteFile(file, []byte(text), 0o644) != nil || os.Chtimes(file, at, at) != nil {
				t.Fatal("it cannot be made")
			}
		}
	}
	make("content", harmless)
	make("other", hostile)
	disk, err := source.OpenDisk(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	defer disk.Close()
	s.Content, s.Live = disk, true
	w := NewWorkspace(s)
	if e := refresh(t, w, Everything); slices.ContainsFunc(e.Found.List(), isActive) {
		t.Errorf("a harmless drawing is reported: %v", e.Found.List())
	}
	if os.Rename(filepath.Join(dir, "content"), filepath.Join(dir, "before")) != nil || os.Rename(filepath.Join(dir, "other"), filepath.Join(dir, "content")) != nil {
		t.Skip("a folder that is open cannot be renamed here")
	}
	if moved, err := w.Follow(); !moved || err != nil {
		t.Fatalf("it moved: %v, %v", moved, err)
	}
	if e := refresh(t, w, Everything); !slices.ContainsFunc(e.Found.List(), isActive) {
		t.Errorf("the drawing of the other folder is not reported: %v", e.Found.List())
	}
}
