package bundle

import (
	"archive/zip"
	"context"
	"errors"
	"io"

	"partnerbook/generator/output"
)

// asMade tells whether each byte of the zip itself, besides what it holds, is as this
// program writes it. If not, another program packed it, or somebody changed it: then
// programs may differ in what they unpack.
func (a *archive) asMade(ctx context.Context, made output.Made) (bool, error) {
	info, err := a.file.Stat()
	if err != nil {
		return false, err
	}
	same := &comparing{with: io.NewSectionReader(a.file, 0, info.Size())}
	z := newZip(same, made.Day())
	for _, f := range a.zip.File {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		h := header(f.Name, z.day, f.CRC32, f.Method == zip.Store, int64(f.UncompressedSize64), int64(f.CompressedSize64))
		w, err := z.out.CreateRaw(h)
		if err != nil {
			return false, same.failed
		}
		raw, err := f.OpenRaw()
		if err != nil {
			return false, ifMachine(err)
		}
		if _, err := io.Copy(w, raw); err != nil {
			return false, errors.Join(same.failed, ifMachine(err))
		}
	}
	if err := z.close(); err != nil {
		return false, same.failed
	}
	return same.n == info.Size(), nil
}

// comparing is written to, and fails where what is written is not what stands in a file.
type comparing struct {
	with   io.Reader
	n      int64
	failed error // of the disk
	buffer []byte
}

var errDiffers = errors.New("it differs")

func (c *comparing) Write(p []byte) (int, error) {
	if cap(c.buffer) < len(p) {
		c.buffer = make([]byte, len(p))
	}
	b := c.buffer[:len(p)]
	n, err := io.ReadFull(c.with, b)
	if err != nil || string(b[:n]) != string(p) {
		c.failed = ifMachine(err)
		return 0, errDiffers
	}
	c.n += int64(n)
	return n, nil
}
