package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"partnerbook/generator/coding"
)

// body is what is answered, as it is and, once it was asked for so, compressed.
type body struct {
	data    []byte
	digest  string
	shrinks bool // it is worth compressing
	forms   [len(codings)]form
}

// codings are those that a body can be in.
var codings = [...]coding.Coding{coding.Identity, coding.Gzip, coding.Brotli, coding.Zstandard}

type form struct {
	once sync.Once
	data []byte // nil if it is no smaller
}

func newBody(data []byte, shrinks bool) *body {
	sum := sha256.Sum256(data)
	return &body{data: data, digest: hex.EncodeToString(sum[:12]), shrinks: shrinks}
}

// mostToCompress is the size of the largest body that is compressed while somebody
// waits.
const mostToCompress = 4 << 20

// in returns a body in a coding, and whether it is any smaller. As many are compressed
// at a time as there are processors.
func (s *Server) in(b *body, c coding.Coding) ([]byte, bool) {
	f := &b.forms[c]
	f.once.Do(func() {
		s.working <- struct{}{}
		defer func() { <-s.working }()
		if small, err := c.Quick(b.data); err == nil && len(small) < len(b.data) {
			f.data = small
		}
	})
	return f.data, f.data != nil
}

// answer is a body and what is said of it.
type answer struct {
	body        *body
	status      int
	kind, cache string
}

// mostRanges is how many pieces of a file may be asked for at once. Each costs some
// hundred bytes besides its own, so that many tiny ones cost more than the file.
const mostRanges = 8

// send answers: in the coding that the browser likes best, with pieces if it asks for
// pieces, or with "not changed" if it has what it asks for. While pages reload nothing
// is compressed, since nothing goes far.
func (s *Server) send(w http.ResponseWriter, r *http.Request, a answer) {
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", a.cache)
	pieces(r)
	data, used := a.body.data, coding.Identity
	if !s.opts.Live {
		h.Set("Vary", "Accept-Encoding")
		var ok bool
		if data, used, ok = s.coded(a, r); !ok {
			refuse(w, http.StatusNotAcceptable, "This can only be answered uncompressed, and the request forbids that.")
			return
		}
	}
	tag := a.body.digest
	if used != coding.Identity {
		h.Set("Content-Encoding", used.Name())
		tag += "-" + used.Name()
	}
	h.Set("Content-Length", strconv.Itoa(len(data)))
	if a.status != http.StatusOK {
		w.WriteHeader(a.status)
		if r.Method != http.MethodHead {
			_, _ = w.Write(data) // who went away needs no answer
		}
		return
	}
	h.Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// pieces drops a Range that means nothing, or that would cost more than the file.
// Whoever asks for pieces may be given the whole.
func pieces(r *http.Request) {
	asked := strings.Split(strings.Join(r.Header["Range"], ","), ",")
	// RFC 9110, section 14.2: only for GET is it defined.
	if r.Method != http.MethodGet || len(asked) > mostRanges || slices.ContainsFunc(asked, lastNone) {
		r.Header.Del("Range")
	}
}

// lastNone tells whether a piece is the last 0 bytes, which net/http answers with a
// place that cannot be.
func lastNone(piece string) bool {
	_, after, units := strings.Cut(piece, "=")
	if !units {
		after = piece
	}
	digits, end := strings.CutPrefix(strings.TrimSpace(after), "-")
	return end && strings.Trim(digits, "0") == ""
}

// coded returns the bytes of an answer in the coding that the request likes best.
// Pieces are those of the file as it is. ok is false if the file cannot be had in any
// way that the request allows; of errors the reader is told in any case.
func (s *Server) coded(a answer, r *http.Request) (data []byte, used coding.Coding, ok bool) {
	wish := coding.Wanted(r.Header["Accept-Encoding"])
	best := wish.Best()
	if best == coding.Identity {
		return a.body.data, best, wish.Plain() || a.status != http.StatusOK
	}
	forbidden := !wish.Plain()
	fitting := len(a.body.data) <= mostToCompress
	if fitting && (forbidden || a.body.shrinks && r.Header.Get("Range") == "") {
		if small, smaller := s.in(a.body, best); smaller {
			if forbidden {
				r.Header.Del("Range")
			}
			return small, best, true
		}
	}
	return a.body.data, coding.Identity, !forbidden || a.status != http.StatusOK
}
