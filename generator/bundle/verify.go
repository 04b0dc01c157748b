package bundle

import (
	"context"
	"errors"
	"os"
	"slices"

	"partnerbook/generator/output"
)

// Result is what proving a bundle found.
type Result struct {
	Update     *Update // what it changes, if it is an update
	Made       output.Made
	Edition    Edition
	Files      int
	Faults     []Fault  // in the order of paths; none if all is well
	Remarks    []string // paths of what Windows, macOS or Office dropped in
	Repacked   bool     // another program than ours packed the zip, or changed it
	Unfinished bool     // an update of the folder, or a build, was stopped before its end
	Alone      bool     // an update that was unpacked by itself, and not over a bundle
}

// Show shows how work goes on. It is told how many files there are, and returns what is
// called after each of them, from several goroutines, and at the end. nil shows nothing.
type Show func(files int) (step, done func())

func (s Show) begin(files int) (step, done func()) {
	if s == nil {
		return func() {}, func() {}
	}
	return s(files)
}

// Verify proves a zip, a folder or an update. An error of the machine is not one of the
// bundle: what is wrong with that stands in the result, or is a *BrokenError where it
// cannot be read at all, or ErrNoManifest.
func Verify(ctx context.Context, name string, show Show) (Result, error) {
	info, err := os.Stat(name)
	if err != nil {
		return Result{}, err
	}
	if info.IsDir() {
		return verifyFolder(ctx, name, show)
	}
	a, err := openArchive(name)
	if err != nil {
		return Result{}, err
	}
	defer a.close()
	return a.verify(ctx, show)
}

// ErrNoManifest is the error for what has no list of its files.
var ErrNoManifest = errors.New("there is no " + output.ManifestName + " in it, the list of its files")

// open opens a zip or a folder.
func open(name string) (*held, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return openFolder(name)
	}
	a, err := openArchive(name)
	if err != nil {
		return nil, err
	}
	return &a.held, nil
}

// manifest reads the manifest.
func (h *held) manifest() (output.Manifest, []byte, error) {
	data, err := h.read(output.ManifestName, mostManifest)
	if errors.Is(err, errNotHeld) {
		return output.Manifest{}, nil, ErrNoManifest
	}
	if machine := ifMachine(err); machine != nil {
		return output.Manifest{}, nil, machine
	}
	if err == nil {
		m, err := output.ReadManifest(data)
		return m, data, err
	}
	return output.Manifest{}, nil, output.ErrManifest
}

func verifyFolder(ctx context.Context, name string, show Show) (Result, error) {
	h, err := openFolder(name)
	if err != nil {
		return Result{}, err
	}
	defer h.close()
	m, data, err := h.manifest()
	if err != nil {
		return Result{}, withManifest(err)
	}
	faults, err := h.compare(ctx, m.Files, isManifest, show)
	_, update := h.files[updateName]
	lacks := slices.ContainsFunc(faults, func(f Fault) bool { return f.Kind == Missing })
	return Result{
		Made: m.Made, Edition: editionOf(m, data), Files: len(m.Files), Faults: faults, Remarks: h.remarks,
		Unfinished: output.Unfinished(name), Alone: update && lacks,
	}, err
}

func isManifest(p string) bool { return p == output.ManifestName }

// withManifest makes a manifest that cannot be relied on a broken bundle.
func withManifest(err error) error {
	if errors.Is(err, output.ErrManifest) || errors.Is(err, output.ErrNotManifest) {
		return &BrokenError{output.ManifestName + ": " + err.Error()}
	}
	return err
}

func (a *archive) verify(ctx context.Context, show Show) (Result, error) {
	m, data, err := a.manifest()
	if err != nil {
		return Result{}, withManifest(err)
	}
	r := Result{Made: m.Made, Edition: editionOf(m, data), Files: len(m.Files), Remarks: a.remarks}
	want := m.Files
	if _, isUpdate := a.files[updateName]; isUpdate {
		u, err := a.update(m, data)
		if err != nil {
			return Result{}, err
		}
		r.Update, r.Files = &u, len(u.Comes)
		want = append(append([]output.Entry{}, u.Comes...), u.Note)
	}
	own := func(p string) bool { return isManifest(p) || r.Update != nil && p == updateName }
	if r.Faults, err = a.compare(ctx, want, own, show); err != nil {
		return Result{}, err
	}
	same, err := a.asMade(ctx, m.Made)
	r.Repacked = !same
	return r, err
}
