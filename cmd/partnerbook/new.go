package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
)

func (a *app) newCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new KIND PATH",
		Short: "Begin a new page",
		Long: "New makes a page of the given kind with the settings that it needs and notes on\nwhat they are for. PATH is seen from the content folder.\n\nKinds: " +
			strings.Join(kind.Names(), ", ") + ".",
		Example: "  partnerbook new guidance guidance/moving-to-one-system.md",
		Args:    cobra.ExactArgs(2),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return kind.Names(), cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.newPage(args[0], args[1]) },
	}
}

func (a *app) newPage(kindName, path string) error {
	text, ok := kind.Starter(kindName)
	if !ok {
		return usageError("there is no kind of page %q. %s", kindName, diag.DidYouMean(kindName, kind.Names()))
	}
	_, contentDir, err := a.folders()
	if err != nil {
		return err
	}
	if contentDir == "" {
		return usageError("there is no site here: no site.toml in this folder or above it.\n  Make one with `partnerbook init`")
	}
	name, err := pageFile(contentDir, path)
	if err != nil {
		return err
	}
	title := source.TitleFromName(strings.TrimSuffix(filepath.Base(name), ".md"))
	text = strings.ReplaceAll(text, "TITLE", title)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return machineError(err)
	}
	if err := createFile(name, text); err != nil {
		return err
	}
	a.screen.result("%s", shownPath(name))
	return nil
}

// pageFile returns the file of a new page. PATH may begin with the content
// folder, as it does where the shell completed it.
func pageFile(contentDir, path string) (string, error) {
	local := filepath.FromSlash(path)
	if rel, err := filepath.Rel(absolute(contentDir), absolute(local)); err == nil && filepath.IsLocal(rel) {
		local = rel
	}
	if !strings.HasSuffix(local, ".md") {
		local += ".md"
	}
	if !filepath.IsLocal(local) {
		return "", usageError("%s lies outside the content folder", path)
	}
	return filepath.Join(contentDir, local), nil
}

// createFile writes a new file and refuses to overwrite one.
func createFile(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usageError("%s is there already; it is not overwritten", name)
	}
	if err != nil {
		return machineError(err)
	}
	_, err = f.WriteString(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return machineError(fmt.Errorf("writing %s: %w", name, err))
	}
	return nil
}
