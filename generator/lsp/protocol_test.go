package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"partnerbook/generator/lsp/rpc"
	"partnerbook/generator/testrun"
)

// smallSite writes a small site and returns its folder.
func smallSite(t *testing.T) string {
	dir := t.TempDir()
	testrun.Put(t, filepath.Join(dir, "site.toml"), "title = \"T\"\n")
	testrun.Put(t, filepath.Join(dir, "content/index.md"), "+++\ntitle = \"Start\"\n+++\n\nSee [](a.md).\n")
	testrun.Put(t, filepath.Join(dir, "content/a.md"), "+++\ntitle = \"A\"\n+++\n\nWords.\n")
	return dir
}

// until waits until something holds.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !holds(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("never: " + what)
		}
	}
}

func (c *client) said(words string) bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return slices.ContainsFunc(c.logged, func(s string) bool { return strings.Contains(s, words) })
}

func (c *client) end(t *testing.T) error {
	t.Helper()
	select {
	case err := <-c.ended:
		return err
	case <-time.After(time.Minute):
		t.Fatal("the server does not end")
		return nil
	}
}

func TestLifeOfAServer(t *testing.T) {
	c := start(t, smallSite(t), Options{})
	if m := c.call("textDocument/hover", map[string]any{}); m.Error == nil || m.Error.Code != rpc.NotInitialized {
		t.Errorf("before initialize: %+v", m)
	}
	c.send("textDocument/didOpen", map[string]any{}) // passed over
	c.greet("{}", c.dir)
	if m := c.call("initialize", map[string]any{"capabilities": map[string]any{}}); m.Error == nil || m.Error.Code != rpc.InvalidRequest {
		t.Errorf("a second initialize: %+v", m)
	}
	if m := c.call("textDocument/noSuchThing", nil); m.Error == nil || m.Error.Code != rpc.MethodNotFound {
		t.Errorf("an unknown method: %+v", m)
	}
	c.send("$/noSuchThing", nil)
	c.send("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": "file:///nowhere.md", "version": 1}})
	c.send("textDocument/didClose", []int{1})
	if m := c.call("shutdown", nil); m.Error != nil || string(m.Result) != "" && string(m.Result) != "null" {
		t.Errorf("shutdown: %+v", m)
	}
	if m := c.call("textDocument/hover", nil); m.Error == nil || m.Error.Code != rpc.InvalidRequest {
		t.Errorf("after shutdown: %+v", m)
	}
	c.send("exit", nil)
	if err := c.end(t); err != nil {
		t.Error(err)
	}
}

// TestEnds ends a server in other ways.
func TestEnds(t *testing.T) {
	for name, test := range map[string]struct {
		do   func(c *client)
		want error
	}{
		"exit without shutdown": {func(c *client) { c.send("exit", nil) }, ErrNoShutdown},
		"the editor dies":       {func(c *client) { c.closing.Close() }, ErrNoShutdown},
		"it dies when it is over": {func(c *client) {
			c.call("shutdown", nil)
			c.closing.Close()
		}, nil},
		"the frames are lost": {func(c *client) { writeRaw(c, "hello\r\n\r\n") }, rpc.ErrFrames},
	} {
		t.Run(name, func(t *testing.T) {
			c := start(t, smallSite(t), Options{})
			c.greet("{}", c.dir)
			c.openFile("content/index.md")
			test.do(c)
			if err := c.end(t); !errors.Is(err, test.want) {
				t.Errorf("%v, want %v", err, test.want)
			}
		})
	}
}

func writeRaw(c *client, s string) {
	_, _ = c.closing.(interface{ Write([]byte) (int, error) }).Write([]byte(s))
}

