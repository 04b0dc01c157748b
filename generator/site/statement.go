package site

import (
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// The accessibility statement: where it stands, and what a public site lacks of it.

// formOf returns the page that [accessibility] names for reports, or None if it names
// none or an address elsewhere.
func (r *resolver) formOf(in Input) PageID {
	a := in.Config.Accessibility
	if a == nil || source.IsWebAddress(a.Form.Text) {
		return None
	}
	return r.pageOf(in, a.Form)
}

// statementPage returns the first page that shows the accessibility statement, and the
// place of its block; None if there is none.
func (s *Site) statementPage() (PageID, diag.Position) {
	for i := range s.Pages {
		if s.Pages[i].State == StateDraft {
			continue
		}
		refs := s.Pages[i].Object.Body.Refs
		for j := range refs {
			if refs[j].Kind == markup.RefView && refs[j].View.Name == markup.ViewStatement {
				return PageID(i), refs[j].Pos
			}
		}
	}
	return None, diag.Position{}
}

// statementsOfNothing reports a block for a statement of which site.toml says nothing.
func statementsOfNothing(s *Site) diag.List {
	if s.Config.Accessibility != nil {
		return nil
	}
	id, pos := s.statementPage()
	if id == None {
		return nil
	}
	return diag.List{diag.New(diag.AccessibilityUnset, pos, "site.toml says nothing of an accessibility statement.").
		Hinted("Add a part [accessibility] there, or take the block out.")}
}

// regulation8 reports what a public site lacks of the links that regulation 8 of SI
// 2018/952 asks for: paragraph (2) the statement on the website, (4)(c) the contact form,
// (4)(d) the enforcement procedure. A site without an address is a copy to be handed on.
func regulation8(in Input, s *Site) diag.List {
	if s.Config.BaseURL == "" {
		return nil
	}
	var found diag.List
	a := s.Config.Accessibility
	pos := diag.Position{Path: in.ConfigName}
	lacks := func(what, hint string) {
		found.Add(diag.New(diag.AccessibilityRegulation, pos, "%s", what).Hinted("%s", hint))
	}
	if a == nil {
		lacks("This public site has no accessibility statement, and regulation 8(1) of SI 2018/952 asks public bodies for one.",
			`Add a part [accessibility] to site.toml and the block :::accessibility-statement to a page. Not a public body? Write "accessibility/regulations" = "off" below [diagnostics].`)
		return found
	}
	pos = a.Pos
	if a.Draft {
		lacks("The accessibility statement of this public site is a draft, and regulation 8(1) of SI 2018/952 asks public bodies to provide one.",
			"Have whoever publishes the site agree to it, and take out draft = true.")
	}
	switch id, _ := s.statementPage(); {
	case id == None:
		lacks("No page shows the accessibility statement, and regulation 8(2)(b) of SI 2018/952 asks for it on the website.",
			"Write :::accessibility-statement on a page that is published.")
	case !s.leadsThere(id):
		lacks("Neither the home page nor the head or foot of every page leads to the accessibility statement, and the guidance on regulation 8 of SI 2018/952 asks for one of these.",
			"Add its page to site.toml: [[footer]], with title = \"Accessibility\" and page = \""+s.Pages[id].Object.Path+"\".")
	}
	if last := newest(a.Prepared, a.Reviewed); !a.Draft && !last.IsZero() && last.AddDate(1, 0, 0).Before(s.Date) {
		lacks("The accessibility statement was last looked at on "+last.Format("2 January 2006")+", and regulation 8(1) of SI 2018/952 asks for it to be reviewed regularly.",
			"Compare it with the site as it is, and set reviewed to the day on which you did. Once a year is the least.")
	}
	if a.Form.Text == "" {
		lacks("The accessibility statement has no link to a contact form, which regulation 8(4)(c) of SI 2018/952 asks for.",
			`Add form below [accessibility]: a page of the site or the address of a form, as in form = "about/contact.md".`)
	}
	if a.Enforcement == "" {
		lacks("The accessibility statement has no link to the enforcement procedure, which regulation 8(4)(d) of SI 2018/952 asks for.",
			`Add enforcement = "EASS" below [accessibility], or "ECNI" for a body in Northern Ireland.`)
	}
	return found
}

func newest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// leadsThere tells whether the head or foot of every page links to a page, or the home
// page does.
func (s *Site) leadsThere(id PageID) bool {
	for _, list := range [][]NavLink{s.Navigation, s.Footer} {
		for _, n := range list {
			if n.Page == id {
				return true
			}
		}
	}
	leads := false
	if home, ok := s.PageAt(s.Home()); ok {
		each(&s.Pages[home].Unit, func(t *Target) { leads = leads || t.Kind == ToPage && t.Page == id })
	}
	return leads
}
