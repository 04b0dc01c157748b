package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// onDisk makes a folder with content and one beside it, with links into both.
func onDisk(t *testing.T) (disk *Disk, folder string) {
	t.Helper()
	above := t.TempDir()
	folder = filepath.Join(above, "content")
	for name, data := range map[string]string{
		"content/a.md":       "text of a",
		"content/sub/b.md":   "text of b",
		"content/empty.md":   "",
		"content/é/ö.md":     "text of ö",
		"outside/secret.txt": "secret",
		"content/big.md":     strings.Repeat("0123456789", 100_000),
	} {
		name = filepath.Join(above, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"link.md":       "a.md",
		"sub/up.md":     "../a.md",
		"chain.md":      "sub/up.md",
		"out.md":        "../outside/secret.txt",
		"absolute.md":   filepath.Join(above, "outside", "secret.txt"),
		"outdir":        "../outside",
		"indir":         "sub",
		"sub/outdir":    "../../outside",
		"round.md":      "round.md",
		"back.md":       "../content/a.md",
		"nothing.md":    "gone.md",
		"sub/folder.md": ".",
	} {
		if err := os.Symlink(filepath.FromSlash(target), filepath.Join(folder, filepath.FromSlash(name))); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	disk, err := OpenDisk(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { disk.Close() })
	return disk, folder
}

// TestNothingLeadsOut reads by every name in both ways: the quick one and, where
// it gives up, the other.
func TestNothingLeadsOut(t *testing.T) {
	disk, _ := onDisk(t)
	slow := withoutQuick(disk)
	for name, want := range map[string]string{
		"a.md": "text of a", "sub/b.md": "text of b", "empty.md": "", "é/ö.md": "text of ö",
		"link.md": "text of a", "sub/up.md": "text of a", "chain.md": "text of a", "indir/b.md": "text of b",
		"out.md": "error", "absolute.md": "error", "outdir/secret.txt": "error", "sub/outdir/secret.txt": "error",
		"indir/outdir/secret.txt": "error", "round.md": "error", "nothing.md": "error", "sub/folder.md": "error", "back.md": "error",
		"../outside/secret.txt": "error", "sub/../a.md": "error", "/etc/passwd": "error", "./a.md": "error", "": "error",
		".": "error", "sub": "error", "gone.md": "error", "a.md/x": "error", "sub//b.md": "error", "a.md\x00": "error",
	} {
		for way, d := range map[string]*Disk{"quick": disk, "slow": slow} {
			got, err := d.ReadFile(name)
			if want == "error" {
				if err == nil {
					t.Errorf("%s: %q was read: %q", way, name, got)
				}
				continue
			}
			if err != nil || string(got) != want {
				t.Errorf("%s: %q is %q, %v; want %q", way, name, got, err, want)
			}
		}
	}
	if _, err := disk.ReadFile("gone.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file gives %v", err)
	}
	if _, err := disk.ReadFile("../a.md"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a path that leads up gives %v", err)
	}
}

func TestScanDisk(t *testing.T) {
	disk, _ := onDisk(t)
	tree := scan(t, disk)
	if diff := cmp.Diff([]string{
		"a.md", "big.md", "chain.md", "empty.md", "link.md", "sub/b.md", "sub/up.md", "é/ö.md",
	}, paths(tree)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{
		"content/absolute.md: source/outside", "content/back.md: source/outside", "content/indir: source/symlink",
		"content/nothing.md: source/outside", "content/out.md: source/outside", "content/outdir: source/outside",
		"content/round.md: source/outside", "content/sub/folder.md: source/symlink", "content/sub/outdir: source/outside",
	}, problems(tree)); diff != "" {
		t.Error(diff)
	}
	for _, f := range tree.Files() {
		if data, err := disk.ReadFile(f.Path); err != nil || int64(len(data)) != f.Size {
			t.Errorf("%s has %d bytes, the scan says %d (%v)", f.Path, len(data), f.Size, err)
		}
	}
}

// TestDiskIsAFileSystem has the library's own test look at a folder without
// links.
func TestDiskIsAFileSystem(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, contents("a.md", "b/c.md", "b/d/e.md")); err != nil {
		t.Fatal(err)
	}
	disk, err := OpenDisk(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer disk.Close()
	if err := fstest.TestFS(disk, "a.md", "b/c.md", "b/d/e.md"); err != nil {
		t.Error(err)
	}
}

func TestAppendFile(t *testing.T) {
	disk, folder := onDisk(t)
	for _, d := range []*Disk{disk, withoutQuick(disk)} {
		buffer := append(make([]byte, 0, 100), "before "...)
		for _, name := range []string{"a.md", "link.md"} {
			data, err := d.AppendFile(buffer, name)
			if err != nil || string(data) != "before text of a" || &data[0] != &buffer[0] {
				t.Errorf("%s: %q, %v", name, data, err)
			}
		}
		if data, err := d.AppendFile(nil, "big.md"); err != nil || len(data) != 1_000_000 || string(data[999_990:]) != "0123456789" {
			t.Errorf("%d bytes, %v", len(data), err)
		}
	}
	huge := filepath.Join(folder, "huge.md")
	if err := os.WriteFile(huge, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, 1<<40); err != nil {
		t.Skip("no files with holes here:", err)
	}
	if _, err := disk.AppendFile(nil, "huge.md"); !errors.Is(err, errTooLarge) {
		t.Errorf("a file of a terabyte gives %v", err)
	}
}

func TestDiskWithoutFolder(t *testing.T) {
	folder := t.TempDir()
	if _, err := OpenDisk(filepath.Join(folder, "gone")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing folder gives %v", err)
	}
	disk, err := OpenDisk(folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := disk.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := disk.ReadFile("a.md"); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a closed folder gives %v", err)
	}
}

func TestDiskLinks(t *testing.T) {
	disk, _ := onDisk(t)
	if info, err := fs.Lstat(disk, "link.md"); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("%v, %v", info, err)
	}
	if target, err := fs.ReadLink(disk, "link.md"); err != nil || target != "a.md" {
		t.Errorf("%q, %v", target, err)
	}
	if info, err := fs.Stat(disk, "out.md"); err == nil {
		t.Errorf("a link that leads out is %v", info)
	}
}

