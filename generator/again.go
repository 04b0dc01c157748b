package generator

import (
	"context"
	"errors"
	"hash/fnv"
	"io"
	"io/fs"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"partnerbook/generator/keep"
	"partnerbook/generator/kind"
	"partnerbook/generator/output"
	"partnerbook/generator/render"
	"partnerbook/generator/site"
	"partnerbook/generator/stamp"
)

// What an edit changes is found in one of two ways. Most edits change words that no other
// page shows (site.Edit.Unseen): then it is the page itself, those that name others as
// alike to it, the reports for editors, and the files of the index with other words. After
// any other edit of pages, a title's say, every page is made again in memory, most of them
// without their text, and those are written of which anything else is another than before
// (render.Sum); so are all files that are not of pages, as far as their bytes differ.

// Again is what changed since an earlier build.
type Again struct {
	Edition *Edition      // with the text of the pages whose files are made
	Files   []output.File // those that may have changed
	Gone    []string      // paths of files that are there no more

	index     []byte
	besides   []string     // see keep.Build
	documents []render.Sum // by page; nil if they are what they were
}

// Again returns what changed since the build that Resume took up, or false if everything
// has to be made. Where the edition is Bare that takes another, after Forget. read reads the
// files that the earlier build made.
func (w *Workspace) Again(ctx context.Context, e *Edition, read func(path string) ([]byte, error)) (*Again, bool, error) {
	if w.resumed == nil || e.Book == nil || e.Site.Clashes() || !w.restStands() {
		return nil, false, nil
	}
	edited := w.resumed.editedPages(e.Site)
	again := w.unseen
	if w.resumed.seen {
		again = w.seen
	}
	changed, ok, err := again(ctx, e, edited, read)
	if !ok || err != nil {
		return nil, false, err
	}
	if len(changed.Edition.Book.Probe(w.themeName())) > 0 {
		return nil, false, nil // a build of everything says what is wrong, and writes nothing
	}
	return changed, true, nil
}

// editedPages returns the pages that were edited, but for drafts and for translations into
// languages that the site has not.
func (r *resumed) editedPages(s *site.Site) []site.PageID {
	var out []site.PageID
	for _, edit := range r.edited {
		if id, ok := s.PageOf(edit.New.Path); ok {
			out = append(out, id)
		}
	}
	return out
}

// unseen is Again for edits that no other page shows.
func (w *Workspace) unseen(ctx context.Context, e *Edition, edited []site.PageID, read func(path string) ([]byte, error)) (*Again, bool, error) {
	patched, err := e.Book.PatchIndex(w.resumed.index, edited, read)
	if err != nil {
		return nil, false, nil // it cannot be patched
	}
	filled, ok, err := w.fill(ctx, e, patched.Moved)
	if err != nil || !ok {
		return nil, false, err
	}
	filled.Book.UseIndex(patched)
	return &Again{
		Edition: filled, Files: append(filled.Book.Pages(slices.Concat(edited, patched.Moved), patched), filled.Book.Reports()...), Gone: patched.Gone,
		index: patched.State, besides: w.resumed.besides,
	}, true, nil
}

// From these shares of the pages on it takes less time to make all: mostWorded have other
// words for search, mostChanged are to be made.
const mostWorded, mostChanged = 0.1, 0.7

// tooMany tells whether so many pages are more than a share of all. With few, it is all one.
func tooMany(some []site.PageID, of *site.Site, share float64) bool {
	const few = 50
	return len(some) > few && float64(len(some)) > share*float64(len(of.Pages))
}

