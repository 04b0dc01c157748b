package main

import (
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man FOLDER",
		Short: "Write manual pages into a folder",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return machineError(err)
			}
			day := time.Now()
			if e := epoch(a.env("SOURCE_DATE_EPOCH")); !e.IsZero() {
				day = e
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true
			header := &doc.GenManHeader{Title: "PARTNERBOOK", Section: "1", Source: "Partnerbook " + version(), Date: &day}
			return machineError(doc.GenManTree(root, header, args[0]))
		},
	}
}
