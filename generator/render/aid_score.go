package render

import "partnerbook/generator/aid"

// ScoreView is what the template "aid-score" sees.
type ScoreView struct {
	AidView
}

func (c *aidContext) scoreView(s *aid.Score, base AidView) *ScoreView {
	return &ScoreView{AidView: base}
}
