package serve

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// decoded returns the body of an answer as a browser sees it.
func decoded(t testing.TB, r *http.Response) string {
	t.Helper()
	data, err := decode(r.Header.Get("Content-Encoding"), r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func decode(name string, r io.Reader) ([]byte, error) {
	var err error
	switch name {
	case "":
	case "gzip":
		if r, err = gzip.NewReader(r); err != nil {
			return nil, err
		}
	case "br":
		r = brotli.NewReader(r)
	case "zstd":
		d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, err
		}
		defer d.Close()
		r = d
	default:
		return nil, fmt.Errorf("the coding %q was not asked for", name)
	}
	return io.ReadAll(r)
}

func TestCompressedAsAskedFor(t *testing.T) {
	f := library(t)
	f.write("content/guidance/files/large.csv", strings.Repeat("a,b,c\n", 2000))
	f.write("content/guidance/files/noise.png", "\x89PNG"+strings.Repeat("\x00", 5000))
	for i := range 10 {
		f.write(fmt.Sprintf("content/odd/%d.md", i), page(fmt.Sprintf("Odd page %d", i), "This is an odd page."))
	}
	s := serveOnly(t, f, Options{})
	style := "/" + styleSheet(t, s)
	for _, c := range []struct{ address, asked, want string }{
		{"/", "", ""}, {"/", "gzip", "gzip"}, {"/", "gzip, deflate, br, zstd", "br"}, {"/", "gzip, zstd", "zstd"},
		{"/", "br;q=0.1, gzip;q=0.2", "gzip"}, {"/", "identity, gzip;q=0.5", ""}, {"/", "gzip;q=0", ""}, {"/", "*", "br"},
		{style, "br", "br"}, {"/guidance/files/large.csv", "zstd", "zstd"}, {searchPath + "?q=odd&limit=100&explain=1", "gzip", "gzip"},
		{"/guidance/files/noise.png", "gzip, br, zstd", ""}, // it would shrink, and such files do not
		{"/guidance/files/data.csv", "gzip", ""},            // too small
		{"/nothing", "br", "br"},                            // what says that there is no such page
	} {
		plain, r := s.ask("GET", c.address), s.ask("GET", c.address, "Accept-Encoding", c.asked)
		head := s.ask("HEAD", c.address, "Accept-Encoding", c.asked)
		got := r.Header.Get("Content-Encoding")
		body, length := new(bytes.Buffer), r.Header.Get("Content-Length")
		n, err := io.Copy(body, r.Body)
		s.check(err)
		r.Body = io.NopCloser(body)
		if got != c.want && c.address != "/nothing" || decoded(t, r) != text(t, plain) {
			t.Errorf("%s, asked for %q: %q, want %q", c.address, c.asked, got, c.want)
		}
		if fmt.Sprint(n) != length {
			t.Errorf("%s: %d bytes, Content-Length %s", c.address, n, length)
		}
		for _, a := range []*http.Response{plain, r, head} {
			if a.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s: caches are not told that others may ask for other codings", c.address)
			}
		}
		if tag := r.Header.Get("ETag"); tag != "" && (tag == plain.Header.Get("ETag")) != (got == "") {
			t.Errorf("%s: %s, uncompressed %s", c.address, tag, plain.Header.Get("ETag"))
		}
		for name := range r.Header {
			if head.Header.Get(name) != r.Header.Get(name) {
				t.Errorf("%s: %s is %q for HEAD and %q for GET", c.address, name, head.Header.Get(name), r.Header.Get(name))
			}
		}
	}
	if live := serveOnly(t, f, Options{Live: true}).ask("GET", "/", "Accept-Encoding", "gzip"); live.Header.Get("Content-Encoding") != "" {
		t.Error("a page that is shown to its author is compressed")
	}
}

