package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"partnerbook/generator/testrun"
)

// TestThousandsWhoSendNothing opens far more connections than there may be: some send
// nothing, some half a request, a byte at a time. Readers are answered all the same.
func TestThousandsWhoSendNothing(t *testing.T) {
	crowd, places := 1000, 100
	if testrun.Long() {
		crowd, places = 6000, usual.connections
	}
	n := startNetwork(t, library(t), Options{}, func(l *limits) { l.connections, l.header = places, time.Second })
	client := http.Client{Timeout: hangs, Transport: &http.Transport{DisableKeepAlives: true}}
	defer client.CloseIdleConnections()
	var crowded []net.Conn
	for i := range crowd {
		c := n.dial()
		crowded = append(crowded, c)
		for _, some := range []string{"", "G", "GET / HTTP/1.1\r\nHost: local"}[:1+i%3] {
			_, _ = io.WriteString(c, some) // it may be closed by now
		}
		if i%(crowd/20) == 0 {
			r, err := client.Get(n.url + "/guidance/a.html")
			n.check(err)
			if body := text(t, r); r.StatusCode != http.StatusOK || !strings.Contains(body, "the file") {
				t.Fatalf("among %d: %d", i, r.StatusCode)
			}
			r.Body.Close()
		}
	}
	// All of them are closed in the end, the last when their time is up.
	for i, c := range crowded {
		if _, err := io.Copy(io.Discard, c); isTimeout(err) {
			t.Fatalf("connection %d of %d is still open", i, crowd)
		}
	}
	n.check(n.stop())
}

func isTimeout(err error) bool {
	e, ok := err.(net.Error)
	return ok && e.Timeout()
}

// TestSlowReaderIsServedAndStalledOneIsDropped has one who takes a little again and
// again, for much longer than an answer may stall, and one who takes nothing.
func TestSlowReaderIsServedAndStalledOneIsDropped(t *testing.T) {
	f := library(t)
	large := strings.Repeat("0123456789", 800_000)
	f.write("content/guidance/files/large.bin", large)
	const stall = 300 * time.Millisecond
	n := startNetwork(t, f, Options{}, func(l *limits) { l.stall = stall })
	begin := func() net.Conn {
		c := n.dial()
		n.check(c.(*net.TCPConn).SetReadBuffer(64 << 10))
		_, err := io.WriteString(c, "GET /guidance/files/large.bin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		n.check(err)
		return c
	}
	stalled, slow := begin(), begin()
	start := time.Now()
	pace := time.NewTicker(20 * time.Millisecond)
	defer pace.Stop()
	r, err := http.ReadResponse(bufio.NewReader(paced{slow, pace.C}), nil)
	n.check(err)
	if body := text(t, r); body != large {
		t.Errorf("the slow reader got %d bytes of %d", len(body), len(large))
	}
	if took := time.Since(start); took < 3*stall {
		t.Fatalf("the slow reader was not slow: %v", took)
	}
	got, err := io.Copy(io.Discard, stalled)
	if got >= int64(len(large)) || isTimeout(err) {
		t.Errorf("the stalled reader got %d bytes in the end, %v", got, err)
	}
}

// paced reads a little at each tick.
type paced struct {
	net.Conn
	tick <-chan time.Time
}

func (p paced) Read(b []byte) (int, error) {
	<-p.tick
	return p.Conn.Read(b[:min(len(b), 128<<10)])
}

// TestWriteGoesOnWhileSomethingIsTaken has a reader who takes a byte just before he
// would be given up, on a clock that costs no time.
func TestWriteGoesOnWhileSomethingIsTaken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		near, far := net.Pipe()
		c := &connection{Conn: near, all: newConnections(usual)}
		go func() {
			for range 10 {
				<-time.After(usual.stall - time.Second)
				_, _ = far.Read(make([]byte, 1))
			}
		}()
		start := time.Now()
		n, err := c.Write(make([]byte, 100))
		if took := time.Since(start); n != 10 || err == nil || took != 10*(usual.stall-time.Second)+usual.stall && took != 11*usual.stall {
			t.Errorf("%d bytes in %v, %v", n, took, err)
		}
		far.Close()
	})
}

// TestWhoGoesWhenThereIsNoRoom fills all places with connections of several machines.
func TestWhoGoesWhenThereIsNoRoom(t *testing.T) {
	for _, c := range []struct{ open, comes, goes string }{
		// Letters are machines, in the order in which they came; capitals are answered.
		{"aaab", "b", "a0"}, {"aaab", "a", "a0"}, {"baaa", "c", "a1"}, {"AaaB", "b", "a1"},
		{"AAAb", "a", "b3"}, {"AAAB", "b", "A0"}, {"BAAA", "c", "A1"}, {"AAAB", "a", "new"},
		{"ABCD", "e", "new"}, {"AABB", "a", "new"}, {"AABB", "c", "A0"}, {"ABCD", "a", "new"},
	} {
		all := newConnections(limits{connections: len(c.open)})
		names := map[*connection]string{}
		connect := func(letter byte) *connection {
			from := netip.PrefixFrom(netip.AddrFrom4([4]byte{10, 0, 0, letter | 0x20}), 32)
			return &connection{all: all, from: from}
		}
		for i := range len(c.open) {
			o := connect(c.open[i])
			o.answering, o.since = c.open[i] < 'a', time.Unix(int64(i), 0)
			names[o] = fmt.Sprintf("%c%d", c.open[i], i)
			if victim := all.add(o); victim != nil {
				t.Fatalf("%s: there was room", c.open)
			}
		}
		comes := connect(c.comes[0])
		names[comes] = "new"
		victim := all.add(comes)
		if names[victim] != c.goes {
			t.Errorf("%s, %s comes: %s goes, want %s", c.open, c.comes, names[victim], c.goes)
		}
		if len(all.open) != len(c.open) || all.open[victim] {
			t.Errorf("%s: %d are open", c.open, len(all.open))
		}
	}
}

