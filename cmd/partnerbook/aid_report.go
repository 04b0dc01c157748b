package main

import (
	"context"
	"encoding/json"

	"github.com/spf13/cobra"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
)

func (a *app) aidReportCommand() *cobra.Command {
	format := "text"
	c := &cobra.Command{
		Use:   "report ID|FILE",
		Short: "Say what a decision aid's answers lead to, and what is wrong with it",
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

func (a *app) aidReport(ctx context.Context, name, format string) error {
	given, err := a.aidNamed(ctx, name)
	if err != nil {
		return err
	}
	analysis := given.analyse()
	if format == "json" {
		err = writeReport(a, analysis)
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

// writeReport prints an analysis as JSON: coverage, and diagnostics as check
// --format json has them.
func writeReport(a *app, analysis aid.Analysis) error {
	type finding struct {
		Code     diag.Code `json:"code"`
		Severity string    `json:"severity"`
		Path     string    `json:"path"`
		Line     int       `json:"line"`
		Column   int       `json:"column"`
		Message  string    `json:"message"`
		Hint     string    `json:"hint,omitempty"`
	}
	report := struct {
		Version  int          `json:"version"`
		Coverage aid.Coverage `json:"coverage"`
		Findings []finding    `json:"findings"`
	}{1, analysis.Coverage, []finding{}}
	for _, d := range analysis.Found {
		report.Findings = append(report.Findings, finding{
			d.Code, d.Severity.String(), d.Pos.Path, d.Pos.Line, d.Pos.Column, d.Message, d.Hint,
		})
	}
	out := json.NewEncoder(a.screen.out)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(report)
}
