package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// ManifestName is the name of the manifest in the output folder.
const ManifestName = "manifest.json"

// ManifestVersion is the version of the manifest's form.
//
//	1: version, files[]: path (slash-separated), size (bytes), sha256 (hex);
//	   sorted by path; the manifest itself is not listed.
//	   Later there came: title, built (the day that the site is of), program and
//	   formats (which made it), before the files; and sha256 after them, of all that
//	   stands above its own line, so that a change of the manifest itself shows.
const ManifestVersion = 1

// Manifest lists the files of an output folder.
type Manifest struct {
	Version int `json:"version"`
	Made
	Files []Entry `json:"files"`
}

// Made says of what, and by what, a folder was made. Each part may be unknown. There
// is no hour in it: the same content comes to the same bytes at any time.
type Made struct {
	Title   string         `json:"title,omitempty"`
	Built   string         `json:"built,omitempty"`   // the day of the site, as 2026-11-21
	Program string         `json:"program,omitempty"` // and its version
	Formats map[string]int `json:"formats,omitempty"` // versions, by what has them
}

// Day returns the day of the site; the zero time if it is unknown.
func (m Made) Day() time.Time {
	day, err := time.Parse(time.DateOnly, m.Built)
	if err != nil {
		return time.Time{}
	}
	return day
}

// Entry is a file of a manifest.
type Entry struct {
	Path   string `json:"path"`   // slash-separated, from the folder of the manifest
	Size   int64  `json:"size"`   // in bytes
	SHA256 string `json:"sha256"` // in hex
}

// EntryOf returns the entry of a file that holds data.
func EntryOf(p string, data []byte) Entry { return Entry{p, int64(len(data)), sumOf(data)} }

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// opening is what every manifest of ours begins with.
const opening = "{\n\"version\": "

// ending is the line with the sum of all that stands above it.
const ending = "\"sha256\": "

// Encode returns the manifest as JSON, one file on a line.
func (m Manifest) Encode() ([]byte, error) {
	made, err := json.Marshal(m.Made)
	if err != nil {
		return nil, err
	}
	const each = 160
	out := fmt.Appendf(make([]byte, 0, each*(len(m.Files)+4)), opening+"%d,\n", m.Version)
	if inner := made[1 : len(made)-1]; len(inner) > 0 {
		out = append(append(out, inner...), ",\n"...)
	}
	out = append(out, filesBegin[:len(filesBegin)-1]...)
	for i, e := range m.Files {
		if i > 0 {
			out = append(out, ',')
		}
		if out, err = appendEntry(append(out, '\n'), e); err != nil {
			return nil, err
		}
	}
	out = append(append(out, '\n'), filesEnd...)
	return fmt.Appendf(out, ending+"%q\n}\n", sumOf(out)), nil
}

// What is wrong with a manifest that cannot be relied on.
var (
	ErrNotManifest = errors.New("this is no list of a site's files that Partnerbook made")
	ErrManifest    = errors.New("the list of the files is itself damaged")
)

// ReadManifest reads a manifest that is to be relied on: it names each file once, in
// order, and with its sum, and says itself that it is whole, if it has a sum.
func ReadManifest(data []byte) (Manifest, error) {
	m, ok := parse(data)
	if !ok || m.Version != ManifestVersion || m.Files == nil {
		if bytes.HasPrefix(data, []byte(opening)) {
			return Manifest{}, ErrManifest
		}
		return Manifest{}, ErrNotManifest
	}
	if m.Program != "" || m.Sum != "" { // older ones have neither
		above := data[:bytes.LastIndex(data, []byte("\n"+ending))+1]
		if m.Sum != sumOf(above) {
			return Manifest{}, ErrManifest
		}
	}
	for i, e := range m.Files {
		if !isSum(e.SHA256) || e.Size < 0 || !isAddress(e.Path) || i > 0 && m.Files[i-1].Path >= e.Path {
			return Manifest{}, ErrManifest
		}
	}
	return m.Manifest, nil
}

// isSum tells whether a text can be a SHA-256 in hex.
func isSum(text string) bool { return len(text) == 2*sha256.Size && hexDigits.holds(text) }

// reading is what became of reading a manifest.
type reading uint8

const (
	notOurs reading = iota // it is somebody else's
	damaged                // it was ours, and cannot be read
	whole
)

// decode reads a manifest. A manifest is data and may say anything: what is no
// address of an output file is left out.
func decode(data []byte) (entries []Entry, r reading) {
	m, ok := parse(data)
	if !ok || m.Version != ManifestVersion || m.Files == nil {
		if bytes.HasPrefix(data, []byte(opening)) {
			return nil, damaged
		}
		return nil, notOurs
	}
	for _, e := range m.Files {
		if isAddress(e.Path) {
			entries = append(entries, e)
		}
	}
	return entries, whole
}

// isAddress tells whether a path can be that of an output file: it stays in the
// folder and is not one that the program needs for itself.
func isAddress(p string) bool {
	return fs.ValidPath(p) && p != "." && !strings.ContainsRune(p, 0) && filepath.IsLocal(filepath.FromSlash(p)) &&
		p != ManifestName && p != ownFolder && !strings.HasPrefix(p, ownFolder+"/")
}
