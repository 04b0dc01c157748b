//go:build !race

package themes_test

const raced = false
