package coding

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// expand returns what a browser makes of compressed data.
func (c Coding) expand(t testing.TB, data []byte) []byte {
	t.Helper()
	var r io.Reader = bytes.NewReader(data)
	var err error
	switch c {
	case Gzip:
		r, err = gzip.NewReader(r)
	case Brotli:
		r = brotli.NewReader(r)
	case Zstandard:
		// Browsers refuse windows of more than 8 MB.
		var d *zstd.Decoder
		if d, err = zstd.NewReader(r, zstd.WithDecoderMaxWindow(webWindow)); err == nil {
			defer d.Close()
			r = d
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", c.Name(), err)
	}
	return out
}

// prose returns text of about the length given, the same every time.
func prose(length int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("the council shares a service with its partner and the board agrees what each of them pays for it every year")
	var out bytes.Buffer
	for out.Len() < length {
		fmt.Fprintf(&out, "<p>%s %d</p>\n", words[random.IntN(len(words))], random.IntN(1000))
	}
	return out.Bytes()
}

func TestWhatIsCompressedExpands(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("x"), prose(5000), prose(40_000), bytes.Repeat([]byte("ab"), 1<<18)} {
		for _, c := range All() {
			for name, compress := range map[string]func([]byte) ([]byte, error){"best": c.Best, "quick": c.Quick} {
				small, err := compress(data)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(c.expand(t, small), data) {
					t.Errorf("%s, %s: %d bytes do not come back", c.Name(), name, len(data))
				}
				if len(data) > 1000 && len(small) > len(data)/2 {
					t.Errorf("%s, %s: %d bytes became %d", c.Name(), name, len(data), len(small))
				}
			}
		}
	}
	if _, err := Identity.Best(nil); err == nil {
		t.Error("identity compresses")
	}
	if _, err := Identity.Quick(nil); err == nil {
		t.Error("identity compresses quickly")
	}
}

// TestSameBytesToday holds Best to the bytes of Version. If a library makes others,
// Version must grow, so that builds make the files anew.
func TestSameBytesToday(t *testing.T) {
	const version = 1
	want := map[Coding]string{Gzip: "0c31253af790fd36", Brotli: "c13aaff075f972a5", Zstandard: "fac10349a20f1aff"}
	if Version != version {
		t.Fatalf("write the digests of version %d here", Version)
	}
	data := prose(60_000)
	var all sync.WaitGroup
	for _, c := range All() {
		for range 3 { // several at once, with writers that were used before
			all.Go(func() {
				small, err := c.Best(data)
				if err != nil {
					t.Error(err)
				}
				sum := sha256.Sum256(small)
				if got := hex.EncodeToString(sum[:8]); got != want[c] {
					t.Errorf("%s: %s, want %s: let Version grow", c.Name(), got, want[c])
				}
			})
		}
	}
	all.Wait()
}

func TestWorth(t *testing.T) {
	for name, want := range map[string]bool{
		"a.html": true, "A.HTML": true, "x/y.js": true, "d.csv": true, "p.svg": true,
		"p.png": false, "a.docx": false, "a.html.gz": false, "zip": false, "a.woff2": false,
	} {
		if Worth(name, least) != want || Worth(name, least-1) {
			t.Errorf("%s", name)
		}
	}
}
