package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/keep"
	"partnerbook/generator/kind"
	"partnerbook/generator/output"
	"partnerbook/generator/site"
	"partnerbook/generator/stamp"
)

// A build that comes after another takes up what that one kept (package keep): it
// compiles the files that changed, links all anew, and if the edits changed nothing that
// other pages show (site.Edit.Unseen), it makes only the pages that were edited, those
// that name others as alike to them, and the files of the index with other words.
// Everything else is left as it stands. In all other cases, and whenever what was kept is
// not of the same settings and program, it works as if there had been no build before:
// TestAgainEqualsClean tries.

// resumed is what an earlier build kept.
type resumed struct {
	pages  map[string]*keep.Page
	index  []byte      // see search.Patch
	aids   diag.List   // what was wrong with the answers of decision aids, which are the same
	edited []site.Edit // since
}

// Keep writes what another process needs to go on from an edition whose files were all
// made: by Book.Files, or by Again, which returned index. rest is what the caller knows
// the rest by: everything that the edition is made of besides its pages.
func (w *Workspace) Keep(to io.Writer, e *Edition, rest [sha256.Size]byte, index []byte) error {
	pages := make([]keep.Page, 0, len(w.objects))
	for _, name := range slices.Sorted(maps.Keys(w.objects)) {
		c := w.objects[name]
		p := keep.Page{File: c.file, Young: c.young, Sum: c.sum}
		if old := w.kept(name); old != nil && old.Object != nil && old.Object == c.object {
			pages = append(pages, old.As(p))
			continue
		}
		// What is included must be at hand whole whenever a page that includes it is made.
		if c.object != nil && !c.object.Fragment && !e.Site.Includes(c.object) {
			p.Object = c.object
		}
		pages = append(pages, p)
	}
	if _, err := to.Write(rest[:]); err != nil {
		return err
	}
	return keep.Build{Index: index, Aids: w.aidsHave, Pages: pages}.Write(to)
}

// kept returns what the build that was taken up kept of a file, or nil.
func (w *Workspace) kept(name string) *keep.Page {
	if w.resumed == nil {
		return nil
	}
	return w.resumed.pages[name]
}

// Resume takes up what an earlier build kept, before the first Refresh and after Scan. It
// does so only if that was made of the same rest.
func (w *Workspace) Resume(kept []byte, rest [sha256.Size]byte) (ok bool, err error) {
	data, ok := bytes.CutPrefix(kept, rest[:])
	if !ok {
		return false, nil
	}
	last, err := keep.Read(data)
	if err != nil {
		return false, nil
	}
	if err := w.readSetup(); err != nil {
		return false, err
	}
	w.resumed = &resumed{pages: make(map[string]*keep.Page, len(last.Pages)), index: last.Index, aids: last.Aids}
	w.objects = make(map[string]cached, len(last.Pages))
	for i := range last.Pages {
		p := &last.Pages[i]
		w.resumed.pages[p.File.Path] = p
		if p.Object != nil {
			w.objects[p.File.Path] = cached{object: p.Object, file: p.File, sum: p.Sum, seen: seen{young: p.Young}}
		}
	}
	return true, nil
}

// goOn compiles the pages that changed since the build that was taken up, or all if more
// changed than the words of pages.
func (w *Workspace) goOn(ctx context.Context, stats *Stats) (compiled, error) {
	found, err := w.compile(ctx, stats)
	if err != nil || w.resumed.noteEdits(w.objects) {
		return found, err
	}
	w.Forget()
	*stats = Stats{Scan: stats.Scan, Theme: stats.Theme}
	return w.compile(ctx, stats)
}

// noteEdits notes the edits since then. It returns false if any changed more than words that
// only its own page shows.
func (r *resumed) noteEdits(objects map[string]cached) bool {
	if len(objects) != len(r.pages) {
		return false
	}
	for name, c := range objects {
		old, known := r.pages[name]
		switch {
		case known && old.Sum == c.sum:
			continue
		case !known || old.Object == nil || c.object == nil:
			return false
		}
		e := site.Edit{Old: old.Object, New: c.object}
		if !e.Unseen() { // so it is with a file that became too large, which has no sum
			return false
		}
		r.edited = append(r.edited, e)
	}
	return true
}

// Forget drops what Resume took up: everything is compiled again.
func (w *Workspace) Forget() {
	w.resumed, w.last, w.objects = nil, nil, map[string]cached{}
}

// Bare tells whether the last edition holds pages whose text is not at hand, so that
// only Again can make files of it.
func (w *Workspace) Bare() bool { return w.resumed != nil }

// Again is what changed since an earlier build.
type Again struct {
	Edition *Edition      // with the text of the pages whose files are made
	Files   []output.File // those that may have changed
	Gone    []string      // paths of files that are there no more
	Index   []byte        // for Keep
}

// Again returns what changed since the build that Resume took up, or false if everything
// has to be made. Where the edition is Bare that takes another, after Forget. read reads the
// files that the earlier build made.
func (w *Workspace) Again(ctx context.Context, e *Edition, read func(path string) ([]byte, error)) (again Again, ok bool, err error) {
	if w.resumed == nil || e.Book == nil || e.Site.Clashes() || !w.restStands() {
		return Again{}, false, nil
	}
	var edited []site.PageID
	for _, edit := range w.resumed.edited {
		id, ok := e.Site.PageOf(edit.New.Path)
		if !ok {
			continue // a draft, or a translation into a language that the site has not
		}
		edited = append(edited, id)
	}
	patched, err := e.Book.PatchIndex(w.resumed.index, edited, read)
	if err != nil {
		return Again{}, false, nil // it cannot be patched
	}
	filled, ok, err := w.fill(ctx, e, patched.Moved)
	if err != nil || !ok {
		return Again{}, false, err
	}
	again = Again{filled, filled.Book.Changed(edited, patched), patched.Gone, patched.State}
	if len(filled.Book.Probe(w.themeName())) > 0 {
		return Again{}, false, nil // a build of everything says what is wrong, and writes nothing
	}
	return again, true, nil
}

// restStands tells whether everything but pages is still as Scan found it. What was read
// of it since is otherwise not what the pages that stay were made with.
func (w *Workspace) restStands() bool {
	for _, f := range w.tree.Files() {
		if isPage(f) {
			continue
		}
		info, err := fs.Stat(w.settings.Content, f.Path)
		if err != nil || stamp.Of(info) != f.Stamp {
			return false
		}
	}
	return true
}

// fill returns the edition with the text of some pages, or false if one of them is not the
// file any more that was linked.
func (w *Workspace) fill(ctx context.Context, e *Edition, ids []site.PageID) (filled *Edition, ok bool, err error) {
	var objects []*kind.Object
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		bare := e.Site.Pages[id].Object
		if !bare.Bare {
			continue
		}
		raw, gone, err := w.readFile(bare.Path, nil)
		c := w.objects[bare.Path]
		if gone || errors.Is(err, fs.ErrNotExist) || err == nil && keep.SumOf(raw) != c.sum {
			return nil, false, nil
		}
		if err != nil {
			return nil, false, err
		}
		objects = append(objects, w.compiler.Compile(c.file, raw))
	}
	if len(objects) == 0 {
		return e, true, nil
	}
	out := *e
	out.Site = e.Site.Filled(objects)
	out.Book = w.book(out.Site)
	return &out, true, nil
}
