package bundle

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/output"
)

// TestAnyOtherByteShows changes each byte of a zip in turn. A byte of a file must lead to
// the name of the file; any other at least to the remark that the zip is not as made.
func TestAnyOtherByteShows(t *testing.T) {
	name := makeZip(t, small(), "2026-11-21")
	data := get(t, name)
	owner := make([]string, len(data))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		at, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		for i := range f.CompressedSize64 {
			owner[at+int64(i)] = f.Name
		}
	}
	bad := filepath.Join(t.TempDir(), "bad.zip")
	for i := range data {
		data[i] ^= 1
		put(t, bad, string(data))
		data[i] ^= 1
		r, err := Verify(t.Context(), bad, nil)
		var broken *BrokenError
		switch {
		case errors.As(err, &broken) || errors.Is(err, ErrNoManifest):
			if owner[i] != "" && owner[i] != output.ManifestName {
				t.Errorf("byte %d, of %s: %v", i, owner[i], err)
			}
		case err != nil:
			t.Errorf("byte %d: %v", i, err)
		case owner[i] != "" && len(r.Faults) == 0:
			// Deflate has bits that mean nothing. Then all is unpacked as it was.
			want(t, unzip(t, bad), small())
		case owner[i] != "" && (len(r.Faults) != 1 || r.Faults[0].Path != owner[i]):
			t.Errorf("byte %d, of %s: the faults are %v", i, owner[i], r.Faults)
		case len(r.Faults) == 0 && !r.Repacked:
			t.Errorf("byte %d, of no file: nothing is said", i)
		}
	}
}

func TestTruncatedZipIsBroken(t *testing.T) {
	data := get(t, makeZip(t, small(), "2026-11-21"))
	bad := filepath.Join(t.TempDir(), "bad.zip")
	for _, n := range []int{0, 1, 22, len(data) / 2, len(data) - 22, len(data) - 1} {
		put(t, bad, string(data[:n]))
		var broken *BrokenError
		if _, err := Verify(t.Context(), bad, nil); !errors.As(err, &broken) {
			t.Errorf("of %d bytes: %v", n, err)
		}
	}
}

func TestFolderNamesWhatIsNotAsMade(t *testing.T) {
	for p := range small() {
		dir := unzip(t, makeZip(t, small(), "2026-11-21"))
		name := filepath.Join(dir, filepath.FromSlash(p))
		data := get(t, name)
		if len(data) == 0 {
			data = []byte("x")
		}
		data[len(data)/2] ^= 4
		put(t, name, string(data))
		wantFaults(t, dir, "changed "+p)
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
		wantFaults(t, dir, "missing "+p)
	}
}

func TestFolderWithMoreInIt(t *testing.T) {
	dir := unzip(t, makeZip(t, small(), "2026-11-21"))
	for _, p := range []string{"desktop.ini", "guide/Thumbs.db", ".DS_Store", "files/._x", "files/~$plan.docx", ".partnerbook/lock", "guide/.partnerbook-3.tmp"} {
		put(t, filepath.Join(dir, p), "x")
	}
	wantFaults(t, dir)
	r, err := Verify(t.Context(), dir, nil)
	if err != nil || len(r.Remarks) != 5 || r.Unfinished || r.Files != len(small()) || r.Made.Built != "2026-11-21" {
		t.Errorf("it is %+v, %v", r, err)
	}
	put(t, filepath.Join(dir, ".partnerbook/unfinished"), "[]")
	if r, err = Verify(t.Context(), dir, nil); err != nil || !r.Unfinished {
		t.Errorf("it is %+v, %v", r, err)
	}
	put(t, filepath.Join(dir, "guide", "mine.txt"), "mine")
	put(t, filepath.Join(dir, "odd\u202e.html"), "x")
	wantFaults(t, dir, `added "odd\u202e.html"`, "added guide/mine.txt")
}

// TestUpdateUnpackedWithoutTheProgram is of an update that is unpacked by itself, and of one
// that is unpacked over a bundle, which leaves what should go.
func TestUpdateUnpackedWithoutTheProgram(t *testing.T) {
	old := makeZip(t, small(), "2026-11-21")
	update := makeUpdate(t, old, second(), "2026-12-01")
	if r, err := Verify(t.Context(), unzip(t, update), nil); err != nil || !r.Alone {
		t.Errorf("by itself: %+v, %v", r, err)
	}
	over := makeUpdate(t, old, small().with(tree{"index.html": "new", "guide/two.html": ""}), "2026-12-01")
	dir := unzip(t, old)
	for p, data := range holds(t, unzip(t, over)).with(tree{output.ManifestName: string(get(t, filepath.Join(unzip(t, over), output.ManifestName)))}) {
		put(t, filepath.Join(dir, p), data)
	}
	wantFaults(t, dir, "added "+updateNote, "added guide/two.html", "added "+updateName)
	if r, err := Verify(t.Context(), dir, nil); err != nil || r.Alone {
		t.Errorf("over a bundle: %+v, %v", r, err)
	}
}

func TestVerifyShowsEachFile(t *testing.T) {
	name := makeZip(t, small(), "2026-11-21")
	for _, name := range []string{name, unzip(t, name)} {
		steps, ended := 0, false
		show := func(files int) (step, done func()) {
			if files != len(small()) {
				t.Errorf("there are %d files, want %d", files, len(small()))
			}
			return func() { steps++ }, func() { ended = true }
		}
		if _, err := Verify(t.Context(), name, show); err != nil || steps != len(small()) || !ended {
			t.Errorf("%d steps, ended: %v, %v", steps, ended, err)
		}
	}
}

