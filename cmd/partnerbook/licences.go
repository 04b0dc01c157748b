package main

import (
	_ "embed"
	"io"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
)

// licencesText holds the licences of all libraries that any build of the program
// contains: one or more lines "== MODULE VERSION LICENCE", and the text that all of
// these share. TestLicences writes it.
//
//go:embed licences.txt
var licencesText string

// licenceMark begins a line that names a library.
const licenceMark = "== "

// licences prints which libraries the program contains under which licences, as a
// list or with all texts, which must go wherever the program goes.
func (a *app) licences(form string) error {
	switch form {
	case "list":
		return a.listLicences()
	case "text":
		a.screen.result("%s", strings.TrimSuffix(licencesText, "\n"))
		return nil
	}
	return usageError("--licences is list or text, not “%s”", form)
}

func (a *app) listLicences() error {
	var named []string
	for line := range strings.Lines(licencesText) {
		if name, ok := strings.CutPrefix(line, licenceMark); ok {
			named = append(named, strings.ReplaceAll(name, " ", "\t"))
		}
	}
	slices.Sort(named)
	var list strings.Builder
	table := tabwriter.NewWriter(&list, 0, 8, 2, ' ', 0)
	if _, err := io.WriteString(table, strings.Join(named, "")); err != nil {
		return err
	}
	if err := table.Flush(); err != nil {
		return err
	}
	a.screen.result("Partnerbook contains these libraries, and Go’s own (%s):\n", runtime.Version())
	a.screen.result("%s\n`partnerbook version --licences=text` prints the licences in full.", list.String())
	return nil
}
