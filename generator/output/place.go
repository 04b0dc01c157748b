package output

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// Place is a folder that others than a build write into, file by file, with the same
// promises: each file is the old one or the new one, whole; no link is followed out of the
// folder; and one at a time writes. Its methods may be called from several goroutines.
type Place struct {
	w *writer
	// inUse is held while a file is put, so that its folder does not go meanwhile.
	inUse sync.RWMutex
}

// OpenPlace locks a folder, and makes it if it is not there. wait is called once if a build
// or somebody else's Place holds it. close is to be called at the end.
func OpenPlace(ctx context.Context, dir string, wait func()) (p *Place, close func(), err error) {
	w := newWriter(dir, Options{Wait: wait})
	unlock, err := w.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	w.stage.off = true // others read the folder at any time
	return &Place{w: w}, unlock, nil
}

// Put makes a file hold data, in place of another.
func (p *Place) Put(name string, data []byte) (fs.FileInfo, error) {
	p.inUse.RLock()
	defer p.inUse.RUnlock()
	if in := p.w.stage.folder(path.Dir(name)); in.err != nil {
		return nil, in.err
	}
	info, err := os.Lstat(p.w.place(name))
	if err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s: a folder stands here: %w", p.w.place(name), ErrForeign)
	}
	if err := p.w.temp.replace(p.w.place(name), data, err == nil); err != nil {
		return nil, err
	}
	return os.Lstat(p.w.place(name))
}

// Remove removes a file, if it is there, and the folders that become empty.
func (p *Place) Remove(name string) error {
	if _, err := p.w.removeFile(name); err != nil {
		return err
	}
	p.inUse.Lock()
	defer p.inUse.Unlock()
	for dir := path.Dir(name); dir != "." && p.w.removeFolder(dir); dir = path.Dir(dir) {
		p.w.stage.forget(dir)
	}
	return nil
}

// ClearTemp removes what somebody was writing who was killed, from the whole folder.
func (p *Place) ClearTemp() error {
	return filepath.WalkDir(p.w.dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && isTemporary(d.Name()) {
			err = ignoreMissing(os.Remove(name))
		}
		return err
	})
}
