package source

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/stamp"
)

// contents makes a file system of paths; those that end in "/" are folders, and
// those with " -> " symbolic links.
func contents(paths ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, p := range paths {
		name, target, link := strings.Cut(p, " -> ")
		switch {
		case link:
			fsys[name] = &fstest.MapFile{Data: []byte(target), Mode: fs.ModeSymlink | 0o777}
		case strings.HasSuffix(p, "/"):
			fsys[strings.TrimSuffix(p, "/")] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
		default:
			fsys[p] = &fstest.MapFile{Data: []byte(p), Mode: 0o644}
		}
	}
	return fsys
}

func scan(t *testing.T, fsys fs.FS) *Tree {
	t.Helper()
	tree, err := Scan(fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// paths returns the files of a tree, fragments with a star.
func paths(tree *Tree) []string {
	var out []string
	for _, f := range tree.Files() {
		if f.Fragment {
			f.Path += "*"
		}
		out = append(out, f.Path)
	}
	return out
}

// problems returns what the scan found wrong, by path.
func problems(tree *Tree) []string {
	var out []string
	for _, d := range tree.Problems().Sorted() {
		out = append(out, d.Pos.Path+": "+string(d.Code))
	}
	return out
}

func TestScan(t *testing.T) {
	tree := scan(t, contents(
		"b.md", "a/z.md", "a/b/c.md", "a.md", "a-b.md", "A.md", "empty/",
		".hidden.md", ".git/config", "a/.x/y.md", "embed.go", "go.lock", "draft.md~", "lock", "go",
		"_part.md", "_parts/one.md", "_parts/deep/two.md", "a/_x/y.md", "a/_z.md", "under_score.md", "pipe",
		"link.md -> b.md", "away.md -> ../secret", "nothing.md -> gone.md", "folder -> a",
	))
	if diff := cmp.Diff([]string{
		"A.md", "_part.md*", "_parts/deep/two.md*", "_parts/one.md*", "a-b.md", "a.md", "a/_x/y.md*", "a/_z.md*",
		"a/b/c.md", "a/z.md", "b.md", "go", "link.md", "lock", "pipe", "under_score.md",
	}, paths(tree)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{".", "_parts", "_parts/deep", "a", "a/_x", "a/b", "empty"}, tree.Folders()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{
		"content/away.md: source/outside", "content/folder: source/symlink", "content/nothing.md: source/outside",
	}, problems(tree)); diff != "" {
		t.Error(diff)
	}
	var in []string
	for _, f := range tree.In("a") {
		in = append(in, f.Path)
	}
	if diff := cmp.Diff([]string{"a/_z.md", "a/z.md"}, in); diff != "" || tree.In("gone") != nil {
		t.Error(diff, tree.In("gone"))
	}
}

func TestScanNotesSizeAndTime(t *testing.T) {
	when := time.Date(2026, 11, 21, 10, 0, 0, 1, time.UTC)
	fsys := fstest.MapFS{"a.md": {Data: []byte("12345"), ModTime: when}}
	want := []File{{Path: "a.md", Stamp: stamp.Stamp{Size: 5, Modified: when.UnixNano()}}}
	if diff := cmp.Diff(want, scan(t, fsys).Files()); diff != "" {
		t.Error(diff)
	}
}

func TestScanWithoutFolder(t *testing.T) {
	_, err := Scan(os.DirFS(filepath.Join(t.TempDir(), "gone")), "content")
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "content folder content") {
		t.Errorf("the error is %v", err)
	}
}

// faulty is a file system in which some calls fail.
type faulty struct {
	fstest.MapFS
	readDir, info map[string]error
}

func (f faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.readDir[name]; err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	entries, err := f.MapFS.ReadDir(name)
	for i, e := range entries {
		if err := f.info[path.Join(name, e.Name())]; err != nil {
			entries[i] = faultyEntry{e, err}
		}
	}
	return entries, err
}

type faultyEntry struct {
	fs.DirEntry
	err error
}

func (e faultyEntry) Info() (fs.FileInfo, error) { return nil, e.err }

func TestScanErrors(t *testing.T) {
	other := errors.New("not a folder")
	for _, c := range []struct {
		name          string
		readDir, info map[string]error
		want          []string // nil: an error that names the path
		path          string
	}{
		{"a folder that vanishes", map[string]error{"a": fs.ErrNotExist}, nil, []string{"b.md"}, ""},
		{"a folder that becomes a file", map[string]error{"b.md": other}, nil, []string{"a/x.md", "b.md"}, ""},
		{"a closed folder", map[string]error{"a": fs.ErrPermission}, nil, nil, "content/a"},
		{"a file that vanishes", nil, map[string]error{"a/x.md": fs.ErrNotExist}, []string{"b.md"}, ""},
		{"a closed file", nil, map[string]error{"a/x.md": fs.ErrPermission}, nil, "content/a/x.md"},
		{"a closed root", map[string]error{".": fs.ErrPermission}, nil, nil, "content"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := faulty{contents("a/x.md", "b.md"), c.readDir, c.info}
			tree, err := Scan(fsys, "content")
			if c.want == nil {
				if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), " "+c.path+":") {
					t.Errorf("the error is %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, paths(tree)); diff != "" {
				t.Error(diff)
			}
			// Looking again gives the same as looking for the first time.
			again, err := scan(t, fsys.MapFS).Rescan(fsys, []string{"a", "."})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, paths(again)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestScanFolderBecomesFile has a listing say "folder" of what is a file when it
// is opened.
func TestScanFolderBecomesFile(t *testing.T) {
	tree := &Tree{folders: map[string]Folder{}, prefix: "content"}
	fsys := faulty{MapFS: contents("a"), readDir: map[string]error{"a": errors.New("not a folder")}}
	if err := tree.walk(fsys, "a", false); err != nil || len(tree.folders) > 0 {
		t.Errorf("%v, %v", tree.folders, err)
	}
}

func TestScanNamesThatAreNotUTF8(t *testing.T) {
	tree := scan(t, contents("a/caf\xE9.md", "a/b.md", "\xFFfolder/c.md"))
	if diff := cmp.Diff([]string{"a/b.md"}, paths(tree)); diff != "" {
		t.Error(diff)
	}
	want := []string{"content/a/caf\uFFFD.md: path/reserved", "content/\uFFFDfolder: path/reserved"}
	if diff := cmp.Diff(want, problems(tree)); diff != "" {
		t.Error(diff)
	}
}

func TestRescan(t *testing.T) {
	before := []string{"a.md", "a/x.md", "a/b/y.md", "c/z.md", "_f/w.md", ".h/v.md", "l -> a"}
	for _, c := range []struct {
		name   string
		after  []string
		marked []string
		want   []string
	}{
		{"nothing marked", []string{"new.md"}, nil, []string{"_f/w.md*", "a.md", "a/b/y.md", "a/x.md", "c/z.md"}},
		{"new file", append(before, "c/new.md"), []string{"c"}, []string{"_f/w.md*", "a.md", "a/b/y.md", "a/x.md", "c/new.md", "c/z.md"}},
		{"new file elsewhere is not seen", append(before, "c/new.md"), []string{"a"}, []string{"_f/w.md*", "a.md", "a/b/y.md", "a/x.md", "c/z.md"}},
		{"new folders", append(before, "c/d/e/f.md", "c/_g/h/i.md"), []string{"c"}, []string{"_f/w.md*", "a.md", "a/b/y.md", "a/x.md", "c/_g/h/i.md*", "c/d/e/f.md", "c/z.md"}},
		{"new folder, itself marked", append(before, "c/d/e/f.md"), []string{"c/d/e"}, []string{"_f/w.md*", "a.md", "a/b/y.md", "a/x.md", "c/d/e/f.md", "c/z.md"}},
		{"new fragment", append(before, "_f/new.md"), []string{"_f"}, []string{"_f/new.md*", "_f/w.md*", "a.md", "a/b/y.md", "a/x.md", "c/z.md"}},
		{"folder gone", []string{"a.md", "c/z.md", "_f/w.md"}, []string{"."}, []string{"_f/w.md*", "a.md", "c/z.md"}},
		{"folder gone, itself marked", []string{"a.md", "c/z.md", "_f/w.md"}, []string{"a/b"}, []string{"_f/w.md*", "a.md", "c/z.md"}},
		{"folder becomes a file", []string{"a.md", "a", "c/z.md", "_f/w.md"}, []string{"a"}, []string{"_f/w.md*", "a", "a.md", "c/z.md"}},
		{"folder becomes a link", append([]string{"a.md", "a -> c"}, "c/z.md", "_f/w.md"), []string{"a"}, []string{"_f/w.md*", "a.md", "c/z.md"}},
		{"file becomes a folder", []string{"a.md/in.md", "a/x.md", "a/b/y.md", "c/z.md", "_f/w.md"}, []string{"."}, []string{"_f/w.md*", "a.md/in.md", "a/b/y.md", "a/x.md", "c/z.md"}},
		{"hidden folder marked", append(before, ".h/new.md"), []string{".h"}, []string{"_f/w.md*", "a.md", "a/b/y.md", "a/x.md", "c/z.md"}},
		{"linked folder marked", before, []string{"l", "l/b"}, []string{"_f/w.md*", "a.md", "a/b/y.md", "a/x.md", "c/z.md"}},
		{"marked twice and nonsense", append(before, "c/new.md"), []string{"c", "c", "gone/away", "."}, []string{"_f/w.md*", "a.md", "a/b/y.md", "a/x.md", "c/new.md", "c/z.md"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			first := scan(t, contents(before...))
			was := paths(first)
			next, err := first.Rescan(contents(c.after...), c.marked)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, paths(next)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(was, paths(first)); diff != "" {
				t.Errorf("the first tree changed:\n%s", diff)
			}
		})
	}
}

func TestRescanSeesChangedFiles(t *testing.T) {
	when := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	fsys := fstest.MapFS{"a/x.md": {Data: []byte("1"), ModTime: when}, "b/y.md": {Data: []byte("1"), ModTime: when}}
	first := scan(t, fsys)
	fsys["a/x.md"] = &fstest.MapFile{Data: []byte("12"), ModTime: when}
	fsys["b/y.md"] = &fstest.MapFile{Data: []byte("1"), ModTime: when.Add(1)}
	for _, marked := range [][]string{{"a", "b"}, {"b", "a"}} {
		next, err := first.Rescan(fsys, marked)
		if err != nil {
			t.Fatal(err)
		}
		want := []File{
			{Path: "a/x.md", Stamp: stamp.Stamp{Size: 2, Modified: when.UnixNano()}},
			{Path: "b/y.md", Stamp: stamp.Stamp{Size: 1, Modified: when.UnixNano() + 1}},
		}
		if diff := cmp.Diff(want, next.Files()); diff != "" {
			t.Error(diff)
		}
	}
	fsys["a"] = &fstest.MapFile{Mode: fs.ModeDir}
	if _, err := first.Rescan(faulty{MapFS: fsys, readDir: map[string]error{"a": fs.ErrPermission}}, []string{"a"}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("the error is %v", err)
	}
}

// TestRescanEqualsScan changes a tree at random and marks the folders in which
// something changed, in any order: the result is that of a new scan.
func TestRescanEqualsScan(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	names := []string{"a", "b", "_c", ".d", "e.md"}
	for round := range 200 {
		fsys := contents("e.md")
		tree := scan(t, fsys)
		for step := range 8 {
			var p string
			for range 1 + random.IntN(3) {
				p = path.Join(p, names[random.IntN(len(names))])
			}
			next := fstest.MapFS{}
			for name, f := range fsys { // what stands in the way goes
				if name != p && !strings.HasPrefix(name, p+"/") && !strings.HasPrefix(p, name+"/") {
					next[name] = f
				}
			}
			if random.IntN(3) > 0 {
				next[p] = &fstest.MapFile{Data: []byte(fmt.Sprint(round, step)), Mode: 0o644}
			}
			marked := []string{"."} // the folders above, and all that were there
			for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
				marked = append(marked, dir)
			}
			random.Shuffle(len(marked), func(i, j int) { marked[i], marked[j] = marked[j], marked[i] })
			again, err := tree.Rescan(next, marked)
			if err != nil {
				t.Fatal(err)
			}
			want := scan(t, next)
			if diff := cmp.Diff(want.Files(), again.Files()); diff != "" {
				t.Fatalf("after %s, marked %v:\n%s", p, marked, diff)
			}
			if !slices.Equal(want.Folders(), again.Folders()) {
				t.Fatalf("after %s: %v, want %v", p, again.Folders(), want.Folders())
			}
			fsys, tree = next, again
		}
	}
}
