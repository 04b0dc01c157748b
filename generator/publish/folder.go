package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"partnerbook/generator/output"
)

// folder is a folder on a disk or a share. It is written through output, so each file is
// the old one or the new one; the lock of output keeps out a second publication, so
// conditions always hold.
type folder struct {
	dir   string
	place *output.Place
	close func()
}

// Folder returns a folder as a place. It is made when the publication begins, if it is not
// there.
func Folder(dir string) Store { return &folder{dir: dir, close: func() {}} }

func (f *folder) Begin(ctx context.Context, wait func()) error {
	// A folder of somebody else's must not get a lock and the like.
	if _, err := os.Lstat(f.name(ownFolder)); errors.Is(err, fs.ErrNotExist) {
		if _, err := f.List(ctx); err != nil {
			return err
		}
	}
	place, unlock, err := output.OpenPlace(ctx, f.dir, wait)
	if err != nil {
		return err
	}
	f.place, f.close = place, unlock
	return place.ClearTemp()
}

func (f *folder) Close() { f.close() }

func (f *folder) Folders() bool { return true }

func (f *folder) name(p string) string { return filepath.Join(f.dir, filepath.FromSlash(p)) }

func (f *folder) List(ctx context.Context) (map[string]Object, error) {
	out := map[string]Object{}
	err := filepath.WalkDir(f.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if name == f.dir && errors.Is(err, fs.ErrNotExist) {
				return fs.SkipAll
			}
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		rel, err := filepath.Rel(f.dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir() && output.Own(rel):
			return fs.SkipDir
		case d.IsDir() || output.Own(rel):
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		out[rel] = Object{info.Size(), tagOf(info)}
		return nil
	})
	return out, err
}

// tagOf tells the bytes of a file from those that it had before, or has after.
func tagOf(info fs.FileInfo) string {
	if !info.Mode().IsRegular() {
		return info.Mode().Type().String() // a link, for example, which is nobody's file of a site
	}
	return fmt.Sprintf("%x", info.ModTime().UnixNano())
}

// mostState bounds the bytes of a state that is read. A file takes about 300.
const mostState = 256 << 20

func (f *folder) Read(_ context.Context, p string) ([]byte, string, error) {
	info, err := os.Lstat(f.name(p))
	if err != nil {
		return nil, "", err
	}
	if !info.Mode().IsRegular() || info.Size() > mostState {
		return nil, "", fmt.Errorf("%w: %s is no ordinary file", ErrDamaged, f.name(p))
	}
	data, err := os.ReadFile(f.name(p))
	return data, tagOf(info), err
}

func (f *folder) Put(_ context.Context, p string, data []byte, _ Headers, _ Condition) (string, error) {
	info, err := f.place.Put(p, data)
	if err != nil {
		return "", err
	}
	return tagOf(info), nil
}

func (f *folder) Remove(_ context.Context, p string) error { return f.place.Remove(p) }
