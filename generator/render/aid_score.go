package render

import (
	"strconv"

	"partnerbook/generator/aid"
)

// ScoreView is what the templates "aid-score" and "aid-paper-score" see.
type ScoreView struct {
	AidView
	Most     int // points
	Sections []ScoreSectionView
	Bands    []BandView
	Flags    []FlagView
	Themes   []ThemeView
	Sources  []EvidenceView // of the aid as a whole
}

// ScoreSectionView is a section of the questions.
type ScoreSectionView struct {
	*Words
	Title     string
	Most      int // points
	Questions []ScoreQuestionView
}

// ScoreQuestionView is a question with the points of its answers.
type ScoreQuestionView struct {
	Number   int
	Ask      string
	Hint     string
	Evidence []EvidenceView
	Options  []ScoreOptionView
}

// ScoreOptionView is an answer with its points.
type ScoreOptionView struct {
	Label  string
	Points int
	Words  string // "2 points"
}

// BandView is a band with the points that lead to it.
type BandView struct {
	Points string // "7 to 13"
	Title  string
	Next   []Link
}

// FlagView is an answer that raises the band, whatever the points.
type FlagView struct {
	When      []string // all must hold
	AtLeast   string   // a band's title
	Judgement JudgementView
}

// ThemeView is a theme with its actions.
type ThemeView struct {
	*Words
	Title   string
	Actions []ActionView
}

// ActionView is something to do, and when.
type ActionView struct {
	Do        string
	When      []string // all must hold; always if there is none
	Judgement JudgementView
}

func (c *aidContext) scoreView(s *aid.Score, base AidView) *ScoreView {
	v := &ScoreView{AidView: base, Sources: c.sources(c.definition.Ev)}
	number := 0
	for _, section := range s.Sections {
		view := ScoreSectionView{Words: c.words, Title: section.Title}
		for _, q := range s.Questions {
			if q.Section != section.ID {
				continue
			}
			number++
			question, most := c.scoreQuestion(q, number)
			view.Questions = append(view.Questions, question)
			view.Most += most
		}
		v.Sections = append(v.Sections, view)
		v.Most += view.Most
	}
	for i, b := range s.Bands {
		v.Bands = append(v.Bands, BandView{c.bandPoints(s.Bands, i, v.Most), b.Title, c.nextSteps(b.Next)})
	}
	for _, f := range s.Flags {
		v.Flags = append(v.Flags, FlagView{c.when(f.When), bandTitle(s.Bands, f.AtLeast), c.judgement(f.Judgement)})
	}
	v.Themes = c.themes(s.Actions)
	return v
}

// scoreQuestion returns a question, and the most points that it gives.
func (c *aidContext) scoreQuestion(q aid.ScoreQuestion, number int) (v ScoreQuestionView, most int) {
	v = ScoreQuestionView{
		Number: number, Ask: q.Ask, Hint: q.Hint, Evidence: c.evidence(q.Ev),
	}
	for _, o := range q.Options {
		v.Options = append(v.Options, ScoreOptionView{o.Label, o.Points, c.words.N("aid_points", o.Points)})
		most = max(most, o.Points)
	}
	return v, most
}

// bandPoints returns the totals that lead to a band, in words.
func (c *aidContext) bandPoints(bands []aid.Band, i, most int) string {
	from, to := bands[i].From, most
	if i+1 < len(bands) {
		to = bands[i+1].From - 1
	}
	if to <= from {
		return strconv.Itoa(from)
	}
	return c.words.T("aid_from_to", "from", from, "to", to)
}

func bandTitle(bands []aid.Band, id string) string {
	for _, b := range bands {
		if b.ID == id {
			return b.Title
		}
	}
	return ""
}

// themes returns the actions by theme, themes in the order in which they first
// come.
func (c *aidContext) themes(actions []aid.Action) []ThemeView {
	var out []ThemeView
	at := map[string]int{}
	for _, a := range actions {
		i, known := at[a.Theme]
		if !known {
			i = len(out)
			at[a.Theme] = i
			out = append(out, ThemeView{Words: c.words, Title: a.Theme})
		}
		out[i].Actions = append(out[i].Actions, ActionView{a.Do, c.when(a.When), c.judgement(a.Judgement)})
	}
	return out
}
