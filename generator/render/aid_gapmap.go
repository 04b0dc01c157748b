package render

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"partnerbook/generator/aid"
	"partnerbook/generator/spreadsheet"
)

// GapMapView is what the templates "aid-gapmap" and "aid-paper-gapmap" see.
type GapMapView struct {
	AidView
	Unit      string
	Template  string // address of the CSV template
	Basis     JudgementView
	Lines     []GapLineView // the most pressing first
	Gap       string
	Cost      string
	NotCosted []string // lines whose cost to close is not known
	Statuses  []GapCountView
	Marks     []GapCountView // those that occur
	Funders   []FunderView
	Providers []string
	Groups    []GapGroupView
	Sources   []EvidenceView
}

// GapLineView is a line with what it comes to. Figures are in words where they
// are not known.
type GapLineView struct {
	*Words
	ID         string
	Title      string
	Group      string
	Vital      bool
	Status     string // "gap", "shortfall", …
	StatusName string
	Need       string
	Have       string
	Gap        string
	Cost       string // to close the gap
	Funding    string
	Who        string
	Marks      []string // in words
}

// GapCountView is a status or a mark, what it means, and how many lines have it.
type GapCountView struct {
	Name    string
	Meaning string
	Lines   int
}

// FunderView is who pays, and for how many lines.
type FunderView struct {
	Title     string
	Temporary bool
	Lines     int
}

// GapGroupView is a group with the titles of its lines, for the sheet.
type GapGroupView struct {
	Title string
	Lines []string
}

// decimals is how many decimals amounts are shown with at most.
const decimals = 3

func (c *aidContext) gapMapView(m *aid.GapMap, base AidView) *GapMapView {
	r := m.Evaluate(aid.Input{}).(*aid.GapMapResult)
	d := c.definition
	v := &GapMapView{
		AidView: base, Unit: m.Unit, Template: c.to(aid.TemplatePath),
		Basis: c.judgement(aid.Judgement{Basis: d.Basis}), Sources: c.sources(d.Ev),
		Gap: plain(r.Gap, decimals), Cost: pounds(r.CloseCost),
	}
	byID := map[string]aid.LineResult{}
	for _, l := range r.Lines {
		byID[l.Line.ID] = l
	}
	for _, id := range r.Order {
		v.Lines = append(v.Lines, c.gapLine(m, byID[id]))
	}
	for _, id := range r.CloseCostUnknown {
		v.NotCosted = append(v.NotCosted, byID[id].Line.Title)
	}
	for _, s := range aid.Statuses() {
		v.Statuses = append(v.Statuses, GapCountView{c.words.T("aid_status_" + string(s)), c.words.T("aid_status_" + string(s) + "_means"), r.Counts[s]})
	}
	for _, mark := range aid.Marks() {
		if n := r.Marks[mark]; n > 0 {
			v.Marks = append(v.Marks, GapCountView{c.words.T("aid_mark_" + string(mark)), c.words.T("aid_mark_" + string(mark) + "_means"), n})
		}
	}
	for i, f := range m.Funders {
		v.Funders = append(v.Funders, FunderView{f.Title, f.Temporary, r.Funders[i].Lines})
	}
	for _, p := range m.Providers {
		v.Providers = append(v.Providers, p.Title)
	}
	for _, g := range m.Groups {
		view := GapGroupView{Title: g.Title}
		for _, l := range m.Lines {
			if l.Group == g.ID {
				view.Lines = append(view.Lines, l.Title)
			}
		}
		v.Groups = append(v.Groups, view)
	}
	return v
}

func (c *aidContext) gapLine(m *aid.GapMap, r aid.LineResult) GapLineView {
	l, w := r.Line, c.words
	v := GapLineView{
		Words: w, ID: l.ID, Title: l.Title, Vital: l.Vital,
		Status: string(r.Status), StatusName: w.T("aid_status_" + string(r.Status)),
		Need: c.amount(l.Need), Have: c.amount(l.Have), Gap: c.amount(r.Gap), Cost: w.T("aid_not_known"),
		Funding: c.named(l.Funding, funderTitles(m)), Who: c.named(l.Who, providerTitles(m)),
	}
	if r.CloseCost != nil {
		v.Cost = pounds(*r.CloseCost)
	}
	if i := slices.IndexFunc(m.Groups, func(g aid.Titled) bool { return g.ID == l.Group }); i >= 0 {
		v.Group = m.Groups[i].Title
	}
	for _, mark := range r.Marks {
		v.Marks = append(v.Marks, w.T("aid_mark_"+string(mark)))
	}
	return v
}

// amount writes an amount, which may not be known.
func (c *aidContext) amount(n *aid.Number) string {
	if n == nil {
		return c.words.T("aid_not_known")
	}
	return plain(*n, decimals)
}

// named lists the titles of ids: nil is not known, and an empty list is nobody.
func (c *aidContext) named(ids []string, titles map[string]string) string {
	switch {
	case ids == nil:
		return c.words.T("aid_not_known")
	case len(ids) == 0:
		return c.words.T("aid_nobody")
	}
	var out []string
	for _, id := range ids {
		out = append(out, titles[id])
	}
	return strings.Join(out, ", ")
}

func funderTitles(m *aid.GapMap) map[string]string {
	out := map[string]string{}
	for _, f := range m.Funders {
		out[f.ID] = f.Title
	}
	return out
}

func providerTitles(m *aid.GapMap) map[string]string {
	out := map[string]string{}
	for _, p := range m.Providers {
		out[p.ID] = p.Title
	}
	return out
}

// gapTemplate appends the lines of a gap map as a table to fill in (RFC 4180, with
// a byte order mark, so that spreadsheets read UTF-8). An empty cell is not known.
func gapTemplate(out *bytes.Buffer, m *aid.GapMap) error {
	out.WriteString("\uFEFF")
	w := csv.NewWriter(out)
	w.UseCRLF = true
	rows := [][]string{{"id", "group", "title", "need", "have", "cost", "funding", "who", "vital"}}
	for _, l := range m.Lines {
		rows = append(rows, []string{l.ID, l.Group, l.Title, "", "", "", "", "", ""})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = csvText(row[i])
		}
	}
	return w.WriteAll(rows)
}

// csvText keeps a spreadsheet from taking a text for a formula.
func csvText(s string) string {
	if spreadsheet.IsFormula(s) {
		return "'" + s
	}
	return s
}
