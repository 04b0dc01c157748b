package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"partnerbook/generator/testrun"
)

// begun is the program, started without a command in an empty folder, and what its page
// says.
type begun struct {
	url   string
	errs  *safeBuffer
	ended chan ran
	stop  context.CancelFunc
}

func begin(t *testing.T) begun {
	t.Helper()
	t.Chdir(t.TempDir())
	a, _, errs := testApp()
	opened := make(chan string, 2)
	a.browse = func(url string) { opened <- url }
	ctx, stop := context.WithCancel(t.Context())
	b := begun{errs: errs, ended: make(chan ran, 1), stop: stop}
	go func() { b.ended <- runCommand(ctx, a) }()
	select {
	case b.url = <-opened:
	case r := <-b.ended:
		t.Fatalf("ended with %+v", r)
	case <-time.After(hangs):
		t.Fatal("no browser is opened")
	}
	return b
}

// choose presses a button of the page and returns the page that the browser comes to in
// the end.
func (b begun) choose(t *testing.T, what, folder string) string {
	t.Helper()
	// A connection that is kept may be one to the program of the test before.
	client := &http.Client{Timeout: hangs, Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.PostForm(b.url, url.Values{"what": {what}, "folder": {folder}, "elsewhere": {folder}})
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	for began := time.Now(); strings.Contains(string(body), `http-equiv="refresh"`); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > hangs {
			t.Fatalf("what was chosen does not come:\n%s", body)
		}
		response, err := client.Get(b.url)
		if err != nil {
			continue // it came to the server that ends, which a browser does not before a second
		}
		body, err = io.ReadAll(response.Body)
		if err := errors.Join(err, response.Body.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return string(body)
}

func (b begun) end(t *testing.T) ran {
	t.Helper()
	b.stop()
	r := <-b.ended
	if r.code != exitFine {
		t.Errorf("ended with %+v", r)
	}
	return r
}

// TestBeginASite makes a site in the browser, where there is none, and edits it.
func TestBeginASite(t *testing.T) {
	b := begin(t)
	if page := fetch(t, b.url); !strings.Contains(page, `value="`+absolute("my-site")+`"`) {
		t.Errorf("the page offers no folder my-site:\n%s", page)
	}
	if page := b.choose(t, "small", "my-site"); !strings.Contains(page, "Sharing a parks team") {
		t.Fatalf("the new site is not shown:\n%s", page)
	}
	name := filepath.Join("my-site", "content", "index.md")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	testrun.Put(t, name, append(text, "\nAlderton has a new bandstand.\n"...))
	for began := time.Now(); !strings.Contains(fetch(t, b.url), "bandstand"); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > hangs {
			t.Fatal("what was saved is not shown")
		}
	}
	r := b.end(t)
	for _, want := range []string{"your browser asks what to do", "Your pages stand in " + absolute(filepath.Join("my-site", "content")), "Leave this window open"} {
		if !strings.Contains(r.errs, want) {
			t.Errorf("it says no %q:\n%s", want, r.errs)
		}
	}
}

// TestBeginSaysWhatIsWrong names folders in which no site can be made or shown. The words
// are for the browser, and name no commands.
func TestBeginSaysWhatIsWrong(t *testing.T) {
	b := begin(t)
	testrun.Put(t, "taken/content/index.md", []byte("Hello."))
	testrun.Put(t, "file", "")
	testrun.Put(t, "hollow/site.toml", "")
	for _, c := range []struct{ what, folder, want string }{
		{"small", "taken", "content is there already; nothing was changed."},
		{"whole", "file", "and file is a file. Name another"},
		{"elsewhere", "taken", "there is no site.toml in taken"},
		{"elsewhere", "hollow", "content"},
		{"elsewhere", "file", "site.toml"},
	} {
		page := b.choose(t, c.what, c.folder)
		if low := strings.ToLower(page); !strings.Contains(low, "that did not work") || !strings.Contains(low, strings.ToLower(c.want)) || strings.Contains(page, "`") {
			t.Errorf("%s %s: the page says no %q, or names commands:\n%s", c.what, c.folder, c.want, page)
		}
	}
	if page := b.choose(t, "read", ""); !strings.Contains(page, "Ways to deliver a benefits service") {
		t.Errorf("the knowledge base is not shown:\n%s", page)
	}
	b.end(t)
}

// TestWindowStaysOpen sees that the last words of a program that was started by a double
// click can be read, and that it does not wait where there is a terminal.
func TestWindowStaysOpen(t *testing.T) {
	enterSite(t, helloSite)
	for _, clicked := range []bool{false, true} {
		a, _, errs := testApp()
		a.clicked = func() bool { return clicked }
		in, window := io.Pipe()
		a.in = in
		ended := make(chan ran, 1)
		go func() { ended <- runCommand(t.Context(), a, "serve", "--addr", "nonsense") }()
		if clicked {
			if _, err := window.Write([]byte("\r\n")); err != nil {
				t.Error(err)
			}
		}
		r := <-ended
		if r.code != exitUsage || strings.Contains(errs.String(), "Press Enter to close this window") != clicked {
			t.Errorf("clicked %t: %+v", clicked, r)
		}
		if err := errors.Join(in.Close(), window.Close()); err != nil {
			t.Error(err)
		}
	}
}

// TestOutOfAZip offers a folder that stays, to who started the program from within a zip.
func TestOutOfAZip(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	if err := os.Mkdir(filepath.Join(home, "Documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	a, _, _ := testApp()
	if folder, note := a.folderForNew(); folder != absolute("my-site") || note != "" {
		t.Errorf("from a terminal: %s, %q", folder, note)
	}
	a.clicked = func() bool { return true }
	if folder, note := a.folderForNew(); folder != filepath.Join(home, "Documents", "my-site") || !strings.Contains(note, "Extract all") {
		t.Errorf("from a zip: %s, %q", folder, note)
	}
}
