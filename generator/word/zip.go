package word

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
)

// entry is a file in the package.
type entry struct{ name, data string }

// packed returns a zip of entries: stored, in their order, and with one fixed time,
// so that the browser's script can make the same bytes. archive/zip writes the time
// and the sizes in ways of its own.
func packed(entries []entry) ([]byte, error) {
	var local, central []byte
	for _, e := range entries {
		facts := appendAll(nil, uint16(0), uint16(0), uint16(0), uint16(firstDay), crc32.ChecksumIEEE([]byte(e.data)),
			uint32(len(e.data)), uint32(len(e.data)), uint16(len(e.name)), uint16(0))
		at := len(local)
		local = append(appendAll(local, uint32(0x04034b50), uint16(made)), facts...)
		local = append(append(local, e.name...), e.data...)
		central = append(appendAll(central, uint32(0x02014b50), uint16(made), uint16(made)), facts...)
		central = appendAll(central, uint16(0), uint16(0), uint16(0), uint32(0), uint32(at))
		central = append(central, e.name...)
	}
	if len(local) > math.MaxInt32 {
		return nil, errors.New("the document is larger than a zip can hold")
	}
	n := uint16(len(entries))
	end := appendAll(nil, uint32(0x06054b50), uint16(0), uint16(0), n, n, uint32(len(central)), uint32(len(local)), uint16(0))
	return append(append(local, central...), end...), nil
}

// appendAll appends numbers as zips have them.
func appendAll(to []byte, numbers ...any) []byte {
	for _, n := range numbers {
		switch n := n.(type) {
		case uint16:
			to = binary.LittleEndian.AppendUint16(to, n)
		case uint32:
			to = binary.LittleEndian.AppendUint32(to, n)
		}
	}
	return to
}

// made is the version of the format, of which stored entries need little.
const made = 20

// firstDay is 1 January 1980, the first that a zip can name.
const firstDay = 1<<5 | 1
