package serve

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// asking is a page that asks what to show.
type asking struct {
	url    string
	made   chan string // what was made, as "FOLDER" or "FOLDER whole"
	chosen chan string // the answer
	l      *net.TCPListener
}

var errTaken = errors.New("content is there already.\n  Name another <folder>")

func ask(t *testing.T) asking {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	a := asking{url: "http://" + l.Addr().String() + "/", made: make(chan string, 9), chosen: make(chan string, 1), l: l.(*net.TCPListener)}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	go func() {
		folder, err := Ask(ctx, a.l, Offer{
			Folder: "/home/ann/my-site", Found: []string{"/home/ann/a & b"},
			Make: func(folder string, whole bool) error {
				if folder == "/taken" {
					return errTaken
				}
				if whole {
					folder += " whole"
				}
				a.made <- folder
				return nil
			},
			Open: func(folder string) error {
				if folder == "/nowhere" {
					return errors.New("there is no site in /nowhere")
				}
				return nil
			},
		})
		if err != nil {
			folder = "error: " + err.Error()
		}
		a.chosen <- folder
	}()
	return a
}

// send sends the form, without following where the answer leads.
func (a asking) send(t *testing.T, header http.Header, fields ...string) (status int, body string) {
	t.Helper()
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, a.url, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header = header.Clone()
	if r.Header == nil {
		r.Header = http.Header{}
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Host = r.Header.Get("Host")
	return done(t, r)
}

func done(t *testing.T, r *http.Request) (status int, body string) {
	t.Helper()
	client := &http.Client{Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

func (a asking) get(t *testing.T, name string) (status int, body string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, a.url+name, nil)
	if err != nil {
		t.Fatal(err)
	}
	return done(t, r)
}

func TestAskShowsWhatThereIs(t *testing.T) {
	t.Parallel()
	a := ask(t)
	status, page := a.get(t, "")
	for _, want := range []string{`value="/home/ann/my-site"`, `value="open:/home/ann/a &amp; b"`, `href="welcome.css"`} {
		if status != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("%d: the page has no %s:\n%s", status, want, page)
		}
	}
	if status, style := a.get(t, "welcome.css"); status != http.StatusOK || !strings.Contains(style, "--paper") {
		t.Errorf("the style sheet: %d\n%s", status, style)
	}
	if status, _ := a.get(t, "guidance/index.html"); status != http.StatusSeeOther {
		t.Errorf("an old address leads nowhere: %d", status)
	}
}

func TestAskTakesAnswers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fields       []string
		made, chosen string
	}{
		"small":     {[]string{"what", "small", "folder", `"/home/ann/site" `}, "/home/ann/site", "/home/ann/site"},
		"whole":     {[]string{"what", "whole", "folder", "/x"}, "/x whole", "/x"},
		"read":      {[]string{"what", "read"}, "", ""},
		"near":      {[]string{"what", "open:/home/ann/a & b"}, "", "/home/ann/a & b"},
		"elsewhere": {[]string{"what", "elsewhere", "elsewhere", "/y"}, "", "/y"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := ask(t)
			if status, body := a.send(t, nil, c.fields...); status != http.StatusOK || !strings.Contains(body, `http-equiv="refresh"`) {
				t.Fatalf("%d\n%s", status, body)
			}
			if got := <-a.chosen; got != c.chosen {
				t.Errorf("chosen is %q, want %q", got, c.chosen)
			}
			made := ""
			if len(a.made) > 0 {
				made = <-a.made
			}
			if made != c.made {
				t.Errorf("made is %q, want %q", made, c.made)
			}
		})
	}
}

// TestListenerOutlivesAsk asks something before there is a server again, as a browser
// does where the site takes its time.
func TestListenerOutlivesAsk(t *testing.T) {
	t.Parallel()
	a := ask(t)
	a.send(t, nil, "what", "read")
	<-a.chosen
	answered := make(chan string, 1)
	connection, err := net.Dial("tcp", a.l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	connection.Close()
	go func() {
		_, body := a.get(t, "")
		answered <- body
	}()
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "the site") })}
	t.Cleanup(func() { server.Close() })
	go server.Serve(a.l)
	if body := <-answered; body != "the site" {
		t.Errorf("answered is %q", body)
	}
}

// TestAskRefuses sends what is wrong or comes from elsewhere: it is said, nothing is made,
// and the page still asks.
func TestAskRefuses(t *testing.T) {
	t.Parallel()
	a := ask(t)
	for _, c := range []struct {
		header http.Header
		fields []string
		status int
		want   string
	}{
		{nil, []string{"what", "small", "folder", "/taken"}, http.StatusUnprocessableEntity, "Name another &lt;folder&gt;"},
		{nil, []string{"what", "small", "folder", "/taken"}, http.StatusUnprocessableEntity, `value="/taken"`},
		{nil, []string{"what", "small", "folder", " "}, http.StatusUnprocessableEntity, "name the folder of the new site"},
		{nil, []string{"what", "elsewhere"}, http.StatusUnprocessableEntity, "name the folder of the site"},
		{nil, []string{"what", "open:/nowhere"}, http.StatusUnprocessableEntity, "there is no site in /nowhere"},
		{nil, []string{"what", "open:/nowhere"}, http.StatusUnprocessableEntity, `value="/home/ann/my-site"`},
		{nil, []string{"what", "else"}, http.StatusUnprocessableEntity, "choose one of the buttons"},
		{nil, []string{"what", "small", "folder", strings.Repeat("x", headerSize)}, http.StatusBadRequest, ""},
		{http.Header{"Origin": {"https://example.org"}}, []string{"what", "small", "folder", "/x"}, http.StatusForbidden, ""},
		{http.Header{"Sec-Fetch-Site": {"cross-site"}}, []string{"what", "small", "folder", "/x"}, http.StatusForbidden, ""},
		{http.Header{"Host": {"example.org"}}, []string{"what", "small", "folder", "/x"}, http.StatusMisdirectedRequest, ""},
	} {
		if status, body := a.send(t, c.header, c.fields...); status != c.status || !strings.Contains(body, c.want) {
			t.Errorf("%v %q: %d, want %d and %q:\n%s", c.header, c.fields, status, c.status, c.want, body)
		}
	}
	if len(a.made) > 0 || len(a.chosen) > 0 {
		t.Errorf("something was done: %d made, %d chosen", len(a.made), len(a.chosen))
	}
	if status, _ := a.send(t, nil, "what", "read"); status != http.StatusOK {
		t.Errorf("the page asks no more: %d", status)
	}
}

func TestAskEndsWithItsContext(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Ask(ctx, l.(*net.TCPListener), Offer{}); !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
}
