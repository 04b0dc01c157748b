package serve

import (
	"mime"
	"path"
	"strings"

	"partnerbook/generator/header"
)

// contentType returns the type of a file by its name. What the program does not know, the
// machine's own table may.
func contentType(name string) string {
	if t := header.Type(name); t != header.Unknown {
		return t
	}
	if t := mime.TypeByExtension(strings.ToLower(path.Ext(name))); t != "" {
		return t
	}
	return header.Unknown
}
