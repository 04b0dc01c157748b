package site

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// How translations stand to their originals: which pages have none, which are older, and what
// one of the two has and the other has not, heading by heading. Nothing of it looks at words,
// which no program could judge: it counts paragraphs, points and cells, and compares figures,
// citations and statuses, which are the same in every language.

// Parity is what is to be said of the pages in one language. It is worked out when it is
// asked for.
type Parity struct {
	Language string
	Pages    []PageParity // those that are translated, in the order of the site
	Missing  []MissingIn  // those that are not, by sections
	Lacking  int          // how many these are
	Terms    int          // how many terms of the glossary have words in it
}

// MissingIn holds the pages of a section that are not translated.
type MissingIn struct {
	Section int // index in Site.Sections
	Of      int // how many pages the section has
	Pages   []PageID
}

// PageParity compares a page with its original.
type PageParity struct {
	Page, Original PageID
	Edition        time.Time // of the original
	Of             time.Time // which edition was translated; zero if nobody knows
	Older          bool      // the original has changed since
	Gaps           []Gap
}

// Gap is something that one of two pages has and the other has not.
type Gap struct {
	Kind GapKind
	// Heading is that of the original under which it is, or of the only page that has it;
	// "" is the top of the page. Anchor is its name.
	Heading, Anchor string
	// Original and Translation are how many each of the two has, or what the other lacks.
	Original, Translation []string
	lines                 [2]int // in the files of the original and of the translation, or 0
}

// GapKind says what a gap is about.
type GapKind uint8

const (
	GapHeading    GapKind = iota + 1 // a heading; the name of the one that is there
	GapParagraphs                    // the number of paragraphs
	GapPoints                        // of points of lists
	GapCells                         // of cells of tables
	GapFigures                       // numbers
	GapCitations                     // places that are cited
	GapStatus                        // what the author says of the page's life
	GapTexts                         // texts of a decision aid, by their places
)

// String returns the name of the kind, which is that of the theme's words for it.
func (k GapKind) String() string {
	return [...]string{"", "heading", "paragraphs", "points", "cells", "figures", "citations", "status", "texts"}[k]
}

// Parity says of each further language how its pages stand to those of the site's own.
func (s *Site) Parity() []Parity {
	var out []Parity
	for _, language := range furtherLanguages(s.Config) {
		out = append(out, s.parityOf(language))
	}
	return out
}

func (s *Site) parityOf(language string) Parity {
	out := Parity{Language: language}
	for _, t := range s.Glossary {
		if _, own := t.Words(language); own {
			out.Terms++
		}
	}
	for i := range s.Sections {
		section := &s.Sections[i]
		pages := section.Pages
		if section.Index != None {
			pages = append([]PageID{section.Index}, pages...)
		}
		missing := MissingIn{Section: i, Of: len(pages)}
		for _, id := range pages {
			own := s.InLanguage(id, language)
			if own == id {
				missing.Pages = append(missing.Pages, id)
				continue
			}
			out.Pages = append(out.Pages, s.compare(own, id))
		}
		if len(missing.Pages) > 0 {
			out.Missing = append(out.Missing, missing)
			out.Lacking += len(missing.Pages)
		}
	}
	return out
}

// compare compares a translation with its original.
func (s *Site) compare(translation, original PageID) PageParity {
	of, from := s.Pages[original].Object, s.Pages[translation].Object
	out := PageParity{Page: translation, Original: original, Edition: of.Meta.Edition(), Of: editionTranslated(&from.Meta)}
	out.Older = out.Edition.After(out.Of)
	if a, b := of.Meta.Status, from.Meta.Status; a != b && (a.Ends() || b.Ends()) {
		out.Gaps = append(out.Gaps, Gap{Kind: GapStatus, Original: []string{a.String()}, Translation: []string{b.String()}})
	}
	if of.Aid() != nil { // its texts are matched one by one
		if lacks := from.Meta.Lacks; len(lacks) > 0 {
			out.Gaps = append(out.Gaps, Gap{Kind: GapTexts, Original: lacks})
		}
		return out
	}
	out.Gaps = append(out.Gaps, s.gaps(original, translation)...)
	if a, b := apart(citations(of), citations(from)); len(a)+len(b) > 0 {
		out.Gaps = append(out.Gaps, Gap{Kind: GapCitations, Original: a, Translation: b})
	}
	return out
}

