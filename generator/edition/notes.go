package edition

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"partnerbook/generator/source"
)

// Note is a change note that is proposed for a page.
type Note struct {
	File  string // of the page's sources, or its address where those are not known
	Title string
	// Line is the setting for the page's front matter.
	Line string
	// Replaces says that the page has such a setting, which Line takes the place of.
	Replaces bool
	// Has says that the new edition has a note already that the old one has not, so that
	// none is needed; Line is "" then.
	Has bool
}

// Notes proposes a change note for each page that changed in words, with the day on
// which it is to be dated.
func Notes(r *Report, day time.Time) []Note {
	var out []Note
	for i := range r.Pages {
		d := &r.Pages[i]
		if d.What == Added || d.What == Removed || d.aid || !d.ChangedInWords() {
			continue
		}
		n := Note{File: d.File, Title: d.Title}
		if n.File == "" {
			n.File = d.URL
		}
		if d.noted() {
			n.Has = true
		} else {
			n.Line, n.Replaces = d.noteLine(day), len(d.changes) > 0
		}
		out = append(out, n)
	}
	return out
}

// noted tells whether the change is noted on the page: there is a note of the new edition
// that the old one has not.
func (d *PageDiff) noted() bool {
	return slices.ContainsFunc(d.changes, func(c ownChange) bool { return !slices.Contains(d.oldChanges, c) })
}

// noteLine returns the setting, with the notes that are there.
func (d *PageDiff) noteLine(day time.Time) string {
	entries := []string{entry(ownChange{day.Format(time.DateOnly), d.note()})}
	for _, c := range d.changes {
		entries = append(entries, entry(c))
	}
	if len(entries) == 1 {
		return "changes = [ " + entries[0] + " ]"
	}
	return "changes = [\n  " + strings.Join(entries, ",\n  ") + ",\n]"
}

func entry(c ownChange) string { return "{ on = " + c.on + ", note = " + source.Quoted(c.note) + " }" }

// note says in a sentence or two what changed in a page. An author is to look it over.
func (d *PageDiff) note() string {
	var out []string
	if d.isNews() {
		out = append(out, "Now "+d.State.New)
	}
	if d.OldTitle != "" {
		out = append(out, "Title was "+quoted(shortened(d.OldTitle, 60)))
	}
	const mostFigures = 2
	shown := 0
	for _, f := range d.Figures {
		if f.Old != "" && f.New != "" && shown < mostFigures {
			out = append(out, fmt.Sprintf("%s is now %s", f.Old, f.New))
			shown++
		}
	}
	out = append(out, d.parts()...)
	return strings.Join(out, "; ")
}

// isNews tells whether the state of a page is another by what somebody decided: a review
// that is overdue is so by itself.
func (d *PageDiff) isNews() bool {
	const overdue = "review overdue"
	return d.State != nil && d.State.Old != d.State.New && d.State.Old != overdue && d.State.New != overdue
}

// parts names the parts of a page that were added, removed and reworded.
func (d *PageDiff) parts() []string {
	var heads = map[string][]string{}
	add := func(what, name string) {
		if name = shortened(name, 60); !slices.Contains(heads[what], name) {
			heads[what] = append(heads[what], name)
		}
	}
	fresh := map[string]bool{} // headings that are new: what stands under them is new too
	for _, b := range d.Words {
		if b.Heading && (b.What == Added || b.What == Removed) {
			add(b.What, b.text())
			fresh[b.text()] = true
		}
	}
	lead := false
	for _, b := range d.Words {
		switch {
		case b.Heading && b.What != Reworded, fresh[b.Under]:
		case b.Heading:
			add(Reworded, b.New)
		case b.Under == "":
			lead = true
		default:
			add(Reworded, b.Under)
		}
	}
	var out []string
	for _, part := range []struct{ what, words string }{{Added, "Adds "}, {Removed, "Drops "}, {Reworded, "Changes "}} {
		if names := heads[part.what]; len(names) > 0 {
			out = append(out, part.words+someOf(names))
		}
	}
	if lead {
		out = append(out, "Changes the introduction")
	}
	return out
}

func (b BlockChange) text() string {
	if b.New != "" {
		return b.New
	}
	return b.Old
}

// someOf names a few things.
func someOf(names []string) string {
	const most = 3
	if n := len(names) - most; n > 0 {
		return quotedAll(names[:most]) + fmt.Sprintf(" and %d more", n)
	}
	return quotedAll(names)
}

// WriteNotes prints proposed change notes, to be pasted.
func WriteNotes(w io.Writer, notes []Note) error {
	p := &printer{to: w}
	for i, n := range notes {
		if i > 0 {
			p.blank()
		}
		p.text("# ", n.File+": "+n.Title)
		switch {
		case n.Has:
			p.line("# has a note of this change already")
			continue
		case n.Replaces:
			p.line("# in place of the setting changes that the page has:")
		}
		p.line(n.Line)
	}
	return p.err
}
