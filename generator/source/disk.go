package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Disk is a folder on disk as a file system that nothing leads out of: no
// "..", and no symbolic link.
//
// It reads through an os.Root, which opens every folder on the way to a file. To
// read a page that is more than half of the work, so a file that is not itself a
// link is read by its path: Scan does not go into linked folders.
type Disk struct {
	root *os.Root
	path string
}

// OpenDisk opens a folder.
func OpenDisk(name string) (*Disk, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &Disk{root, name}, nil
}

// Close closes the folder.
func (f *Disk) Close() error { return f.root.Close() }

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
	if filepath.IsLocal(filepath.FromSlash(name)) {
		data, err := readRegular(dst, filepath.Join(f.path, filepath.FromSlash(name)))
		if err == nil {
			return data, nil
		}
	}
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	return append(dst, data...), err
}
