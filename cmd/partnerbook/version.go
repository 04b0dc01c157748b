package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"partnerbook/generator/bundle"
	"partnerbook/generator/diag"
	"partnerbook/generator/output"
	"partnerbook/generator/render"
)

// release is the version of the program; a release build sets it with
// -ldflags "-X main.release=1.2.3".
var release = "0.1.0"

// version returns the version of the program.
func version() string { return release }

func (a *app) versionCommand() *cobra.Command {
	var licences string
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and of its formats",
		Long: `Version prints the version of the program and of the formats that it writes, or
the licences of the libraries that are part of it.`,
		Args: takes(),
		RunE: func(*cobra.Command, []string) error {
			if licences != "" {
				return a.licences(licences)
			}
			commit, date, goVersion := buildInfo()
			a.screen.result("partnerbook %s", version())
			a.screen.result("commit      %s", commit)
			a.screen.result("built       %s", date)
			a.screen.result("go          %s %s/%s", goVersion, runtime.GOOS, runtime.GOARCH)
			a.screen.result("formats     theme %d, manifest %d, update %d, diagnostics %d",
				render.APIVersion, output.ManifestVersion, bundle.UpdateVersion, diag.JSONVersion)
			return nil
		},
	}
	c.Flags().StringVar(&licences, "licences", "", "print the libraries in the program and their licences; `FORM` is list, or text for the licences in full")
	c.Flags().Lookup("licences").NoOptDefVal = "list"
	return c
}

// buildInfo returns what the compiler noted: the commit, its date, and Go's
// version.
func buildInfo() (commit, date, goVersion string) {
	commit, date, goVersion = "unknown", "unknown", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return commit, date, goVersion
	}
	goVersion = info.GoVersion
	changed := false
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value
		case "vcs.time":
			date = s.Value
		case "vcs.modified":
			changed = s.Value == "true"
		}
	}
	if changed {
		commit += " with changes"
	}
	return commit, date, goVersion
}
