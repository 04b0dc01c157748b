package themes_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"partnerbook/generator/testrun"
)

// The tests of this package open pages in Chromium. They are passed over where
// there is none, and fail where CI=true says that there must be one.

// hangs is how long one test may take, but in the long tier.
const hangs = 2 * time.Minute

// patience is how long one test may take.
func patience() time.Duration {
	if testrun.Long() {
		return 40 * time.Minute
	}
	return hangs
}

// browser is the one that all tests share.
var browser struct {
	once sync.Once
	ctx  context.Context
	stop func()
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if browser.stop != nil {
		browser.stop()
	}
	sites.remove()
	os.Exit(code)
}

// findChromium returns the program, or "". Debian's chromium-headless-shell is the same
// browser without windows, and needs about half the time.
func findChromium() string {
	if named := os.Getenv("CHROMIUM"); named != "" {
		return named
	}
	for _, name := range []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	return ""
}

// needed skips a test for want of something, or fails it where nothing may be
// wanting.
func needed(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(what)
	}
	t.Skip(what)
}

func startBrowser(program string) {
	ctx, stopProgram := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(program),
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-ipc-flooding-protection", true), // tests turn pages faster than people
		chromedp.Flag("disable-extensions", true),
		chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("disable-background-timer-throttling", true),
		chromedp.Flag("disable-renderer-backgrounding", true),
		chromedp.WSURLReadTimeout(hangs),
	)
	quiet := func(string, ...any) {} // a newer browser knows events that the library does not
	ctx, stopBrowser := chromedp.NewContext(ctx, chromedp.WithErrorf(quiet))
	browser.ctx, browser.stop = ctx, func() { stopBrowser(); stopProgram() }
	browser.err = chromedp.Do(ctx)
}

// tab is a page of the browser, and what it said.
type tab struct {
	testing.TB
	ctx context.Context
	fox *foxTab // where it is one in Firefox

	mu     sync.Mutex
	said   []string // in the console, and which requests failed
	within string   // what addresses of requests must begin with, if anything
	status map[string]int64
	files  chan string // what was downloaded
}

// openTab opens a page that is closed when the test ends. Many tests pass here while
// somebody works: see [thorough].
func openTab(t testing.TB) *tab {
	t.Helper()
	testrun.Alone(t)
	thorough(t)
	program := findChromium()
	if program == "" {
		needed(t, "there is no Chromium; set CHROMIUM to where it is")
	}
	browser.once.Do(func() { startBrowser(program) })
	if browser.err != nil {
		t.Fatalf("%s does not start: %v", program, browser.err)
	}
	p := &tab{TB: t, status: map[string]int64{}, files: make(chan string, 10)}
	ctx, shut := chromedp.NewContext(browser.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.hear))
	t.Cleanup(shut)
	p.ctx = ctx
	p.do(chromedp.Steps())
	limited, stop := context.WithTimeout(ctx, patience())
	t.Cleanup(stop)
	p.ctx = limited
	command(p, network.Enable, network.EnableParams{})
	command(p, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	return p
}

// ownRequest finds the addresses that pages may ask for: the site's, on disk or on a server
// of the test, and what a page made itself.
var ownRequest = regexp.MustCompile(`^(file:///|data:|blob:|about:|http://(127\.0\.0\.1|\[::1\]|localhost)[:/])`)

// hear notes what must not happen on a page.
func (p *tab) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, a := range e.Args {
			words = append(words, string(a.Value)+a.Description)
		}
		p.note("console.%s: %s", e.Type, strings.Join(words, " "))
	case *runtime.EventExceptionThrown:
		what := ""
		if e.ExceptionDetails.Exception != nil {
			what = e.ExceptionDetails.Exception.Description
		}
		p.note("exception: %s %s", e.ExceptionDetails.Text, what)
	case *log.EventEntryAdded:
		p.note("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			p.note("request failed: %s %s", e.Type, e.ErrorText)
		}
	case *cdpbrowser.EventDownloadProgress:
		if e.State == cdpbrowser.DownloadProgressStateCompleted {
			p.files <- e.FilePath
		}
	case *network.EventRequestWillBeSent:
		p.requested(e.Request.URL)
	case *network.EventResponseReceived:
		p.mu.Lock()
		p.status[e.Response.URL] = e.Response.Status
		p.mu.Unlock()
	}
}

