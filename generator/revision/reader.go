package revision

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// reader asks one run of `git cat-file --batch` for files, one after the other.
type reader struct {
	repository *Repository
	ctx        context.Context

	mu      sync.Mutex
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	failed  error // after which nothing more can be read
}

// read returns the bytes of a file.
func (r *reader) read(e entry) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failed == nil && r.command == nil {
		r.failed = r.start()
	}
	if r.failed != nil {
		return nil, r.failed
	}
	data, err := r.ask(e)
	if err != nil {
		r.failed = err
		if ctxErr := r.ctx.Err(); ctxErr != nil {
			r.failed = ctxErr
		}
		return nil, r.failed
	}
	return data, nil
}

func (r *reader) start() error {
	c := r.repository.command(r.ctx, "cat-file", "--batch")
	in, err := c.StdinPipe()
	if err != nil {
		return err
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return fmt.Errorf("running git: %w", err)
	}
	r.command, r.in, r.out = c, in, bufio.NewReaderSize(out, 64<<10)
	return nil
}

func (r *reader) ask(e entry) ([]byte, error) {
	if _, err := io.WriteString(r.in, e.hash+"\n"); err != nil {
		return nil, fmt.Errorf("git ended too early: %w", err)
	}
	return readBlob(r.out, e.size)
}

var errBatch = errors.New("git answers in a way that this program does not know")

// readBlob reads an answer of cat-file --batch: a line of hash, type and size, so many
// bytes, and an end of line. size is what the answer must have.
func readBlob(in *bufio.Reader, size int64) ([]byte, error) {
	line, err := in.ReadSlice('\n')
	if err != nil {
		return nil, errBatch
	}
	fields := strings.Fields(string(line))
	if len(fields) == 2 && fields[1] == "missing" {
		return nil, errLacks
	}
	if len(fields) != 3 || fields[1] != "blob" {
		return nil, errBatch
	}
	if n, err := strconv.ParseInt(fields[2], 10, 64); err != nil || n != size {
		return nil, errBatch
	}
	var data bytes.Buffer
	if _, err := io.CopyN(&data, in, size); err != nil {
		return nil, errBatch
	}
	if end, err := in.ReadByte(); err != nil || end != '\n' {
		return nil, errBatch
	}
	return data.Bytes(), nil
}

// close ends git.
func (r *reader) close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.command == nil {
		return nil
	}
	r.in.Close()
	err := r.command.Wait()
	r.command, r.failed = nil, errors.New("the revision is closed")
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	return err
}