// TestOddInput sends what no editor should. The server answers what it can, and goes on.
func TestOddInput(t *testing.T) {
	c := start(t, smallSite(t), Options{})
	c.greet("{}", c.dir)
	c.openFile("content/index.md")
	for _, s := range []string{"", "{", "[]", "null", `{"jsonrpc":"2.0"}`, `{"id":{},"method":"x"}`, `{"id":1,"result":7}`, `{"method":7}`} {
		writeRaw(c, fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(s), s))
	}
	for _, method := range sortedKeys(handlers) {
		for _, params := range []string{`null`, `[]`, `7`, `{}`, `{"textDocument":7}`, `{"textDocument":{"uri":"untitled:x"},"position":{"line":-1,"character":-1}}`,
			`{"textDocument":{"uri":"` + c.uri("content/index.md") + `"},"position":{"line":99999999999,"character":-5},"newName":"x"}`,
			`{"textDocument":{"uri":"` + c.uri("content/index.md") + `"},"position":{"line":4,"character":999999},"newName":"\u0000/../.."}`,
			`{"textDocument":{"uri":"file:///%zz","text":"x"},"files":[{"oldUri":"x","newUri":"y"}],"contentChanges":[{"range":{"start":{"line":5},"end":{"line":-2}},"text":"y"}]}`} {
			if m := c.call(method, json.RawMessage(params)); m.Error != nil && m.Error.Code == rpc.InternalError {
				t.Errorf("%s %s: %v", method, params, m.Error)
			}
		}
	}
	c.openFile("content/index.md") // it was opened empty, edited and closed
	c.settle("content/index.md")
	if got := c.diagnostics(); len(got) != 0 {
		t.Errorf("after all that: %v", got)
	}
	until(t, "the answer to what is no JSON", func() bool { return c.said(fmt.Sprint(rpc.ParseError)) })
}

// TestCancel takes a request back before its turn has come.
func TestCancel(t *testing.T) {
	c := start(t, smallSite(t), Options{})
	c.greet("{}", c.dir)
	c.openFile("content/index.md")
	// The word is read before the request, as if that stood in a long line.
	c.send("$/cancelRequest", map[string]any{"id": fmt.Sprint("c", c.next+1)})
	if m := c.call("textDocument/hover", c.at("content/index.md", "See^ ")); m.Error == nil || m.Error.Code != rpc.RequestCancelled {
		t.Errorf("%+v", m)
	}
	if m := c.call("textDocument/hover", c.at("content/index.md", "See^ ")); m.Error != nil {
		t.Errorf("the next: %+v", m)
	}
}

// TestVersions wants word of the last of many edits, with its version, and that nothing is said
// of texts that are not there any more.
func TestVersions(t *testing.T) {
	c := start(t, smallSite(t), Options{})
	c.greet("{}", c.dir)
	c.openFile("content/index.md")
	for i := range 50 {
		c.edit("content/index.md", "a.md", fmt.Sprintf("a.md#%d-", i))
	}
	c.settle("content/index.md")
	c.mutex.Lock()
	last := c.versions[len(c.versions)-1]
	c.mutex.Unlock()
	if last != "index.md@51" {
		t.Errorf("the last word is of %s", last)
	}
	if got := c.diagnostics(); len(got) != 1 || !strings.Contains(got[0], "49-#48-") {
		t.Errorf("%q", got)
	}
}

