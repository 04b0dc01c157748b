package render

import "partnerbook/generator/aid"

// GapMapView is what the template "aid-gapmap" sees.
type GapMapView struct {
	AidView
}

func (c *aidContext) gapMapView(m *aid.GapMap, base AidView) *GapMapView {
	return &GapMapView{AidView: base}
}
