package generator

import (
	"fmt"
	"io/fs"
	"path"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// ownTheme returns the site's own themes/NAME, or nil if there is none, without links that
// lead out of the site or to folders, and what is wrong with those.
func (w *Workspace) ownTheme(name string) (fs.FS, diag.List, error) {
	if w.settings.Site == nil || !fs.ValidPath(name) || name == "." {
		return nil, nil, nil
	}
	folder := path.Join("themes", name)
	info, err := fs.Stat(w.settings.Site, folder)
	if err != nil {
		return nil, w.leadOut("themes", folder), nil
	}
	if !info.IsDir() {
		return nil, nil, nil
	}
	theme, err := fs.Sub(w.settings.Site, folder)
	if err != nil {
		return nil, nil, err
	}
	links, err := w.badLinks(theme, folder)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the theme: %w", err)
	}
	out := linkless{FS: theme}
	var found diag.List
	for p, bad := range links {
		out.links = append(out.links, p)
		found.Add(bad)
	}
	return out, found.Sorted(), nil
}

// leadOut reports those of some folders that are links which lead out of the site, or to
// nothing.
func (w *Workspace) leadOut(folders ...string) diag.List {
	var found diag.List
	for _, p := range folders {
		link, err := fs.Lstat(w.settings.Site, p)
		if err != nil || link.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		if _, err := fs.Stat(w.settings.Site, p); err != nil {
			found.Add(source.BadLink(w.siteName(p), siteFolder, nil, err).Hinted("Put a copy of the folder in its place."))
		}
	}
	return found
}

// siteFolder is what messages call the folder that links must not lead out of.
const siteFolder = "the folder of the site"

func (w *Workspace) siteName(p string) string { return path.Join(w.settings.SitePrefix, p) }

// badLinks returns what is wrong with links in a theme, by their paths in it.
func (w *Workspace) badLinks(theme fs.FS, folder string) (map[string]diag.Diagnostic, error) {
	out := map[string]diag.Diagnostic{}
	err := fs.WalkDir(theme, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.Type()&fs.ModeSymlink == 0 {
			return err
		}
		to, err := fs.Stat(theme, p)
		if bad := source.BadLink(w.siteName(path.Join(folder, p)), siteFolder, to, err); bad != nil {
			out[p] = *bad
		}
		return nil
	})
	return out, err
}

// linkless is a file system without some links and what they lead to.
type linkless struct {
	fs.FS
	links []string
}

// Open implements fs.FS.
func (l linkless) Open(name string) (fs.File, error) {
	for p := name; p != "."; p = path.Dir(p) {
		if slices.Contains(l.links, p) {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		}
	}
	return l.FS.Open(name)
}

// ReadDir implements fs.ReadDirFS.
func (l linkless) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(l.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return slices.Contains(l.links, path.Join(name, e.Name())) }), err
}
