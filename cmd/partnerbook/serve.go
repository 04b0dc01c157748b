package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"runtime"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/serve"
)

const defaultAddr = "127.0.0.1:8080"

type serveFlags struct {
	addr   string
	open   bool
	watch  bool
	drafts bool
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser while you write",
		Long: `Serve makes the site in memory and shows it. When you save a page, the browser
shows it anew at the same place. Problems stand over the last good page until they
are mended. With --watch=false it is a plain server for a network.

Where there is no site, it shows the built-in knowledge base.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), f) },
	}
	c.Flags().StringVar(&f.addr, "addr", defaultAddr, "the address and port to answer on; port 0 takes a free one")
	c.Flags().BoolVar(&f.open, "open", false, "open the browser")
	c.Flags().BoolVar(&f.watch, "watch", true, "show changes as you save; --watch=false for a server on a network")
	c.Flags().BoolVar(&f.drafts, "drafts", true, "show drafts, with a note that they are not published")
	return c
}

func (a *app) serve(ctx context.Context, f serveFlags) error {
	p, err := a.find(true)
	if err != nil {
		return err
	}
	defer p.close()
	live := f.watch && !p.embedded
	p.settings.Drafts, p.settings.Live = f.drafts && f.watch, live

	listener, err := net.Listen("tcp", f.addr)
	if err != nil {
		return machineError(explainListen(err, f.addr))
	}
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
	server := serve.NewServer(loop, serve.Options{Live: live, Addr: f.addr, Lines: w.Text})
	err = server.Serve(ctx, listener)
	stop()
	<-watched
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return machineError(err)
	}
	return nil
}

// greet prints where the site can be seen.
func (a *app) greet(l net.Listener, p place, f serveFlags) {
	url := "http://" + l.Addr().String() + "/"
	if tcp, ok := l.Addr().(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		url = fmt.Sprintf("http://localhost:%d/", tcp.Port)
	}
	if p.embedded {
		a.screen.say("There is no site here, so this is the built-in knowledge base. `partnerbook init` makes a site of your own.")
	}
	a.screen.result("%s", url)
	if f.watch && !p.embedded {
		a.screen.say("Save a page and see it there. Ctrl-C stops.")
	}
	if f.open {
		openBrowser(url)
	}
}

// tell prints what became of each edition.
func (a *app) tell(w *generator.Workspace, live bool) func(*generator.Edition, time.Duration, error) {
	return func(e *generator.Edition, took time.Duration, err error) {
		if err != nil {
			a.screen.complain("%s", sentence(err.Error()))
			return
		}
		_ = a.screen.problems(e.Found, w.Text)
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

func explainListen(err error, addr string) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("another program answers on %s already.\n  Stop it, or use another port, as in --addr 127.0.0.1:8081", addr)
	}
	return fmt.Errorf("cannot answer on %s: %w", addr, err)
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
