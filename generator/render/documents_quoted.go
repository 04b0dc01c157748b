package render

import (
	"iter"

	"partnerbook/generator/markup"
	"partnerbook/generator/site"
)

// quotes tells whether words of other pages belong into the text of a page.
func quotes(u *site.Unit) bool {
	for _, t := range u.Targets {
		if t.Kind == site.ToUnit {
			return true
		}
	}
	for range quoted(&u.Object.Body) {
		return true
	}
	return false
}

// quoted gives the references of which the titles belong into a text that search sees.
func quoted(body *markup.Body) iter.Seq[int] {
	return func(yield func(int) bool) {
		each := func(r *markup.Run) bool {
			for _, t := range r.Refs {
				if !yield(t.Ref) {
					return false
				}
			}
			return true
		}
		for i := range body.Headings {
			if !each(&body.Headings[i].Text) {
				return
			}
		}
		for i := range body.Passages {
			if !each(&body.Passages[i].Text) {
				return
			}
		}
	}
}

// sameDocument tells whether search sees the same of a page of two sites with the same
// pages, audiences and language, of which it makes no documents. Of a page that shows the
// glossary it says that they differ.
func sameDocument(a, b *site.Site, i int) bool {
	p, q := &a.Pages[i], &b.Pages[i]
	return p.State == q.State && !p.Glossary && !q.Glossary && sameText(a, b, &p.Unit, &q.Unit)
}

// sameText tells whether units of two sites have the same words, and quote the same.
func sameText(a, b *site.Site, u, v *site.Unit) bool {
	if u.Object != v.Object || len(u.Targets) != len(v.Targets) {
		return false
	}
	for i, t := range u.Targets {
		included, other := includedBy(t), includedBy(v.Targets[i])
		if (included == nil) != (other == nil) || included != nil && !sameText(a, b, included, other) {
			return false
		}
	}
	for ref := range quoted(&u.Object.Body) {
		if a.TargetTitle(u.Targets[ref]) != b.TargetTitle(v.Targets[ref]) {
			return false
		}
	}
	return true
}

// includedBy returns the unit that a reference includes, or nil.
func includedBy(t site.Target) *site.Unit {
	if t.Kind != site.ToUnit {
		return nil
	}
	return t.Unit
}
