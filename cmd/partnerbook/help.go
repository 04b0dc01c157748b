package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// width is how many characters of a line help and explanations fill: a terminal
// window has 80 where nobody made it wider.
const width = 80

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say how a command is used",
		Long:  "Help says how a command is used, and lists its flags. Without a command it lists\nthe commands. Some have commands of their own, as in `partnerbook help aid list`.",
		Args:  takes("[COMMAND]", "[OF ITS OWN]"),
		ValidArgsFunction: func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return commandNames(c.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			about := c.Root()
			for _, name := range args {
				next := commandOf(about, name)
				if next == nil {
					return usageError("there is no command “%s”.%s\n  `partnerbook help` lists them", strings.Join(args, " "), didYouMean(name, commandNames(about)))
				}
				about = next
			}
			return about.Help()
		},
	}
}

// commandOf returns the command of that name below another, or nil.
func commandOf(c *cobra.Command, name string) *cobra.Command {
	for _, sub := range c.Commands() {
		if sub.Name() == name {
			return sub
		}
	}
	return nil
}

// printHelp prints how a command is used.
func printHelp(c *cobra.Command, _ []string) {
	out := c.OutOrStdout()
	about := c.Long
	if about == "" {
		about = c.Short + "."
	}
	fmt.Fprintf(out, "%s\n\nUsage:\n  %s\n", about, useLine(c))
	if c.Example != "" {
		fmt.Fprintf(out, "\nExamples:\n%s\n", c.Example)
	}
	for _, group := range c.Groups() {
		fmt.Fprintf(out, "\n%s\n", group.Title)
		for _, sub := range c.Commands() {
			if sub.GroupID == group.ID && (sub.IsAvailableCommand() || sub.Name() == "help") {
				fmt.Fprintf(out, "  %-13s %s\n", sub.Name(), sub.Short)
			}
		}
	}
	if c.HasParent() {
		printOwnCommands(out, c)
		printFlags(out, "Flags:", c.NonInheritedFlags())
	}
	printFlags(out, "Flags of every command:", c.Root().PersistentFlags())
	if !c.HasParent() {
		fmt.Fprintf(out, "\n`%s COMMAND --help` says how a command is used.\n", c.Name())
	}
}

func useLine(c *cobra.Command) string {
	if !c.HasParent() {
		return c.Name() + " [COMMAND] [flags]"
	}
	if c.HasAvailableSubCommands() {
		return c.CommandPath() + " COMMAND [flags]"
	}
	return c.UseLine()
}

// printOwnCommands lists the commands that a command has below it.
func printOwnCommands(out io.Writer, c *cobra.Command) {
	if !c.HasAvailableSubCommands() {
		return
	}
	fmt.Fprint(out, "\nCommands:\n")
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			fmt.Fprintf(out, "  %-13s %s\n", sub.Name(), sub.Short)
		}
	}
}

func printFlags(out io.Writer, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	// A flag whose value may be left out, in the usual form and as long.
	usages := strings.ReplaceAll(flags.FlagUsagesWrapped(width), ` FORMAT[="text"]`, "[=FORMAT]       ")
	fmt.Fprintf(out, "\n%s\n%s", title, usages)
}
