package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"partnerbook/generator/diag"
)

// asker asks web servers whether pages are there. It is polite: one question at
// a time to each server, no contents, and it says who asks.
type asker struct {
	transport http.RoundTripper
	patience  time.Duration // for one answer
	pause     time.Duration // before a question is asked again
	atOnce    int           // servers asked at the same time

	mu   sync.Mutex
	busy map[string]chan struct{} // by host: holds one token while it is asked
}

const (
	mostRedirects = 5
	mostTries     = 2
)

func newAsker() *asker {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxResponseHeaderBytes = 64 << 10
	return &asker{
		transport: transport,
		patience:  10 * time.Second,
		pause:     time.Second,
		atOnce:    8,
		busy:      map[string]chan struct{}{},
	}
}

// answer is what became of one address. An empty code means that all is well.
type answer struct {
	code    diag.Code
	words   string
	hint    string
	reached bool // a server answered
}

// ask returns an answer for each address, in their order. step is called after
// each. The error is that of ctx.
func (k *asker) ask(ctx context.Context, addresses []string, step func()) ([]answer, error) {
	answers := make([]answer, len(addresses))
	byHost := map[string][]int{}
	for i, address := range addresses {
		byHost[hostOf(address)] = append(byHost[hostOf(address)], i)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(k.atOnce)
	for _, indexes := range byHost {
		group.Go(func() error {
			for _, i := range indexes {
				answers[i] = k.askOne(ctx, addresses[i])
				if err := ctx.Err(); err != nil {
					return err
				}
				step()
			}
			return nil
		})
	}
	err := group.Wait()
	if idle, ok := k.transport.(interface{ CloseIdleConnections() }); ok {
		idle.CloseIdleConnections()
	}
	return answers, err
}

// askOne asks about one address, twice if the first answer may be chance. The
// first time it asks for headers only, as far as the server knows that question.
func (k *asker) askOne(ctx context.Context, address string) answer {
	if u, err := url.Parse(address); err != nil || u.Host == "" {
		return answer{code: diag.LinkDead, words: "This is not a web address.",
			hint: "Write it as in https://www.example.org/page."}
	}
	var a answer
	for try := range mostTries {
		if try > 0 && !sleep(ctx, k.pause) {
			return a
		}
		var again bool
		if a, again = k.follow(ctx, address, try == 0); !again {
			return a
		}
	}
	return a
}

func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// follow asks about an address and goes where it is sent. again says that asking
// once more may help.
func (k *asker) follow(ctx context.Context, address string, headFirst bool) (a answer, again bool) {
	at, moved, permanent := address, "", true
	for range mostRedirects + 1 {
		status, location, err := k.request(ctx, at, headFirst)
		if err != nil {
			return k.noAnswer(at, err)
		}
		if location == "" {
			return judge(at, status, moved)
		}
		next, err := url.Parse(at)
		if err == nil {
			next, err = next.Parse(location)
		}
		if err != nil || next.Scheme != "http" && next.Scheme != "https" {
			return answer{diag.LinkUnreachable, hostOf(at) + " sends readers on to what is no web address.", tryYourself, true}, false
		}
		permanent = permanent && (status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect)
		at = next.String()
		if permanent {
			moved = at
		}
	}
	return answer{diag.LinkUnreachable, fmt.Sprintf("%s sends readers on more than %d times.", hostOf(at), mostRedirects), tryYourself, true}, false
}

const tryYourself = "Open it in your browser. If it works there, the link is good."

// request asks for one address, without going where it is sent. location is
// empty if the answer is no redirect.
func (k *asker) request(ctx context.Context, address string, headFirst bool) (status int, location string, err error) {
	release, err := k.hold(ctx, hostOf(address))
	if err != nil {
		return 0, "", err
	}
	defer release()
	if headFirst {
		status, location, err = k.send(ctx, http.MethodHead, address)
		// Many servers do not know HEAD, and say so in all sorts of ways.
		if err != nil || status < http.StatusBadRequest {
			return status, location, err
		}
	}
	return k.send(ctx, http.MethodGet, address)
}

// hold waits until nobody else asks a server.
func (k *asker) hold(ctx context.Context, host string) (release func(), err error) {
	k.mu.Lock()
	token, ok := k.busy[host]
	if !ok {
		token = make(chan struct{}, 1)
		k.busy[host] = token
	}
	k.mu.Unlock()
	select {
	case token <- struct{}{}:
		return func() { <-token }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (k *asker) send(ctx context.Context, method, address string) (status int, location string, err error) {
	ctx, cancel := context.WithTimeout(ctx, k.patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return 0, "", err
	}
	request.URL.RawQuery = escaped(request.URL.RawQuery)
	request.Header.Set("User-Agent", "Partnerbook/"+version()+" (checks links)")
	request.Header.Set("Accept", "*/*")
	response, err := k.transport.RoundTrip(request)
	if err != nil {
		return 0, "", err
	}
	response.Body.Close()
	switch response.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		location = response.Header.Get("Location")
	}
	return response.StatusCode, location, nil
}

// escaped returns the part of an address behind the question mark as browsers
// send it: authors write spaces and letters there that the web does not know.
func escaped(query string) string {
	var out strings.Builder
	for _, c := range []byte(query) {
		if c <= ' ' || c >= utf8.RuneSelf || c == '"' || c == '<' || c == '>' {
			fmt.Fprintf(&out, "%%%02X", c)
		} else {
			out.WriteByte(c)
		}
	}
	return out.String()
}

// judge says what the last answer of a server means. moved is where the address
// leads for good, or empty.
func judge(at string, status int, moved string) (a answer, again bool) {
	host := hostOf(at)
	shown := fmt.Sprintf("%d %s", status, http.StatusText(status))
	switch {
	case status < http.StatusMultipleChoices && moved != "":
		return answer{diag.LinkMoved, "This page has moved for good.", "Write " + moved + " in its place.", true}, false
	case status < http.StatusMultipleChoices:
		return answer{reached: true}, false
	case status == http.StatusNotFound, status == http.StatusGone:
		return answer{diag.LinkDead, fmt.Sprintf("%s has no such page (%s).", host, shown),
			"Look there for where it is now, or link to a copy in a web archive.", true}, false
	case status >= http.StatusInternalServerError:
		return answer{diag.LinkUnreachable, fmt.Sprintf("%s reports a fault of its own (%s).", host, shown),
			"Check again in a few days.", true}, true
	}
	return answer{diag.LinkUnreachable, fmt.Sprintf("%s does not show this page to programs (%s).", host, shown), tryYourself, true},
		status == http.StatusTooManyRequests
}

// noAnswer says why there was no answer.
func (k *asker) noAnswer(at string, err error) (a answer, again bool) {
	var (
		dns         *net.DNSError
		certificate *tls.CertificateVerificationError
		record      tls.RecordHeaderError
		timeout     net.Error
	)
	host := hostOf(at)
	unreachable := func(format string, args ...any) answer {
		return answer{code: diag.LinkUnreachable, words: fmt.Sprintf(format, args...), hint: tryYourself}
	}
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return answer{code: diag.LinkDead, words: fmt.Sprintf("There is no server %s.", host),
			hint: "Check the spelling of the address, or link to a copy in a web archive."}, false
	case errors.As(err, &certificate):
		return unreachable("%s cannot prove who it is: %s.", host, certificateWords(certificate)), false
	case errors.As(err, &record):
		return unreachable("%s does not answer on https.", host), false
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return unreachable("%s did not answer within %s.", host, spelt(k.patience)), true
	case errors.Is(err, syscall.ECONNREFUSED):
		return unreachable("%s refuses connections.", host), true
	}
	return unreachable("%s cannot be reached: %v.", host, err), true
}

func certificateWords(err *tls.CertificateVerificationError) string {
	var (
		name    x509.HostnameError
		invalid x509.CertificateInvalidError
		unknown x509.UnknownAuthorityError
	)
	switch {
	case errors.As(err, &name):
		return "its certificate is for another name"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "its certificate has expired"
	case errors.As(err, &unknown):
		return "nobody known here vouches for its certificate"
	}
	return err.Err.Error()
}

func spelt(d time.Duration) string {
	if d < time.Second {
		return d.String()
	}
	return plural(int(d.Seconds()), "second")
}
