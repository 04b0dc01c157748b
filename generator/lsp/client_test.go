package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"partnerbook/generator/lsp/rpc"
	"partnerbook/themes"
)

// client is an editor that does what a script says, over pipes.
type client struct {
	t       testing.TB
	dir     string
	out     *rpc.Writer
	closing io.Closer
	ended   chan error

	mutex    sync.Mutex
	waiting  map[string]chan *rpc.Message
	found    map[string]publishParams // by URI
	versions []string                 // of diagnostics, in order
	logged   []string
	asked    []string
	next     int
	open     map[string]*text
	version  map[string]int
	encoding encoding
}

// start starts a server for a folder, without greeting it.
func start(t testing.TB, dir string, o Options) *client {
	t.Helper()
	o.Settings.Themes, o.Settings.Drafts = themes.FS, true
	if o.Settings.Day.IsZero() {
		o.Settings.Day = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	}
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	c := &client{
		t: t, dir: dir, out: rpc.NewWriter(toServer), closing: toServer, ended: make(chan error, 1), waiting: map[string]chan *rpc.Message{},
		found: map[string]publishParams{}, open: map[string]*text{}, version: map[string]int{}, encoding: utf16Units,
	}
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		c.ended <- NewServer(fromClient, toClient, o).Run(ctx)
		toClient.Close()
		fromClient.Close()
	}()
	received := make(chan struct{})
	go func() {
		defer close(received)
		c.receive(rpc.NewReader(fromServer))
	}()
	t.Cleanup(func() {
		cancel()
		toServer.Close()
		<-received
	})
	return c
}

func (c *client) receive(in *rpc.Reader) {
	for {
		body, err := in.Read()
		if err != nil {
			return
		}
		m, problem := rpc.Parse(body)
		if problem != nil && !bytes.Contains(body, []byte(`"id":null`)) {
			c.t.Errorf("the server sent %q", body)
			continue
		}
		c.mutex.Lock()
		switch {
		case problem != nil:
			_ = json.Unmarshal(body, &m)
			c.logged = append(c.logged, fmt.Sprint(m.Error.Code))
		case m.Method == "" && c.waiting[string(m.ID)] != nil:
			c.waiting[string(m.ID)] <- m
			delete(c.waiting, string(m.ID))
		case m.Method == "textDocument/publishDiagnostics":
			p, _ := read[publishParams](m.Params)
			c.found[p.URI] = p
			if p.Version != nil {
				c.versions = append(c.versions, fmt.Sprintf("%s@%d", filepath.Base(p.URI), *p.Version))
			}
		case m.IsRequest():
			c.asked = append(c.asked, m.Method)
		case m.Method != "":
			c.logged = append(c.logged, string(m.Params))
		}
		c.mutex.Unlock()
	}
}

// send sends a notification.
func (c *client) send(method string, params any) {
	if err := c.out.Send("", method, params); err != nil {
		c.t.Errorf("sending %s: %v", method, err)
	}
}

// post sends a request, and returns where its answer will come.
func (c *client) post(method string, params any) (id string, answer chan *rpc.Message) {
	c.mutex.Lock()
	c.next++
	id = fmt.Sprint("c", c.next)
	answer = make(chan *rpc.Message, 1)
	c.waiting[`"`+id+`"`] = answer
	c.mutex.Unlock()
	if err := c.out.Send(id, method, params); err != nil {
		c.t.Fatalf("sending %s: %v", method, err)
	}
	return id, answer
}

// call sends a request and waits for its answer.
func (c *client) call(method string, params any) *rpc.Message {
	c.t.Helper()
	_, answer := c.post(method, params)
	select {
	case m := <-answer:
		return m
	case <-time.After(time.Minute):
		c.t.Fatalf("%s is not answered", method)
		return nil
	}
}

