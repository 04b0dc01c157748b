package single

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"path"
)

// blockBytes is how much a block holds before it is full. To show a page its whole block
// is unpacked, which for so much takes about as long as a blink; compression gains
// nothing from more, since it looks back no further than 32 kB.
const blockBytes = 256 << 10

// block is some files, one behind the other.
type block []file

// blocks parts files, which are in order, into blocks. Files of different kinds share none.
func blocks(files []file) []block {
	var out []block
	size := 0
	for i, f := range files {
		if i == 0 || size >= blockBytes || path.Ext(f.path) != path.Ext(files[i-1].path) {
			out, size = append(out, nil), 0
		}
		out[len(out)-1] = append(out[len(out)-1], f)
		size += len(f.data)
	}
	return out
}

// bytes are those of all files.
func (b block) bytes() []byte {
	var out bytes.Buffer
	for _, f := range b {
		out.Write(f.data)
	}
	return out.Bytes()
}

// packed compresses data, and writes it in letters.
func packed(data []byte) (string, error) {
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, zlib.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := w.Write(data); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(out.Bytes()), nil
}
