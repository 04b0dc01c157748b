package render

import (
	"slices"

	"partnerbook/generator/aid"
)

// BeforeView is what a reader should know before the start of an aid.
type BeforeView struct {
	*Words
	For      string // who it is for
	Time     string
	Need     string
	Cannot   string // what it cannot tell
	Personal bool
}

func (c *aidContext) before() BeforeView {
	d, w := c.definition, c.words
	v := BeforeView{
		Words: w, Need: w.T("aid_need_" + string(d.Kind)), Cannot: w.T("aid_cannot_" + string(d.Kind)),
		For: w.T("aid_for"), Personal: d.Personal,
	}
	var audience []string
	for _, a := range c.book.site.Config.Audiences {
		if slices.Contains(c.page.Meta().Audience, a.ID) {
			title, own := c.book.site.Config.In(w.Language, a.Title)
			if !own {
				title = c.foreign(title)
			}
			audience = append(audience, title)
		}
	}
	if len(audience) > 0 {
		v.For = w.both(audience)
	}
	if d.Personal {
		v.For, v.Cannot = w.T("aid_for_personal"), w.T("aid_cannot_personal")
	}
	switch m := d.Model.(type) {
	case *aid.Guide:
		v.Time = w.N("aid_time_guide", m.MostQuestions(nil))
	case *aid.Compare:
		v.Time = w.N("aid_time_compare", len(m.Facts)+len(m.Criteria))
	case *aid.Score:
		v.Time = w.N("aid_time_score", len(m.Questions))
	case *aid.Calculator:
		v.Time = w.N("aid_time_calculator", len(m.Inputs))
	case *aid.GapMap:
		v.Time = w.N("aid_time_gapmap", len(m.Lines))
	}
	return v
}
