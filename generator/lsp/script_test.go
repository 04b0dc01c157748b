package lsp

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what came out into the scripts")

// TestScripts plays the scripts of testdata: files of a site, and above them what an editor does
// with them. Lines that begin with > are what must come of the line before.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no scripts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			play(t, file)
		})
	}
}

func play(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range archive.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	c := start(t, dir, Options{})
	var got strings.Builder
	for line := range strings.Lines(string(archive.Comment)) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, ">") {
			continue
		}
		got.WriteString(line + "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		for _, out := range c.play(line) {
			got.WriteString(strings.TrimRight("> "+out, " ") + "\n")
		}
	}
	if *update {
		archive.Comment = []byte(got.String())
		if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := string(archive.Comment); got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

const modernEditor = `{"general":{"positionEncodings":["utf-16"]},"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["rename"]}},
	"textDocument":{"completion":{"completionItem":{"snippetSupport":true}}}}`

// play does what one line of a script says, and returns what came of it. Words in quotes are
// written as in Go.
func (c *client) play(line string) []string {
	words := cut(c.t, line)
	arg := func(i int) string {
		if i < len(words) {
			return words[i]
		}
		c.t.Fatalf("%q lacks something", line)
		return ""
	}
	switch words[0] {
	case "editor": // modern, old or utf-8
		capabilities := map[string]string{"modern": modernEditor, "old": "{}", "utf-8": `{"general":{"positionEncodings":["utf-8"]}}`}[arg(1)]
		c.greet(capabilities, c.dir)
	case "open":
		c.openFile(arg(1))
	case "close":
		c.send("textDocument/didClose", map[string]any{"textDocument": map[string]string{"uri": c.uri(arg(1))}})
		delete(c.open, arg(1))
	case "edit":
		c.edit(arg(1), arg(2), arg(3))
	case "disk":
		c.onDisk(arg(1), arg(2), arg(3))
	case "diagnostics":
		c.settle(arg(1))
		return c.diagnostics()
	case "complete":
		return c.complete(arg(1), arg(2))
	case "hover":
		h := result[*hover](c, "textDocument/hover", c.at(arg(1), arg(2)))
		if h == nil {
			return []string{"nothing"}
		}
		return append([]string{shownRange(*h.Range)}, strings.Split(h.Contents.Value, "\n")...)
	case "definition":
		l := result[*location](c, "textDocument/definition", c.at(arg(1), arg(2)))
		if l == nil {
			return []string{"nothing"}
		}
		return []string{c.name(l.URI) + ":" + shownRange(l.Range)}
	case "references":
		var out []string
		for _, l := range result[[]location](c, "textDocument/references", c.at(arg(1), arg(2))) {
			out = append(out, c.name(l.URI)+":"+shownRange(l.Range))
		}
		slices.Sort(out)
		return out
	case "symbols":
		return outline(result[[]documentSymbol](c, "textDocument/documentSymbol", map[string]any{"textDocument": map[string]string{"uri": c.uri(arg(1))}}), "")
	case "prepare":
		m := c.call("textDocument/prepareRename", c.at(arg(1), arg(2)))
		if m.Error != nil {
			return []string{m.Error.Message}
		}
		p, _ := read[prepared](m.Result)
		return []string{shownRange(p.Range) + " " + p.Placeholder}
	case "rename":
		params := c.at(arg(1), arg(2))
		params["newName"] = arg(3)
		return c.apply(c.call("textDocument/rename", params).Result, c.call("textDocument/rename", params).Error)
	case "move":
		return c.moveFile(arg(1), arg(2))
	case "format":
		edits := result[[]textEdit](c, "textDocument/formatting", map[string]any{"textDocument": map[string]string{"uri": c.uri(arg(1))}, "options": map[string]any{}})
		c.write(arg(1), edits)
		return strings.Split(strings.TrimSuffix(c.text(arg(1)).raw, "\n"), "\n")
	case "show":
		return strings.Split(strings.TrimSuffix(c.text(arg(1)).raw, "\n"), "\n")
	default:
		c.t.Fatalf("there is no %q", words[0])
	}
	return nil
}

// cut cuts a line into words, of which some may be quoted.
func cut(t testing.TB, line string) (words []string) {
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		if quoted, err := strconv.QuotedPrefix(line); err == nil {
			word, err := strconv.Unquote(quoted)
			if err != nil {
				t.Fatal(err)
			}
			words, line = append(words, word), line[len(quoted):]
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		words, line = append(words, word), rest
	}
	return words
}

func outline(symbols []documentSymbol, indent string) []string {
	var out []string
	for _, s := range symbols {
		out = append(out, indent+shownRange(s.Range)+" "+s.Name+" "+s.Detail)
		out = append(out, outline(s.Children, indent+"  ")...)
	}
	return out
}

// onDisk changes a file on disk, as another program does, and tells of it.
func (c *client) onDisk(file, old, now string) {
	name := filepath.Join(c.dir, filepath.FromSlash(file))
	raw, _ := os.ReadFile(name)
	changed := strings.Replace(string(raw), old, now, 1)
	if err := os.WriteFile(name, []byte(changed), 0o666); err != nil {
		c.t.Fatal(err)
	}
	c.send("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": c.uri(file), "type": 2}}})
}

