package site

import (
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
)

// maxDepth is how many files may include one another.
const maxDepth = 8

// include resolves an included file. Its own references are resolved as seen
// from it, once, however many pages include it.
func (r *resolver) include(o *kind.Object, ref reference) Target {
	file, inside := join(o.Path, ref.Target.Path)
	included, ok := r.fragments[file]
	if !ok {
		if id, isPage := r.byPath[file]; isPage {
			included, ok = r.pages[id].object, true
		}
	}
	switch {
	case !inside:
		r.report(diag.LinkOutside, ref, "“%s” leads out of the content folder.", ref.Raw).
			Hint = "Include what stands in the content folder; a leading / means the folder itself."
		return missing(ref)
	case !ok:
		r.report(diag.LinkMissingFile, ref, "There is no file %s.", ref.Target.Path).Hint = r.suggestFragment(o, file)
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
		return Target{Kind: ToUnit, Unit: u}
	}
	if r.depth == maxDepth {
		r.report(diag.IncludeDeep, ref, "Files include one another more than %d deep here.", maxDepth).
			Hint = "Join some of them."
		return missing(ref)
	}
	r.units[file] = nil
	r.depth++
	u := r.unit(included, None)
	r.depth--
	r.units[file] = &u
	return Target{Kind: ToUnit, Unit: &u}
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

func (r *resolver) suggestFragment(o *kind.Object, file string) string {
	var paths []string
	for p := range r.fragments {
		paths = append(paths, p)
	}
	near := diag.Suggest(file, paths)
	if near == "" {
		near = suggestName(file, paths)
	}
	if near == "" {
		return ""
	}
	return "Did you mean " + relativeFile(o.Path, near) + "?"
}
