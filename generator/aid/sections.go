package aid

import (
	"cmp"
	"slices"
)

// Section is a part of an aid's first page, as links and search find it.
type Section struct {
	Anchor string // "" for the beginning
	Title  string
	Level  int
	Text   string
}

// Anchors of the sections of first pages, which themes put on headings.
const (
	AnchorQuestions = "questions"
	AnchorOutcomes  = "outcomes"
	AnchorOptions   = "options"
	AnchorMustHaves = "must-haves"
	AnchorCriteria  = "criteria"
	AnchorBands     = "bands"
	AnchorActions   = "actions"
	AnchorInputs    = "inputs"
	AnchorOutputs   = "outputs"
	AnchorLines     = "lines"
)

// sectionTitles are what search calls the parts in Welsh. In other languages they are English.
var sectionTitles = map[string]map[string]string{"cy": {
	AnchorQuestions: "Cwestiynau", AnchorOutcomes: "I ble y gall arwain", AnchorOptions: "Yr opsiynau",
	AnchorMustHaves: "Gofynion hanfodol a rhybuddion", AnchorCriteria: "Beth a gymherir", AnchorBands: "Beth mae’r pwyntiau’n ei olygu",
	AnchorActions: "Camau", AnchorInputs: "Beth sy’n mynd i mewn", AnchorOutputs: "Beth yw’r canlyniad", AnchorLines: "Llinellau",
}}

// Sections returns the parts of an aid's first page, with what of them is in the aid's
// language. Their titles are headings for search; themes have their own words.
func (d *Definition) Sections(language string) []Section {
	joined := func(texts ...string) string {
		if d.Translated() {
			texts = list(texts, own)
		}
		return joinWords("\n", texts...)
	}
	out := []Section{{Text: joined(d.Decision, d.Notice)}}
	add := func(anchor, title string, texts ...string) {
		if text := joined(texts...); text != "" {
			out = append(out, Section{anchor, cmp.Or(sectionTitles[language][anchor], title), 2, text})
		}
	}
	switch m := d.Model.(type) {
	case *Guide:
		add(AnchorQuestions, "Questions", list(m.Questions, func(q GuideQuestion) string { return q.Ask })...)
		add(AnchorOutcomes, "Where it can lead", list(m.Outcomes, func(o Outcome) string { return o.Title + ". " + o.Why })...)
	case *Compare:
		add(AnchorOptions, "The options", m.optionTexts()...)
		add(AnchorMustHaves, "Must-haves and cautions", m.ruleTexts()...)
		add(AnchorCriteria, "What is compared", list(m.Criteria, func(k Criterion) string {
			return k.Title + ". " + k.Worst + ". " + k.Best
		})...)
	case *Score:
		add(AnchorQuestions, "Questions", list(m.Questions, func(q ScoreQuestion) string { return q.Ask })...)
		add(AnchorBands, "What the points mean", list(m.Bands, func(b Band) string { return b.Title })...)
		add(AnchorActions, "Actions", list(m.Actions, func(a Action) string { return a.Theme + ". " + a.Do })...)
	case *Calculator:
		add(AnchorInputs, "What you enter", list(m.Inputs, func(in CalcInput) string { return in.Ask })...)
		add(AnchorOutputs, "What it works out", list(m.Outputs, func(o CalcOutput) string { return o.Title })...)
	case *GapMap:
		add(AnchorLines, "Lines", list(m.Lines, func(l Line) string { return l.Title })...)
	}
	return out
}

func (c *Compare) optionTexts() []string {
	var out []string
	for _, o := range c.Options {
		out = append(out, o.Title+". "+o.What)
		for _, p := range slices.Concat(o.For, o.Against) {
			out = append(out, p.Text)
		}
	}
	return out
}

func (c *Compare) ruleTexts() []string {
	return slices.Concat(
		list(c.Facts, func(f Fact) string { return f.Ask }),
		list(c.Screens, func(s Screen) string { return s.Must }),
		list(c.Cautions, func(k Caution) string { return k.Say }),
	)
}
