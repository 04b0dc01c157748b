package serve

import (
	"net"
	"net/http"
	"slices"
	"strings"

	"partnerbook/generator/render"
)

// setHeaders sets the headers that every answer has. frame-ancestors works in
// headers only: the page of the reader's pack reads others in frames. The rest repeats
// what pages say themselves, for files that are no pages. What TLS needs, such as
// Strict-Transport-Security, is for the proxy that does TLS.
func setHeaders(h http.Header, live bool) {
	connect := "'none'"
	if live {
		connect = "'self'"
	}
	h.Set("Content-Security-Policy", policy("'self'", connect))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "SAMEORIGIN")
	h.Set("X-Permitted-Cross-Domain-Policies", "none")
	h.Set("X-DNS-Prefetch-Control", "off")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Embedder-Policy", "require-corp")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", nothingAllowed)
}

func policy(scripts, connect string) string {
	return "default-src 'none'; script-src " + scripts + "; style-src 'self'; img-src 'self' data:; connect-src " +
		connect + "; object-src 'none'; form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'self'"
}

// nothingAllowed names what browsers can do beyond showing pages, as far as they know
// the names: of others they complain, as some do of web-share. Pages may only copy to the clipboard.
var nothingAllowed = func() string {
	off := []string{
		"accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "display-capture", "encrypted-media",
		"fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "keyboard-map",
		"local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture",
		"publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "sync-xhr",
		"usb", "window-management", "xr-spatial-tracking",
	}
	return strings.Join(off, "=(), ") + "=(), clipboard-write=(self)"
}()

// guard lets no script run in a file of the authors', who may have it from anywhere.
// Such a file can be a web page or a picture that names another of them as its script.
func guard(h http.Header, b *render.Book, name string) {
	if slices.Contains(b.Site().Files, name) {
		h.Set("Content-Security-Policy", policy("'none'", "'none'"))
	}
}

// hostAllowed tells whether a request names this server, which has the given names. A
// page of another site must not be able to read this one by giving its own name to this
// machine's address.
func hostAllowed(host string, names []string) bool {
	name := strings.ToLower(strings.TrimSuffix(withoutPort(host), "."))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	if ip := net.ParseIP(name); ip != nil {
		return true // an address names no other site
	}
	return name != "" && slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(name, withoutPort(n)) })
}

func withoutPort(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.Trim(host, "[]")
}
