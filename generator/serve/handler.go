package serve

import (
	"bytes"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"runtime"
	"strconv"
	"strings"
	"time"

	"partnerbook/generator/coding"
	"partnerbook/generator/diag"
	"partnerbook/generator/header"
	"partnerbook/generator/output"
	"partnerbook/generator/render"
)

// Options say how a server works.
type Options struct {
	Live bool   // pages reload; who asks must name this server
	Addr string // the address that was asked for, for its name
	// Hosts are further names of this server. If there are any, requests for others are
	// refused also where pages do not reload.
	Hosts []string
	// Lines returns the text of a file, for excerpts under problems.
	Lines func(path string) (text string, ok bool)
	// IndexFolder keeps the full index between runs; "" keeps it in memory. InMemory
	// is told if the folder cannot be used.
	IndexFolder string
	InMemory    func(why error)
	// Complain is told what goes wrong with connections; nil for nobody.
	Complain func(line string)
}

// Server answers requests for the pages that a Loop keeps up to date.
type Server struct {
	loop     *Loop
	opts     Options
	started  string   // when; tells editions of this server from those of one before it
	names    []string // by which this server may be asked
	limits   limits
	stopping chan struct{}
	full     *fullSearch
	working  chan struct{} // holds one for each query or compression that is at work
	answers  kept
	files    kept
	lists    lists
}

// NewServer returns a server.
func NewServer(l *Loop, opts Options) *Server {
	started := strconv.FormatInt(time.Now().UnixNano(), 36)
	return &Server{loop: l, opts: opts, started: started, limits: usual, names: append([]string{opts.Addr}, opts.Hosts...), stopping: make(chan struct{}),
		full:    newFullSearch(opts.IndexFolder, opts.InMemory),
		working: make(chan struct{}, runtime.GOMAXPROCS(0)),
		answers: kept{most: mostAnswers}, files: kept{most: mostFiles}}
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setHeaders(w.Header(), s.opts.Live)
	if refused(w, r) {
		return
	}
	switch {
	case s.chosen() && !hostAllowed(r.Host, s.names):
		refuse(w, http.StatusMisdirectedRequest, "This server does not know that name. Use the address that it printed.")
	case s.opts.Live && r.URL.Path == eventsPath:
		s.events(w, r)
	case r.URL.Path == searchPath:
		s.search(w, r)
	default:
		s.file(w, r)
	}
}

// chosen tells whether only requests that name this server are answered.
func (s *Server) chosen() bool { return s.opts.Live || len(s.opts.Hosts) > 0 }

func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	shown := s.loop.Settled(r.Context())
	if shown.Book == nil {
		s.problems(w, r, shown.Found)
		return
	}
	name, ok := addressed(r.URL)
	if !ok {
		s.notFound(w, r, shown)
		return
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
		s.notFound(w, r, shown)
		return
	}
	b, err := s.emitted(shown, file)
	if err != nil {
		http.Error(w, "This page cannot be shown: "+err.Error(), http.StatusInternalServerError)
		return
	}
	guard(w.Header(), shown.Book, file.Path)
	s.send(w, r, answer{body: b, status: http.StatusOK, kind: contentType(file.Path), cache: header.Cache(file.Path)})
}

// emitted returns a file of an edition. While pages reload it is made anew for each
// request: the next edition comes soon.
func (s *Server) emitted(shown Shown, file output.File) (*body, error) {
	if b := s.files.of(shown.Book, file.Path); b != nil {
		return b, nil
	}
	var page bytes.Buffer
	if err := file.Emit(&page); err != nil {
		return nil, err
	}
	b := newBody(s.signed(file.Path, page.Bytes(), shown.Number), coding.Worth(file.Path, page.Len()))
	if !s.opts.Live {
		s.files.keep(shown.Book, file.Path, b)
	}
	return b, nil
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

func (s *Server) notFound(w http.ResponseWriter, r *http.Request, shown Shown) {
	if file, ok := shown.Book.File(render.NotFoundURL); ok {
		if b, err := s.emitted(shown, file); err == nil {
			s.send(w, r, answer{body: b, status: http.StatusNotFound, kind: contentType(file.Path), cache: "no-cache"})
			return
		}
	}
	w.Header().Set("Cache-Control", "no-cache")
	http.Error(w, "There is no such page.", http.StatusNotFound)
}

// problems answers while there is no edition to show. The page asks again by
// itself, since there may be no theme yet to do it better.
func (s *Server) problems(w http.ResponseWriter, r *http.Request, found diag.Found) {
	var text strings.Builder
	if err := found.Summary(mostProblems).WriteText(&text, diag.TextStyle{Lines: s.opts.Lines}); err != nil {
		text.WriteString(err.Error())
	}
	var page bytes.Buffer
	_ = problemPage.Execute(&page, text.String()) // a buffer takes all
	s.send(w, r, answer{body: newBody(page.Bytes(), false), status: http.StatusServiceUnavailable, kind: "text/html; charset=utf-8", cache: "no-store"})
}

var problemPage = template.Must(template.New("problems").Parse(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="1">
<title>Problems in the content</title></head>
<body><h1>The site cannot be shown yet</h1>
<p>Mend these problems; this page then shows the site by itself.</p>
<pre>{{.}}</pre></body></html>
`))
