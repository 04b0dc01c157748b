package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
)

// recordName is the name of the record in the program's own folder.
const recordName = "built"

// Origin is a digest of all that a folder is made of: content, settings and program.
// The zero value is that of a folder of which nobody knows.
type Origin [sha256.Size]byte

func (o Origin) String() string { return hex.EncodeToString(o[:]) }

// record says of what a folder was made, and what it held when it was whole, so that the
// next build can tell that it would make the same, or go on from there.
type record struct {
	Origin string          `json:"origin"`
	Holds  string          `json:"holds"` // digest of its contents
	Boot   string          `json:"boot"`  // since when the machine has run
	Files  int             `json:"files"` // without the manifest
	Bytes  int64           `json:"bytes"` // of those
	Kept   kept            `json:"kept"`
	Said   json.RawMessage `json:"said"`
}

// Last is what is known of the last build into a folder.
type Last struct {
	Origin Origin // what it was made of
	Report Report // as if it had been made once more
	Said   []byte // Options.Said

	dir    string
	record []byte // the file
	kept   kept
	holds  contents
}

// Known returns what the last build into a folder left, if that build ended and every
// file stands there as it left it.
//
// Files are judged by their stamps. A build before the machine was started does not
// count: its last files may be empty if the power went.
func Known(dir string) (last *Last, ok bool) {
	r, data, ok := readRecord(dir)
	if !ok {
		return nil, false
	}
	return r.last(dir, data)
}

// readRecord reads the record of a build that ended since the machine was started.
func readRecord(dir string) (r record, data []byte, ok bool) {
	data, err := readRegular(filepath.Join(dir, ownFolder, recordName))
	if err != nil || json.Unmarshal(data, &r) != nil {
		return r, nil, false
	}
	boot := booted()
	return r, data, r.Boot == boot && boot != "" && !Unfinished(dir)
}

// last returns what a record says, if the folder holds what it names.
func (r record) last(dir string, data []byte) (*Last, bool) {
	origin, err := hex.DecodeString(r.Origin)
	if err != nil || len(origin) != len(Origin{}) {
		return nil, false
	}
	holds, err := walk(dir)
	if err != nil || r.Holds != holds.digest() {
		return nil, false
	}
	return &Last{
		Origin: Origin(origin), Report: Report{Same: r.Files, Bytes: r.Bytes}, Said: r.Said,
		dir: dir, record: data, kept: r.Kept, holds: holds,
	}, true
}

// forget removes the record, before anything is touched, and then what the build kept
// that it tells of. That may also stay: without a record nobody believes it.
func (w *writer) forget() error {
	err := ignoreMissing(os.Remove(filepath.Join(w.dir, ownFolder, recordName)))
	if err == nil {
		_ = os.Remove(filepath.Join(w.dir, ownFolder, keptName))
	}
	return err
}

// remember writes the record, when the folder is whole and only the note of the build
// still stands. Whether that succeeds is all one to the folder: without a record the next
// build does its work again.
func (w *writer) remember() {
	if w.opts.Origin != (Origin{}) || w.opts.Keep != nil {
		_ = w.writeRecord()
	}
}

func (w *writer) writeRecord() error {
	holds, err := w.holds()
	if err != nil {
		return err
	}
	data, err := json.Marshal(record{
		w.opts.Origin.String(), holds.digest(), booted(),
		w.report.Written + w.report.Same, w.report.Bytes, w.keep(), w.opts.Said,
	})
	if err != nil {
		return err
	}
	return w.temp.replace(filepath.Join(w.dir, ownFolder, recordName), data, true)
}

// holds returns what the folder holds now.
func (w *writer) holds() (contents, error) {
	if w.last == nil {
		return walk(w.dir)
	}
	return w.last.holds.after(w.dir, w.touched)
}
