package diag

// Code names a kind of diagnostic: FAMILY/NAME. Codes are stable: they stand in
// site.toml, in scripts and in the authors' heads.
type Code string

// Row is what there is to know about a code. `partnerbook explain` prints it.
type Row struct {
	Code     Code
	Severity Severity
	Title    string // what is wrong, in a few words
	Means    string // why it matters
	Example  string // what an author may have written
	Mend     string // what to do
}

// table holds every code, family by family. It is never changed at run time.
var table = func() []Row {
	var rows []Row
	for _, family := range [][]Row{
		sourceRows, syntaxRows, metaRows, pageRows, kindRows, markupRows,
		linkRows, textRows, dataRows, siteRows, searchRows, aidRows,
	} {
		rows = append(rows, family...)
	}
	return rows
}()

var byName = func() map[Code]Row {
	m := make(map[Code]Row, len(table))
	for _, row := range table {
		m[row.Code] = row
	}
	return m
}()

// Rows returns the table of codes, in the order in which it should be listed.
func Rows() []Row { return append([]Row(nil), table...) }

// Lookup returns the row of a code.
func Lookup(c Code) (Row, bool) {
	row, ok := byName[c]
	return row, ok
}

// Severity returns the severity of a code; a code that is not in the table is
// an error, and a test sees to it that there is none.
func (c Code) Severity() Severity {
	if row, ok := byName[c]; ok {
		return row.Severity
	}
	return Error
}
