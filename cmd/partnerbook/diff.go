package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"partnerbook/generator/diag"
	"partnerbook/generator/edition"
	"partnerbook/generator/output"
)

type diffFlags struct {
	format   string
	page     string
	notes    bool
	brief    bool
	drafts   bool
	exitCode bool
}

func (a *app) diffCommand() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what changed between two editions",
		Long: `Diff compares two editions page by page: what was added, removed, moved and
reworded, which figures changed, which decision aids answer differently, with
examples, and which searches lead elsewhere.

OLD and NEW are each the folder of a site, a folder that build made, a zip that
bundle made, or a revision of the git repository that the site stands in. A name
that is a file or a folder is that; write v1.2^0 if a revision is meant. --site
and --content say which site of the repository. Nothing is written or fetched.

--page writes the report as one HTML file, to send or print. --notes prints a
change note for each page that was reworded, to be pasted into its settings.

The exit code is 0 whether or not anything differs. With --exit-code it is 1 if
something does.`,
		Example: "  partnerbook diff HEAD .\n  partnerbook diff v1.2 v1.3 --page what-changed.html\n  partnerbook diff handbook-may.zip handbook-june.zip\n  partnerbook diff HEAD~3 . --notes",
		Args:    takes("OLD", "NEW"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.diff(cmd.Context(), f, args[0], args[1]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.format, "format", "text", "print as `FORMAT`: text or json")
	flags.StringVar(&f.page, "page", "", "write the report as a page into this HTML `FILE`")
	flags.BoolVar(&f.notes, "notes", false, "print proposed change notes in place of the report")
	flags.BoolVar(&f.brief, "brief", false, "print one line for each page")
	flags.BoolVar(&f.drafts, "drafts", false, "compare drafts as well, as if they were published")
	flags.BoolVar(&f.exitCode, "exit-code", false, "end with 1 if anything differs")
	return c
}

func (f diffFlags) check() error {
	switch {
	case !slices.Contains([]string{"text", "json"}, f.format):
		return usageError("--format is text or json, not “%s”", f.format)
	case f.notes && f.format == "json":
		return usageError("--notes prints lines to paste, and --format json a report: give each a run of its own")
	case f.brief && (f.notes || f.format == "json"):
		return usageError("--brief shortens the report as text, and no other form of it")
	case f.page != "":
		return changesPage().check(f.page, contentHere())
	}
	return nil
}

// contentHere returns the content folder of the site that the command runs in, or one that
// holds nothing.
func contentHere() string {
	if site := nearest("."); site != "" {
		return absolute(site) + string(os.PathSeparator) + "content"
	}
	return string(os.PathSeparator) + "\x00"
}

// changesPage is the sort of file that --page makes.
func changesPage() madeFile {
	return madeFile{flag: "--page", what: "page", example: "what-changed.html", endings: []string{".html", ".htm"}, made: "report of changes",
		asBefore: "No page was written: a file that was there before is as it was",
		ours: func(name string) (bool, error) {
			f, err := os.Open(name)
			if err != nil {
				return false, err
			}
			defer f.Close()
			head, err := io.ReadAll(io.LimitReader(f, 4096))
			return strings.Contains(string(head), edition.PageMark), err
		}}
}

func (a *app) diff(ctx context.Context, f diffFlags, oldName, newName string) error {
	if err := f.check(); err != nil {
		return err
	}
	a.compareSmall()
	d := &differ{app: a, drafts: f.drafts, page: f.page}
	defer d.close()
	oldInput, err := d.input(ctx, oldName, "old")
	if err != nil {
		return err
	}
	newInput, err := d.input(ctx, newName, "new")
	if err != nil {
		return err
	}
	r, style, err := d.compare(ctx, oldInput, newInput)
	if err != nil {
		return err
	}
	if err := a.printDiff(f, r, style, newInput); err != nil {
		return err
	}
	if f.exitCode && r.Differ {
		return errContent
	}
	return nil
}

func (d *differ) compare(ctx context.Context, oldInput, newInput edition.Input) (*edition.Report, string, error) {
	old, err := d.read(ctx, oldInput)
	if err != nil {
		return nil, "", err
	}
	new, err := d.read(ctx, newInput)
	if err != nil {
		return nil, "", err
	}
	r, err := edition.Compare(ctx, old, new)
	if err != nil {
		return nil, "", d.notRead("", err)
	}
	return r, new.Style(), nil
}

func (d *differ) read(ctx context.Context, in edition.Input) (*edition.Side, error) {
	step, done := d.screen.onFiles("Reading "+shownFolder(in.Name)+":", in.PageFiles())
	side, err := edition.Read(ctx, in, step)
	done()
	if err != nil {
		return nil, d.notRead(in.Name, err)
	}
	return side, nil
}

// printDiff prints a report in the forms that are wanted.
func (a *app) printDiff(f diffFlags, r *edition.Report, style string, in edition.Input) error {
	if f.page != "" {
		err := output.ReplaceFile(f.page, func(w io.Writer) error { return edition.WritePage(w, r, style) })
		if err != nil {
			return changesPage().explain(err, f.page)
		}
		a.screen.say("The report is in %s. Open it in a browser.", shownPath(f.page))
	}
	switch {
	case f.notes:
		return a.printNotes(r, in)
	case f.format == "json":
		return machineError(diag.EncodeJSON(a.screen.out, r))
	case f.page != "":
		return nil
	}
	look := edition.TextStyle{Color: a.screen.colorOn(a.screen.outColor), Brief: f.brief}
	return machineError(edition.WriteText(a.screen.out, r, look))
}

func (a *app) printNotes(r *edition.Report, in edition.Input) error {
	day := in.Day
	if day.IsZero() || in.Form == edition.FromSources {
		day = a.today()
	}
	notes := edition.Notes(r, day)
	if len(notes) == 0 {
		a.screen.say("No page that both editions have changed in its words, so there is nothing to note.")
		return nil
	}
	if err := edition.WriteNotes(a.screen.out, notes); err != nil {
		return machineError(err)
	}
	a.screen.say("Look each note over before you paste it: what changed is known, and not why. A setting stands between the lines +++ of its page.")
	return nil
}

// errNames is what is said of a name that means nothing.
func errNames(name, why string) error {
	return usageError("there is no file or folder “%s”, and no git revision of that name%s.\n"+
		"  Name the folder of a site, one that build made, a zip that bundle made, or a revision such as HEAD~3", name, why)
}

// notRead says why an edition cannot be read to its end.
func (d *differ) notRead(name string, err error) error {
	if errors.Is(err, context.Canceled) {
		return context.Canceled
	}
	if isBroken(err) {
		d.screen.complain("%s cannot be compared: %s.", shownFolder(name), strings.TrimSuffix(plain(err.Error()), "."))
		return errContent
	}
	if name != "" {
		err = fmt.Errorf("%s: %w", shownFolder(name), err)
	}
	return machineError(err)
}
