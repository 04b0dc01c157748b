package publish

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"partnerbook/generator/header"
)

// onHosting returns the blocks of one language on the page on hosting, whose readers copy
// them. They repeat what this package and header know.
func onHosting(t *testing.T, language string) string {
	t.Helper()
	page, err := os.ReadFile("../../content/writing/hosting.md")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, m := range regexp.MustCompile("(?s)\n```"+language+"\n(.*?)\n```\n").FindAllSubmatch(page, -1) {
		out.Write(append(m[1], '\n'))
	}
	if out.Len() == 0 {
		t.Fatalf("the page on hosting holds no block of %s", language)
	}
	return out.String()
}

// ofEachKind are files of a site.
var ofEachKind = []string{
	"assets/app.4a46f697d9.js", "assets/style.85eef4ced2.css", "search/c0-6febq10.js", "search/t-abcdef2.js",
	"assets/logo.png", "assets/plan.js", "files/form.pdf", "files/figures.csv", "files/data.json", "guide/edition.json", "files/edition.js", "search/note.txt",
	"guide/one.html", "guide/index.html", "404.html", "search.html", "old.htm",
	"index.html", "search/index.js", "sitemap.xml", "feed.xml", "reviews.ics", "app.webmanifest", "sw.js", "edition.js", "edition.json",
	"manifest.json",
}

// step is one run of rclone on the page.
type step struct {
	cache  string
	onlyTo bool // where nothing stands yet
	rules  []rule
}

type rule struct {
	takes bool
	path  *regexp.Regexp
}

func (s step) takes(p string) bool {
	for _, r := range s.rules {
		if r.path.MatchString(p) {
			return r.takes
		}
	}
	return true
}

// steps reads the runs of rclone.
func steps(t *testing.T) (out []step) {
	t.Helper()
	run := regexp.MustCompile(`(?m)^put (?:copy|sync) (?:'([^']*)'|(\S+))(.*)$`)
	filter := regexp.MustCompile(`--filter '([+-]) ([^']*)'`)
	for _, m := range run.FindAllStringSubmatch(onHosting(t, "sh"), -1) {
		s := step{cache: m[1] + m[2], onlyTo: strings.Contains(m[3], "--ignore-existing")}
		for _, f := range filter.FindAllStringSubmatch(m[3], -1) {
			s.rules = append(s.rules, rule{f[1] == "+", glob(f[2])})
		}
		out = append(out, s)
	}
	return out
}

// glob reads a pattern of rclone's, as far as the page uses them.
func glob(pattern string) *regexp.Regexp {
	var out strings.Builder
	pattern, whole := strings.CutPrefix(pattern, "/")
	if out.WriteString("(?:^|/)"); whole {
		out.Reset()
		out.WriteString("^")
	}
	for pattern != "" {
		if strings.HasPrefix(pattern, "{{") {
			inner, rest, _ := strings.Cut(pattern[2:], "}}")
			for strings.HasPrefix(rest, "}") { // }} of the expression itself
				inner, rest = inner+"}", rest[1:]
			}
			out.WriteString(inner)
			pattern = rest
			continue
		}
		switch c := pattern[:1]; c {
		case "*":
			out.WriteString("[^/]*")
		case "{":
			out.WriteString("(?:")
		case "}":
			out.WriteString(")")
		case ",":
			out.WriteString("|")
		default:
			out.WriteString(regexp.QuoteMeta(c))
		}
		pattern = pattern[1:]
	}
	return regexp.MustCompile(out.String() + "$")
}

// TestRcloneKeepsTheOrder goes through the page's steps with files of each kind, to a store
// where all of them stand already, and to one where none does.
func TestRcloneKeepsTheOrder(t *testing.T) {
	all := steps(t)
	if len(all) < 5 {
		t.Fatalf("the page has %d steps", len(all))
	}
	for _, stands := range []bool{true, false} {
		came := map[rank][2]int{} // the first step and the last for files of a rank
		for _, p := range ofEachKind {
			at := -1
			for i, s := range all {
				if s.takes(p) && !(s.onlyTo && stands) {
					at = i
					break
				}
			}
			if at < 0 {
				t.Errorf("%s is never put", p)
				continue
			}
			if want := header.Cache(p); all[at].cache != want {
				t.Errorf("%s is put with %q, want %q", p, all[at].cache, want)
			}
			r := rankOf(p, stands)
			if !stands && r == missing {
				r = newPages // together: no page leads to either yet
			}
			c, seen := came[r]
			if !seen {
				c = [2]int{at, at}
			}
			came[r] = [2]int{min(c[0], at), max(c[1], at)}
		}
		before := -1
		for r := range ranks {
			if c, ok := came[r]; ok {
				if c[0] <= before {
					t.Errorf("stands %t: files of rank %d come with step %d, and those before them until step %d", stands, r, c[0], before)
				}
				before = c[1]
			}
		}
	}
}

// TestNginxKeepsFilesAsLong has the page's nginx say how long files may be kept.
func TestNginxKeepsFilesAsLong(t *testing.T) {
	patterns := regexp.MustCompile(`(?m)^\s+"~(\S+)" "([^"]+)";$`).FindAllStringSubmatch(onHosting(t, "nginx"), -1)
	for _, p := range ofEachKind {
		got := header.AskEach
		for _, m := range patterns {
			if regexp.MustCompile(m[1]).MatchString("/" + p) {
				got = m[2]
			}
		}
		if want := header.Cache(p); got != want {
			t.Errorf("nginx says %q of %s, want %q", got, p, want)
		}
	}
}

// TestWebConfigIsWellFormed reads the page's file for IIS.
func TestWebConfigIsWellFormed(t *testing.T) {
	for d := xml.NewDecoder(strings.NewReader(onHosting(t, "xml"))); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
