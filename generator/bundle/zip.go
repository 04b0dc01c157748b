package bundle

import (
	"archive/zip"
	"errors"
	"hash/crc32"
	"io"
	"time"

	"partnerbook/generator/output"
)

// Bounds of a bundle, whether made or read. They are far above any site, and below what
// the old form of zip can hold, so that every program can unpack it.
const (
	mostFiles    = 50_000
	mostBytes    = 4<<30 - 1<<20 // unpacked and as a zip
	mostManifest = 32 << 20
)

// isTrap tells whether so many bytes come out of so few that somebody made it to fill a
// disk. Pages pack to a tenth.
func isTrap(size, packed int64) bool { return size > 1<<20 && size/200 > packed }

var errTooLarge = errors.New("the site is too large for a zip")

// zipWriter writes entries that depend on nothing but what they hold and the day.
type zipWriter struct {
	out        *zip.Writer
	day        uint16
	count      int
	size, held int64 // packed and unpacked so far
}

func newZip(out io.Writer, day time.Time) *zipWriter {
	return &zipWriter{out: zip.NewWriter(out), day: dosDay(day)}
}

// dosDay returns a day as zips have it, which begin in 1980.
func dosDay(day time.Time) uint16 {
	if day.Year() < 1980 || day.Year() > 2107 {
		return 1<<5 | 1
	}
	return uint16(day.Year()-1980)<<9 | uint16(day.Month())<<5 | uint16(day.Day())
}

// header returns what is said of a file; its bytes follow as they are.
func header(name string, day uint16, crc uint32, stored bool, size, packed int64) *zip.FileHeader {
	const utf8Name, unix, version, readableFile = 0x800, 3 << 8, 20, 0o100644 << 16
	h := &zip.FileHeader{
		Name: name, Flags: utf8Name, CreatorVersion: unix | version, ReaderVersion: version, ExternalAttrs: readableFile,
		Method: zip.Deflate, CRC32: crc, UncompressedSize64: uint64(size), CompressedSize64: uint64(packed),
	}
	if stored {
		h.Method = zip.Store
	}
	//lint:ignore SA1019 CreateRaw writes this day, and no other field of the header makes it do so
	h.ModifiedDate = day
	return h
}

func (z *zipWriter) add(p packed) error {
	z.count++
	z.size += int64(len(p.data)) + int64(2*len(p.entry.Path)) + 100
	z.held += p.entry.Size
	if z.count > mostFiles || z.size > mostBytes || z.held > mostBytes {
		return errTooLarge
	}
	w, err := z.out.CreateRaw(header(p.entry.Path, z.day, p.crc, p.stored, p.entry.Size, int64(len(p.data))))
	if err != nil {
		return err
	}
	_, err = w.Write(p.data)
	return err
}

// addPlain adds a small file that no Emit makes.
func (z *zipWriter) addPlain(name string, data []byte) error {
	out := packed{entry: output.EntryOf(name, data), crc: crc32.ChecksumIEEE(data)}
	if err := new(packer).compress(&out, data); err != nil {
		return err
	}
	return z.add(out)
}

func (z *zipWriter) close() error { return z.out.Close() }
