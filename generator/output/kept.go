package output

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"os"
	"path/filepath"
)

// keptName is the name, in the program's own folder, of what a build keeps for the next.
const keptName = "kept"

// kept names what a build kept, so that no other bytes are taken for it. The zero value
// is that of nothing.
type kept struct {
	Size int64  `json:"size"`
	Sum  string `json:"sum"` // SHA-256 in hex
}

// Kept returns what Options.Keep of the last build wrote, if it is still there, whole. It
// is read when it is asked for, and gone once another build has begun.
func (l *Last) Kept() ([]byte, bool) {
	if l.kept.Sum == "" {
		return nil, false
	}
	data, err := readSized(filepath.Join(l.dir, ownFolder, keptName), l.kept.Size)
	if err != nil || sumOf(data) != l.kept.Sum {
		return nil, false
	}
	return data, true
}

// readSized reads an ordinary file of a size, and nothing of any other.
func readSized(name string, size int64) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() != size {
		return nil, ErrForeign
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := make([]byte, size)
	_, err = io.ReadFull(f, data)
	return data, err
}

// keep keeps what the next build may go on from, and returns what names it. Where that
// does not succeed nothing is kept. It is written before the record that names it; if
// the power goes in between or soon after, neither counts, so it need not be on disk.
func (w *writer) keep() kept {
	if w.opts.Keep == nil {
		return kept{}
	}
	sum := tally{hash: sha256.New()}
	place := filepath.Join(w.dir, ownFolder, keptName)
	err := w.temp.put(place, emitting(place, false, func(out io.Writer) error {
		both := bufio.NewWriterSize(io.MultiWriter(out, &sum), 1<<16)
		if err := w.opts.Keep(both); err != nil {
			return err
		}
		return both.Flush()
	}))
	if err != nil {
		return kept{}
	}
	return kept{sum.size, hex.EncodeToString(sum.hash.Sum(nil))}
}

// tally counts and sums what is written.
type tally struct {
	hash hash.Hash
	size int64
}

func (t *tally) Write(data []byte) (int, error) {
	t.size += int64(len(data))
	return t.hash.Write(data)
}
