package render

import (
	"slices"
	"strconv"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
	"partnerbook/search"
)

// documents gives the pages of a site as search sees them, in the order of their
// paths.
type documents struct{ site *site.Site }

// Len implements search.Documents.
func (d documents) Len() int { return len(d.site.Pages) }

// Document implements search.Documents.
func (d documents) Document(i int) search.Document { return document(d.site, &d.site.Pages[i]) }

// Key implements search.Documents: the object, where nothing in its text is said by
// other pages.
func (d documents) Key(i int) any {
	p := &d.site.Pages[i]
	if p.Glossary || len(p.Targets) > 0 && quotes(&p.Unit) {
		return nil
	}
	return p.Object
}

// Documents returns them all.
func Documents(s *site.Site) []search.Document {
	out := make([]search.Document, len(s.Pages))
	for i := range s.Pages {
		out[i] = document(s, &s.Pages[i])
	}
	return out
}

func document(s *site.Site, p *site.Page) search.Document { return documentOf(s, p, appendPassages) }

// appender appends passages of a unit.
type appender func([]search.Passage, *site.Site, *site.Unit) []search.Passage

// documentOf returns a page as search sees it, with some of its passages.
func documentOf(s *site.Site, p *site.Page, appendText appender) search.Document {
	m, searched := p.Meta(), p.Object.Fields.Search()
	d := search.Document{
		ID:       strings.TrimSuffix(strings.TrimSuffix(p.Object.Path, ".md"), ".toml"),
		URL:      p.URL,
		Title:    m.Title,
		Language: p.Object.Language,
		Kind:     m.Kind,
		Status:   p.State.String(),
		Ended:    p.State.Ended(),
		Aside:    forOthers(s, m.Audience) || p.Glossary, // explains words of all pages; they come first
		Facets: map[string][]string{
			search.FacetReview: reviewDay(p),
			search.FacetKind:   {m.Kind}, search.FacetStatus: {p.State.String()},
			search.FacetModel: m.Models, search.FacetNation: m.Nations, search.FacetTopic: m.Topics,
			search.FacetAudience: m.Audience, search.FacetCouncil: councils(p.Object, searched),
		},
	}
	const more = 2 // than the text has
	d.Passages = make([]search.Passage, 0, len(p.Object.Body.Passages)+more)
	if extra := besides(m, searched); m.Summary != "" || extra != "" {
		d.Passages = append(d.Passages, search.Passage{Text: m.Summary, Also: extra, Summary: true})
	}
	if !m.ByTitle {
		d.Passages = appendText(d.Passages, s, &p.Unit)
	}
	if m.Coming != "" {
		d.Passages = append(d.Passages, search.Passage{Text: m.Coming})
	}
	if p.Glossary { // those of the terms that are in its language
		for _, t := range s.Glossary {
			words, own := t.Words(p.Object.Language)
			if !own && p.Object.Language != s.Config.Language {
				continue
			}
			d.Passages = append(d.Passages, search.Passage{
				Anchor: termAnchor(t.ID), Heading: words.Term, Text: words.Definition,
				Also: strings.Join(append([]string{words.Expansion}, words.Forms...), " "),
			})
		}
	}
	return d
}

// forOthers tells whether a page is not for those whom the site is for: the first
// audience that site.toml names.
func forOthers(s *site.Site, audience []string) bool {
	all := s.Config.Audiences
	return len(audience) > 0 && len(all) > 0 && !slices.Contains(audience, all[0].ID)
}

// appendPassages appends those of a unit, with those of the files that it includes at
// the end: they stand on the page as well.
func appendPassages(out []search.Passage, s *site.Site, u *site.Unit) []search.Passage {
	body := &u.Object.Body
	for _, p := range body.Passages {
		passage := search.Passage{Anchor: p.Anchor, Text: s.PassageText(u, p), Also: paragraph(body, p.Anchor)}
		if p.Heading >= 0 {
			passage.Heading = s.HeadingText(u, body.Headings[p.Heading])
		}
		out = append(out, passage)
	}
	return appendIncluded(out, s, u)
}

// appendIncluded appends those of the files that a unit includes.
func appendIncluded(out []search.Passage, s *site.Site, u *site.Unit) []search.Passage {
	for _, t := range u.Targets {
		if unit := includedBy(t); unit != nil {
			out = appendPassages(out, s, unit)
		}
	}
	return out
}

// paragraph returns the words by which a numbered paragraph is cited.
func paragraph(body *markup.Body, anchor string) string {
	if a, ok := body.Anchor(anchor); ok && a.Number > 0 {
		n := strconv.Itoa(a.Number)
		return "para " + n + " paragraph " + n
	}
	return ""
}

// besides returns what a page is found by besides its title and text: the name of
// its kind, and what that kind says of its settings.
func besides(m *kind.Meta, searched kind.Searched) string {
	words := append([]string{m.Kind}, searched.Words...)
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	return strings.Join(words, ". ")
}

// councils returns the councils that a page is about, in its settings and in the
// accounts and partnerships in its text.
func councils(o *kind.Object, searched kind.Searched) []string {
	out := slices.Clone(searched.Councils)
	for _, a := range o.Body.Accounts {
		out = append(out, a.Councils...)
	}
	for _, p := range o.Body.Partnerships {
		out = append(out, p.Members...)
	}
	return out
}
