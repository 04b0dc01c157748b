package render

import "partnerbook/generator/aid"

// GuideView is what the template "aid-guide" sees.
type GuideView struct {
	AidView
}

func (c *aidContext) guideView(g *aid.Guide, base AidView) *GuideView {
	return &GuideView{AidView: base}
}

// StepView is what the template "aid-step" sees: a question of a guide after some
// answers, or its result.
type StepView struct {
	AidView
	Heading string
}

func (c *aidContext) stepView(sub aid.SubPage) StepView {
	return StepView{AidView: c.view(), Heading: c.definition.Title}
}
