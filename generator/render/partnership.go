package render

import (
	"slices"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
)

// PartnershipView is what "partnership" and the rows of "partnerships" see.
type PartnershipView struct {
	*Words
	Link              // where the site tells of it
	Alone        bool // it is one council
	Members      []string
	Short        string // the members, without what most names have in common
	Models       []Link
	Nations      []Link
	ModelIDs     string // for the script: ids with spaces between them
	NationIDs    string
	AsOf         string
	Since        string
	Successor    string
	Cited        []CiteView
	Accounts     []AccountView
	MoreAccounts string // how many there are besides, in words, or ""
}

// PartnershipsView is what "partnerships" sees.
type PartnershipsView struct {
	*Words
	ID      string // unique on the page
	Count   string // in words
	Rows    []PartnershipView
	Models  []ChoiceView // of those in the rows
	Nations []ChoiceView
}

// ChoiceView is a value by which rows can be chosen.
type ChoiceView struct{ ID, Title string }

// SaidView is what "said" sees: what the site says elsewhere of a partnership.
type SaidView struct {
	*Words
	Accounts         []AccountView
	MoreAccounts     string // how many there are besides, in words, or ""
	Partnerships     []PartnershipView
	MorePartnerships string
	Groups           []MentionsView
}

// MentionsView is one kind of pages that speak of something.
type MentionsView struct {
	Title string
	Pages []CitedBy
}

// facts shows a partnership of a unit's text: the facts that its block holds.
func (f *filler) facts(u *site.Unit, b *markup.Partnership) error {
	v := PartnershipView{
		Words: f.words, Link: Link{Title: b.Name}, Alone: b.Alone, Members: b.Members,
		Models:  f.book.terms(f.page.URL, f.words, "models", f.book.site.Config.Models, b.Models),
		Nations: f.book.terms(f.page.URL, f.words, "nations", f.book.site.Config.Nations, b.Nations),
		AsOf:    b.AsOf, Since: b.Since, Successor: b.Successor,
	}
	if b.Cited >= 0 && u.Targets[b.Cited].Kind == site.ToPage {
		v.Cited = []CiteView{f.book.citeView(f.page.URL, f.words, u.Targets[b.Cited])}
	}
	return f.execute("partnership", v)
}

// said shows what the site says elsewhere of a partnership in the page's text.
func (f *filler) said(b *markup.Partnership) error {
	id, _ := f.book.site.PageAt(f.page.URL)
	i, ok := f.book.site.PartnershipAt(id, b.ID)
	if !ok {
		return nil // it stands in an included file
	}
	if v := f.book.saidView(f.page.URL, f.words, i); v != nil {
		return f.execute("said", *v)
	}
	return nil
}

// saidView returns what the site says elsewhere of a partnership, or nil.
func (b *Book) saidView(from string, w *Words, i int) *SaidView {
	said := b.said()[i]
	v := SaidView{
		Words: w, Accounts: b.accounts(from, w, said.Accounts),
		MoreAccounts: w.besides(said.MoreAccounts), MorePartnerships: w.besides(said.MorePartnerships),
	}
	for _, other := range said.Partnerships {
		v.Partnerships = append(v.Partnerships, b.partnershipAlone(from, w, other))
	}
	for _, group := range []struct {
		title string
		pages []site.Mention
	}{{"said_cases", said.Cases}, {"said_aids", said.Aids}, {"said_pages", said.Pages}} {
		if len(group.pages) > 0 {
			v.Groups = append(v.Groups, MentionsView{w.T(group.title), b.mentions(from, w, group.pages)})
		}
	}
	if len(v.Accounts) == 0 && len(v.Partnerships) == 0 && len(v.Groups) == 0 {
		return nil
	}
	return &v
}

func (b *Book) mentions(from string, w *Words, all []site.Mention) []CitedBy {
	var out []CitedBy
	for _, m := range all {
		p := &b.site.Pages[m.Page]
		v := CitedBy{Link: b.link(from, w, m.Page)}
		for _, anchor := range m.Anchors {
			if anchor != "" {
				v.Places = append(v.Places, Link{URL: v.URL + "#" + fragment(anchor), Title: b.placeTitle(p, w, anchor)})
			}
		}
		out = append(out, v)
	}
	return out
}

