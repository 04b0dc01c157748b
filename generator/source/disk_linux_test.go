package source

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// TestPipe makes a named pipe: whoever opens one waits for somebody to write.
func TestPipe(t *testing.T) {
	disk, folder := onDisk(t)
	if err := unix.Mkfifo(filepath.Join(folder, "pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	if data, err := disk.ReadFile("pipe.md"); err == nil {
		t.Errorf("read %q", data)
	}
	for _, f := range scan(t, disk).Files() {
		if f.Path == "pipe.md" {
			t.Error("the scan takes a pipe for a file")
		}
	}
}

// TestQuickWay tries that the quick way reads files and refuses links, on
// systems that have it.
func TestQuickWay(t *testing.T) {
	disk, _ := onDisk(t)
	if data, err := disk.at.Load().quick.appendRegular(nil, "sub/b.md"); err == unix.ENOSYS {
		t.Skip("the system has no openat2")
	} else if err != nil || string(data) != "text of b" {
		t.Errorf("%q, %v", data, err)
	}
	for _, name := range []string{"link.md", "indir/b.md", "outdir/secret.txt", "../outside/secret.txt", "sub", "gone.md"} {
		if data, err := disk.at.Load().quick.appendRegular(nil, name); err == nil {
			t.Errorf("%s: %q", name, data)
		}
	}
}
