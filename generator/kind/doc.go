// Package kind knows the kinds of page: what settings each has, what it checks,
// and what a theme may see of it. It compiles a file to an Object, which is all
// that the later stages know of the file.
//
//   - table.go: the kinds, one row each, and what a kind is;
//   - meta.go: the settings that all kinds share; translation.go: what translations say;
//   - compile.go: from a file to an Object;
//   - guidance.go, checklist.go, …: one file for each kind;
//   - starter/: the page that `partnerbook new` begins with, one for each kind.
//
// A new kind of page is a file here with a Kind value, a row in the table, a
// starter, a folder of the theme with its template and a case in
// generator/testdata/site. Settings of its own are a type that implements Fields:
// it says itself what they refer to, what a theme sees of them and what a search
// finds the page by.
//
// An Object depends on one file and on the Options of its Compiler, and on
// nothing else, so it can be kept as long as neither changes. It is never
// changed after it is made.
package kind
