package publish

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// StateName is the path of the state.
const StateName = ownFolder + "state.json"

// ownFolder holds what the program needs itself.
const ownFolder = ".partnerbook/"

// stateVersion is the version of the state's form.
const stateVersion = 1

// State is what stands in a place: what was published, and what is under way.
type State struct {
	Version int    `json:"version"`
	Title   string `json:"title"` // of the site
	BaseURL string `json:"base_url,omitempty"`
	Program string `json:"program"`
	Built   string `json:"built,omitempty"` // the day of the site, as 2026-11-21
	// Run names the publication that wrote this, and At is when, in UTC.
	Run        string    `json:"run"`
	At         time.Time `json:"at"`
	Unfinished bool      `json:"unfinished"`
	Files      []Entry   `json:"files"` // sorted by path
}

// Entry is a file that was published.
type Entry struct {
	Path string `json:"path"`
	// Sum is the SHA-256 of what the file was made of: of its bytes, or, if Made says
	// how they were compressed, of those before.
	Sum  string `json:"sha256"`
	Made string `json:"made,omitempty"`
	Size int64  `json:"size"` // in bytes, as it stands there
	Tag  string `json:"tag"`
	Headers
	// Begun says that it was about to be written: it may be there or not, and be the old
	// one or the new one.
	Begun bool `json:"begun,omitempty"`
	// Left is when the file left the edition; the zero time if it is in it.
	Left time.Time `json:"left,omitzero"`
}

// encode returns a state as JSON, one file on a line.
func (s State) encode() ([]byte, error) {
	files := s.Files
	s.Files = nil
	head, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.Write(bytes.TrimSuffix(head, []byte("null}")))
	out.WriteString("[\n")
	for i, e := range files {
		line, err := json.Marshal(e)
		if err != nil {
			return nil, err
		}
		out.Write(line)
		if i < len(files)-1 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
	}
	out.WriteString("]}\n")
	return out.Bytes(), nil
}

// decodeState reads a state. It stands where others may write too, so it is believed in
// nothing but which files are ours; and none of them leads out of the place.
func decodeState(data []byte) (State, error) {
	var s State
	if err := json.Unmarshal(data, &s); err != nil {
		return State{}, fmt.Errorf("%w: %s cannot be read", ErrDamaged, StateName)
	}
	if s.Version != stateVersion {
		return State{}, fmt.Errorf("%w: version %d of %s", ErrNewer, s.Version, StateName)
	}
	for _, e := range s.Files {
		if !isPath(e.Path) {
			return State{}, fmt.Errorf("%w: %s names %q", ErrDamaged, StateName, e.Path)
		}
	}
	slices.SortFunc(s.Files, byPath)
	return s, nil
}

func byPath(a, b Entry) int { return strings.Compare(a.Path, b.Path) }

// isPath tells whether a file of a site can stand at a path.
func isPath(p string) bool {
	return fs.ValidPath(p) && p != "." && !strings.ContainsRune(p, 0) && filepath.IsLocal(filepath.FromSlash(p)) && !strings.HasPrefix(p+"/", ownFolder)
}
