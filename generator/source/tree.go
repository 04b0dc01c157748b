package source

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"partnerbook/generator/diag"
	"partnerbook/generator/stamp"
)

// File is one file of the content folder, as the scan found it.
type File struct {
	Path string // slash-separated, from the content folder
	stamp.Stamp
	// Fragment marks a file that is no page but may be included: its name, or
	// that of a folder above it, begins with "_".
	Fragment bool
}

// Folder is one folder of the content, with what stands directly in it, sorted.
type Folder struct {
	Files    []File
	Folders  []string // paths
	problems diag.List
}

// Tree is the content folder at one moment. It is never changed; Rescan makes a
// new one that shares what stayed.
type Tree struct {
	folders map[string]Folder // by path; the root is "."
	files   func() []File     // of all folders, sorted by path
	prefix  string            // put before paths in diagnostics
}

func newTree(folders map[string]Folder, prefix string) *Tree {
	t := &Tree{folders: folders, prefix: prefix}
	t.files = sync.OnceValue(t.sorted)
	return t
}

// mostFolders is how many folders may stand within one another. Each has a page that
// names all above it, so the work grows with the square of them.
const mostFolders = 40

// Scan reads the whole tree below the root of fsys. prefix is put before paths
// in diagnostics. Names that begin with "." or end in ".go", ".lock" or "~" are
// passed over; symbolic links to files are followed as far as fsys lets them,
// links to folders are not. A folder that vanishes during the scan counts as
// not there.
func Scan(fsys fs.FS, prefix string) (*Tree, error) {
	t := newTree(map[string]Folder{}, prefix)
	if err := t.walk(fsys, ".", false); err != nil {
		return nil, err
	}
	if _, ok := t.folders["."]; !ok {
		return nil, fmt.Errorf("content folder %s: %w", prefix, fs.ErrNotExist)
	}
	return t, nil
}

// Rescan reads the marked folders again, and folders that are new in them, and
// shares everything else with t. A marked folder that is not there any more, or
// that the scan passed over, marks the one above it.
func (t *Tree) Rescan(fsys fs.FS, marked []string) (*Tree, error) {
	next := newTree(maps.Clone(t.folders), t.prefix)
	for _, p := range slices.Compact(slices.Sorted(slices.Values(marked))) {
		for p != "." && !(next.knows(p) && isFolder(fsys, p)) {
			p = path.Dir(p)
		}
		if err := next.reread(fsys, p); err != nil {
			return nil, err
		}
	}
	return next, nil
}

func (t *Tree) knows(p string) bool {
	_, known := t.folders[p]
	return known
}

func isFolder(fsys fs.FS, p string) bool {
	info, err := fs.Lstat(fsys, p)
	return err == nil && info.IsDir()
}

// reread reads one folder; folders that are new in it are read with all below,
// and those that are gone are dropped with all below.
func (t *Tree) reread(fsys fs.FS, p string) error {
	old := t.folders[p]
	if err := t.read(fsys, p, hasUnderscore(p)); err != nil {
		return err
	}
	now := t.folders[p]
	for _, sub := range old.Folders {
		if !slices.Contains(now.Folders, sub) {
			t.drop(sub)
		}
	}
	for _, sub := range now.Folders {
		if _, known := t.folders[sub]; !known {
			if err := t.walk(fsys, sub, hasUnderscore(sub)); err != nil {
				return err
			}
		}
	}
	return nil
}

func hasUnderscore(p string) bool {
	return strings.HasPrefix(p, "_") || strings.Contains(p, "/_")
}

func (t *Tree) drop(p string) {
	for _, sub := range t.folders[p].Folders {
		t.drop(sub)
	}
	delete(t.folders, p)
}

func (t *Tree) walk(fsys fs.FS, p string, fragment bool) error {
	if err := t.read(fsys, p, fragment); err != nil {
		return err
	}
	for _, sub := range t.folders[p].Folders {
		if err := t.walk(fsys, sub, hasUnderscore(sub)); err != nil {
			return err
		}
	}
	return nil
}

// read reads one folder into t.folders, or removes it there if it is gone.
func (t *Tree) read(fsys fs.FS, p string, fragment bool) error {
	entries, err := fs.ReadDir(fsys, p)
	if errors.Is(err, fs.ErrNotExist) || err != nil && isReplaced(fsys, p) {
		t.drop(p)
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading folder %s: %w", path.Join(t.prefix, p), err)
	}
	var folder Folder
	for _, entry := range entries {
		name := entry.Name()
		if skipped(name) {
			continue
		}
		if !utf8.ValidString(name) {
			folder.problems.Add(t.problem(diag.PathReserved, path.Join(p, strings.ToValidUTF8(name, "\uFFFD")),
				"The name cannot be read, for it is not UTF-8, so what stands here is left out.").
				Hinted("Rename it. A zip file that was unpacked with a wrong setting gives such names."))
			continue
		}
		if err := t.add(fsys, &folder, entry, path.Join(p, name), fragment || strings.HasPrefix(name, "_")); err != nil {
			return err
		}
	}
	t.folders[p] = folder
	return nil
}

// isReplaced tells whether something else stands by now where a folder stood.
func isReplaced(fsys fs.FS, p string) bool {
	info, err := fs.Lstat(fsys, p)
	return err == nil && !info.IsDir()
}

