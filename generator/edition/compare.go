package edition

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
)

// Compare compares two editions.
func Compare(ctx context.Context, old, new *Side) (*Report, error) {
	m, err := match(ctx, old, new)
	if err != nil {
		return nil, err
	}
	r := &Report{Version: ReportVersion, Old: of(old), New: of(new), Pages: []PageDiff{}, Tables: []TableChange{}, Files: []FileChange{}}
	if err := r.comparePages(ctx, old, new, m); err != nil {
		return nil, err
	}
	if err := r.compareFiles(ctx, old, new); err != nil {
		return nil, err
	}
	if r.Aids, err = compareAids(ctx, old, new, m); err != nil {
		return nil, err
	}
	if r.Searches, err = compareSearches(ctx, old, new, m); err != nil {
		return nil, err
	}
	r.Differ = r.differs()
	return r, nil
}

func (r *Report) comparePages(ctx context.Context, old, new *Side, m matching) error {
	diffs := make([]*PageDiff, len(m.pairs))
	around := make([]bool, len(m.pairs))
	err := each(ctx, len(m.pairs), func(k int) error {
		p := m.pairs[k]
		if p.old >= 0 && p.new >= 0 && old.pages[p.old].url == new.pages[p.new].url && old.pages[p.old].sum == new.pages[p.new].sum {
			return nil
		}
		d, err := comparePage(old, new, p, m)
		if err != nil {
			return err
		}
		if d.differs() {
			diffs[k] = d
		} else {
			around[k] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	for k, d := range diffs {
		if d == nil {
			r.Counts.Same++
			if around[k] {
				r.Counts.Around++
			}
			continue
		}
		r.Pages = append(r.Pages, *d)
		switch d.What {
		case Added:
			r.Counts.Added++
		case Removed:
			r.Counts.Removed++
		case Moved:
			r.Counts.Moved++
		default:
			r.Counts.Changed++
		}
	}
	return nil
}

// comparePage says what became of a page.
func comparePage(old, new *Side, p pair, m matching) (*PageDiff, error) {
	if p.old < 0 {
		h := &new.pages[p.new]
		return wholePage(new, h, Added)
	}
	if p.new < 0 {
		return wholePage(old, &old.pages[p.old], Removed)
	}
	was, is := &old.pages[p.old], &new.pages[p.new]
	a, err := old.page(was)
	if err != nil {
		return nil, err
	}
	b, err := new.page(is)
	if err != nil {
		return nil, err
	}
	d := &PageDiff{What: Changed, URL: is.url, File: is.file, Title: b.title, Kind: is.kind, aid: is.aid, changes: ownChanges(is), oldChanges: ownChanges(was)}
	if was.url != is.url {
		d.What, d.OldURL = Moved, was.url
		d.NoAlias = new.lead(was.url) == was.url
		if was.file != is.file {
			d.OldFile = was.file
		}
	}
	if a.title != b.title {
		d.OldTitle = a.title
	}
	if a.state != b.state || a.why != b.why {
		d.State = &FieldChange{What: "state", Old: stateName(a.state), New: stateName(b.state), Why: b.why}
	}
	d.Facts = factChanges(a.facts, b.facts)
	c := compareBlocks(a.blocks, b.blocks)
	for _, change := range c.changes {
		d.add(a.blocks, b.blocks, change)
	}
	d.Formatting, d.Links = c.formatting(a.blocks, b.blocks, func(link string) string { return m.ledTo(new, link) })
	return d, nil
}

// ledTo returns where a link of the old edition would lead in the new one.
func (m matching) ledTo(new *Side, link string) string {
	to, fragment, has := strings.Cut(link, "#")
	to = new.lead(m.now(to))
	if has {
		to += "#" + fragment
	}
	return to
}

func (s *Side) page(h *head) (page, error) {
	data, err := s.Files.Read(h.url)
	if err != nil {
		return page{}, fmt.Errorf("%s: %w", h.url, err)
	}
	return parsePage(h.url, data), nil
}

// wholePage describes a page that only one edition has.
func wholePage(s *Side, h *head, what string) (*PageDiff, error) {
	p, err := s.page(h)
	if err != nil {
		return nil, err
	}
	d := &PageDiff{What: what, URL: h.url, File: h.file, Title: h.title, Kind: h.kind, aid: h.aid, changes: ownChanges(h)}
	for i := range p.blocks {
		d.Counted += len(strings.Fields(p.blocks[i].text))
	}
	return d, nil
}

func ownChanges(h *head) []ownChange {
	var out []ownChange
	for _, c := range h.changes {
		out = append(out, ownChange{c.On.Format(time.DateOnly), c.Note})
	}
	return out
}

// stateName says what a state is called.
func stateName(state string) string {
	switch state {
	case "":
		return "current"
	case "overdue":
		return "review overdue"
	case "coming":
		return "still to be written"
	}
	return state
}

// add adds what became of a paragraph.
func (d *PageDiff) add(old, new []block, c change) {
	out := BlockChange{What: c.what}
	if c.old >= 0 {
		out.Old, out.Under, out.Anchor, out.Heading = old[c.old].text, old[c.old].under, old[c.old].anchor, old[c.old].heading
	}
	if c.new >= 0 {
		out.New, out.Under, out.Anchor, out.Heading = new[c.new].text, new[c.new].under, new[c.new].anchor, new[c.new].heading
	}
	if c.what == Reworded {
		out.Pieces = reworded(out.Old, out.New)
		d.Figures = append(d.Figures, figureChanges(out.Old, out.New, out.Under)...)
	}
	if out.Heading {
		out.Under = ""
	}
	d.Words = append(d.Words, out)
}

// factChanges compares what two pages say of themselves.
func factChanges(old, new []fact) []FieldChange {
	var out []FieldChange
	label := func(all []fact, name string) string {
		at := slices.IndexFunc(all, func(f fact) bool { return f.label == name })
		if at < 0 {
			return ""
		}
		return all[at].value
	}
	for _, f := range old {
		if is := label(new, f.label); is != f.value {
			out = append(out, FieldChange{What: f.label, Old: f.value, New: is})
		}
	}
	for _, f := range new {
		if label(old, f.label) == "" && f.value != "" {
			out = append(out, FieldChange{What: f.label, New: f.value})
		}
	}
	return out
}

// compareFiles compares files of figures cell by cell, and whether others are the same.
func (r *Report) compareFiles(ctx context.Context, old, new *Side) error {
	for _, name := range unionOf(old.offered(), new.offered()) {
		if err := ctx.Err(); err != nil {
			return err
		}
		was, is, err := both(old, new, name)
		if err != nil {
			return err
		}
		what := Changed
		switch {
		case was == nil:
			what = Added
		case is == nil:
			what = Removed
		case bytes.Equal(was, is):
			continue
		}
		if path.Ext(name) != ".csv" {
			r.Files = append(r.Files, FileChange{what, name})
			continue
		}
		if what == Changed {
			r.Tables = append(r.Tables, compareTables(name, was, is))
			continue
		}
		t, _ := readTable(append(was, is...))
		r.Tables = append(r.Tables, TableChange{What: what, File: name, Rows: len(t.rows)})
	}
	return nil
}

// both reads a file of both editions; nil stands for one that is not there.
func both(old, new *Side, name string) (was, is []byte, err error) {
	if old.names[name] {
		if was, err = old.Files.Read(name); err != nil {
			return nil, nil, err
		}
		was = append([]byte{}, was...)
	}
	if new.names[name] {
		if is, err = new.Files.Read(name); err != nil {
			return nil, nil, err
		}
		is = append([]byte{}, is...)
	}
	return was, is, nil
}

func unionOf(a, b []string) []string {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

// ofTheProgram are files that every site has.
var ofTheProgram = []string{
	"1-READ-ME-FIRST.txt", "edition.json", "edition.js", "feed.xml", "manifest.json", "reviews.ics", "robots.txt", "sitemap.xml", "sw.js",
}

// offered returns the files of an edition that pages offer or show: those that authors
// put there.
func (s *Side) offered() []string {
	var out []string
	for _, name := range s.Files.Names() {
		base, ext := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
		switch {
		case ext == ".html", strings.HasPrefix(name, "assets/"), strings.HasPrefix(name, "search/"), slices.Contains(ofTheProgram, name):
		case slices.Contains([]string{".br", ".gz", ".zst"}, ext) && s.names[base]:
		case ext == ".docx" && s.names[base+".html"]: // the blank document of a template
		case path.Base(name) == "template.csv" && s.names[path.Dir(name)+".html"]: // of a gap map
		default:
			out = append(out, name)
		}
	}
	return out
}
