package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
)

// Disk is a folder on disk as a file system that nothing leads out of: no
// "..", and no symbolic link.
//
// It reads through an os.Root, which opens every folder on the way to a file. To
// read a page that is more than half of the work, so where the system itself can
// refuse links on the way, it is asked first.
type Disk struct {
	name string // absolute
	at   atomic.Pointer[opened]
}

// opened is the folder that a Disk reads.
type opened struct {
	root *os.Root
	quick
}

// OpenDisk opens a folder.
func OpenDisk(name string) (*Disk, error) {
	if abs, err := filepath.Abs(name); err == nil {
		name = abs // the working folder may go away
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	d := &Disk{name: name}
	d.at.Store(&opened{root, openQuick(root)})
	return d, nil
}

// Follow opens the folder anew if another stands in its place by now, and tells whether
// one did: who opened a folder goes on reading that one, wherever it was moved and even
// when it was removed. The error is fs.ErrNotExist if there is none now.
func (f *Disk) Follow() (another bool, err error) {
	now, err := os.Stat(f.name)
	if err != nil {
		return false, err
	}
	if known, err := f.at.Load().root.Stat("."); err == nil && os.SameFile(known, now) {
		return false, nil
	}
	root, err := os.OpenRoot(f.name)
	if err != nil {
		return false, err
	}
	// Others may be reading the old one. It is closed when nobody knows it any more.
	f.at.Store(&opened{root, openQuick(root)})
	return true, nil
}

// Close closes the folder.
func (f *Disk) Close() error {
	at := f.at.Load()
	at.quick.close()
	return at.root.Close()
}

func (f *Disk) fs() fs.FS { return f.at.Load().root.FS() }

// Open implements fs.FS. It opens files and folders only: whoever opens a named
// pipe waits for somebody to write into it.
func (f *Disk) Open(name string) (fs.File, error) {
	info, err := f.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	}
	return f.fs().Open(name)
}

var errNotRegular = errors.New("this is not an ordinary file")

// ReadDir implements fs.ReadDirFS.
func (f *Disk) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.fs(), name) }

// Stat implements fs.StatFS.
func (f *Disk) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.fs(), name) }

// Lstat implements fs.ReadLinkFS.
func (f *Disk) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(f.fs(), name) }

// ReadLink implements fs.ReadLinkFS.
func (f *Disk) ReadLink(name string) (string, error) { return fs.ReadLink(f.fs(), name) }

// ReadFile implements fs.ReadFileFS.
func (f *Disk) ReadFile(name string) ([]byte, error) { return f.AppendFile(nil, name) }

// AppendFile appends the content of a file to dst.
func (f *Disk) AppendFile(dst []byte, name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	// Whatever it cannot read, links among it, is left to the other way.
	if data, err := f.at.Load().quick.appendRegular(dst, name); err == nil {
		return data, nil
	}
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Size() > maxRead {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errTooLarge}
	}
	data, err := io.ReadAll(io.LimitReader(file, maxRead+1))
	if err == nil && len(data) > maxRead {
		err = &fs.PathError{Op: "read", Path: name, Err: errTooLarge}
	}
	return append(dst, data...), err
}

// maxRead bounds what is read into memory at once.
const maxRead = 1 << 30

var errTooLarge = errors.New("this file is larger than 1 GB")
