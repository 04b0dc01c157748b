package bundle

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"partnerbook/generator/output"
)

// mostRead bounds the bytes of one file that a Copy reads: it is held in memory.
const mostRead = 256 << 20

// Copy is a zip or a folder that was made of a site, opened to be read. Nothing in it is
// relied on: whether it is as it was made, Verify proves.
type Copy struct {
	Made  output.Made
	Zip   bool
	held  *held
	names []string
}

// Open opens a bundle, the folder that was unpacked from one, or the folder of a build.
// What cannot be read as one is a *BrokenError, and so is an update; a folder or a zip
// without a manifest is ErrNoManifest.
func Open(name string) (*Copy, error) {
	h, err := open(name)
	if err != nil {
		return nil, err
	}
	c, err := h.opened()
	if err != nil {
		h.close()
		return nil, err
	}
	return c, nil
}

func (h *held) opened() (*Copy, error) {
	m, _, err := h.manifest()
	if err != nil {
		return nil, withManifest(err)
	}
	for _, f := range h.faults {
		if f.Kind == Unsafe {
			return nil, &BrokenError{fmt.Sprintf("it holds what no bundle does: %s (%s)", f.Path, f.Why)}
		}
	}
	if _, update := h.files[updateName]; update {
		if _, whole := h.files["index.html"]; !whole || h.lacks(m) {
			return nil, &BrokenError{"it is an update, which holds only what changed. Apply it to a bundle, and name the folder of that"}
		}
	}
	c := &Copy{Made: m.Made, held: h, names: slices.Sorted(maps.Keys(h.files))}
	c.names = slices.DeleteFunc(c.names, func(p string) bool { return isManifest(p) || p == updateName || p == updateNote })
	return c, nil
}

// lacks tells whether files are missing that a manifest names.
func (h *held) lacks(m output.Manifest) bool {
	return slices.ContainsFunc(m.Files, func(e output.Entry) bool { return h.files[e.Path] == nil })
}

// Names returns the addresses of the files, sorted, without the list of them.
func (c *Copy) Names() []string { return c.names }

// Read returns a file. It may be called by several goroutines.
func (c *Copy) Read(name string) ([]byte, error) {
	data, err := c.held.read(name, mostRead)
	switch {
	case err == nil:
		return data, nil
	case errors.Is(err, errNotHeld):
		return nil, fmt.Errorf("%s is not there", shown(name))
	case ifMachine(err) != nil && !errors.Is(err, errTooLong):
		return nil, err
	}
	return nil, &BrokenError{fmt.Sprintf("%s in it cannot be read: it is damaged, or larger than %d MB", shown(name), mostRead>>20)}
}

// Close closes the zip or the folder.
func (c *Copy) Close() error { return c.held.close() }
