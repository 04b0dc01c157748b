package site

import (
	"maps"
	"reflect"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
)

// Most edits change the words of a page and nothing that other pages see. A site
// with such edits is the last one with other bodies: to link 10,000 pages anew
// would take twenty times as long. TestRewordedEqualsLinked compares the two.

// Edit is a page before and after its file was saved.
type Edit struct{ Old, New *kind.Object }

// Unseen tells whether an edit changes nothing that other pages show or link to.
func (e Edit) Unseen() bool {
	a, b := &e.Old.Body, &e.New.Body
	return sameToOthers(e.Old, e.New) && (e.New.Meta.Summary != "" || a.Lead.Text == b.Lead.Text && slices.Equal(a.Lead.Refs, b.Lead.Refs)) &&
		a.Device == b.Device && (len(a.Items) == 0) == (len(b.Items) == 0) && // which script the page has
		slices.EqualFunc(a.Holes, b.Holes, func(x, y markup.Hole) bool { return x.Kind == y.Kind && x.Ref == y.Ref }) &&
		slices.Equal(under(a), under(b))
}

// under returns for each hole how many headings stand above it.
func under(b *markup.Body) []int {
	out := make([]int, len(b.Holes))
	headings := 0
	for i, h := range b.Holes {
		for headings < len(b.Headings) && b.Headings[headings].At <= h.At {
			headings++
		}
		out[i] = headings
	}
	return out
}

// Includes tells whether pages include a file.
func (s *Site) Includes(o *kind.Object) bool { return s.included[o] }

// Filled returns the site with other objects for some pages, in which all is the same
// that linking sees: they had no text before.
func (s *Site) Filled(objects []*kind.Object) *Site {
	out := *s
	out.Pages = slices.Clone(s.Pages)
	for _, o := range objects {
		if id, ok := s.PageOf(o.Path); ok {
			out.Pages[id].Object = o
		}
	}
	return &out
}

// Reword returns the site with some pages edited, or false if the edits change
// more than words, so that the site must be linked. found is what linking the
// site found; it still holds then.
func (s *Site) Reword(edits []Edit, found diag.List) (*Site, bool) {
	ids := make([]PageID, len(edits))
	for i, e := range edits {
		id, ok := s.PageOf(e.New.Path)
		if !ok || s.Pages[id].Object != e.Old || s.included[e.Old] || !sameToLinking(e.Old, e.New) || speaksOf(found, e.Old.Name) {
			return nil, false
		}
		ids[i] = id
	}
	out := *s
	out.Pages = slices.Clone(s.Pages)
	for i, id := range ids {
		out.Pages[id].Object = edits[i].New
	}
	return &out, true
}

// speaksOf tells whether a problem is at a place in a file, which an edit moves.
func speaksOf(found diag.List, file string) bool {
	return slices.ContainsFunc(found, func(d diag.Diagnostic) bool {
		return d.Pos.Path == file || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return r.Pos.Path == file })
	})
}

// sameToLinking tells whether linking makes the same of two objects of a file, and says the
// same of them.
func sameToLinking(a, b *kind.Object) bool {
	return sameToOthers(a, b) &&
		slices.EqualFunc(a.Body.Abbreviations, b.Body.Abbreviations, sameAbbreviation) &&
		slices.EqualFunc(a.Body.Typed, b.Body.Typed, sameTyped) &&
		slices.EqualFunc(a.Body.Blocks, b.Body.Blocks, markup.Block.Same)
}

// sameToOthers tells whether two objects of a file have the same settings, the same places
// and the same references: what other pages show and link to.
func sameToOthers(a, b *kind.Object) bool {
	return a.Fragment == b.Fragment && a.Foreign == b.Foreign && a.Language == b.Language &&
		a.Body.Footnotes == b.Body.Footnotes &&
		slices.Equal(a.Body.Anchors, b.Body.Anchors) &&
		slices.EqualFunc(a.Body.Headings, b.Body.Headings, sameHeading) &&
		slices.EqualFunc(a.Body.Refs, b.Body.Refs, sameReference) &&
		slices.EqualFunc(a.Body.Accounts, b.Body.Accounts, sameAccount) &&
		slices.EqualFunc(a.Body.Partnerships, b.Body.Partnerships, samePartnership) &&
		reflect.DeepEqual(a.Meta, b.Meta) && reflect.DeepEqual(a.Fields, b.Fields)
}

func sameHeading(a, b markup.Heading) bool {
	return a.Level == b.Level && a.ID == b.ID && a.Text.Text == b.Text.Text && slices.Equal(a.Text.Refs, b.Text.Refs)
}

func sameReference(a, b markup.Reference) bool {
	return a.Kind == b.Kind && a.Raw == b.Raw && a.Words == b.Words && reflect.DeepEqual(a.Query, b.Query) && a.Data.Same(b.Data) &&
		reflect.DeepEqual(a.View, b.View) &&
		maps.EqualFunc(a.Places, b.Places, func(diag.Position, diag.Position) bool { return true })
}

func sameAbbreviation(a, b markup.Abbreviation) bool { return a.Word == b.Word }

func sameTyped(a, b markup.Typed) bool { return a.Text == b.Text }

func sameAccount(a, b markup.Account) bool {
	a.Pos, a.Places = b.Pos, b.Places
	return reflect.DeepEqual(a, b)
}

func samePartnership(a, b markup.Partnership) bool {
	a.Pos, a.Places = b.Pos, b.Places
	return reflect.DeepEqual(a, b)
}

// includedIn notes the objects that units include.
func includedIn(units []Unit) map[*kind.Object]bool {
	out := map[*kind.Object]bool{}
	var note func(u *Unit)
	note = func(u *Unit) {
		for i := range u.Targets {
			if t := &u.Targets[i]; t.Kind == ToUnit && t.Unit != nil {
				out[t.Unit.Object] = true
				note(t.Unit)
			}
		}
	}
	for i := range units {
		note(&units[i])
	}
	return out
}
