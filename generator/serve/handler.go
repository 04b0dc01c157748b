package serve

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"html/template"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"runtime"
	"strconv"
	"strings"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/output"
	"partnerbook/generator/render"
)

// Options say how a server works.
type Options struct {
	Live bool   // pages reload; who asks must name this server
	Addr string // the address that was asked for, for its name
	// Lines returns the text of a file, for excerpts under problems.
	Lines func(path string) (text string, ok bool)
	// IndexFolder keeps the full index between runs; "" keeps it in memory. InMemory
	// is told if the folder cannot be used.
	IndexFolder string
	InMemory    func(why error)
}

// Server answers requests for the pages that a Loop keeps up to date.
type Server struct {
	loop     *Loop
	opts     Options
	started  string        // when; tells editions of this server from those of one before it
	grace    time.Duration // how long stopping waits for answers
	stopping chan struct{}
	full     *fullSearch
	asking   chan struct{} // holds one for each query that is being answered
	answers  answers
	lists    lists
}

// NewServer returns a server.
func NewServer(l *Loop, opts Options) *Server {
	started := strconv.FormatInt(time.Now().UnixNano(), 36)
	return &Server{loop: l, opts: opts, started: started, grace: stopTime, stopping: make(chan struct{}),
		full:   newFullSearch(opts.IndexFolder, opts.InMemory),
		asking: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// Limits on what one request may take.
const (
	headerTime = 5 * time.Second
	readTime   = 10 * time.Second
	writeTime  = 60 * time.Second
	idleTime   = 2 * time.Minute
	headerSize = 16 << 10
	stopTime   = 5 * time.Second
)

// Serve answers on a listener until ctx ends, and then lets requests that are
// being answered come to their end, if that does not take too long.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       readTime,
		WriteTimeout:      writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    headerSize,
	}
	defer s.full.close()
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		close(s.stopping)
		end, cancel := context.WithTimeout(context.Background(), s.grace)
		defer cancel()
		err := server.Shutdown(end)
		if errors.Is(err, context.DeadlineExceeded) {
			err = server.Close()
		}
		stopped <- err
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setHeaders(w.Header(), s.opts.Live)
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD are answered.", http.StatusMethodNotAllowed)
	case s.opts.Live && !hostAllowed(r.Host, s.opts.Addr):
		http.Error(w, "This server does not know that name. Use the address that it printed.", http.StatusMisdirectedRequest)
	case s.opts.Live && r.URL.Path == eventsPath:
		s.events(w, r)
	case r.URL.Path == searchPath:
		s.search(w, r)
	default:
		s.file(w, r)
	}
}

func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	shown := s.loop.Settled(r.Context())
	if shown.Book == nil {
		s.problems(w, shown.Found)
		return
	}
	name, ok := strings.CutPrefix(r.URL.Path, "/")
	if !ok || path.Clean("/"+name) != "/"+strings.TrimSuffix(name, "/") && name != "" {
		s.notFound(w, shown)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	file, ok := shown.Book.File(name)
	if !ok {
		file, ok = s.keptFile(shown.Book, name)
	}
	allowKeeping(w.Header(), shown.Book, name)
	if !ok {
		if _, folder := shown.Book.File(name + "/index.html"); folder {
			redirect(w, r, path.Base(name)+"/")
			return
		}
		s.notFound(w, shown)
		return
	}
	var page bytes.Buffer
	if err := file.Emit(&page); err != nil {
		http.Error(w, "This page cannot be shown: "+err.Error(), http.StatusInternalServerError)
		return
	}
	send(w, r, file, s.signed(file.Path, page.Bytes(), shown.Number))
}

// redirect leads to a folder beside what was asked for. The address is relative,
// which http.Redirect does not allow, so that it works behind a proxy that puts
// something before all addresses.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	address := url.URL{Path: to, RawQuery: r.URL.RawQuery}
	w.Header().Set("Location", address.String())
	w.Header().Set("Cache-Control", "no-cache")
	w.WriteHeader(http.StatusPermanentRedirect)
}

// send answers with a file, or with "not changed" if the browser has it.
func send(w http.ResponseWriter, r *http.Request, file output.File, data []byte) {
	sum := sha256.Sum256(data)
	h := w.Header()
	h.Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
	h.Set("Content-Type", contentType(file.Path))
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(file.Path, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable") // the name holds a digest
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// types are those that must not depend on the machine's own table.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".xml": "application/xml; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".pdf": "application/pdf", ".csv": "text/csv; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".zip": "application/zip",
}

func contentType(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if t, ok := types[ext]; ok {
		return t
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}

func (s *Server) notFound(w http.ResponseWriter, shown Shown) {
	w.Header().Set("Cache-Control", "no-cache")
	var page bytes.Buffer
	if file, ok := shown.Book.File(render.NotFoundURL); ok && file.Emit(&page) == nil {
		w.Header().Set("Content-Type", contentType(file.Path))
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write(s.signed(file.Path, page.Bytes(), shown.Number))
		return
	}
	http.Error(w, "There is no such page.", http.StatusNotFound)
}

// problems answers while there is no edition to show. The page asks again by
// itself, since there may be no theme yet to do it better.
func (s *Server) problems(w http.ResponseWriter, found diag.List) {
	var text strings.Builder
	if err := diag.WriteText(&text, found, diag.TextStyle{Lines: s.opts.Lines, Max: mostProblems}); err != nil {
		text.WriteString(err.Error())
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusServiceUnavailable)
	_ = problemPage.Execute(w, text.String())
}

var problemPage = template.Must(template.New("problems").Parse(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="1">
<title>Problems in the content</title></head>
<body><h1>The site cannot be shown yet</h1>
<p>Mend these problems; this page then shows the site by itself.</p>
<pre>{{.}}</pre></body></html>
`))
