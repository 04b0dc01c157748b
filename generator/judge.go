package generator

import (
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
)

// judge returns diagnostics as the author is to see them: without those that are
// silenced, with the severities that the site's settings give, in order.
func (w *Workspace) judge(found diag.List, objects []*kind.Object) diag.List {
	policy := diag.Policy{
		Off:          map[diag.Code]bool{},
		Plain:        w.config.Plain,
		OverdueFails: w.config.FailOnOverdue,
	}
	for _, code := range w.config.Off {
		policy.Off[code] = true
	}
	return policy.Apply(w.withoutAllowed(found.Sorted(), objects))
}

// withoutAllowed leaves out what pages silence at one place, and reports the
// comments that silence nothing.
func (w *Workspace) withoutAllowed(found diag.List, objects []*kind.Object) diag.List {
	byPath := map[string]*kind.Object{}
	used := map[string][]bool{}
	for _, o := range objects {
		if len(o.Body.Allowed) > 0 {
			byPath[o.Name] = o
			used[o.Name] = make([]bool, len(o.Body.Allowed))
		}
	}
	if len(byPath) == 0 {
		return found
	}
	out := make(diag.List, 0, len(found))
	for _, d := range found {
		if !allowed(d, byPath[d.Pos.Path], used[d.Pos.Path]) {
			out = append(out, d)
		}
	}
	for _, o := range objects {
		if o.Foreign || o.Fragment || o.Meta.Status == kind.Draft {
			continue // not everything is looked for in what is no page
		}
		for i, a := range o.Body.Allowed {
			if !used[o.Name][i] && !a.Code.OnRequest() && w.looksFor(a.Code) {
				out.Add(diag.New(diag.AllowUnused, a.Pos, "There is no “%s” here to silence.", a.Code).
					Hinted("Delete the comment, or move it above the text it is for."))
			}
		}
	}
	return out.Sorted()
}

// looksFor tells whether the settings ask for diagnostics of a code.
func (w *Workspace) looksFor(code diag.Code) bool {
	return !code.OffUnlessAsked() || slices.Contains(w.config.On, code)
}

func allowed(d diag.Diagnostic, o *kind.Object, used []bool) bool {
	if o == nil {
		return false
	}
	silenced := false
	for i, a := range o.Body.Allowed {
		if a.Covers(d) {
			used[i], silenced = true, true
		}
	}
	return silenced
}
