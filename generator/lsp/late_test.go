package lsp

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestChangesBeforeTheText sends changes of a text before the text: they are made when it comes.
// What the text holds already is not made again.
func TestChangesBeforeTheText(t *testing.T) {
	c := start(t, smallSite(t), Options{})
	c.greet("{}", c.dir)
	uri := c.uri("content/a.md")
	change := func(version int, line, from, to int, words string) {
		c.send("textDocument/didChange", map[string]any{
			"textDocument":   map[string]any{"uri": uri, "version": version},
			"contentChanges": []contentChange{{&textRange{position{line, from}, position{line, to}}, words}},
		})
	}
	change(2, 4, 7, 11, "gone.md")
	change(1, 4, 0, 6, "See [](x.md).")
	change(0, 4, 0, 0, "Never made. ")
	c.send("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "version": 0, "text": "+++\ntitle = \"A\"\n+++\n\nWords.\n"}})
	change(3, 4, 4, 7, "[A page that went](")
	c.settle("content/a.md")
	want := "content/a.md:5:24-5:31 error link/missing-page: There is no page gone.md."
	if got := c.diagnostics(); !slices.Contains(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestChangesOfNoText sends more changes of texts that are never opened than are kept.
func TestChangesOfNoText(t *testing.T) {
	kept := early{}
	for i := range 3 * mostEarly {
		kept.add(didChangeParams{TextDocument: documentID{URI: fmt.Sprint("file:///", i%7), Version: &i}})
	}
	n := 0
	for _, changes := range kept {
		n += len(changes)
	}
	if n == 0 || n > mostEarly {
		t.Errorf("%d changes are kept", n)
	}
}

// TestLateChanges makes the keys of a line in any order:
// the text is always the one that was typed.
func TestLateChanges(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	const typed = "dŵr 😀 x"
	var changes []didChangeParams
	column := 0
	for i, r := range []rune(typed) {
		version := i + 2
		changes = append(changes, didChangeParams{documentID{"file:///x.md", &version}, []contentChange{
			{&textRange{position{0, column}, position{0, column}}, string(r)},
		}})
		column += utf16Units.length(string(r))
	}
	for range 200 {
		d := &document{version: 1, text: newText("\nend")}
		for _, i := range random.Perm(len(changes)) {
			d.change(changes[i], utf16Units)
		}
		if d.text.raw != typed+"\nend" || d.version != len(changes)+1 {
			t.Fatalf("%q, version %d", d.text.raw, d.version)
		}
	}
}

// TestLateChangesAreBounded types for long, and in a large text: little is kept of either.
func TestLateChangesAreBounded(t *testing.T) {
	for size, most := range map[int]int{0: mostRecent, mostRecentBytes / 2: 2, 2 * mostRecentBytes: 0} {
		d := &document{text: newText(string(make([]byte, size)))}
		for i := range 3 * mostRecent {
			d.change(didChangeParams{documentID{"file:///x.md", &i}, []contentChange{{&textRange{}, "x"}}}, utf16Units)
		}
		if len(d.recent) > most || len(d.text.raw) != size+3*mostRecent {
			t.Errorf("%d bytes: %d changes are kept, the text has %d", size, len(d.recent), len(d.text.raw))
		}
	}
}
