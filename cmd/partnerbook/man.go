package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man FOLDER",
		Short: "Write manual pages into a folder",
		Long:  "Man writes a manual page for each command into FOLDER, in the form that the\ncommand man of Unix systems reads.",
		Args:  takes("FOLDER"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return machineError(err)
			}
			day := a.today()
			root := cmd.Root()
			root.DisableAutoGenTag = true
			header := &doc.GenManHeader{Title: "PARTNERBOOK", Section: "1", Source: "Partnerbook " + version(), Date: &day}
			return machineError(doc.GenManTree(root, header, args[0]))
		},
	}
}
