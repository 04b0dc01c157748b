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

// ReadingReport says how hard the pages in English are to read, and their sections, those
// that need most work first. What site.toml or a comment silences does not count.
func (s *Site) ReadingReport() (pages, sections []Read) {
	terms := make([]source.GlossaryTerm, len(s.Glossary))
	for i, t := range s.Glossary {
		terms[i] = t.GlossaryTerm
	}
	known := explained(terms)
	for i := range s.Pages {
		of := s.readPage(PageID(i), known)
		if len(of) == 0 {
			continue
		}
		whole, short := Read{Page: PageID(i), Reading: markup.Reading{Heading: -1}}, markup.Reading{}
		for _, r := range of {
			if r.judged() == 0 {
				short = short.Plus(r.Reading)
			}
			whole.Reading = whole.Plus(r.Reading)
			whole.Over = max(whole.Over, r.Over)
			whole.Undefined = append(whole.Undefined, r.Undefined...)
			whole.Avoid += r.Avoid
		}
		whole.Over = max(whole.Over, s.tooHard(PageID(i), short))
		pages, sections = append(pages, whole), append(sections, of...)
	}
	slices.SortStableFunc(pages, needsMore)
	slices.SortStableFunc(sections, needsMore)
	return pages, sections
}

// needsMore orders by what needs more work: too hard, then what is to be mended in words,
// then what is hard.
func needsMore(a, b Read) int {
	return cmp.Or(
		cmp.Compare(b.Over, a.Over),
		cmp.Compare(len(b.Undefined)+b.Avoid, len(a.Undefined)+a.Avoid),
		cmp.Compare(b.judged(), a.judged()),
		cmp.Compare(b.Age(), a.Age()),
		cmp.Compare(b.Longest, a.Longest),
	)
}

// judged is 1 if there are enough words to speak of an age.
func (r *Read) judged() int {
	if r.Words >= markup.Enough {
		return 1
	}
	return 0
}

// readPage returns the sections of a page.
func (s *Site) readPage(id PageID, known map[string]bool) []Read {
	o := s.Pages[id].Object
	readings := o.Body.Reading
	if len(readings) == 0 {
		return nil
	}
	out := make([]Read, len(readings))
	for i, r := range readings {
		out[i] = Read{Reading: r, Page: id, Over: s.tooHard(id, r)}
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
