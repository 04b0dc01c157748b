package publish

import (
	"bytes"
	"context"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"partnerbook/generator/output"
)

// memory is a place of the tests. What is done to it can be watched and made to fail.
type memory struct {
	mu      sync.Mutex
	files   map[string]string
	headers map[string]Headers
	// before is called before each change, with how many there were; an error fails it.
	before func(n int, path string) error
	// reads is called with what is read, and may return something else, or fail.
	reads func(data string) (string, error)
	// after is called after each change, with what stands then.
	after   func()
	changes int
	folders bool
}

func newMemory() *memory { return &memory{files: map[string]string{}, headers: map[string]Headers{}} }

func tagFor(data string) string {
	sum := md5.Sum([]byte(data))
	return hex.EncodeToString(sum[:])
}

func (m *memory) Begin(context.Context, func()) error { return nil }
func (m *memory) Close()                              {}
func (m *memory) Folders() bool                       { return m.folders }

func (m *memory) List(context.Context) (map[string]Object, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := map[string]Object{}
	for p, data := range m.files {
		if !strings.HasPrefix(p, ownFolder) {
			out[p] = Object{int64(len(data)), tagFor(data)}
		}
	}
	return out, nil
}

func (m *memory) Read(_ context.Context, p string) ([]byte, string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.files[p]
	if !ok {
		return nil, "", fs.ErrNotExist
	}
	if m.reads != nil {
		found, err := m.reads(data)
		return []byte(found), tagFor(data), err
	}
	return []byte(data), tagFor(data), nil
}

// change does one change, unless the test wants another.
func (m *memory) change(p string, do func()) error {
	m.mu.Lock()
	n, before := m.changes, m.before
	m.changes++
	m.mu.Unlock()
	if before != nil {
		if err := before(n, p); err != nil {
			return err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	do()
	if m.after != nil {
		m.after()
	}
	return nil
}

func (m *memory) Put(ctx context.Context, p string, data []byte, h Headers, c Condition) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	failed := false
	err := m.change(p, func() {
		old, there := m.files[p]
		if failed = c.Absent && there || c.Tag != "" && (!there || tagFor(old) != c.Tag); failed {
			return
		}
		m.files[p], m.headers[p] = string(data), h
	})
	if err == nil && failed {
		err = ErrCondition
	}
	return tagFor(string(data)), err
}

func (m *memory) Remove(_ context.Context, p string) error {
	return m.change(p, func() { delete(m.files, p); delete(m.headers, p) })
}

// site returns what stands there but for the state.
func (m *memory) site() map[string]string {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := maps.Clone(m.files)
	delete(out, StateName)
	return out
}

// names finds what pages and the directory of search name.
var names = regexp.MustCompile(`(?:src|href)="([^"#:]+)"|\bshard:([a-z0-9-]+)`)

// lacking returns what files that stand somewhere name and is not there. Pages that come
// together may lead to each other; the start page leads to those that are there.
func lacking(files map[string]string) (out []string) {
	for p, text := range files {
		if path.Ext(p) != ".html" && p != "search/index.js" {
			continue
		}
		for _, m := range names.FindAllStringSubmatch(text, -1) {
			to := path.Join(path.Dir(p), m[1])
			if m[2] != "" {
				to = "search/" + m[2] + ".js"
			}
			if _, there := files[to]; !there && (p == "index.html" || !isPage(to)) {
				out = append(out, p+" names "+to)
			}
		}
	}
	return out
}

// small is a site of the given pages. Each names the style sheet, a script and the
// directory of search, which names a shard; the start page leads to all pages. What is
// written in it decides the names with digests.
func small(written string, pages ...string) map[string]string {
	digest := tagFor(written)[:10]
	shard := "t-" + strings.Map(func(r rune) rune { return 'a' + r%26 }, digest[:7])
	out := map[string]string{
		"assets/style." + digest + ".css": "/* " + written + " */",
		"assets/app." + digest + ".js":    "// " + written,
		"search/" + shard + ".js":         "partnerbook.put(1)",
		"search/index.js":                 "shard:" + shard,
		"sitemap.xml":                     "<urlset>" + strings.Join(pages, " "),
		"files/form.txt":                  "A form of " + written,
	}
	start := ""
	for _, p := range pages {
		up := strings.Repeat("../", strings.Count(p, "/"))
		out[p] = fmt.Sprintf(`<link href="%sassets/style.%s.css"><script src="%sassets/app.%s.js"></script><script src="%[1]ssearch/index.js"></script><a href="%[1]sindex.html">%s</a><a href="%[1]sfiles/form.txt">form</a>`,
			up, digest, up, digest, written)
		start += fmt.Sprintf(`<a href="%s">`, p)
	}
	out["index.html"] = `<link href="assets/style.` + digest + `.css">` + start
	return out
}

// filesOf returns the files of a site.
func filesOf(site map[string]string) (out []output.File) {
	for p, data := range site {
		out = append(out, output.File{Path: p, Emit: func(room *bytes.Buffer) error { room.WriteString(data); return nil }})
	}
	return out
}

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// options are those of the tests, a number of days after the first.
func options(day int) Options {
	return Options{Jobs: 4, Made: output.Made{Title: "Small", Program: "partnerbook test"}, Keep: 24 * time.Hour, Now: noon.AddDate(0, 0, day)}
}

func published(t *testing.T, s Store, site map[string]string, o Options) Report {
	t.Helper()
	r, err := Publish(t.Context(), s, filesOf(site), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// plain returns what of a place is not made of something else: without the manifest that
// publishing adds, and compressed forms.
func plain(site map[string]string) map[string]string {
	out := maps.Clone(site)
	maps.DeleteFunc(out, func(p, _ string) bool { return withoutForm(p) != p || p == output.ManifestName })
	return out
}
