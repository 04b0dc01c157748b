package generator

import (
	"errors"
	"io/fs"
	"path"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// lookForScripts looks through the files beside the pages for what browsers would run.
// A file is read once until it changes.
func (w *Workspace) lookForScripts(files []source.File) (map[string]diag.Diagnostic, error) {
	var out map[string]diag.Diagnostic
	looked := map[source.File]*diag.Diagnostic{}
	for _, f := range files {
		if !source.CanRun(f.Path) {
			continue
		}
		found, known := w.active[f]
		if !known {
			var err error
			found, err = source.Runs(w.settings.Content, f, path.Join(w.settings.Prefix, f.Path))
			if errors.Is(err, fs.ErrNotExist) {
				continue // it vanished between the scan and the reading
			}
			if err != nil {
				return nil, err
			}
		}
		looked[f] = found
		if found != nil {
			if out == nil {
				out = map[string]diag.Diagnostic{}
			}
			out[f.Path] = *found
		}
	}
	w.active = looked
	return out, nil
}