// partnership returns the view of a partnership of the site.
func (b *Book) partnership(from string, w *Words, i int) PartnershipView {
	v := b.partnershipAlone(from, w, i)
	v.Accounts, v.MoreAccounts = b.accountsBy(from, w, append([]string{b.site.Partnerships[i].Name}, v.Members...))
	return v
}

// partnershipAlone is partnership without its accounts, for where it is only named.
func (b *Book) partnershipAlone(from string, w *Words, i int) PartnershipView {
	p := &b.site.Partnerships[i]
	c := b.site.Config
	v := PartnershipView{
		Words: w, Link: b.link(from, w, p.Page), Alone: p.Alone, Members: p.Members, Short: strings.Join(shortNames(p.Members), ", "),
		Models: b.terms(from, w, "models", c.Models, p.Models), Nations: b.terms(from, w, "nations", c.Nations, p.Nations),
		ModelIDs: strings.Join(p.Models, " "), NationIDs: strings.Join(p.Nations, " "),
		AsOf: p.AsOf, Since: p.Since, Successor: p.Successor,
	}
	v.Title, v.Summary = p.Name, ""
	if p.Alone {
		v.Title = site.ShortName(p.Name)
	}
	if p.Anchor != "" {
		v.URL += "#" + fragment(p.Anchor)
	}
	for _, t := range p.Cited {
		v.Cited = append(v.Cited, b.citeView(from, w, t))
	}
	return v
}

func shortNames(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = site.ShortName(name)
	}
	return out
}

// citeView returns a citation as a page shows it.
func (b *Book) citeView(from string, w *Words, t site.Target) CiteView {
	v := CiteView{Words: w, URL: b.targetURL(from, t), Label: b.citation(w, t)}
	if s := b.site.Pages[t.Page].State; s.Ended() {
		v.State = s.String()
	}
	if language := b.site.Pages[t.Page].Object.Language; language != w.Language {
		v.Hreflang = language
	}
	return v
}

// partnerships shows the table of those that a view asks for.
func (f *filler) partnerships(view *markup.View) error {
	chosen := f.book.site.PartnershipsOf(view)
	if len(chosen) == 0 {
		return nil
	}
	v := PartnershipsView{Words: f.words, ID: f.viewID("partnerships"), Count: f.words.N("partnerships_count", len(chosen))}
	var models, nations []string
	for _, i := range chosen {
		v.Rows = append(v.Rows, f.book.partnership(f.page.URL, f.words, i))
		models = append(models, f.book.site.Partnerships[i].Models...)
		nations = append(nations, f.book.site.Partnerships[i].Nations...)
	}
	for _, t := range f.book.site.Config.Models {
		if slices.Contains(models, t.ID) {
			v.Models = append(v.Models, ChoiceView{t.ID, t.Title})
		}
	}
	for _, t := range f.book.site.Config.Nations {
		if slices.Contains(nations, t.ID) {
			v.Nations = append(v.Nations, ChoiceView{t.ID, t.Title})
		}
	}
	return f.execute("partnerships", v)
}

// ofPage gives the page of a directory what the site says elsewhere of it, and
// leaves out of its other lists what that names.
func (b *Book) ofPage(v *PageView, p *site.Page, id site.PageID, w *Words) {
	d, ok := p.Object.Fields.(kind.Directory)
	if !ok {
		return
	}
	if i, found := b.site.PartnershipAt(id, ""); found {
		v.Said = b.saidView(p.URL, w, i)
	} else if len(p.Object.Body.Partnerships) == 0 && len(d.Members) > 0 {
		v.Accounts, v.MoreAccounts = b.accountsBy(p.URL, w, append([]string{v.Title}, d.Members...))
	}
	named := map[string]bool{}
	for i := range b.site.Partnerships {
		if b.site.Partnerships[i].Page != id {
			continue
		}
		if said := b.saidView(p.URL, w, i); said != nil {
			for _, g := range said.Groups {
				for _, page := range g.Pages {
					named[page.URL] = true
				}
			}
		}
	}
	v.MentionedOn = slices.DeleteFunc(v.MentionedOn, func(l Link) bool { return named[l.URL] })
}
