package render

import "partnerbook/generator/aid"

// PaperView is what the template "aid-paper" sees: a sheet to fill in by hand. One
// of the kinds is set.
type PaperView struct {
	AidView
	Heading    string
	Compare    *CompareView
	Score      *ScoreView
	Calculator *CalculatorView
	GapMap     *GapMapView
}

func (c *aidContext) paperView() PaperView {
	v := PaperView{AidView: c.view()}
	v.Paper = "" // this is it
	v.Heading = c.words.T("aid_paper_title", "title", v.Title)
	switch m := c.definition.Model.(type) {
	case *aid.Compare:
		v.Compare = c.compareView(m, v.AidView)
	case *aid.Score:
		v.Score = c.scoreView(m, v.AidView)
	case *aid.Calculator:
		v.Calculator = c.calculatorView(m, v.AidView)
	case *aid.GapMap:
		v.GapMap = c.gapMapView(m, v.AidView)
	}
	return v
}
