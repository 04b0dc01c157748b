package markup

import (
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Tables and charts of a data set:
//
//	:::table{data=kpi.csv where="year=09/10; council=Dartford BC" columns="indicator, value"}
//	:::chart{data=kpi.csv type=line x=year series=council title="Council tax collected"}
//
// Here the question is read; the site answers it when it knows all files.

var dataTableBlock = block{
	name: "table",
	leaf: true,
	attributes: []parameter{
		{name: "data", required: true}, {name: "where"}, {name: "columns"}, {name: "across"}, {name: "show"}, {name: "caption"},
	},
	write: func(w *writer, d *directive) { writeDataBlock(w, d, RefTable, HoleTable) },
}

var chartBlock = block{
	name: "chart",
	leaf: true,
	attributes: []parameter{
		{name: "data", required: true},
		required(choice("type", ChartTypes()...)),
		{name: "x", required: true},
		{name: "y"}, {name: "series"}, {name: "where"}, {name: "target"}, {name: "end"}, {name: "title"}, {name: "caption"},
	},
	write: func(w *writer, d *directive) { writeDataBlock(w, d, RefChart, HoleChart) },
}

// The types of chart.
const (
	ChartLine     = "line"
	ChartBar      = "bar"
	ChartGrouped  = "grouped"
	ChartStacked  = "stacked"
	ChartSlope    = "slope"
	ChartTimeline = "timeline"
)

// ChartTypes returns the types of chart that there are.
func ChartTypes() []string {
	return []string{ChartLine, ChartBar, ChartGrouped, ChartStacked, ChartSlope, ChartTimeline}
}

// DataQuery says which figures of a data set a page shows.
type DataQuery struct {
	File  string
	Where []Condition
	// Show is the column whose figure is printed, or "" for the usual one.
	Show string
	// Columns are those of a table, "" for all; Across is the one whose values
	// become columns of their own.
	Columns []string
	Across  string
	// Of charts. Target says which rows are targets.
	Type, X, Y, Series, End string
	Target                  []Condition
	Title, Caption          string
}

// Condition chooses rows: those in whose column one of the values stands.
type Condition struct {
	Column string
	Values []string
	Pos    diag.Position
}

// Same tells whether two questions are the same, wherever they stand.
func (q *DataQuery) Same(o *DataQuery) bool {
	if q == nil || o == nil {
		return q == o
	}
	return q.text() == o.text()
}

// text returns everything that a question says.
func (q *DataQuery) text() string {
	parts := []string{q.File, q.Show, q.Across, q.Type, q.X, q.Y, q.Series, q.End, q.Title, q.Caption, strings.Join(q.Columns, "\x01")}
	for _, list := range [][]Condition{q.Where, q.Target} {
		for _, c := range list {
			parts = append(parts, c.Column+"\x02"+strings.Join(c.Values, "\x01"))
		}
		parts = append(parts, "")
	}
	return strings.Join(parts, "\x00")
}

func writeDataBlock(w *writer, d *directive, kind ReferenceKind, hole HoleKind) {
	a := d.attributes
	if a.value("data") == "" || kind == RefChart && (a.value("type") == "" || a.value("x") == "") {
		return // reported
	}
	if _, ok := oneOf(ChartTypes()...)(a.value("type")); kind == RefChart && !ok {
		return
	}
	query := &DataQuery{
		File: a.value("data"), Show: a.value("show"), Across: a.value("across"),
		Type: a.value("type"), X: a.value("x"), Y: a.value("y"), Series: a.value("series"), End: a.value("end"),
		Title: source.Typographic(a.value("title")), Caption: source.Typographic(a.value("caption")),
		Where: w.attributeConditions(d, "where"), Target: w.attributeConditions(d, "target"),
	}
	for name := range strings.SplitSeq(a.value("columns"), ",") {
		if name = strings.TrimSpace(name); name != "" {
			query.Columns = append(query.Columns, name)
		}
	}
	places := make(map[string]diag.Position, len(a))
	for _, given := range a {
		places[given.Name] = w.position(given.Span)
	}
	w.open(d, "div", "data-block")
	from := w.startText()
	ref := w.reference(Reference{Kind: kind, Raw: query.File, Pos: w.position(d.span), Data: query, Places: places})
	w.hole(hole, ref)
	w.refs = append(w.refs, TextRef{len(w.plain), ref})
	w.endText(from)
	w.write("</div>\n")
}

func (w *writer) attributeConditions(d *directive, name string) []Condition {
	given, ok := d.attributes.get(name)
	if !ok || given.Value == "" {
		return nil
	}
	out, wrong := w.conditions(given.Value, ";", given.Span)
	if wrong != "" {
		w.badConditions(given.Span, wrong).
			Hint = "Write it as in " + name + `="year=09/10; council=Dartford BC|Sevenoaks DC".`
	}
	return out
}

// conditions reads COLUMN=VALUE|VALUE, several with sep between them. A value may
// stand in double quotes. wrong is the first piece that is none.
func (w *writer) conditions(s, sep string, at source.Span) (out []Condition, wrong string) {
	pieces := outsideQuotes(s, sep[0])
	for _, piece := range pieces {
		piece = strings.TrimSpace(piece)
		if piece == "" {
			continue
		}
		column, values, ok := strings.Cut(piece, "=")
		column = unquoted(column)
		if !ok || column == "" {
			if wrong == "" {
				wrong = piece
			}
			continue
		}
		c := Condition{Column: escaped.Replace(column), Pos: w.position(w.find(piece, at))}
		for _, v := range outsideQuotes(values, '|') {
			c.Values = append(c.Values, escaped.Replace(unquoted(v)))
		}
		out = append(out, c)
	}
	return out, wrong
}

// escaped are signs with a meaning in conditions, as they are written where they
// have none.
var escaped = strings.NewReplacer("%26", "&", "%3B", ";", "%3b", ";", "%7C", "|", "%7c", "|")

// find returns where a piece stands within a span of the file.
func (w *writer) find(piece string, within source.Span) source.Span {
	if i := strings.Index(string(w.text.Data[within.Offset:within.Offset+within.Length]), piece); i >= 0 {
		return source.Span{Offset: within.Offset + i, Length: len(piece)}
	}
	return within // it goes over a line end
}

// outsideQuotes splits s at a separator that stands in no double quotes.
func outsideQuotes(s string, sep byte) []string {
	var out []string
	from, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == sep && !quoted:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

func unquoted(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
		return s[1 : len(s)-1]
	}
	return s
}
