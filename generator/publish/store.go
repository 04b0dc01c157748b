package publish

import (
	"context"
	"errors"
)

// Headers are what a place is to say of a file. A folder says nothing.
type Headers struct {
	Type     string `json:"type"`
	Cache    string `json:"cache"`
	Encoding string `json:"encoding,omitempty"` // as in Content-Encoding
}

// Object is what stands at a path.
type Object struct {
	Size int64
	Tag  string // another if the bytes may be others
}

// Condition is what must hold for a file to be put. The zero value asks for nothing.
type Condition struct {
	Absent bool   // nothing may stand there
	Tag    string // this must stand there
}

// Store is a place. Paths have slashes and begin at the place. Its methods may be called
// from several goroutines, and put a file whole or not at all.
type Store interface {
	// Begin is called before the first change, and before what stands there is read for
	// it. wait is called once if somebody else is at work there.
	Begin(ctx context.Context, wait func()) error
	// List returns everything that stands there, but for what the program needs itself.
	List(ctx context.Context) (map[string]Object, error)
	// Read returns a file and its tag; the error is fs.ErrNotExist if there is none.
	Read(ctx context.Context, path string) (data []byte, tag string, err error)
	// Put puts a file and returns its tag; the error is ErrCondition if what must hold
	// does not.
	Put(ctx context.Context, path string, data []byte, h Headers, c Condition) (tag string, err error)
	// Remove removes a file, if it is there.
	Remove(ctx context.Context, path string) error
	// Folders tells whether capitals may be the same as small letters.
	Folders() bool
	// Close ends what Begin began.
	Close()
}

// ErrCondition is the error for a file that is not put since something else stands there
// than should.
var ErrCondition = errors.New("something else stands there than was read")
