package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/diag"
)

// web is the web as tests see it: every name that ends in .test is one local
// server; refused.test refuses connections, and there are no other names.
type web struct {
	mu    sync.Mutex
	asked []string // METHOD HOST PATH
	agent string
	now   map[string]int // questions that a host is answering
	most  int            // of those at the same time, over all hosts
	twice string         // a host that was asked twice at the same time
	// inside is called for every question while it is answered.
	inside func(*http.Request)
}

// newWeb starts the server and returns an asker that knows it.
func newWeb(t *testing.T) (*web, *asker) {
	w := &web{now: map[string]int{}, inside: func(*http.Request) {}}
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	secure := httptest.NewUnstartedServer(w)
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)

	k := newAsker()
	k.pause = 0
	k.patience = hangs
	k.transport.(*http.Transport).Proxy = nil
	k.transport.(*http.Transport).DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		host, port, err := net.SplitHostPort(address)
		switch {
		case err != nil:
			return nil, err
		case host == "refused.test":
			return nil, &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
		case !strings.HasSuffix(host, ".test"):
			return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
		}
		target := server.Listener.Addr().String()
		if port == "443" {
			target = secure.Listener.Addr().String()
		}
		return (&net.Dialer{}).DialContext(ctx, network, target)
	}
	return w, k
}

func (w *web) count(r *http.Request, by int) (times int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now[r.Host] += by
	if by > 0 {
		w.asked = append(w.asked, r.Method+" "+r.Host+r.URL.Path)
		w.agent = r.UserAgent()
	}
	if w.now[r.Host] > 1 {
		w.twice = r.Host
	}
	total := 0
	for _, n := range w.now {
		total += n
	}
	w.most = max(w.most, total)
	for _, a := range w.asked {
		if strings.HasSuffix(a, " "+r.Host+r.URL.Path) {
			times++
		}
	}
	return times
}

// ServeHTTP implements http.Handler.
func (w *web) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	times := w.count(r, 1)
	defer w.count(r, -1)
	w.inside(r)
	head := r.Method == http.MethodHead
	send := func(code int, to string) { http.Redirect(out, r, to, code) }
	status := 0
	switch path := r.URL.Path; path {
	case "/moved":
		send(http.StatusMovedPermanently, "/fine")
	case "/moved-twice":
		send(http.StatusPermanentRedirect, "http://other.test/moved")
	case "/moved-and-on":
		send(http.StatusMovedPermanently, "/for-now")
	case "/moved-away":
		send(http.StatusMovedPermanently, "/404")
	case "/for-now":
		send(http.StatusFound, "/fine")
	case "/round":
		send(http.StatusFound, "/round")
	case "/five":
		if times > mostRedirects {
			return
		}
		send(http.StatusFound, "/five")
	case "/ftp":
		send(http.StatusFound, "ftp://site.test/file")
	case "/fine":
		if strings.ContainsAny(r.URL.RawQuery, " ç") {
			status = http.StatusBadRequest
		}
	case "/no-head-405", "/no-head-403", "/no-head-501", "/no-head-404":
		if head {
			fmt.Sscanf(path, "/no-head-%d", &status)
		}
	case "/now-and-then":
		if times < 3 { // HEAD and GET of the first try
			status = http.StatusServiceUnavailable
		}
	default:
		fmt.Sscanf(path, "/%d", &status)
	}
	if status != 0 {
		out.WriteHeader(status)
	}
}

func TestAnswersOfServers(t *testing.T) {
	const site = "http://site.test"
	fine := answer{reached: true}
	type want struct {
		code  diag.Code
		words string // of message and hint
	}
	for address, want := range map[string]want{
		site + "/fine":         {},
		site + "/204":          {},
		site + "/no-head-405":  {},
		site + "/no-head-403":  {},
		site + "/no-head-501":  {},
		site + "/no-head-404":  {},
		site + "/for-now":      {},
		site + "/five":         {},
		site + "/now-and-then": {},
		site + "/fine?a=b ç":   {},

		site + "/404":                  {diag.LinkDead, "site.test has no such page (404 Not Found). Look there for where it is now, or link to a copy in a web archive."},
		site + "/410":                  {diag.LinkDead, "site.test has no such page (410 Gone)."},
		site + "/moved-away":           {diag.LinkDead, "site.test has no such page (404 Not Found)."},
		"http://gone.example/":         {diag.LinkDead, "There is no server gone.example. Check the spelling"},
		"http:///page":                 {diag.LinkDead, "This is not a web address."},
		"http://[::1":                  {diag.LinkDead, "This is not a web address."},
		site + "/500":                  {diag.LinkUnreachable, "site.test reports a fault of its own (500 Internal Server Error). Check again in a few days."},
		site + "/503":                  {diag.LinkUnreachable, "site.test reports a fault of its own (503 Service Unavailable)."},
		site + "/401":                  {diag.LinkUnreachable, "site.test does not show this page to programs (401 Unauthorized). Open it in your browser."},
		site + "/403":                  {diag.LinkUnreachable, "site.test does not show this page to programs (403 Forbidden)."},
		site + "/429":                  {diag.LinkUnreachable, "(429 Too Many Requests)"},
		site + "/round":                {diag.LinkUnreachable, "site.test sends readers on more than 5 times."},
		site + "/ftp":                  {diag.LinkUnreachable, "site.test sends readers on to what is no web address."},
		"http://refused.test/":         {diag.LinkUnreachable, "refused.test refuses connections."},
		"https://secure.test/":         {diag.LinkUnreachable, "secure.test cannot prove who it is: "},
		site + "/moved":                {diag.LinkMoved, "This page has moved for good. Write http://site.test/fine in its place."},
		site + "/moved-twice":          {diag.LinkMoved, "Write http://other.test/fine in its place."},
		site + "/moved-and-on":         {diag.LinkMoved, "Write http://site.test/for-now in its place."},
		"HTTP://site.test/moved?x=%20": {diag.LinkMoved, "Write http://site.test/fine in its place."},
	} {
		t.Run(address, func(t *testing.T) {
			_, k := newWeb(t)
			answers, err := k.ask(t.Context(), []string{address}, func() {})
			if err != nil {
				t.Fatal(err)
			}
			got := answers[0]
			if want.code == "" && got != fine {
				t.Errorf("got %+v", got)
			}
			if got.code != want.code || !strings.Contains(got.words+" "+got.hint, want.words) {
				t.Errorf("got %q %s %s\nwant %q %s", got.code, got.words, got.hint, want.code, want.words)
			}
		})
	}
}

