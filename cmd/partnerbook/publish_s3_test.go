package main_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"

	"partnerbook/generator/testrun"
	"partnerbook/search"
)

// TestPublishToBucket publishes to a real server, and looks at what that would tell a
// browser.
func TestPublishToBucket(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	g, dir := newGateway(t), newSite(t, tree{"content/long.md": "+++\ntitle = \"Long\"\n+++\n\n" + strings.Repeat("Words and words. ", 200) + "\n"})
	built(t, dir, "--base-url", "https://www.example.org/", "--out", "wanted")
	want := readTree(t, filepath.Join(dir, "wanted"))
	args := []string{"--base-url", "https://www.example.org/"}
	g.published(t, dir, "", args...)
	if got := g.holds(t, ""); !maps.Equal(got, want) {
		t.Errorf("the bucket holds %d files, and not what build makes, %d", len(got), len(want))
	}
	r := g.published(t, dir, "", args...)
	if !strings.Contains(r.errs, "Files: 0 put") {
		t.Errorf("nothing changed, and it says: %s", r.errs)
	}

	// An edit changes its page and what tells of it.
	putAll(t, dir, tree{"content/guide/two.md": "+++\ntitle = \"Two\"\n+++\n\nChanged, see [one](one.md).\n"})
	r = g.published(t, dir, "", args...)
	if strings.Contains(r.errs, "Files: 0 put") || !strings.Contains(g.holds(t, "")["guide/two.html"], "Changed") {
		t.Errorf("after an edit it says: %s", r.errs)
	}

	g.published(t, dir, "/below/it", append(args, "--gzip")...)
	g.published(t, dir, "/beside", append(args, "--precompress")...)
	for p, want := range map[string][3]string{
		"long.html":                        {"text/html; charset=utf-8", "no-cache", ""},
		"files/form.txt":                   {"text/plain; charset=utf-8", "no-cache", ""},
		"search/index.js":                  {"text/javascript; charset=utf-8", "no-cache", ""},
		"below/it/long.html":               {"text/html; charset=utf-8", "no-cache", "gzip"},
		"below/it/files/form.txt":          {"text/plain; charset=utf-8", "no-cache", ""},
		"beside/long.html":                 {"text/html; charset=utf-8", "no-cache", ""},
		"beside/long.html.br":              {"text/html; charset=utf-8", "no-cache", "br"},
		"beside/long.html.zst":             {"text/html; charset=utf-8", "no-cache", "zstd"},
		g.one(t, "assets/*.css"):           {"text/css; charset=utf-8", "public, max-age=31536000, immutable", ""},
		g.one(t, "search/t-*.js"):          {"text/javascript; charset=utf-8", "public, max-age=31536000, immutable", ""},
		g.one(t, "beside/assets/*.css.gz"): {"text/css; charset=utf-8", "public, max-age=31536000, immutable", "gzip"},
	} {
		info, err := g.client(t).StatObject(t.Context(), "handbook", p, minio.StatObjectOptions{})
		got := [3]string{info.ContentType, info.Metadata.Get("Cache-Control"), info.Metadata.Get("Content-Encoding")}
		if err != nil || got != want {
			t.Errorf("%s is answered with %q, %v; want %q", p, got, err, want)
		}
	}
}

// one returns a file of the bucket that fits a pattern.
func (g gateway) one(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(g.root, "handbook", filepath.FromSlash(pattern)))
	if err != nil || len(found) == 0 {
		t.Fatalf("nothing fits %s: %v", pattern, err)
	}
	rel, err := filepath.Rel(filepath.Join(g.root, "handbook"), found[0])
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(rel)
}

// TestPublishSaysWhatIsWrong asks a real server for what it refuses.
func TestPublishSaysWhatIsWrong(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	g, dir := newGateway(t), newSite(t, nil)
	refused := func(code int, words []string, env []string, args ...string) {
		t.Helper()
		c := g.publish(t, dir, "", args...)
		c.Env = append(c.Env, env...)
		r := finish(t, c)
		wantRefusal(t, r, code, words...)
		if strings.Contains(r.errs, gatewaySecret) {
			t.Errorf("a secret is printed:\n%s", r.errs)
		}
	}
	refused(exitMachine, []string{"does not accept the credentials", "AWS_SECRET_ACCESS_KEY"}, []string{"AWS_SECRET_ACCESS_KEY=wrong"})
	refused(exitMachine, []string{"does not accept the credentials"}, []string{"AWS_ACCESS_KEY_ID=nobody"})
	c := command(t, dir, "publish", "s3://nowhere", "--endpoint", "http://"+g.address)
	c.Env = append(c.Env, "AWS_ACCESS_KEY_ID="+gatewayKey, "AWS_SECRET_ACCESS_KEY="+gatewaySecret)
	wantRefusal(t, finish(t, c), exitMachine, "no such bucket", "nowhere")

	putAll(t, g.root, tree{"handbook/minutes.txt": "Somebody else's."})
	refused(exitUsage, []string{"did not publish", "minutes.txt", "--beside"}, nil)
	g.published(t, dir, "", "--beside")
	refused(exitUsage, []string{"another site", "Small", "--take-over"}, nil, "--config", "title=Other")
	if g.holds(t, "")["minutes.txt"] != "Somebody else's." {
		t.Error("somebody else's file is gone")
	}
}