// seen is Again for edits that other pages may show.
func (w *Workspace) seen(ctx context.Context, e *Edition, edited []site.PageID, read func(path string) ([]byte, error)) (*Again, bool, error) {
	if w.resumed.places != placesOf(e.Site) || includesBare(e.Site) || w.theme.ReadsText() {
		return nil, false, nil
	}
	documents, worded := w.reworded(e.Site, edited)
	if tooMany(worded, e.Site, mostWorded) {
		return nil, false, nil
	}
	filled, ok, err := w.fill(ctx, e, worded)
	if err != nil || !ok {
		return nil, false, err
	}
	patched, err := filled.Book.PatchIndex(w.resumed.index, worded, read)
	if err != nil {
		return nil, false, nil
	}
	filled.Book.UseIndex(patched)
	changed, ok, err := w.changed(ctx, filled)
	if err != nil || !ok || tooMany(changed, e.Site, mostChanged) {
		return nil, false, err
	}
	if filled, ok, err = w.fill(ctx, filled, changed); err != nil || !ok {
		return nil, false, err
	}
	filled.Book.UseIndex(patched)
	again := &Again{
		Edition: filled, Files: filled.Book.Pages(changed, patched), Gone: patched.Gone,
		index: patched.State, besides: filled.Book.Besides(), documents: documents,
	}
	again.addOthers(w.resumed.besides)
	return again, true, nil
}

// addOthers adds the files that are not made of pages. Those that stand in the content as
// they are have not changed.
func (a *Again) addOthers(before []string) {
	old, now := setOf(before), setOf(a.besides)
	copied := setOf(a.Edition.Site.Files)
	for _, f := range a.Edition.Book.Others() {
		if !old[f.Path] || !copied[f.Path] {
			a.Files = append(a.Files, f)
		}
	}
	for _, p := range before {
		if !now[p] {
			a.Gone = append(a.Gone, p)
		}
	}
}

func setOf(paths []string) map[string]bool {
	out := make(map[string]bool, len(paths))
	for _, p := range paths {
		out[p] = true
	}
	return out
}

// placesOf returns a digest of which pages a site has, in their order, and where.
func placesOf(s *site.Site) uint64 {
	h := fnv.New64a()
	for i := range s.Pages {
		_, _ = io.WriteString(h, s.Pages[i].Object.Path+"\x00"+s.Pages[i].URL+"\x00")
	}
	return h.Sum64()
}

// includesBare tells whether a page is included by now of which the text is not at hand.
func includesBare(s *site.Site) bool {
	return slices.ContainsFunc(s.Pages, func(p site.Page) bool { return p.Object.Bare && s.Includes(p.Object) })
}

// reworded returns the sums of all documents, and the pages of which search is to be told:
// those that were edited, and those in whose text others are quoted that were.
func (w *Workspace) reworded(s *site.Site, edited []site.PageID) (sums []render.Sum, worded []site.PageID) {
	sums = make([]render.Sum, len(s.Pages))
	for i := range s.Pages {
		p := &s.Pages[i]
		sums[i] = render.DocumentSum(s, p)
		id := site.PageID(i)
		if old := w.kept(p.Object.Path); slices.Contains(edited, id) || old == nil || render.Sum(old.Document) != sums[i] {
			worded = append(worded, id)
		}
	}
	return sums, worded
}

// changed returns the pages that may be others than before: those whose text is at hand,
// since it was asked for, and those of which anything else is another. It returns false if
// a page cannot be made: a build of everything says why.
func (w *Workspace) changed(ctx context.Context, e *Edition) (pages []site.PageID, ok bool, err error) {
	others := make([]bool, len(e.Site.Pages))
	var failed atomic.Bool
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range w.settings.Jobs {
		group.Go(func() error {
			for i := int(next.Add(1)) - 1; i < len(others); i = int(next.Add(1)) - 1 {
				if err := ctx.Err(); err != nil {
					return err
				}
				another, err := w.isAnother(e, site.PageID(i))
				if err != nil {
					failed.Store(true)
					return nil
				}
				others[i] = another
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil || failed.Load() {
		return nil, false, err
	}
	for i, another := range others {
		if another {
			pages = append(pages, site.PageID(i))
		}
	}
	return pages, true, nil
}

// isAnother tells whether a page may be another than before. Templates say how large their
// document is, which takes their text.
func (w *Workspace) isAnother(e *Edition, id site.PageID) (bool, error) {
	p := &e.Site.Pages[id]
	if !p.Object.Bare || p.BlankURL() != "" {
		return true, nil
	}
	sum, err := e.Book.ViewSum(id)
	old := w.kept(p.Object.Path)
	return old == nil || old.View == 0 || render.Sum(old.View) != sum, err
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
