// Package stamp tells by what the disk says of a file whether it may have changed.
//
// A stamp is the size, the date, and where the system tells them, the date of the last
// change of any kind and the number of the file on its disk. An editor that keeps the
// date, or a file that is put in another's place, changes the latter two. Windows tells
// neither without opening the file: there a stamp is size and date.
//
// Two changes within one tick of the disk's clock may bear the same stamp. Whoever
// relies on stamps must see to it that a file is older than [Tick] (IsYoung).
package stamp

import (
	"encoding/binary"
	"io/fs"
	"time"
)

// Stamp is what a disk says of a file. It is comparable; the zero value is that of no
// file.
type Stamp struct {
	Size     int64  // bytes
	Modified int64  // nanoseconds since 1970
	Changed  int64  // the same of the last change of any kind, or 0
	Number   uint64 // of the file on its disk, or 0
}

// Of returns the stamp of a file.
func Of(info fs.FileInfo) Stamp {
	changed, number := more(info)
	return Stamp{info.Size(), info.ModTime().UnixNano(), changed, number}
}

// Tick is how far apart two changes must be to bear different dates: FAT has the
// coarsest clock, of two seconds.
const Tick = 2 * time.Second

// IsYoung tells whether the file may be changed once more and bear the same stamp, if it
// was looked at at a time.
func (s Stamp) IsYoung(looked time.Time) bool {
	return max(s.Modified, s.Changed) > looked.Add(-Tick).UnixNano()
}

// Append appends the stamp to a text that is to be digested.
func (s Stamp) Append(to []byte) []byte {
	to = binary.AppendVarint(to, s.Size)
	to = binary.AppendVarint(to, s.Modified)
	to = binary.AppendVarint(to, s.Changed)
	return binary.AppendUvarint(to, s.Number)
}
