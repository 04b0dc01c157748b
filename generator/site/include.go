package site

import (
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
)

// How deep files may include one another, and how many may come in by one
// inclusion: a file that includes another twice, which includes a third twice,
// and so on, would fill the disk.
const (
	maxDepth    = 8
	maxIncluded = 1000
)

// extent says what including a file brings in.
type extent struct{ depth, files int }

// with returns the extent of a file that also includes another.
func (e extent) with(other extent) extent {
	return extent{max(e.depth, other.depth+1), min(e.files+other.files, maxIncluded+1)}
}

// include resolves an included file. Its own references are resolved as seen
// from it, once, however many pages include it.
func (r *resolver) include(o *kind.Object, ref reference) Target {
	file, inside := join(o.Path, ref.Target.Path)
	file = r.fragmentIn(r.spelt.of(file), o.Language)
	included, ok := r.fragments[file]
	if !ok {
		if id, isPage := r.byPath[file]; isPage {
			included, ok = r.pages[id].object, true
		}
	}
	switch {
	case !inside:
		return r.outside(ref, "Include")
	case !ok:
		hint := r.hints.fragment(o, file)
		if hint == "" {
			hint = "Write the file, or correct the name: it is seen from this file, as in ../_shared/notice.md."
		}
		r.report(diag.LinkMissingFile, ref, "There is no file %s.", ref.Target.Path).Hint = hint
		return missing(ref)
	case !r.includable(included, ref):
		return missing(ref)
	}
	if u, known := r.units[file]; known {
		if u == nil {
			r.report(diag.IncludeCycle, ref, "%s includes itself, directly or by way of other files.", ref.Target.Path).
				Hint = "Remove one of the :::include lines."
			return missing(ref)
		}
		return r.bring(file, u, ref)
	}
	r.units[file] = nil
	above := r.extent
	r.depth, r.extent = r.depth+1, extent{1, 1}
	u := r.unit(included, None)
	r.extents[file] = r.extent
	r.depth, r.extent = r.depth-1, above
	r.units[file] = &u
	return r.bring(file, &u, ref)
}

// bring includes a resolved file, unless a page would come to hold too much by
// it.
func (r *resolver) bring(file string, u *Unit, ref reference) Target {
	e := r.extents[file]
	switch {
	case r.depth > 0:
		r.extent = r.extent.with(e)
	case e.depth > maxDepth:
		r.report(diag.IncludeDeep, ref, "Files include one another %d deep here; at most %d can.", e.depth, maxDepth).
			Hint = "Join some of them."
		return missing(ref)
	case e.files > maxIncluded:
		r.report(diag.IncludeDeep, ref, "This would bring in more than %d files.", maxIncluded).
			Hint = "Include fewer of them, or each of them once."
		return missing(ref)
	}
	return Target{Kind: ToUnit, Unit: u}
}

// includable reports what an included file may not hold.
func (r *resolver) includable(o *kind.Object, ref reference) bool {
	what := ""
	switch {
	case len(o.Body.Headings) > 0:
		what = "headings"
	case o.Body.Footnotes:
		what = "footnotes"
	case o.Body.Numbered > 0:
		what = "numbered paragraphs"
	default:
		return true
	}
	r.report(diag.IncludeContent, ref, "%s holds %s, and such a file cannot be included.", ref.Target.Path, what).
		Hint = "Move them to the pages that include the file."
	return false
}
