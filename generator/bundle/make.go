package bundle

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"partnerbook/generator/output"
	"partnerbook/generator/portable"
)

// Options say how a zip is made.
type Options struct {
	Jobs     int         // files packed at the same time; at least 1
	Made     output.Made // what the manifest says of the whole
	Progress func()      // called after each file; nil for none
}

// Report is what was made.
type Report struct {
	Files   int
	Bytes   int64   // unpacked
	Size    int64   // of the zip
	Edition Edition // what it is of
}

// Edition is one state of a site.
type Edition struct {
	Manifest string `json:"manifest"` // SHA-256 of the bytes of its manifest
	Built    string `json:"built"`    // its day, or ""
}

// Fingerprint is so much of the manifest's sum that two people can compare it by eye
// and nobody can make another bundle with it by chance.
func (e Edition) Fingerprint() string {
	s := e.Manifest[:min(16, len(e.Manifest))]
	var parts []string
	for ; len(s) >= 4; s = s[4:] {
		parts = append(parts, s[:4])
	}
	return strings.Join(parts, " ")
}

// UnfitError is a file that not everybody could unpack.
type UnfitError struct{ Path, Why string }

func (e *UnfitError) Error() string { return e.Path + ": " + e.Why }

// File is a file that is already there.
func File(name string, data []byte) output.File {
	return output.File{Path: name, Emit: func(out *bytes.Buffer) error {
		out.Write(data)
		return nil
	}}
}

// Make makes a bundle of files. A zip that stood there before is replaced at the end, at
// once.
func Make(ctx context.Context, name string, files []output.File, o Options) (Report, error) {
	files, err := sorted(files)
	if err != nil {
		return Report{}, err
	}
	var r Report
	err = output.ReplaceFile(name, func(out io.Writer) error {
		counted := &counter{to: out}
		z := newZip(counted, o.Made.Day())
		manifest := output.Manifest{Version: output.ManifestVersion, Made: o.Made, Files: make([]output.Entry, 0, len(files))}
		err := pack(ctx, files, o.Jobs, func(output.Entry) bool { return true }, func(p packed) error {
			manifest.Files = append(manifest.Files, p.entry)
			step(o.Progress)
			return z.add(p)
		})
		if err != nil {
			return err
		}
		r.Edition, err = z.addManifest(manifest)
		if err == nil {
			err = z.close()
		}
		r.Files, r.Bytes, r.Size = len(files), z.held, counted.n
		return err
	})
	return r, err
}

// addManifest adds the manifest, which is known only when all else is.
func (z *zipWriter) addManifest(m output.Manifest) (Edition, error) {
	data, err := m.Encode()
	if err != nil {
		return Edition{}, err
	}
	return editionOf(m, data), z.addPlain(output.ManifestName, data)
}

// editionOf returns the edition of a manifest and its bytes.
func editionOf(m output.Manifest, data []byte) Edition {
	return Edition{output.EntryOf(output.ManifestName, data).SHA256, m.Built}
}

// sorted returns files in the order of their paths, and refuses those that not every disk
// can hold: checking the content only warns of some, and a zip promises that it can be
// unpacked.
func sorted(files []output.File) ([]output.File, error) {
	files = slices.SortedFunc(slices.Values(files), func(a, b output.File) int { return cmp.Compare(a.Path, b.Path) })
	keys := make(map[string]string, len(files))
	for _, f := range files {
		if why := unfit(f.Path); why != "" {
			return nil, &UnfitError{f.Path, why}
		}
		key := portable.Key(f.Path)
		if other, twice := keys[key]; twice {
			return nil, &UnfitError{f.Path, "on Windows it is the same file as " + other}
		}
		keys[key] = f.Path
	}
	return files, nil
}

// unfit returns why a path cannot be one of a bundle, or "".
func unfit(p string) string {
	switch n := portable.Length(p); {
	case !fs.ValidPath(p) || p == "." || output.Own(p):
		return "it is not the path of a file in a folder"
	case p == output.ManifestName || p == updateName || p == updateNote:
		return "the bundle needs this name itself"
	case n > portable.Longest:
		return fmt.Sprintf("its path has %d characters; at most %d can be unpacked everywhere", n, portable.Longest)
	}
	return portable.Reserved(p)
}

func step(progress func()) {
	if progress != nil {
		progress()
	}
}

// counter counts what is written.
type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += int64(n)
	return n, err
}
