package output

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// ManifestName is the name of the manifest in the output folder.
const ManifestName = "manifest.json"

// ManifestVersion is the version of the manifest's form.
//
//	1: version, files[]: path (slash-separated), size (bytes), sha256 (hex);
//	   sorted by path; the manifest itself is not listed.
const ManifestVersion = 1

// Manifest lists the files of an output folder.
type Manifest struct {
	Version int     `json:"version"`
	Files   []Entry `json:"files"`
}

// Entry is a file of a manifest.
type Entry struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// opening is what every manifest of ours begins with.
const opening = "{\n\"version\": "

// encode returns the manifest as JSON, one file on a line.
func (m Manifest) encode() ([]byte, error) {
	var out bytes.Buffer
	fmt.Fprintf(&out, opening+"%d,\n\"files\": [", m.Version)
	for i, e := range m.Files {
		line, err := json.Marshal(e)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
		out.Write(line)
	}
	out.WriteString("\n]\n}\n")
	return out.Bytes(), nil
}

// reading is what became of reading a manifest.
type reading uint8

const (
	notOurs reading = iota // it is somebody else's
	damaged                // it was ours, and cannot be read
	whole
)

// decode reads a manifest. A manifest is data and may say anything: what is no
// address of an output file is left out.
func decode(data []byte) (paths []string, r reading) {
	var m Manifest
	if json.Unmarshal(data, &m) != nil || m.Version != ManifestVersion || m.Files == nil {
		if bytes.HasPrefix(data, []byte(opening)) {
			return nil, damaged
		}
		return nil, notOurs
	}
	for _, e := range m.Files {
		if isAddress(e.Path) {
			paths = append(paths, e.Path)
		}
	}
	return paths, whole
}

// isAddress tells whether a path can be that of an output file: it stays in the
// folder and is not one that the program needs for itself.
func isAddress(p string) bool {
	return fs.ValidPath(p) && p != "." && !strings.ContainsRune(p, 0) && filepath.IsLocal(filepath.FromSlash(p)) &&
		p != ManifestName && p != ownFolder && !strings.HasPrefix(p, ownFolder+"/")
}
