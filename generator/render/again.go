package render

import (
	"bytes"

	"partnerbook/generator/output"
	"partnerbook/generator/site"
	"partnerbook/search"
)

// IndexState returns what PatchIndex goes on from, once Files were made.
func (b *Book) IndexState() []byte {
	if b.search == "" {
		return nil
	}
	return b.searched.state()
}

// Patched is the index of a site after some pages were reworded.
type Patched struct {
	Moved []site.PageID // pages that are to name others as alike, and have to be made anew
	Gone  []string      // paths of files of the index that are there no more
	State []byte        // for the next
	files []output.File
	near  *search.Near
}

// PatchIndex makes the files of the index that are others since edited pages were
// reworded. state is what search kept, and read reads the files that stand there by their
// path. The error says that the index has to be made anew.
func (b *Book) PatchIndex(state []byte, edited []site.PageID, read func(path string) ([]byte, error)) (Patched, error) {
	if b.search == "" {
		return Patched{}, nil
	}
	documents := make(map[int]search.Document, len(edited))
	for _, id := range edited {
		documents[int(id)] = document(b.site, &b.site.Pages[id])
	}
	made, err := search.Patch(state, func(name string) ([]byte, error) { return read(indexPath(name)) }, documents, searchWords(b.site))
	if err != nil {
		return Patched{}, err
	}
	out := Patched{State: made.State(), near: made.Near}
	for _, f := range made.Files {
		out.files = append(out.files, indexFile(f))
	}
	for _, name := range made.Gone {
		out.Gone = append(out.Gone, indexPath(name))
	}
	for _, id := range made.Moved {
		out.Moved = append(out.Moved, site.PageID(id))
	}
	return out, nil
}

// UseIndex makes the book name as alike what a patched index finds. It is to be called
// before any file of the book is made.
func (b *Book) UseIndex(p Patched) {
	if p.near != nil {
		b.searched.near = func() *search.Near { return p.near }
	}
}

// Pages returns the files that are made of some pages, and those that a patch made of the
// index.
func (b *Book) Pages(ids []site.PageID, p Patched) []output.File {
	var out []output.File
	seen := map[string]bool{}
	for _, id := range ids {
		page := &b.site.Pages[id]
		for _, url := range append([]string{page.URL, page.BlankURL()}, page.FurtherURLs()...) {
			if i, ok := b.plan.byPath[url]; ok && !seen[url] {
				seen[url] = true
				out = append(out, b.file(b.plan.entries[i]))
			}
		}
	}
	return append(out, p.files...)
}

// Others returns the files that are made neither of pages nor of the index.
func (b *Book) Others() []output.File {
	b.plan.bundle()
	return b.filesOf(b.plan.entries[b.plan.pages:])
}

// Besides returns the addresses of all files but those of the index and of the pages
// themselves: what a page makes besides, a blank document say, can come and go with an edit.
func (b *Book) Besides() []string {
	b.plan.bundle()
	var out []string
	for _, e := range b.plan.entries {
		if _, ok := b.site.PageAt(e.path); !ok {
			out = append(out, e.path)
		}
	}
	return out
}

// ViewSums returns, by page, the sums of those views that were made.
func (b *Book) ViewSums() []Sum {
	out := make([]Sum, len(b.views))
	for i := range b.views {
		out[i] = Sum(b.views[i].Load())
	}
	return out
}

// ViewSum returns the sum of the view of a page, which may be bare.
func (b *Book) ViewSum(id site.PageID) (Sum, error) {
	out := scratch.Get().(*bytes.Buffer)
	defer scratch.Put(out)
	out.Reset()
	return b.summedPage(out, &b.site.Pages[id])
}
