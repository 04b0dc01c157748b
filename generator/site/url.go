package site

import (
	"net/url"
	"path"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/portable"
)

// URLOf returns the address of a page, from the site's start.
func URLOf(contentPath string) string {
	return withoutExtension(contentPath) + ".html"
}

// withoutExtension takes the ending off the path of a page or a decision aid.
func withoutExtension(contentPath string) string {
	for _, ext := range []string{".md", ".toml"} {
		if stem, ok := strings.CutSuffix(contentPath, ext); ok {
			return stem
		}
	}
	return contentPath
}

// Relative returns the address of a page or file as seen from another page:
// both are addresses from the site's start. It is escaped for use in a link.
func Relative(from, to string) string {
	dir := path.Dir(from)
	if dir == "." {
		dir = ""
	}
	// What the two folders have in common.
	common := 0
	for i := 0; i < len(dir) && i < len(to); i++ {
		if dir[i] != to[i] {
			break
		}
		if dir[i] == '/' {
			common = i + 1
		}
		if i+1 == len(dir) && i+1 < len(to) && to[i+1] == '/' {
			common = i + 2
		}
	}
	up := 0
	if common < len(dir) {
		up = strings.Count(dir[common:], "/") + 1
	}
	rest := escapePath(to[common:])
	if first, _, _ := strings.Cut(rest, "/"); up == 0 && strings.Contains(first, ":") {
		return "./" + rest // a colon in the first part would look like a scheme
	}
	return strings.Repeat("../", up) + rest
}

// escapePath escapes what a path may not hold in an address.
func escapePath(p string) string {
	plain := true
	for i := 0; i < len(p); i++ {
		c := p[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' || c == '/' || c == '~') {
			plain = false
			break
		}
	}
	if plain {
		return p
	}
	return (&url.URL{Path: p}).EscapedPath()
}

// Root returns the way from a page to the site's start: "", "../", "../../" …
func Root(from string) string { return strings.Repeat("../", strings.Count(from, "/")) }

// checkAddress reports an address that cannot be used everywhere. Of what the program
// makes for a folder, the pages in the folder say what is wrong with that.
func checkAddress(address string, c claim) diag.List {
	var found diag.List
	hint := "Rename it."
	name := address
	if c.made {
		hint, name = "Give "+c.what+" another name.", path.Base(address)
	}
	if n := portable.Length(address); n > portable.Longest {
		found.Add(diag.New(diag.PathTooLong, c.pos, "The address %s has %d characters; at most %d work everywhere.", address, n, portable.Longest).
			Hinted("Give the file or its folders shorter names."))
	}
	if why := portable.Reserved(name); why != "" {
		found.Add(diag.New(diag.PathReserved, c.pos, "Windows or SharePoint cannot hold this file: %s.", why).
			Hinted("%s", hint))
	}
	return found
}