func (c *client) complete(file, words string) []string {
	list := result[*completionList](c, "textDocument/completion", c.at(file, words))
	if list == nil {
		return []string{"nothing"}
	}
	var out []string
	for _, item := range list.Items {
		line := item.Label
		if item.TextEdit.NewText != item.Label {
			line += " " + strconv.Quote(item.TextEdit.NewText)
		}
		if item.Detail != "" {
			line += " (" + item.Detail + ")"
		}
		out = append(out, line+" "+shownRange(item.TextEdit.Range))
	}
	if list.IsIncomplete {
		out = append(out, "…")
	}
	return out
}

// apply makes the edits that a rename came to, on the texts and on disk, and returns them.
func (c *client) apply(raw json.RawMessage, problem error) []string {
	var e struct {
		Changes         map[string][]textEdit `json:"changes"`
		DocumentChanges []json.RawMessage     `json:"documentChanges"`
	}
	if len(raw) == 0 {
		return []string{problem.Error()}
	}
	if err := json.Unmarshal(raw, &e); err != nil {
		c.t.Fatal(err)
	}
	var out []string
	for uri, edits := range e.Changes {
		out = append(out, c.write(c.name(uri), edits)...)
	}
	for _, change := range e.DocumentChanges {
		if r, _ := read[renameFile](change); r.Kind == "rename" {
			out = append(out, "rename "+c.name(r.OldURI)+" "+c.name(r.NewURI))
			c.renameOnDisk(c.name(r.OldURI), c.name(r.NewURI))
			continue
		}
		d, _ := read[documentEdit](change)
		out = append(out, c.write(c.name(d.TextDocument.URI), d.Edits)...)
	}
	slices.Sort(out)
	return out
}

// write makes edits of one file, from the last to the first, and returns them.
func (c *client) write(file string, edits []textEdit) []string {
	t := c.text(file)
	var out []string
	for _, e := range edits {
		out = append(out, fmt.Sprintf("%s:%s %s", file, shownRange(e.Range), strconv.Quote(e.NewText)))
	}
	for _, e := range slices.Backward(edits) {
		t = t.edited(contentChange{&e.Range, e.NewText}, c.encoding)
	}
	if c.open[file] != nil {
		c.open[file] = t
		c.version[file]++
		c.send("textDocument/didChange", map[string]any{
			"textDocument": map[string]any{"uri": c.uri(file), "version": c.version[file]}, "contentChanges": []contentChange{{Text: t.raw}},
		})
	}
	if err := os.WriteFile(filepath.Join(c.dir, filepath.FromSlash(file)), []byte(t.raw), 0o666); err != nil {
		c.t.Fatal(err)
	}
	c.send("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": c.uri(file), "type": 2}}})
	return out
}

// moveFile renames a file or folder as editors do: they ask first what else is to be edited.
func (c *client) moveFile(old, now string) []string {
	m := c.call("workspace/willRenameFiles", map[string]any{"files": []any{map[string]string{"oldUri": c.uri(old), "newUri": c.uri(now)}}})
	var out []string
	if string(m.Result) != "null" {
		out = c.apply(m.Result, nil)
	}
	c.renameOnDisk(old, now)
	return out
}

func (c *client) renameOnDisk(old, now string) {
	to := filepath.Join(c.dir, filepath.FromSlash(now))
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		c.t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(c.dir, filepath.FromSlash(old)), to); err != nil {
		c.t.Fatal(err)
	}
	if t := c.open[old]; t != nil {
		c.play("close " + old)
		c.openFile(now)
	}
	var changes []any
	for _, file := range []string{old, now} {
		changes = append(changes, map[string]any{"uri": c.uri(file), "type": 2})
	}
	c.send("workspace/didChangeWatchedFiles", map[string]any{"changes": changes})
}
