package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// Disk is a folder on disk as a file system that nothing leads out of: no
// "..", and no symbolic link.
//
// It reads through an os.Root, which opens every folder on the way to a file. To
// read a page that is more than half of the work, so where the system itself can
// refuse links on the way, it is asked first.
type Disk struct {
	root *os.Root
	quick
}

// OpenDisk opens a folder.
func OpenDisk(name string) (*Disk, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &Disk{root, openQuick(root)}, nil
}

// Close closes the folder.
func (f *Disk) Close() error {
	f.quick.close()
	return f.root.Close()
}

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
	return f.root.FS().Open(name)
}

var errNotRegular = errors.New("this is not an ordinary file")

// ReadDir implements fs.ReadDirFS.
func (f *Disk) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.root.FS(), name) }

// Stat implements fs.StatFS.
func (f *Disk) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.root.FS(), name) }

// Lstat implements fs.ReadLinkFS.
func (f *Disk) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(f.root.FS(), name) }

// ReadLink implements fs.ReadLinkFS.
func (f *Disk) ReadLink(name string) (string, error) { return fs.ReadLink(f.root.FS(), name) }

// ReadFile implements fs.ReadFileFS.
func (f *Disk) ReadFile(name string) ([]byte, error) { return f.AppendFile(nil, name) }

// AppendFile appends the content of a file to dst.
func (f *Disk) AppendFile(dst []byte, name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	// Whatever it cannot read, links among it, is left to the other way.
	if data, err := f.quick.appendRegular(dst, name); err == nil {
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
