package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"partnerbook/generator/output"
	"partnerbook/generator/testrun"
)

// ran is a run of the command in the test's own process.
type ran struct {
	code      int
	out, errs string
}

// safeBuffer may be written and read at the same time.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// testApp returns an app that prints into buffers, on 21 November 2026.
func testApp() (a *app, out, errs *safeBuffer) {
	out, errs = &safeBuffer{}, &safeBuffer{}
	env := func(name string) string {
		return map[string]string{"SOURCE_DATE_EPOCH": "1795219200", "GOGC": "100"}[name]
	}
	a = newApp(strings.NewReader(""), out, errs, env)
	a.browse = func(string) {}
	return a, out, errs
}

// runCommand runs a command on an app.
func runCommand(ctx context.Context, a *app, args ...string) ran {
	code := a.run(ctx, args)
	return ran{code, a.screen.out.Writer.(*safeBuffer).String(), a.screen.errs.(*safeBuffer).String()}
}

// enterSite unpacks an archive into a new folder and makes that the working folder.
func enterSite(t *testing.T, archive string) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		testrun.Put(t, filepath.Join(dir, filepath.FromSlash(f.Name)), f.Data)
	}
	t.Chdir(dir)
}

// aboveSite is a folder with a site in a folder of it, as what a release for Windows unpacks.
const aboveSite = `
-- my-site/site.toml --
title = "Example"
-- my-site/content/index.md --
+++
title = "Home"
+++

Hello.
`

const helloSite = `
-- site.toml --
title = "Example"
-- content/index.md --
+++
title = "Home"
+++

Hello.
`

// TestStartedWithoutACommand shows the nearest site, or asks what to show, and opens the
// browser, on another port if the usual one is taken.
func TestStartedWithoutACommand(t *testing.T) {
	if l, err := net.Listen("tcp", defaultAddr); err == nil {
		defer l.Close() // now it is taken; else it was before
	}
	for name, c := range map[string]struct{ archive, want string }{
		"in a site":   {helloSite, "Hello."},
		"in no site":  {"-- notes.txt --\n", "There is no site here yet"},
		"above one":   {aboveSite, "Hello."},
		"above two":   {aboveSite + "-- other/site.toml --\n", "value=\"open:"},
		"in a folder": {helloSite + "-- below/x.txt --\n", "Hello."},
	} {
		t.Run(name, func(t *testing.T) {
			enterSite(t, c.archive)
			if _, err := os.Stat("below"); err == nil {
				t.Chdir("below")
			}
			a, _, _ := testApp()
			opened := make(chan string, 1)
			a.browse = func(url string) { opened <- url }
			ctx, stop := context.WithCancel(t.Context())
			ended := make(chan ran, 1)
			go func() { ended <- runCommand(ctx, a) }()
			select {
			case url := <-opened:
				if strings.HasSuffix(url, ":8080/") {
					t.Errorf("%s was taken, and is opened", url)
				}
				if body := fetch(t, url); !strings.Contains(body, c.want) {
					t.Errorf("%s shows no %q", url, c.want)
				}
			case r := <-ended:
				t.Fatalf("ended with %+v", r)
			case <-time.After(hangs):
				t.Fatal("no browser is opened")
			}
			stop()
			if r := <-ended; r.code != exitFine {
				t.Errorf("ended with %+v", r)
			}
		})
	}
}

func fetch(t *testing.T, url string) string {
	t.Helper()
	response, err := (&http.Client{Timeout: hangs}).Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// Only serve --open opens a browser.
func TestServeOpensNoBrowserUnasked(t *testing.T) {
	for _, open := range []bool{false, true} {
		enterSite(t, helloSite)
		a, out, _ := testApp()
		opened := make(chan string, 1)
		a.browse = func(url string) { opened <- url }
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan ran, 1)
		args := []string{"serve", "--addr", "127.0.0.1:0"}
		if open {
			args = append(args, "--open")
		}
		go func() { ended <- runCommand(ctx, a, args...) }()
		waitUntil(t, "the address is printed", func() bool { return strings.HasSuffix(out.String(), "/\n") })
		stop()
		<-ended
		if got := len(opened) == 1; got != open {
			t.Errorf("%v opened a browser: %t", args, got)
		}
	}
}

func waitUntil(t *testing.T, what string, done func() bool) {
	t.Helper()
	for end := time.Now().Add(hangs); !done(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

func TestStoppedBeforeAnythingIsDone(t *testing.T) {
	enterSite(t, helloSite)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for _, command := range []string{"build", "check"} {
		a, _, _ := testApp()
		r := runCommand(ctx, a, command)
		if want := (ran{exitMachine, "", "partnerbook: Stopped. Nothing was changed.\n"}); r != want {
			t.Errorf("%s: got %+v, want %+v", command, r, want)
		}
	}
	if exists("public") {
		t.Error("a build that was stopped has written")
	}
}

// A second build into the same folder says that it waits, and can be stopped
// while it does.
func TestStoppedWhileAnotherBuildWrites(t *testing.T) {
	enterSite(t, helloSite)
	writing, end := make(chan bool), make(chan bool)
	block := output.File{Path: "x.html", Emit: func(*bytes.Buffer) error {
		close(writing)
		<-end
		return nil
	}}
	other := make(chan error, 1)
	go func() {
		_, err := output.Write(context.Background(), "public", []output.File{block}, output.Options{Jobs: 1})
		other <- err
	}()
	<-writing
	a, _, errs := testApp()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan ran, 1)
	go func() { ended <- runCommand(ctx, a, "build") }()
	waitUntil(t, "the build says that it waits", func() bool { return strings.Contains(errs.String(), "Waiting") })
	stop()
	want := ran{exitMachine, "", "Another build is writing into public. Waiting for it to end.\n" +
		"partnerbook: Stopped. Every file in public is as it was before or as it should be; build again to finish.\n"}
	if r := <-ended; r != want {
		t.Errorf("got %+v\nwant %+v", r, want)
	}
	close(end)
	if err := <-other; err != nil {
		t.Error(err)
	}
}
