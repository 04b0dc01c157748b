package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"partnerbook/generator/aid"
)

// HowView is what the template "aid-how" sees: how an aid works, what it rests on,
// and what its answers lead to.
type HowView struct {
	AidView
	Heading    string
	Method     []string // paragraphs
	Diagram    template.HTML
	Outline    []OutlineView
	Tables     []TableView // what was counted
	Lean       bool        // the counts show how scores lean
	Basis      TableView   // judgements by what they rest on
	Citations  TableView   // places cited, and what is to be known of their sources
	Judgements []JudgedView
	Sources    []EvidenceView
	Allowed    []AllowedView
	HandOffs   []HandOffView
	Related    []Link // such as the record of how its scores were challenged
}

// TableView is a table with a head of its own for each row.
type TableView struct {
	Caption string
	Note    string
	Columns []string // the first is that of the heads of rows
	Rows    []RowView
}

// RowView is a row of a TableView.
type RowView struct {
	Head  string
	Cells []CellView
}

// CellView is a cell, with the head of its column for screens that are too narrow
// for tables.
type CellView struct{ Label, Text string }

// OutlineView is a box of an aid's diagram, with what follows it.
type OutlineView struct {
	Edge   string // the answer that leads here
	Label  string
	Detail string
	Note   string
	URL    string
	Again  string // "see above", where what follows was told
	Below  []OutlineView
}

// JudgedView is a judgement with what it is about.
type JudgedView struct {
	JudgementView
	What string
	Text string
}

// AllowedView is a warning that the authors know of, with their reason.
type AllowedView struct{ Message, Because string }

// HandOffView is a result and where it leads on to.
type HandOffView struct {
	From string
	To   []Link
}

func (c *aidContext) howView() HowView {
	d := c.definition
	v := HowView{AidView: c.view(), Heading: c.words.T("aid_how_title", "title", d.Title)}
	v.How = ""
	for _, part := range []string{"aid_method_" + string(d.Kind), "aid_method_all"} {
		v.Method = append(v.Method, c.words.T(part))
	}
	analysis := c.book.analyse(c.page, d)
	v.Diagram = template.HTML(aid.Diagram(d, c.boxURL))
	v.Outline = c.outline(aid.Outline(d))
	v.Tables, v.Lean = c.counted(analysis.Coverage), d.Kind == aid.CompareKind
	v.Basis = c.basisTable(analysis.Coverage.Judgements)
	v.Citations = c.citationTable(analysis.Coverage)
	v.Related = c.book.targets(c.url, c.words, c.page.RelatedTargets())
	for j := range d.Judgements() {
		v.Judgements = append(v.Judgements, JudgedView{c.judgement(j.Judgement), c.judged(j), j.Text})
	}
	v.Sources = c.sources(d.Evidence())
	for _, a := range analysis.Coverage.Allowed {
		v.Allowed = append(v.Allowed, AllowedView{c.foreign(a.Message), a.Because})
	}
	for _, h := range analysis.Coverage.HandOffs {
		v.HandOffs = append(v.HandOffs, c.handOff(h))
	}
	return v
}

// boxURL returns where a box of the diagram leads: a place on the first page.
func (c *aidContext) boxURL(id string) string {
	first := c.home()
	kind, _, _ := strings.Cut(id, ":")
	switch m := c.definition.Model.(type) {
	case *aid.Guide:
		if kind == "outcome" {
			return first + "#" + aid.AnchorOutcomes
		}
		return first + "#" + aid.AnchorQuestions
	case *aid.Compare:
		if kind == "must" || kind == "caution" || kind == "fact" || kind == "adjust" {
			return first + "#" + aid.AnchorMustHaves
		}
		return first + "#" + aid.AnchorOptions
	case *aid.Score:
		if kind == "band" || kind == "flag" || kind == "total" {
			return first + "#" + aid.AnchorBands
		}
		return first + "#" + aid.AnchorQuestions
	case *aid.Calculator:
		if slices.ContainsFunc(m.Inputs, func(in aid.CalcInput) bool { return in.ID == id }) {
			return first + "#" + aid.AnchorInputs
		}
		return first + "#" + aid.AnchorOutputs
	}
	return first + "#" + aid.AnchorLines
}

