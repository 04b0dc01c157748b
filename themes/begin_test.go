package themes_test

import (
	"io"
	"net"
	"net/http"
	"testing"

	"partnerbook/generator/serve"
)

// TestBeginInBrowser makes a site on the page that asks what to show where there is none,
// and comes to what the next server says.
func TestBeginInBrowser(t *testing.T) {
	t.Parallel()
	script := axeScript(t)
	p := openTab(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	next := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "<!DOCTYPE html><title>The new site</title>")
	})}
	made := make(chan string, 1)
	t.Cleanup(func() {
		next.Close()
		l.Close()
	})
	go func() {
		_, err := serve.Ask(t.Context(), l.(*net.TCPListener), serve.Offer{
			Folder: "/home/ann/my-site", Found: []string{"/home/ann/one", "/home/ann/two"}, Note: "Something to know.",
			Open: func(string) error { return http.ErrNoLocation },
			Make: func(folder string, _ bool) error { made <- folder; return nil },
		})
		if err == nil {
			_ = next.Serve(l)
		}
	}()
	p.open("http://" + l.Addr().String() + "/")
	p.accessible(script, "the first page")
	p.size(320, 900)
	p.fits("the first page", 320)
	p.clickIn(`[value="open:/home/ann/two"]`)
	p.until("the reason why not", `document.querySelector("[role=alert]")?.textContent.includes("no Location")`)
	p.accessible(script, "the first page with a reason")
	p.silence() // the browser says that the answer was 422
	p.clickIn(`[value="small"]`)
	p.until("the new site", `document.title === "The new site"`)
	if got := <-made; got != "/home/ann/my-site" {
		t.Errorf("made is %s", got)
	}
	p.quiet("the first page")
}