// TestUnreadableFile needs a user whom permissions bind.
func TestUnreadableFile(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("permissions do not bind this user")
	}
	disk, folder := onDisk(t)
	if err := os.Chmod(filepath.Join(folder, "a.md"), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := disk.ReadFile("a.md"); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("the error is %v", err)
	}
}

// withoutQuick returns a disk of the same folder that reads by the other way alone.
func withoutQuick(d *Disk) *Disk {
	slow := &Disk{name: d.name}
	slow.at.Store(&opened{root: d.at.Load().root})
	return slow
}

// TestFollow takes the folder away and puts another in its place.
func TestFollow(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "content")
	put := func(text string) {
		t.Helper()
		err := os.Mkdir(name, 0o755)
		if err == nil {
			err = os.WriteFile(filepath.Join(name, "a.md"), []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	put("first")
	disk, err := OpenDisk(name)
	if err != nil {
		t.Fatal(err)
	}
	defer disk.Close()
	wants := func(another bool, text string) {
		t.Helper()
		if got, err := disk.Follow(); got != another || err != nil {
			t.Errorf("another: %v, %v; want %v", got, err, another)
		}
		if data, err := fs.ReadFile(disk, "a.md"); string(data) != text {
			t.Errorf("it holds %q, %v; want %q", data, err, text)
		}
	}
	wants(false, "first")
	if err := os.Rename(name, filepath.Join(dir, "aside")); err != nil {
		t.Skip("this system does not let an open folder go: ", err)
	}
	if another, err := disk.Follow(); another || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a folder: %v, %v", another, err)
	}
	put("second")
	wants(true, "second")
	wants(false, "second")
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
	put("third")
	wants(true, "third")
}
