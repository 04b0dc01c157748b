package main

import "github.com/spf13/cobra"

func (a *app) aidReportCommand() *cobra.Command { return &cobra.Command{Use: "report ID|FILE"} }