// result is call for an answer that must be good.
func result[T any](c *client, method string, params any) T {
	c.t.Helper()
	m := c.call(method, params)
	var out T
	if m.Error != nil {
		c.t.Fatalf("%s: %v", method, m.Error)
	}
	if err := json.Unmarshal(m.Result, &out); err != nil {
		c.t.Fatalf("%s: %v: %s", method, err, m.Result)
	}
	return out
}

// greet does what editors do first.
func (c *client) greet(capabilities string, roots ...string) {
	c.t.Helper()
	params := map[string]any{"capabilities": json.RawMessage(capabilities), "processId": nil, "rootUri": nil}
	var folders []map[string]string
	for _, root := range roots {
		folders = append(folders, map[string]string{"uri": uriOf(root), "name": root})
	}
	params["workspaceFolders"] = folders
	if strings.Contains(capabilities, `"utf-8"`) {
		c.encoding = utf8Units
	}
	c.call("initialize", params)
	c.send("initialized", map[string]any{})
}

func (c *client) uri(file string) string {
	return uriOf(filepath.Join(c.dir, filepath.FromSlash(file)))
}

// text returns a file as the editor has it, or as it is on disk.
func (c *client) text(file string) *text {
	if t := c.open[file]; t != nil {
		return t
	}
	raw, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(file)))
	if err != nil {
		c.t.Fatal(err)
	}
	return newText(string(raw))
}

func (c *client) openFile(file string) {
	c.open[file] = c.text(file)
	c.version[file] = 1
	c.send("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": c.uri(file), "languageId": "markdown", "version": 1, "text": c.open[file].raw}})
}

// edit replaces the first of some words in an open file.
func (c *client) edit(file, old, now string) {
	t := c.open[file]
	at := strings.Index(t.raw, old)
	if t == nil || at < 0 {
		c.t.Fatalf("%s does not hold %q", file, old)
	}
	change := contentChange{&textRange{c.position(t, at), c.position(t, at+len(old))}, now}
	c.open[file] = newText(t.raw[:at] + now + t.raw[at+len(old):])
	c.version[file]++
	c.send("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": c.uri(file), "version": c.version[file]}, "contentChanges": []contentChange{change},
	})
}

func (c *client) position(t *text, offset int) position {
	line := 0
	for line+1 < len(t.starts) && t.starts[line+1] <= offset {
		line++
	}
	return t.at(line, offset-t.starts[line], c.encoding)
}

// at returns the parameters for the place that words with a ^ in them mark.
func (c *client) at(file, words string) map[string]any {
	before, after, ok := strings.Cut(words, "^")
	t := c.text(file)
	at := strings.Index(t.raw, before+after)
	if !ok || at < 0 {
		c.t.Fatalf("%s does not hold %q", file, before+after)
	}
	return map[string]any{"textDocument": map[string]string{"uri": c.uri(file)}, "position": c.position(t, at+len(before))}
}

// settle waits until the server has looked at everything that was sent.
func (c *client) settle(file string) {
	c.t.Helper()
	c.call("textDocument/documentSymbol", map[string]any{"textDocument": map[string]string{"uri": c.uri(file)}, "position": position{}})
}

// name returns a file of a URI as scripts have it.
func (c *client) name(uri string) string {
	name, _ := pathOf(uri)
	rel, err := filepath.Rel(c.dir, name)
	if err != nil {
		return uri
	}
	return filepath.ToSlash(rel)
}

func shownRange(r textRange) string {
	return fmt.Sprintf("%d:%d-%d:%d", r.Start.Line+1, r.Start.Character+1, r.End.Line+1, r.End.Character+1)
}

// diagnostics returns what is wrong with all files, a line each.
func (c *client) diagnostics() []string {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	var out []string
	for uri, p := range c.found {
		for _, d := range p.Diagnostics {
			message, _, _ := strings.Cut(d.Message, "\n")
			out = append(out, fmt.Sprintf("%s:%s %s %s", c.name(uri), shownRange(d.Range), []string{"", "error", "warning", "info"}[d.Severity], d.Code+": "+message))
		}
	}
	slices.Sort(out)
	return out
}
