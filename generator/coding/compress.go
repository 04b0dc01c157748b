package coding

import (
	"bytes"
	"fmt"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// How hard the compressors try. The best take up to 3 s for a megabyte (brotli); the
// quick ones a millisecond for a page, and make up to a sixth more.
const (
	bestGzip, quickGzip     = gzip.BestCompression, 6
	bestBrotli, quickBrotli = brotli.BestCompression, 5
)

// compressor is what the libraries' writers have in common.
type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

// pool keeps writers for the next time, since making one takes longer than compressing
// a page with it.
type pool struct{ kept sync.Pool }

func newPool(make func() compressor) *pool {
	return &pool{sync.Pool{New: func() any { return make() }}}
}

func gzipPool(level int) *pool {
	return newPool(func() compressor {
		w, err := gzip.NewWriterLevel(nil, level)
		if err != nil {
			panic(err) // the level is a constant
		}
		return w
	})
}

func brotliPool(level int) *pool {
	return newPool(func() compressor { return brotli.NewWriterLevel(nil, level) })
}

func (p *pool) compress(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w := p.kept.Get().(compressor)
	defer p.kept.Put(w)
	w.Reset(&out)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

var (
	gzipBest, gzipQuick     = gzipPool(bestGzip), gzipPool(quickGzip)
	brotliBest, brotliQuick = brotliPool(bestBrotli), brotliPool(quickBrotli)
)

// Best returns data compressed as well as can be.
func (c Coding) Best(data []byte) ([]byte, error) {
	switch c {
	case Gzip:
		return gzipBest.compress(data)
	case Brotli:
		return brotliBest.compress(data)
	case Zstandard:
		return bestZstandard().EncodeAll(data, nil), nil
	}
	return nil, fmt.Errorf("%s compresses nothing", c.Name())
}

// Quick returns data compressed well enough in a short time.
func (c Coding) Quick(data []byte) ([]byte, error) {
	switch c {
	case Gzip:
		return gzipQuick.compress(data)
	case Brotli:
		return brotliQuick.compress(data)
	case Zstandard:
		return quickZstandard().EncodeAll(data, nil), nil
	}
	return nil, fmt.Errorf("%s compresses nothing", c.Name())
}

// Encoders of Zstandard are large, and made to be used by several at once.
var (
	bestZstandard  = sync.OnceValue(func() *zstd.Encoder { return zstandard(zstd.SpeedBestCompression) })
	quickZstandard = sync.OnceValue(func() *zstd.Encoder { return zstandard(zstd.SpeedDefault) })
)

// webWindow is how far back a file for the web may refer: browsers refuse more
// (RFC 9659).
const webWindow = 8 << 20

func zstandard(level zstd.EncoderLevel) *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(level), zstd.WithWindowSize(webWindow), zstd.WithLowerEncoderMem(true))
	if err != nil {
		panic(err) // the options are constants
	}
	return e
}
