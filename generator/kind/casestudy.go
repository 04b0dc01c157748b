package kind

import (
	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Case study: how one place did it, with its facts.
var caseStudy = Kind{
	Name:   "case-study",
	About:  "how one place did it, with its facts",
	keys:   []string{"facts"},
	decode: decodeCaseStudy,
	check:  checkCaseStudy,
}

// CaseStudy holds the settings of a case study.
type CaseStudy struct{ Facts []Fact }

// Fact is a line of a case study's facts box.
type Fact struct{ Label, Value string }

func decodeCaseStudy(d *source.Decoder, _ *Compiler) Fields {
	var c CaseStudy
	for _, p := range d.Pairs("facts") {
		c.Facts = append(c.Facts, Fact{p.Key.Text, p.Value.Text})
	}
	return c
}

// References implements Fields.
func (CaseStudy) References() []markup.Reference { return nil }

// CaseStudyView is what a theme sees of a case study.
type CaseStudyView struct{ Facts []Fact }

// View implements Fields.
func (c CaseStudy) View([]Link) any {
	if len(c.Facts) == 0 {
		return nil
	}
	return CaseStudyView(c)
}

// Search implements Fields: the facts.
func (c CaseStudy) Search() Searched {
	var s Searched
	for _, f := range c.Facts {
		s.Words = append(s.Words, f.Label+" "+f.Value)
	}
	return s
}

func checkCaseStudy(o *Object) diag.List {
	if len(o.Meta.Sources) > 0 || o.Found.HasErrors() || o.Meta.Status == Draft {
		return nil
	}
	return diag.List{diag.New(diag.CaseStudyNoEvidence, diag.Position{Path: o.Name, Line: 1, Column: 1},
		"The case study does not say what it rests on.").
		Hinted(`Add sources = ["…"] with the places in the source.`)}
}
