package data

import "partnerbook/generator/spreadsheet"

// CSV returns the whole data set as spreadsheets read it. Cells that would be run are
// refused when a file is read; what is written is safe all the same.
func (s *Set) CSV() []byte {
	return spreadsheet.CSV(func(yield func([]string) bool) {
		if !yield(s.names()) {
			return
		}
		for row := range s.rows {
			if !yield(s.cells[row*len(s.Columns) : (row+1)*len(s.Columns)]) {
				return
			}
		}
	})
}
