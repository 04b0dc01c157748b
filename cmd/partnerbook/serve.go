package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/diag"
	"partnerbook/generator/serve"
)

const defaultAddr = "127.0.0.1:8080"

type serveFlags struct {
	addr    string
	anyPort bool // if another program has the port of addr, take another
	open    bool
	watch   bool
	drafts  bool
	hosts   []string
	window  bool // started without a command: its window must stay open
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser while you write",
		Long: `Serve makes the site in memory and shows it. When you save a page, the browser
shows it anew at the same place. Problems stand over the last good page until
they are mended.

With --watch=false it is a server for a network: read-only, compressed, with
limits on what anybody can ask of it. It shows the site as it was at the start.
It speaks no TLS, so put it behind a web server that does. With --host it
answers only those who call it by that name or by an address.

Where there is no site, it shows the built-in knowledge base.`,
		Example: "  partnerbook serve --open\n  partnerbook serve --addr 127.0.0.1:8081",
		Args:    takes(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), f) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.addr, "addr", defaultAddr, "answer on this `ADDRESS` and port; port 0 takes a free one")
	flags.BoolVar(&f.open, "open", false, "open the browser")
	flags.BoolVar(&f.watch, "watch", true, "show changes as you save; --watch=false for a server on a network")
	flags.StringSliceVar(&f.hosts, "host", nil, "answer to this `NAME`, and not to others; may be given several times")
	flags.BoolVar(&f.drafts, "drafts", true, "show drafts, with a note that they are not published")
	return c
}

func (a *app) serve(ctx context.Context, f serveFlags) error {
	p, err := a.find(true)
	if err != nil {
		return err
	}
	defer p.close()
	if err := checkHosts(f.hosts); err != nil {
		return err
	}
	listener, err := listen(f)
	if err != nil {
		return err
	}
	return a.show(ctx, p, f, listener)
}

// show shows a site on a listener until ctx ends.
func (a *app) show(ctx context.Context, p place, f serveFlags, listener net.Listener) error {
	live := f.watch && !p.embedded
	p.settings.Drafts, p.settings.Live = f.drafts && f.watch, live
	w := generator.NewWorkspace(p.settings)
	loop, err := serve.NewLoop(ctx, w, a.tell(w, live))
	if err != nil {
		listener.Close()
		return machine(err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		if live {
			loop.Watch(ctx, p.watch)
		}
	}()
	a.greet(listener, p, f)
	a.serveSmall()
	server := serve.NewServer(loop, serve.Options{
		Live: live, Addr: f.addr, Hosts: f.hosts, Complain: func(line string) { a.screen.complain("%s", sentence(line)) }, Lines: w.Text, IndexFolder: indexFolder(p), InMemory: a.notKept,
	})
	err = server.Serve(ctx, listener)
	stop()
	<-watched
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return machineError(err)
	}
	return nil
}

// checkHosts refuses names that no request can have.
func checkHosts(names []string) error {
	for _, name := range names {
		if name == "" || strings.ContainsAny(name, "/@ ") {
			return usageError("--host cannot be “%s”: it is a name alone, as in `--host handbook.example.org`", name)
		}
	}
	return nil
}

// greet prints where the site can be seen.
func (a *app) greet(l net.Listener, p place, f serveFlags) {
	url := addressOf(l)
	if p.embedded && !f.window {
		a.screen.say("There is no site here, so this is the built-in knowledge base. `partnerbook init` makes a site of your own.")
	}
	a.screen.result("%s", url)
	switch {
	case f.window:
		a.tellOfWindow(p)
	case f.watch && !p.embedded:
		a.screen.say("Save a page and see it there. Ctrl-C stops.")
	}
	if f.open {
		a.browse(url)
	}
}

// addressOf returns the address at which a browser of this machine finds a listener.
func addressOf(l net.Listener) string {
	if tcp, ok := l.Addr().(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d/", tcp.Port)
	}
	return "http://" + l.Addr().String() + "/"
}

// tell prints what became of each edition: what is wrong with the first, and with others
// their errors and what is new.
func (a *app) tell(w *generator.Workspace, live bool) func(*generator.Edition, time.Duration, error) {
	var before diag.Found
	return func(e *generator.Edition, took time.Duration, err error) {
		if err != nil {
			a.screen.complain("%s", sentence(err.Error()))
			return
		}
		_ = a.screen.news(e.Found.News(before), e.Found, w.Text)
		before = e.Found
		clock := ""
		if live {
			clock = time.Now().Format("15:04:05 ")
		}
		what := plural(e.Stats.Pages, "page")
		if e.Book == nil {
			what = "Not shown until the errors are mended"
		}
		a.screen.say("%s%s, %s", clock, what, shownTime(took))
	}
}

// listen takes the address and port to answer on.
func listen(f serveFlags) (net.Listener, error) {
	host, port, err := net.SplitHostPort(f.addr)
	if err != nil {
		return nil, usageError("--addr cannot be “%s”: it names an address and a port, as in `--addr %s`", f.addr, defaultAddr)
	}
	if _, err := net.LookupPort("tcp", port); err != nil {
		return nil, usageError("--addr cannot be “%s”: a port is a number from 0 to 65535, as in `--addr %s`", f.addr, defaultAddr)
	}
	l, err := net.Listen("tcp", f.addr)
	if taken(err) && f.anyPort {
		l, err = net.Listen("tcp", net.JoinHostPort(host, "0"))
	}
	switch {
	case err == nil:
		return l, nil
	case taken(err):
		err = fmt.Errorf("another program answers on %s already, perhaps another `partnerbook serve`.\n"+
			"  Stop it, or use another port, as in `--addr 127.0.0.1:8081`", f.addr)
	case errors.Is(err, fs.ErrPermission):
		err = fmt.Errorf("you may not use port %s of this machine (%w).\n  Use one above 1023, as in `--addr %s`", port, err, defaultAddr)
	default:
		err = fmt.Errorf("cannot answer on %s: %w.\n  The part before the colon is an address of this machine; 127.0.0.1 always is", f.addr, err)
	}
	return nil, machineError(err)
}

// taken tells whether an address is in use. The number is what Windows calls
// it (WSAEADDRINUSE); no other system has one so large.
func taken(err error) bool {
	const windowsInUse = syscall.Errno(10048)
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsInUse)
}

// openBrowser opens an address in the reader's browser, if there is a way. The
// address is printed as well, so failing is no harm.
func openBrowser(url string) {
	var c *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		c = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	case "darwin":
		c = exec.Command("open", url)
	default:
		c = exec.Command("xdg-open", url)
	}
	if c.Start() == nil {
		go func() { _ = c.Wait() }()
	}
}
