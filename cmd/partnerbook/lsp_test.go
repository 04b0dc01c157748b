package main_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/lsp/rpc"
)

// TestLanguageServer is an editor that starts the real command, opens a page, breaks a link,
// asks for completions, and ends it.
func TestLanguageServer(t *testing.T) {
	dir := newSite(t, tree{"content/guide/new.md": page("New", "See [the start](../index.md).")})
	c := command(t, dir, "lsp")
	var errs bytes.Buffer
	c.Stderr = &errs
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	reader, writer := rpc.NewReader(out), rpc.NewWriter(in)
	send := func(id, method string, params any) {
		t.Helper()
		if err := writer.Send(id, method, params); err != nil {
			t.Fatal(err)
		}
	}
	// next reads messages up to one that holds some words.
	next := func(words string) string {
		t.Helper()
		for {
			body, err := reader.Read()
			if err != nil {
				t.Fatalf("no %q comes: %v %s", words, err, errs.String())
			}
			if !json.Valid(body) {
				t.Fatalf("%q is no message", body)
			}
			if strings.Contains(string(body), words) {
				return string(body)
			}
		}
	}
	name := func(file string) string {
		p := filepath.ToSlash(filepath.Join(dir, file))
		return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(p, "/")}).String()
	}
	type m = map[string]any
	send("1", "initialize", m{"capabilities": m{}, "rootUri": name(".")})
	next(`"id":"1"`)
	send("", "initialized", m{})
	file := name("content/guide/new.md")
	text := page("New", "See [the start](../indx.md) and [](../).")
	send("", "textDocument/didOpen", m{"textDocument": m{"uri": file, "version": 7, "text": text}})
	if got := next("indx.md"); !strings.Contains(got, `"version":7`) || !strings.Contains(got, "link/missing-page") {
		t.Errorf("of a broken link it says %s", got)
	}
	before, _, _ := strings.Cut(text, "](../)")
	line := strings.Count(before, "\n")
	send("2", "textDocument/completion", m{"textDocument": m{"uri": file}, "position": m{"line": line, "character": len(before) - strings.LastIndexByte(before, '\n') - 1 + len("](../")}})
	if got := next(`"id":"2"`); !strings.Contains(got, `"../index.md"`) {
		t.Errorf("it completes a link with %s", got)
	}
	send("3", "shutdown", nil)
	next(`"id":"3"`)
	send("", "exit", nil)
	if err := c.Wait(); err != nil || errs.Len() > 0 {
		t.Errorf("it ends with %v, %s", err, errs.String())
	}
}
