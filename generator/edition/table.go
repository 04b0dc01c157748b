package edition

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// TableChange is what changed in a file of figures.
type TableChange struct {
	What string `json:"what"` // "added", "removed" or "changed"
	File string `json:"file"` // its address
	// Rows of a file that was added or removed, without that of the headers.
	Rows           int          `json:"rows,omitempty"`
	ColumnsAdded   []string     `json:"columns_added,omitempty"`
	ColumnsRemoved []string     `json:"columns_removed,omitempty"`
	RowsAdded      []string     `json:"rows_added,omitempty"` // as their headers name them
	RowsRemoved    []string     `json:"rows_removed,omitempty"`
	Cells          []CellChange `json:"cells,omitempty"`
	// Reordered says that rows or columns stand in another order.
	Reordered bool `json:"reordered,omitempty"`
	// Other says that the bytes differ and the cells do not, or cannot be read.
	Other bool `json:"other,omitempty"`
}

// CellChange is a cell that holds something else now.
type CellChange struct {
	Row    string `json:"row"`
	Column string `json:"column"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

// mostCells bounds the tables that are compared cell by cell.
const mostCells = 2_000_000

// table is a file of figures.
type table struct {
	columns []string
	rows    [][]string
}

// readTable reads a file of figures; ok is false if it is none, or too large.
func readTable(data []byte) (t table, ok bool) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))))
	r.FieldsPerRecord = -1
	cells := 0
	for {
		record, err := r.Read()
		if err != nil {
			return t, t.columns != nil && record == nil && len(data) > 0 && errors.Is(err, io.EOF)
		}
		if cells += len(record); cells > mostCells {
			return t, false
		}
		for i := range record {
			record[i] = oneLine(record[i])
		}
		if t.columns == nil {
			t.columns = named(record)
			continue
		}
		t.rows = append(t.rows, record)
	}
}

// named makes the names of columns differ.
func named(columns []string) []string {
	seen := map[string]bool{}
	out := make([]string, len(columns))
	for i, name := range columns {
		if name == "" || seen[name] {
			name = strings.TrimSpace(name + " (column " + strconv.Itoa(i+1) + ")")
		}
		seen[name] = true
		out[i] = name
	}
	return out
}

// cell returns the cell of a row in a column, "" if the row is short.
func (t table) cell(row, column int) string {
	if column < len(t.rows[row]) {
		return t.rows[row][column]
	}
	return ""
}

// compareTables compares two files of figures, of which the bytes differ.
func compareTables(file string, oldData, newData []byte) TableChange {
	c := TableChange{What: Changed, File: file}
	old, okOld := readTable(oldData)
	new, okNew := readTable(newData)
	if !okOld || !okNew {
		c.Other = true
		return c
	}
	c.ColumnsAdded, c.ColumnsRemoved = without(new.columns, old.columns), without(old.columns, new.columns)
	shared := without(old.columns, c.ColumnsRemoved)
	keys := keyColumns(old, new, shared)
	c.compareRows(old, new, shared, keys)
	c.Reordered = c.Reordered || !slices.Equal(shared, without(new.columns, c.ColumnsAdded))
	c.Other = len(c.ColumnsAdded)+len(c.ColumnsRemoved)+len(c.RowsAdded)+len(c.RowsRemoved)+len(c.Cells) == 0 && !c.Reordered
	return c
}

// without returns those of some names that others do not have.
func without(names, others []string) []string {
	var out []string
	for _, name := range names {
		if !slices.Contains(others, name) {
			out = append(out, name)
		}
	}
	return out
}

// keyColumns returns the columns that tell rows apart in both tables: the first, or as
// many from the left as are needed. Without any, rows have no names.
func keyColumns(old, new table, shared []string) []string {
	for n := 1; n <= len(shared); n++ {
		if old.distinct(shared[:n]) && new.distinct(shared[:n]) {
			return shared[:n]
		}
	}
	return nil
}

// distinct tells whether no two rows have the same cells in some columns.
func (t table) distinct(columns []string) bool {
	seen := map[string]bool{}
	for i := range t.rows {
		key := t.key(i, columns)
		if seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}

// keyMark stands between the cells of a key. No cell holds it: white space was made one.
const keyMark = "\n"

func (t table) key(row int, columns []string) string {
	cells := make([]string, len(columns))
	for i, name := range columns {
		cells[i] = t.cell(row, slices.Index(t.columns, name))
	}
	return strings.Join(cells, keyMark)
}

// rowName returns a row's key as people read it.
func rowName(key string) string {
	return strings.Trim(strings.ReplaceAll(key, keyMark, ", "), ", ")
}

func (c *TableChange) compareRows(old, new table, shared, keys []string) {
	if keys == nil {
		c.compareNameless(old, new, shared)
		return
	}
	at := map[string]int{}
	for j := range new.rows {
		at[new.key(j, keys)] = j
	}
	last := -1
	for i := range old.rows {
		key := old.key(i, keys)
		j, ok := at[key]
		if !ok {
			c.RowsRemoved = append(c.RowsRemoved, rowName(key))
			continue
		}
		delete(at, key)
		c.Reordered = c.Reordered || j < last
		last = j
		for _, column := range shared {
			was, is := old.cell(i, slices.Index(old.columns, column)), new.cell(j, slices.Index(new.columns, column))
			if was != is {
				c.Cells = append(c.Cells, CellChange{rowName(key), column, was, is})
			}
		}
	}
	for j := range new.rows {
		if key := new.key(j, keys); at[key] == j {
			if _, left := at[key]; left {
				c.RowsAdded = append(c.RowsAdded, rowName(key))
			}
		}
	}
}

// compareNameless compares tables with rows that are the same twice: as wholes.
func (c *TableChange) compareNameless(old, new table, shared []string) {
	count := map[string]int{}
	for j := range new.rows {
		count[new.key(j, shared)]++
	}
	for i := range old.rows {
		key := old.key(i, shared)
		if count[key] == 0 {
			c.RowsRemoved = append(c.RowsRemoved, rowName(key))
			continue
		}
		count[key]--
	}
	for j := range new.rows {
		if key := new.key(j, shared); count[key] > 0 {
			count[key]--
			c.RowsAdded = append(c.RowsAdded, rowName(key))
		}
	}
}
