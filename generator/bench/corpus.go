// Package bench measures the generator: it makes a synthetic knowledge base of
// any size, and its benchmarks build and serve that with the real command. The
// limit program in the folder limit does the least that any generator must do
// with the same pages; the benchmarks run both in turn and report the ratio, so
// that figures mean something on a slow or busy machine as well.
//
//	go test ./generator/bench -v -run='^$' -bench=Build -benchtime=5x -timeout=30m
//	go test ./generator/bench -v -run='^$' -bench=Serve -benchtime=100x
//
// The benchmarks are for whoever works on one thing. The program in the folder table
// measures everything that there is a goal for, and prints a table of it:
//
//	go run ./generator/bench/table -pages 1000 -runs 3          # some minutes
//	go run ./generator/bench/table -only check,serve            # rows alone
//	go run ./generator/bench/table -hugo PATH -pagefind PATH    # beside other programs
//	go run ./generator/bench/table -scale 1000,10000,50000      # how cost grows
//	go run ./generator/bench/table -markdown >BENCHMARKS.md     # to be committed
//
// What counts are seconds of processors, which a busy machine changes less than time,
// and ratios of programs that ran in turn. Wall time, and what serving takes, are worth
// something on a quiet machine only; where the table compares check to two stages of a
// build, it needs one too. What a first query loads is told by Chromium, where there is one,
// for 1,000 and for 10,000 pages.
//
// Everything is written below the folder for temporary files (TMPDIR): 50 MB for
// a corpus of 10,000 pages, and for each iteration of a build what it makes, 280 MB. The
// table keeps all that it makes until it ends, and removes it then, also when Ctrl-C
// stops it: its five runs take about 6 GB, 9 with Hugo and Pagefind, and the sizes above
// 10 more.
//
// # The corpus
//
// Corpus format: 2
//
// The corpus depends on the number of pages alone: the same number gives the
// same bytes, on every machine. Any change to them changes Version, since
// figures can be compared only for the same format; TestCorpus holds the digest
// of a small corpus. What is in it:
//
//   - site.toml with a fixed build date and three topics, which lets sections be as hard to
//     read as made-up words are;
//   - content/index.md, the home page, which links to every section;
//   - sections content/section-000 and so on with 50 pages each (fewer in the
//     last), of which the first is index.md and links to the others, so that
//     every page is linked to. The number of pages counts these and not the
//     home page.
//
// What an ordinary page holds:
//
//   - TOML front matter of 10 keys, with a title that no other page has;
//   - about 600 words, in all about 4.9 kB, in sentences of at most 25 words.
//     Frequent words are drawn more often than rare ones, and each page has
//     words of its own that it prefers; names of towns (2,080 of them) make a
//     long tail, as in real text;
//   - 3 to 5 headings of the second level, every third with one of the third
//     below it, no two alike on a page;
//   - paragraphs with bold and emphasised words, code, quotation marks and
//     apostrophes, and bulleted lists;
//   - 2 to 6 links to different other pages, half of them in the same section,
//     one in three to a heading;
//   - on every fifth page a table of 3 columns and 4 to 8 rows;
//   - on every twentieth page a block of code in TOML, Go or plain text.
//
// There is nothing in it to report: `partnerbook build --strict` succeeds.
package bench

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Version is the format of the corpus. It changes with every change of the
// bytes that Corpus writes.
const Version = 2

// sectionPages is the number of pages in a section, its index included.
const sectionPages = 50

// Corpus writes a site with the given number of pages, and one more for the
// home page, to dir, which must not hold one already.
func Corpus(dir string, pages int) error {
	c, err := newCorpus(pages)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
		return err
	}
	if err := write(filepath.Join(dir, "site.toml"), c.siteTOML()); err != nil {
		return err
	}
	if err := write(filepath.Join(dir, "content", "index.md"), c.home()); err != nil {
		return err
	}
	for n := range pages {
		if err := c.writePage(filepath.Join(dir, "content"), n); err != nil {
			return err
		}
	}
	return nil
}

// corpus knows what pages need to know of each other. Pages are numbered from
// 0, and everything about a page follows from its number.
type corpus struct {
	pages int
	words *words
}

func newCorpus(pages int) (*corpus, error) {
	c := &corpus{pages: pages, words: newWords()}
	const fewest = 10 // so that a page finds six others to link to
	if pages < fewest || pages > c.titles() {
		return nil, fmt.Errorf("a corpus has %d to %d pages, not %d", fewest, c.titles(), pages)
	}
	return c, nil
}

// write writes a file that must not exist yet.
func write(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// writePage writes a page below the folder content.
func (c *corpus) writePage(content string, n int) error {
	if isIndex(n) {
		if err := os.Mkdir(filepath.Join(content, folder(n)), 0o755); err != nil {
			return err
		}
		return write(filepath.Join(content, folder(n), file(n)), c.sectionIndex(n))
	}
	return write(filepath.Join(content, folder(n), file(n)), c.page(n))
}

func isIndex(n int) bool { return n%sectionPages == 0 }

func folder(n int) string { return fmt.Sprintf("section-%03d", n/sectionPages) }

// file returns the name of a page's file in its folder.
func file(n int) string {
	if isIndex(n) {
		return "index.md"
	}
	return fmt.Sprintf("page-%03d.md", n%sectionPages-1)
}

// link returns the address of page to as page from writes it.
func link(from, to int) string {
	if folder(from) == folder(to) {
		return file(to)
	}
	return "../" + folder(to) + "/" + file(to)
}

func (c *corpus) siteTOML() []byte {
	return fmt.Appendf(nil, `# Synthetic corpus, format %d, %d pages.
title = "A synthetic knowledge base"
build_date = 2026-11-21

[[topic]]
id = "costs"
title = "Costs"

[[topic]]
id = "people"
title = "People"

[[topic]]
id = "quality"
title = "Quality"

[reading]
all = 30

[diagnostics]
`, Version, c.pages)
}

func (c *corpus) home() []byte {
	var out bytes.Buffer
	out.WriteString(`+++
title = "A synthetic knowledge base"
kind = "guidance"
summary = "Where the sections of this knowledge base begin."
+++

This knowledge base was made to measure how fast its pages can be built.

## Sections

`)
	for n := 0; n < c.pages; n += sectionPages {
		fmt.Fprintf(&out, "- [%s](%s/index.md)\n", c.title(n), folder(n))
	}
	return out.Bytes()
}
