package render

import (
	"net/url"
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	"partnerbook/generator/site"
)

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "index.html", "index.html"},
		{"index.html", "a.html", "a.html"},
		{"index.html", "a/b.html", "a/b.html"},
		{"a/b.html", "a/c.html", "c.html"},
		{"a/b.html", "index.html", "../index.html"},
		{"a/b.html", "c/d.html", "../c/d.html"},
		{"a/b/c.html", "a/d.html", "../d.html"},
		{"a/b/c.html", "a/b/d/e.html", "d/e.html"},
		{"a/b/c.html", "x/y/z.html", "../../x/y/z.html"},
		{"ab/c.html", "a/c.html", "../a/c.html"},
		{"a/c.html", "ab/c.html", "../ab/c.html"},
		{"a/b.html", "a.html", "../a.html"},
		{"a/b/c.html", "ab/c.html", "../../ab/c.html"},
		{"a/b.html", "a", "../a"},
		{"a/b c.html", "a/d e.html", "d%20e.html"},
		{"index.html", "a/50%.html", "a/50%25.html"},
		{"index.html", "what?.html", "what%3F.html"},
		{"index.html", "c#.html", "c%23.html"},
		{"index.html", "a:b.html", "./a:b.html"},
		{"a/x.html", "b:c/d.html", "../b:c/d.html"},
		{"index.html", "x/a:b.html", "x/a:b.html"},
		{"index.html", "é/ü.html", "%C3%A9/%C3%BC.html"},
		{"é/x.html", "é/ü.html", "%C3%BC.html"},
		{"é/x.html", "è/ü.html", "../%C3%A8/%C3%BC.html"},
		{"index.html", `a"b<c>&'.html`, "a%22b%3Cc%3E&%27.html"},
		{"index.html", `a\b.html`, "a%5Cb.html"},
		{"index.html", "javascript:alert(1).html", "./javascript:alert%281%29.html"},
		{"index.html", "a+b;c=d,e.html", "a+b;c=d,e.html"},
	} {
		got := site.Relative(c.from, c.to)
		if unescaped(got) != unescaped(c.want) || strings.HasPrefix(got, "./") != strings.HasPrefix(c.want, "./") {
			t.Errorf("Relative(%q, %q) = %q, want %q", c.from, c.to, got, c.want)
		}
		leads(t, c.from, c.to)
	}
}

func unescaped(address string) string {
	s, err := url.PathUnescape(address)
	if err != nil {
		return address
	}
	return s
}

// leads reports a relative address that does not lead where it should, for a
// browser.
func leads(t *testing.T, from, to string) {
	t.Helper()
	base := &url.URL{Scheme: "http", Host: "x.example", Path: "/" + from}
	relative := site.Relative(from, to)
	got, err := base.Parse(relative)
	if err != nil {
		t.Errorf("from %q to %q: %q is no address: %v", from, to, relative, err)
		return
	}
	if got.Host != base.Host || got.Path != "/"+to || got.RawQuery != "" || got.Fragment != "" {
		t.Errorf("from %q to %q: %q leads to %q", from, to, relative, got)
	}
	// Templates put addresses through these.
	escaped := escapeText(processURL(filterURL(relative), true))
	if strings.ContainsAny(escaped, "<>\"'` \\") || strings.Contains(escaped, "ZgotmplZ") {
		t.Errorf("from %q to %q: %q in a page", from, to, escaped)
	}
	if again, err := base.Parse(processURL(relative, true)); err != nil || again.Path != got.Path {
		t.Errorf("from %q to %q: after escaping %q leads to %v", from, to, relative, again)
	}
	if root := site.Root(from); path.Join(path.Dir("/"+from), root) != "/" {
		t.Errorf("from %q the site's start is not %q", from, root)
	}
}

// FuzzRelative looks for two addresses between which the relative one does not
// lead.
func FuzzRelative(f *testing.F) {
	for _, pair := range [][2]string{
		{"index.html", "a/b.html"}, {"a/b.html", "a/c.html"}, {"a/b/c.html", "ab/c.html"}, {"a b/c.html", "a b/d:e.html"}, {"é/x", "è/x"},
		{"a/b", "a"}, {"a", "a/b"}, {"x", "%2e%2e/y"}, {"x", "a;b"}, {"a/x", "b:c"},
	} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, from, to string) {
		for _, address := range []string{from, to} {
			if !isAddress(address) {
				t.Skip()
			}
		}
		leads(t, from, to)
	})
}

// isAddress tells whether the scan could find a file of this path.
func isAddress(p string) bool {
	return p != "" && p != "." && path.Clean("/"+p) == "/"+p && utf8.ValidString(p) && !strings.ContainsRune(p, 0)
}

// TestFragment holds names of places to what browsers find.
func TestFragment(t *testing.T) {
	for _, name := range []string{"p11", "ä b", "50%", "a#b", `"<>`, "a?b/c", "p25-stour"} {
		escaped := fragment(name)
		u, err := url.Parse("x.html#" + escaped)
		if err != nil || u.Fragment != name {
			t.Errorf("#%s leads to %q, want %q (%v)", escaped, u.Fragment, name, err)
		}
		if strings.ContainsAny(escaped, "\"<> ") {
			t.Errorf("%q is escaped as %q", name, escaped)
		}
	}
}

// TestAbsoluteLinks makes the addresses of the page for what is not found
// absolute.
func TestAbsoluteLinks(t *testing.T) {
	for in, want := range map[string]string{
		`<a href="a.html">`:             `<a href="/base/a.html">`,
		`<a href="#main">`:              `<a href="#main">`,
		`<a href="mailto:a@b.example">`: `<a href="mailto:a@b.example">`,
		`<a href="https://x.example/">`: `<a href="https://x.example/">`,
		`<img src="a/b.png" alt="">`:    `<img src="/base/a/b.png" alt="">`,
		`<a class="x" href="a#b:c">`:    `<a class="x" href="/base/a#b:c">`,
		`<a href="./a:b.html">`:         `<a href="/base/./a:b.html">`,
	} {
		if got := absoluteLinks(in, "/base/"); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
