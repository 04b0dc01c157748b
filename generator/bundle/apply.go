package bundle

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"partnerbook/generator/output"
)

// ApplyOptions say how an update is applied.
type ApplyOptions struct {
	Jobs int    // files written at the same time; at least 1
	Wait func() // called once if a build or another update is writing into the folder
	Show Show   // of the files of the site, as they are written
}

// Applied is what applying an update did.
type Applied struct {
	output.Report
	Update Update
	Made   output.Made // what the folder is now
}

// Why an update is not applied. Nothing is changed then.
var (
	ErrAlready   = errors.New("the folder is of that edition already")
	ErrNotUpdate = errors.New("it is no update, but a whole bundle")
	ErrNewer     = errors.New("a newer program made it, which knows more than this one")
)

// OtherEditionError is a folder of another edition than an update starts from.
type OtherEditionError struct {
	Has, Wants Edition
	HasTitle   string
	WantsTitle string
}

func (e *OtherEditionError) Error() string { return "the folder is of another edition" }

// DamagedError is a folder or an update that is not as made.
type DamagedError struct{ Faults []Fault }

func (e *DamagedError) Error() string { return fmt.Sprintf("%d files are not as made", len(e.Faults)) }

// UpdateError is what is wrong with an update, or with reading it. Errors of other types
// are of the folder.
type UpdateError struct{ Err error }

func (e *UpdateError) Error() string { return e.Err.Error() }

func (e *UpdateError) Unwrap() error { return e.Err }

// Apply applies an update to the folder of a bundle. Before anything is written both are
// proved. An update that was killed may be applied again, and comes to its end. Files in
// the folder that no edition made stay.
func Apply(ctx context.Context, folder, update string, o ApplyOptions) (Applied, error) {
	a, err := openArchive(update)
	if err != nil {
		return Applied{}, &UpdateError{err}
	}
	defer a.close()
	p := applying{pack: a}
	if err := p.readUpdate(ctx); err != nil {
		return Applied{}, &UpdateError{err}
	}
	if p.folder, err = openFolder(folder); err != nil {
		return Applied{}, err
	}
	defer p.folder.close()
	if err := p.readFolder(); err != nil {
		return Applied{}, err
	}
	if err := p.checkFolder(ctx, output.Unfinished(folder)); err != nil {
		return Applied{}, err
	}
	step, done := o.Show.begin(len(p.manifest.Files))
	defer done()
	report, err := output.Write(ctx, folder, p.files(), output.Options{
		Jobs: o.Jobs, Made: p.manifest.Made, Wait: o.Wait, Progress: step,
		Check: func() error { return p.unchanged(folder) },
	})
	return Applied{report, p.update, p.manifest.Made}, err
}

// applying is the work of Apply.
type applying struct {
	pack     *archive
	update   Update
	manifest output.Manifest // after the update
	comes    map[string]bool

	folder *held
	before output.Manifest // what the folder says of itself
	is     Edition
}

// readUpdate reads and proves the update.
func (p *applying) readUpdate(ctx context.Context) error {
	r, err := p.pack.verify(ctx, nil)
	switch {
	case err != nil:
		return err
	case r.Update == nil:
		return ErrNotUpdate
	case len(r.Faults) > 0:
		return &DamagedError{r.Faults}
	}
	m, data, err := p.pack.manifest()
	if err != nil {
		return withManifest(err)
	}
	// The folder gets the manifest as this program writes it, and must come to be of the
	// edition that the update names.
	if again, err := m.Encode(); err != nil || !bytes.Equal(again, data) {
		return ErrNewer
	}
	p.update, p.manifest, p.comes = *r.Update, m, map[string]bool{}
	for _, e := range p.update.Comes {
		p.comes[e.Path] = true
	}
	return nil
}

func (p *applying) readFolder() error {
	m, data, err := p.folder.manifest()
	if err != nil {
		return withManifest(err)
	}
	p.before, p.is = m, editionOf(m, data)
	if p.is != p.update.From && p.is != p.update.To {
		return &OtherEditionError{Has: p.is, Wants: p.update.From, HasTitle: m.Title, WantsTitle: p.manifest.Title}
	}
	return nil
}

// checkFolder proves that the folder is of the edition before or, where an earlier try
// was stopped, partly of the one after: what the update does not hold must be whole, and
// what it would replace or remove must be as one of the two made it, so that nobody's own
// work is lost. What it would replace and is missing, it mends.
func (p *applying) checkFolder(ctx context.Context, unfinished bool) error {
	old, now := byPath(p.before), byPath(p.manifest)
	for _, path := range p.update.Goes {
		now[path] = output.Entry{}
	}
	var faults []Fault
	for path, e := range now {
		if err := ctx.Err(); err != nil {
			return err
		}
		kind, err := p.checkFile(path, old[path], e)
		if err != nil {
			return err
		}
		if kind != "" {
			faults = append(faults, Fault{Kind: kind, Path: shown(path)})
		}
	}
	switch {
	case len(faults) > 0:
		sortFaults(faults)
		return &DamagedError{faults}
	case p.is == p.update.To && !unfinished:
		return ErrAlready
	}
	return nil
}

// checkFile returns what is wrong with a file of the folder. One of the entries before
// and after may be empty, if there is no such file then.
func (p *applying) checkFile(path string, old, now output.Entry) (Kind, error) {
	if _, there := p.folder.files[path]; !there {
		if now.Path == "" || p.comes[path] {
			return "", nil
		}
		return Missing, nil
	}
	for _, e := range []output.Entry{old, now} {
		if e.Path == "" {
			continue
		}
		if sum, ok, err := p.folder.sum(path, e.Size); err != nil || ok && sum == e.SHA256 {
			return "", err
		}
	}
	switch {
	case old.Path == "" && now.Path == "":
		return "", nil // it was to go, and is somebody else's by now
	case old.Path == "":
		return Added, nil
	}
	return Changed, nil
}

// files are those of the edition after: what the update holds, and else what the folder
// holds already.
func (p *applying) files() []output.File {
	out := make([]output.File, len(p.manifest.Files))
	for i, e := range p.manifest.Files {
		from := p.folder
		if p.comes[e.Path] {
			from = &p.pack.held
		}
		out[i] = output.File{Path: e.Path, Emit: func(out *bytes.Buffer) error { return from.copy(out, e) }}
	}
	return out
}

// copy appends a file, and fails if it is not the one that is meant.
func (h *held) copy(out *bytes.Buffer, e output.Entry) error {
	open, there := h.files[e.Path]
	if !there {
		return errNotHeld
	}
	f, err := open()
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := io.Copy(out, io.LimitReader(f, e.Size+1)); err != nil {
		return err
	}
	if output.EntryOf(e.Path, out.Bytes()) != e {
		return errors.New("it changed while it was read")
	}
	return nil
}

// unchanged fails if the folder came to be of another edition since it was proved.
func (p *applying) unchanged(folder string) error {
	data, err := os.ReadFile(filepath.Join(folder, output.ManifestName))
	if err != nil {
		return err
	}
	if editionOf(p.before, data) != p.is {
		return errors.New("the folder was changed by another update or build just now. Try again")
	}
	return nil
}
