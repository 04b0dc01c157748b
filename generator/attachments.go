package generator

import (
	"errors"
	"io/fs"
	"path"
	"reflect"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// active is a file beside the pages that was looked through for what browsers would run.
type active struct {
	file source.File
	has  *diag.Diagnostic // nil: nothing
	seen
}

// scriptsFound is what a look through the files beside the pages came to.
type scriptsFound struct {
	found   map[string]diag.Diagnostic // by path
	changed bool                       // since the last look
	// vanished says that some did between the scan and the reading.
	vanished bool
}

// lookForScripts looks through the files beside the pages for what browsers would run.
// A file is read once until it changes.
func (w *Workspace) lookForScripts(files []source.File) (scriptsFound, error) {
	out := scriptsFound{found: map[string]diag.Diagnostic{}}
	looked := map[string]active{}
	for _, f := range files {
		if !source.CanRun(f.Path) {
			continue
		}
		old := w.active[f.Path]
		a, err := w.lookForScript(f)
		if errors.Is(err, fs.ErrNotExist) {
			out.vanished = true
			continue
		}
		if err != nil {
			return scriptsFound{}, err
		}
		looked[f.Path] = a
		if a.has != nil {
			out.found[f.Path] = *a.has
		}
		out.changed = out.changed || !reflect.DeepEqual(a.has, old.has)
	}
	w.active = looked
	return out, nil
}

func (w *Workspace) lookForScript(f source.File) (active, error) {
	old := w.active[f.Path]
	known := old.file == f
	if known && !old.young {
		return old, nil
	}
	a := active{file: f, seen: old.readAt(time.Now(), known, w.active == nil, f)}
	var err error
	a.has, err = source.Runs(w.settings.Content, f, path.Join(w.settings.Prefix, f.Path))
	return a, err
}
