package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"

	"partnerbook/generator/diag"
	"partnerbook/generator/keep"
	"partnerbook/generator/render"
	"partnerbook/generator/site"
)

// A build that comes after another takes up what that one kept (package keep): it
// compiles the files that changed, links all anew, and makes only what is another than
// before (again.go). If pages came or went, and whenever what was kept is not of the same
// settings and program, it works as if there had been no build before:
// TestAgainEqualsClean tries.

// resumed is what an earlier build kept.
type resumed struct {
	pages   map[string]*keep.Page
	index   []byte    // see search.Patch
	aids    diag.List // what was wrong with the answers of decision aids
	places  uint64    // see keep.Build
	besides []string
	edited  []site.Edit // since
	seen    bool        // other pages may show what was edited
}

// Keep writes what another process needs to go on from an edition whose files were all
// made: by Book.Files, or, if again is not nil, by that. rest is what the caller knows the
// rest by: everything that the edition is made of besides its pages.
func (w *Workspace) Keep(to io.Writer, e *Edition, rest [sha256.Size]byte, again *Again) error {
	build, views := w.keeping(e, again)
	build.Pages = make([]keep.Page, 0, len(w.objects))
	next := site.PageID(0) // pages are sorted by their paths, as files are
	for _, f := range w.tree.Files() {
		c, ok := w.objects[f.Path]
		if !ok {
			continue
		}
		p, old := keep.Page{File: c.file, Young: c.young, Sum: c.sum}, w.kept(f.Path)
		if int(next) < len(e.Site.Pages) && e.Site.Pages[next].Object.Path == f.Path {
			p.View, p.Document = views(next, old)
			next++
		}
		if old != nil && old.Object != nil && old.Object == c.object {
			build.Pages = append(build.Pages, old.As(p))
			continue
		}
		// What is included must be at hand whole whenever a page that includes it is made.
		if c.object != nil && !c.object.Fragment && !e.Site.Includes(c.object) {
			p.Object = c.object
		}
		build.Pages = append(build.Pages, p)
	}
	if _, err := to.Write(rest[:]); err != nil {
		return err
	}
	return build.Write(to)
}

// keeping returns what is to be kept besides pages, and what tells the sums of a page that
// was known as old.
func (w *Workspace) keeping(e *Edition, again *Again) (keep.Build, func(id site.PageID, old *keep.Page) (view, document uint64)) {
	build := keep.Build{Aids: w.aidsHave, Counts: w.analyses.kept(), Places: placesOf(e.Site), Names: w.theme.Names()}
	if again == nil {
		build.Index, build.Besides = e.Book.IndexState(), e.Book.Besides()
		views := e.Book.ViewSums()
		return build, func(id site.PageID, _ *keep.Page) (view, document uint64) {
			return uint64(views[id]), uint64(render.DocumentSum(e.Site, &e.Site.Pages[id]))
		}
	}
	build.Index, build.Besides = again.index, again.besides
	views := again.Edition.Book.ViewSums()
	return build, func(id site.PageID, old *keep.Page) (view, document uint64) {
		view, document = uint64(views[id]), old.Document
		if view == 0 {
			view = old.View // it stays as it was
		}
		if again.documents != nil {
			document = uint64(again.documents[id])
		}
		return view, document
	}
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
	if w.theme != nil {
		w.theme.Recall(last.Names)
	}
	w.resumed = &resumed{
		pages: make(map[string]*keep.Page, len(last.Pages)),
		index: last.Index, aids: last.Aids, places: last.Places, besides: last.Besides,
	}
	w.analyses.recall(last.Counts)
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

// goOn compiles the pages that changed since the build that was taken up, or all if what
// has changed is more than pages that it kept.
func (w *Workspace) goOn(ctx context.Context, stats *Stats) (compiled, error) {
	found, err := w.compile(ctx, stats)
	if err != nil || w.resumed.noteEdits(w.objects) {
		return found, err
	}
	w.Forget()
	*stats = Stats{Scan: stats.Scan, Theme: stats.Theme}
	return w.compile(ctx, stats)
}

// noteEdits notes the edits since then. It returns false if more has changed than pages
// of which objects were kept.
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
		r.edited, r.seen = append(r.edited, e), r.seen || !e.Unseen()
	}
	return true
}

// Forget drops what Resume took up: everything is compiled again.
func (w *Workspace) Forget() {
	w.resumed, w.last, w.objects, w.done = nil, nil, map[string]cached{}, nil
}

// Bare tells whether the last edition holds pages whose text is not at hand, so that
// only Again can make files of it.
func (w *Workspace) Bare() bool { return w.resumed != nil }
