package generator

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/themes"
)

// TestSites builds the sites in testdata/site/*.txtar, at least one for each kind
// of page. An archive holds a site, and of what it comes to, the files that the
// case is about, as out/PATH, or one element of such a file, as out/PATH#ELEMENT.
// Every page of every site is checked besides, and nothing may be wrong with the
// content.
//
// The digests in the names of style sheets and scripts are written as DIGEST.
// Lines of the comment that stand in the list below set options; all others are
// remarks.
//
//	day: DATE        the day of the build, 2026-11-21 otherwise
//	drafts           drafts are published
//	warnings         there are warnings, which stand in the file "warnings"
func TestSites(t *testing.T) {
	files, err := filepath.Glob("testdata/site/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kind.Names() {
		if !slices.Contains(files, filepath.FromSlash("testdata/site/"+k+".txtar")) {
			t.Errorf("there is no case for pages of kind %s; write testdata/site/%s.txtar", k, k)
		}
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			runSiteCase(t, file, archive)
		})
	}
}

func runSiteCase(t *testing.T, file string, archive *txtar.Archive) {
	settings := siteCase(t, archive)
	e := refresh(t, NewWorkspace(settings), Everything)
	if e.Book == nil {
		t.Fatalf("it cannot be shown: %v", e.Found.List())
	}
	made := emitted(t, e.Book.Files())
	said := map[string]string{
		"warnings": warningLines(e.Found.List()),
		"problems": strings.Join(append(readWebsite(made, e.Site.Config.BaseURL).problems(), ""), "\n"),
	}
	wanted, changed := 0, false
	for i := range archive.Files {
		f := &archive.Files[i]
		got, isSaid := said[f.Name]
		delete(said, f.Name)
		if p, isOut := strings.CutPrefix(f.Name, "out/"); isOut {
			wanted++
			got = part(t, made, p)
		} else if !isSaid {
			continue
		}
		if *update {
			changed = changed || string(f.Data) != got
			f.Data = []byte(got)
		} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
			t.Errorf("%s: %s (-want +got), `go test ./generator -run Sites -update` accepts it:\n%s", file, f.Name, diff)
		}
	}
	if wanted == 0 {
		t.Errorf("%s wants nothing; name a file of the output as out/PATH", file)
	}
	for name, text := range said {
		if text != "" {
			t.Errorf("%s: there are %s:\n%s", file, name, text)
		}
	}
	if changed {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func warningLines(found diag.List) string {
	var out strings.Builder
	if err := diag.WriteText(&out, found, diag.TextStyle{}); err != nil {
		return err.Error()
	}
	return out.String()
}

// siteCase returns the settings of a case.
func siteCase(t *testing.T, archive *txtar.Archive) Settings {
	t.Helper()
	all := fstest.MapFS{}
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "out/") {
			all[f.Name] = &fstest.MapFile{Data: f.Data, ModTime: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}
		}
	}
	content, err := fs.Sub(all, "content")
	if err != nil {
		t.Fatal(err)
	}
	s := Settings{
		Content: content, Prefix: "content", Site: all, Themes: themes.FS, Shelf: shelf,
		Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), Drafts: option(archive, "drafts"),
	}
	for line := range strings.Lines(string(archive.Comment)) {
		if day, ok := strings.CutPrefix(line, "day: "); ok {
			if s.Day, err = time.Parse(time.DateOnly, strings.TrimSpace(day)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return s
}

func option(archive *txtar.Archive, name string) bool {
	return slices.Contains(strings.Split(string(archive.Comment), "\n"), name)
}

// digest finds the part of a file's name that changes with its bytes.
var digest = regexp.MustCompile(`(assets/[a-z]+\.)[0-9a-f]{10}(\.(?:css|js))`)

var firstSheet = regexp.MustCompile(`assets/style\.[0-9a-f]+\.css`)

// part returns a file of the output, or one element of it.
func part(t *testing.T, made map[string]string, name string) string {
	t.Helper()
	p, element, _ := strings.Cut(name, "#")
	text, ok := made[p]
	if p == "assets/style.DIGEST.css" {
		// Kinds of page have sheets of the same name; the one of all pages is linked first.
		text, ok = made[firstSheet.FindString(made["index.html"])]
	}
	if !ok {
		t.Fatalf("there is no %s, but %v", p, slices.Sorted(maps.Keys(made)))
	}
	text = digest.ReplaceAllString(text, "${1}DIGEST$2")
	if element != "" {
		from, to := strings.Index(text, "<"+element), strings.Index(text, "</"+element+">")
		if from < 0 || to < from {
			t.Fatalf("%s has no <%s>", p, element)
		}
		text = text[from:to+len(element)+3] + "\n"
	}
	return strings.ReplaceAll(text, "\r\n", "\n") // an archive holds lines
}
