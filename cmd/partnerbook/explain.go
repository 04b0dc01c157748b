package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"partnerbook/generator/diag"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Explain a message and how to mend what it is about",
		Long: `Explain says what a message means, shows an example and how to mend it. The code
stands in square brackets at the end of the message. Without a code it lists all
of them; with what codes begin with, such as link or DA3, it lists those.`,
		Example: "  partnerbook explain link/missing-page",
		Args:    takes("[CODE]"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return codeNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				a.listCodes("")
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

// listCodes lists the codes that begin with a prefix, errors first.
func (a *app) listCodes(prefix string) (listed int) {
	for _, part := range []struct {
		severity diag.Severity
		title    string
	}{
		{diag.Error, "Errors. With one of these nothing is published:"},
		{diag.Warning, "Warnings. A build succeeds with these, unless it is strict:"},
		{diag.Info, "Only worth knowing. They stand in the report of a decision aid:"},
	} {
		title := part.title
		for _, row := range diag.Rows() {
			if row.Severity != part.severity || !strings.HasPrefix(string(row.Code), prefix) {
				continue
			}
			if title != "" {
				if listed > 0 {
					a.screen.result("")
				}
				a.screen.result("%s", title)
				title = ""
			}
			a.screen.result("  %s", hanging(fmt.Sprintf("%-28s", row.Code), row.Title))
			listed++
		}
	}
	return listed
}

// hanging returns a text beside a label, wrapped below its own beginning.
func hanging(label, text string) string {
	const margin = 2
	at := len([]rune(label)) + 1
	lines := wrap(text, width-margin-at)
	return label + " " + strings.ReplaceAll(lines, "\n", "\n"+strings.Repeat(" ", margin+at))
}

func (a *app) explain(name string) error {
	name = strings.Trim(name, "[] ")
	row, ok := diag.Lookup(diag.Code(name))
	if !ok {
		family := strings.TrimSuffix(name, "/") + "/"
		if diag.Code(name).OfAid() {
			family = name // those of aids have numbers: DA3 is about comparisons
		}
		if a.listCodes(family) > 0 {
			return nil
		}
		hint := diag.DidYouMean(name, codeNames())
		if hint == "" {
			hint = "`partnerbook explain` lists all of them."
		}
		return usageError("there is no message “%s”. %s", name, hint)
	}
	a.screen.result("%s (%s)\n\n%s.\n\n%s", row.Code, row.Severity, row.Title, wrap(row.Means, textWidth))
	a.screen.result("\nExample:\n\n%s", indent(row.Example))
	a.screen.result("\nTo mend it:\n\n%s", wrap(row.Mend, textWidth))
	switch {
	case row.Severity == diag.Warning && row.Code.OfAid():
		a.screen.result("\nIf it does not matter at one place, say why in the aid's file. at is the id of\n"+
			"what the warning is about:\n\n"+
			"    [[allow]]\n    code = %q\n    at = \"…\"\n    because = \"…\"", row.Code)
	case row.Severity == diag.Warning:
		a.screen.result("\nIf it does not matter at one place in a text, say why above the paragraph:\n\n"+
			"    <!-- allow %s: the reason -->\n\n"+
			"To turn the warning off everywhere, write in site.toml:\n\n"+
			"    [diagnostics]\n    %q = \"off\"", row.Code, row.Code)
	}
	return nil
}

// textWidth is how many characters of a line running text fills.
const textWidth = width - 2

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
