package site

import (
	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
)

// unusedData reports data sets that no page shows, and of which nothing worse is said.
func unusedData(s *Site) diag.List {
	var found diag.List
	for i := range s.Data {
		if set := &s.Data[i]; !set.Used && !set.wrong {
			found.Add(diag.New(diag.DataUnused, diag.Position{Path: set.Name}, "No page shows the figures of %s.", set.ID()).
				Hinted("Show them with :::table{data=%s}, link to the file, or delete it.", set.ID()))
		}
	}
	return found
}

// typedFigures reports figures that were typed into the text of a page and that a data
// set holds whose source the page cites or shows. The pages of sources are what is
// typed from, so they may.
func typedFigures(s *Site) diag.List {
	var found diag.List
	for i := range s.Pages {
		p := &s.Pages[i]
		if len(p.Object.Body.Typed) == 0 || p.Object.Meta.Kind == "source" {
			continue
		}
		sets := s.restingOn(p)
		for _, typed := range p.Object.Body.Typed {
			for _, set := range sets {
				if ask, others, ok := set.Find(typed.Text); ok {
					found.Add(typedFigure(typed, set, ask, others))
					break
				}
			}
		}
	}
	return found
}

func typedFigure(typed markup.Typed, set *Dataset, ask string, others int) diag.Diagnostic {
	d := diag.New(diag.DataTyped, typed.Pos, "“%s” is typed by hand, and %s has the figure.", typed.Text, set.ID())
	switch {
	case others == 1:
		return d.Hinted("Write %s if that is meant; one more cell holds the same figure.", ask)
	case others > 1:
		return d.Hinted("Write %s if that is meant; %d more cells hold the same figure.", ask, others)
	}
	return d.Hinted("Write %s.", ask)
}

// restingOn returns the data sets whose source a page cites, or of which it shows
// figures.
func (s *Site) restingOn(p *Page) []*Dataset {
	cited, shown := map[PageID]bool{}, map[int]bool{}
	note := func(t Target) {
		if t.Data != nil {
			shown[t.Data.Set] = true
		} else if t.Kind == ToPage {
			cited[t.Page] = true
		}
	}
	for _, t := range p.SourceTargets() {
		note(t)
	}
	for i, ref := range p.Object.Body.Refs {
		if t := p.Targets[i]; ref.Kind == markup.RefCite || t.Data != nil {
			note(t)
		}
	}
	var out []*Dataset
	for i := range s.Data {
		set := &s.Data[i]
		if set.Broken || len(set.Sources) == 0 {
			continue
		}
		rests := shown[i]
		for _, t := range set.Sources {
			rests = rests || cited[t.Page]
		}
		if rests {
			out = append(out, set)
		}
	}
	return out
}
