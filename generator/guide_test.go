package generator

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"partnerbook"
	"partnerbook/generator/diag"
	"partnerbook/themes"
)

// TestGuideShowsWhatItSays sees to it that a block “Result” in the authors' guide,
// which is compiled like the rest of the page, holds the source that stands above
// it as code.
func TestGuideShowsWhatItSays(t *testing.T) {
	count := 0
	for name, text := range guidePages(t) {
		lines := strings.SplitAfter(text, "\n")
		source, at := "", 0 // the last block of code, and the line after it
		for i := 0; i < len(lines); i++ {
			if m := fenceLine.FindStringSubmatch(lines[i]); m != nil {
				source, i = until(lines, i+1, m[1])
				at = i + 1
				continue
			}
			m := resultLine.FindStringSubmatch(lines[i])
			if m == nil {
				continue
			}
			count++
			if strings.TrimSpace(strings.Join(lines[at:i], "")) != "" {
				t.Errorf("%s:%d: no block of code stands above this result", name, i+1)
			}
			result, end := until(lines, i+1, m[1])
			if diff := cmp.Diff(source, result); diff != "" {
				t.Errorf("%s:%d: source and result differ (-source +result):\n%s", name, i+1, diff)
			}
			i = end
		}
	}
	if count < 15 {
		t.Errorf("%d examples have results; were they found?", count)
	}
}

var (
	fenceLine  = regexp.MustCompile("^(`{3,})[a-z]+\n$")
	resultLine = regexp.MustCompile(`^(:{3,})example Result\n$`)
)

// until returns the lines up to one that is end alone, and where that stands.
func until(lines []string, from int, end string) (text string, at int) {
	for at = from; at < len(lines) && lines[at] != end+"\n"; at++ {
		text += lines[at]
	}
	return text, at
}

// wholePage finds whole pages in the authors' guide.
var wholePage = regexp.MustCompile("(?s)\n`{3,}markdown\n(\\+\\+\\+\n.*?)\n`{3,}\n")

// TestPagesInGuideAreRight compiles the whole pages that the authors' guide shows,
// one by one, in this site: whoever copies one must not be told of a mistake. What
// it refers to may be missing.
func TestPagesInGuideAreRight(t *testing.T) {
	settings, err := fs.ReadFile(partnerbook.Site, "site.toml")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for name, text := range guidePages(t) {
		for _, m := range wholePage.FindAllStringSubmatch(text, -1) {
			count++
			content := fstest.MapFS{"example.md": {Data: []byte(m[1] + "\n")}, "index.md": {Data: []byte("+++\ntitle = \"Start\"\n+++\n\nSee [](example.md).\n")}}
			e := refresh(t, NewWorkspace(Settings{
				Content: content, Prefix: "content", Site: fstest.MapFS{"site.toml": {Data: settings}}, Themes: themes.FS,
			}), Everything)
			for _, d := range e.Found {
				if d.Pos.Path == "content/example.md" && !strings.HasPrefix(string(d.Code), "link/") && !refersElsewhere(d.Code) {
					t.Errorf("%s: an example has a mistake in line %d: %s [%s]\n%s", name, d.Pos.Line, d.Message, d.Code, m[1])
				}
			}
		}
	}
	if count < 5 {
		t.Errorf("%d whole pages were found in the guide", count)
	}
}

// refersElsewhere tells whether a problem comes of what an example refers to.
func refersElsewhere(code diag.Code) bool {
	return code == diag.ImageMissing || code == diag.CiteNotSource || code == diag.AbbrUndefined
}

func guidePages(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(partnerbook.Content(), "writing/*.md")
	if err != nil || len(names) == 0 {
		t.Fatal("there is no guide: ", err)
	}
	pages := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(partnerbook.Content(), name)
		if err != nil {
			t.Fatal(err)
		}
		pages[path.Base(name)] = string(data)
	}
	return pages
}