// TestTwoPublishAtOnce publishes two editions at the same time, again and again. At the end
// one of them stands, whole.
func TestTwoPublishAtOnce(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	g, e := newGateway(t), builtEditions(t)
	// The server keeps objects as files: where one edition has the file flip and the other a
	// folder of that name, what is left of the one that gives way can refuse the other's.
	if err := os.RemoveAll(filepath.Join(e.dir, "b", "content", "files", "flip")); err != nil {
		t.Fatal(err)
	}
	e.build(t)
	overtaken := 0
	for range max(3, trials()/5) {
		a, b := g.publish(t, e.dir, "", "--from", "built-a"), g.publish(t, e.dir, "", "--from", "built-b")
		var words, more strings.Builder
		a.Stderr, b.Stderr = &words, &more
		one, other := e.start(t, a), e.start(t, b)
		<-one
		<-other
		if a.ProcessState.ExitCode() != exitFine || b.ProcessState.ExitCode() != exitFine {
			overtaken++
		}
		if a.ProcessState.ExitCode() != exitFine && b.ProcessState.ExitCode() != exitFine {
			t.Errorf("both gave way:\n%s\n%s", &words, &more)
		}
		e.wantNoneMissing(t, g)
	}
	t.Logf("%d times one gave way to the other", overtaken)
	g.published(t, e.dir, "", "--from", "built-b")
	e.wantEdition(t, g, "", e.b)
}

// builtEditions are two sites and what builds of them hold, in folders.
func builtEditions(t *testing.T) editions {
	t.Helper()
	e := editions{dir: t.TempDir()}
	e.makeSites(t, pages(200))
	e.build(t)
	return e
}

// build builds both, again if they were built before.
func (e *editions) build(t *testing.T) {
	t.Helper()
	for _, name := range []string{"a", "b"} {
		// A title that both have: they are editions of one site.
		built(t, e.dir, "--site", name, "--out", "built-"+name, "--base-url", "https://www.example.org/", "--config", "title=Handbook")
	}
	e.a, e.b = readTree(t, filepath.Join(e.dir, "built-a")), readTree(t, filepath.Join(e.dir, "built-b"))
}

// wantEdition fails unless the bucket holds an edition, and besides nothing but files with
// digests in their names, which stay for a while.
func (e editions) wantEdition(t *testing.T, g gateway, below string, want tree) {
	t.Helper()
	got := g.holds(t, below)
	for p, data := range want {
		if got[p] != data {
			t.Errorf("%s is not that of the edition", p)
		}
	}
	for p := range got {
		if !hasFile(want, p) && !strings.HasPrefix(p, "assets/") && !strings.HasPrefix(p, "search/") {
			t.Errorf("%s is left", p)
		}
	}
}

// named finds what a page needs: style sheets, scripts, pictures.
var named = regexp.MustCompile(`(?:<link rel="stylesheet" href|<script src|<img src|data-(?:helper|engine))="([^"#:]+)"`)

// wantNoneMissing fails if a page in the bucket lacks what it needs, or search a shard.
func (e editions) wantNoneMissing(t *testing.T, g gateway) {
	t.Helper()
	files := g.holds(t, "")
	for p, text := range files {
		if path.Ext(p) != ".html" {
			continue
		}
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			if to := path.Join(path.Dir(p), m[1]); !hasFile(files, to) {
				t.Errorf("%s needs %s, and that is missing", p, to)
			}
		}
	}
	if err := asks(func(name string) ([]byte, error) { return files.read("search/" + name) }); err != nil {
		t.Errorf("search: %v", err)
	}
}

func (f tree) read(p string) ([]byte, error) {
	if data, ok := f[p]; ok {
		return []byte(data), nil
	}
	return nil, fmt.Errorf("%s: %w", p, fs.ErrNotExist)
}

// asks searches, if there is search, and returns what goes wrong.
func asks(read func(name string) ([]byte, error)) error {
	if _, err := read(search.DirectoryName); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	x, err := search.Open(read)
	if err != nil {
		return err
	}
	for _, words := range []string{"edition page", "council service", `"second edition"`, "servcie"} {
		if _, err := x.Search(words, search.Options{}); err != nil {
			return err
		}
	}
	return nil
}

