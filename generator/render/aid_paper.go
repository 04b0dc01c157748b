package render

// PaperView is what the template "aid-paper" sees: a sheet to fill in by hand.
type PaperView struct {
	AidView
	Heading string
}

func (c *aidContext) paperView() PaperView {
	return PaperView{AidView: c.view(), Heading: c.words.T("aid_paper_title", "title", c.definition.Title)}
}
