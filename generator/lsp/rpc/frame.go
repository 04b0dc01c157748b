// Package rpc is the transport of a language server: JSON-RPC 2.0 messages, each with a
// header that says how long it is, over two pipes.
//
// It is our own since what comes in may be anything. github.com/sourcegraph/jsonrpc2 reads a
// header line of any length into memory and ends at the first message that it cannot read;
// golang.org/x/exp/jsonrpc2 has no release, and go.lsp.dev/protocol, whose last is of 2022,
// brings a logger and a JSON library of its own. Here a message is bounded, one that is not
// JSON is answered and the next one read, and only a stream that has lost its frames ends.
package rpc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

const (
	// MaxMessage is the most bytes that a message may have. A page may have 4 MB, which are
	// six times as many where each byte is escaped.
	MaxMessage = 64 << 20
	// maxHeader is the most bytes of a header line, and mostHeaders how many there may be.
	maxHeader   = 4096
	mostHeaders = 32
)

// ErrFrames says that it cannot be told any more where messages begin.
var ErrFrames = errors.New("the messages are not framed as the protocol says")

// ErrTooLarge says that a message was passed over since it is larger than MaxMessage.
var ErrTooLarge = errors.New("the message is too large")

// Reader reads messages.
type Reader struct{ in *bufio.Reader }

// NewReader returns a reader of messages.
func NewReader(in io.Reader) *Reader { return &Reader{bufio.NewReaderSize(in, maxHeader)} }

// Read returns the next message without its header. The error is io.EOF where the stream
// ends between two messages, and ErrTooLarge where the next call may go on.
func (r *Reader) Read() ([]byte, error) {
	length, err := r.header()
	if err != nil {
		return nil, err
	}
	if length > MaxMessage {
		if _, err := io.CopyN(io.Discard, r.in, length); err != nil {
			return nil, ended(err)
		}
		return nil, ErrTooLarge
	}
	// Room is made as bytes come in: the header may promise more than there is.
	var body bytes.Buffer
	if _, err := io.CopyN(&body, r.in, length); err != nil {
		return nil, ended(err)
	}
	return body.Bytes(), nil
}

// header reads the lines before a message, and returns its length in bytes.
func (r *Reader) header() (length int64, err error) {
	length = -1
	started := false
	for n := 0; ; n++ {
		line, err := r.in.ReadSlice('\n')
		switch {
		case err == io.EOF && !started && len(line) == 0:
			return 0, io.EOF
		case errors.Is(err, bufio.ErrBufferFull) || n == mostHeaders:
			return 0, fmt.Errorf("%w: a header is too long", ErrFrames)
		case err != nil:
			return 0, ended(err)
		}
		text := strings.TrimRight(string(line), "\r\n")
		switch {
		case text == "" && length >= 0:
			return length, nil
		case text == "" && !started:
			continue // between two messages
		}
		started = true
		name, value, ok := strings.Cut(text, ":")
		if !ok {
			return 0, fmt.Errorf("%w: %q is no header", ErrFrames, text)
		}
		if !strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			continue
		}
		n, err := strconv.ParseUint(strings.TrimSpace(value), 10, 62)
		if err != nil || length >= 0 {
			return 0, fmt.Errorf("%w: %q is no length", ErrFrames, text)
		}
		length = int64(n)
	}
}

// ended makes the end of the stream within a message an error.
func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// Writer writes messages. It may be used by several goroutines.
type Writer struct {
	mutex sync.Mutex
	out   io.Writer
}

// NewWriter returns a writer of messages.
func NewWriter(out io.Writer) *Writer { return &Writer{out: out} }

// Write writes one message with its header.
func (w *Writer) Write(body []byte) error {
	framed := append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...)
	w.mutex.Lock()
	defer w.mutex.Unlock()
	_, err := w.out.Write(framed)
	return err
}