func (c *aidContext) outline(nodes []aid.OutlineNode) []OutlineView {
	var out []OutlineView
	for _, n := range nodes {
		v := OutlineView{Edge: n.Edge, Label: n.Label, Detail: n.Detail, Note: n.Note, Below: c.outline(n.Children)}
		if n.Formula != "" {
			v.Detail = n.Formula
		}
		if n.Again {
			v.Again = c.words.T("aid_again")
		}
		out = append(out, v)
	}
	return out
}

func (c *aidContext) basisTable(j aid.JudgementCoverage) TableView {
	t := c.table("aid_basis", "aid_basis_what", "aid_basis_count")
	for _, row := range []struct {
		key string
		n   int
	}{{"aid_basis_source", j.Source}, {"aid_basis_mixed", j.Mixed}, {"aid_basis_author", j.Author}, {"aid_basis_cited", j.WithEvidence}, {"aid_basis_all", j.Total}} {
		t.add(c.words.T(row.key), thousands(row.n))
	}
	return t
}

func (c *aidContext) citationTable(v aid.Coverage) TableView {
	t := c.table("aid_cited", "aid_cited_what", "aid_cited_count")
	if len(v.Citations) == 0 {
		return t
	}
	t.add(c.words.T("aid_cited_all"), thousands(len(v.Citations)))
	t.add(c.words.T("aid_cited_withdrawn"), thousands(len(v.Withdrawn)))
	t.add(c.words.T("aid_cited_self"), thousands(len(v.SelfReported)))
	return t
}

// table begins a table whose caption and columns are words of the theme.
func (c *aidContext) table(caption string, columns ...string) TableView {
	t := TableView{Caption: c.words.T(caption)}
	for _, key := range columns {
		t.Columns = append(t.Columns, c.words.T(key))
	}
	return t
}

func (t *TableView) add(head string, cells ...string) {
	row := RowView{Head: head}
	for i, cell := range cells {
		row.Cells = append(row.Cells, CellView{t.Columns[i+1], cell})
	}
	t.Rows = append(t.Rows, row)
}

// judged says in words what a judgement is about.
func (c *aidContext) judged(j aid.Judged) string {
	if option, criterion, ok := strings.Cut(j.ID, "."); ok {
		return c.words.T("aid_judged_score", "option", c.titleOf(option), "criterion", c.titleOf(criterion))
	}
	what, _, _ := strings.Cut(j.What, " \"")
	return c.words.T("aid_judged_"+strings.NewReplacer(" ", "_", "-", "_").Replace(what), "title", c.titleOf(j.ID))
}

// titleOf returns what the element of an id is called.
func (c *aidContext) titleOf(id string) string { return cmp.Or(c.titles[id], id) }

// titlesOf returns the titles of an aid's elements by their ids.
func titlesOf(d *aid.Definition) map[string]string {
	out := map[string]string{}
	switch m := d.Model.(type) {
	case *aid.Guide:
		for _, o := range m.Outcomes {
			out[o.ID] = o.Title
		}
	case *aid.Compare:
		for _, o := range m.Options {
			out[o.ID] = o.Title
		}
		for _, k := range m.Criteria {
			out[k.ID] = k.Title
		}
		for _, s := range m.Screens {
			out[s.ID] = s.Must
		}
		for _, a := range m.Adjust {
			out[a.ID] = a.Why
		}
		for _, a := range m.Cautions {
			out[a.ID] = a.Say
		}
	case *aid.Score:
		for _, b := range m.Bands {
			out[b.ID] = b.Title
		}
		for _, a := range m.Actions {
			out[a.ID] = a.Do
		}
	case *aid.Calculator:
		for _, in := range m.Inputs {
			out[in.ID] = in.Ask
		}
		for _, o := range m.Outputs {
			out[o.ID] = o.Title
		}
	}
	return out
}

func (c *aidContext) handOff(h aid.HandOff) HandOffView {
	v := HandOffView{From: c.titleOf(h.From)}
	var steps []aid.NextStep
	for _, ref := range h.To {
		steps = append(steps, aid.NextStep{Ref: ref})
	}
	v.To = c.nextSteps(steps)
	return v
}
