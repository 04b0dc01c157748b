package main

import (
	"strings"

	"github.com/spf13/cobra"

	"partnerbook/generator/diag"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain CODE",
		Short: "Explain a message and how to mend what it is about",
		Long:  "Explain says what a message means, shows an example and how to mend it.\nThe code stands in square brackets at the end of the message. Without a code\nall are listed.",
		Args:  cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return codeNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				a.listCodes()
				return nil
			}
			return a.explain(args[0])
		},
	}
}

func codeNames() []string {
	var names []string
	for _, row := range diag.Rows() {
		names = append(names, string(row.Code))
	}
	return names
}

func (a *app) listCodes() {
	for _, row := range diag.Rows() {
		a.screen.result("%-30s %-8s %s", row.Code, row.Severity, row.Title)
	}
}

func (a *app) explain(name string) error {
	row, ok := diag.Lookup(diag.Code(strings.Trim(name, "[]")))
	if !ok {
		hint := diag.DidYouMean(name, codeNames())
		if hint == "" {
			hint = "`partnerbook explain` lists all of them."
		}
		return usageError("there is no message %q. %s", name, hint)
	}
	a.screen.result("%s (%s)\n\n%s.\n\n%s", row.Code, row.Severity, row.Title, wrap(row.Means, 78))
	a.screen.result("\nExample:\n\n%s", indent(row.Example))
	a.screen.result("\nTo mend it:\n\n%s", wrap(row.Mend, 78))
	return nil
}

// wrap breaks text into lines of at most so many characters.
func wrap(s string, width int) string {
	var out strings.Builder
	column := 0
	for word := range strings.FieldsSeq(s) {
		n := len([]rune(word))
		if column > 0 && column+1+n > width {
			out.WriteByte('\n')
			column = 0
		}
		if column > 0 {
			out.WriteByte(' ')
			column++
		}
		out.WriteString(word)
		column += n
	}
	return out.String()
}

func indent(s string) string { return "    " + strings.ReplaceAll(s, "\n", "\n    ") }
