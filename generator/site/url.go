package site

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	"partnerbook/generator/diag"
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

// maxURL is the longest address, in characters, that can be unzipped anywhere
// on Windows and put on SharePoint.
const maxURL = 120

// reservedName returns why Windows cannot hold a file of this path, or "".
// Names and characters: Microsoft, "Naming Files, Paths, and Namespaces".
func reservedName(p string) string {
	for part := range strings.SplitSeq(p, "/") {
		stem, _, _ := strings.Cut(strings.ToUpper(part), ".")
		switch stem {
		case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
			return part + " is a reserved name"
		}
		if len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '1' && stem[3] <= '9' {
			return part + " is a reserved name"
		}
		if strings.ContainsFunc(part, unicode.IsControl) {
			return "its name holds an invisible character"
		}
		if i := strings.IndexAny(part, `<>:"|?*\`); i >= 0 {
			return part + " holds the character " + part[i:i+1]
		}
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
			return part + " ends in a dot or space"
		}
	}
	return ""
}

// checkAddress reports an address that cannot be used everywhere.
func checkAddress(address string, pos diag.Position) diag.List {
	var found diag.List
	if n := len([]rune(address)); n > maxURL {
		found.Add(diag.New(diag.PathTooLong, pos, "The address %s has %d characters; at most %d work everywhere.", address, n, maxURL).
			Hinted("Give the file or its folders shorter names."))
	}
	if why := reservedName(address); why != "" {
		found.Add(diag.New(diag.PathReserved, pos, "Windows cannot hold this file: %s.", why).
			Hinted("Rename it."))
	}
	return found
}
