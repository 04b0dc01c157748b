package lsp

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"partnerbook"
	"partnerbook/generator/bench"
)

// BenchmarkEdit says how long it takes from an edit to word of it: the median, where words of a
// page change and where a link breaks and is mended, so that the site is linked anew. Run it as
//
//	go test ./generator/lsp -run='^$' -bench=Edit -benchtime=100x
func BenchmarkEdit(b *testing.B) {
	b.Run("content", func(b *testing.B) {
		dir := b.TempDir()
		if err := os.CopyFS(dir, partnerbook.Site); err != nil {
			b.Fatal(err)
		}
		measureEdits(b, dir, "content/writing/citing.md")
	})
	b.Run("10000", func(b *testing.B) {
		dir := b.TempDir()
		if err := bench.Corpus(dir, 10_000); err != nil {
			b.Fatal(err)
		}
		pages, _ := filepath.Glob(filepath.Join(dir, "content", "*", "*.md"))
		if len(pages) == 0 {
			b.Fatal("there are no pages")
		}
		page, _ := filepath.Rel(dir, pages[len(pages)/2])
		measureEdits(b, dir, filepath.ToSlash(page))
	})
}

func measureEdits(b *testing.B, dir, file string) {
	for _, kind := range []struct{ name, words string }{
		{"words", "Word %d."},
		{"links", "See [](#nowhere-%d)."},
	} {
		b.Run(kind.name, func(b *testing.B) {
			c := start(b, dir, Options{})
			c.greet("{}", dir)
			c.openFile(file)
			c.settle(file)
			last := "\n\n"
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				next := fmt.Sprintf("\n\n"+kind.words+"\n", i)
				begun := time.Now()
				c.editEnd(file, last, next)
				c.heard(file)
				took = append(took, time.Since(begun))
				last = next
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
			b.ReportMetric(float64(took[len(took)*9/10].Microseconds())/1000, "ms/p90")
		})
	}
}

// editEnd puts other words at the end of an open file.
func (c *client) editEnd(file, old, now string) {
	t := c.open[file]
	cut := len(t.raw)
	if len(t.raw) >= len(old) && t.raw[len(t.raw)-len(old):] == old {
		cut -= len(old)
	}
	change := contentChange{&textRange{c.position(t, cut), c.position(t, len(t.raw))}, now}
	c.open[file] = newText(t.raw[:cut] + now)
	c.version[file]++
	c.send("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": c.uri(file), "version": c.version[file]}, "contentChanges": []contentChange{change},
	})
}

// heard waits for word of the last edit of a file.
func (c *client) heard(file string) {
	want := fmt.Sprintf("%s@%d", filepath.Base(file), c.version[file])
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Microsecond) {
		c.mutex.Lock()
		known := len(c.versions) > 0 && c.versions[len(c.versions)-1] == want
		c.mutex.Unlock()
		if known {
			return
		}
		if time.Now().After(deadline) {
			c.t.Fatalf("no word of %s", want)
		}
	}
}
