package main_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"partnerbook/generator/bench"
	"partnerbook/generator/testrun"
)

// soakTime is how long the server is under load: two seconds, twenty in the long tier,
// or what PARTNERBOOK_SOAK says (.ci/soak).
func soakTime(t *testing.T) time.Duration {
	t.Helper()
	if said := os.Getenv("PARTNERBOOK_SOAK"); said != "" {
		d, err := time.ParseDuration(said)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if testrun.Long() {
		return 20 * time.Second
	}
	return 1500 * time.Millisecond
}

// TestSoak loads a real server with everything that readers ask for, while an author
// saves a page every second, and checks every answer: no byte of it is wrong, no two
// editions are mixed, no connection is dropped, and nothing is left over.
func TestSoak(t *testing.T) {
	t.Run("watching", func(t *testing.T) { soak(t, true, soakTime(t)) })
	t.Run("plain", func(t *testing.T) { soak(t, false, soakTime(t)/3) })
}

// soaked is a site under load.
type soaked struct {
	t        *testing.T
	dir      string
	watching bool
	process  *os.Process
	url      string
	errs     *bytes.Buffer
	ended    chan error

	edit     atomic.Int64 // the last that was saved without a mistake
	seen     atomic.Int64 // the last that was shown
	counts   sync.Map     // what was asked → *atomic.Int64
	editions sync.Map     // name of an edition → what its pages say
}

func soak(t *testing.T, watching bool, d time.Duration) {
	s := startSoak(t, watching)
	s.warm()
	before := s.look()
	ctx, stop := context.WithTimeout(t.Context(), d)
	defer stop()
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			r := s.reader(uint64(i))
			defer r.client.CloseIdleConnections()
			for ctx.Err() == nil && !t.Failed() {
				r.visit()
			}
		})
	}
	all.Go(func() { s.author(ctx) })
	if watching {
		all.Go(func() { s.listen(ctx) })
	}
	all.Go(func() { s.wrk(d) })
	most := s.watch(ctx, d)
	all.Wait()
	s.rest(before)
	after := s.look()
	s.counts.Range(func(what, n any) bool {
		t.Logf("%8d %s", n.(*atomic.Int64).Load(), what)
		return true
	})
	t.Logf("edits saved: %d, shown: %d", s.edit.Load(), s.seen.Load())
	t.Logf("at the beginning: %v; at most, once warm: %v; at the end: %v", before, most, after)
	// The first half is for getting warm. What leaks grows on and on.
	if d > time.Minute && after.resident > most.resident*5/4+32<<20 {
		t.Errorf("memory grew from at most %d MB in the first half to %d MB", most.resident>>20, after.resident>>20)
	}
	s.end()
}

// pagesOfNote is how many pages show the text that changes.
const pagesOfNote = 12

// startSoak makes a site, of which twelve pages show the same text twice, and starts a
// server.
func startSoak(t *testing.T, watching bool) *soaked {
	t.Helper()
	s := &soaked{t: t, dir: t.TempDir(), watching: watching, errs: new(bytes.Buffer), ended: make(chan error, 1)}
	if err := bench.Corpus(s.dir, 60); err != nil {
		t.Fatal(err)
	}
	files := tree{"files/table.csv": table, "_note.md": note(1)}
	for i := range pagesOfNote {
		files[fmt.Sprintf("soak/p%d.md", i)] = fmt.Sprintf("+++\ntitle = \"Soak %d\"\n+++\n\n:::include{file=../_note.md}\n:::\n\n%s\n\n:::include{file=../_note.md}\n:::\n",
			i, strings.Repeat("The councils share a service and agree what each pays. ", 40))
	}
	putAll(t, filepath.Join(s.dir, "content"), files)
	s.edit.Store(1)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "serve", "--site", s.dir, "--addr", "127.0.0.1:0", "--watch="+strconv.FormatBool(watching))
	c.Args[0] = "partnerbook"
	c.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(s.dir, ".cache"), "GORACE=atexit_sleep_ms=0")
	c.Stderr = s.errs
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	s.process = c.Process
	t.Cleanup(func() { _ = s.process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	go func() { s.ended <- c.Wait() }()
	if s.url = strings.TrimRight(line, "/\n"); err != nil || !strings.HasPrefix(s.url, "http://") {
		t.Fatalf("the server does not start: %q %v\n%s", line, err, s.errs)
	}
	return s
}

var table = func() string {
	var out strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&out, "%d,council %d,%d\n", i, i%300, i*i%977)
	}
	return out.String()
}()

func note(n int64) string { return fmt.Sprintf("This is edit number %d of the note.\n", n) }

// author saves a note every second; every tenth with a mistake, which must not be shown.
func (s *soaked) author(ctx context.Context) {
	tick := time.NewTicker(min(time.Second, soakTime(s.t)/5))
	defer tick.Stop()
	for n := int64(2); ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		text := note(n)
		if n%10 == 0 {
			text = "A mistake: [nothing](no-such-page.md). " + text
		}
		// Saved by renaming: a file that is written in place is empty for a moment, and
		// that would be shown.
		saved := filepath.Join(s.dir, "content/.note.new")
		if err := os.WriteFile(saved, []byte(text), 0o644); err != nil {
			s.t.Error(err)
			return
		}
		if err := os.Rename(saved, filepath.Join(s.dir, "content/_note.md")); err != nil {
			s.t.Error(err)
			return
		}
		if n%10 != 0 {
			s.edit.Store(n)
		}
	}
}

// rest waits until the last edit is shown and what the load took is given back.
func (s *soaked) rest(before usage) {
	s.t.Helper()
	r := s.reader(99)
	for end := time.Now().Add(hang); ; time.Sleep(20 * time.Millisecond) {
		r.page("/soak/p0.html")
		r.client.CloseIdleConnections()
		now := s.look()
		fresh := !s.watching || s.seen.Load() == s.edit.Load()
		if fresh && now.files <= before.files+1 { // the connection of this reader
			return
		}
		if time.Now().After(end) {
			s.t.Errorf("edit %d is shown, %d was saved; %d files are open, %d were at the beginning", s.seen.Load(), s.edit.Load(), now.files, before.files)
			return
		}
	}
}

// end stops the server, which must end well, close its port and say nothing of
// connections.
func (s *soaked) end() {
	s.t.Helper()
	if err := s.process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatal(err)
	}
	select {
	case err := <-s.ended:
		if err != nil {
			s.t.Errorf("the server ended with %v:\n%s", err, s.errs)
		}
	case <-time.After(hang):
		s.t.Fatal("the server does not stop")
	}
	if _, err := http.Get(s.url + "/"); err == nil {
		s.t.Error("something still answers")
	}
	if strings.Contains(s.errs.String(), "panic") || strings.Contains(strings.ToLower(s.errs.String()), "http:") {
		s.t.Errorf("the server complained:\n%s", s.errs)
	}
}

// listen is an open page: it hears of editions until the end, on one connection.
func (s *soaked) listen(ctx context.Context) {
	r, err := http.NewRequestWithContext(ctx, "GET", s.url+"/_live/events", nil)
	if err != nil {
		s.t.Error(err)
		return
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Error(err)
		return
	}
	defer answer.Body.Close()
	lines := bufio.NewScanner(answer.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "event:") {
			s.count("messages to an open page")
		}
	}
	if ctx.Err() == nil {
		s.t.Errorf("the event stream was dropped: %v", lines.Err())
	}
}

func (s *soaked) count(what string) {
	n, _ := s.counts.LoadOrStore(what, new(atomic.Int64))
	n.(*atomic.Int64).Add(1)
}
