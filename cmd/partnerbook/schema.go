package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/schema"
	"partnerbook/generator/source"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema NAME",
		Short: "Print what settings there are, for editors (JSON Schema)",
		Long: `Schema prints which settings there are, as JSON Schema, for editors that check
and complete TOML by one. NAME is one of
` + strings.Join(schema.Names()[:len(schema.Names())-1], ", ") + `
or ` + schema.Names()[len(schema.Names())-1] + `. Topics, models and the like are those of the nearest site.`,
		Example:   "  partnerbook schema site > site.schema.json",
		Args:      takes("NAME"),
		ValidArgs: schema.Names(),
		RunE:      func(_ *cobra.Command, args []string) error { return a.schema(args[0]) },
	}
}

func (a *app) schema(name string) error {
	if err := a.checkOverrides(); err != nil {
		return err
	}
	site, _, err := a.folders()
	if err != nil {
		return err
	}
	config, _ := source.OverridePlain(a.overrides)
	if site != "" {
		file := filepath.Join(site, generator.ConfigName)
		raw, err := os.ReadFile(file)
		if err != nil {
			return machineError(err)
		}
		// What is wrong with it, check says; what could be read will do here.
		text, _ := source.NewText(file, raw)
		config, _ = source.ReadConfig(text, a.overrides)
	}
	out, err := schema.Of(name, config)
	if err != nil {
		return usageError("there is no schema of “%s”.%s", name, didYouMean(name, schema.Names()))
	}
	a.screen.result("%s", strings.TrimSuffix(string(out), "\n"))
	return nil
}
