package bench

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDigest fails when the corpus changes: then Version and "Corpus format" in
// the package comment must change too, and the wanted digest here.
func TestDigest(t *testing.T) {
	const (
		format = 2
		want   = "b47b57c77651bc9b5cce34761a500148c10d6c6e6c5e0583dcb4f99df565e6b9"
	)
	first, second := makeCorpus(t, 200), makeCorpus(t, 200)
	digest := digestOf(t, first)
	if again := digestOf(t, second); digest != again {
		t.Errorf("two corpora of 200 pages differ: %s and %s", digest, again)
	}
	if digest != want || Version != format {
		t.Errorf("format %d has the digest %s; want format %d with %s", Version, digest, format, want)
	}
}

// TestCorpus holds a corpus to what the package comment says of it.
func TestCorpus(t *testing.T) {
	pages := readPages(t, makeCorpus(t, 200))
	ordinary := slices.DeleteFunc(slices.Clone(pages), sample.isIndex)
	if len(pages) != 201 || len(ordinary) != 196 {
		t.Fatalf("there are %d pages, of which %d are ordinary; want 201 and 196", len(pages), len(ordinary))
	}
	t.Run("size", func(t *testing.T) {
		within(t, "bytes", mean(ordinary, func(p sample) int { return len(p.settings) + len(p.body) }), 4800, 5000)
		within(t, "words", mean(ordinary, sample.words), 580, 620)
	})
	t.Run("shares", func(t *testing.T) {
		within(t, "tables", sum(ordinary, func(p sample) int { return strings.Count(p.body, "\n|---") }), 40, 40)
		within(t, "blocks of code", sum(ordinary, func(p sample) int { return strings.Count(p.body, "\n```\n") }), 10, 10)
	})
	for _, p := range ordinary {
		p.checkShape(t)
	}
	for _, p := range pages {
		p.checkProse(t)
	}
}

// TestLinks follows every link, in corpora whose last section is full, of one
// page, and the only one.
func TestLinks(t *testing.T) {
	for _, n := range []int{10, 51, 200} {
		pages := readPages(t, makeCorpus(t, n))
		places := map[string]bool{}
		titles := map[string]bool{}
		for _, p := range pages {
			places[p.path] = true
			for _, h := range p.headings() {
				places[p.path+"#"+h.anchor()] = true
			}
			if titles[p.title()] {
				t.Errorf("two pages have the title %q", p.title())
			}
			titles[p.title()] = true
		}
		reached := map[string]bool{"index.md": true}
		for _, p := range pages {
			for _, to := range p.links() {
				if !places[to] {
					t.Errorf("%d pages: %s links to %s, which does not exist", n, p.path, to)
				}
				file, _, _ := strings.Cut(to, "#")
				reached[file] = true
			}
		}
		if len(reached) != n+1 {
			t.Errorf("links reach %d of %d pages", len(reached), n+1)
		}
	}
}

func TestCorpusRefuses(t *testing.T) {
	for _, pages := range []int{-1, 9, 10_000_000} {
		if err := Corpus(t.TempDir(), pages); err == nil {
			t.Errorf("a corpus of %d pages was made", pages)
		}
	}
	if err := Corpus(makeCorpus(t, 10), 10); err == nil {
		t.Error("a corpus was written over another")
	}
}

// sample is a page of a corpus.
type sample struct {
	path           string // below the folder content
	settings, body string
}

func (p sample) isIndex() bool { return path.Base(p.path) == "index.md" }

// words counts what stands between white space and holds a letter or digit.
func (p sample) words() int {
	return len(regexp.MustCompile(`\S*\w\S*`).FindAllString(p.body, -1))
}

func (p sample) title() string {
	_, rest, _ := strings.Cut(p.settings, `title = "`)
	title, _, _ := strings.Cut(rest, `"`)
	return title
}

func (p sample) headings() []heading {
	var out []heading
	for _, m := range regexp.MustCompile(`(?m)^(##+) (.*)$`).FindAllStringSubmatch(p.body, -1) {
		out = append(out, heading{len(m[1]), m[2]})
	}
	return out
}