// editionTranslated returns the day of the edition that was translated: what the translation
// says, or else its own last day.
func editionTranslated(m *kind.Meta) time.Time {
	if !m.Translation.Of.IsZero() {
		return m.Translation.Of
	}
	last := m.Edition()
	if m.Reviewed.After(last) {
		last = m.Reviewed
	}
	return last
}

// citations returns the places that the text of a page cites.
func citations(o *kind.Object) []string {
	var out []string
	for _, ref := range o.Body.Refs {
		if ref.Kind == markup.RefCite {
			out = append(out, ref.Raw)
		}
	}
	return out
}

// apart returns what each of two lists has more often than the other.
func apart(a, b []string) (onlyA, onlyB []string) {
	count := map[string]int{}
	for _, x := range b {
		count[x]++
	}
	for _, x := range a {
		if count[x]--; count[x] < 0 {
			onlyA = append(onlyA, x)
		}
	}
	for _, x := range slices.Backward(b) {
		if count[x] > 0 {
			count[x]--
			onlyB = append(onlyB, x)
		}
	}
	slices.Reverse(onlyB)
	return onlyA, onlyB
}

// passage is what stands under a heading of a page.
type passage struct {
	heading int // index in Body.Headings, or -1
	level   int
	name    string
	ofWords bool // the name is made of the heading's words
	line    int
	count   [markup.BlockCell + 1]int
	figures []string
}

// passages parts a page by its headings.
func passages(o *kind.Object) []passage {
	out := []passage{{heading: -1}}
	for i, h := range o.Body.Headings {
		out = append(out, passage{heading: i, level: h.Level, name: h.ID, ofWords: source.Slug(h.Text.Text) == h.ID})
	}
	for _, b := range o.Body.Blocks {
		p := &out[min(b.Heading+1, len(out)-1)]
		p.count[b.Kind]++
		p.figures = append(p.figures, b.Figures...)
		if p.line == 0 {
			p.line = b.Line
		}
	}
	return out
}

// pair is a passage of the original and that of the translation, of which one may be nil.
type pair struct{ original, translation *passage }

// pairs puts the passages of two pages beside each other: those of one name, and between these,
// in their order, those of one level where the translation's name is made of its words, which
// differ from the original's.
func pairs(a, b []passage) []pair {
	at := map[string]int{}
	for i := range b {
		if b[i].name != "" {
			at[b[i].name] = i
		}
	}
	out := []pair{{&a[0], &b[0]}}
	next := 1 // of b
	for i := 1; i < len(a); i++ {
		own, named := at[a[i].name]
		if !named {
			if next < len(b) && b[next].ofWords && b[next].level == a[i].level && !has(a, b[next].name) {
				own, named = next, true
			}
		}
		if !named || own < next {
			out = append(out, pair{&a[i], nil})
			continue
		}
		for ; next < own; next++ {
			out = append(out, pair{nil, &b[next]})
		}
		out = append(out, pair{&a[i], &b[own]})
		next = own + 1
	}
	for ; next < len(b); next++ {
		out = append(out, pair{nil, &b[next]})
	}
	return out
}

func has(in []passage, name string) bool {
	return slices.ContainsFunc(in, func(p passage) bool { return p.name == name })
}

// gaps compares the texts of two pages.
func (s *Site) gaps(original, translation PageID) []Gap {
	of, from := &s.Pages[original], &s.Pages[translation]
	var out []Gap
	for _, p := range pairs(passages(of.Object), passages(from.Object)) {
		switch {
		case p.translation == nil:
			g := s.gapAt(GapHeading, of, p)
			g.Original = []string{g.Heading}
			out = append(out, g)
		case p.original == nil:
			g := s.gapAt(GapHeading, from, p)
			g.Translation = []string{g.Heading}
			out = append(out, g)
		default:
			out = append(out, s.gapsUnder(of, p)...)
		}
	}
	return out
}

