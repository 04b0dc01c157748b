package render

import (
	"html/template"

	"partnerbook/generator/aid"
)

// ProfileView is what the template "aid-profile" sees: what a profile's points
// come to.
type ProfileView struct {
	AidView
	Heading string
	Result  CompareResultView
	Others  []Link // the other profiles
}

// CompareResultView is the whole result of a comparison in words, in the order in
// which pages show it. Parts that a verdict does not have are empty.
type CompareResultView struct {
	*Words
	Verdict   string // "close", "clear", …
	Cautions  []CautionView
	Answer    string // the sentence
	Certainty string // what the verdict means
	For       []ReasonView
	Against   []ReasonView
	Versus    string // the options of For and Against
	RunnerUp  string
	Level     string // others that are as good as level, or ""
	Tips      []string
	ScoreTips []string // the nearest
	MoreTips  []string // the others
	Flips     []string
	Relax     []string // which must-have could give way
	Excluded  []string
	MustHaves []MustHaveView // that are not checked
	Standings []StandingView
	Chart     template.HTML // of the table that follows; may be empty
	Options   []string      // heads of Lines
	Lines     []LineView
	Totals    []LineCell
	Sum       string // of the points
	Defaults  string // criteria whose points are the aid's own, or ""
	Dominated []string
	Evidence  []EvidenceGroup
	Next      []OptionNext
}

// ReasonView is a criterion that speaks for the first option or against it.
type ReasonView struct {
	Criterion string
	Amount    string // what it adds to the lead: "+2.7"
	Scores    []ReasonScore
}

// ReasonScore is the score of one of the two options.
type ReasonScore struct {
	URL string
	ScoreCell
}

// StandingView is an option with its value.
type StandingView struct {
	Rank   string
	Option Link
	Value  string
	Note   string // "just ahead", "ruled out"
}

// LineView is what a criterion adds to each option.
type LineView struct {
	Criterion string
	Points    string
	Cells     []LineCell
}

// LineCell is a score and what it adds to the value.
type LineCell struct{ Option, Score, Adds string }

// OptionNext is an option with what it leads on to.
type OptionNext struct {
	Option string
	Next   []Link
}

// nearestTips is how many changes of scores are shown at once.
const nearestTips = 6

func (c *aidContext) profileView(sub aid.SubPage) ProfileView {
	m := c.definition.Model.(*aid.Compare)
	p := m.Profiles[sub.Profile]
	return ProfileView{
		AidView: c.view(), Heading: c.profileTitle(p),
		Result: c.compareResult(m, aid.Input{"profile": p.ID}),
		Others: c.profileLinks(m, sub.Profile),
	}
}
