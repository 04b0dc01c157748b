package importer

import (
	"errors"
	"fmt"
	"strconv"
)

// Limits on what is read. They are far above what people write, and keep a file that was
// made to do harm from taking all memory or time.
const (
	// MaxFile is the largest file, in bytes.
	MaxFile = 64 << 20
	// maxText is the largest text or web page, in bytes. A page may have 4 MB, and HTML is
	// several times as long as its text.
	maxText = 8 << 20
	// maxUnpacked bounds what a Word document holds when unpacked, maxPart one part of it
	// that is read as XML, and maxPicture a picture.
	maxUnpacked = 256 << 20
	maxPart     = 64 << 20
	maxPicture  = 16 << 20
	// maxEntries bounds the files in a Word document.
	maxEntries = 5000
	// maxDepth is how many elements may stand within one another.
	maxDepth = 200
	// maxElements bounds the elements of XML.
	maxElements = 3_000_000
	// maxRows bounds the rows of a table, and how far a cell reaches down.
	maxRows = 20_000
	// maxPages bounds the annexes, and the checklists and testimonials, that become pages.
	maxPages = 300
	// longestParagraph is up to which length, in bytes, lines are joined.
	longestParagraph = 20_000
	// maxFindings bounds the sorts of finding in a report.
	maxFindings = 200
	// maxPictures bounds the pictures of a document.
	maxPictures = 500
)

// ErrFile is what errors are that lie in the file: it is damaged, too large or of another
// sort. Their text says so to the author.
var ErrFile = errors.New("the file cannot be read")

// fileError is an ErrFile with its own words.
type fileError struct{ words string }

func (e fileError) Error() string { return e.words }

// Is makes it an ErrFile.
func (fileError) Is(target error) bool { return target == ErrFile }

func tooLarge(format string, args ...any) error {
	return fileError{"it is larger than can be read. " + fmt.Sprintf(format, args...)}
}

func damaged(format string, args ...any) error {
	return fileError{"it is damaged, or no Word document. " + fmt.Sprintf(format, args...)}
}

func itoa(n int) string { return strconv.Itoa(n) }
