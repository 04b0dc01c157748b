package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"
)

// app is one run of the command: where it prints and what the global flags say.
type app struct {
	in     io.Reader
	screen *screen
	env    func(string) string

	siteDir    string
	contentDir string
	overrides  []string
}

func newApp(in io.Reader, out, errs io.Writer, env func(string) string) *app {
	return &app{in: in, screen: newScreen(out, errs, env), env: env}
}

// run runs the command and returns its exit code.
func (a *app) run(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.screen.out)
	root.SetErr(a.screen.errs)
	err := root.ExecuteContext(ctx)
	switch {
	case errors.Is(err, context.Canceled):
		a.screen.complain("Stopped. Every file is as it was before or as it should be; run the command again to finish.")
	case err != nil && err.Error() != "":
		a.screen.complain("%s", sentence(err.Error()))
	}
	return codeOf(err)
}

const everyDay, more = "every-day", "more"

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "partnerbook",
		Short: "Make a searchable site of a folder of Markdown",
		Long: `Partnerbook makes a static, searchable, accessible site of a folder of
Markdown and TOML: online and from a USB stick.

Started without a command it serves the nearest site and opens your browser.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.serve(cmd.Context(), serveFlags{addr: defaultAddr, open: true, watch: true, drafts: true})
		},
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.siteDir, "site", "", "the folder of site.toml (default: the nearest above)")
	flags.StringVar(&a.contentDir, "content", "", "the folder of the pages (default: content/ beside site.toml)")
	flags.StringArrayVar(&a.overrides, "config", nil, "override one setting, KEY=VALUE; may be given several times")
	flags.BoolVar(&a.screen.quiet, "quiet", false, "print problems only")
	flags.BoolVar(&a.screen.noColor, "no-color", false, "print without colours")

	root.AddGroup(&cobra.Group{ID: everyDay, Title: "Every day:"}, &cobra.Group{ID: more, Title: "More:"})
	for _, c := range []*cobra.Command{a.initCommand(), a.newCommand(), a.serveCommand(), a.checkCommand(), a.buildCommand()} {
		c.GroupID = everyDay
		root.AddCommand(c)
	}
	for _, c := range []*cobra.Command{a.explainCommand(), a.manCommand(), a.versionCommand()} {
		c.GroupID = more
		root.AddCommand(c)
	}
	root.SetHelpCommandGroupID(more)
	root.SetCompletionCommandGroupID(more)
	cobra.EnableCommandSorting = false
	return root
}
