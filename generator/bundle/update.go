package bundle

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"partnerbook/generator/output"
)

// The files of an update besides those of the site.
const (
	updateName = "update.json"
	updateNote = "0-THIS-IS-AN-UPDATE.txt"
)

// UpdateVersion is the version of the form of update.json.
//
//	1: version; from, to: the edition before and after, each with the SHA-256 of its
//	   manifest and its day; comes[]: the files that the update holds, as in a manifest;
//	   goes[]: the paths of those that are no longer in the site; note: the file that says
//	   what this is.
const UpdateVersion = 1

// Update says what an update changes.
type Update struct {
	Version int            `json:"version"`
	From    Edition        `json:"from"`
	To      Edition        `json:"to"`
	Comes   []output.Entry `json:"comes"`
	Goes    []string       `json:"goes"`
	Note    output.Entry   `json:"note"`
}

// ErrNothingNew is the error for an update that would change nothing.
var ErrNothingNew = errors.New("nothing has changed since that edition")

// Before returns the edition that a bundle is of, a zip or a folder, to make an update
// from: of an update, the edition that it leads to.
func Before(name string) (output.Manifest, Edition, error) {
	h, err := open(name)
	if err != nil {
		return output.Manifest{}, Edition{}, err
	}
	defer h.close()
	m, data, err := h.manifest()
	return m, editionOf(m, data), withManifest(err)
}

// MakeUpdate makes an update that leads from an edition to the given files. note is the
// text for whoever receives it.
func MakeUpdate(ctx context.Context, name string, before output.Manifest, from Edition, files []output.File, note []byte, o Options) (Report, Update, error) {
	files, err := sorted(files)
	if err != nil {
		return Report{}, Update{}, err
	}
	old := byPath(before)
	var r Report
	u := Update{Version: UpdateVersion, From: from, Note: output.EntryOf(updateNote, note), Goes: []string{}, Comes: []output.Entry{}}
	err = output.ReplaceFile(name, func(out io.Writer) error {
		counted := &counter{to: out}
		z := newZip(counted, o.Made.Day())
		if err := z.addPlain(updateNote, note); err != nil {
			return err
		}
		manifest := output.Manifest{Version: output.ManifestVersion, Made: o.Made, Files: make([]output.Entry, 0, len(files))}
		fresh := func(e output.Entry) bool { return old[e.Path] != e }
		err := pack(ctx, files, o.Jobs, fresh, func(p packed) error {
			manifest.Files = append(manifest.Files, p.entry)
			step(o.Progress)
			if !fresh(p.entry) {
				return nil
			}
			u.Comes = append(u.Comes, p.entry)
			return z.add(p)
		})
		if err != nil {
			return err
		}
		u.Goes = gone(before, byPath(manifest))
		if err := z.finish(&u, manifest); err != nil {
			return err
		}
		r = Report{Files: len(u.Comes), Bytes: z.held, Size: counted.n, Edition: u.To}
		return nil
	})
	return r, u, err
}

// finish adds the two lists, and refuses an update that changes nothing.
func (z *zipWriter) finish(u *Update, m output.Manifest) error {
	data, err := m.Encode()
	if err != nil {
		return err
	}
	if u.To = editionOf(m, data); u.To == u.From {
		return ErrNothingNew
	}
	list, err := json.MarshalIndent(u, "", " ")
	if err != nil {
		return err
	}
	if err := z.addPlain(updateName, append(list, '\n')); err != nil {
		return err
	}
	if err := z.addPlain(output.ManifestName, data); err != nil {
		return err
	}
	return z.close()
}

// gone returns the files of a manifest that are not in another.
func gone(before output.Manifest, now map[string]output.Entry) []string {
	out := []string{}
	for _, e := range before.Files {
		if _, there := now[e.Path]; !there {
			out = append(out, e.Path)
		}
	}
	return out
}

func byPath(m output.Manifest) map[string]output.Entry {
	out := make(map[string]output.Entry, len(m.Files))
	for _, e := range m.Files {
		out[e.Path] = e
	}
	return out
}

// update reads what an update says of itself, and refuses one that contradicts its own
// manifest.
func (a *archive) update(m output.Manifest, manifest []byte) (Update, error) {
	data, err := a.read(updateName, mostManifest)
	if machine := ifMachine(err); machine != nil {
		return Update{}, machine
	}
	var u Update
	if err != nil || json.Unmarshal(data, &u) != nil {
		return Update{}, &BrokenError{updateName + ": the list of what the update changes is damaged"}
	}
	if u.Version != UpdateVersion {
		return Update{}, &BrokenError{fmt.Sprintf("%s: its form is version %d, which this program does not know. Use a newer one", updateName, u.Version)}
	}
	now := byPath(m)
	wrong := u.To != editionOf(m, manifest) || u.Note.Path != updateNote || u.Note.Size < 0
	for _, e := range u.Comes {
		wrong = wrong || now[e.Path] != e
	}
	wrong = wrong || slices.ContainsFunc(u.Goes, func(p string) bool { _, stays := now[p]; return stays })
	if wrong {
		return Update{}, &BrokenError{updateName + ": what the update says that it changes is not what its " + output.ManifestName + " says"}
	}
	return u, nil
}
