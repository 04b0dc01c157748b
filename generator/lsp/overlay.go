package lsp

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"partnerbook/generator/source"
)

// overlay is a folder on disk with the unsaved texts of an editor over it. The texts are
// those of one moment until others are put in their place.
type overlay struct {
	*source.Disk
	texts atomic.Pointer[map[string]unsaved] // by path
}

// unsaved is the text of a file as an editor has it.
type unsaved struct {
	text string
	// edition tells the texts of a file apart. It stands for the date of the file, and is so
	// long ago that the file is never taken for one that is just being written.
	edition int64
}

func newOverlay(disk *source.Disk) *overlay {
	o := &overlay{Disk: disk}
	o.texts.Store(&map[string]unsaved{})
	return o
}

func (o *overlay) set(texts map[string]unsaved) {
	kept := maps.Clone(texts)
	o.texts.Store(&kept)
}

func (o *overlay) get(name string) (unsaved, bool) {
	u, ok := (*o.texts.Load())[name]
	return u, ok
}

// Open implements fs.FS.
func (o *overlay) Open(name string) (fs.File, error) {
	if u, ok := o.get(name); ok {
		return &openText{info: u.info(name), Reader: bytes.NewReader([]byte(u.text))}, nil
	}
	return o.Disk.Open(name)
}

// ReadFile implements fs.ReadFileFS.
func (o *overlay) ReadFile(name string) ([]byte, error) { return o.AppendFile(nil, name) }

// AppendFile appends the content of a file to dst.
func (o *overlay) AppendFile(dst []byte, name string) ([]byte, error) {
	if u, ok := o.get(name); ok {
		return append(dst, u.text...), nil
	}
	return o.Disk.AppendFile(dst, name)
}

// Stat implements fs.StatFS.
func (o *overlay) Stat(name string) (fs.FileInfo, error) {
	if u, ok := o.get(name); ok {
		return u.info(name), nil
	}
	return o.Disk.Stat(name)
}

// Lstat implements fs.ReadLinkFS.
func (o *overlay) Lstat(name string) (fs.FileInfo, error) {
	if u, ok := o.get(name); ok {
		return u.info(name), nil
	}
	return o.Disk.Lstat(name)
}

// ReadDir implements fs.ReadDirFS. A file that is only in the editor stands there too.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := o.Disk.ReadDir(name)
	if err != nil {
		return nil, err
	}
	for file, u := range *o.texts.Load() {
		if path.Dir(file) != name {
			continue
		}
		entry := fs.FileInfoToDirEntry(u.info(file))
		at, there := slices.BinarySearchFunc(entries, entry.Name(), func(e fs.DirEntry, n string) int { return strings.Compare(e.Name(), n) })
		switch {
		case there && entries[at].IsDir():
		case there:
			entries[at] = entry
		default:
			entries = slices.Insert(entries, at, entry)
		}
	}
	return entries, nil
}

func (u unsaved) info(name string) textInfo { return textInfo{path.Base(name), u} }

// textInfo is the fs.FileInfo of an unsaved text.
type textInfo struct {
	name string
	unsaved
}

func (i textInfo) Name() string       { return i.name }
func (i textInfo) Size() int64        { return int64(len(i.text)) }
func (i textInfo) Mode() fs.FileMode  { return 0o644 }
func (i textInfo) ModTime() time.Time { return time.Unix(0, i.edition) }
func (i textInfo) IsDir() bool        { return false }
func (i textInfo) Sys() any           { return nil }

// openText is an unsaved text that is being read.
type openText struct {
	info fs.FileInfo
	*bytes.Reader
}

func (f *openText) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openText) Close() error               { return nil }