func (s *Site) gapAt(k GapKind, in *Page, p pair) Gap {
	g := Gap{Kind: k}
	there := p.original
	if there == nil {
		there = p.translation
	}
	if there.heading >= 0 {
		h := in.Object.Body.Headings[there.heading]
		g.Heading, g.Anchor = s.HeadingText(&in.Unit, h), h.ID
	}
	if p.original != nil {
		g.lines[0] = p.original.line
	}
	if p.translation != nil {
		g.lines[1] = p.translation.line
	}
	return g
}

// gapsUnder compares what stands under a heading that both pages have.
func (s *Site) gapsUnder(of *Page, p pair) []Gap {
	var out []Gap
	for k, b := range counted {
		if x, y := p.original.count[b], p.translation.count[b]; x != y {
			g := s.gapAt(GapParagraphs+GapKind(k), of, p)
			g.Original, g.Translation = []string{strconv.Itoa(x)}, []string{strconv.Itoa(y)}
			out = append(out, g)
		}
	}
	if a, b := apart(p.original.figures, p.translation.figures); len(a)+len(b) > 0 {
		g := s.gapAt(GapFigures, of, p)
		g.Original, g.Translation = a, b
		out = append(out, g)
	}
	return out
}

// counted are the blocks that are counted, in the order of the kinds of gap.
var counted = [...]markup.BlockKind{markup.BlockParagraph, markup.BlockPoint, markup.BlockCell}

// unequal reports what may mislead readers of a translation.
func unequal(s *Site) diag.List {
	var found diag.List
	for _, language := range s.Parity() {
		for _, p := range language.Pages {
			found.Add(s.unequalPages(p)...)
		}
	}
	return found
}

func (s *Site) unequalPages(p PageParity) diag.List {
	of, from := s.Pages[p.Original].Object, s.Pages[p.Page].Object
	var found diag.List
	report := func(code diag.Code, line int, hint, format string, args ...any) {
		pos := diag.Position{Path: from.Name, Line: line}
		if line > 0 {
			pos.Column = 1
		}
		found.Add(diag.New(code, pos, format, args...).Hinted("%s", hint).See(diag.Position{Path: of.Name}, "This is the original."))
	}
	hint := "Bring the page up to date, and then set of in translation to " + p.Edition.Format(time.DateOnly) + "."
	switch {
	case p.Older && p.Of.IsZero():
		report(diag.LanguageOlder, 0, hint, "The page does not say which edition of the original was translated; that is now of %s.", day(p.Edition))
	case p.Older:
		report(diag.LanguageOlder, 0, hint, "The original has changed on %s, after the edition of %s that was translated.", day(p.Edition), day(p.Of))
	}
	for _, g := range p.Gaps {
		switch g.Kind {
		case GapStatus:
			report(diag.LanguageStatus, 0, "Give both pages the same status.", "The original is %s, and this page is %s.", g.Original[0], g.Translation[0])
		case GapFigures:
			report(diag.LanguageFigures, g.lines[1], "Correct the page that is wrong. Write a number in figures in both, or in words in both.",
				"%s the two pages have different figures: %s.", underHeading(g.Heading), onlyIn(g))
		case GapCitations:
			report(diag.LanguageCitations, 0, "Add the citation to the page that lacks it, or take it out of both.", "The two pages cite different places: %s.", onlyIn(g))
		}
	}
	return found
}

func day(t time.Time) string { return t.Format("2 January 2006") }

func underHeading(heading string) string {
	if heading == "" {
		return "At the top"
	}
	return "Under “" + heading + "”"
}

// onlyIn says what each of the two pages has alone.
func onlyIn(g Gap) string {
	var out []string
	if len(g.Original) > 0 {
		out = append(out, few(g.Original)+" only in the original")
	}
	if len(g.Translation) > 0 {
		out = append(out, few(g.Translation)+" only here")
	}
	return strings.Join(out, ", ")
}

// few names some of many.
func few(names []string) string {
	const most = 6
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " and " + strconv.Itoa(len(names)-most) + " more"
	}
	return strings.Join(names, ", ")
}
