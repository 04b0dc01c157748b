package header

import (
	"path"
	"regexp"
	"strings"
)

// types are the types of files by their endings. Texts name their letters, since a browser
// guesses otherwise.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".json": "application/json", ".xml": "application/xml; charset=utf-8",
	".ics": "text/calendar; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".tsv": "text/tab-separated-values; charset=utf-8",
	".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".toml": "application/toml",
	".webmanifest": "application/manifest+json",

	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif", ".ico": "image/vnd.microsoft.icon",
	".mp3": "audio/mpeg", ".mp4": "video/mp4", ".webm": "video/webm", ".vtt": "text/vtt; charset=utf-8",

	".pdf": "application/pdf", ".zip": "application/zip", ".rtf": "application/rtf",
	".doc": "application/msword", ".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".odt":  "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}

// Unknown is the type of a file of which nothing is known.
const Unknown = "application/octet-stream"

// Type returns the type of a file by its name.
func Type(name string) string {
	if t, ok := types[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return Unknown
}

// How long browsers may keep a file: Forever, or until they have asked whether it is still
// the same.
const (
	Forever = "public, max-age=31536000, immutable"
	AskEach = "no-cache"
)

// Cache returns for how long browsers may keep the file at an address of a site.
func Cache(address string) string {
	if Hashed(address) {
		return Forever
	}
	return AskEach
}

// hashed are the addresses that name what is in the file: those of style sheets and
// scripts, and those of the files of search but for the directory, which names the others.
var hashed = regexp.MustCompile(`^(?:assets/[^/]+\.[0-9a-f]{10}\.(?:css|js)|search/[a-z][0-9]*-[a-z2-7]+[0-9]*\.js)$`)

// Hashed tells whether the address of a file holds a digest of its bytes, so that there
// never are other bytes at it.
func Hashed(address string) bool { return hashed.MatchString(address) }
