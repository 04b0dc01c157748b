package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	pathpkg "path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
)

func (a *app) newCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new KIND PATH",
		Short: "Begin a new page",
		Long: `New makes a page of the given kind, with the settings that it needs and notes on
what they are for. PATH is seen from the content folder, or from the working
folder if that lies in it. The page is a draft until you remove its status.

Kinds:
` + strings.TrimSuffix(kindList(), "\n"),
		Example: "  partnerbook new guidance guidance/moving-to-one-system.md",
		Args:    takes("KIND", "PATH"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return kind.Names(), cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.newPage(args[0], args[1]) },
	}
}

// kindList returns a line for each kind of page.
func kindList() string {
	var out strings.Builder
	for _, name := range kind.Names() {
		fmt.Fprintf(&out, "  %-11s %s\n", name, kind.About(name))
	}
	return out.String()
}

func (a *app) newPage(kindName, path string) error {
	text, ok := kind.Starter(kindName)
	if !ok {
		return usageError("there is no kind of page “%s”. %s", kindName, diag.DidYouMean(kindName, kind.Names()))
	}
	_, contentDir, err := a.folders()
	if err != nil {
		return err
	}
	if contentDir == "" {
		return errNoSite
	}
	name, err := pageFile(contentDir, path)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return machineError(fmt.Errorf("making the page's folder: %w", err))
	}
	if err := createFile(name, a.filledIn(text, newTitle(contentDir, name))); err != nil {
		return err
	}
	a.screen.result("%s", shownPath(name))
	a.screen.say("The page is a draft until you remove its status. `partnerbook serve` shows it meanwhile.")
	return nil
}

// filledIn returns the text of a starter with what depends on page and day.
func (a *app) filledIn(text, title string) string {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(title)
	today := a.today().Format(time.DateOnly)
	return strings.NewReplacer("TITLE", quoted, "TODAY", today, "YEAR", today[:4]).Replace(text)
}

// newTitle makes a title of the name of a page's file, or of its folder's name
// if it is the folder's own page.
func newTitle(contentDir, name string) string {
	original, _, _ := kind.SplitLanguage(filepath.ToSlash(name))
	base := pathpkg.Base(original)
	if base == "index.md" && absolute(filepath.Dir(name)) != absolute(contentDir) {
		base = pathpkg.Base(pathpkg.Dir(original))
	}
	return source.TitleFromName(base)
}

// pageFile returns the file of a new page. PATH may begin with the content
// folder, as it does where the shell completed it.
func pageFile(contentDir, path string) (string, error) {
	local := filepath.FromSlash(path)
	if rel, err := filepath.Rel(absolute(contentDir), absolute(local)); err == nil && filepath.IsLocal(rel) {
		local = rel
	}
	base := filepath.Base(path)
	switch {
	case path == "" || os.IsPathSeparator(path[len(path)-1]) || base == "." || base == "..":
		return "", usageError("PATH ends in the name of the new page, as in guidance/moving-to-one-system.md")
	case strings.HasPrefix(base, "."), strings.HasPrefix(base, "_"):
		return "", usageError("files whose names begin with “%s” are not published as pages. Name the page otherwise", base[:1])
	case !filepath.IsLocal(local):
		return "", usageError("“%s” lies outside the content folder “%s”", path, shownFolder(contentDir))
	}
	if !strings.HasSuffix(local, ".md") {
		local += ".md"
	}
	return filepath.Join(contentDir, local), nil
}

// createFile writes a new file and refuses to overwrite one.
func createFile(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usageError("%s is there already; it is not overwritten", shownPath(name))
	}
	if err != nil {
		return machineError(err)
	}
	_, err = f.WriteString(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return machineError(fmt.Errorf("writing %s: %w", shownPath(name), err))
	}
	return nil
}
