package site

import (
	"cmp"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// How hard pages are to read, for editors. What compiling counted of each section is put
// together with what is wrong there.

// Read is how hard a page is to read, or one of its sections.
type Read struct {
	markup.Reading
	Page PageID
	// Over is by how many years a section needs more than its kind of page may; 0 if it
	// does not, or is too short to be judged.
	Over      float64
	Undefined []string // abbreviations that nobody explains
	Avoid     int      // words and phrases with a plainer one
}

// ReadingReport says how hard the pages in English are to read, and their sections: those
// that need most work first, and no more of either than were asked for. What site.toml or a
// comment silences does not count.
type ReadingReport struct {
	Pages, Sections         []Read
	MorePages, MoreSections int // how many there are besides
	Kinds                   []ReadKind
}

// ReadKind says how many sections of a kind of page were judged, and how many are too hard.
type ReadKind struct {
	Kind         string
	Judged, Over int
}

// ReadingReport returns the report, with at most so many pages and sections.
func (s *Site) ReadingReport(most int) ReadingReport {
	terms := make([]source.GlossaryTerm, len(s.Glossary))
	for i, t := range s.Glossary {
		terms[i] = t.GlossaryTerm
	}
	known := explained(terms)
	var out ReadingReport
	pages, sections := worst{most: most}, worst{most: most}
	var of []Read
	for i := range s.Pages {
		if of = s.readPage(PageID(i), known, of[:0]); len(of) == 0 {
			continue
		}
		pages.add(s.readWhole(PageID(i), of))
		kind := out.kind(s.Pages[i].Meta().Kind)
		for _, r := range of {
			sections.add(r)
			kind.Judged += r.judged()
			if r.Over > 0 {
				kind.Over++
			}
		}
	}
	out.Pages, out.MorePages = pages.list()
	out.Sections, out.MoreSections = sections.list()
	return out
}

// kind returns the line of a kind of page.
func (r *ReadingReport) kind(name string) *ReadKind {
	i := slices.IndexFunc(r.Kinds, func(k ReadKind) bool { return k.Kind == name })
	if i < 0 {
		i = len(r.Kinds)
		r.Kinds = append(r.Kinds, ReadKind{Kind: name})
	}
	return &r.Kinds[i]
}

// readWhole puts the sections of a page together. Those that are too short to be judged
// alone are judged together, as compiling does.
func (s *Site) readWhole(id PageID, of []Read) Read {
	whole, short := Read{Page: id}, markup.Reading{}
	for i := range of {
		r := &of[i]
		if r.judged() == 0 {
			short = short.Plus(r.Reading)
		}
		whole.Reading = whole.Plus(r.Reading)
		whole.Over = max(whole.Over, r.Over)
		whole.Undefined = append(whole.Undefined, r.Undefined...)
		whole.Avoid += r.Avoid
	}
	whole.Heading = -1
	whole.Over = max(whole.Over, s.tooHard(id, short))
	return whole
}

// worst keeps those that need most work. Of many thousands few are wanted, so it passes over
// what needs no more than the last of those, and sorts no more than a few times as many.
type worst struct {
	most, all int
	reads     []Read
	sorted    bool // as many as are wanted, at the beginning
}

func (w *worst) add(r Read) {
	w.all++
	if w.sorted && needsMore(r, w.reads[w.most-1]) >= 0 {
		return
	}
	w.reads = append(w.reads, r)
	if len(w.reads) >= 8*w.most {
		w.list()
		w.sorted = true // the first of them, from now on
	}
}

// list returns those that are kept, in order, and how many are not.
func (w *worst) list() (kept []Read, more int) {
	slices.SortStableFunc(w.reads, needsMore)
	w.reads = w.reads[:min(w.most, len(w.reads))]
	return w.reads, w.all - len(w.reads)
}

// needsMore orders by what needs more work: too hard, then what is to be mended in words,
// then what is hard.
func needsMore(a, b Read) int {
	if n := cmp.Or(cmp.Compare(b.Over, a.Over), cmp.Compare(len(b.Undefined)+b.Avoid, len(a.Undefined)+a.Avoid), cmp.Compare(b.judged(), a.judged())); n != 0 {
		return n
	}
	return cmp.Or(cmp.Compare(b.Age(), a.Age()), cmp.Compare(b.Longest, a.Longest))
}

// judged is 1 if there are enough words to speak of an age.
func (r *Read) judged() int {
	if r.Words >= markup.Enough {
		return 1
	}
	return 0
}

// readPage appends the sections of a page.
func (s *Site) readPage(id PageID, known map[string]bool, out []Read) []Read {
	o := s.Pages[id].Object
	readings := o.Body.Reading
	if len(readings) == 0 {
		return out
	}
	for _, r := range readings {
		out = append(out, Read{Reading: r, Page: id, Over: s.tooHard(id, r)})
	}
	at := func(line int) *Read {
		i, exact := slices.BinarySearchFunc(readings, line, func(r markup.Reading, line int) int { return cmp.Compare(r.Line, line) })
		if !exact {
			i = max(0, i-1)
		}
		return &out[i]
	}
	for _, a := range o.Body.Abbreviations {
		if !known[a.Word] && !s.silenced(o.Body.Allowed, diag.AbbrUndefined, a.Pos.Line) {
			r := at(a.Pos.Line)
			r.Undefined = append(r.Undefined, a.Word)
		}
	}
	for i := range o.Found {
		if d := &o.Found[i]; d.Code == diag.TextAvoid && !s.silenced(o.Body.Allowed, diag.TextAvoid, d.Pos.Line) {
			at(d.Pos.Line).Avoid++
		}
	}
	return out
}

// tooHard returns by how many years a part of a page needs more than its kind may.
func (s *Site) tooHard(id PageID, r markup.Reading) float64 {
	o := s.Pages[id].Object
	if r.Words < markup.Enough || s.silenced(o.Body.Allowed, diag.TextReadingAge, r.Line) {
		return 0
	}
	return max(0, r.Age()-float64(s.Config.Reading.Of(o.Meta.Kind)))
}

// silenced tells whether site.toml turns a warning off, or the page does in a line.
func (s *Site) silenced(allowed []markup.Allowance, code diag.Code, line int) bool {
	return slices.Contains(s.Config.Off, code) || slices.ContainsFunc(allowed, func(a markup.Allowance) bool {
		return a.Code == code && a.From <= line && line <= a.To
	})
}
