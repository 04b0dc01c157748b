package render

import (
	"partnerbook/generator/aid"
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
