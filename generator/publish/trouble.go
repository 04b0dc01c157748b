package publish

import (
	"errors"
	"fmt"
)

// What goes wrong with a place, in kinds that have a way out.
var (
	// ErrForeign: the place holds what nobody published.
	ErrForeign = errors.New("it holds files that Partnerbook did not publish")
	// ErrTaken: a file of somebody else's has an address of the site.
	ErrTaken = errors.New("a file that Partnerbook did not publish has this address")
	// ErrOther: another site was published there.
	ErrOther = errors.New("another site is published there")
	// ErrOvertaken: another publication began meanwhile.
	ErrOvertaken = errors.New("another publication to the same place began meanwhile")
	// ErrDamaged, ErrNewer: the state cannot be relied on.
	ErrDamaged = errors.New("the list of what was published is damaged")
	ErrNewer   = errors.New("a newer Partnerbook published there")
	// ErrChanged: a file is not what it was when the publication began.
	ErrChanged = errors.New("it has changed since it was built")

	// Of buckets.
	ErrCredentials = errors.New("no credentials were found")
	ErrDenied      = errors.New("the store does not allow it")
	ErrKeys        = errors.New("the store does not accept the credentials")
	ErrNoBucket    = errors.New("there is no such bucket")
	ErrClock       = errors.New("the clock of this machine is wrong, says the store")
	ErrRegion      = errors.New("the bucket is in another region")
	ErrUnreachable = errors.New("the store does not answer")
	ErrCertificate = errors.New("this machine does not trust the certificate of the store")
	ErrNoStore     = errors.New("what answers there does not speak S3")
	ErrStore       = errors.New("the store answered with an error")
	ErrBusy        = errors.New("the store is too busy, or out of order")
)

// FileError is the error of one file.
type FileError struct {
	Path string
	Err  error
}

func (e *FileError) Error() string { return e.Path + ": " + e.Err.Error() }

func (e *FileError) Unwrap() error { return e.Err }

func about(path string, err error) error {
	if err == nil {
		return nil
	}
	return &FileError{path, err}
}

// foreign names some of what stands in the way.
func foreign(kind error, names []string) error {
	const most = 3
	more := ""
	if n := len(names); n > most {
		more = fmt.Sprintf(" and %d more", n-most)
		names = names[:most]
	}
	list := ""
	for i, n := range names {
		if i > 0 {
			list += ", "
		}
		list += fmt.Sprintf("%q", n)
	}
	return fmt.Errorf("%w: %s%s", kind, list, more)
}
