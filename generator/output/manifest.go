package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

// encode returns the manifest as JSON, one file on a line.
func (m Manifest) encode() ([]byte, error) {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n\"version\": %d,\n\"files\": [", m.Version)
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

// state is what earlier builds left in a folder.
type state struct {
	own        map[string]bool // files that earlier builds made
	empty      bool            // nothing stood in the folder
	unfinished bool            // the last build was killed, or is at work on another machine
	ours       bool            // the manifest that stands there is ours
	broken     bool            // it is, and cannot be read
}

// mayReplace tells whether a file that stands at a path may be overwritten.
func (s *state) mayReplace(path string) bool { return s.own[path] || s.broken }

// readState reads the manifest and the note of an interrupted build. Where a
// manifest of ours cannot be read, the files that stand there count as ours.
func readState(dir string) (state, error) {
	s := state{own: map[string]bool{}}
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	switch {
	case err == nil:
		var m Manifest
		if json.Unmarshal(data, &m) == nil && m.Version == ManifestVersion {
			s.ours = true
			for _, e := range m.Files {
				s.add(e.Path)
			}
		} else {
			// Somebody's own manifest.json is not ours; half of ours is.
			s.broken = bytes.HasPrefix(data, []byte("{\n\"version\":"))
			s.ours = s.broken
		}
	case !errors.Is(err, fs.ErrNotExist):
		return s, err
	}
	note, err := os.ReadFile(filepath.Join(dir, ownFolder, noteName))
	if err == nil {
		s.unfinished = true
		for path := range strings.Lines(string(note)) {
			s.add(strings.TrimSuffix(path, "\n"))
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return s, err
	}
	entries, err := os.ReadDir(dir)
	s.empty = len(entries) == 1 // the program's own folder
	return s, err
}

// add notes a file, unless its path leads out of the folder: a manifest is data.
func (s *state) add(path string) {
	if fs.ValidPath(path) && path != "." && filepath.IsLocal(filepath.FromSlash(path)) {
		s.own[path] = true
	}
}

// ownFolder holds the lock, the files being written and the note.
const (
	ownFolder = ".partnerbook"
	noteName  = "unfinished"
	lockName  = "lock"
)

// writeNote notes the files that a build is about to make, before it makes any.
func (w *writer) writeNote(paths []string) error {
	return w.temp.replace(filepath.Join(w.dir, ownFolder, noteName), []byte(strings.Join(paths, "\n")+"\n"), true)
}

func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
