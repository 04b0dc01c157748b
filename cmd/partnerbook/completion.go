package main

import (
	"github.com/spf13/cobra"

	"partnerbook/generator/diag"
)

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print what makes the Tab key complete commands",
		Long: `Completion prints a script for your shell: bash, zsh, fish or powershell. With
it the Tab key completes commands, flags, kinds of page and codes of messages.`,
		Example: `  partnerbook completion bash > /etc/bash_completion.d/partnerbook
  partnerbook completion zsh > "${fpath[1]}/_partnerbook"
  partnerbook completion fish > ~/.config/fish/completions/partnerbook.fish
  partnerbook completion powershell >> $PROFILE`,
		Args: takes("SHELL"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return shells, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			root, out := c.Root(), a.screen.out
			switch args[0] {
			case "bash":
				return machineError(root.GenBashCompletionV2(out, true))
			case "zsh":
				return machineError(root.GenZshCompletion(out))
			case "fish":
				return machineError(root.GenFishCompletion(out, true))
			case "powershell":
				return machineError(root.GenPowerShellCompletionWithDesc(out))
			}
			return usageError("there is no completion for “%s”. %s", args[0], diag.DidYouMean(args[0], shells))
		},
	}
}
