package serve

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"os"
	"sync"
	"time"
)

// connections are those that are open. When there are too many, another one takes the
// place of one that does nothing, of whoever has most of them: who opens thousands
// and sends nothing keeps out nobody but himself.
type connections struct {
	limits limits

	mu   sync.Mutex
	open map[*connection]bool
}

// connection is one of them.
type connection struct {
	net.Conn
	all  *connections
	from netip.Prefix

	// What follows is guarded by the lock of all.
	answering bool      // a whole request came, and is not answered yet
	since     time.Time // when that was last otherwise
}

func newConnections(l limits) *connections {
	return &connections{limits: l, open: map[*connection]bool{}}
}

// listen returns a listener whose connections are counted.
func (all *connections) listen(l net.Listener) net.Listener { return &counted{l, all} }

type counted struct {
	net.Listener
	all *connections
}

// sendBuffer is how much of an answer the system takes at once. With more it would be
// a long time before it takes some again for a reader on a bad line, who would seem to
// have gone.
const sendBuffer = 256 << 10

func (l *counted) Accept() (net.Conn, error) {
	for {
		inner, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if tcp, ok := inner.(*net.TCPConn); ok {
			_ = tcp.SetWriteBuffer(sendBuffer) // it works without
		}
		c := &connection{Conn: inner, all: l.all, from: origin(inner.RemoteAddr()), since: time.Now()}
		victim := l.all.add(c)
		if victim == nil {
			return c, nil
		}
		_ = victim.Close()
		if victim != c {
			return c, nil
		}
	}
}

// origin returns where a connection comes from. One machine has all IPv6 addresses
// that begin alike.
func origin(a net.Addr) netip.Prefix {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return netip.Prefix{}
	}
	ip, bits := tcp.AddrPort().Addr().Unmap().WithZone(""), 32
	if ip.Is6() {
		bits = 64
	}
	p, err := ip.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}

// add adds a connection and returns the one that must go for it: nil if there is room,
// the new one itself if nothing else can go.
func (all *connections) add(c *connection) (victim *connection) {
	all.mu.Lock()
	defer all.mu.Unlock()
	if len(all.open) >= all.limits.connections {
		if victim = all.victim(c); victim == c {
			return c
		}
		delete(all.open, victim)
	}
	all.open[c] = true
	return victim
}

// victim returns the connection that must go for a new one: of those that wait for a
// request, the oldest of whoever has most. If none waits and another than the newcomer
// has most of all, his oldest one.
func (all *connections) victim(c *connection) *connection {
	waiting, total := map[netip.Prefix]int{}, map[netip.Prefix]int{c.from: 1}
	for o := range all.open {
		total[o.from]++
		if !o.answering {
			waiting[o.from]++
		}
	}
	if len(waiting) > 0 {
		from := most(waiting)
		return all.oldest(func(o *connection) bool { return o.from == from && !o.answering })
	}
	if from := most(total); from != c.from && total[from] > total[c.from] {
		return all.oldest(func(o *connection) bool { return o.from == from })
	}
	return c
}

func most(counts map[netip.Prefix]int) (from netip.Prefix) {
	best := 0
	for p, n := range counts {
		if n > best || n == best && p.Addr().Less(from.Addr()) {
			from, best = p, n
		}
	}
	return from
}

func (all *connections) oldest(ok func(*connection) bool) (oldest *connection) {
	for o := range all.open {
		if ok(o) && (oldest == nil || o.since.Before(oldest.since)) {
			oldest = o
		}
	}
	return oldest
}

// note takes what net/http tells of a connection.
func (all *connections) note(inner net.Conn, state http.ConnState) {
	if c, ok := inner.(*connection); ok {
		all.mu.Lock()
		c.answering, c.since = state == http.StateActive, time.Now()
		all.mu.Unlock()
	}
}

// closeWaiting closes connections that wait for a request.
func (all *connections) closeWaiting() {
	all.mu.Lock()
	var waiting []*connection
	for c := range all.open {
		if !c.answering {
			waiting = append(waiting, c)
		}
	}
	all.mu.Unlock()
	for _, c := range waiting {
		_ = c.Close()
	}
}

// Close implements net.Conn.
func (c *connection) Close() error {
	c.all.mu.Lock()
	delete(c.all.open, c)
	c.all.mu.Unlock()
	return c.Conn.Close()
}

// Write implements net.Conn. It goes on for as long as the reader takes something
// now and then, however slowly: a limit for the whole would cut large files off on bad
// lines.
func (c *connection) Write(p []byte) (n int, err error) {
	for {
		if err := c.SetWriteDeadline(time.Now().Add(c.all.limits.stall)); err != nil {
			return n, err
		}
		m, err := c.Conn.Write(p[n:])
		n += m
		if n == len(p) || m == 0 || !errors.Is(err, os.ErrDeadlineExceeded) {
			return n, err
		}
	}
}
