package output

import (
	"bytes"
	"slices"
	"strings"
)

// List returns a manifest of some files, without what is said of the whole, for those who
// show files and write none.
func List(files []File) ([]byte, error) {
	m := Manifest{Version: ManifestVersion, Files: make([]Entry, len(files))}
	var data bytes.Buffer
	for i, f := range files {
		data.Reset()
		if err := f.Emit(&data); err != nil {
			return nil, &EmitError{f.Path, err}
		}
		m.Files[i] = EntryOf(f.Path, data.Bytes())
	}
	slices.SortFunc(m.Files, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return m.Encode()
}
