package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestReplaceKeepsPermissionsAndNeighbours(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "plan.docx")
	mine := filepath.Join(dir, "plan.docx~") // an editor's copy
	for _, file := range []string{name, mine} {
		if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Replace(name, []byte("new")); err != nil {
		t.Fatal(err)
	}
	wantFile(t, name, "new")
	wantFile(t, mine, "mine")
	if info, err := os.Stat(name); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	wantNames(t, dir, "plan.docx", "plan.docx~")
}

func TestReplaceLeavesWhatIsTheSame(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "file")
	if err := Replace(name, []byte("same")); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes(name, old, old); err != nil {
		t.Fatal(err)
	}
	if err := Replace(name, []byte("same")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("it was touched: %v, %v", info.ModTime(), err)
	}
}

func TestReplaceFollowsALink(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	to, link := filepath.Join(dir, "to"), filepath.Join(dir, "link")
	if err := os.WriteFile(to, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("to", link); err != nil {
		t.Skip(err)
	}
	before, err := os.Stat(to)
	if err != nil {
		t.Fatal(err)
	}
	if err := Replace(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	wantFile(t, to, "new")
	if now, err := os.Stat(to); err != nil || os.SameFile(before, now) {
		t.Errorf("it was written into, so a run that is killed leaves half of it: %v", err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
}

// TestReplaceFileKeepsLinkAndPermissions: a bundle that only some may read must not come to
// be everybody's, and a link to a shared folder stays one.
func TestReplaceFileKeepsLinkAndPermissions(t *testing.T) {
	t.Parallel()
	dir, elsewhere := t.TempDir(), t.TempDir()
	to, link := filepath.Join(elsewhere, "to.zip"), filepath.Join(dir, "link.zip")
	if err := os.WriteFile(to, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	name := to
	if err := os.Symlink(to, link); err == nil {
		name = link
	}
	emit := func(out io.Writer) error {
		_, err := io.WriteString(out, "new")
		return err
	}
	if err := ReplaceFile(name, emit); err != nil {
		t.Fatal(err)
	}
	wantFile(t, to, "new")
	if info, err := os.Stat(to); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	wantNames(t, elsewhere, "to.zip")
	if info, err := os.Lstat(name); err != nil || name == link && info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
}

// TestManyCreateAtOnce has many make one file: one of them does, and it is whole.
func TestManyCreateAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "page.md")
	var all sync.WaitGroup
	var mu sync.Mutex
	made := ""
	for _, letter := range "abcdefgh" {
		text := strings.Repeat(string(letter), 10_000)
		all.Go(func() {
			switch err := Create(name, []byte(text)); {
			case errors.Is(err, fs.ErrExist):
			case err != nil:
				t.Error(err)
			default:
				mu.Lock()
				defer mu.Unlock()
				if made != "" {
					t.Error("it was made twice")
				}
				made = text
			}
		})
	}
	all.Wait()
	wantFile(t, name, made)
	wantNames(t, dir, "page.md")
}

// TestWhatKilledRunsLeft: it goes when it is old, and stays while another run may be
// writing it.
func TestWhatKilledRunsLeft(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, age := range map[string]time.Duration{
		".partnerbook-1.tmp": 2 * time.Hour, ".partnerbook-2.tmp": 0, ".partnerbook-3.md": 2 * time.Hour, "x.tmp": 2 * time.Hour,
	} {
		at := time.Now().Add(-age)
		err := os.WriteFile(filepath.Join(dir, name), nil, 0o644)
		if err == nil {
			err = os.Chtimes(filepath.Join(dir, name), at, at)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := Create(filepath.Join(dir, "new"), nil); err != nil {
		t.Fatal(err)
	}
	wantNames(t, dir, ".partnerbook-2.tmp", ".partnerbook-3.md", "new", "x.tmp")
}

func wantFile(t *testing.T, name, want string) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != want {
		t.Errorf("%s holds %.20q, %v; want %.20q", filepath.Base(name), got, err, want)
	}
}

func wantNames(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}