// TestKilledPublish kills publications to a real server at random moments, while a reader
// looks at pages. No page lacks what it needs, at any moment, and in the end a publication
// comes to what a clean one comes to.
func TestKilledPublish(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	g, e, r := newGateway(t), builtEditions(t), random(t)
	ctx, stop := context.WithCancel(t.Context())
	looked := make(chan int)
	go func() { looked <- e.reader(ctx, t, g) }()

	g.published(t, e.dir, "", "--from", "built-a")
	start := time.Now()
	g.published(t, e.dir, "", "--from", "built-b")
	needed := time.Since(start)
	killed, between, tried := 0, 0, 0
	const enough = 5
	for i := 0; i < max(20, trials()) || between < enough && i < 10*trials(); i++ {
		tried++
		before := g.holds(t, "")
		c := g.publish(t, e.dir, "", "--from", []string{"built-a", "built-b"}[r.IntN(2)], "--jobs", fmt.Sprint(1+r.IntN(8)))
		done := e.start(t, c)
		select {
		case <-done:
		case <-time.After(time.Duration(r.Int64N(int64(needed) + 1))):
		}
		_ = c.Process.Kill() // fails if it has ended
		<-done
		if c.ProcessState.ExitCode() == exitKilled {
			killed++
		}
		if now := g.holds(t, ""); !maps.Equal(now, before) && c.ProcessState.ExitCode() == exitKilled {
			between++
		}
		e.wantNoneMissing(t, g)
		if t.Failed() {
			t.Fatalf("after publication %d", i)
		}
	}
	if between == 0 {
		t.Error("no publication was killed while it changed something; this test shows nothing")
	}
	g.published(t, e.dir, "", "--from", "built-b")
	e.wantEdition(t, g, "", e.b)
	g.published(t, e.dir, "/clean", "--from", "built-b")
	g.published(t, e.dir, "", "--from", "built-a", "--keep", "0")
	g.published(t, e.dir, "", "--from", "built-b", "--keep", "0")
	got := g.holds(t, "")
	maps.DeleteFunc(got, func(p, _ string) bool { return strings.HasPrefix(p, "clean/") })
	if clean := g.holds(t, "clean"); !maps.Equal(got, clean) || !maps.Equal(clean, e.b) {
		t.Errorf("the bucket holds %d files, a clean publication %d, the edition %d", len(got), len(clean), len(e.b))
	}
	stop()
	t.Logf("%d of %d publications were killed, %d after they had changed something; the reader looked at %d pages", killed, tried, between, <-looked)
}

// reader asks the server for pages and for what they need, until the context ends, and
// returns how many pages it saw.
func (e editions) reader(ctx context.Context, t *testing.T, g gateway) (seen int) {
	client := g.client(t)
	all := slices.Sorted(maps.Keys(e.a))
	all = slices.DeleteFunc(all, func(p string) bool { return path.Ext(p) != ".html" })
	r := rand.New(rand.NewPCG(2, 0))
	for ctx.Err() == nil {
		page := all[r.IntN(len(all))]
		text, there, err := fetched(ctx, client, page)
		if ctx.Err() != nil || err != nil || !there {
			if err != nil && ctx.Err() == nil {
				t.Errorf("%s: %v", page, err)
				return seen
			}
			time.Sleep(glance)
			continue
		}
		seen++
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			to := path.Join(path.Dir(page), m[1])
			if _, there, err := fetched(ctx, client, to); ctx.Err() == nil && (err != nil || !there) {
				t.Errorf("a reader of %s does not get %s: %v", page, to, err)
				return seen
			}
		}
		if seen%10 != 0 {
			continue
		}
		err = asks(func(name string) ([]byte, error) {
			data, there, err := fetched(ctx, client, "search/"+name)
			if err == nil && !there {
				err = fmt.Errorf("%s: %w", name, fs.ErrNotExist)
			}
			return []byte(data), err
		})
		if err != nil && ctx.Err() == nil {
			t.Errorf("a reader searches: %v", err)
			return seen
		}
	}
	return seen
}

// TestInterruptedPublish sends a publication what Ctrl-C sends.
func TestInterruptedPublish(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	noSignals(t)
	g, e := newGateway(t), builtEditions(t)
	c := g.publish(t, e.dir, "", "--from", "built-a", "--jobs", "1")
	var errs strings.Builder
	c.Stderr = &errs
	done := e.start(t, c)
	until(t, "a page stands", func() bool { return len(g.holds(t, "")) > 5 })
	_ = c.Process.Signal(os.Interrupt)
	<-done
	wantRefusal(t, result{code: c.ProcessState.ExitCode(), errs: errs.String()}, exitMachine, "Stopped", "to go on")
	r := g.published(t, e.dir, "", "--from", "built-a")
	if !strings.Contains(r.errs, "did not come to its end") || strings.Contains(r.errs, ", 0 unchanged") {
		t.Errorf("the next says: %s", r.errs)
	}
	e.wantEdition(t, g, "", e.a)
}
