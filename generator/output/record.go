package output

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"

	"partnerbook/generator/stamp"
)

// recordName is the name of the record in the program's own folder.
const recordName = "built"

// Origin is a digest of all that a folder is made of: content, settings and program.
// The zero value is that of a folder of which nobody knows.
type Origin [sha256.Size]byte

func (o Origin) String() string { return hex.EncodeToString(o[:]) }

// record says of what a folder was made, and what it held when it was whole, so that the
// next build can tell that it would make the same.
type record struct {
	Origin string          `json:"origin"`
	Holds  string          `json:"holds"` // digest of the stamps of its files
	Boot   string          `json:"boot"`  // since when the machine has run
	Files  int             `json:"files"` // without the manifest
	Bytes  int64           `json:"bytes"` // of those
	Said   json.RawMessage `json:"said"`
}

// Last is what is known of the last build into a folder.
type Last struct {
	Report Report // as if it had been made once more
	Said   []byte // Options.Said
}

// Current tells whether the last build into a folder ended, was made of the same, and
// every file stands there as that build left it.
//
// Files are judged by their stamps. A build before the machine was started does not
// count: its last files may be empty if the power went.
func Current(dir string, of Origin) (last Last, ok bool) {
	data, err := readRegular(filepath.Join(dir, ownFolder, recordName))
	if err != nil {
		return Last{}, false
	}
	var r record
	boot := booted()
	if json.Unmarshal(data, &r) != nil || r.Origin != of.String() || r.Boot != boot || boot == "" || Unfinished(dir) {
		return Last{}, false
	}
	holds, err := digestFolder(dir)
	return Last{Report{Same: r.Files, Bytes: r.Bytes}, r.Said}, err == nil && r.Holds == holds.String()
}

// digestFolder digests the path and the stamp of everything that stands in a folder but
// for the program's own.
func digestFolder(dir string) (sum Origin, err error) {
	h := sha256.New()
	var line []byte
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ownFolder && filepath.Dir(name) == filepath.Clean(dir):
			return fs.SkipDir
		}
		line = append(append(line[:0], name[len(dir):]...), 0)
		line = binary.AppendUvarint(line, uint64(d.Type()))
		if !d.IsDir() { // the date of a folder changes when a file in it is made and removed
			info, err := d.Info()
			if err != nil {
				return err
			}
			line = stamp.Of(info).Append(line)
		}
		h.Write(line)
		return nil
	})
	h.Sum(sum[:0])
	return sum, err
}

// forget removes the record, before anything is touched.
func (w *writer) forget() error {
	return ignoreMissing(os.Remove(filepath.Join(w.dir, ownFolder, recordName)))
}

// remember writes the record, when the folder is whole and only the note of the build
// still stands. Whether that succeeds is all one
// to the folder: without a record the next build does its work again.
func (w *writer) remember() {
	if w.opts.Origin != (Origin{}) {
		_ = w.writeRecord()
	}
}

func (w *writer) writeRecord() error {
	holds, err := digestFolder(w.dir)
	if err != nil {
		return err
	}
	data, err := json.Marshal(record{
		w.opts.Origin.String(), holds.String(), booted(),
		int(w.written.Load() + w.same.Load()), w.bytes.Load(), w.opts.Said,
	})
	if err != nil {
		return err
	}
	return w.temp.replace(filepath.Join(w.dir, ownFolder, recordName), data, true)
}
