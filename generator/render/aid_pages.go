package render

import "partnerbook/generator/aid"

// AidStart is what the template "aid-start" sees: the first page of an aid. One of
// the kinds is set.
type AidStart struct {
	AidView
	Before     BeforeView
	Guide      *GuideView
	Compare    *CompareView
	Score      *ScoreView
	Calculator *CalculatorView
	GapMap     *GapMapView
}

// firstPage returns the view of an aid's first page.
func (c *aidContext) firstPage() AidStart {
	v := AidStart{AidView: c.view(), Before: c.before()}
	v.Data = c.data()
	switch m := c.definition.Model.(type) {
	case *aid.Guide:
		v.Guide = c.guideView(m, v.AidView)
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

// subPage returns the view and the title of a page besides the first.
func (c *aidContext) subPage(sub aid.SubPage) (view any, title string) {
	switch sub.Kind {
	case aid.StepPage:
		v := c.stepView(sub)
		return v, v.Heading
	case aid.ProfilePage:
		v := c.profileView(sub)
		return v, v.Heading
	case aid.PaperPage:
		v := c.paperView()
		return v, v.Heading
	}
	v := c.howView()
	return v, v.Heading
}
