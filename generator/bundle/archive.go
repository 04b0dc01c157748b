package bundle

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"partnerbook/generator/output"
	"partnerbook/generator/portable"
)

// BrokenError is a zip that cannot be read, or that is none.
type BrokenError struct{ Why string }

func (e *BrokenError) Error() string { return e.Why }

// archive is a zip that somebody gave us.
type archive struct {
	held
	file   *os.File
	zip    *zip.Reader
	prefix string // the one folder that all stands in, if it was packed so
}

// openArchive opens a zip and looks at its list of files, and at none of them. Names
// that lead out of a folder, and the like, are faults.
func openArchive(name string) (*archive, error) {
	if info, err := os.Stat(name); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() { // opening a pipe would never end
		return nil, &BrokenError{"it is neither a zip nor a folder"}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	a := &archive{file: f, held: held{files: map[string]opener{}, close: f.Close}}
	if err := a.readList(); err != nil {
		f.Close()
		return nil, err
	}
	return a, nil
}

func (a *archive) readList() error {
	info, err := a.file.Stat()
	switch {
	case err != nil:
		return err
	case info.Size() > mostBytes:
		return &BrokenError{fmt.Sprintf("it is larger than %d GB, and no bundle is", mostBytes>>30+1)}
	}
	at := &bounded{at: a.file, left: 16 << 20}
	a.zip, err = zip.NewReader(at, info.Size())
	at.left = -1
	switch {
	case at.failed != nil:
		return at.failed
	case errors.Is(err, errBounds):
		return &BrokenError{"its list of files is longer than that of any bundle"}
	case errors.Is(err, zip.ErrInsecurePath): // looked at below
	case err != nil:
		return &BrokenError{"it is no zip, or only a part of one. Copy or download it again"}
	}
	if len(a.zip.File) > mostFiles {
		return &BrokenError{fmt.Sprintf("it holds %d files; no bundle holds more than %d", len(a.zip.File), mostFiles)}
	}
	a.prefix = topFolder(a.zip.File)
	return a.list()
}

// list looks at each name.
func (a *archive) list() error {
	keys := map[string]bool{}
	var total uint64
	for _, f := range a.zip.File {
		if total += f.UncompressedSize64; f.UncompressedSize64 > mostBytes || total > mostBytes {
			return &BrokenError{fmt.Sprintf("it would unpack to more than %d GB, and no bundle does", mostBytes>>30+1)}
		}
		name := strings.TrimPrefix(f.Name, a.prefix)
		if strings.HasSuffix(name, "/") || name == "" {
			if why := unsafeFolder(f); why != "" {
				a.fault(Unsafe, f.Name, why)
			}
			continue
		}
		if why := unsafeFile(f, name); why != "" {
			a.fault(Unsafe, f.Name, why)
			continue
		}
		if isDropped(name) {
			a.remarks = append(a.remarks, shown(name))
			continue
		}
		key := portable.Key(name)
		if keys[key] {
			a.fault(Unsafe, f.Name, "there are two of this name")
			continue
		}
		keys[key] = true
		a.files[name] = f.Open
	}
	return nil
}

// topFolder returns the folder that all of a zip stands in, with a slash, if the
// manifest stands in it; else "".
func topFolder(files []*zip.File) string {
	top := ""
	for _, f := range files {
		folder, _, ok := strings.Cut(f.Name, "/")
		if !ok || folder == "" || top != "" && top != folder+"/" {
			return ""
		}
		top = folder + "/"
	}
	for _, f := range files {
		if f.Name == top+output.ManifestName {
			return top
		}
	}
	return ""
}

func unsafeFolder(f *zip.File) string {
	if f.UncompressedSize64 > 0 {
		return "it is a folder that holds bytes"
	}
	if name := strings.TrimSuffix(f.Name, "/"); name != "" && !fs.ValidPath(name) || strings.Contains(f.Name, `\`) {
		return "it leads out of the folder"
	}
	return ""
}

// unsafeFile returns why a file of a zip is none of a bundle, or "".
func unsafeFile(f *zip.File, name string) string {
	const encrypted = 1
	switch {
	case !utf8.ValidString(f.Name):
		return "its name is not UTF-8"
	case strings.Contains(f.Name, `\`) || !fs.ValidPath(f.Name) || strings.Contains(f.Name, ":"):
		return "it leads out of the folder"
	case f.Flags&encrypted != 0:
		return "it has a password"
	case !f.Mode().IsRegular():
		return "it is a link, or something else that is no file"
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return "it is packed in a way that not every program can unpack"
	case isTrap(int64(f.UncompressedSize64), int64(f.CompressedSize64)):
		return "it would unpack to more than 200 times its size"
	case isDropped(name):
		return "" // whatever its name
	case portable.Length(name) > portable.Longest:
		return fmt.Sprintf("its path has more than %d characters", portable.Longest)
	case output.Own(name):
		return "the program keeps this name for itself"
	}
	return portable.Reserved(name)
}

// bounded reads from a file, but not more than so many bytes unless that is negative.
type bounded struct {
	at     io.ReaderAt
	left   int64
	failed error // of the disk
}

var errBounds = errors.New("too much is read")

func (b *bounded) ReadAt(p []byte, off int64) (int, error) {
	if b.left >= 0 {
		if b.left -= int64(len(p)); b.left < 0 {
			b.left = 0
			return 0, errBounds
		}
	}
	if off < 0 { // a list that says that it stands before the file
		return 0, zip.ErrFormat
	}
	n, err := b.at.ReadAt(p, off)
	if b.left >= 0 && err != nil && !errors.Is(err, io.EOF) {
		b.failed = ifMachine(err)
	}
	return n, err
}

// ifMachine returns an error if the machine is to blame for it, and nil if the bytes are
// that were read.
func ifMachine(err error) error {
	var broken flate.CorruptInputError
	switch {
	case err == nil, errors.As(err, &broken), errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrAlgorithm),
		errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, fs.ErrNotExist), errors.Is(err, errDiffers):
		return nil
	}
	return err
}
