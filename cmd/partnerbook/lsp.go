package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"partnerbook/generator/lsp"
	"partnerbook/generator/lsp/rpc"
)

func (a *app) lspCommand() *cobra.Command {
	var drafts bool
	c := &cobra.Command{
		Use:   "lsp",
		Short: "Help an editor while you write (a language server)",
		Long: `Lsp is started by an editor, and talks with it over standard input and output.
The editor then shows what is wrong as you type, completes links, places, ids,
topics, blocks and figures, says what things mean and where they are, mends all
links when you rename a page or a place, and aligns tables.

The folder editors beside the program's source has what Visual Studio Code,
Neovim and Helix need. The site of each file is the nearest one, unless --site
or --content names it. Nothing is written.`,
		Example: "  partnerbook lsp",
		Args:    takes(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.lsp(cmd.Context(), drafts) },
	}
	c.Flags().BoolVar(&drafts, "drafts", true, "look at drafts as well, as if they were published")
	// Some editors say so, though there is no other way.
	c.Flags().Bool("stdio", true, "talk over standard input and output, as always")
	_ = c.Flags().MarkHidden("stdio")
	return c
}

func (a *app) lsp(ctx context.Context, drafts bool) error {
	if err := a.checkOverrides(); err != nil {
		return err
	}
	o := lsp.Options{Settings: a.settings(), Version: version()}
	o.Settings.Drafts = drafts
	if a.siteDir != "" || a.contentDir != "" {
		site, content, err := a.folders()
		if err != nil {
			return err
		}
		if site != "" {
			site = absolute(site)
		}
		o.Site, o.Content = site, absolute(content)
	}
	err := lsp.NewServer(a.in, a.screen.out, o).Run(ctx)
	switch {
	case errors.Is(err, lsp.ErrNoShutdown):
		return errContent // as the protocol wants it, and there is nobody to tell
	case errors.Is(err, rpc.ErrFrames):
		return usageError("%w.\n  This command is started by an editor. `partnerbook check` says what is wrong with a site", err)
	}
	return machineError(err)
}