func TestServersAreAskedNoMoreThanNeeded(t *testing.T) {
	for path, want := range map[string][]string{
		"/fine":        {"HEAD"},
		"/moved":       {"HEAD", "HEAD"},
		"/404":         {"HEAD", "GET"},
		"/no-head-405": {"HEAD", "GET"},
		"/503":         {"HEAD", "GET", "GET"},
		"/403":         {"HEAD", "GET"},
	} {
		w, k := newWeb(t)
		if _, err := k.ask(t.Context(), []string{"http://site.test" + path}, func() {}); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range w.asked {
			method, _, _ := strings.Cut(a, " ")
			got = append(got, method)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", path, d)
		}
		if want := "Partnerbook/" + version() + " (checks links)"; w.agent != want {
			t.Errorf("the server saw %q, want %q", w.agent, want)
		}
	}
}

func TestPatienceEnds(t *testing.T) {
	w, k := newWeb(t)
	w.inside = func(r *http.Request) { <-r.Context().Done() }
	k.patience = 20 * time.Millisecond
	answers, err := k.ask(t.Context(), []string{"http://slow.test/"}, func() {})
	if err != nil {
		t.Fatal(err)
	}
	if a := answers[0]; a.code != diag.LinkUnreachable || a.words != "slow.test did not answer within 20ms." || a.reached {
		t.Errorf("got %+v", a)
	}
	if got := spelt(newAsker().patience); got != "10 seconds" {
		t.Errorf("patience is %s", got)
	}
}

// Several servers are asked at the same time, eight at most, and none is asked
// two things at once, also where another sends there.
func TestServersAreAskedPolitely(t *testing.T) {
	w, k := newWeb(t)
	var full sync.WaitGroup
	full.Add(k.atOnce)
	var first sync.Map
	w.inside = func(r *http.Request) {
		// The first questions wait for each other, which proves that so many
		// servers are asked at the same time.
		if _, seen := first.LoadOrStore(r.Host, true); !seen && r.Host < "host-08" {
			full.Done()
			full.Wait()
		}
	}
	var addresses []string
	for host := range 12 {
		for _, path := range []string{"/fine", "/404", "/moved-twice"} {
			addresses = append(addresses, fmt.Sprintf("http://host-%02d.test%s", host, path))
		}
	}
	// The waiting above needs the first eight hosts, so they are asked alone.
	steps := 0
	var mu sync.Mutex
	step := func() { mu.Lock(); steps++; mu.Unlock() }
	for _, part := range [][]string{addresses[:24], addresses} {
		if _, err := k.ask(t.Context(), part, step); err != nil {
			t.Fatal(err)
		}
	}
	if w.most > k.atOnce {
		t.Errorf("%d questions at the same time, want at most %d", w.most, k.atOnce)
	}
	if w.twice != "" {
		t.Errorf("%s was asked two things at once", w.twice)
	}
	if steps != 24+36 {
		t.Errorf("%d steps of progress, want 60", steps)
	}
}

func TestAskingStopsAtOnce(t *testing.T) {
	w, k := newWeb(t)
	ctx, stop := context.WithCancel(t.Context())
	asked := make(chan bool, 10)
	w.inside = func(r *http.Request) {
		asked <- true
		<-r.Context().Done()
	}
	ended := make(chan error, 1)
	go func() {
		_, err := k.ask(ctx, []string{"http://a.test/", "http://a.test/b", "http://b.test/"}, func() {})
		ended <- err
	}()
	<-asked
	stop()
	select {
	case err := <-ended:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("ended with %v", err)
		}
	case <-time.After(hangs):
		t.Fatal("asking does not end")
	}
}

func TestCertificatesInWords(t *testing.T) {
	for want, err := range map[string]error{
		"its certificate is for another name":           x509.HostnameError{},
		"its certificate has expired":                   x509.CertificateInvalidError{Reason: x509.Expired},
		"nobody known here vouches for its certificate": x509.UnknownAuthorityError{},
		"something else":                                errors.New("something else"),
	} {
		if got := certificateWords(&tls.CertificateVerificationError{Err: err}); got != want {
			t.Errorf("%T is said as %q, want %q", err, got, want)
		}
	}
}
