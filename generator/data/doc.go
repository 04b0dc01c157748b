// Package data reads data sets: the files of figures in content/data, which pages
// show as single figures, tables and charts.
//
// A data set is a CSV file and, beside it, a description of the same name in TOML:
//
//	content/data/kpi.csv     the figures; the first line names the columns
//	content/data/kpi.toml    title, sources, caveat, licence, and a [[column]] for each
//	                         column that has a type, unit, title or note
//
// Compile makes a Set of the two. It depends on nothing else, so it is kept as long as
// neither file changes. Without a description types are guessed from the cells.
//
//   - read.go: the cells of a file with their places; comma, semicolon and tab part
//     them, whichever the first line has most of;
//   - describe.go: the description; check.go: whether cells fit it;
//   - types.go, number.go, time.go: what stands in cells;
//   - show.go: a cell as readers see it. Digits stay as they were printed: 97.50 is
//     never 97.5. Nothing here is a floating-point number;
//   - choose.go: which rows and columns a page asks for; name.go: the shortest way to
//     ask for a cell;
//   - view.go, plot.go, events.go: the rows of a table, the series of a chart, the
//     events of a timeline;
//   - write.go: the file that readers download.
//
// What a page asks for wrongly is a Problem: it says which part of the question is
// wrong, and the site, which knows where that stands, makes a diagnostic of it.
package data
