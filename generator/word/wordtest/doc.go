// Package wordtest judges Word documents as Word does, which we cannot run: whether
// the parts of the package are there and lead to each other, whether elements stand
// in the order of the schemas (Word calls a file damaged where they do not), and
// whether everything that is named exists. It is for tests, here and in themes.
package wordtest
