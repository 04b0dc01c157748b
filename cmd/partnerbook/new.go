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

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/output"
	"partnerbook/generator/portable"
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
				return starterNames(), cobra.ShellCompDirectiveNoFileComp
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
		fmt.Fprintf(&out, "  %-14s %s\n", name, kind.About(name))
	}
	for _, name := range kind.AidStarters() {
		fmt.Fprintf(&out, "  %-14s %s\n", name, aboutAid[name])
	}
	return out.String()
}

// aboutAid says what the kinds of decision aid are.
var aboutAid = map[string]string{
	"aid-guide":      "a decision aid: questions that lead to an outcome",
	"aid-compare":    "a decision aid: options, weighed and ruled out",
	"aid-score":      "a decision aid: points that lead to a band",
	"aid-calculator": "a decision aid: figures from figures",
	"aid-gapmap":     "a decision aid: what is needed against what there is",
}

func starterNames() []string { return append(kind.Names(), kind.AidStarters()...) }

func (a *app) newPage(kindName, path string) error {
	text, ext, ok := kind.Starter(kindName)
	if !ok {
		return usageError("there is no kind of page “%s”. %s", kindName, diag.DidYouMean(kindName, starterNames()))
	}
	_, contentDir, err := a.folders()
	if err != nil {
		return err
	}
	if contentDir == "" {
		return errNoSite
	}
	name, err := pageFile(contentDir, path, ext)
	if err != nil {
		return err
	}
	if id := strings.TrimSuffix(filepath.Base(name), ext); ext == aidExt && !aid.ValidID(id) {
		return usageError("“%s” cannot be the name of a decision aid: use small letters, digits and hyphens, beginning with a letter", id)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return machineError(fmt.Errorf("making the page's folder: %w", err))
	}
	if err := createFile(name, a.filledIn(text, newTitle(contentDir, name), strings.TrimSuffix(filepath.Base(name), ext))); err != nil {
		return err
	}
	a.screen.result("%s", shownPath(name))
	if ext == aidExt {
		a.screen.say("It is an example that works. Change it line by line; `partnerbook serve` says at once what is wrong.")
		return nil
	}
	a.screen.say("The page is a draft until you remove its status. `partnerbook serve` shows it meanwhile.")
	return nil
}

// filledIn returns the text of a starter with what depends on page and day. id is
// that of a decision aid.
func (a *app) filledIn(text, title, id string) string {
	if id == "" {
		id = "ID" // stays as it is
	}
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(title)
	today := a.today().Format(time.DateOnly)
	next := a.today().AddDate(1, 0, 0).Format(time.DateOnly)
	return strings.NewReplacer("TITLE", quoted, "TODAY", today, "NEXT", next, "YEAR", today[:4], "ID", id).Replace(text)
}

// aidExt is the ending of the files of decision aids.
const aidExt = ".toml"

// newTitle makes a title of the name of a page's file, or of its folder's name
// if it is the folder's own page.
func newTitle(contentDir, name string) string {
	original, _, _ := kind.SplitLanguage(filepath.ToSlash(name))
	base := strings.TrimSuffix(pathpkg.Base(original), aidExt)
	if base == "index.md" && absolute(filepath.Dir(name)) != absolute(contentDir) {
		base = pathpkg.Base(pathpkg.Dir(original))
	}
	return source.TitleFromName(base)
}

// pageFile returns the file of a new page. PATH may begin with the content
// folder, as it does where the shell completed it.
func pageFile(contentDir, path, ext string) (string, error) {
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
	if !strings.HasSuffix(local, ext) {
		local += ext
	}
	if err := publishable(filepath.ToSlash(local)); err != nil {
		return "", err
	}
	return filepath.Join(contentDir, local), nil
}

// publishable refuses the path of a new page that no build would publish.
func publishable(local string) error {
	for part := range strings.SplitSeq(pathpkg.Dir(local), "/") {
		if part != "." && strings.ContainsAny(part[:1], "._") {
			return usageError("files in folders whose names begin with “%s” are not published as pages. Put the page elsewhere", part[:1])
		}
	}
	if why := portable.Reserved(local); why != "" {
		return usageError("Windows or SharePoint cannot hold this file: %s.\n  Name the page otherwise", why)
	}
	if n := portable.Length(local); n > portable.Longest {
		return usageError("the path of the page has %d characters; with more than %d, Windows cannot unpack copies of the site.\n  Give the page a shorter name", n, portable.Longest)
	}
	return nil
}

// createFile writes a new file, whole or not at all, and refuses to overwrite one.
func createFile(name, text string) error {
	err := output.Create(name, []byte(text))
	if errors.Is(err, fs.ErrExist) {
		return usageError("%s is there already; it is not overwritten", shownPath(name))
	}
	return machineError(err)
}