func TestUncompressedForbidden(t *testing.T) {
	s := serveOnly(t, library(t), Options{})
	for _, c := range []struct {
		address, asked string
		status         int
		coding         string
	}{
		{"/", "identity;q=0, gzip", 200, "gzip"},
		{"/", "*;q=0", 406, ""},
		{"/", "identity;q=0, deflate", 406, ""},
		{"/guidance/files/data.csv", "identity;q=0, gzip", 406, ""}, // it only grows
		{"/nothing", "*;q=0", 404, ""},
	} {
		r := s.ask("GET", c.address, "Accept-Encoding", c.asked)
		if r.StatusCode != c.status || r.Header.Get("Content-Encoding") != c.coding {
			t.Errorf("%s, asked for %q: %d %s", c.address, c.asked, r.StatusCode, r.Header.Get("Content-Encoding"))
		}
	}
	refused := s.ask("GET", "/"+styleSheet(t, s), "Accept-Encoding", "*;q=0")
	if got := refused.Header.Get("Cache-Control"); refused.StatusCode != http.StatusNotAcceptable || got != "no-store" {
		t.Errorf("the refusal of a file that never changes: %d, Cache-Control %q", refused.StatusCode, got)
	}
}

// TestConditions asks for what the browser has, and for pieces.
func TestConditions(t *testing.T) {
	f := library(t)
	long := strings.Repeat("0123456789", 500)
	f.write("content/guidance/files/long.txt", long)
	s := serveOnly(t, f, Options{})
	const address = "/guidance/files/long.txt"
	plain := s.ask("GET", address).Header.Get("ETag")
	packed := s.ask("GET", address, "Accept-Encoding", "gzip").Header.Get("ETag")
	many := "bytes=0-0"
	for i := 2; i < 40; i += 2 {
		many += fmt.Sprintf(",%d-%d", i, i)
	}
	for _, c := range []struct {
		what   string
		status int
		header []string
		body   string // "" for the whole, "-" for none
	}{
		{"the same", 304, []string{"If-None-Match", plain}, "-"},
		{"the same, weakly", 304, []string{"If-None-Match", "W/" + plain}, "-"},
		{"one of several", 304, []string{"If-None-Match", `"a", W/"b,c", ` + plain}, "-"},
		{"any", 304, []string{"If-None-Match", "*"}, "-"},
		{"another", 200, []string{"If-None-Match", `"a"`}, ""},
		{"no tag", 200, []string{"If-None-Match", "a"}, ""},
		{"that of another coding", 200, []string{"If-None-Match", packed}, ""},
		{"the same, compressed", 304, []string{"If-None-Match", packed, "Accept-Encoding", "gzip"}, "-"},
		{"uncompressed, wants compressed", 200, []string{"If-None-Match", plain, "Accept-Encoding", "gzip"}, ""},
		{"a date", 200, []string{"If-Modified-Since", "Sat, 21 Nov 2099 00:00:00 GMT"}, ""},
		{"must match and does", 200, []string{"If-Match", plain}, ""},
		{"must match and does not", 412, []string{"If-Match", `"a"`}, "-"},
		{"a piece", 206, []string{"Range", "bytes=10-12"}, "012"},
		{"the end", 206, []string{"Range", "bytes=-3"}, "789"},
		{"more than the end", 206, []string{"Range", "bytes=-9999"}, long},
		{"from a place on", 206, []string{"Range", "bytes=4998-"}, "89"},
		{"beyond the end", 206, []string{"Range", "bytes=4998-9999"}, "89"},
		{"behind the end", 416, []string{"Range", "bytes=5000-"}, "-"},
		{"backwards", 416, []string{"Range", "bytes=5-3"}, "-"},
		{"nothing", 200, []string{"Range", "bytes=-0"}, ""},
		{"a piece and nothing", 200, []string{"Range", "bytes=0-1, -00"}, ""},
		{"no numbers", 416, []string{"Range", "bytes=a-b"}, "-"},
		{"a large number", 416, []string{"Range", "bytes=99999999999999999999-"}, "-"},
		{"other units", 416, []string{"Range", "lines=1-2"}, "-"},
		{"many pieces", 200, []string{"Range", many}, ""},
		{"the whole many times", 200, []string{"Range", "bytes=0-,0-,0-,0-,0-"}, ""},
		{"a piece of what it has", 206, []string{"Range", "bytes=0-1", "If-Range", plain}, "01"},
		{"a piece of another", 200, []string{"Range", "bytes=0-1", "If-Range", `"a"`}, ""},
		{"a piece of what it has weakly", 200, []string{"Range", "bytes=0-1", "If-Range", "W/" + plain}, ""},
		{"a piece of a day", 200, []string{"Range", "bytes=0-1", "If-Range", "Sat, 21 Nov 2099 00:00:00 GMT"}, ""},
		{"a piece, compressed", 206, []string{"Range", "bytes=10-12", "Accept-Encoding", "gzip"}, "012"},
		{"a piece of the compressed", 200, []string{"Range", "bytes=0-1", "If-Range", packed, "Accept-Encoding", "gzip"}, ""},
		{"a piece, only compressed", 200, []string{"Range", "bytes=10-12", "Accept-Encoding", "gzip, identity;q=0"}, ""},
	} {
		r := s.ask("GET", address, c.header...)
		body := decoded(t, r)
		want := c.body
		if want == "" {
			want = long
		}
		if r.StatusCode != c.status || c.body != "-" && body != want {
			t.Errorf("%s: %d, %.30q", c.what, r.StatusCode, body)
		}
		if r.StatusCode == 304 && (r.Header.Get("ETag") == "" || r.Header.Get("Vary") == "" || r.Header.Get("Cache-Control") == "" || body != "") {
			t.Errorf("%s: %v %q", c.what, r.Header, body)
		}
		if r.StatusCode == 416 && r.Header.Get("Content-Range") == "" && c.what != "backwards" && !strings.Contains(c.what, "number") && c.what != "other units" {
			t.Errorf("%s: it is not said how long the file is", c.what)
		}
		head := s.ask("HEAD", address, c.header...)
		if want := map[int]int{206: 200, 416: 200}[c.status]; want == 0 && head.StatusCode != c.status || want != 0 && head.StatusCode != want {
			t.Errorf("%s: HEAD is answered with %d", c.what, head.StatusCode)
		}
	}
	r := s.ask("GET", address, "Range", "bytes=0-1,8-9,-1")
	if kind := r.Header.Get("Content-Type"); r.StatusCode != 206 || !strings.HasPrefix(kind, "multipart/byteranges; boundary=") || strings.Count(text(t, r), "Content-Range: bytes ") != 3 {
		t.Errorf("three pieces: %d %s", r.StatusCode, kind)
	}
}

