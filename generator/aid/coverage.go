package aid

import (
	"slices"

	"partnerbook/generator/diag"
)

// Coverage is what an analysis counted, for the page that says how an aid works.
// As JSON it is deterministic, and its names are those of the tags. All counts
// are counts of answers: they say nothing about chances, for nobody knows how
// often readers will give them.
type Coverage struct {
	Aid        string `json:"aid"`
	Kind       Kind   `json:"kind"`
	Version    string `json:"version"`
	Definition string `json:"definition"` // Digest
	// Counted is false if only what needs no counting was looked at.
	Counted   bool `json:"counted"`
	Questions int  `json:"questions"` // facts, in a comparison; inputs, in a calculator
	Answers   int  `json:"answers"`
	Outcomes  int  `json:"outcomes"` // options, bands or outputs

	Guide      *GuideCoverage    `json:"guide,omitempty"`
	Compare    *CompareCoverage  `json:"compare,omitempty"`
	Score      *ScoreCounts      `json:"score,omitempty"`
	Calculator *CalculatorCounts `json:"calculator,omitempty"`
	GapMap     *GapMapCoverage   `json:"gapmap,omitempty"`

	Judgements JudgementCoverage `json:"judgements"`
	// Citations are the distinct places in sources that are cited. Withdrawn and
	// SelfReported are those of them that readers are warned of; Resolved is false
	// if there was nobody to ask.
	Citations    []string  `json:"citations"`
	Resolved     bool      `json:"resolved"`
	Withdrawn    []string  `json:"withdrawn"`
	SelfReported []string  `json:"self_reported"`
	Allowed      []Allowed `json:"allowed"`
	HandOffs     []HandOff `json:"hand_offs"`
}

// Allowed is a warning that the aid allows.
type Allowed struct {
	Code    diag.Code `json:"code"`
	At      string    `json:"at"`
	Message string    `json:"message"`
	Because string    `json:"because"`
}

// JudgementCoverage counts judgements by what they rest on.
type JudgementCoverage struct {
	Total        int `json:"total"`
	Source       int `json:"source"`
	Mixed        int `json:"mixed"`
	Author       int `json:"author"`
	WithEvidence int `json:"with_evidence"` // they cite something
}

// HandOff is where a result leads on to.
type HandOff struct {
	From string   `json:"from"` // outcome, option, caution or band
	To   []string `json:"to"`
}

// GuideCoverage counts the paths of a guide.
type GuideCoverage struct {
	// Walked is false if the paths could not be followed: they go in a circle, or
	// are too many.
	Walked        bool           `json:"walked"`
	QuestionPages Tally          `json:"question_pages"` // one for each beginning of a path
	ResultPages   Tally          `json:"result_pages"`   // one for each path
	Longest       int            `json:"longest"`        // questions on a path
	Outcomes      []OutcomeCount `json:"outcomes"`
}

// OutcomeCount is how many paths lead to an outcome.
type OutcomeCount struct {
	ID    string `json:"id"`
	Paths Tally  `json:"paths"`
}

// CompareCoverage is what is known of the options of a comparison.
type CompareCoverage struct {
	Options []OptionCoverage `json:"options"`
	Counts  *CompareCounts   `json:"counts,omitempty"`
}

// OptionCoverage is what speaks for and against an option, and how many of its
// scores rest on one citation alone: the one on which most do.
type OptionCoverage struct {
	ID          string `json:"id"`
	For         int    `json:"for"`
	Against     int    `json:"against"`
	Scores      int    `json:"scores"`
	OneCitation string `json:"one_citation,omitempty"`
	OnCitation  int    `json:"on_citation"`
}

// GapMapCoverage counts what the lines of a gap map leave open.
type GapMapCoverage struct {
	Lines   int          `json:"lines"`
	Groups  int          `json:"groups"`
	Lacking []FieldCount `json:"lacking"`
}

// FieldCount is how many lines lack a field.
type FieldCount struct {
	Field string `json:"field"`
	Lines int    `json:"lines"`
}

// newCoverage counts what the definition says itself.
func newCoverage(d *Definition) Coverage {
	c := Coverage{
		Aid: d.ID, Kind: d.Kind, Version: d.Version, Definition: d.Digest(),
		Citations: citations(d), Withdrawn: []string{}, SelfReported: []string{},
		Allowed: []Allowed{}, HandOffs: []HandOff{},
	}
	for j := range d.Judgements() {
		c.Judgements.count(j.Judgement)
	}
	for _, h := range handOffs(d) {
		c.handOff(h)
	}
	switch m := d.Model.(type) {
	case *Guide:
		c.guide(m)
	case *Compare:
		c.compare(m)
	case *Score:
		c.questions(m)
		c.Outcomes = len(m.Bands)
	case *Calculator:
		c.Questions, c.Outcomes = len(m.Inputs), len(m.Outputs)
	case *GapMap:
		c.GapMap = m.coverage()
	}
	return c
}

func (c *Coverage) questions(m Model) {
	asked := m.asked()
	c.Questions = len(asked)
	for _, q := range asked {
		c.Answers += len(q.Answers)
	}
}

func (c *Coverage) guide(g *Guide) {
	c.questions(g)
	c.Outcomes = len(g.Outcomes)
	c.Guide = &GuideCoverage{Outcomes: []OutcomeCount{}}
	for _, o := range g.Outcomes {
		c.Guide.Outcomes = append(c.Guide.Outcomes, OutcomeCount{ID: o.ID})
	}
}

func (c *Coverage) compare(m *Compare) {
	c.questions(m)
	c.Outcomes = len(m.Options)
	c.Compare = &CompareCoverage{Options: []OptionCoverage{}}
	for i, o := range m.Options {
		one := OptionCoverage{ID: o.ID, For: len(o.For), Against: len(o.Against), Scores: len(m.Criteria)}
		one.OneCitation, one.OnCitation = m.SingleCitation(i)
		c.Compare.Options = append(c.Compare.Options, one)
	}
}

// add takes over what was counted.
func (c *Coverage) add(counts *Counts) {
	if c.Compare != nil {
		c.Compare.Counts = counts.Compare
	}
	c.Score, c.Calculator = counts.Score, counts.Calculator
}

func (j *JudgementCoverage) count(one Judgement) {
	j.Total++
	switch one.Basis {
	case FromSource:
		j.Source++
	case Mixed:
		j.Mixed++
	case FromAuthor:
		j.Author++
	}
	if len(one.Ev) > 0 {
		j.WithEvidence++
	}
}

// sources asks what readers are to be told about the sources.
func (c *Coverage) sources(opts AnalyseOptions) {
	if opts.Evidence == nil {
		return
	}
	c.Resolved = true
	for _, ref := range c.Citations {
		status, _, ok := opts.Evidence(ref)
		if ok && status.Withdrawn {
			c.Withdrawn = append(c.Withdrawn, ref)
		}
		if ok && status.SelfReported {
			c.SelfReported = append(c.SelfReported, ref)
		}
	}
}

func (c *Coverage) handOff(h handOff) {
	i := slices.IndexFunc(c.HandOffs, func(o HandOff) bool { return o.From == h.from })
	if i < 0 {
		i = len(c.HandOffs)
		c.HandOffs = append(c.HandOffs, HandOff{From: h.from})
	}
	c.HandOffs[i].To = append(c.HandOffs[i].To, h.step.Ref)
}
