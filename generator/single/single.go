package single

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"partnerbook/generator/output"
	"partnerbook/generator/render"
)

// MostPages is how many pages such a file is good for: beyond, it opens too slowly on
// old machines, and a zip of the folder is better.
const MostPages = 1000

// Report says what was made.
type Report struct {
	Pages int   // that can be read; those that only lead on do not count
	Files int   // all that is inside
	Bytes int64 // the size of the file
}

// PageError says that a file of the site cannot go into the single file.
type PageError struct {
	Path string
	Err  error
}

func (e *PageError) Error() string { return e.Path + ": " + e.Err.Error() }

func (e *PageError) Unwrap() error { return e.Err }

// Write makes the file at a place in the file system of all files of a site, working on
// so many at a time. A file that cannot go in is a *PageError, one that cannot be made
// an *output.EmitError.
func Write(ctx context.Context, to string, files []output.File, shell render.Shell, jobs int) (Report, error) {
	var out bytes.Buffer
	report, err := assemble(ctx, &out, files, shell, jobs)
	if err != nil {
		return Report{}, err
	}
	return report, output.ReplaceFile(to, func(file io.Writer) error {
		_, err := file.Write(out.Bytes())
		return err
	})
}

// assemble is Write into memory: it appends the file to out.
func assemble(ctx context.Context, out *bytes.Buffer, files []output.File, shell render.Shell, jobs int) (Report, error) {
	emitted, err := emit(ctx, files, jobs)
	if err != nil {
		return Report{}, err
	}
	site, err := siteOf(emitted)
	if err != nil {
		return Report{}, err
	}
	before := out.Len()
	if err := writeFile(ctx, out, site, shell, jobs); err != nil {
		return Report{}, err
	}
	return Report{Pages: site.pages, Files: len(site.files), Bytes: int64(out.Len() - before)}, nil
}

// file is a file of the site.
type file struct {
	path string
	data []byte
}

// whole is a site as it goes into the file.
type whole struct {
	files   []file            // in the order in which they are packed
	leads   map[string]string // from pages that only lead on, to an address from the start
	scripts []string          // sources of the policy, sorted
	styles  []string
	pages   int
}

// leftOut tells whether a file is for web servers.
func leftOut(f output.File) bool {
	return f.Path == render.NotFoundURL || f.Path == render.SiteMapURL || render.IsFeed(f.Path)
}

// emit makes the bytes of all files.
func emit(ctx context.Context, files []output.File, jobs int) ([]file, error) {
	files = slices.DeleteFunc(slices.Clone(files), leftOut)
	emitted := make([]file, len(files))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(max(1, jobs))
	for i, f := range files {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			var out bytes.Buffer
			if err := f.Emit(&out); err != nil {
				return &output.EmitError{Path: f.Path, Err: err}
			}
			emitted[i] = file{f.Path, out.Bytes()}
			return nil
		})
	}
	return emitted, g.Wait()
}

func siteOf(files []file) (whole, error) {
	slices.SortFunc(files, inOrder)
	there := map[string]bool{}
	for _, f := range files {
		there[f.path] = true
	}
	site := whole{leads: map[string]string{}}
	for _, f := range files {
		if err := site.add(f, there); err != nil {
			return whole{}, &PageError{f.path, err}
		}
	}
	slices.Sort(site.scripts)
	slices.Sort(site.styles)
	return site, nil
}

// add puts a file in, as it is there.
func (w *whole) add(f file, there map[string]bool) error {
	switch path.Ext(f.path) {
	case ".html":
		p, err := rewrite(f.path, f.data, there)
		if err != nil {
			return err
		}
		if p.leadsTo != "" {
			w.leads[f.path] = p.leadsTo
			return nil
		}
		w.pages++
		f.data = p.text
	case ".js":
		text, runs, err := script(f.path, f.data)
		if err != nil {
			return err
		}
		if runs {
			w.scripts = append(w.scripts, digest(text))
		}
		f.data = text
	case ".css":
		text, err := style(f.data)
		if err != nil {
			return err
		}
		w.styles = append(w.styles, digest(text))
		f.data = text
	}
	w.files = append(w.files, f)
	return nil
}

// inOrder puts files beside each other that have much in common.
func inOrder(a, b file) int {
	return cmp.Or(
		cmp.Compare(rank(a.path), rank(b.path)),
		strings.Compare(path.Dir(a.path), path.Dir(b.path)),
		strings.Compare(path.Ext(a.path), path.Ext(b.path)),
		strings.Compare(a.path, b.path),
	)
}

func rank(p string) int {
	order := []string{".css", ".html", ".js"}
	if i := slices.Index(order, path.Ext(p)); i >= 0 {
		return i
	}
	return len(order)
}
