package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"partnerbook/generator/output"
)

// ErrNotBuilt is the error for a folder that no build made, or not to its end.
var ErrNotBuilt = errors.New("no build made this folder, or none came to its end")

// Built returns the files of a folder that a build made, and what its manifest says of
// it. A file whose bytes are not those of the manifest is ErrChanged when it is read.
func Built(dir string) ([]output.File, output.Made, error) {
	if output.Unfinished(dir) {
		return nil, output.Made{}, ErrNotBuilt
	}
	list, err := os.ReadFile(filepath.Join(dir, output.ManifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, output.Made{}, ErrNotBuilt
	}
	if err != nil {
		return nil, output.Made{}, err
	}
	m, err := output.ReadManifest(list)
	if err != nil {
		return nil, output.Made{}, err
	}
	files := make([]output.File, 0, len(m.Files)+1)
	for _, e := range m.Files {
		files = append(files, output.File{Path: e.Path, Emit: func(room *bytes.Buffer) error { return read(dir, e, room) }})
	}
	return append(files, output.File{Path: output.ManifestName, Emit: func(room *bytes.Buffer) error { room.Write(list); return nil }}), m.Made, nil
}

func read(dir string, e output.Entry, room *bytes.Buffer) error {
	name := filepath.Join(dir, filepath.FromSlash(e.Path))
	info, err := os.Lstat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() || info.Size() != e.Size {
		return ErrChanged
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if output.EntryOf(e.Path, data) != e {
		return ErrChanged
	}
	room.Write(data)
	return nil
}

// withManifest adds the manifest to files that have none, of the sums of their items.
func withManifest(ctx context.Context, files []output.File, o Options) (map[string]item, error) {
	all, err := items(ctx, files, o.Forms, o.Jobs)
	if err != nil {
		return nil, err
	}
	if _, has := all[output.ManifestName]; has {
		return all, nil
	}
	m := output.Manifest{Version: output.ManifestVersion, Made: o.Made}
	for _, f := range files {
		i := all[f.Path]
		m.Files = append(m.Files, output.Entry{Path: i.path, Size: i.size, SHA256: i.sum})
	}
	slices.SortFunc(m.Files, func(a, b output.Entry) int { return strings.Compare(a.Path, b.Path) })
	data, err := m.Encode()
	if err != nil {
		return nil, err
	}
	list := &output.File{Path: output.ManifestName, Emit: func(room *bytes.Buffer) error { room.Write(data); return nil }}
	for _, i := range itemsOf(list, data, o.Forms, nil) {
		if _, taken := all[i.path]; taken {
			return nil, fmt.Errorf("two files have the address %q", i.path)
		}
		all[i.path] = i
	}
	return all, nil
}
