package render

import (
	"regexp"
	"slices"

	"partnerbook/generator/aid"
	"partnerbook/generator/kind"
	"partnerbook/generator/site"
)

// rests finds what the points and scores of an option rest on.
func (c *aidContext) rests(m *aid.Compare, option int) RestsView {
	var cited []aid.Evidence
	note := func(j aid.Judgement) {
		if j.Basis != aid.FromAuthor {
			cited = append(cited, j.Ev...)
		}
	}
	for _, p := range slices.Concat(m.Options[option].For, m.Options[option].Against) {
		note(p.Judgement)
	}
	own := 0
	for _, s := range m.Scores[option] {
		note(s.Judgement)
		if s.Basis == aid.FromAuthor {
			own++
		}
	}
	places := refsOf(cited)
	v := RestsView{Accounts: c.book.accounts(c.url, c.words, c.book.site.AccountsIn(places)), Newest: c.newest(places)}
	v.Cases = c.cases(places)
	v.Own = c.words.T("aid_scores_own", "n", own, "m", len(m.Criteria))
	if own == 0 {
		v.Own = c.words.T("aid_scores_own_none")
	}
	if ref, n := m.SingleCitation(option); n > 1 {
		v.Single = c.words.T("aid_scores_single", "n", n, "m", len(m.Criteria))
		v.SingleOn = c.evidence([]aid.Evidence{{Ref: ref}})
	}
	return v
}

// refsOf returns the places cited, each once.
func refsOf(cited []aid.Evidence) []string {
	var out []string
	for _, e := range cited {
		if !slices.Contains(out, e.Ref) {
			out = append(out, e.Ref)
		}
	}
	return out
}

// cases returns the sources among those cited that report on their own place, and
// the case studies that rest on those.
func (c *aidContext) cases(places []string) []EvidenceView {
	var out []EvidenceView
	var done []site.PageID
	for _, ref := range places {
		t, ok := c.targets[ref]
		if !ok || t.Kind != site.ToPage || slices.Contains(done, t.Page) {
			continue
		}
		done = append(done, t.Page)
		s, ok := c.book.site.Pages[t.Page].Object.Fields.(kind.Source)
		if !ok || !s.SelfReported {
			continue
		}
		e := c.cited(site.Target{Kind: site.ToPage, Page: t.Page})
		e.Label = e.Source
		out = append(out, e)
	}
	return out
}

var yearPattern = regexp.MustCompile(`\b(1[89]|20)\d\d\b`)

// newest returns the date of the newest source among those cited, as it gives it.
// What has no date of its own, such as "undated, before 2013", does not count.
func (c *aidContext) newest(places []string) string {
	date, year := "", ""
	for _, ref := range places {
		t, ok := c.targets[ref]
		if !ok || t.Kind != site.ToPage {
			continue
		}
		s, ok := c.book.site.Pages[t.Page].Object.Fields.(kind.Source)
		if !ok {
			continue
		}
		if y := yearPattern.FindString(s.Date); y > year && !undated.MatchString(s.Date) {
			date, year = s.Date, y
		}
	}
	return date
}

var undated = regexp.MustCompile(`(?i)^(undated|no date|heb ddyddiad)`)

// EvidenceGroup is a source with the places of it that are cited.
type EvidenceGroup struct {
	EvidenceView
	Places []Link
}

// grouped returns citations by source, each place once.
func (c *aidContext) grouped(cited []aid.Evidence) []EvidenceGroup {
	var out []EvidenceGroup
	var pages []site.PageID
	for _, ref := range refsOf(cited) {
		t, ok := c.targets[ref]
		if !ok || t.Kind != site.ToPage {
			continue
		}
		i := slices.Index(pages, t.Page)
		if i < 0 {
			i = len(pages)
			pages = append(pages, t.Page)
			g := EvidenceGroup{EvidenceView: c.cited(site.Target{Kind: site.ToPage, Page: t.Page})}
			out = append(out, g)
		}
		if words := placeWords(c.words, t); words != "" {
			out[i].Places = append(out[i].Places, Link{URL: c.book.targetURL(c.url, t), Title: words})
		}
	}
	return out
}
