package stamp

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func stampOf(t *testing.T, name string) Stamp {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return Of(info)
}

// TestSameSizeAndDate changes a file so that neither its size nor its date tells.
func TestSameSizeAndDate(t *testing.T) {
	dir := t.TempDir()
	name, other := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, n := range []string{name, other} {
		if err := os.WriteFile(n, []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(n, day, day); err != nil {
			t.Fatal(err)
		}
	}
	before := stampOf(t, name)
	if again := stampOf(t, name); again != before {
		t.Fatalf("a file that nobody touched has the stamps %v and %v", before, again)
	}
	if err := os.Rename(other, name); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "windows" {
		t.Skip("this system does not tell of it")
	}
	if stampOf(t, name) == before {
		t.Error("another file in its place has the same stamp")
	}
}

func TestIsYoung(t *testing.T) {
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	old, fresh := now.Add(-3*time.Second).UnixNano(), now.Add(-time.Second).UnixNano()
	for _, c := range []struct {
		Stamp
		want bool
	}{
		{Stamp{Modified: old}, false},
		{Stamp{Modified: fresh}, true},
		{Stamp{Modified: old, Changed: fresh}, true}, // its date was set back
		{Stamp{Modified: now.Add(time.Hour).UnixNano()}, true},
	} {
		if got := c.IsYoung(now); got != c.want {
			t.Errorf("%+v: %t, want %t", c.Stamp, got, c.want)
		}
	}
}

// TestAppendTellsApart sees that no two stamps come to the same text.
func TestAppendTellsApart(t *testing.T) {
	seen := map[string]Stamp{}
	for _, s := range []Stamp{{}, {Size: 1}, {Modified: 1}, {Changed: 1}, {Number: 1}, {Size: -1}, {Size: 64, Modified: 1}, {Size: 1, Modified: 64}} {
		text := string(s.Append(nil))
		if other, known := seen[text]; known {
			t.Errorf("%+v and %+v come to the same", s, other)
		}
		seen[text] = s
	}
}
