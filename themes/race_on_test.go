//go:build race

package themes_test

// raced tells that the race detector watches, with which scripts in goja take many
// times as long.
const raced = true