// links returns where the page's links lead, as paths below the folder content.
func (p sample) links() []string {
	var out []string
	for _, m := range regexp.MustCompile(`\[[^\]]+\]\(([^)]+)\)`).FindAllStringSubmatch(p.body, -1) {
		out = append(out, path.Join(path.Dir(p.path), m[1]))
	}
	return out
}

// checkShape checks headings, links and tables of an ordinary page.
func (p sample) checkShape(t *testing.T) {
	t.Helper()
	level, tops := 1, 0
	seen := map[string]bool{}
	for _, h := range p.headings() {
		if h.level > level+1 || h.level > 3 || seen[h.text] {
			t.Errorf("%s: heading %q is of level %d below one of %d, or stands twice", p.path, h.text, h.level, level)
		}
		level, seen[h.text] = h.level, true
		if h.level == 2 {
			tops++
		}
	}
	if tops < 3 || tops > 5 {
		t.Errorf("%s: there are %d headings of level 2, want 3 to 5", p.path, tops)
	}
	links := p.links()
	slices.Sort(links)
	if n := len(slices.Compact(links)); n < 2 || n > 6 || n != len(p.links()) {
		t.Errorf("%s: links are %q, want 2 to 6 different ones", p.path, links)
	}
	if rows := strings.Count(p.body, "\n| ") - 1; rows >= 0 && (rows < 4 || rows > 8) {
		t.Errorf("%s: the table has %d rows, want 4 to 8", p.path, rows)
	}
}

// checkProse looks for what the generator's checks of plain English report, and
// for HTML.
func (p sample) checkProse(t *testing.T) {
	t.Helper()
	text := regexp.MustCompile("(?s)```.*?```").ReplaceAllString(p.body, "")
	if m := regexp.MustCompile(`\b[A-Z]{2,}\b|[<>{}]`).FindString(p.settings + text); m != "" {
		t.Errorf("%s: %q stands on the page", p.path, m)
	}
	const longest = 25
	for _, sentence := range regexp.MustCompile(`\. |\n`).Split(text, -1) {
		if words := len(strings.Fields(sentence)); words > longest && !strings.HasPrefix(sentence, "|") {
			t.Errorf("%s: a sentence has %d words: %s", p.path, words, sentence)
		}
	}
}

func makeCorpus(t *testing.T, pages int) string {
	t.Helper()
	dir := t.TempDir()
	if err := Corpus(dir, pages); err != nil {
		t.Fatal(err)
	}
	return dir
}

// digestOf returns the SHA-256 of the names and bytes of all files in a folder.
func digestOf(t *testing.T, dir string) string {
	t.Helper()
	sum := sha256.New()
	for name, data := range files(t, dir) {
		sum.Write([]byte(name + "\x00"))
		sum.Write(data)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func readPages(t *testing.T, dir string) []sample {
	t.Helper()
	var out []sample
	for name, data := range files(t, dir) {
		name, isContent := strings.CutPrefix(name, "content/")
		if !isContent {
			continue
		}
		parts := strings.SplitN(string(data), "+++\n", 3)
		if len(parts) != 3 || parts[0] != "" {
			t.Fatalf("%s does not begin with settings", name)
		}
		out = append(out, sample{name, parts[1], parts[2]})
	}
	return out
}

// files ranges over the files of a folder in the order of their names.
func files(t *testing.T, dir string) func(yield func(string, []byte) bool) {
	return func(yield func(string, []byte) bool) {
		t.Helper()
		root := os.DirFS(dir)
		err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(root, name)
			if err == nil && !yield(name, data) {
				return fs.SkipAll
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func sum(pages []sample, of func(sample) int) float64 {
	total := 0
	for _, p := range pages {
		total += of(p)
	}
	return float64(total)
}

func mean(pages []sample, of func(sample) int) float64 {
	return sum(pages, of) / float64(len(pages))
}

func within(t *testing.T, what string, got, least, most float64) {
	t.Helper()
	if !(got >= least && got <= most) {
		t.Errorf("%s: %.1f, want %.1f to %.1f", what, got, least, most)
	}
}