func TestOneMachineHasManyAddresses(t *testing.T) {
	for a, b := range map[string]string{
		"[2001:db8::1]:80": "[2001:db8::ffff:1]:81", "10.0.0.1:5": "10.0.0.1:6", "[::ffff:10.0.0.1]:5": "10.0.0.1:6", "[fe80::1%eth0]:1": "[fe80::2]:1",
	} {
		at := func(s string) netip.Prefix { return origin(net.TCPAddrFromAddrPort(netip.MustParseAddrPort(s))) }
		if at(a) != at(b) || at(a) == at("10.0.0.2:1") || at(a) == at("[2001:db9::1]:80") {
			t.Errorf("%s is %v, %s is %v", a, at(a), b, at(b))
		}
	}
	if origin(&net.UnixAddr{}) != (netip.Prefix{}) {
		t.Error("a socket without an address has one")
	}
}

// TestStopAnswersWhatWasAsked stops a server in the midst of everything.
func TestStopAnswersWhatWasAsked(t *testing.T) {
	f := library(t)
	large := strings.Repeat("0123456789", 800_000)
	f.write("content/guidance/files/large.bin", large)
	n := startNetwork(t, f, Options{Live: true}, func(l *limits) { l.arriving = 50 * time.Millisecond })
	ask := func(what string) (net.Conn, *bufio.Reader) {
		c := n.dial()
		_, err := io.WriteString(c, what)
		n.check(err)
		return c, bufio.NewReader(c)
	}
	const head = " HTTP/1.1\r\nHost: localhost\r\n\r\n"
	_, silent := ask("")
	_, half := ask("GET / HT")
	_, idle := ask("GET /guidance/a.html" + head)
	r, err := http.ReadResponse(idle, nil)
	n.check(err)
	_ = text(t, r)
	_, stream := ask("GET " + eventsPath + head)
	events, err := http.ReadResponse(stream, nil)
	n.check(err)
	_, answer := ask("GET /guidance/files/large.bin" + head)
	answered, err := http.ReadResponse(answer, nil)
	n.check(err)
	stopped := make(chan error, 1)
	go func() { stopped <- n.stop() }()
	// The stream ends first: the server stops by now.
	_, err = io.Copy(io.Discard, events.Body)
	n.check(err)
	if body := text(t, answered); body != large {
		t.Errorf("%d of %d bytes were answered", len(body), len(large))
	}
	for what, in := range map[string]*bufio.Reader{"silent": silent, "half": half, "idle": idle, "stream": stream, "answer": answer} {
		if _, err := in.ReadByte(); err == nil || isTimeout(err) {
			t.Errorf("the connection %q is open: %v", what, err)
		}
	}
	if err := <-stopped; err != nil {
		t.Errorf("stopping: %v", err)
	}
}

// TestStopWaitsNoLongerThanItsGrace stops a server that answers one who reads nothing.
func TestStopWaitsNoLongerThanItsGrace(t *testing.T) {
	f := library(t)
	f.write("content/guidance/files/large.bin", strings.Repeat("0123456789", 800_000))
	n := startNetwork(t, f, Options{}, func(l *limits) { l.grace = 100 * time.Millisecond })
	c := n.dial()
	_, err := io.WriteString(c, "GET /guidance/files/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
	n.check(err)
	_, err = io.ReadFull(c, make([]byte, 10))
	n.check(err)
	if err := n.stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
}

// TestStreamOutlivesLimits listens for longer than anything else may take.
func TestStreamOutlivesLimits(t *testing.T) {
	f := newFolder(t, map[string]string{"content/a.md": page("A", "old")})
	n := startNetwork(t, f, Options{Live: true}, func(l *limits) {
		l.header, l.idle, l.stall = 50*time.Millisecond, 50*time.Millisecond, 50*time.Millisecond
	})
	events := n.listen()
	first := events.wants("an edition", func(message) bool { return true })
	<-time.After(300 * time.Millisecond) // the time that passes is what is tested
	f.write("content/a.md", page("A", "new"))
	f.check(n.loop.refresh(context.Background(), nil))
	events.wants("the next edition", func(m message) bool { return m.Edition != first.Edition })
	f.check(n.stop())
}
