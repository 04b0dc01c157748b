package render

import "partnerbook/generator/aid"

// KindView is what only aids of one kind have. One of the fields is set.
type KindView struct {
	Guide      *GuideView
	Compare    *CompareView
	Score      *ScoreView
	Calculator *CalculatorView
	GapMap     *GapMapView
}

func (c *aidContext) kindView(base AidView) (v KindView) {
	switch m := c.definition.Model.(type) {
	case *aid.Guide:
		v.Guide = c.guideView(m, base)
	case *aid.Compare:
		v.Compare = c.compareView(m, base)
	case *aid.Score:
		v.Score = c.scoreView(m, base)
	case *aid.Calculator:
		v.Calculator = c.calculatorView(m, base)
	case *aid.GapMap:
		v.GapMap = c.gapMapView(m, base)
	}
	return v
}

// AidStart is what the template "aid-start" sees: the first page of an aid.
type AidStart struct {
	AidView
	KindView
	Before BeforeView
}

// firstPage returns the view of an aid's first page.
func (c *aidContext) firstPage() AidStart {
	base := c.view()
	base.Data = c.data()
	return AidStart{base, c.kindView(base), c.before()}
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
