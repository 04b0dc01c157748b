package edition

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTables(t *testing.T) {
	const before = "council,year,rate\nNorth,2024,31\nNorth,2025,33\nSouth,2025,29\n"
	for _, c := range []struct {
		name, old, new string
		want           TableChange
	}{
		{"a cell, by two keys", before, "council,year,rate\nNorth,2024,31\nNorth,2025,35\nSouth,2025,29\n",
			TableChange{Cells: []CellChange{{"North, 2025", "rate", "33", "35"}}}},
		{"a row more and one less", before, "council,year,rate\nNorth,2024,31\nNorth,2025,33\nSouth,2026,30\n",
			TableChange{RowsAdded: []string{"South, 2026"}, RowsRemoved: []string{"South, 2025"}}},
		{"another column", before, "council,year,rate,note\nNorth,2024,31,x\nNorth,2025,33,\nSouth,2025,29,\n", TableChange{ColumnsAdded: []string{"note"}}},
		{"columns in another order", before, "year,council,rate\n2024,North,31\n2025,North,33\n2025,South,29\n", TableChange{Reordered: true}},
		{"rows in another order", before, "council,year,rate\nSouth,2025,29\nNorth,2024,31\nNorth,2025,33\n", TableChange{Reordered: true}},
		{"white space", "a,b\n1,2\n", "\xEF\xBB\xBFa,b\r\n1, 2\r\n", TableChange{Other: true}},
		{"rows that are the same", "a\nx\nx\n", "a\nx\nx\ny\n", TableChange{RowsAdded: []string{"y"}}},
		{"no table", "a,b\n\"1", "a,b\n1,2\n", TableChange{Other: true}},
		{"a short row", "a,b\n1\n", "a,b\n1,2\n", TableChange{Cells: []CellChange{{"1", "b", "", "2"}}}},
		{"columns of one name", "a,a\n1,2\n", "a,a\n1,3\n", TableChange{Cells: []CellChange{{"1", "a (column 2)", "2", "3"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.want.What, c.want.File = Changed, "x.csv"
			if diff := cmp.Diff(c.want, compareTables("x.csv", []byte(c.old), []byte(c.new))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzTables compares anything with anything as files of figures.
func FuzzTables(f *testing.F) {
	f.Add("a,b\n1,2\n", "a,b\n1,3\n")
	f.Add("", "a\n\"")
	f.Add("a,a,\n1\n", "a,\n,,,\n")
	f.Fuzz(func(t *testing.T, old, new string) {
		c := compareTables("x", []byte(old), []byte(new))
		if old == new && len(c.Cells)+len(c.RowsAdded)+len(c.RowsRemoved)+len(c.ColumnsAdded)+len(c.ColumnsRemoved) > 0 {
			t.Errorf("a table differs from itself: %v", c)
		}
	})
}
