package main_test

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"partnerbook/generator/bench"
)

func TestOutputInContentIsRefused(t *testing.T) {
	t.Parallel()
	dir := newSite(t, nil)
	if err := os.Symlink("content", filepath.Join(dir, "shortcut")); err != nil {
		t.Skip(err)
	}
	above := t.TempDir()
	if err := os.Symlink(dir, filepath.Join(above, "site")); err != nil {
		t.Fatal(err)
	}
	before := readTree(t, dir)
	for _, c := range []struct{ from, out string }{
		{dir, "content"},
		{dir, "content/public"},
		{dir, "content/guide/not/there/yet"},
		{dir, "content/../content/public"},
		{dir, filepath.Join(dir, "content", "public")},
		{dir, "shortcut/public"},
		{filepath.Join(above, "site"), "content/public"},
		{above, "site/content/public"},
	} {
		r := run(t, c.from, "build", "--site", dir, "--out", c.out)
		wantRefusal(t, r, exitUsage, "stands in the content folder", "--out")
	}
	wantTree(t, dir, before)
}

func TestContentFolderMayBeALink(t *testing.T) {
	t.Parallel()
	dir := newSite(t, nil)
	built(t, dir, "--out", "wanted")
	if err := os.Rename(filepath.Join(dir, "content"), filepath.Join(dir, "real")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", filepath.Join(dir, "content")); err != nil {
		t.Skip(err)
	}
	built(t, dir)
	wantTree(t, filepath.Join(dir, "public"), readTree(t, filepath.Join(dir, "wanted")))
}

func TestOutputFolderMayBeALink(t *testing.T) {
	t.Parallel()
	dir := newSite(t, nil)
	built(t, dir, "--out", "wanted")
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", filepath.Join(dir, "public")); err != nil {
		t.Skip(err)
	}
	for range 2 {
		built(t, dir)
		wantTree(t, filepath.Join(dir, "real"), readTree(t, filepath.Join(dir, "wanted")))
	}
}

func TestOutputFolderThatIsAFile(t *testing.T) {
	t.Parallel()
	dir := newSite(t, tree{"public": "mine"})
	wantRefusal(t, run(t, dir, "build"), exitUsage, "public", "is a file", "--out")
	if got := readTree(t, dir)["public"]; got != "mine" {
		t.Errorf("the file holds %q", got)
	}
}

func TestForeignFileStopsBuild(t *testing.T) {
	t.Parallel()
	dir := newSite(t, tree{"public/guide/one.html": "mine"})
	r := run(t, dir, "build")
	wantRefusal(t, r, exitMachine, filepath.FromSlash("public/guide/one.html"), "no earlier build made it", "Move it away")
	if got := readTree(t, filepath.Join(dir, "public"))["guide/one.html"]; got != "mine" {
		t.Errorf("the foreign file holds %q", got)
	}
}

// TestLinksInContent: links to files in the folder are followed, and what leads
// out of it or round in circles is reported.
func TestLinksInContent(t *testing.T) {
	t.Parallel()
	dir := newSite(t, tree{"secret.md": page("Secret", "Private."), "content/files/kept.txt": "kept"})
	content := filepath.Join(dir, "content")
	for name, to := range map[string]string{
		"guide/inside.md": "two.md",
		"outside.md":      filepath.Join(dir, "secret.md"),
		"outside2.md":     "../secret.md",
		"loop.md":         "loop.md",
		"a.md":            "b.md",
		"b.md":            "a.md",
		"nothing.md":      "no-such-file.md",
		"up":              "..",
		"round":           ".",
		"guide/sub":       "../guide",
		"files/kept2.txt": "kept.txt",
		"files/passwd":    "/etc/passwd",
		"dev.md":          "/dev/zero",
	} {
		if err := os.Symlink(to, filepath.Join(content, filepath.FromSlash(name))); err != nil {
			t.Skip(err)
		}
	}
	r := run(t, dir, "build")
	for _, name := range []string{"outside.md", "outside2.md", "loop.md", "a.md", "b.md", "nothing.md", "up", "files/passwd", "dev.md"} {
		wantRefusal(t, r, exitContent, "content/"+name+": error: This symbolic link leads out of the content folder, or to nothing.")
	}
	for _, name := range []string{"round", "guide/sub"} {
		wantRefusal(t, r, exitContent, "content/"+name+": warning: This symbolic link to a folder is not followed.")
	}
	if strings.Contains(r.errs, "inside.md: error") || strings.Contains(r.errs, "kept2") {
		t.Errorf("a link in the folder was refused:\n%s", r.errs)
	}

	// Without site.toml it is built, and nothing of what lies outside.
	if err := os.Remove(filepath.Join(dir, "site.toml")); err != nil {
		t.Fatal(err)
	}
	built(t, dir, "--content", "content")
	got := readTree(t, filepath.Join(dir, "public"))
	for _, p := range []string{"guide/inside.html", "files/kept2.txt"} {
		if !hasFile(got, p) {
			t.Errorf("%s is missing", p)
		}
	}
	for p, data := range got {
		if strings.Contains(data, "Private.") || strings.Contains(data, "root:x:") || strings.HasPrefix(p, "up/") {
			t.Errorf("%s shows what lies outside", p)
		}
	}
}

func TestTwoBuildsAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := bench.Corpus(dir, pages(100)); err != nil {
		t.Fatal(err)
	}
	built(t, dir, "--out", "wanted")
	var builds sync.WaitGroup
	for _, jobs := range []string{"1", "2", "8"} {
		c := command(t, dir, "build", "--jobs", jobs)
		builds.Go(func() {
			if out, err := c.CombinedOutput(); err != nil {
				t.Errorf("--jobs %s: %v\n%s", jobs, err, out)
			}
		})
	}
	builds.Wait()
	wantTree(t, filepath.Join(dir, "public"), readTree(t, filepath.Join(dir, "wanted")))
	wantNothingLeft(t, filepath.Join(dir, "public"))
}

// TestBuildWhileServing: neither disturbs the other, although the output stands
// in the folder that is watched.
func TestBuildWhileServing(t *testing.T) {
	t.Parallel()
	noSignals(t)
	dir := newSite(t, nil)
	c := command(t, dir, "serve", "--addr", "127.0.0.1:0")
	base := served(t, c)
	for _, words := range []string{"First change.", "Second change."} {
		putAll(t, dir, tree{"content/guide/two.md": page("Two", words+" See [one](one.md).")})
		built(t, dir)
		if got := readTree(t, filepath.Join(dir, "public"))["guide/two.html"]; !strings.Contains(got, words) {
			t.Errorf("the build does not show %q", words)
		}
		until(t, "the server shows "+words, func() bool { return strings.Contains(get(t, base+"guide/two.html"), words) })
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("the server ended with %v", err)
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestDayOfBuild: SOURCE_DATE_EPOCH goes before build_date, and what is no
// number counts as not set.
func TestDayOfBuild(t *testing.T) {
	t.Parallel()
	due := "+++\ntitle = \"Two\"\nreviewed = 2025-01-01\nreview_by = 2026-01-01\n+++\n\nSee [one](one.md).\n"
	fixed := "title = \"Small\"\nbuild_date = 2025-06-01\n"
	for name, c := range map[string]struct{ settings, epoch, day, state string }{
		"build_date":             {settings: fixed, day: "2025-06-01", state: "current"},
		"epoch":                  {settings: "title = \"Small\"\n", epoch: "1767225600", day: "2026-01-01", state: "due_soon"},
		"epoch before midnight":  {settings: "title = \"Small\"\n", epoch: "1767311999", day: "2026-01-01", state: "due_soon"},
		"epoch after midnight":   {settings: "title = \"Small\"\n", epoch: "1767312000", day: "2026-01-02", state: "overdue"},
		"both":                   {settings: fixed, epoch: "1767312000", day: "2026-01-02", state: "overdue"},
		"zero":                   {settings: fixed, epoch: "0", day: "1970-01-01", state: "current"},
		"no number":              {settings: fixed, epoch: "yesterday", day: "2025-06-01", state: "current"},
		"epoch of another place": {settings: fixed, epoch: "", day: "2025-06-01", state: "current"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := newSite(t, tree{"site.toml": c.settings, "content/guide/two.md": due})
			b := command(t, dir, "build")
			b.Env = append(b.Env, "TZ=Pacific/Auckland")
			if c.epoch != "" {
				b.Env = append(b.Env, "SOURCE_DATE_EPOCH="+c.epoch)
			}
			if r := finish(t, b); r.code != exitFine {
				t.Fatalf("exit code %d:\n%s", r.code, r.errs)
			}
			got := readTree(t, filepath.Join(dir, "public"))
			var edition struct{ Built string }
			if err := json.Unmarshal([]byte(got["edition.json"]), &edition); err != nil || edition.Built != c.day {
				t.Errorf("the site was built on %q, %v; want %s", edition.Built, err, c.day)
			}
			if !strings.Contains(got["reviews.html"], "state-"+c.state) {
				t.Errorf("the review report does not say %s:\n%s", c.state, got["reviews.html"])
			}
			for p, data := range got {
				data = strings.ReplaceAll(data, `data-by="2026-01-01"`, "") // the day of the review
				says := p == "index.html" || p == "reviews.html"            // when the site was made
				if strings.HasSuffix(p, ".html") && !says && strings.Contains(data, c.day) {
					t.Errorf("%s holds the day of the build", p)
				}
			}
		})
	}
}
