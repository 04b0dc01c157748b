package render

import (
	"html/template"
	"slices"
	"strconv"

	"partnerbook/generator/data"
	"partnerbook/generator/site"
)

// Tables of data sets in the text of pages. charts: figures_chart.go.

// DataView is a table of a data set, with what readers must know of it.
type DataView struct {
	*Words
	ID       string
	Caption  string
	Headings []HeadingView
	Rows     [][]FigureCell
	Wide     bool   // it may have to scroll
	Lang     string // of the headings and cells, if it is another than the page's
	Foot     FootView
}

// HeadingView is the head of a column.
type HeadingView struct{ Title, Class string }

// FigureCell is a cell. Hidden is what is read out in place of a sign.
type FigureCell struct {
	Text, Class, Hidden string
	Head                bool
}

// FootView stands below a table or chart. Above is the id of the first figures of the
// same file on the page: what readers must know of it stands there, and once.
type FootView struct {
	*Words
	Above    string
	Caveat   string
	Lang     string // of Caveat and Licence, if it is another than the page's
	Notes    []string
	Sources  []CiteView
	Licence  string
	Download string // address of the figures as CSV
	Size     string // in kB
}

func (f *filler) dataTable(t site.Target) error {
	if t.Kind != site.ToTable {
		return nil
	}
	f.tables++
	view := f.tableView("page-table-"+strconv.Itoa(f.tables), t.Data.Table)
	view.Foot = f.foot(t.Data, view.ID)
	view.Foot.Notes = t.Data.Table.Notes
	return f.execute("data-table", view)
}

// tableView returns a table of figures. The words on the left of its figures name its
// rows.
func (f *filler) tableView(id string, t *data.View) DataView {
	const many = 3
	v := DataView{Words: f.words, ID: id, Lang: f.book.siteLanguage(f.words), Caption: t.Caption, Wide: len(t.Columns) >= many}
	for _, c := range t.Columns {
		v.Headings = append(v.Headings, HeadingView{c.Title, columnClass(c)})
	}
	for _, row := range t.Rows {
		var cells []FigureCell
		for i, c := range row {
			cells = append(cells, f.cell(c, t.Columns[i], i == 0 && !t.Columns[0].Numeric && !t.Columns[0].Ticks))
		}
		v.Rows = append(v.Rows, cells)
	}
	return v
}

func columnClass(c data.Heading) string {
	switch {
	case c.Numeric:
		return "figure"
	case c.Ticks:
		return "tick"
	}
	return ""
}

func (f *filler) cell(c data.Shown, column data.Heading, head bool) FigureCell {
	v := FigureCell{Text: c.Text, Class: columnClass(column), Head: head && c.Text != ""}
	switch {
	case c.Kind == data.Ticked:
		v.Hidden = f.words.T("data_yes")
	case c.Kind == data.Empty && column.Ticks:
		v.Hidden = f.words.T("data_no")
	case c.Kind == data.Missing:
		v.Text, v.Class = f.missing(c), v.Class+" missing"
	}
	return v
}

// missing returns the words for a figure that is not there: those of the source, if it
// has any.
func (f *filler) missing(c data.Shown) string {
	if c.Text != "" {
		return c.Text
	}
	return f.words.T("data_missing")
}

// foot returns what stands below figures, whose heading has the id.
func (f *filler) foot(d *site.Figures, id string) FootView {
	set := &f.book.site.Data[d.Set]
	v := FootView{Words: f.words, Above: f.footed[d.Set], Lang: f.book.siteLanguage(f.words)}
	if v.Above != "" {
		return v
	}
	if f.footed == nil {
		f.footed = map[int]string{}
	}
	f.footed[d.Set] = id
	v.Caveat, v.Licence, v.Download = set.Caveat, set.Licence, site.Relative(f.page.URL, set.Path)
	v.Size = strconv.Itoa((len(set.CSV()) + 1023) / 1024)
	last := site.None
	for _, t := range set.Sources {
		c := f.book.citeView(f.page.URL, f.words, t)
		if place := placeWords(f.words, t); t.Page == last && place != "" {
			c.Label = place
		}
		last = t.Page
		v.Sources = append(v.Sources, c)
	}
	return v
}

// ChartView is a chart of a data set, with its figures as a table.
type ChartView struct {
	*Words
	ID      string
	Title   string
	Caption string
	Picture template.HTML
	Table   DataView
	Foot    FootView
}

func (f *filler) chart(t site.Target) error {
	if t.Kind != site.ToChart {
		return nil
	}
	f.charts++
	id := "page-chart-" + strconv.Itoa(f.charts)
	p := t.Data.Plot
	drawn := f.draw(id, p)
	view := ChartView{
		Words: f.words, ID: id, Title: p.Title, Caption: p.Caption, Picture: template.HTML(drawn.SVG),
		Table: f.tableView(id+"-table", p.View(f.words.T("data_target"))), Foot: f.foot(t.Data, id+"-caption"),
	}
	view.Table.Caption = p.Title
	view.Foot.Notes = slices.Clone(p.Notes)
	if drawn.Begins != "" {
		view.Foot.Notes = append(view.Foot.Notes, f.words.T("data_begins", "n", drawn.Begins))
	}
	view.Foot.Notes = append(view.Foot.Notes, f.gaps(p)...)
	return f.execute("data-chart", view)
}
