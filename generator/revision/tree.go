package revision

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// The modes of git that files have.
const (
	modeLink = "120000"
	mostRead = 1 << 30 // bytes of a file, which is read into memory
)

// Tree is the files of a folder in a revision. It implements fs.FS, fs.ReadFileFS,
// fs.ReadDirFS and fs.StatFS, and may be used by several goroutines.
type Tree struct {
	files   map[string]entry
	folders map[string][]fs.DirEntry // sorted
	reader  *reader
}

// Tree returns the files below some folders and files of a revision, at paths seen from
// the root of the repository's tree. Those that it does not have are left out. Close it.
func (r *Repository) Tree(ctx context.Context, c Commit, paths []string) (*Tree, error) {
	args := []string{"ls-tree", "-r", "-z", "--long", "--full-tree", c.Hash}
	if !slices.Contains(paths, ".") && !slices.Contains(paths, "") {
		args = append(append(args, "--"), paths...)
	}
	out, err := r.ask(ctx, args...)
	if err != nil {
		return nil, err
	}
	entries, err := parseTree(out)
	if err != nil {
		return nil, err
	}
	t := newTree(entries)
	t.reader = &reader{repository: r, ctx: ctx}
	t.resolveLinks()
	t.index()
	return t, nil
}

func newTree(entries []entry) *Tree {
	t := &Tree{files: map[string]entry{}, folders: map[string][]fs.DirEntry{}}
	for _, e := range entries {
		if fs.ValidPath(e.path) && e.path != "." {
			t.files[e.path] = e
		}
	}
	return t
}

// resolveLinks puts what links lead to in their places. What leads out of the tree, in a
// circle or to a folder is dropped.
func (t *Tree) resolveLinks() {
	for name, e := range t.files {
		if e.mode != modeLink {
			continue
		}
		to, ok := t.follow(name)
		if !ok {
			delete(t.files, name)
			continue
		}
		to.path = name
		t.files[name] = to
	}
}

// follow returns the file that a link leads to.
func (t *Tree) follow(name string) (entry, bool) {
	const mostLinks, longestLink = 8, 4096
	for range mostLinks {
		e, ok := t.files[name]
		if !ok || e.mode != modeLink {
			return e, ok
		}
		if e.size > longestLink {
			return entry{}, false
		}
		target, err := t.reader.read(e)
		if err != nil || path.IsAbs(string(target)) {
			return entry{}, false
		}
		name = path.Join(path.Dir(name), string(target))
	}
	return entry{}, false
}

// index lists what stands in each folder.
func (t *Tree) index() {
	t.folders["."] = nil
	seen := map[string]bool{".": true}
	for name, e := range t.files {
		t.folders[path.Dir(name)] = append(t.folders[path.Dir(name)], info{path.Base(name), e.size, 0o444})
		for dir := path.Dir(name); !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			t.folders[path.Dir(dir)] = append(t.folders[path.Dir(dir)], info{path.Base(dir), 0, fs.ModeDir | 0o555})
		}
	}
	for _, list := range t.folders {
		slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
}

// Sub implements fs.SubFS: the files below a folder, which are read by the same program.
func (t *Tree) Sub(dir string) (fs.FS, error) {
	if !fs.ValidPath(dir) {
		return nil, &fs.PathError{Op: "sub", Path: dir, Err: fs.ErrInvalid}
	}
	if dir == "." {
		return t, nil
	}
	if _, ok := t.folders[dir]; !ok {
		return nil, &fs.PathError{Op: "sub", Path: dir, Err: fs.ErrNotExist}
	}
	sub := newTree(nil)
	sub.reader = t.reader
	for name, e := range t.files {
		if below, ok := strings.CutPrefix(name, dir+"/"); ok {
			sub.files[below] = e
		}
	}
	sub.index()
	return sub, nil
}

// Close ends the program that reads the files.
func (t *Tree) Close() error { return t.reader.close() }

// Has tells whether there is a file or a folder at a path.
func (t *Tree) Has(name string) bool {
	_, err := t.Stat(name)
	return err == nil
}

// Open implements fs.FS.
func (t *Tree) Open(name string) (fs.File, error) {
	about, err := t.Stat(name)
	if err != nil {
		return nil, err
	}
	if about.IsDir() {
		return &folder{info: about.(info), left: t.folders[name]}, nil
	}
	data, err := t.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &file{about.(info), bytes.NewReader(data)}, nil
}

// Stat implements fs.StatFS.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	if e, ok := t.files[name]; ok {
		return info{path.Base(name), e.size, 0o444}, nil
	}
	if _, ok := t.folders[name]; ok {
		return info{path.Base(name), 0, fs.ModeDir | 0o555}, nil
	}
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
}

// ReadDir implements fs.ReadDirFS.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	list, ok := t.folders[name]
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return slices.Clone(list), nil
}

// ReadFile implements fs.ReadFileFS.
func (t *Tree) ReadFile(name string) ([]byte, error) {
	e, ok := t.files[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if e.size > mostRead {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errTooLarge}
	}
	data, err := t.reader.read(e)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
}

var errTooLarge = errors.New("this file is larger than 1 GB")

// info describes a file or a folder.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return i.size }
func (i info) Mode() fs.FileMode          { return i.mode }
func (i info) Type() fs.FileMode          { return i.mode.Type() }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) IsDir() bool                { return i.mode.IsDir() }
func (i info) Sys() any                   { return nil }
func (i info) Info() (fs.FileInfo, error) { return i, nil }

// file is a file that is open.
type file struct {
	info
	*bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Size() int64                { return f.info.size }
func (f *file) Close() error               { return nil }

// folder is a folder that is open.
type folder struct {
	info
	left []fs.DirEntry
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }

func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: errors.New("this is a folder")}
}

// ReadDir implements fs.ReadDirFile.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		all := f.left
		f.left = nil
		return all, nil
	}
	if len(f.left) == 0 {
		return nil, io.EOF
	}
	some := f.left[:min(n, len(f.left))]
	f.left = f.left[len(some):]
	return some, nil
}
