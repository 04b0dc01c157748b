package render

import "partnerbook/generator/aid"

// CompareView is what the template "aid-compare" sees.
type CompareView struct {
	AidView
}

func (c *aidContext) compareView(m *aid.Compare, base AidView) *CompareView {
	return &CompareView{AidView: base}
}

// ProfileView is what the template "aid-profile" sees: what a profile's points
// come to.
type ProfileView struct {
	AidView
	Heading string
}

func (c *aidContext) profileView(sub aid.SubPage) ProfileView {
	return ProfileView{AidView: c.view(), Heading: c.definition.Title}
}
