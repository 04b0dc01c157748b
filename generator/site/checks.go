package site

import (
	"path"
	"slices"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
)

// checks reports what can be said only of the whole site.
func checks(in Input, s *Site, placed []placed) diag.List {
	var found diag.List
	found.Add(duplicateTitles(s, placed)...)
	found.Add(overdue(s)...)
	found.Add(unknownTerms(s)...)
	found.Add(emptyViews(s)...)
	found.Add(statementsOfNothing(s)...)
	if !in.Config.Plain {
		found.Add(orphans(s)...)
		found.Add(abbreviations(in.Glossary, s)...)
		found.Add(translations(s)...)
		found.Add(unequal(s)...)
		found.Add(unusedData(s)...)
		found.Add(typedFigures(s)...)
		found.Add(regulation8(in, s)...)
	}
	return found
}

func duplicateTitles(s *Site, placed []placed) diag.List {
	type key struct{ title, language string }
	var found diag.List
	first := make(map[key]PageID, len(s.Pages))
	for i := range s.Pages {
		p := &s.Pages[i]
		k := key{placed[i].title, p.Object.Language}
		other, twice := first[k]
		if !twice {
			first[k] = PageID(i)
			continue
		}
		found.Add(diag.New(diag.PageDuplicateTitle, titlePosition(p), "There is another page with the title “%s”.", p.Object.Meta.Title).
			Hinted("Say in each title what the page is about.").
			See(titlePosition(&s.Pages[other]), "It is here."))
	}
	return found
}

func titlePosition(p *Page) diag.Position {
	if pos := p.Object.Meta.TitlePos; pos.Path != "" {
		return pos
	}
	return diag.Position{Path: p.Object.Name}
}

func overdue(s *Site) diag.List {
	var found diag.List
	for i := range s.Pages {
		p := &s.Pages[i]
		if p.State != StateOverdue || p.Object.Aid() != nil && isTranslation(p.Object.Path) { // the original says it
			continue
		}
		by := p.Object.Meta.ReviewBy
		if p.Object.Meta.Kind == kind.AidName {
			found.Add(diag.New(diag.AidOverdue, p.Object.Meta.ReviewPos, "the review date %s has passed", by.Format(time.DateOnly)).
				Hinted("Look through the aid and its evidence, and set on and next of review anew."))
			continue
		}
		found.Add(diag.New(diag.LifeOverdue, p.Object.Meta.ReviewPos, "The page should have been reviewed by %s.",
			by.Format("2 January 2006")).
			Hinted("Read it, mend it, and set reviewed and review_by anew."))
	}
	return found
}

// orphans reports pages that nothing leads to. A section's own page is reached
// from the breadcrumbs of the pages in it.
func orphans(s *Site) diag.List {
	reached := make([]bool, len(s.Pages))
	reach := func(t *Target, from PageID) {
		switch {
		case t.Kind == ToPage && t.Page != from:
			reached[t.Page] = true
		case t.Kind == ToList:
			for _, id := range t.List {
				reached[id] = true
			}
		case t.Kind == ToView:
			for _, id := range s.shownBy(t.View) {
				reached[id] = true
			}
		}
	}
	for i := range s.Pages {
		each(&s.Pages[i].Unit, func(t *Target) { reach(t, PageID(i)) })
	}
	for _, n := range slices.Concat(s.Navigation, s.Footer) {
		if n.Page != None {
			reached[n.Page] = true
		}
	}
	for i := range s.Listings {
		if s.Listings[i].Kind == ListSection {
			for _, id := range s.Listings[i].Pages {
				reached[id] = true
			}
		}
	}
	var found diag.List
	for i := range s.Pages {
		p := &s.Pages[i]
		if reached[i] || isTranslation(p.Object.Path) || path.Base(p.URL) == "index.html" || p.State == StateDraft {
			continue
		}
		found.Add(diag.New(diag.PageOrphan, titlePosition(p), "Nothing leads to “%s” but the menu of its section.", p.Object.Meta.Title).
			Hinted("Link to it from the page that readers come from."))
	}
	return found
}

// each calls f with every target of a unit and of the files that it includes.
func each(u *Unit, f func(*Target)) {
	for i := range u.Targets {
		t := &u.Targets[i]
		if t.Kind == ToUnit {
			each(t.Unit, f)
			continue
		}
		f(t)
	}
}

// abbreviations reports capitals that neither the page nor the glossary
// explains.
func abbreviations(g source.Glossary, s *Site) diag.List {
	known := explained(g.Terms)
	var found diag.List
	for i := range s.Pages {
		for _, a := range s.Pages[i].Object.Body.Abbreviations {
			if known[a.Word] {
				continue
			}
			found.Add(diag.New(diag.AbbrUndefined, a.Pos, "“%s” is explained neither here nor in the glossary.", a.Word).
				Hinted("Write it out at its first use, with %s in brackets behind it, or add it to glossary.toml.", a.Word))
		}
	}
	return found
}

// explained returns the words that terms of the glossary explain.
func explained(terms []source.GlossaryTerm) map[string]bool {
	known := map[string]bool{}
	for _, t := range terms {
		for _, form := range t.Surfaces() {
			known[form] = true
		}
	}
	return known
}

func translations(s *Site) diag.List {
	var found diag.List
	for i := range s.Pages {
		p := &s.Pages[i]
		original, _, translated := kind.SplitLanguage(p.Object.Path)
		if !translated {
			continue
		}
		if _, ok := s.PageAt(URLOf(original)); !ok {
			found.Add(diag.New(diag.LanguageNoPartner, diag.Position{Path: p.Object.Name},
				"There is no page %s of which this is a translation.", path.Base(original)).
				Hinted("Write it, or rename this file."))
		}
	}
	return found
}
