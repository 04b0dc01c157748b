package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"partnerbook/generator/output"
)

func TestSameFilesSameBytes(t *testing.T) {
	f := small()
	for i := range 200 {
		f["many/"+strings.Repeat("x", i%50)+string(rune('a'+i%26))+".html"] = strings.Repeat("text ", i)
	}
	first := get(t, makeZip(t, f, "2026-11-21"))
	for _, jobs := range []int{0, 1, 8} {
		name := filepath.Join(t.TempDir(), "again.zip")
		if _, err := Make(t.Context(), name, f.list(), Options{Jobs: jobs, Made: made("2026-11-21")}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, get(t, name)) {
			t.Errorf("with %d jobs there are other bytes", jobs)
		}
	}
}

func TestZipHoldsFilesInOrderDatedByTheSite(t *testing.T) {
	name := makeZip(t, small(), "2026-11-21")
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if f.NonUTF8 || f.Flags != 0x800 {
			t.Errorf("%s: the name is not marked as UTF-8 (%#x)", f.Name, f.Flags)
		}
		if day := f.Modified.Format(time.DateOnly); day != "2026-11-21" {
			t.Errorf("%s is of %s", f.Name, day)
		}
		if f.Mode() != 0o644 {
			t.Errorf("%s has the mode %s", f.Name, f.Mode())
		}
		if stored := f.Method == zip.Store; stored != slices.Contains([]string{"files/noise.bin", "files/empty.txt", "files/ŵyneb #1.csv", "1-READ-ME-FIRST.txt", "guide/two.html"}, f.Name) {
			t.Errorf("%s is stored as it is: %v", f.Name, stored)
		}
	}
	if last := len(names) - 1; !slices.IsSorted(names[:last]) || names[last] != output.ManifestName || names[0] != "1-READ-ME-FIRST.txt" {
		t.Errorf("the order is %v", names)
	}
	dir := unzip(t, name)
	want(t, dir, small())
	wantFaults(t, dir)
	wantFaults(t, name)
	if _, err := exec.LookPath("unzip"); err != nil {
		t.Skip("there is no unzip here: ", err)
	}
	if out, err := exec.Command("unzip", "-tq", name).CombinedOutput(); err != nil {
		t.Errorf("unzip: %v: %s", err, out)
	}
}

func TestDayBeforeZipsBegan(t *testing.T) {
	for _, day := range []string{"", "1970-01-01", "2200-01-01", "nonsense"} {
		name := makeZip(t, small(), day)
		if r, err := Verify(t.Context(), name, nil); err != nil || r.Repacked || len(r.Faults) > 0 {
			t.Errorf("%q: %+v, %v", day, r, err)
		}
	}
}

func TestUnfitFilesAreRefused(t *testing.T) {
	for name, files := range map[string]tree{
		"long":         {strings.Repeat("x", 121): "x"},
		"device":       {"a/con.html": "x"},
		"capitals":     {"a.html": "x", "A.html": "y"},
		"accents":      {"é": "x", "e\u0301": "y"},
		"above":        {"../x": "x"},
		"absolute":     {"/x": "x"},
		"the manifest": {output.ManifestName: "x"},
		"an update":    {updateName: "x"},
		"own folder":   {".partnerbook/lock": "x"},
	} {
		target := filepath.Join(t.TempDir(), "x.zip")
		var unfit *UnfitError
		if _, err := Make(t.Context(), target, small().with(files).list(), options("")); !errors.As(err, &unfit) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(target); err == nil {
			t.Errorf("%s: a zip was made", name)
		}
	}
}

// TestFailedBundleLeavesTheOldOne fails, and stops, in the middle.
func TestFailedBundleLeavesTheOldOne(t *testing.T) {
	name := makeZip(t, small(), "2026-11-21")
	before := get(t, name)
	broken := errors.New("broken")
	ctx, stop := context.WithCancel(t.Context())
	for _, c := range []struct {
		emit func(*bytes.Buffer) error
		want error
	}{
		{func(*bytes.Buffer) error { return broken }, broken},
		{func(*bytes.Buffer) error { stop(); return nil }, context.Canceled},
	} {
		files := append(tree{"a": "1", "z": "2"}.list(), output.File{Path: "m", Emit: c.emit})
		for i := range 200 {
			files = append(files, File(strings.Repeat("n", 1+i%100)+string(rune('a'+i/100)), nil))
		}
		if _, err := Make(ctx, name, files, options("")); !errors.Is(err, c.want) {
			t.Errorf("the error is %v, want %v", err, c.want)
		}
		if !bytes.Equal(before, get(t, name)) {
			t.Error("the old zip was touched")
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(name)); len(left) != 1 {
		t.Errorf("there is more than the old zip: %v", left)
	}
}
