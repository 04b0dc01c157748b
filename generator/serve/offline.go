package serve

import (
	"bytes"
	"net/http"
	"sync"

	"partnerbook/generator/output"
	"partnerbook/generator/render"
)

// A site that readers keep on their devices (render.Book.Offline) needs two things of
// its server: the list of its files, and that the worker may ask for them.

// lists keeps the list of the edition that is shown: making it emits every file.
type lists struct {
	mu   sync.Mutex
	book *render.Book
	list []byte
}

func (l *lists) of(b *render.Book) ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.book == b {
		return l.list, nil
	}
	list, err := output.List(b.Files())
	if err == nil {
		l.book, l.list = b, list
	}
	return list, err
}

// keptFile returns the list of the files of a site that readers may keep, at its own
// address; false for all other addresses and sites.
func (s *Server) keptFile(b *render.Book, name string) (output.File, bool) {
	if name != output.ManifestName || !b.Offline() {
		return output.File{}, false
	}
	return output.File{Path: name, Emit: func(out *bytes.Buffer) error {
		list, err := s.lists.of(b)
		out.Write(list)
		return err
	}}, true
}

// allowKeeping lets a page of such a site have a worker, and the worker ask this server.
func allowKeeping(h http.Header, b *render.Book, name string) {
	if !b.Offline() {
		return
	}
	connect := "'none'"
	if name == render.WorkerURL {
		connect = "'self'"
	}
	h.Set("Content-Security-Policy", policy("'self'", connect)+"; worker-src 'self'")
}
