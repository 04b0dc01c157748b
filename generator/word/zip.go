package word

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
)

// entry is a file in the package.
type entry struct{ name, data string }

// packed returns a zip of entries: stored, in their order, and with one fixed time,
// so that the browser's script can make the same bytes.
func packed(entries []entry) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		size := uint64(len(e.data))
		header := &zip.FileHeader{
			Name: e.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(e.data)),
			CompressedSize64: size, UncompressedSize64: size,
			ModifiedDate: firstDay, ReaderVersion: made, CreatorVersion: made,
		}
		f, err := w.CreateRaw(header)
		if err != nil {
			return nil, err
		}
		if _, err := f.Write([]byte(e.data)); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// made is the version of the format, of which stored entries need little.
const made = 20

// firstDay is 1 January 1980, the first that a zip can name.
const firstDay = 1<<5 | 1
