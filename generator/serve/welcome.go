package serve

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"html/template"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// Offer is what is asked in the browser where there is no site to show.
type Offer struct {
	Note   string   // something to know first, or ""
	Folder string   // where a new site is made, unless another folder is named
	Found  []string // folders of sites that are near
	// Make makes a site in a folder: a small one, or a copy of the whole built-in
	// knowledge base. Open tells whether a folder holds a site. What is wrong is shown to
	// whoever asked.
	Make func(folder string, whole bool) error
	Open func(folder string) error
}

// TCPListener is a listener that can be interrupted, as *net.TCPListener can.
type TCPListener interface {
	net.Listener
	SetDeadline(time.Time) error
}

// Ask shows an offer until somebody chose, and returns the folder of the site to show, or
// "" for the built-in knowledge base. The listener stays open: what the browser asks
// next waits for the server that shows the site. The error is that of ctx or of
// the listener.
func Ask(ctx context.Context, l TCPListener, o Offer) (folder string, err error) {
	w := &welcome{offer: o, chosen: make(chan string, 1)}
	server := &http.Server{
		Handler:           http.NewCrossOriginProtection().Handler(w),
		ReadHeaderTimeout: usual.header, IdleTimeout: usual.idle, MaxHeaderBytes: headerSize,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(lent{l}) }()
	select {
	case folder = <-w.chosen:
	case <-ctx.Done():
		err = ctx.Err()
	case err = <-ended:
		return "", err
	}
	server.Close() // what was asked is answered
	<-ended
	return folder, errors.Join(err, l.SetDeadline(time.Time{}))
}

// lent is a listener that is only interrupted when it is closed.
type lent struct{ TCPListener }

func (l lent) Close() error { return l.SetDeadline(time.Unix(1, 0)) }

// welcome asks what to show.
type welcome struct {
	offer  Offer
	chosen chan string // holds the first answer
	done   atomic.Bool // there is an answer
}

// welcomePage is what the page is made of.
type welcomePage struct {
	Offer
	Folder, Elsewhere string // as they stand in the form
	Wrong             string
	Chosen            bool // what was chosen comes next
}

var (
	//go:embed welcome.html
	welcomeText string
	//go:embed welcome.css
	welcomeStyle []byte

	welcomeTemplate = template.Must(template.New("welcome").Parse(welcomeText))
)

const stylePath = "/welcome.css"

// ServeHTTP implements http.Handler.
func (w *welcome) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	setHeaders(out.Header(), false)
	out.Header().Set("Cache-Control", "no-store")
	switch {
	case !hostAllowed(r.Host, nil):
		refuse(out, http.StatusMisdirectedRequest, "This server does not know that name. Use the address that it printed.")
	case r.Method == http.MethodPost && r.URL.Path == "/":
		w.answer(out, r)
	case refused(out, r):
	case r.URL.Path == stylePath:
		out.Header().Set("Content-Type", "text/css; charset=utf-8")
		_, _ = out.Write(welcomeStyle)
	case r.URL.Path != "/":
		http.Redirect(out, r, "/", http.StatusSeeOther)
	default:
		w.page(out, http.StatusOK, welcomePage{Offer: w.offer, Folder: w.offer.Folder, Chosen: w.done.Load()})
	}
}

// answer does what was chosen, or says why that cannot be.
func (w *welcome) answer(out http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(out, r.Body, headerSize)
	if err := r.ParseForm(); err != nil {
		refuse(out, http.StatusBadRequest, "This is not the form of the first page.")
		return
	}
	page := welcomePage{Offer: w.offer, Folder: w.offer.Folder, Elsewhere: named(r, "elsewhere")}
	if r.PostForm.Has("folder") { // not every form of the page has it
		page.Folder = named(r, "folder")
	}
	folder, err := w.choose(named(r, "what"), page)
	if err != nil {
		page.Wrong = err.Error()
		w.page(out, http.StatusUnprocessableEntity, page)
		return
	}
	// Were the browser sent on at once, its next request could come to this server while
	// it ends. After a second it comes to the next.
	w.done.Store(true)
	out.Header().Set("Connection", "close")
	w.page(out, http.StatusOK, welcomePage{Chosen: true})
	_ = http.NewResponseController(out).Flush() // before the server ends
	select {
	case w.chosen <- folder:
	default: // somebody was quicker
	}
}

var errChooseAgain = errors.New("choose one of the buttons")

// choose returns the folder of the site to show, once it is there.
func (w *welcome) choose(what string, page welcomePage) (string, error) {
	switch folder, open := strings.CutPrefix(what, "open:"); {
	case what == "read":
		return "", nil
	case what == "small" || what == "whole":
		if page.Folder == "" {
			return "", errors.New("name the folder of the new site")
		}
		return page.Folder, w.offer.Make(page.Folder, what == "whole")
	case what == "elsewhere":
		if page.Elsewhere == "" {
			return "", errors.New("name the folder of the site that is to be shown")
		}
		return page.Elsewhere, w.offer.Open(page.Elsewhere)
	case open:
		return folder, w.offer.Open(folder)
	}
	return "", errChooseAgain
}

// named returns what stands in a field of the form. Windows copies paths with quotation
// marks.
func named(r *http.Request, field string) string {
	return strings.Trim(strings.TrimSpace(r.PostFormValue(field)), `"`)
}

func (w *welcome) page(out http.ResponseWriter, status int, p welcomePage) {
	var page bytes.Buffer
	if err := welcomeTemplate.Execute(&page, p); err != nil {
		http.Error(out, "This page cannot be shown: "+err.Error(), http.StatusInternalServerError)
		return
	}
	out.Header().Set("Content-Type", "text/html; charset=utf-8")
	out.Header().Set("Content-Length", strconv.Itoa(page.Len())) // or its end comes after the handler
	out.WriteHeader(status)
	_, _ = out.Write(page.Bytes())
}
