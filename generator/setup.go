package generator

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"path"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/render"
	"partnerbook/generator/source"
)

// ConfigName is the name of the file with a site's settings.
const ConfigName = "site.toml"

// readSetup reads site.toml and the theme if either changed. Objects depend on
// the settings, so they are compiled anew then, and the last edition does not
// hold any more.
func (w *Workspace) readSetup() error {
	raw, exists, err := w.readConfig()
	if err != nil {
		return err
	}
	config, found := w.parseConfig(raw, exists)
	own, links, err := w.ownTheme(config.Theme.Text)
	if err != nil {
		return err
	}
	digest, err := w.digest(raw, exists, own, links)
	if err != nil {
		return err
	}
	bare := w.settings.Editor || w.settings.Bare && w.isSoundWithoutBook(own)
	if w.compiler != nil && digest == w.setup && bare == w.bare {
		return nil
	}
	w.setup, w.config, w.last, w.bare = digest, config, nil, bare
	w.compiler = kind.NewCompiler(config, w.settings.Prefix)
	switch {
	case w.settings.Editor:
		w.compiler = w.compiler.ForEditors()
	case bare:
		w.compiler = w.compiler.Bare()
	}
	w.objects, w.sets, w.active, w.done = map[string]cached{}, nil, nil, nil
	w.verdicts, w.spare = nil, nil
	w.setupHas = append(found, links...)
	if w.theme = nil; own == nil && len(links) > 0 {
		return nil // the theme is a link that is not followed
	}
	theme, problems := w.loadTheme(own)
	w.theme = theme
	w.setupHas.Add(problems...)
	return nil
}

// isSoundWithoutBook tells whether everything that can be wrong is found without a book. A
// theme of the site's own is tried on pages, and search is asked for what it is expected to
// find.
func (w *Workspace) isSoundWithoutBook(own fs.FS) bool {
	_, err := fs.Stat(w.settings.Content, searchFile)
	return own == nil && errors.Is(err, fs.ErrNotExist)
}

func (w *Workspace) readConfig() (raw []byte, exists bool, err error) {
	if w.settings.Site == nil {
		return nil, false, nil
	}
	raw, err = fs.ReadFile(w.settings.Site, ConfigName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if link, linkErr := fs.Lstat(w.settings.Site, ConfigName); err != nil && linkErr == nil && link.Mode()&fs.ModeSymlink != 0 {
		return nil, false, fmt.Errorf("reading %s, which is a symbolic link: %w.\n  Links out of its folder are not followed: put a copy of the file in its place", w.configName(), err)
	}
	if err != nil {
		return nil, false, fmt.Errorf("reading %s: %w", w.configName(), err)
	}
	return raw, true, nil
}

func (w *Workspace) parseConfig(raw []byte, exists bool) (source.Config, diag.List) {
	if !exists {
		return source.OverridePlain(w.settings.Overrides)
	}
	text, found := source.NewText(w.configName(), append([]byte(nil), raw...))
	config, problems := source.ReadConfig(text, w.settings.Overrides)
	return config, append(found, problems...)
}

func (w *Workspace) configName() string { return path.Join(w.settings.SitePrefix, ConfigName) }

// themeName returns the theme's path as the author knows it.
func (w *Workspace) themeName() string {
	return path.Join(w.settings.SitePrefix, "themes", w.config.Theme.Text)
}

// loadTheme reads the theme: the site's own over the built-in one of the same
// name, or over the default.
func (w *Workspace) loadTheme(own fs.FS) (*render.Theme, diag.List) {
	name := w.config.Theme
	base, err := fs.Sub(w.settings.Themes, "default")
	if err != nil {
		return nil, diag.List{diag.New(diag.ThemeUnknown, name.Pos, "The built-in theme is missing: %v.", err)}
	}
	if own == nil && name.Text != "default" {
		hint := "Make the folder themes/" + name.Text + ", or use the theme default."
		if near := diag.Suggest(name.Text, w.themeNames()); near != "" {
			hint = "Did you mean " + near + "?"
		}
		return nil, diag.List{diag.New(diag.ThemeUnknown, name.Pos, "There is no theme “%s”.", name.Text).Hinted("%s", hint)}
	}
	if own == nil {
		return w.settings.Shelf.Load(render.Overlay{Below: base}, w.themeName(), w.config)
	}
	return render.LoadTheme(render.Overlay{Above: own, Below: base}, w.themeName(), w.config)
}

// themeNames returns the names that theme in site.toml can have.
func (w *Workspace) themeNames() []string {
	names := []string{"default"}
	if w.settings.Site == nil {
		return names
	}
	entries, _ := fs.ReadDir(w.settings.Site, "themes") // there need be none
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// digest returns a digest of the settings and of the site's own theme.
func (w *Workspace) digest(config []byte, exists bool, own fs.FS, links diag.List) (uint64, error) {
	var h maphash.Hash
	h.SetSeed(w.seed)
	err := writeSetup(&h, config, exists, own, links)
	return h.Sum64(), err
}

// writeSetup writes, to be digested, the settings, the site's own theme, which is small,
// and the links that are not followed there. A folder without site.toml is another thing
// than one with an empty one, and so it is with themes.
func writeSetup(h io.Writer, config []byte, exists bool, own fs.FS, links diag.List) error {
	fmt.Fprintf(h, "%t %t %d %q\n", exists, own != nil, len(config), links)
	h.Write(config)
	if own == nil {
		return nil
	}
	err := fs.WalkDir(own, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(own, p)
		fmt.Fprintf(h, "%q %d\n", p, len(data))
		h.Write(data)
		return err
	})
	if err != nil {
		return fmt.Errorf("reading the theme: %w", err)
	}
	return nil
}

// Text returns the text of a file by the path that the author knows, for
// excerpts under diagnostics.
func (w *Workspace) Text(name string) (string, bool) {
	for _, place := range []struct {
		fsys   fs.FS
		prefix string
	}{{w.settings.Content, w.settings.Prefix}, {w.settings.Site, w.settings.SitePrefix}} {
		if place.fsys == nil {
			continue
		}
		p := name
		if place.prefix != "" && place.prefix != "." {
			if len(name) <= len(place.prefix)+1 || name[:len(place.prefix)+1] != place.prefix+"/" {
				continue
			}
			p = name[len(place.prefix)+1:]
		}
		if data, err := fs.ReadFile(place.fsys, p); err == nil {
			text, _ := source.NewText(name, data) // as positions count it
			return string(text.Data), true
		}
	}
	return "", false
}
