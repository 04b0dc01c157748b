// Package partnerbook holds the knowledge base that the program carries: the
// site that Partnerbook shows where there is no other, and that `partnerbook
// init --full` copies.
//
// It is embedded here because a program can embed only what stands beside or
// below its source, and site.toml stands beside content/, as in every site. The
// folder is named as a whole, so that an empty folder in it does no harm.
package partnerbook

import (
	"embed"
	"io/fs"
)

// Site is a site folder: site.toml and content/.
//
//go:embed site.toml all:content
var Site embed.FS

// Content returns the content folder of Site.
func Content() fs.FS {
	pages, err := fs.Sub(Site, "content")
	if err != nil {
		panic(err) // the folder's name is a constant above
	}
	return pages
}
