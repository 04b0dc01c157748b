package render

// PaperView is what the template "aid-paper" sees: a sheet to fill in by hand.
type PaperView struct {
	AidView
	KindView
	Heading string
}

func (c *aidContext) paperView() PaperView {
	base := c.view()
	base.Paper = "" // this is it
	return PaperView{base, c.kindView(base), c.words.T("aid_paper_title", "title", base.Title)}
}
