package bundle

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"partnerbook/generator/output"
)

// held is what stands in a zip or a folder that is to be proved.
type held struct {
	files   map[string]opener
	faults  []Fault  // what no bundle holds
	remarks []string // paths of what Windows, macOS or Office drop into folders
	close   func() error
}

// opener opens a file. It may be damaged: what is read of it tells.
type opener func() (io.ReadCloser, error)

// Kind is what is wrong with a file.
type Kind string

// What can be wrong.
const (
	Missing Kind = "missing"
	Changed Kind = "changed"
	Added   Kind = "added"
	Unsafe  Kind = "unsafe"
)

// Fault is a file that is not as made.
type Fault struct {
	Kind Kind
	Path string // may be shown: nothing invisible is in it
	Why  string // of an unsafe one, or ""
}

// shown returns a name that a stranger gave, so that it can be printed.
func shown(name string) string {
	odd := func(r rune) bool { return !unicode.IsPrint(r) && r != ' ' || r == unicode.ReplacementChar }
	const most = 300
	if strings.ContainsFunc(name, odd) || len(name) > most {
		return strconv.Quote(name[:min(len(name), most)])
	}
	return name
}

func (h *held) fault(kind Kind, name, why string) {
	h.faults = append(h.faults, Fault{kind, shown(name), why})
}

// sum returns the SHA-256 of a file, of which no more is read than so many bytes and one.
// ok is false for a file that is not there or is damaged.
func (h *held) sum(p string, size int64) (sum string, ok bool, err error) {
	open, there := h.files[p]
	if !there {
		return "", false, nil
	}
	f, err := open()
	if err != nil {
		return "", false, ifMachine(err)
	}
	defer f.Close()
	digest := sha256.New()
	n, err := io.Copy(digest, io.LimitReader(f, size+1))
	if err != nil || n != size {
		return "", false, ifMachine(err)
	}
	return hex.EncodeToString(digest.Sum(nil)), true, nil
}

// read returns a file of at most so many bytes.
func (h *held) read(p string, most int64) ([]byte, error) {
	open, there := h.files[p]
	if !there {
		return nil, errNotHeld
	}
	f, err := open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("%s: %w of %d MB", p, errTooLong, most>>20)
	}
	return data, err
}

var (
	errNotHeld = errors.New("it is not there")
	errTooLong = errors.New("it is larger than the bound")
)

// compare holds what is there against what should be. Files besides, of which own says
// that they belong, are no faults.
func (h *held) compare(ctx context.Context, want []output.Entry, own func(string) bool, show Show) ([]Fault, error) {
	step, done := show.begin(len(want))
	defer done()
	faults := slices.Clone(h.faults)
	wanted := make(map[string]bool, len(want))
	for _, e := range want {
		wanted[e.Path] = true
		step()
		if _, there := h.files[e.Path]; !there {
			faults = append(faults, Fault{Missing, shown(e.Path), ""})
			continue
		}
		sum, ok, err := h.sum(e.Path, e.Size)
		if err != nil {
			return nil, err
		}
		if !ok || sum != e.SHA256 {
			faults = append(faults, Fault{Changed, shown(e.Path), ""})
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	for p := range h.files {
		if !wanted[p] && !own(p) {
			faults = append(faults, Fault{Added, shown(p), ""})
		}
	}
	sortFaults(faults)
	return faults, nil
}

func sortFaults(faults []Fault) {
	slices.SortStableFunc(faults, func(a, b Fault) int { return strings.Compare(a.Path, b.Path) })
}

// isDropped tells whether a file is one that Windows, macOS, or Office with a document
// open, put into any folder.
func isDropped(p string) bool {
	switch name := strings.ToLower(path.Base(p)); name {
	case "desktop.ini", "thumbs.db", "ehthumbs.db", ".ds_store":
		return true
	default:
		return strings.HasPrefix(name, "._") || strings.HasPrefix(name, "~$") || strings.HasPrefix(p, "__MACOSX/")
	}
}
