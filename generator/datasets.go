package generator

import (
	"hash/maphash"
	"path"
	"reflect"
	"slices"
	"strings"
	"time"

	"partnerbook/generator/data"
	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// cachedSet is a data set with what tells whether one of its two files changed.
type cachedSet struct {
	set                  *data.Set
	figures, description source.File // the latter without a path if there is none
	digest               uint64
	seen
}

// figuresFound is what a look at the folder of data sets came to.
type figuresFound struct {
	sets    map[string]cachedSet
	alone   diag.List // what is wrong with descriptions of no figures, and with folders
	fresh   int       // compiled anew
	changed bool      // since the last look
	// vanished says that some did between the scan and the reading.
	vanished bool
}

// compileData compiles the data sets that changed.
func (w *Workspace) compileData(files []source.File) (figuresFound, error) {
	descriptions := map[string]source.File{}
	for _, f := range files {
		if data.IsDescription(f) {
			descriptions[f.Path] = f
		}
	}
	out := figuresFound{sets: map[string]cachedSet{}}
	for _, f := range files {
		if !data.IsFile(f) {
			continue
		}
		about := descriptions[data.DescriptionOf(f.Path)]
		delete(descriptions, about.Path)
		c, fresh, err := w.compileSet(f, about)
		if err != nil {
			return figuresFound{}, err
		}
		if c.set == nil {
			out.vanished = true
			continue
		}
		if fresh {
			out.fresh++
		}
		out.changed = out.changed || w.sets[f.Path].set != c.set
		out.sets[f.Path] = c
	}
	if !w.config.Plain {
		out.alone = append(w.withoutFigures(out.sets, descriptions), w.figureFolders()...)
	}
	out.changed = out.changed || len(out.sets) != len(w.sets) || !reflect.DeepEqual(out.alone, w.dataHas)
	return out, nil
}

// compileSet returns the data set of a file: the one at hand if nothing changed.
func (w *Workspace) compileSet(f, about source.File) (c cachedSet, fresh bool, err error) {
	old, known := w.sets[f.Path]
	if known && !old.young && old.figures == f && old.description == about {
		return old, false, nil
	}
	c = cachedSet{figures: f, description: about}
	c.seen = old.readAt(time.Now(), known && old.figures == f && old.description == about, w.sets == nil, f, about)
	in := data.Files{Path: f.Path, Name: path.Join(w.settings.Prefix, f.Path), Size: f.Size}
	var gone bool
	if f.Size <= data.MaxFile {
		if in.CSV, gone, err = w.readFile(f.Path, nil); err != nil || gone {
			return cachedSet{}, false, err
		}
		in.Size = int64(len(in.CSV))
	}
	if about.Path != "" {
		in.DescriptionName = path.Join(w.settings.Prefix, about.Path)
		if in.Description, gone, err = w.readFile(about.Path, nil); err != nil {
			return cachedSet{}, false, err
		}
		if gone {
			in.Description = nil
		}
	}
	var h maphash.Hash
	h.SetSeed(w.seed)
	maphash.WriteComparable(&h, [4]int64{in.Size, int64(len(in.CSV)), int64(len(in.Description)), count(in.Description != nil)})
	h.Write(in.CSV)
	h.Write(in.Description)
	if c.digest = h.Sum64(); known && old.digest == c.digest {
		c.set = old.set
		return c, false, nil
	}
	c.set = data.Compile(in, !w.config.Plain)
	return c, true, nil
}

func count(is bool) int64 {
	if is {
		return 1
	}
	return 0
}

// withoutFigures reports descriptions beside which no file of figures stands.
func (w *Workspace) withoutFigures(sets map[string]cachedSet, descriptions map[string]source.File) diag.List {
	var found diag.List
	var names []string
	for p := range sets {
		names = append(names, path.Base(p))
	}
	for p := range descriptions {
		wanted := strings.TrimSuffix(path.Base(p), ".toml") + ".csv"
		hint := "Delete it, or give it the name of the file that it describes."
		if near := diag.Suggest(wanted, names); near != "" && near != wanted { // one in a folder further down
			hint = "Did you mean to describe " + near + "? Then rename this file."
		}
		found.Add(diag.New(diag.DataNoFigures, diag.Position{Path: path.Join(w.settings.Prefix, p)},
			"There is no %s beside this description.", wanted).Hinted("%s", hint))
	}
	slices.SortFunc(found, func(a, b diag.Diagnostic) int { return strings.Compare(a.Pos.Path, b.Pos.Path) })
	return found
}

// figureFolders reports folders that are named like a file of figures: what pages ask
// of them is not there.
func (w *Workspace) figureFolders() diag.List {
	var found diag.List
	for _, p := range w.tree.Folders() {
		if data.IsFile(source.File{Path: p}) {
			found.Add(diag.New(diag.DataFolder, diag.Position{Path: path.Join(w.settings.Prefix, p)},
				"%s is a folder, and is named like a file of figures.", path.Base(p)).
				Hinted("Give the folder another name. If the figures stand in it, move their file into the folder data."))
		}
	}
	return found
}
