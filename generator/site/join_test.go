package site

import (
	"path"
	"strings"
	"testing"
)

// FuzzJoin compares the short way with the long one.
func FuzzJoin(f *testing.F) {
	for _, link := range []string{"a.md", "a/b.md", "../a", "./a", "a//b", "a/./b", "a/..", "/a", "", ".", "..", "a/", `a\b`, ".a", "a/.b", "a..b/c"} {
		f.Add("x/y/z.md", link)
		f.Add("z.md", link)
	}
	f.Fuzz(func(t *testing.T, from, link string) {
		if from != path.Clean(from) || strings.HasPrefix(from, "/") || strings.HasPrefix(from, "..") || from == "." {
			t.Skip("no path of a file of the content")
		}
		want := path.Join(path.Dir(from), link)
		got, inside := join(from, link)
		if isClean(link) && (got != want || !inside) {
			t.Errorf("join(%q, %q) = %q, %t; want %q", from, link, got, inside, want)
		}
	})
}
