package generator

import (
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
)

// evidence is what is known of a file.
type evidence struct {
	object *kind.Object // what it was compiled to, if that says something about problems
	others diag.List    // what was found in it besides
}

// verdict is what an author is told of a file.
type verdict struct {
	evidence
	said *diag.Said
}

// judge returns diagnostics as the author is to see them, in order: without those that are
// silenced, with the severities that the site's settings give. noted are the objects that
// say something about problems, found is what else was found. A large site has many
// warnings, and an edit brings few new ones, so verdicts stay until there is news of their
// files.
func (w *Workspace) judge(found diag.List, noted []*kind.Object) diag.Found {
	policy, before := w.policy(), w.verdicts
	now := slices.Grow(w.spare[:0], len(before))
	out := make(diag.Found, 0, len(before))
	for others := found.Sorted(); len(noted) > 0 || len(others) > 0; {
		path, f := next(&noted, &others, before)
		for len(before) > 0 && before[0].comesBefore(path, f) {
			before = before[1:]
		}
		var said *diag.Said
		if len(before) > 0 && before[0].holds(path, f) {
			said, before = before[0].said, before[1:]
		} else {
			said = diag.Say(path, w.verdictOn(f, policy))
		}
		now, out = append(now, verdict{f, said}), append(out, said)
	}
	w.verdicts, w.spare = now, w.verdicts
	return out
}

func (w *Workspace) policy() diag.Policy {
	policy := diag.Policy{
		Off:          map[diag.Code]bool{},
		Plain:        w.config.Plain,
		OverdueFails: w.config.FailOnOverdue,
	}
	for _, code := range w.config.Off {
		policy.Off[code] = true
	}
	return policy
}

// next takes what is known of the next file, by path, from two sorted lists. The object that
// comes next is mostly the one that came next the last time, and need not be looked at.
func next(noted *[]*kind.Object, others *diag.List, before []verdict) (path string, f evidence) {
	if len(*noted) > 0 {
		if f.object = (*noted)[0]; len(before) > 0 && before[0].object == f.object {
			path = before[0].said.Path()
		} else {
			path = f.object.Name
		}
	}
	if len(*others) > 0 {
		if p := (*others)[0].Pos.Path; f.object == nil || p < path {
			path, f.object = p, nil
		}
		n := others.Within(path)
		f.others, *others = (*others)[:n:n], (*others)[n:]
	}
	if f.object != nil {
		*noted = (*noted)[1:]
	}
	return path, f
}

func (v *verdict) comesBefore(path string, f evidence) bool {
	return (v.object == nil || v.object != f.object) && v.said.Path() < path
}

// holds tells whether a verdict is good for what is known now.
func (v *verdict) holds(path string, now evidence) bool {
	return v.object == now.object && v.said.Path() == path && slices.EqualFunc(v.others, now.others, diag.Diagnostic.Equal)
}

// verdictOn judges a file. A draft that is not to be published may be unfinished.
func (w *Workspace) verdictOn(f evidence, policy diag.Policy) diag.List {
	o := f.object
	if o != nil && o.Meta.Status == kind.Draft && !w.settings.Drafts {
		o = nil
	}
	if o == nil {
		return policy.Apply(f.others)
	}
	list := append(f.others, o.Found...).Sorted()
	if len(o.Body.Allowed) > 0 {
		list = w.withoutAllowed(list, o)
	}
	list = policy.Apply(list)
	if slices.EqualFunc(list, o.Found, diag.Diagnostic.Equal) {
		return o.Found // most are in order, and need not be kept twice
	}
	return list
}

// withoutAllowed leaves out what a page silences at one place, and reports the comments
// that silence nothing.
func (w *Workspace) withoutAllowed(found diag.List, o *kind.Object) diag.List {
	used := make([]bool, len(o.Body.Allowed))
	out := slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return allowed(d, o, used) })
	if o.Foreign || o.Fragment || o.Meta.Status == kind.Draft {
		return out // not everything is looked for in what is no page
	}
	for i, a := range o.Body.Allowed {
		if !used[i] && !a.Code.OnRequest() && w.looksFor(a.Code) {
			out.Add(diag.New(diag.AllowUnused, a.Pos, "There is no “%s” here to silence.", a.Code).
				Hinted("Delete the comment, or move it above the text it is for."))
		}
	}
	return out.Sorted()
}

// looksFor tells whether the settings ask for diagnostics of a code.
func (w *Workspace) looksFor(code diag.Code) bool {
	return !code.OffUnlessAsked() || slices.Contains(w.config.On, code)
}

func allowed(d diag.Diagnostic, o *kind.Object, used []bool) bool {
	silenced := false
	for i, a := range o.Body.Allowed {
		if a.Covers(d) {
			used[i], silenced = true, true
		}
	}
	return silenced
}
