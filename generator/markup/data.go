package markup

import (
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// One figure of a data set: :data[kpi.csv?indicator=Staff&year=09/10]. It is put in
// when the page is emitted, so what the text says cannot drift from the table.
//
// Behind the ? stand conditions, with & between them; the row must be the only one
// that meets them all. show=COLUMN says which column is printed.

var dataMark = mark{name: "data", write: writeData}

func writeData(w *writer, m *markNode) {
	file, rest, _ := strings.Cut(m.content, "?")
	query := &DataQuery{File: strings.TrimSpace(file)}
	where, wrong := w.conditions(rest, "&", m.contentSpan)
	if wrong != "" {
		w.badConditions(m.contentSpan, wrong).
			Hint = "Write it as in :data[kpi.csv?council=Dartford BC&year=09/10]. Write %26 for an & in a value."
		w.literal([]byte(m.content))
		return
	}
	for _, c := range where {
		if c.Column == "show" && len(c.Values) == 1 {
			query.Show = c.Values[0]
			continue
		}
		query.Where = append(query.Where, c)
	}
	ref := w.reference(Reference{Kind: RefData, Raw: m.content, Pos: w.position(m.contentSpan), Data: query})
	w.hole(HoleData, ref)
	w.refs = append(w.refs, TextRef{len(w.plain), ref})
}

func (w *writer) badConditions(at source.Span, wrong string) *diag.Diagnostic {
	return w.report(diag.DataQuery, at, "“%s” does not name a column and a value.", wrong)
}
