package serve

import (
	"net"
	"net/http"
	"strings"
)

// setHeaders sets the headers that every answer has. frame-ancestors works in
// headers only: the page of the reader's pack reads others in frames. The rest repeats
// what pages say themselves, for files that are no pages.
func setHeaders(h http.Header, live bool) {
	setPolicy(h, live, "")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "SAMEORIGIN")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
}

// hostAllowed tells whether a request names this server. While pages reload, a
// page of another site must not be able to read this one by giving its own name
// to this machine's address.
func hostAllowed(host, addr string) bool {
	name := withoutPort(host)
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	if ip := net.ParseIP(name); ip != nil {
		return true // an address names no other site
	}
	return name != "" && strings.EqualFold(name, withoutPort(addr))
}

func withoutPort(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.Trim(host, "[]")
}

// setPolicy sets the policy: asks tells whether scripts may ask this server for more.
func setPolicy(h http.Header, asks bool, more string) {
	connect := "'none'"
	if asks {
		connect = "'self'"
	}
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src "+
		connect+"; form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'self'"+more)
}