// FuzzAnswers holds what must be true of every answer, whatever is asked: pieces are
// pieces of the file, and what is whole is the file.
func FuzzAnswers(f *testing.F) {
	const address = "/guidance/a.html"
	s := serveOnly(f, library(f), Options{})
	whole := text(f, s.ask("GET", address))
	f.Add(address, "gzip", "bytes=0-5", `"a"`)
	f.Add("/guidance/%2e%2e/guidance/a.html", "br;q=0.5, *;q=0", "bytes=-5", "*")
	f.Add("/guidance//a.html", "identity;q=0", "bytes=1-2,3-4", "")
	f.Add("/guidance%2fa.html", "zstd", "bytes=999999-", `W/"x"`)
	f.Fuzz(func(t *testing.T, target, accept, pieces, tag string) {
		for _, value := range []string{target, accept, pieces, tag} {
			if strings.ContainsAny(value, "\r\n\x00") {
				t.Skip()
			}
		}
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: " + accept +
			"\r\nRange: " + pieces + "\r\nIf-None-Match: " + tag + "\r\n\r\n")))
		if err != nil {
			t.Skip()
		}
		w := httptest.NewRecorder()
		s.server.ServeHTTP(w, r)
		answer := w.Result()
		if answer.Header.Get("Content-Security-Policy") == "" {
			t.Fatal("no security headers")
		}
		if answer.StatusCode == http.StatusOK && answer.Header.Get("ETag") == "" {
			t.Fatalf("%s: no ETag", target)
		}
		if target != address {
			return
		}
		switch body := decoded(t, answer); answer.StatusCode {
		case http.StatusOK:
			if body != whole {
				t.Fatalf("%q is not the page", body)
			}
		case http.StatusPartialContent:
			if !strings.HasPrefix(answer.Header.Get("Content-Type"), "multipart/") && !strings.Contains(whole, body) {
				t.Fatalf("%q is no piece of the page", body)
			}
		case http.StatusNotModified, http.StatusRequestedRangeNotSatisfiable, http.StatusNotAcceptable:
		default:
			t.Fatalf("%d", answer.StatusCode)
		}
	})
}
