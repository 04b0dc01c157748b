package site

import (
	"math"
	"strings"

	"partnerbook/generator/checklist"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
)

const checklistKind = "checklist"

// Checklist returns a checklist as its page has it, with the items of the files that
// the page includes; false if the page is none, or has no items. ours is what stands
// behind words that are ours.
func (s *Site) Checklist(p *Page, ours string) (checklist.List, bool) {
	if p.Meta().Kind != checklistKind {
		return checklist.List{}, false
	}
	l := checklist.List{ID: s.checklistID(p), Name: p.Object.Name, Title: p.Meta().Title, Site: s.Name, Personal: p.Meta().Personal}
	if original, language, ok := kind.SplitLanguage(p.Object.Path); ok && original != p.Object.Path {
		l.Language = language
	}
	items := itemReader{site: s, page: p, ours: ours}
	items.read(&p.Unit, -1)
	l.Items = items.out
	return l, len(l.Items) > 0
}

// checklistID returns the name of a list by which files know it: its id or the path
// of its page, of a translation that of the original.
func (s *Site) checklistID(p *Page) string {
	original, _, translated := kind.SplitLanguage(p.Object.Path)
	if translated {
		if id, ok := s.PageAt(URLOf(original)); ok {
			p = &s.Pages[id]
		}
	}
	if id := p.Meta().ID.Text; id != "" {
		return id
	}
	return strings.TrimSuffix(original, ".md")
}

// itemReader puts the items of a page and of the files in it into their order.
type itemReader struct {
	site *Site
	page *Page
	ours string
	out  []checklist.Item
}

// read adds the items of a unit; heading is that of the page under which an included
// file stands.
func (r *itemReader) read(u *Unit, heading int) {
	body := &u.Object.Body
	next := 0
	before := func(at int) {
		for ; next < len(body.Items) && body.Items[next].At < at; next++ {
			r.add(u, body, next, heading)
		}
	}
	for _, h := range body.Holes {
		if h.Kind != markup.HoleFile || u.Targets[h.Ref].Unit == nil {
			continue
		}
		before(h.At)
		under := heading
		if u == &r.page.Unit {
			under = headingAt(body, h.At)
		}
		r.read(u.Targets[h.Ref].Unit, under)
	}
	before(math.MaxInt)
}

// headingAt returns the index of the heading that a place stands under, or -1.
func headingAt(body *markup.Body, at int) int {
	last := -1
	for i, h := range body.Headings {
		if h.At <= at {
			last = i
		}
	}
	return last
}

func (r *itemReader) add(u *Unit, body *markup.Body, i, heading int) {
	item := &body.Items[i]
	if u == &r.page.Unit {
		heading = item.Heading
	}
	out := checklist.Item{ID: item.ID, Named: item.Named, Words: r.words(u, item), Pos: item.Pos}
	if heading >= 0 {
		out.Section = r.site.HeadingText(&r.page.Unit, r.page.Object.Body.Headings[heading])
	}
	if item.Parent >= 0 {
		out.Parent = body.Items[item.Parent].ID
	}
	r.out = append(r.out, out)
}

// words returns the words of an item in one line, with what is ours marked.
func (r *itemReader) words(u *Unit, item *markup.Item) string {
	marked := markup.Run{Text: item.Text.Text}
	insert := " " + r.ours
	shift, next := 0, 0
	for _, at := range item.Ours {
		for ; next < len(item.Text.Refs) && item.Text.Refs[next].At < at; next++ {
			ref := item.Text.Refs[next]
			marked.Refs = append(marked.Refs, markup.TextRef{At: ref.At + shift, Ref: ref.Ref})
		}
		marked.Text = marked.Text[:at+shift] + insert + marked.Text[at+shift:]
		shift += len(insert)
	}
	for ; next < len(item.Text.Refs); next++ {
		ref := item.Text.Refs[next]
		marked.Refs = append(marked.Refs, markup.TextRef{At: ref.At + shift, Ref: ref.Ref})
	}
	return strings.Join(strings.Fields(r.site.text(u, marked)), " ")
}

// Checklists returns the checklists of all pages.
func (s *Site) Checklists(ours string) []checklist.List {
	var out []checklist.List
	for _, id := range s.checklists {
		if l, ok := s.Checklist(&s.Pages[id], ours); ok {
			out = append(out, l)
		}
	}
	return out
}
