package aid

import (
	"time"

	"partnerbook/generator/diag"
)

// AnalyseOptions is what an analysis needs to know of the world outside the aid.
// What is left out is not looked at: an aid outside a site has no evidence and no
// next steps that could be missing.
type AnalyseOptions struct {
	// Today is the day of the build, which the review date is compared with.
	Today time.Time
	// Evidence returns what is known of a place in a source; if it does not exist,
	// ok is false and near may be one that does.
	Evidence func(ref string) (status EvidenceStatus, near string, ok bool)
	// Next tells whether a next step leads somewhere; if not, near may be one that
	// does.
	Next func(ref string) (near string, ok bool)
}

// EvidenceStatus is what readers must be told about a source.
type EvidenceStatus struct {
	Withdrawn    bool
	SelfReported bool
}

// Analysis is what can be said about an aid before anybody uses it.
type Analysis struct {
	// Found holds findings of all severities, sorted, but those that the aid
	// allows; Coverage lists these with the reasons.
	Found    diag.List
	Coverage Coverage
}

// Counts is what counting all answers, or a sample of them, comes to. It depends
// on the definition alone, so it may be kept under the SHA-256 of
// Definition.JSON: it holds no positions.
type Counts struct {
	Findings   []Finding         `json:"findings,omitempty"`
	Compare    *CompareCounts    `json:"compare,omitempty"`
	Score      *ScoreCounts      `json:"score,omitempty"`
	Calculator *CalculatorCounts `json:"calculator,omitempty"`
}

// Analyse checks an aid and counts its answers.
func Analyse(d *Definition, opts AnalyseOptions) Analysis { return Report(d, opts, Enumerate(d)) }

// Check is Analyse without what must be counted. It is quick.
func Check(d *Definition, opts AnalyseOptions) Analysis { return Report(d, opts, nil) }

// Enumerate counts all answers of an aid, or a sample of them that depends on
// nothing but the definition. It takes most of the time of an analysis.
func Enumerate(d *Definition) *Counts {
	switch m := d.Model.(type) {
	case *Compare:
		return m.enumerate(d)
	case *Score:
		return m.enumerate(d)
	case *Calculator:
		return m.enumerate(d)
	}
	return &Counts{} // of guides and gap maps, Check says everything
}

// Report makes an analysis of an aid and of what Enumerate returned for the same
// definition, now or earlier; nil leaves out what must be counted.
func Report(d *Definition, opts AnalyseOptions, counts *Counts) Analysis {
	var found findings
	coverage := newCoverage(d)
	coverage.Counted = counts != nil
	found.common(d, opts)
	switch m := d.Model.(type) {
	case *Guide:
		found.guide(m, &coverage)
	case *Compare:
		found.compare(m)
	case *Score:
		found.score(m)
	case *Calculator:
		found.calculator(m)
	case *GapMap:
		found.gapMap(m)
	}
	if counts != nil {
		found = append(found, counts.Findings...)
		coverage.add(counts)
	}
	coverage.sources(opts)
	var list diag.List
	list, coverage.Allowed = found.placed(d)
	return Analysis{list.Sorted(), coverage}
}

// common finds what concerns aids of every kind.
func (f *findings) common(d *Definition, opts AnalyseOptions) {
	if next := d.Review.Next; !opts.Today.IsZero() && !next.IsZero() && opts.Today.Format(time.DateOnly) > next.Format(time.DateOnly) {
		f.add(diag.AidOverdue, spot{"review", "review"},
			"Look the aid through, then set review.on to the day you did and review.next to a day to come.",
			"the review date %s has passed", next.Format(time.DateOnly))
	}
	f.evidence(d, opts)
	f.nextSteps(d, opts)
}

// evidence checks every citation, each reference once for each place.
func (f *findings) evidence(d *Definition, opts AnalyseOptions) {
	if opts.Evidence == nil {
		return
	}
	for i, e := range d.Evidence() {
		at := spot{"evidence", e.Ref}.number(i)
		status, near, ok := opts.Evidence(e.Ref)
		switch {
		case !ok && near != "":
			f.add(diag.AidMissingEvidence, at, `Write "`+near+`" if you mean it, or add the place to the source's page.`,
				"evidence %q does not exist; the nearest is %q", e.Ref, near)
		case !ok:
			f.add(diag.AidMissingEvidence, at, "Write page#place as it stands in the source's page, or add the place there.",
				"evidence %q does not exist", e.Ref)
		case status.Withdrawn:
			f.add(diag.AidWithdrawn, at, "Readers are told. Cite something newer if there is any.",
				"evidence %q comes from a withdrawn source", e.Ref)
		}
	}
}

// nextSteps checks where results lead on to.
func (f *findings) nextSteps(d *Definition, opts AnalyseOptions) {
	if opts.Next == nil {
		return
	}
	for i, hand := range handOffs(d) {
		near, ok := opts.Next(hand.step.Ref)
		if ok {
			continue
		}
		hint := "Make the page, or name one that is there, as in checklist:name, template:name, page:name or aid:name."
		if near != "" {
			hint = `Did you mean "` + near + `"?`
		}
		f.add(diag.AidMissingNext, spot{"next", hand.step.Ref}.number(i), hint, "next step %q does not exist", hand.step.Ref)
	}
}
