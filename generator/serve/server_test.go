package serve

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"partnerbook/generator"
)

// TestRequestsWaitForTheEditionBeingMade asks for a page after it was saved and
// before the edition that shows it is made.
func TestRequestsWaitForTheEditionBeingMade(t *testing.T) {
	f := newFolder(t, map[string]string{"content/a.md": page("A", "old")})
	loop, err := NewLoop(t.Context(), generator.NewWorkspace(f.settings()), nil)
	f.check(err)
	synctest.Test(t, func(t *testing.T) {
		server := NewServer(loop, Options{})
		answer := func() <-chan string {
			got := make(chan string, 1)
			go func() {
				w := httptest.NewRecorder()
				server.ServeHTTP(w, httptest.NewRequest("GET", "/a.html", nil))
				got <- w.Body.String()
			}()
			return got
		}
		f.write("content/a.md", page("A", "new"))
		loop.begin()
		first := answer()
		synctest.Wait()
		select {
		case body := <-first:
			t.Fatalf("answered too early:\n%s", body)
		default:
		}
		f.check(loop.refresh(t.Context(), generator.Everything))
		synctest.Wait()
		loop.end()
		if body := <-first; !strings.Contains(body, "new") {
			t.Errorf("the old page was answered:\n%s", body)
		}

		// An edition that takes for ever does not keep readers waiting for ever.
		loop.begin()
		start := time.Now()
		if body := <-answer(); !strings.Contains(body, "new") {
			t.Errorf("the last good page was not answered:\n%s", body)
		}
		if waited := time.Since(start); waited != patience {
			t.Errorf("waited for %v", waited)
		}
	})
}

// TestReaderWhoLeavesIsNotWaitedFor ends a request while it waits.
func TestReaderWhoLeavesIsNotWaitedFor(t *testing.T) {
	f := newFolder(t, nil)
	loop, err := NewLoop(t.Context(), generator.NewWorkspace(f.settings()), nil)
	f.check(err)
	synctest.Test(t, func(t *testing.T) {
		loop.begin()
		ctx, leave := context.WithCancel(t.Context())
		start := time.Now()
		go leave()
		loop.Settled(ctx)
		if waited := time.Since(start); waited != 0 {
			t.Errorf("waited for %v", waited)
		}
	})
}

// started serves a folder on a port of its own, as the command does while its author
// writes.
func started(t testing.TB, f folder) (url string, stop func() error) {
	t.Helper()
	s := serveOnly(t, f, Options{Live: true})
	s.server.limits.grace = 100 * time.Millisecond
	return s.start()
}

// start answers on a port of its own, as the command does.
func (s *shownSite) start() (url string, stop func() error) {
	s.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	s.check(err)
	ctx, cancel := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() { stopped <- s.server.Serve(ctx, l) }()
	stop = sync.OnceValue(func() error {
		cancel()
		select {
		case err := <-stopped:
			return err
		case <-time.After(hangs):
			return fmt.Errorf("the server did not stop")
		}
	})
	s.t.Cleanup(func() { stop() })
	return "http://" + l.Addr().String(), stop
}

// TestStopEndsEventStreams stops the server while a page listens.
func TestStopEndsEventStreams(t *testing.T) {
	url, stop := started(t, newFolder(t, nil))
	r, err := http.Get(url + eventsPath)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	first := make([]byte, 32)
	if _, err := io.ReadFull(r.Body, first); err != nil || !strings.HasPrefix(string(first), "event: edition\ndata: {") {
		t.Fatalf("%q, %v", first, err)
	}
	if err := stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		t.Errorf("the stream did not end in order: %v", err)
	}
	if _, err := http.Get(url); err == nil {
		t.Error("the server still answers")
	}
}

// TestSlowReaderDoesNotBlockOthers opens connections that ask and do not read,
// that begin to ask, and that listen and do not read.
func TestSlowReaderDoesNotBlockOthers(t *testing.T) {
	f := newFolder(t, map[string]string{"content/files/large.bin": strings.Repeat("x", 8<<20), "content/a.md": page("A", "text")})
	url, stop := started(t, f)
	for _, begin := range []string{
		"GET /files/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /files/large.bin HTTP/1.1\r\nHost: localhost\r\n",
		"GET " + eventsPath + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"",
	} {
		for range 20 {
			c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
			f.check(err)
			defer c.Close()
			_, err = io.WriteString(c, begin)
			f.check(err)
		}
	}
	client := http.Client{Timeout: hangs}
	for range 20 {
		r, err := client.Get(url + "/a.html")
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil || !strings.Contains(string(body), "text") {
			t.Fatalf("%q, %v", body, err)
		}
	}
	// They do not keep the server from stopping either.
	if err := stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
}

// TestListenersHearOfEveryEdition has many pages listen while the site changes.
func TestListenersHearOfEveryEdition(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "old")}))
	streams := make([]stream, 10)
	for i := range streams {
		streams[i] = s.listen()
	}
	for i := range 5 {
		name := fmt.Sprintf("edit %d", i)
		s.write("content/a.md", page("A", name))
		s.wants("/a.html", name)
		shown, _ := s.loop.Shown()
		for _, stream := range streams {
			stream.wants(name, func(m message) bool { return m.Edition == s.server.edition(shown.Number) })
		}
	}
}

// TestPageKnowsItsEdition compares what pages carry with what the server tells.
func TestPageKnowsItsEdition(t *testing.T) {
	s := show(t, newFolder(t, map[string]string{"content/a.md": page("A", "old")}))
	events := s.listen()
	first := events.wants("an edition", func(message) bool { return true })
	carries := func(address, edition string) {
		t.Helper()
		if _, body := s.get(address); !strings.Contains(body, `data-edition="`+edition+`"`) {
			t.Errorf("%s is not of the edition %s:\n%s", address, edition, body)
		}
	}
	carries("/a.html", first.Edition)
	carries("/nothing.html", first.Edition)
	s.write("content/a.md", page("A", "new"))
	second := events.wants("the next edition", func(m message) bool { return m.Edition != first.Edition })
	carries("/a.html", second.Edition)
	again := serveOnly(t, s.folder, Options{Live: true})
	if shown, _ := again.loop.Shown(); again.server.edition(shown.Number) == first.Edition {
		t.Error("another server gives its edition the same name")
	}
}

// quietReader notes what comes, on a connection without a network.
type quietReader struct {
	*httptest.ResponseRecorder
}

func (quietReader) SetWriteDeadline(time.Time) error { return nil }

// TestSilentStreamIsKeptAlive lets time pass on a stream on which nothing
// happens.
func TestSilentStreamIsKeptAlive(t *testing.T) {
	f := newFolder(t, nil)
	loop, err := NewLoop(t.Context(), generator.NewWorkspace(f.settings()), nil)
	f.check(err)
	synctest.Test(t, func(t *testing.T) {
		loop.publish(loop.last)
		server := NewServer(loop, Options{Live: true})
		ctx, leave := context.WithCancel(t.Context())
		w := quietReader{httptest.NewRecorder()}
		done := make(chan struct{})
		go func() {
			defer close(done)
			server.ServeHTTP(w, httptest.NewRequestWithContext(ctx, "GET", "http://localhost"+eventsPath, nil))
		}()
		<-time.After(2*beat + beat/2) // on the clock of synctest, which costs no time
		leave()
		<-done
		if body := w.Body.String(); strings.Count(body, "data: ") != 1 || strings.Count(body, ": still here\n\n") != 2 {
			t.Errorf("the stream was:\n%s", body)
		}
	})
}
