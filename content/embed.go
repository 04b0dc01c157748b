// Package content holds the practice knowledge base: the pages that Partnerbook
// shows where there is no other site, and that `partnerbook init --full` copies.
package content

import "embed"

// FS holds the content folder.
//
//go:embed all:*
var FS embed.FS
