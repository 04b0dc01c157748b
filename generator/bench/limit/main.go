// Command limit does the least that any generator must do with a folder of
// pages: it reads them, decodes their TOML front matter, turns Markdown into
// HTML with the extensions that Partnerbook has, colours code, puts the result
// into the cheapest possible page, and writes it. No links are resolved, nothing
// is checked, indexed or listed. The processor time that it needs is the
// yardstick for the generator; see the package bench.
//
// It uses the same libraries as the generator, and no tricks that the generator
// could not use, so that it answers one question: what does everything else
// cost?
//
//	limit CONTENT_DIR OUT_DIR [-jobs N]
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/yuin/goldmark"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "limit:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("limit", flag.ContinueOnError)
	jobs := flags.Int("jobs", runtime.GOMAXPROCS(0), "number of pages made at once")
	const dirs = 2
	if len(args) < dirs {
		return errors.New("usage: limit CONTENT_DIR OUT_DIR [-jobs N]")
	}
	if err := flags.Parse(args[dirs:]); err != nil {
		return err
	}
	// Little is alive at any time, so collecting rarely costs little memory.
	const gcPercent = 400
	debug.SetGCPercent(gcPercent)

	pages, err := prepare(args[0], args[1])
	if err != nil {
		return err
	}
	return convert(pages, max(*jobs, 1))
}

// page is a file to be read and one to be written.
type page struct{ from, to string }

// prepare finds the pages and makes the folders that they will stand in.
func prepare(content, out string) ([]page, error) {
	var pages []page
	err := filepath.WalkDir(content, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := out + name[len(content):]
		if entry.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		if stem, ok := strings.CutSuffix(to, ".md"); ok {
			pages = append(pages, page{name, stem + ".html"})
		}
		return nil
	})
	return pages, err
}

// convert makes all pages, several at once.
func convert(pages []page, jobs int) error {
	var (
		workers sync.WaitGroup
		next    atomic.Int64
		failed  = make([]error, jobs) // of each worker, its first
		md      = newMarkdown()
	)
	for i := range jobs {
		workers.Go(func() {
			c := converter{markdown: md}
			for failed[i] == nil {
				n := int(next.Add(1)) - 1
				if n >= len(pages) {
					return
				}
				failed[i] = c.convert(pages[n])
			}
		})
	}
	workers.Wait()
	return errors.Join(failed...)
}

// converter is what one worker needs; its buffer serves page after page.
type converter struct {
	markdown goldmark.Markdown
	out      buffer
}

// frontMatter holds the settings that every kind of page has.
type frontMatter struct {
	Title     string
	Kind      string
	ID        string
	Summary   string
	Models    []string
	Nations   []string
	Topics    []string
	Audience  []string
	Status    string
	Reviewed  time.Time
	ReviewBy  time.Time `toml:"review_by"`
	Owner     string
	Inventory []string
	Sources   []string
	Related   []string
	Aliases   []string
	Weight    int
}

func (c *converter) convert(p page) error {
	data, err := os.ReadFile(p.from)
	if err != nil {
		return err
	}
	settings, body := split(data)
	var meta frontMatter
	if err := toml.Unmarshal(settings, &meta); err != nil {
		return fmt.Errorf("%s: %w", p.from, err)
	}
	title := html.EscapeString(meta.Title)
	c.out.Reset()
	c.out.WriteString("<!DOCTYPE html>\n<title>" + title + "</title>\n<h1>" + title + "</h1>\n")
	if err := c.markdown.Convert(body, &c.out); err != nil {
		return fmt.Errorf("%s: %w", p.from, err)
	}
	return os.WriteFile(p.to, c.out.Bytes(), 0o644)
}

// split returns what stands between two lines of +++ at the top, and the rest.
func split(data []byte) (settings, body []byte) {
	fence := []byte("+++\n")
	if !bytes.HasPrefix(data, fence) {
		return nil, data
	}
	settings, body, closed := bytes.Cut(data[len(fence):], fence)
	if !closed {
		return nil, data
	}
	return settings, body
}
