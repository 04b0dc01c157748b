package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"
)

// DirectoryName is the name of the one file that names all others.
const DirectoryName = "index.js"

// File is a file of an index, a classic script that hands its value to the
// browser's engine. Append appends the same bytes each time.
type File struct {
	Name   string
	Append func(dst []byte) []byte
}

// The kinds of files, as their names begin.
const (
	termFile    = "t" // postings of a run of terms
	wordFile    = "w" // a run of words, for completion and spelling
	endingFile  = "e" // a run of words spelt backwards, for spelling
	nearFile    = "n" // near pages
	pairsFile   = "q" // names the files of pairs
	pairFile    = "x" // pages of a run of pairs
	cardFile    = "c" // what results show of a few pages
	nameJoiner  = "-"
	fileEnding  = ".js"
	scriptStart = "partnerbook.put("
	scriptEnd   = ")\n"
)

// script returns a file with a value, which appends itself as JSON.
func script(name string, value func(dst []byte) []byte) File {
	return File{name + fileEnding, func(dst []byte) []byte {
		dst = append(dst, scriptStart...)
		dst = strconv.AppendQuote(dst, name)
		dst = value(append(dst, ','))
		return append(dst, scriptEnd...)
	}}
}

// given returns bytes as a value. It keeps a copy of them, which has no room to grow.
func given(value []byte) func(dst []byte) []byte {
	value = slices.Clone(value)
	return func(dst []byte) []byte { return append(dst, value...) }
}

// unwrap returns the value that a script hands over.
func unwrap(script []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(script, []byte(scriptStart))
	_, rest, comma := bytes.Cut(rest, []byte(","))
	rest, end := bytes.CutSuffix(rest, []byte(scriptEnd))
	if !ok || !comma || !end {
		return nil, fmt.Errorf("an index file is cut off or was not made by this program")
	}
	return rest, nil
}

// named makes a file whose name holds a digest of its bytes, and returns the
// digest.
func named(files *[]File, kind string, value []byte) string {
	sum := sha256.Sum256(value)
	hash := hashed(sum[:])
	*files = append(*files, script(kind+nameJoiner+hash, given(value)))
	return hash
}

// The directory is read before the engine or after it, so it cannot call it.
const (
	directoryStart = "self.partnerbook=Object.assign(self.partnerbook||{},{directory:"
	directoryEnd   = "})\n"
)

func directoryScript(value []byte) File {
	return File{DirectoryName, func(dst []byte) []byte {
		return append(append(append(dst, directoryStart...), value...), directoryEnd...)
	}}
}

func unwrapDirectory(script []byte) ([]byte, error) {
	value, ok := bytes.CutPrefix(script, []byte(directoryStart))
	value, end := bytes.CutSuffix(value, []byte(directoryEnd))
	if !ok || !end {
		return nil, fmt.Errorf("%s is cut off or was not made by this program", DirectoryName)
	}
	return value, nil
}

// appendString appends a string as JSON that may stand in a script in a page.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if asItIs[c] {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029' {
				dst = append(dst, s[from:i]...)
				dst = fmt.Appendf(dst, `\u%04x`, r)
				from = i + size
			}
			i += size
			continue
		}
		dst = append(dst, s[from:i]...)
		dst = appendEscape(dst, c)
		i++
		from = i
	}
	dst = append(dst, s[from:]...)
	return append(dst, '"')
}

// asItIs says of each byte whether it stands in a string as it is.
var asItIs = func() (as [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		as[c] = c != '"' && c != '\\' && c != '<'
	}
	return as
}()

func appendEscape(dst []byte, c byte) []byte {
	switch c {
	case '\n':
		return append(dst, `\n`...)
	case '"', '\\':
		return append(dst, '\\', c)
	}
	return fmt.Appendf(dst, `\u%04x`, c)
}

// marshal writes a value of ours as JSON: it has no form that fails.
func marshal(v any) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	if err := e.Encode(v); err != nil {
		panic(err) // maps, strings and numbers only
	}
	return bytes.TrimRight(out.Bytes(), "\n")
}
