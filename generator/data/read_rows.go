package data

import (
	"partnerbook/generator/diag"
)

// Lines of cells: the names of columns, and rows that fit them.

func isBlank(row []cell) bool {
	for _, c := range row {
		if c.text != "" {
			return false
		}
	}
	return true
}

// names reads the first line.
func (r *reader) names(row []cell) []cell {
	for len(row) > 1 && row[len(row)-1].text == "" {
		row = row[:len(row)-1] // spreadsheets leave empty columns at the end
	}
	seen := map[string]cell{}
	for i, c := range row {
		if c.text == "" {
			r.report(diag.DataHeader, c.at, "Column %d has no name.", i+1).
				Hint = "Write a name into the first line, or delete the column."
			continue
		}
		if first, twice := seen[fold(c.text)]; twice {
			d := r.report(diag.DataDuplicate, c.at, "There are two columns “%s”.", c.text)
			d.Hint = "Give one of the two another name."
			*d = d.See(r.text.Position(first.at.Offset, first.at.Length), "The first is here.")
			continue
		}
		seen[fold(c.text)] = c
	}
	return row
}

// fitted returns a row with as many cells as the header has. One that had more or fewer
// is reported, and is not whole.
func (r *reader) fitted(row, header []cell) (fitted []cell, whole bool) {
	for len(row) > len(header) && row[len(row)-1].text == "" {
		row = row[:len(row)-1]
	}
	switch n := len(header); {
	case len(row) > n:
		r.report(diag.DataRagged, row[n].at, "This line has %d cells, and the first line names %d columns.", len(row), n).
			Hint = "If a text holds a comma, put it in quotation marks."
		return row[:n], false
	case len(row) < n:
		last := row[len(row)-1]
		r.report(diag.DataRagged, last.at, "This line has %d cells, and the first line names %d columns: it ends before “%s”.", len(row), n, header[len(row)].text).
			Hint = "Write the missing cells. An empty cell needs its comma as well."
		for len(row) < n {
			row = append(row, cell{"", last.at})
		}
		return row, false
	}
	return row, true
}
