// Package partnerbook holds the settings of the built-in knowledge base. They
// are embedded here because a program can embed only what stands beside or below
// its source, and site.toml stands where a site's settings stand. The pages are
// in package content, the themes in package themes.
package partnerbook

import "embed"

// Site holds site.toml.
//
//go:embed site.toml
var Site embed.FS
