package main

import (
	"context"
	"io"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

// app is one run of the command: where it prints and what the global flags say.
type app struct {
	in     io.Reader
	screen *screen
	env    func(string) string
	browse func(url string) // opens the reader's browser
	asker  *asker           // asks other sites
	memory func() int64     // how much the system allows, or 0
	// clicked tells whether the program was started by a double click, in a window that
	// closes when it ends.
	clicked func() bool

	siteDir    string
	contentDir string
	overrides  []string
}

func newApp(in io.Reader, out, errs io.Writer, env func(string) string) *app {
	return &app{in: in, screen: newScreen(out, errs, env), env: env, browse: openBrowser, asker: newAsker(), memory: allowedMemory, clicked: mousetrap.StartedByExplorer}
}

// run runs the command and returns its exit code.
func (a *app) run(ctx context.Context, args []string) int {
	a.useAllowed()
	root := a.root()
	root.SetArgs(append([]string{}, args...)) // cobra takes nil for the arguments of the process
	root.SetIn(a.in)
	root.SetOut(a.screen.out)
	root.SetErr(a.screen.errs)
	err := explainMachine(a.screen.printed(root.ExecuteContext(ctx)))
	if words := wordsFor(err); words != "" {
		a.screen.complain("%s", words)
	}
	if err != nil && a.clicked() {
		a.waitToBeRead()
	}
	return codeOf(err)
}

func init() {
	// cobra keeps these two for the whole program. The second stops it from
	// refusing to run when somebody double-clicks the program on Windows: then
	// there is no argument, and the program shows the nearest site.
	cobra.EnableCommandSorting = false
	cobra.MousetrapHelpText = ""
}

const everyDay, more = "every-day", "more"

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "partnerbook",
		Short: "Make a searchable site of a folder of Markdown",
		Long: `Partnerbook makes a static, searchable, accessible site of a folder of
Markdown and TOML: online and from a USB stick.

Started without a command it shows the nearest site in your browser. Where there
is none, it offers there to make one, or to read the built-in knowledge base.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          aCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.begin(cmd.Context())
		},
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	flags := root.PersistentFlags()
	flags.SortFlags = false
	flags.StringVar(&a.siteDir, "site", "", "the `FOLDER` of site.toml (default: the nearest one, from --content or the working folder upwards)")
	flags.StringVar(&a.contentDir, "content", "", "the `FOLDER` of the pages (default: content beside site.toml)")
	flags.StringArrayVar(&a.overrides, "config", nil, "use another value for a setting of site.toml, as `KEY=VALUE`; may be given several times")
	flags.BoolVar(&a.screen.quiet, "quiet", false, "print results and problems, and no remarks")
	flags.BoolVar(&a.screen.noColor, "no-color", false, "print without colours")
	flags.BoolP("help", "h", false, "print how a command is used")

	root.AddGroup(&cobra.Group{ID: everyDay, Title: "Every day:"}, &cobra.Group{ID: more, Title: "More:"})
	for _, c := range []*cobra.Command{a.initCommand(), a.newCommand(), a.serveCommand(), a.checkCommand(), a.buildCommand(), a.bundleCommand()} {
		c.GroupID = everyDay
		root.AddCommand(c)
	}
	for _, c := range []*cobra.Command{
		a.importCommand(), a.searchCommand(), a.evalCommand(), a.aidCommand(), a.checklistCommand(), a.fillCommand(), a.publishCommand(), a.verifyCommand(),
		a.explainCommand(), a.lspCommand(), a.schemaCommand(), a.versionCommand(), a.completionCommand(), a.manCommand(),
	} {
		c.GroupID = more
		root.AddCommand(c)
	}
	help := helpCommand()
	help.GroupID = more
	root.SetHelpCommand(help)
	root.SetHelpFunc(printHelp)
	root.SetFlagErrorFunc(explainFlag)
	return root
}
