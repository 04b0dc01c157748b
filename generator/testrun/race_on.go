//go:build race

package testrun

// Raced tells that the race detector watches.
const Raced = true
