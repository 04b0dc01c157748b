package main

import (
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"partnerbook/generator/diag"
)

// What follows a command on its line is checked here, so that all commands say
// the same of the same mistake, and in words that cobra does not have.

// aCommand refuses what stands where a command should.
func aCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
		return usageError("“%s” is a folder, and a command is wanted here.\n"+
			"  `partnerbook serve --content %s` shows the pages in it", args[0], args[0])
	}
	return usageError("there is no command “%s”.%s\n  `partnerbook help` lists them", args[0], didYouMean(args[0], commandNames(root)))
}

// didYouMean returns what may have been meant, after a space, or "".
func didYouMean(name string, names []string) string {
	if hint := diag.DidYouMean(name, names); hint != "" {
		return " " + hint
	}
	return ""
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return names
}

// takes returns a check that a command has its arguments. Names in square
// brackets may be left out, and must come last.
func takes(names ...string) cobra.PositionalArgs {
	needed := slices.IndexFunc(names, func(name string) bool { return strings.HasPrefix(name, "[") })
	if needed < 0 {
		needed = len(names)
	}
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < needed:
			return usageError("%s is missing.\n  %s", names[len(args)], howTo(c))
		case len(args) > len(names):
			return usageError("“%s” is one word too many.%s\n  %s", args[len(names)], whyTooMany(c, args), howTo(c))
		}
		return nil
	}
}

// ownCommand refuses what stands where a command has commands of its own.
func ownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError("%s has no command “%s”.%s\n  `%s --help` lists them",
		c.Name(), args[0], didYouMean(args[0], commandNames(c)), c.CommandPath())
}

// howTo returns a line that shows how a command is used.
func howTo(c *cobra.Command) string {
	if c.Example == "" {
		return "Write it as `" + strings.TrimSuffix(c.UseLine(), " [flags]") + "`"
	}
	first, _, _ := strings.Cut(c.Example, "\n")
	return "Write it as in `" + strings.TrimSpace(first) + "`"
}

// whyTooMany guesses how the last argument came to be there.
func whyTooMany(c *cobra.Command, args []string) string {
	last := args[len(args)-1]
	switch {
	case last == "true" || last == "false":
		return " To switch a flag off, join it with =, as in `--watch=false`."
	case c.Flags().Lookup("stats") != nil && (last == "json" || last == "text"):
		return " Join it with =, as in `--stats=" + last + "`."
	case c.Flags().Lookup("out") != nil:
		return " Folders are named by flags: --content and --out."
	case len(args) > 1:
		return " Words that belong together, such as a path with spaces, stand in quotes."
	}
	return ""
}

// explainFlag says in plain words what is wrong with a flag.
func explainFlag(c *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(c, unknown)
	case errors.As(err, &empty):
		name, _ := pflag.UnquoteUsage(empty.GetFlag())
		return usageError("--%s wants something after it: `--%s %s`", empty.GetFlag().Name, empty.GetFlag().Name, name)
	case errors.As(err, &invalid):
		return usageError("--%s wants %s, not “%s”", invalid.GetFlag().Name, valueWords(invalid.GetFlag()), invalid.GetValue())
	}
	return usageError("%w.\n  `%s --help` lists the flags", err, c.CommandPath())
}

func unknownFlag(c *cobra.Command, e *pflag.NotExistError) error {
	written, name := "--"+e.GetSpecifiedName(), e.GetSpecifiedName()
	if short := e.GetSpecifiedShortnames(); short != "" {
		written, name = "-"+short, short
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	hint := ""
	if near := diag.Suggest(name, names); near != "" {
		hint = " Did you mean --" + near + "?"
	}
	return usageError("there is no flag %s here.%s\n  `%s --help` lists the flags", written, hint, c.CommandPath())
}

func valueWords(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int":
		return "a whole number"
	case "bool":
		return "true or false"
	}
	name, _ := pflag.UnquoteUsage(f)
	return name
}
