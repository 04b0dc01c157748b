package output

import (
	"bufio"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// keptName is the name, in the program's own folder, of what a build keeps for the next.
const keptName = "kept"

// kept names what a build kept, so that no other bytes are taken for it by accident: who
// can write it can write the record as well. The zero value is that of nothing.
type kept struct {
	Any  bool   `json:"any"` // something was kept, which may be empty
	Size int64  `json:"size"`
	Sum  uint32 `json:"sum"` // CRC-32, Castagnoli, which takes no time
}

// kindOfSum is that of kept.
var kindOfSum = crc32.MakeTable(crc32.Castagnoli)

// Kept returns what Options.Keep of the last build wrote, if it is still there, whole. It
// is read when it is asked for, and gone once another build has begun.
func (l *Last) Kept() ([]byte, bool) {
	if !l.kept.Any {
		return nil, false
	}
	data, err := readSized(filepath.Join(l.dir, ownFolder, keptName), l.kept.Size)
	if err != nil || crc32.Checksum(data, kindOfSum) != l.kept.Sum {
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
	sum := tally{Any: true}
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
	return kept(sum)
}

// tally is what names that which is written to it.
type tally kept

func (t *tally) Write(data []byte) (int, error) {
	t.Size += int64(len(data))
	t.Sum = crc32.Update(t.Sum, kindOfSum, data)
	return len(data), nil
}
