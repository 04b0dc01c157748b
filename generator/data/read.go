package data

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Limits on a file of figures. They are far above what a page can show.
const (
	// MaxFile is the largest file, in bytes.
	MaxFile = 2 << 20
	// MaxColumns and MaxCells are the most columns and cells of a file.
	MaxColumns = 100
	MaxCells   = 200_000
	// maxProblems is how many problems of one file are reported.
	maxProblems = 50
)

// cell is a cell with its place.
type cell struct {
	text string
	at   source.Span
}

// sheet is a file taken apart. Every row has as many cells as the header.
type sheet struct {
	header []cell
	rows   [][]cell
	ragged map[int]bool // rows of which it cannot be known what stands in which column
}

// newText makes a file regular. Its messages are for people who use spreadsheets.
func newText(name string, raw []byte) (*source.Text, diag.List) {
	text, found := source.NewText(name, raw)
	for i, d := range found {
		if d.Code == diag.SourceEncoding {
			found[i] = diag.New(diag.DataEncoding, d.Pos, "%s", d.Message).
				Hinted("In Excel choose File, Save as, and the type “CSV UTF-8 (Comma delimited)”.")
		}
	}
	return text, found
}

func tooLarge(f Files) diag.Diagnostic {
	return diag.New(diag.DataTooLarge, diag.Position{Path: f.Name},
		"The file is %.1f MB large; a file of figures may be %d MB.", float64(f.Size)/(1<<20), MaxFile>>20).
		Hinted("Keep the figures that pages show, and put the whole file into a folder files/ and link to it.")
}

// reader reads cells.
type reader struct {
	text  *source.Text
	sep   byte
	at    int
	found diag.List
}

// read takes a text apart.
func read(t *source.Text) (sheet, diag.List) {
	r := &reader{text: t, sep: separator(t.Data)}
	s := sheet{ragged: map[int]bool{}}
	cells := 0
	for r.at < len(t.Data) {
		row, ok := r.row()
		if !ok {
			break
		}
		switch {
		case isBlank(row):
			continue
		case s.header == nil:
			s.header = r.names(row)
			if len(row) > MaxColumns {
				r.report(diag.DataTooLarge, row[MaxColumns].at, "The file has %d columns; there may be %d.", len(row), MaxColumns).
					Hint = "Write long tables and not wide ones: a row for each figure, and a column that says what it is."
				return sheet{}, r.found
			}
			continue
		}
		if cells += len(s.header); cells > MaxCells {
			r.report(diag.DataTooLarge, row[0].at, "Up to this row the file has more than %d cells.", MaxCells).
				Hint = "Keep the figures that pages show, and put the whole file into a folder files/ and link to it."
			break
		}
		fitted, whole := r.fitted(row, s.header)
		if !whole {
			s.ragged[len(s.rows)] = true
		}
		s.rows = append(s.rows, fitted)
	}
	if len(s.rows) == 0 && !r.found.HasErrors() {
		what := "The file holds no figures below the names of its columns."
		if s.header == nil {
			what = "The file is empty."
		}
		r.found.Add(diag.New(diag.DataEmpty, diag.Position{Path: t.Name}, "%s", what).
			Hinted("The first line names the columns, and the figures follow in the lines below it. Or delete the file."))
	}
	return s, r.found
}

// separator returns what parts cells: of comma, semicolon and tab, what the first
// line has most of.
func separator(text []byte) byte {
	line, _, _ := bytes.Cut(bytes.TrimLeft(text, "\n"), []byte{'\n'})
	best, most := byte(','), 0
	for _, sep := range []byte(",;\t") {
		n := 0
		for quoted, i := false, 0; i < len(line); i++ {
			if line[i] == '"' {
				quoted = !quoted
			} else if line[i] == sep && !quoted {
				n++
			}
		}
		if n > most {
			best, most = sep, n
		}
	}
	return best
}

// row reads a line of cells. ok is false where reading cannot go on.
func (r *reader) row() (row []cell, ok bool) {
	for {
		c, ok := r.cell()
		if !ok {
			return nil, false
		}
		row = append(row, c)
		if r.at == len(r.text.Data) {
			return row, true
		}
		end := r.text.Data[r.at]
		r.at++
		if end == '\n' {
			return row, true
		}
	}
}

// cell reads up to the separator or line end that follows the cell.
func (r *reader) cell() (c cell, ok bool) {
	data, from := r.text.Data, r.at
	if from < len(data) && data[from] == '"' {
		return r.quoted()
	}
	for r.at < len(data) && data[r.at] != r.sep && data[r.at] != '\n' {
		r.at++
	}
	return r.trimmed(string(data[from:r.at]), from), true
}

// quoted reads a cell in quotation marks, in which two of them are one.
func (r *reader) quoted() (c cell, ok bool) {
	data, from := r.text.Data, r.at
	var out strings.Builder
	for r.at++; ; {
		n := bytes.IndexByte(data[r.at:], '"')
		if n < 0 {
			r.report(diag.DataQuote, source.Span{Offset: from, Length: 1}, "The cell that begins with this quotation mark does not end.").
				Hint = `Close it with another quotation mark. One that belongs into the text is written twice: "the ""joint"" team".`
			return cell{}, false
		}
		out.Write(data[r.at : r.at+n])
		if r.at += n + 1; r.at == len(data) || data[r.at] != '"' {
			break
		}
		out.WriteByte('"')
		r.at++
	}
	end := r.at
	for r.at < len(data) && data[r.at] != r.sep && data[r.at] != '\n' {
		r.at++
	}
	if rest := bytes.TrimSpace(data[end:r.at]); len(rest) > 0 {
		r.report(diag.DataQuote, source.Span{Offset: end, Length: r.at - end}, "Text follows the quotation mark that ends this cell.").
			Hint = `Put the whole cell in quotation marks, and write those within it twice: "the ""joint"" team".`
	}
	return cell{strings.TrimSpace(out.String()), source.Span{Offset: from, Length: end - from}}, true
}

// trimmed is a cell without the white space around it.
func (r *reader) trimmed(s string, at int) cell {
	inner := strings.TrimSpace(s)
	return cell{inner, source.Span{Offset: at + max(0, strings.Index(s, inner)), Length: max(1, len(inner))}}
}

func (r *reader) report(code diag.Code, at source.Span, format string, args ...any) *diag.Diagnostic {
	if len(r.found) >= maxProblems {
		return &diag.Diagnostic{}
	}
	r.found.Add(diag.New(code, place(r.text, at), format, args...))
	return &r.found[len(r.found)-1]
}

// place returns where a cell stands; of a long one, its beginning.
func place(t *source.Text, at source.Span) diag.Position {
	const longest = 200
	length := min(at.Length, longest)
	for length > 0 && at.Offset+length < len(t.Data) && !utf8.RuneStart(t.Data[at.Offset+length]) {
		length--
	}
	return t.Position(at.Offset, length)
}
