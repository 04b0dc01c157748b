package serve

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// network is a server for a network, and what is written to it byte by byte.
type network struct {
	*shownSite
	stop func() error
}

// network starts the library on a port of its own, with other limits.
func startNetwork(t testing.TB, f folder, opts Options, change func(*limits)) network {
	t.Helper()
	s := serveOnly(t, f, opts)
	if change != nil {
		change(&s.server.limits)
	}
	url, stop := s.start()
	s.url = url
	return network{s, stop}
}

func (n network) dial() net.Conn {
	n.t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(n.url, "http://"))
	n.check(err)
	n.t.Cleanup(func() { c.Close() })
	n.check(c.SetDeadline(time.Now().Add(hangs)))
	return c
}

// answers writes bytes on a connection of its own and returns the status of every
// answer, and "closed" if the server then closes it. If it does not, it must answer
// one more request.
func (n network) answers(sent string) []string {
	n.t.Helper()
	c := n.dial()
	_, err := io.WriteString(c, sent)
	n.check(err)
	var got []string
	in := bufio.NewReader(c)
	const last = "GET /last-of-all HTTP/1.1\r\nHost: localhost\r\n\r\n"
	asked := false
	for {
		r, err := http.ReadResponse(in, nil)
		if err != nil {
			return append(got, "closed")
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return append(got, "closed")
		}
		r.Body.Close()
		// Whoever is still there answers this as well. Sent before, it could reach a
		// server that has closed by then, and the answer would be lost with the connection.
		if !asked {
			asked = true
			_, _ = io.WriteString(c, last)
		}
		// Some are refused before they come to us.
		if len(body) > 0 && r.Header.Get("Content-Security-Policy") == "" && !slices.Contains([]int{400, 431, 501, 505}, r.StatusCode) {
			n.t.Errorf("%.60q: an answer without security headers: %d", sent, r.StatusCode)
		}
		if r.StatusCode == http.StatusNotFound && !strings.Contains(sent, "/nothing") {
			return got
		}
		got = append(got, fmt.Sprint(r.StatusCode))
	}
}

// TestOddRequests sends what no browser sends. What is refused ends the connection
// where somebody could take what follows for another request.
func TestOddRequests(t *testing.T) {
	n := startNetwork(t, library(t), Options{}, func(l *limits) { l.header = 300 * time.Millisecond })
	const host = "Host: localhost\r\n"
	get := "GET /guidance/a.html HTTP/1.1\r\n" + host
	for _, c := range []struct{ what, sent, want string }{
		{"an ordinary one", get + "\r\n", "200"},
		{"two at once", get + "\r\n" + get + "\r\n", "200 200"},
		{"twenty at once", strings.Repeat(get+"\r\n", 20), strings.TrimSpace(strings.Repeat("200 ", 20))},
		{"asked to close", get + "Connection: close\r\n\r\n", "200 closed"},
		{"HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "200 closed"},
		{"HTTP/1.0 kept alive", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "200"},
		{"HTTP/0.9", "GET /\r\n\r\n", "400 closed"},
		{"HTTP/2 without TLS", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "405 closed"},
		{"HTTP/3.0", "GET / HTTP/3.0\r\n" + host + "\r\n", "505 closed"},
		{"no host", "GET / HTTP/1.1\r\n\r\n", "400 closed"},
		{"two hosts", get + "Host: evil.example\r\n\r\n", "400 closed"},
		{"a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400 closed"},
		{"another host", "GET / HTTP/1.1\r\nHost: other.example\r\n\r\n", "200"},
		{"an absolute address", "GET http://other.example/ HTTP/1.1\r\n" + host + "\r\n", "200"},
		{"a body with its length", get + "Content-Length: 5\r\n\r\nhello", "400 closed"},
		{"a body with its length that does not come", get + "Content-Length: 500000\r\n\r\n", "400 closed"},
		{"an empty body", get + "Content-Length: 0\r\n\r\n", "200"},
		{"a body in pieces", get + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "400 closed"},
		{"a body with a request in it", get + "Content-Length: 47\r\n\r\n" + get + "\r\n", "400 closed"},
		{"length and pieces", get + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + get + "\r\n", "400 closed"},
		{"two lengths", get + "Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello", "400 closed"},
		{"a length that is no number", get + "Content-Length: +5\r\n\r\nhello", "400 closed"},
		{"pieces by an odd name", get + "Transfer-Encoding: xchunked\r\n\r\n", "501 closed"},
		{"pieces with a space before the colon", get + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", "400 closed"},
		{"pieces on a folded line", get + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", "400 closed"},
		{"a body announced", get + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n", "400 closed"},
		{"another expectation", get + "Expect: cake\r\n\r\n", "417 closed"},
		{"POST", "POST / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello", "405 closed"},
		{"POST of much", "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999\r\n\r\n", "405 closed"},
		{"OPTIONS of all", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", "405 closed"},
		{"TRACE", "TRACE / HTTP/1.1\r\n" + host + "Cookie: secret\r\n\r\n", "405 closed"},
		{"CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\n" + host + "\r\n", "405 closed"},
		{"a method of its own", "BREW / HTTP/1.1\r\n" + host + "\r\n", "405 closed"},
		{"an upgrade", get + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n", "200"},
		{"a long address", "GET /" + strings.Repeat("a", longestAddress) + " HTTP/1.1\r\n" + host + "\r\n", "414 closed"},
		{"a long question", "GET /?" + strings.Repeat("a", longestAddress) + " HTTP/1.1\r\n" + host + "\r\n", "414 closed"},
		{"a large head", get + "X: " + strings.Repeat("a", 2*headerSize) + "\r\n\r\n", "431 closed|closed"},
		{"many lines", get + strings.Repeat("X: a\r\n", headerSize), "431 closed|closed"},
		{"NUL in a line", get + "X: a\x00b\r\n\r\n", "400 closed"},
		{"a line without a name", get + ": a\r\n\r\n", "400 closed"},
		{"bytes that mean nothing", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", "400 closed"},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := strings.Join(n.answers(c.sent), " ")
			if !slices.Contains(strings.Split(c.want, "|"), got) {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestHostIsCheckedWhereThereAreNames(t *testing.T) {
	n := startNetwork(t, library(t), Options{Hosts: []string{"handbook.example", "www.handbook.example:443"}}, nil)
	for host, want := range map[string]string{
		"handbook.example": "200", "HANDBOOK.example:8080": "200", "handbook.example.": "200", "www.handbook.example": "200",
		"127.0.0.1": "200", "localhost": "200", "evil.example": "421 closed", "handbook.example.evil.example": "421 closed",
	} {
		got := strings.Join(n.answers("GET / HTTP/1.1\r\nHost: "+host+"\r\n\r\n"), " ")
		got = strings.TrimSuffix(got, " 421 closed")
		if got != want && got+" 421 closed" != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
	// The name in an absolute address counts, and not that of the line.
	if got := n.answers("GET http://evil.example/ HTTP/1.1\r\nHost: handbook.example\r\n\r\n"); !slices.Contains(got, "421") {
		t.Errorf("an absolute address: %v", got)
	}
}
