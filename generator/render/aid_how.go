package render

// HowView is what the template "aid-how" sees: how an aid works.
type HowView struct {
	AidView
	Heading string
}

func (c *aidContext) howView() HowView {
	return HowView{AidView: c.view(), Heading: c.words.T("aid_how_title", "title", c.definition.Title)}
}
