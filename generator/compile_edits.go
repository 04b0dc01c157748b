package generator

import (
	"context"
	"path"
	"slices"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

// compileEdits is compile where pages were edited since the last look, and nothing else
// changed: it looks at those alone. It returns false where everything is to be looked at.
func (w *Workspace) compileEdits(ctx context.Context, stats *Stats) (out compiled, ok bool, err error) {
	last := w.done
	if last == nil || last.restAgain || w.resumed != nil {
		return out, false, nil
	}
	files, same := w.tree.Edits(last.tree)
	if !same {
		return out, false, nil
	}
	files = append(files, unlike(last.young, files)...)
	for _, f := range files {
		if path.Ext(f.Path) != ".md" || w.objects[f.Path].object == nil {
			return out, false, nil
		}
	}
	out = last.compiled
	if digest, err := w.readWordFiles(last.files, &out); err != nil || digest != w.words {
		return out, false, err
	}
	kept, err := w.compileAll(ctx, files, stats)
	if err != nil || slices.ContainsFunc(kept, func(c cached) bool { return c.object == nil }) {
		return out, false, err
	}
	out.changed = stats.Compiled > 0
	w.replace(kept, &out)
	counts := w.done.counts
	counts.Compiled = stats.Compiled
	stats.Counts = counts
	return out, true, nil
}

// unlike returns the files of one list that the other does not name.
func unlike(files, others []source.File) []source.File {
	return slices.DeleteFunc(slices.Clone(files), func(f source.File) bool {
		return slices.ContainsFunc(others, func(o source.File) bool { return o.Path == f.Path })
	})
}

// replace puts pages that were compiled, or looked at, in the place of those before.
func (w *Workspace) replace(kept []cached, out *compiled) {
	next := *w.done
	next.tree, next.young = w.tree, nil
	out.objects, out.noted, out.edits = slices.Clone(out.objects), slices.Clone(out.noted), nil
	for _, c := range kept {
		old := w.objects[c.file.Path]
		w.objects[c.file.Path] = c
		if c.young {
			next.young = append(next.young, c.file)
		}
		if old.object != c.object {
			out.edits = append(out.edits, site.Edit{Old: old.object, New: c.object})
		}
		next.counts.count(old, -1)
		next.counts.count(c, 1)
		out.objects = put(out.objects, c.object, true)
		out.noted = put(out.noted, c.object, isNoted(c.object))
	}
	next.compiled = *out
	w.done = &next
}

// put puts an object into its place in a list, or takes what stands there away.
func put(list []*kind.Object, o *kind.Object, wanted bool) []*kind.Object {
	at, known := slices.BinarySearchFunc(list, o.Path, func(o *kind.Object, path string) int { return strings.Compare(o.Path, path) })
	switch {
	case known && wanted:
		list[at] = o
	case known:
		list = slices.Delete(list, at, at+1)
	case wanted:
		list = slices.Insert(list, at, o)
	}
	return list
}
