package serve

import (
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// longestAddress is how many bytes an address may have.
const longestAddress = 4096

// refused answers requests that no browser makes of this server.
func refused(w http.ResponseWriter, r *http.Request) bool {
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, "Only GET and HEAD are answered.")
	case r.ContentLength != 0 || len(r.TransferEncoding) > 0:
		// Where proxy and server do not agree on where a body ends, its end may pass
		// for another request.
		refuse(w, http.StatusBadRequest, "A request to read has no body.")
	case len(r.RequestURI) > longestAddress:
		refuse(w, http.StatusRequestURITooLong, "The address is too long.")
	default:
		return false
	}
	return true
}

// refuse answers with an error and ends the connection, without waiting for what may
// still come on it.
func refuse(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Connection", "close")
	w.Header().Set("Cache-Control", "no-store")                   // the next request may be without fault
	_ = http.NewResponseController(w).SetReadDeadline(time.Now()) // it is only to be quicker
	http.Error(w, text, status)
}

// addressed returns the address of a file from the site's start. An address that can be
// read in two ways is none: what is before this server may have read it in the other.
func addressed(u *url.URL) (name string, ok bool) {
	name, ok = strings.CutPrefix(u.Path, "/")
	if !ok || path.Clean("/"+name) != "/"+strings.TrimSuffix(name, "/") && name != "" {
		return "", false
	}
	if escaped := strings.ToLower(u.EscapedPath()); strings.Contains(escaped, "%2f") || strings.Contains(escaped, "%5c") {
		return "", false
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name, true
}
