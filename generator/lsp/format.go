package lsp

import (
	"context"
	"encoding/json"
	"reflect"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/lsp/rpc"
	"partnerbook/generator/source"
	"partnerbook/generator/stamp"
)

// widest is how many cells of a screen the lines of a table may take when its columns are
// aligned. In a wider one, cells are only set off by one space.
const widest = 200

// formatting aligns the columns of tables. Nothing else is touched, and what cannot be aligned
// without changing the page stays as it is.
func (s *Server) formatting(_ context.Context, params json.RawMessage) (any, *rpc.Error) {
	p, _ := read[documentParams](params)
	d := s.documents[p.TextDocument.URI]
	if d == nil || !strings.HasSuffix(d.name, ".md") {
		return []textEdit{}, nil
	}
	config := source.PlainConfig()
	if d.folder != nil {
		if e := d.folder.good(); e != nil {
			config = e.Site.Config
		}
	}
	edits := []textEdit{}
	for line, formatted := range formatTables(d.text, kind.NewCompiler(config, "")) {
		edits = append(edits, textEdit{d.text.span(line, 0, len(d.text.line(line)), s.encoding), formatted})
	}
	return sortEdits(edits), nil
}

// formatTables returns the lines that change, by their numbers. A table of which a page would
// be compiled to something else is left out.
func formatTables(t *text, c *kind.Compiler) map[int]string {
	out := map[int]string{}
	before := compiled(t.raw, c)
	for _, table := range c.Tables([]byte(t.raw)) {
		changed := formatTable(t, table.First-1, table.Last-1)
		if len(changed) == 0 {
			continue
		}
		if after := compiled(t.with(changed), c); reflect.DeepEqual(before, after) {
			for line, s := range changed {
				out[line] = s
			}
		}
	}
	return out
}

// with returns the text with other lines.
func (t *text) with(changed map[int]string) string {
	var out strings.Builder
	for i := range t.starts {
		line := t.line(i)
		end := t.raw[t.starts[i]+len(line):]
		if i+1 < len(t.starts) {
			end = t.raw[t.starts[i]+len(line) : t.starts[i+1]]
		}
		if s, ok := changed[i]; ok {
			line = s
		}
		out.WriteString(line + end)
	}
	return out.String()
}

// compiled returns what a text is compiled to, without places in the text.
func compiled(raw string, c *kind.Compiler) *kind.Object {
	o := c.Compile(source.File{Path: "page.md", Stamp: stamp.Stamp{Size: int64(len(raw))}}, []byte(raw))
	withoutPlaces(reflect.ValueOf(o).Elem())
	return o
}

var positionType = reflect.TypeFor[diag.Position]()

// withoutPlaces sets all positions in a value to nothing.
func withoutPlaces(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == positionType {
			v.SetZero()
			return
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				withoutPlaces(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			withoutPlaces(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			withoutPlaces(v.Elem())
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if v.Type().Elem() == positionType {
				v.SetMapIndex(key, reflect.Zero(positionType))
			}
		}
	}
}

// formatTable returns the lines of a table, from its head to its last, that are not yet as they
// should be.
func formatTable(t *text, first, last int) map[int]string {
	prefix := t.line(first)[:len(t.line(first))-len(strings.TrimLeft(t.line(first), " \t>"))]
	var rows [][]string
	for i := first; i <= last; i++ {
		rest, ok := strings.CutPrefix(t.line(i), prefix)
		if !ok || !strings.HasPrefix(rest, "|") {
			return nil // in a list, or without signs at its edges: it is its author's
		}
		rows = append(rows, cellsOf(rest))
	}
	if len(rows) < 2 || strings.Contains(prefix, "\t") {
		return nil
	}
	columns := len(rows[0])
	for _, row := range rows {
		if len(row) > columns {
			return nil // what stands there beyond the head is not shown, and may be a mistake
		}
	}
	widths := columnWidths(rows, columns)
	out := map[int]string{}
	for i, row := range rows {
		if line := prefix + alignedRow(row, widths, rows[1], i == 1); line != t.line(first+i) {
			out[first+i] = line
		}
	}
	return out
}

// cellsOf cuts a row into its cells. A | behind a \ is a sign like others.
func cellsOf(row string) []string {
	row = strings.TrimPrefix(strings.TrimSpace(row), "|")
	var cells []string
	from := 0
	for i := 0; i < len(row); i++ {
		if row[i] == '|' && (i == 0 || row[i-1] != '\\') {
			cells = append(cells, strings.Trim(row[from:i], " \t"))
			from = i + 1
		}
	}
	if rest := strings.Trim(row[from:], " \t"); rest != "" {
		cells = append(cells, rest)
	}
	return cells
}

// columnWidths returns how many cells of a screen each column takes; nil if the table would be
// too wide.
func columnWidths(rows [][]string, columns int) []int {
	widths, sum := make([]int, columns), 1
	for i := range widths {
		widths[i] = len("---")
		for n, row := range rows {
			if i < len(row) && n != 1 {
				widths[i] = max(widths[i], diag.Cells(row[i]))
			}
		}
		sum += widths[i] + len(" | ")
	}
	if sum > widest {
		return nil
	}
	return widths
}

// alignedRow returns a row with its cells as wide as their columns. dashes is the second row,
// which says on which side cells stand.
func alignedRow(row []string, widths []int, dashes []string, isDashes bool) string {
	var out strings.Builder
	out.WriteString("|")
	for i, cell := range row { // cells that are not there are others than empty ones
		side := ""
		if i < len(dashes) {
			side = dashes[i]
		}
		width := 0
		if widths != nil {
			width = widths[i]
		}
		left, right := strings.HasPrefix(side, ":"), strings.HasSuffix(side, ":")
		if isDashes {
			out.WriteString(" " + dashesOf(left, right, max(width, len("---"))) + " |")
			continue
		}
		space := max(0, width-diag.Cells(cell))
		before := 0
		switch {
		case left && right:
			before = space / 2
		case right:
			before = space
		}
		out.WriteString(" " + strings.Repeat(" ", before) + cell + strings.Repeat(" ", space-before) + " |")
	}
	return out.String()
}

func dashesOf(left, right bool, width int) string {
	s := strings.Repeat("-", width)
	if left {
		s = ":" + s[1:]
	}
	if right {
		s = s[:len(s)-1] + ":"
	}
	return s
}
