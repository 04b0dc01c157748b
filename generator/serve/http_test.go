package serve

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// library is a site with a file of each sort and names that need care.
func library(t testing.TB) folder {
	return newFolder(t, map[string]string{
		"content/guidance/index.md":       "+++\ntitle = \"Guidance\"\nreviewed = 2026-01-01\nreview_by = 2027-01-01\n+++\n",
		"content/guidance/a.md":           page("A", "[the file](files/data.csv) ![A picture](files/p.png)"),
		"content/guidance/b c/é;x.md":     page("Odd", "text"),
		"content/guidance/b c/index.md":   page("Odd folder", "text"),
		"content/guidance/files/data.csv": "a,b\n1,2\n",
		"content/guidance/files/p.png":    "\x89PNG\r\n\x1a\n",
		"content/guidance/files/x.SVG":    "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
		"content/guidance/files/y.q-odd":  "what is this?",
		"content/guidance/files/page.pdf": "%PDF-1.4",
		"site.toml":                       titled("Test"),
	})
}

// ask sends one request to the server itself.
func (s *shownSite) ask(method, address string, header ...string) *http.Response {
	s.t.Helper()
	r := httptest.NewRequest(method, "http://localhost"+address, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.server.ServeHTTP(w, r)
	return w.Result()
}

func text(t testing.TB, r *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAddressesAndTypes(t *testing.T) {
	s := serveOnly(t, library(t), Options{})
	for address, want := range map[string]string{
		"/":                             "text/html; charset=utf-8",
		"/index.html":                   "text/html; charset=utf-8",
		"/?anything=1":                  "text/html; charset=utf-8",
		"/guidance/":                    "text/html; charset=utf-8",
		"/guidance/index.html":          "text/html; charset=utf-8",
		"/guidance/a.html":              "text/html; charset=utf-8",
		"/guidance/a.html?q=%00../":     "text/html; charset=utf-8",
		"/guidance/%61.html":            "text/html; charset=utf-8",
		"/guidance/b%20c/%C3%A9;x.html": "text/html; charset=utf-8",
		"/guidance/files/data.csv":      "text/csv; charset=utf-8",
		"/guidance/files/p.png":         "image/png",
		"/guidance/files/x.SVG":         "image/svg+xml",
		"/guidance/files/y.q-odd":       "application/octet-stream",
		"/edition.json":                 "application/json",
		"/reviews.ics":                  "text/calendar; charset=utf-8",
		"/" + styleSheet(t, s):          "text/css; charset=utf-8",
	} {
		r := s.ask("GET", address)
		if got := r.Header.Get("Content-Type"); r.StatusCode != http.StatusOK || got != want {
			t.Errorf("%s: %d, %s, want %s", address, r.StatusCode, got, want)
		}
	}
}

// styleSheet returns the address of the site's style sheet.
func styleSheet(t *testing.T, s *shownSite) string {
	t.Helper()
	_, rest, _ := strings.Cut(text(t, s.ask("GET", "/")), `<link rel="stylesheet" href="`)
	address, _, ok := strings.Cut(rest, `"`)
	if !ok {
		t.Fatal("the page has no style sheet")
	}
	return address
}

func TestAssetsMayBeKeptAndPagesMayNot(t *testing.T) {
	s := serveOnly(t, library(t), Options{})
	for address, want := range map[string]string{
		"/" + styleSheet(t, s):     "public, max-age=31536000, immutable",
		"/":                        "no-cache",
		"/guidance/files/data.csv": "no-cache",
		"/nothing.html":            "no-cache",
		"/guidance":                "no-cache",
	} {
		if got := s.ask("GET", address).Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

func TestUnchangedPageIsNotSentAgain(t *testing.T) {
	for _, live := range []bool{false, true} {
		s := serveOnly(t, library(t), Options{Live: live})
		tag := s.ask("GET", "/guidance/a.html").Header.Get("ETag")
		if tag == "" {
			t.Fatal("no ETag")
		}
		r := s.ask("GET", "/guidance/a.html", "If-None-Match", tag)
		if r.StatusCode != http.StatusNotModified || text(t, r) != "" {
			t.Errorf("live %v: %d", live, r.StatusCode)
		}
		if r := s.ask("GET", "/guidance/a.html", "If-None-Match", `"other"`); r.StatusCode != http.StatusOK {
			t.Errorf("live %v, another tag: %d", live, r.StatusCode)
		}
	}
}

func TestHead(t *testing.T) {
	s := serveOnly(t, library(t), Options{})
	for _, address := range []string{"/", "/guidance/a.html", "/guidance/files/p.png", "/nothing", "/guidance"} {
		get, head := s.ask("GET", address), s.ask("HEAD", address)
		if head.StatusCode != get.StatusCode {
			t.Errorf("%s: HEAD %d, GET %d", address, head.StatusCode, get.StatusCode)
		}
		for _, name := range []string{"Content-Type", "ETag", "Cache-Control", "Content-Length", "Location"} {
			if head.Header.Get(name) != get.Header.Get(name) {
				t.Errorf("%s: %s is %q, for GET %q", address, name, head.Header.Get(name), get.Header.Get(name))
			}
		}
	}
	r, err := http.Head(s.url + "/guidance/a.html")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if body := text(t, r); body != "" || r.ContentLength < 100 {
		t.Errorf("HEAD answered %q, length %d", body, r.ContentLength)
	}
}

func TestRanges(t *testing.T) {
	s := serveOnly(t, library(t), Options{})
	r := s.ask("GET", "/guidance/files/data.csv", "Range", "bytes=4-6")
	if body := text(t, r); r.StatusCode != http.StatusPartialContent || body != "1,2" {
		t.Errorf("%d %q", r.StatusCode, body)
	}
	if got := r.Header.Get("Content-Range"); got != "bytes 4-6/8" {
		t.Errorf("Content-Range: %s", got)
	}
	r = s.ask("GET", "/guidance/files/data.csv", "Range", "bytes=100-")
	if r.StatusCode != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("a range beyond the end: %d", r.StatusCode)
	}
	r = s.ask("GET", "/guidance/files/data.csv", "Range", "bytes=0-1", "If-Range", `"old"`)
	if body := text(t, r); r.StatusCode != http.StatusOK || body != "a,b\n1,2\n" {
		t.Errorf("a range of another version: %d %q", r.StatusCode, body)
	}
}

func TestNotFound(t *testing.T) {
	live := serveOnly(t, library(t), Options{Live: true})
	r := live.ask("GET", "/guidance/no.html")
	if body := text(t, r); r.StatusCode != http.StatusNotFound || !strings.Contains(body, `href="/index.html"`) {
		t.Errorf("%d\n%s", r.StatusCode, body)
	}
	if kind := r.Header.Get("Content-Type"); kind != "text/html; charset=utf-8" {
		t.Errorf("Content-Type: %s", kind)
	}
}

func TestOtherMethods(t *testing.T) {
	s := serveOnly(t, library(t), Options{Live: true})
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"} {
		for _, address := range []string{"/", "/nothing", eventsPath} {
			r := s.ask(method, address)
			if r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d, Allow: %q", method, address, r.StatusCode, r.Header.Get("Allow"))
			}
		}
	}
}

func TestOnlyItsOwnNameWhileLive(t *testing.T) {
	hosts := map[string]bool{
		"localhost": true, "localhost:8080": true, "127.0.0.1:8080": true, "[::1]:8080": true, "::1": true,
		"192.168.1.7": true, "docs.localhost:80": true, "books.example:8080": true, "BOOKS.example": true,
		"evil.example": false, "evil.example:8080": false, "localhost.evil.example": false, "": false,
		"notlocalhost": false, "127.0.0.1.evil.example": false,
	}
	for _, live := range []bool{true, false} {
		s := serveOnly(t, library(t), Options{Live: live, Addr: "books.example:8080"})
		for host, ours := range hosts {
			r := httptest.NewRequest("GET", "/guidance/a.html", nil)
			r.Host = host
			w := httptest.NewRecorder()
			s.server.ServeHTTP(w, r)
			want := http.StatusOK
			if live && !ours {
				want = http.StatusMisdirectedRequest
			}
			if w.Code != want {
				t.Errorf("live %v, Host %q: %d, want %d", live, host, w.Code, want)
			}
		}
	}
}

func TestFolderWithoutSlash(t *testing.T) {
	s := serveOnly(t, library(t), Options{})
	for address, want := range map[string]string{
		"/guidance":           "guidance/",
		"/guidance?a=1&b=%20": "guidance/?a=1&b=%20",
		"/guidance/b%20c":     "b%20c/",
	} {
		r := s.ask("GET", address)
		if got := r.Header.Get("Location"); r.StatusCode != http.StatusPermanentRedirect || got != want {
			t.Errorf("%s: %d to %q, want %q", address, r.StatusCode, got, want)
		}
	}
	if status, body := s.get("/guidance/b%20c?x"); status != http.StatusOK || !strings.Contains(body, "Odd folder") {
		t.Errorf("following the redirect: %d", status)
	}
}

// TestPathTricks asks for what lies outside of the site in all sorts of ways, as
// no library would write them.
func TestPathTricks(t *testing.T) {
	f := library(t)
	s := serveOnly(t, f, Options{})
	long := "/" + strings.Repeat("a/", 3000)
	for _, target := range []string{
		"/../site.toml", "/guidance/../../site.toml", "/%2e%2e/site.toml", "/..%2fsite.toml", "/guidance/..%5c..%5csite.toml",
		`/..\site.toml`, `/guidance\a.html`, "//", "//guidance/a.html", "/guidance//a.html", "/./guidance/a.html",
		"/guidance/a.html/", "/guidance/a.html/index.html", "/guidance/a.html%00", "/%00", "/guidance/a.html%00.png",
		"/site.toml", "/content/index.md", "/index.md", "/" + f.root + "/site.toml", "/.partnerbook/lock", "/guidance/..",
		"/guidance/.", "/C:/Windows/win.ini", "/file:///etc/passwd", "/%c0%ae%c0%ae/site.toml", "/guidance/a.HTML", "/INDEX.html",
		"/glossary.toml", "/guidance/files/", long, "*", "http://evil.example/guidance/no", "/ /",
		"/guidance/a.html;x", "/guidance;x/a.html", "/guidance%2fa.html", "/guidance%2Fa.html", "/%2fguidance/a.html", "/guidance%5ca.html", "/~root/", "/%zz", "/%", eventsPath,
	} {
		status, body := raw(t, s.url, "GET "+target+" HTTP/1.1")
		if status != http.StatusNotFound && status != http.StatusBadRequest && status != http.StatusRequestURITooLong {
			t.Errorf("%.60s: %d", target, status)
		}
		for _, leak := range []string{"orphan", "root:", "+++", f.root} {
			if strings.Contains(body, leak) {
				t.Errorf("%.60s: the answer holds %q", target, leak)
			}
		}
	}
	if status, _ := raw(t, s.url, "GET /"+strings.Repeat("a", headerSize*2)+" HTTP/1.1"); status == http.StatusOK {
		t.Errorf("an address of %d bytes was answered", headerSize*2)
	}
	if status, _ := raw(t, s.url, "GET http://evil.example/guidance/a.html HTTP/1.1"); status != http.StatusOK {
		t.Errorf("an absolute address: %d", status)
	}
}

// raw sends a request line as it is and returns the answer.
func raw(t *testing.T, address, line string) (int, string) {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, line+"\r\nHost: localhost\r\nConnection: close\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatalf("%.60s: %v", line, err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatalf("%.60s: %v", line, err)
	}
	return r.StatusCode, string(body)
}