// requested notes a request that leads outside of where the page may ask.
func (p *tab) requested(address string) {
	p.mu.Lock()
	within := p.within
	p.mu.Unlock()
	inside := within == "" || strings.HasPrefix(address, within) || strings.HasPrefix(address, "data:") || strings.HasPrefix(address, "blob:")
	if !inside || !ownRequest.MatchString(address) {
		p.note("a request outside: %.100s", address)
	}
}

// stays has every request outside of a folder noted, which is the beginning of addresses.
func (p *tab) stays(within string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.within = within
}

func (p *tab) note(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.said = append(p.said, fmt.Sprintf(format, args...))
}

// silence returns what was said since it was last asked, and forgets it.
func (p *tab) silence() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	said := p.said
	p.said = nil
	return said
}

// quiet reports everything that was said since the last time.
func (p *tab) quiet(where string) {
	p.Helper()
	for _, line := range p.silence() {
		p.Errorf("%s: %s", where, line)
	}
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	p.onlyChromium("a step of chromedp")
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.Fatal(err)
	}
}

// command sends one command to the browser.
func command[P, R any](p *tab, c cdp.Command[P, R], params P) R {
	p.Helper()
	p.onlyChromium(string(c.Method))
	result, err := chromedp.Call(p.ctx, c, params)
	if err != nil {
		p.Fatalf("%s: %v", c.Method, err)
	}
	return result
}

// open loads a page.
func (p *tab) open(address string) {
	p.Helper()
	err := p.load(address)
	if err != nil {
		p.Fatalf("%s: %v", address, err)
	}
}

func (p *tab) load(address string) error {
	if p.fox != nil {
		return p.openInFirefox(address)
	}
	return chromedp.Do(p.ctx, chromedp.Navigate(address))
}

// ask evaluates an expression on the page.
func ask[T any](p *tab, expression string) T {
	p.Helper()
	value, err := evaluate[T](p, expression)
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return value
}

func evaluate[T any](p *tab, expression string) (T, error) {
	if p.fox != nil {
		return askFirefox[T](p, expression)
	}
	return chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// back goes back, as the reader's button does. It is done once the browser has
// answered, since a page that goes away cannot.
func (p *tab) back() {
	p.Helper()
	ask[any](p, "setTimeout(() => history.back()), 0")
}

// until waits until an expression is true on the page, over reloads.
func (p *tab) until(what, expression string) {
	p.Helper()
	for wait := 5 * time.Millisecond; ; wait = min(2*wait, 40*time.Millisecond) {
		ok, err := evaluate[bool](p, expression)
		if err == nil && ok {
			return
		}
		select {
		case <-time.After(wait):
		case <-p.ctx.Done():
			p.Fatalf("waited in vain for %s: %v", what, err)
		}
	}
}

// size makes the window so large.
func (p *tab) size(width, height int64) {
	p.Helper()
	if p.fox != nil {
		inFirefox[any](p, "browsingContext.setViewport", map[string]any{
			"context": p.fox.context, "viewport": map[string]int64{"width": width, "height": height},
		})
		return
	}
	command(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: 1,
	})
}

// prefers sets what a reader prefers: pairs of a media feature and its value.
func (p *tab) prefers(media string, pairs ...string) {
	p.Helper()
	params := emulation.SetEmulatedMediaParams{Media: media}
	for i := 0; i+1 < len(pairs); i += 2 {
		params.Features = append(params.Features, &emulation.MediaFeature{Name: pairs[i], Value: pairs[i+1]})
	}
	command(p, emulation.SetEmulatedMedia, params)
}

// quote returns a text as JavaScript has it.
func quote(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		return `""`
	}
	return string(data)
}
