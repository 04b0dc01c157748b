package lsp

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"partnerbook/generator"
)

// pathOf returns the file that a URI names; ok is false if it names none, as of a text that
// was never saved.
func pathOf(uri string) (name string, ok bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Path == "" || strings.Contains(u.Path, "\x00") {
		return "", false
	}
	p := u.Path
	if onWindows.MatchString(p) {
		p = p[1:]
	} else if u.Host != "" && u.Host != "localhost" {
		p = "//" + u.Host + p // a share
	}
	name = filepath.FromSlash(p)
	return filepath.Clean(name), filepath.IsAbs(name)
}

// onWindows is the path of a URI with the letter of a drive.
var onWindows = regexp.MustCompile(`^/[A-Za-z]:(/|$)`)

// uriOf returns the URI of a file.
func uriOf(name string) string {
	p := filepath.ToSlash(name)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return (&url.URL{Scheme: "file", Path: p}).String()
}

// below returns the path of a file seen from a folder, with slashes, and whether it lies
// there.
func below(folder, name string) (string, bool) {
	if p, ok := belowAsWritten(folder, name); ok {
		return p, true
	}
	// The editor may know the folder by another name than we do.
	real, err := filepath.EvalSymlinks(filepath.Dir(name))
	if err != nil {
		return "", false
	}
	root, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return "", false
	}
	return belowAsWritten(root, filepath.Join(real, filepath.Base(name)))
}

func belowAsWritten(folder, name string) (string, bool) {
	rel, err := filepath.Rel(folder, name)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// nearestSite returns the nearest folder with a site.toml, from a folder upwards, or "".
func nearestSite(from string) string {
	for at := from; ; at = filepath.Dir(at) {
		if info, err := os.Stat(filepath.Join(at, generator.ConfigName)); err == nil && !info.IsDir() {
			return at
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}
