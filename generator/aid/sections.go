package aid

import (
	"slices"
	"strings"
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

// Sections returns the parts of an aid's first page. Their titles are English:
// they are headings for search; themes have their own words.
func (d *Definition) Sections() []Section {
	out := []Section{{Text: lines(d.Decision, d.Notice)}}
	add := func(anchor, title string, texts ...string) {
		if text := lines(texts...); text != "" {
			out = append(out, Section{anchor, title, 2, text})
		}
	}
	switch m := d.Model.(type) {
	case *Guide:
		add(AnchorQuestions, "Questions", m.questionTexts()...)
		add(AnchorOutcomes, "Where it can lead", m.outcomeTexts()...)
	case *Compare:
		add(AnchorOptions, "The options", m.optionTexts()...)
		add(AnchorMustHaves, "Must-haves and cautions", m.ruleTexts()...)
		add(AnchorCriteria, "What is compared", m.criterionTexts()...)
	case *Score:
		add(AnchorQuestions, "Questions", m.questionTexts()...)
		add(AnchorBands, "What the points mean", m.bandTexts()...)
		add(AnchorActions, "Actions", m.actionTexts()...)
	case *Calculator:
		add(AnchorInputs, "What you enter", m.inputTexts()...)
		add(AnchorOutputs, "What it works out", m.outputTexts()...)
	case *GapMap:
		add(AnchorLines, "Lines", m.lineTexts()...)
	}
	return out
}

// lines joins those texts that say something.
func lines(texts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == "" }), "\n")
}

func (g *Guide) questionTexts() []string {
	var out []string
	for _, q := range g.Questions {
		out = append(out, q.Ask)
	}
	return out
}

func (g *Guide) outcomeTexts() []string {
	var out []string
	for _, o := range g.Outcomes {
		out = append(out, o.Title+". "+o.Why)
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
	var out []string
	for _, f := range c.Facts {
		out = append(out, f.Ask)
	}
	for _, s := range c.Screens {
		out = append(out, s.Must)
	}
	for _, k := range c.Cautions {
		out = append(out, k.Say)
	}
	return out
}

func (c *Compare) criterionTexts() []string {
	var out []string
	for _, k := range c.Criteria {
		out = append(out, k.Title+". "+k.Worst+". "+k.Best)
	}
	return out
}

func (s *Score) questionTexts() []string {
	var out []string
	for _, q := range s.Questions {
		out = append(out, q.Ask)
	}
	return out
}

func (s *Score) bandTexts() []string {
	var out []string
	for _, b := range s.Bands {
		out = append(out, b.Title)
	}
	return out
}

func (s *Score) actionTexts() []string {
	var out []string
	for _, a := range s.Actions {
		out = append(out, a.Theme+". "+a.Do)
	}
	return out
}

func (c *Calculator) inputTexts() []string {
	var out []string
	for _, in := range c.Inputs {
		out = append(out, in.Ask)
	}
	return out
}

func (c *Calculator) outputTexts() []string {
	var out []string
	for _, o := range c.Outputs {
		out = append(out, o.Title)
	}
	return out
}

func (m *GapMap) lineTexts() []string {
	var out []string
	for _, l := range m.Lines {
		out = append(out, l.Title)
	}
	return out
}

// NextSteps returns everything that results lead on to, in the order of their
// places.
func (d *Definition) NextSteps() []NextStep {
	var out []NextStep
	switch m := d.Model.(type) {
	case *Guide:
		for _, o := range m.Outcomes {
			out = append(out, o.Next...)
		}
	case *Compare:
		for _, o := range m.Options {
			out = append(out, o.Next...)
		}
		for _, c := range m.Cautions {
			out = append(out, c.Next...)
		}
	case *Score:
		for _, b := range m.Bands {
			out = append(out, b.Next...)
		}
	}
	slices.SortStableFunc(out, func(a, b NextStep) int { return comparePlaces(a.Pos, b.Pos) })
	return out
}