func TestLinksInFolderAreNotFollowed(t *testing.T) {
	dir, outside := unzip(t, makeZip(t, small(), "2026-11-21")), t.TempDir()
	put(t, filepath.Join(outside, "index.html"), small()["index.html"])
	put(t, filepath.Join(outside, "guide", "one.html"), small()["guide/one.html"])
	put(t, filepath.Join(outside, "guide", "two.html"), small()["guide/two.html"])
	for _, p := range []string{"index.html", "guide"} {
		if err := os.RemoveAll(filepath.Join(dir, p)); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(outside, p), filepath.Join(dir, p)); err != nil {
			t.Skip("there are no links here: ", err)
		}
	}
	wantFaults(t, dir, "unsafe guide", "missing guide/one.html", "missing guide/two.html", "unsafe index.html", "missing index.html")
}

func TestWhatIsNoBundle(t *testing.T) {
	var broken *BrokenError
	empty := t.TempDir()
	if _, err := Verify(t.Context(), empty, nil); !errors.Is(err, ErrNoManifest) {
		t.Error(err)
	}
	put(t, filepath.Join(empty, output.ManifestName), `{"name": "App"}`)
	if _, err := Verify(t.Context(), empty, nil); !errors.As(err, &broken) {
		t.Error(err)
	}
	if _, err := Verify(t.Context(), filepath.Join(empty, "none"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if _, err := Verify(t.Context(), os.DevNull, nil); !errors.As(err, &broken) {
		t.Error(err)
	}
}

// TestPackedAgain is of zips that other programs made of the folder: with dates, folders,
// and all in one folder at the top.
func TestPackedAgain(t *testing.T) {
	f := small()
	for _, top := range []string{"", "handbook/"} {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		dir := unzip(t, makeZip(t, f, "2026-11-21"))
		for p, data := range holds(t, dir).with(tree{output.ManifestName: string(get(t, filepath.Join(dir, output.ManifestName))), "__MACOSX/._x": "x"}) {
			if p == "__MACOSX/._x" && top != "" {
				continue
			}
			w, err := z.Create(top + p)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(data)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := z.Create(top + "guide/"); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(t.TempDir(), "again.zip")
		put(t, name, out.String())
		wantFaults(t, name)
		if r, err := Verify(t.Context(), name, nil); err != nil || !r.Repacked {
			t.Errorf("top %q: %+v, %v", top, r, err)
		}
	}
}

// TestHostileZips are zips that somebody made to harm whoever unpacks them.
func TestHostileZips(t *testing.T) {
	index := entry{zip.FileHeader{Name: "index.html"}, "home"}
	wanted := tree{"index.html": "home"}
	link := zip.FileHeader{Name: "link"}
	link.SetMode(fs.ModeSymlink | 0o777)
	secret := zip.FileHeader{Name: "secret", Flags: 1}
	bomb := entry{zip.FileHeader{Name: "bomb", Method: zip.Deflate}, strings.Repeat("\x00", 2<<20)}
	for name, c := range map[string]struct {
		bad  entry
		want string
	}{
		"above":     {entry{zip.FileHeader{Name: "../up"}, "x"}, "unsafe ../up"},
		"above too": {entry{zip.FileHeader{Name: "a/../../up"}, "x"}, "unsafe a/../../up"},
		"absolute":  {entry{zip.FileHeader{Name: "/etc/passwd"}, "x"}, "unsafe /etc/passwd"},
		"drive":     {entry{zip.FileHeader{Name: "C:/x"}, "x"}, "unsafe C:/x"},
		"backslash": {entry{zip.FileHeader{Name: `a\..\..\x`}, "x"}, `unsafe a\..\..\x`},
		"stream":    {entry{zip.FileHeader{Name: "index.html:evil"}, "x"}, "unsafe index.html:evil"},
		"twice":     {index, "unsafe index.html"},
		"capitals":  {entry{zip.FileHeader{Name: "INDEX.html"}, "x"}, "unsafe INDEX.html"},
		"link":      {entry{link, "/etc/passwd"}, "unsafe link"},
		"password":  {entry{secret, "x"}, "unsafe secret"},
		"bomb":      {bomb, "unsafe bomb"},
		"device":    {entry{zip.FileHeader{Name: "a/nul.txt"}, "x"}, "unsafe a/nul.txt"},
		"long":      {entry{zip.FileHeader{Name: strings.Repeat("x", 121)}, "x"}, "unsafe " + strings.Repeat("x", 121)},
		"own":       {entry{zip.FileHeader{Name: ".partnerbook/unfinished"}, "x"}, "unsafe .partnerbook/unfinished"},
		"escapes":   {entry{zip.FileHeader{Name: "a\x1b[2Jb"}, "x"}, `unsafe "a\x1b[2Jb"`},
		"not UTF-8": {entry{zip.FileHeader{Name: "caf\xe9", NonUTF8: true}, "x"}, `unsafe "caf\xe9"`},
		"stranger":  {entry{zip.FileHeader{Name: "more.html"}, "x"}, "added more.html"},
		"folder up": {entry{zip.FileHeader{Name: "../"}, ""}, "unsafe ../"},
	} {
		t.Run(name, func(t *testing.T) {
			wantFaults(t, handmade(t, wanted, index, c.bad), c.want)
		})
	}
	t.Run("larger than its manifest says", func(t *testing.T) {
		wantFaults(t, handmade(t, wanted, entry{index.header, "home and more"}), "changed index.html")
	})
	t.Run("too many", func(t *testing.T) {
		var many []entry
		for i := range mostFiles + 1 {
			many = append(many, entry{header: zip.FileHeader{Name: string(rune('a'+i%26)) + strings.Repeat("/x", i%40)}})
		}
		var broken *BrokenError
		if _, err := Verify(t.Context(), handmade(t, wanted, many...), nil); !errors.As(err, &broken) || !strings.Contains(broken.Why, "holds") {
			t.Error(err)
		}
	})
}