// TestFolders opens several sites, a folder of plain Markdown and a file alone.
func TestFolders(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) { testrun.Put(t, filepath.Join(dir, name), text) }
	put("one/site.toml", "title = \"One\"\n")
	put("one/content/index.md", "+++\ntitle = \"One\"\n+++\n\n[](nothing.md)\n")
	put("one/docs/notes.md", "[](nothing.md)\n")
	put("repo/sub/site.toml", "title = \"Two\"\nnonsense = 1\n")
	put("repo/sub/content/index.md", "+++\ntitle = \"Two\"\n+++\n\nWords.\n")
	put("plain/index.md", "# Plain\n\n[x](nothing.md)\n")
	put("plain/other.md", "# Other\n\nWords.\n")
	c := start(t, dir, Options{})
	c.greet("{}", filepath.Join(dir, "one"), filepath.Join(dir, "repo"), filepath.Join(dir, "plain"))
	c.openFile("one/docs/notes.md") // of no site
	c.openFile("repo/sub/content/index.md")
	c.openFile("plain/other.md")
	c.openFile("one/content/index.md")
	for _, file := range []string{"repo/sub/content/index.md", "plain/other.md", "one/content/index.md"} {
		c.settle(file)
	}
	want := []string{
		"one/content/index.md:5:4-5:14 error link/missing-page: There is no page nothing.md.",
		"plain/index.md:3:5-3:15 warning link/missing-page: There is no page nothing.md.",
		"repo/sub/site.toml:2:1-2:9 error meta/unknown-key: There is no setting nonsense.",
	}
	if got := c.diagnostics(); !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	// A folder that is closed takes its problems with it.
	c.send("textDocument/didClose", map[string]any{"textDocument": map[string]string{"uri": c.uri("one/content/index.md")}})
	c.send("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{"added": []any{}, "removed": []any{map[string]string{"uri": c.uri("one")}}}})
	c.settle("plain/other.md")
	if got := c.diagnostics(); !slices.Equal(got, want[1:]) {
		t.Errorf("after closing one: got\n%s", strings.Join(got, "\n"))
	}
	// So does one of which only a text was open.
	put("alone/x.md", "[x](nothing.md)\n")
	c.openFile("alone/x.md")
	c.settle("alone/x.md")
	if got := c.diagnostics(); len(got) != 3 || !strings.HasPrefix(got[0], "alone/x.md:1:5") {
		t.Errorf("after opening a text alone: got\n%s", strings.Join(got, "\n"))
	}
	c.send("textDocument/didClose", map[string]any{"textDocument": map[string]string{"uri": c.uri("alone/x.md")}})
	c.settle("plain/other.md")
	if got := c.diagnostics(); !slices.Equal(got, want[1:]) {
		t.Errorf("after closing it: got\n%s", strings.Join(got, "\n"))
	}
}

// TestOneSite works on the site that the command names, and on no other.
func TestOneSite(t *testing.T) {
	dir := smallSite(t)
	testrun.Put(t, filepath.Join(dir, "elsewhere/x.md"), "[](nothing.md)\n")
	c := start(t, dir, Options{Site: dir, Content: filepath.Join(dir, "content")})
	c.greet("{}")
	c.openFile("elsewhere/x.md")
	c.openFile("content/a.md")
	c.edit("content/a.md", "Words.", "[](nothing.md)")
	c.settle("content/a.md")
	if got := c.diagnostics(); len(got) != 1 || !strings.HasPrefix(got[0], "content/a.md:5:4") {
		t.Errorf("%q", got)
	}
}

// TestFolderVanishes takes the site away under the server, and brings it back.
func TestFolderVanishes(t *testing.T) {
	dir := smallSite(t)
	c := start(t, dir, Options{})
	c.greet("{}", dir)
	c.openFile("content/index.md")
	c.settle("content/index.md")
	content, away := filepath.Join(dir, "content"), filepath.Join(dir, "away")
	if err := os.Rename(content, away); err != nil {
		t.Skip(err) // Windows does not let go of folders that are open
	}
	c.send("textDocument/didSave", map[string]any{"textDocument": map[string]string{"uri": c.uri("content/a.md")}})
	c.settle("content/index.md")
	until(t, "word that the folder is gone", func() bool { return c.said("is not there any more") })
	if err := os.Rename(away, content); err != nil {
		t.Fatal(err)
	}
	c.edit("content/index.md", "a.md", "b.md")
	c.settle("content/index.md")
	if got := c.diagnostics(); len(got) == 0 || !strings.Contains(strings.Join(got, "\n"), "no page b.md") {
		t.Errorf("%q", got)
	}
}

// TestWatching asks editors that can to tell of changed files.
func TestWatching(t *testing.T) {
	c := start(t, smallSite(t), Options{})
	c.greet(`{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}`, c.dir)
	until(t, "the request to tell of changes", func() bool {
		c.mutex.Lock()
		defer c.mutex.Unlock()
		return slices.Contains(c.asked, "client/registerCapability")
	})
}