func skipped(name string) bool {
	return strings.HasPrefix(name, ".") ||
		strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".lock") ||
		strings.HasSuffix(name, "~")
}

func (t *Tree) add(fsys fs.FS, folder *Folder, entry fs.DirEntry, p string, fragment bool) error {
	if entry.IsDir() {
		if strings.Count(p, "/") >= mostFolders {
			folder.problems.Add(t.problem(diag.PathTooDeep, p,
				fmt.Sprintf("This folder stands within more than %d others, so what is in it is left out.", mostFolders)).
				Hinted("Move it up."))
			return nil
		}
		folder.Folders = append(folder.Folders, p)
		return nil
	}
	info, err := entry.Info()
	if err == nil && entry.Type()&fs.ModeSymlink != 0 {
		info, err = fs.Stat(fsys, p)
		if bad := BadLink(path.Join(t.prefix, p), "the content folder", info, err); bad != nil {
			folder.problems.Add(*bad)
			return nil
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil // it vanished since
	}
	if err != nil {
		return fmt.Errorf("looking at %s: %w", path.Join(t.prefix, p), err)
	}
	if info.Mode().IsRegular() { // no device and no pipe
		if !fragment && !InFiles(p) {
			if bad := t.noPage(p); bad != nil {
				folder.problems.Add(*bad)
			}
		}
		folder.Files = append(folder.Files, File{p, stamp.Of(info), fragment})
	}
	return nil
}

// InFiles tells whether a file stands in a folder files/, below which all is published as it
// is.
func InFiles(p string) bool { return strings.HasPrefix(p, "files/") || strings.Contains(p, "/files/") }

// noPage returns what is wrong with the name of a file that its author may take for a page, or
// nil.
func (t *Tree) noPage(p string) *diag.Diagnostic {
	if strings.HasSuffix(p, ".md") {
		return nil
	}
	lower := strings.ToLower(p)
	for _, ending := range []string{".md.txt", ".toml.txt", ".markdown", ".md"} {
		if !strings.HasSuffix(lower, ending) {
			continue
		}
		wanted := ".md"
		if ending == ".toml.txt" {
			wanted = ".toml"
		}
		d := t.problem(diag.PathNoPage, p, "This is no page, since its name ends in "+p[len(p)-len(ending):]+".").
			Hinted("Rename it so that it ends in %s. Where Windows hides the ending, choose View, Show, File name extensions first.", wanted)
		return &d
	}
	return nil
}

// BadLink returns what is wrong with a symbolic link that stands in a folder, or nil if it
// leads to a file. name is its path as the author knows it; to and err are what fs.Stat says
// of what it leads to.
func BadLink(name, folder string, to fs.FileInfo, err error) *diag.Diagnostic {
	pos := diag.Position{Path: name}
	var d diag.Diagnostic
	switch {
	case err != nil:
		d = diag.New(diag.SourceOutside, pos, "This symbolic link leads out of %s, or to nothing.", folder).
			Hinted("Put a copy of the file in its place.")
	case to.IsDir():
		d = diag.New(diag.SourceSymlink, pos, "This symbolic link to a folder is not followed.").
			Hinted("Copy the folder in its place.")
	default:
		return nil
	}
	return &d
}

func (t *Tree) problem(code diag.Code, p, message string) diag.Diagnostic {
	return diag.New(code, diag.Position{Path: path.Join(t.prefix, p)}, "%s", message)
}

// Files returns all files, sorted by path. The list belongs to the tree.
func (t *Tree) Files() []File { return t.files() }

// Edits returns the files that are others than in a tree of before, sorted by path, if the
// two have the same files and folders by name, and nothing else to tell.
func (t *Tree) Edits(before *Tree) (edited []File, ok bool) {
	if len(t.folders) != len(before.folders) {
		return nil, false
	}
	for p, now := range t.folders {
		was, known := before.folders[p]
		if !known || len(now.problems)+len(was.problems) > 0 || !slices.Equal(now.Folders, was.Folders) || len(now.Files) != len(was.Files) {
			return nil, false
		}
		if len(now.Files) == 0 || &now.Files[0] == &was.Files[0] {
			continue // it was not read again
		}
		for i, f := range now.Files {
			if f.Path != was.Files[i].Path {
				return nil, false
			}
			if f != was.Files[i] {
				edited = append(edited, f)
			}
		}
	}
	slices.SortFunc(edited, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return edited, true
}

// sorted returns the files of all folders, sorted by path.
func (t *Tree) sorted() []File {
	n := 0
	for _, folder := range t.folders {
		n += len(folder.Files)
	}
	files := make([]File, 0, n)
	for _, p := range t.Folders() { // in their order, there is little to sort
		files = append(files, t.folders[p].Files...)
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files
}

// Folders returns the paths of all folders, sorted; the root is ".".
func (t *Tree) Folders() []string {
	paths := make([]string, 0, len(t.folders))
	for p := range t.folders {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return paths
}

// In returns what stands directly in a folder.
func (t *Tree) In(folder string) []File { return t.folders[folder].Files }

// Problems returns what the scan found wrong.
func (t *Tree) Problems() diag.List {
	var found diag.List
	for _, folder := range t.folders {
		found.Add(folder.problems...)
	}
	return found
}
