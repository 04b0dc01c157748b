package coding

import (
	"path"
	"strings"
)

// Coding is a way to compress, as HTTP knows it.
type Coding uint8

// The codings. Identity is none at all.
const (
	Identity Coding = iota
	Gzip
	Brotli
	Zstandard
)

// Version is that of the bytes that Best makes.
const Version = 1

// All returns the codings that compress, the one that most often makes least first:
// a browser that takes several alike gets the first.
func All() []Coding { return []Coding{Brotli, Zstandard, Gzip} }

// Name returns the name of a coding in HTTP.
func (c Coding) Name() string {
	return [...]string{"identity", "gzip", "br", "zstd"}[c]
}

// Ending returns what the names of files that hold a coding end with, as web servers
// look for them beside the file.
func (c Coding) Ending() string {
	return [...]string{"", ".gz", ".br", ".zst"}[c]
}

// least is the size of the smallest file that is worth compressing. What is smaller
// goes in one packet anyway.
const least = 1024

// texts are the endings of files that shrink. The others are compressed already, or
// nobody knows.
var texts = map[string]bool{
	".html": true, ".htm": true, ".css": true, ".js": true, ".json": true, ".xml": true, ".svg": true, ".ics": true,
	".csv": true, ".txt": true, ".md": true, ".toml": true, ".tsv": true, ".webmanifest": true,
}

// Shrinks tells whether a file of this name is of a kind that is worth compressing.
func Shrinks(name string) bool { return texts[strings.ToLower(path.Ext(name))] }

// Worth tells whether a file is worth compressing.
func Worth(name string, size int) bool { return size >= least && Shrinks(name) }
