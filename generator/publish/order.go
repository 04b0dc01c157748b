package publish

import (
	"path"
	"strings"

	"partnerbook/generator/coding"
	"partnerbook/generator/header"
	"partnerbook/generator/output"
)

// rank is when a file is put: all of one rank stand before any of the next is put.
type rank uint8

const (
	named    rank = iota // what others name: assets, shards, pictures, documents
	missing              // what leads to pages, where nothing stands yet: pages that come need it
	newPages             // no page leads to them yet
	oldPages
	leading // the start page, the directory of search, site map, feeds
	last    // what tells browsers that keep the site of another edition
	ranks   // how many there are
)

// rankOf returns the rank of a path at which something stands already, or not.
func rankOf(p string, stands bool) rank {
	p = withoutForm(p)
	switch {
	case p == output.ManifestName:
		return last
	case p == "index.html":
		return leading
	case isPage(p) && stands:
		return oldPages
	case isPage(p):
		return newPages
	case leads(p) && stands:
		return leading
	case leads(p):
		return missing
	}
	return named
}

// withoutForm returns the path of the file of which a path is the compressed form.
func withoutForm(p string) string {
	for _, way := range coding.All() {
		if file, is := strings.CutSuffix(p, way.Ending()); is && coding.Shrinks(file) {
			return file
		}
	}
	return p
}

func isPage(p string) bool { return path.Ext(p) == ".html" || path.Ext(p) == ".htm" }

// leads tells whether a file of a fixed name leads to pages, or to files with digests in
// their names.
func leads(p string) bool {
	switch path.Ext(p) {
	case ".xml", ".ics", ".webmanifest":
		return true
	}
	return p == "search/index.js" || p == "sw.js" || p == "edition.js" || p == "edition.json"
}

// lasts tells whether a file stays for a while after it left the edition.
func lasts(p string) bool { return header.Hashed(withoutForm(p)) }
