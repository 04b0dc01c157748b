package render

import (
	"slices"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/site"
)

// AidOptions returns what the analysis of the aid on a page is to know of the
// site. What is missing there, linking has reported.
func AidOptions(s *site.Site, p *site.Page) aid.AnalyseOptions {
	targets := aidTargets(p)
	return aid.AnalyseOptions{
		Evidence: func(ref string) (aid.EvidenceStatus, string, bool) {
			t, ok := targets[ref]
			if !ok || t.Kind != site.ToPage {
				return aid.EvidenceStatus{}, "", true
			}
			source := &s.Pages[t.Page]
			status := aid.EvidenceStatus{Withdrawn: source.State == site.StateWithdrawn}
			if f, ok := source.Object.Fields.(kind.Source); ok {
				status.SelfReported = f.SelfReported
			}
			return status, "", true
		},
		Next: func(string) (string, bool) { return "", true },
	}
}

// aidTargets returns what the references of an aid lead to, by what is written.
func aidTargets(p *site.Page) map[string]site.Target {
	out := map[string]site.Target{}
	targets := p.FieldTargets()
	for i, ref := range p.Object.Fields.References() {
		out[ref.Raw] = targets[i]
	}
	return out
}

// Analyser returns the analysis of the aid on a page.
type Analyser func(*site.Page, *aid.Definition) aid.Analysis

// Uncited reports, for the authors of the aid on a page, the sources, accounts and
// working documents on its topics that no aid cites or leads on to.
func Uncited(s *site.Site, p *site.Page) diag.List {
	cited := map[site.PageID]bool{}
	for i := range s.Pages {
		if s.Pages[i].Object.Aid() == nil {
			continue
		}
		for _, t := range s.Pages[i].FieldTargets() {
			cited[t.Page] = true
		}
	}
	var found diag.List
	for i := range s.Pages {
		other := &s.Pages[i]
		if cited[site.PageID(i)] || !slices.Contains(citable, other.Meta().Kind) {
			continue
		}
		for _, topic := range other.Meta().Topics {
			if slices.Contains(p.Meta().Topics, topic) {
				found.Add(diag.New(diag.AidNotCited, p.Meta().TitlePos, "page %q is tagged %q but no aid cites it", other.Object.Path, topic).
					Hinted("See whether it is evidence for a judgement, or a next step."))
				break
			}
		}
	}
	return found
}

// citable are the kinds of page that aids cite or lead on to.
var citable = []string{"source", "testimonial", "case-study", "checklist", "template"}
