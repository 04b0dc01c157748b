package serve

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// directives reads a Content-Security-Policy.
func directives(policy string) map[string][]string {
	out := map[string][]string{}
	for part := range strings.SplitSeq(policy, ";") {
		if words := strings.Fields(part); len(words) > 0 {
			out[words[0]] = words[1:]
		}
	}
	return out
}

// effective returns the sources of a directive, or those that hold in its place.
func effective(policy map[string][]string, name string) []string {
	if sources, said := policy[name]; said {
		return sources
	}
	if slices.Contains([]string{"frame-ancestors", "form-action", "base-uri"}, name) {
		return []string{"*"} // nothing stands in for these
	}
	return policy["default-src"]
}

// observatory reckons as the HTTP Observatory of Mozilla does: 100 to begin with,
// something off for what is missing, and, for who has 90 or more, something on top.
func observatory(h http.Header, tls bool) int {
	score, more := 100, 0
	policy := directives(h.Get("Content-Security-Policy"))
	unsafe := slices.ContainsFunc(append(effective(policy, "script-src"), effective(policy, "style-src")...), func(source string) bool {
		return strings.HasPrefix(source, "'unsafe-") || source == "*" || strings.HasSuffix(source, ":")
	})
	switch {
	case len(policy) == 0:
		score -= 25
	case unsafe || !slices.Equal(effective(policy, "object-src"), []string{"'none'"}):
		score -= 20
	case slices.Equal(policy["default-src"], []string{"'none'"}):
		more += 10
	default:
		more += 5
	}
	if h.Get("Access-Control-Allow-Origin") != "" {
		score -= 50
	}
	if !tls {
		score -= 20 // that there is no redirect to TLS, nor a promise to use it, counts once each
		score -= 20
	} else if h.Get("Strict-Transport-Security") == "" {
		score -= 20
	}
	if slices.Contains([]string{"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}, h.Get("Referrer-Policy")) {
		more += 5
	}
	if h.Get("X-Content-Type-Options") != "nosniff" {
		score -= 5
	}
	switch _, said := policy["frame-ancestors"]; {
	case said:
		more += 5
	case h.Get("X-Frame-Options") == "":
		score -= 20
	}
	if slices.Contains([]string{"same-origin", "same-site"}, h.Get("Cross-Origin-Resource-Policy")) {
		more += 10
	}
	if score >= 90 {
		score += more
	}
	return score
}

// headersGrade counts which of the headers that securityheaders.com grades by are
// there. All six are an A, or an A+ with TLS.
func headersGrade(h http.Header) (missing []string) {
	for _, name := range []string{"Strict-Transport-Security", "Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"} {
		if h.Get(name) == "" {
			missing = append(missing, name)
		}
	}
	return missing
}

// owasp lists what the OWASP Secure Headers Project recommends and an answer lacks.
func owasp(h http.Header) (missing []string) {
	for name, good := range map[string][]string{
		"X-Frame-Options":                   {"deny", "SAMEORIGIN"}, // pages of the site are framed by one of its own
		"X-Content-Type-Options":            {"nosniff"},
		"X-Permitted-Cross-Domain-Policies": {"none"},
		"X-DNS-Prefetch-Control":            {"off"},
		"Referrer-Policy":                   {"no-referrer"},
		"Cross-Origin-Embedder-Policy":      {"require-corp"},
		"Cross-Origin-Opener-Policy":        {"same-origin"},
		"Cross-Origin-Resource-Policy":      {"same-origin"},
	} {
		if !slices.Contains(good, h.Get(name)) {
			missing = append(missing, name)
		}
	}
	policy := directives(h.Get("Content-Security-Policy"))
	for _, name := range []string{"default-src", "form-action", "base-uri", "object-src", "frame-ancestors"} {
		if sources := effective(policy, name); !slices.Equal(sources, []string{"'self'"}) && !slices.Equal(sources, []string{"'none'"}) {
			missing = append(missing, name)
		}
	}
	for _, name := range []string{
		"accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope",
		"magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock",
		"sync-xhr", "usb", "xr-spatial-tracking", "clipboard-read", "gamepad", "hid", "idle-detection", "serial",
	} {
		if !strings.Contains(", "+h.Get("Permissions-Policy")+",", ", "+name+"=(),") {
			missing = append(missing, name)
		}
	}
	// What tells strangers about the server, or is harmful by now.
	for _, name := range []string{
		"Server", "X-Powered-By", "X-Generator", "Via", "X-XSS-Protection", "Public-Key-Pins", "Expect-CT", "Feature-Policy", "Set-Cookie",
		"Access-Control-Allow-Origin", "Last-Modified",
	} {
		if h.Get(name) != "" {
			missing = append(missing, "not "+name)
		}
	}
	return missing
}

// TestScores holds the scores that the usual scanners give. What is left over is for
// the proxy that does TLS.
func TestScores(t *testing.T) {
	f := library(t)
	for _, live := range []bool{false, true} {
		n := startNetwork(t, f, Options{Live: live}, nil)
		for _, address := range []string{"/", "/guidance/a.html", "/" + styleSheet(t, n.shownSite), "/guidance/files/page.pdf", "/guidance/files/x.SVG", "/nothing", searchPath + "?q=odd"} {
			r, err := http.Get(n.url + address)
			n.check(err)
			r.Body.Close()
			if got := observatory(r.Header, false); got != 60 {
				t.Errorf("%s: the Observatory gives %d without TLS, want 60: nothing off but for that", address, got)
			}
			behind := r.Header.Clone()
			behind.Set("Strict-Transport-Security", "max-age=63072000")
			if got := observatory(behind, true); got != 130 {
				t.Errorf("%s: the Observatory gives %d behind TLS, want 130", address, got)
			}
			if missing := headersGrade(behind); len(missing) > 0 {
				t.Errorf("%s: securityheaders.com misses %v", address, missing)
			}
			if missing := owasp(r.Header); len(missing) > 0 {
				t.Errorf("%s: OWASP misses %v", address, missing)
			}
			kind := r.Header.Get("Content-Type")
			if strings.HasPrefix(kind, "text/") && !strings.Contains(kind, "charset=utf-8") {
				t.Errorf("%s: %s", address, kind)
			}
		}
	}
}

// TestNoScriptRunsInFilesOfAuthors asks for attachments that are web pages.
func TestNoScriptRunsInFilesOfAuthors(t *testing.T) {
	s := serveOnly(t, library(t), Options{})
	for address, want := range map[string]string{"/guidance/files/page.pdf": "'none'", "/guidance/files/x.SVG": "'none'", "/guidance/a.html": "'self'"} {
		policy := directives(s.ask("GET", address).Header.Get("Content-Security-Policy"))
		if got := policy["script-src"]; !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %v", address, got)
		}
	}
}
