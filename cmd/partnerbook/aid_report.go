package main

import (
	"context"

	"github.com/spf13/cobra"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
)

func (a *app) aidReportCommand() *cobra.Command {
	format := "text"
	c := &cobra.Command{
		Use:   "report ID|FILE",
		Short: "Say what an aid's answers lead to, and what is wrong with it",
		Long: `Report analyses an aid: it tries all answers, or a fixed sample where there are
too many, and counts what they lead to. The counts are of answers; they are not
chances. The exit code is 1 if there are errors.`,
		Example: "  partnerbook aid report where-to-start\n  partnerbook aid report where-to-start --format json",
		Args:    takes("ID|FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return usageError("--format is text or json, not “%s”", format)
			}
			return a.aidReport(cmd.Context(), args[0], format)
		},
	}
	c.Flags().StringVar(&format, "format", format, "print as `FORMAT`: text or json")
	return c
}

// aidReport is an analysis as JSON: what was counted, and diagnostics as check has
// them.
type aidReport struct {
	Version  int          `json:"version"`
	Coverage aid.Coverage `json:"coverage"`
	Findings []diag.Item  `json:"findings"`
}

func (a *app) aidReport(ctx context.Context, name, format string) error {
	given, err := a.aidNamed(ctx, name)
	if err != nil {
		return err
	}
	analysis := given.analyse()
	if format == "json" {
		err = diag.EncodeJSON(a.screen.out, aidReport{1, analysis.Coverage, analysis.Found.Items()})
	} else {
		err = analysis.WriteText(a.screen.out)
	}
	if err != nil {
		return machineError(err)
	}
	if analysis.Found.HasErrors() {
		return errContent
	}
	return nil
}