func TestSecurityHeadersAreOnEveryAnswer(t *testing.T) {
	f := library(t)
	s := serveOnly(t, f, Options{Live: true})
	r := httptest.NewRequest("GET", "/", nil)
	r.Host = "evil.example"
	foreign := httptest.NewRecorder()
	s.server.ServeHTTP(foreign, r)
	os.Remove(f.path("content/guidance/files/data.csv"))
	tag := s.ask("GET", "/").Header.Get("ETag")
	broken := serveOnly(t, newFolder(t, map[string]string{"content/a.md": page("A", "[the plan](b.md)")}), Options{Live: true})
	answers := map[int]*http.Response{
		200: s.ask("GET", "/"),
		304: s.ask("GET", "/", "If-None-Match", tag),
		308: s.ask("GET", "/guidance"),
		404: s.ask("GET", "/nothing"),
		405: s.ask("POST", "/"),
		416: s.ask("GET", "/", "Range", "bytes=10000000-"),
		421: foreign.Result(),
		500: s.ask("GET", "/guidance/files/data.csv"),
		503: broken.ask("GET", "/"),
	}
	for status, r := range answers {
		if r.StatusCode != status {
			t.Errorf("%d, want %d: %s", r.StatusCode, status, text(t, r))
		}
		policy := r.Header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'self'", "connect-src 'self'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("%d: no %s in the policy %q", status, want, policy)
			}
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "SAMEORIGIN", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%d: %s is %q", status, name, got)
			}
		}
	}
	if policy := serveOnly(t, f, Options{}).ask("GET", "/").Header.Get("Content-Security-Policy"); !strings.Contains(policy, "connect-src 'none'") {
		t.Errorf("the policy on a network lets pages connect: %s", policy)
	}
}

// TestOnlyLivePagesListen holds what is for authors out of what is for readers.
func TestOnlyLivePagesListen(t *testing.T) {
	f := library(t)
	s := serveOnly(t, f, Options{})
	if r := s.ask("GET", eventsPath); r.StatusCode != http.StatusNotFound {
		t.Errorf("%s: %d", eventsPath, r.StatusCode)
	}
	if strings.Contains(text(t, s.ask("GET", "/")), "data-edition") {
		t.Error("a page says which edition it is of")
	}
}
