package main

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/bundle"
	"partnerbook/generator/output"
	"partnerbook/generator/render"
	"partnerbook/generator/site"
)

type bundleFlags struct {
	zip     string
	single  string
	pdf     string
	pages   []string // of the PDF; none for all
	browser string
	since   string
	drafts  bool
	strict  bool
	jobs    int
}

func (a *app) bundleCommand() *cobra.Command {
	var f bundleFlags
	c := &cobra.Command{
		Use:   "bundle [--pdf FILE [PAGE]...]",
		Short: "Make the site as one file, to give away",
		Long: `Bundle makes the whole site as a zip that works without a network: on a
USB stick, a shared drive or a locked-down laptop. With errors in the content
it makes nothing. A bundle that has the name already is replaced; another file
is not.

--single makes one HTML file instead, which opens with a double click and needs
no unpacking; with --zip as well it makes both.

--pdf makes a PDF for printing and for committees, of the pages or folders that
are named, or of all: with contents, numbered sheets and bookmarks. A Chromium,
Chrome or Edge that the machine has prints it.

--since makes an update for those who have an older bundle: a zip that holds
only what changed. ` + "`partnerbook verify FOLDER --apply UPDATE.zip`" + `
applies it.`,
		Example: "  partnerbook bundle\n  partnerbook bundle --zip handbook.zip\n  partnerbook bundle --single handbook.html\n  partnerbook bundle --pdf handbook.pdf guidance checklists/closure.md\n  partnerbook bundle --since handbook-may.zip --zip handbook-update.zip",
		Args:    takesPages(&f.pdf),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.pages = args
			return a.bundle(cmd.Context(), f)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.zip, "zip", "", "the zip `FILE` to make, seen from the working folder (default: named after the site and its day)")
	flags.StringVar(&f.single, "single", "", "the one HTML `FILE` to make, alone or beside a zip")
	flags.StringVar(&f.pdf, "pdf", "", "the PDF `FILE` to make, of the pages that are named or of all")
	flags.StringVar(&f.browser, "browser", "", "the `PROGRAM` of the Chromium, Chrome or Edge that prints the PDF (default: the one that is found)")
	flags.StringVar(&f.since, "since", "", "make an update, from the edition of this older `BUNDLE`")
	flags.BoolVar(&f.drafts, "drafts", false, "publish drafts as well")
	flags.BoolVar(&f.strict, "strict", false, "fail on warnings as well")
	flags.IntVar(&f.jobs, "jobs", 0, "work on `N` pages at a time (default: one for each processor)")
	return c
}

// check refuses what the flags cannot mean, before anything is compiled.
func (f bundleFlags) check(content string) error {
	if f.jobs < 0 {
		return usageError("--jobs wants a number of pages from 1, not %d", f.jobs)
	}
	if f.pdf != "" {
		if f.zip != "" || f.single != "" || f.since != "" {
			return usageError("--pdf makes a PDF and nothing else: give --zip, --single and --since a run of their own")
		}
		return pdfFile().check(f.pdf, content)
	}
	if f.browser != "" {
		return usageError("--browser says which browser prints a PDF: give --pdf as well")
	}
	if f.single != "" {
		if f.since != "" {
			return usageError("an update is a zip: --since and --single do not go together")
		}
		if err := singleFile().check(f.single, content); err != nil {
			return err
		}
	}
	if f.zip != "" {
		return f.checkZip(content)
	}
	return nil
}

func (f bundleFlags) checkZip(content string) error {
	if err := zipFile().check(f.zip, content); err != nil {
		return err
	}
	if f.since != "" && sameFile(f.zip, f.since) {
		return usageError("the update cannot take the place of the bundle that it starts from, %s.\n  Name another place with --zip", shownPath(f.zip))
	}
	return nil
}

// bundle makes the one edition that all forms of a bundle are of.
func (a *app) bundle(ctx context.Context, f bundleFlags) error {
	start := time.Now()
	p, err := a.find(false)
	if err != nil {
		return err
	}
	defer p.close()
	if err := f.check(p.watch.Content); err != nil {
		return err
	}
	since, err := a.since(f.since)
	if err != nil {
		return err
	}
	f.jobs = cmp.Or(f.jobs, runtime.GOMAXPROCS(0))
	e, err := a.offlineEdition(ctx, p, f)
	if err != nil {
		return err
	}
	if f.pdf != "" {
		return a.bundlePDF(ctx, e, p, f, start)
	}
	// Each form of a bundle is a method that takes the edition, in a file of its own; with
	// none asked for it is a zip.
	if f.single != "" {
		if err := a.bundleSingle(ctx, e, f, start); err != nil || f.zip == "" {
			return err
		}
	}
	f.zip = cmp.Or(f.zip, defaultZip(e.Site, since != nil))
	if err := f.checkZip(p.watch.Content); err != nil {
		return err
	}
	if since != nil {
		return a.bundleUpdate(ctx, e, f, *since, start)
	}
	return a.bundleZip(ctx, e, f, start)
}

// offlineEdition makes the edition that a bundle is of, as build does, for a disk and not
// for an address: it has no feed, no page for a server's errors, and nothing for browsers
// to keep, and its pages say what to do if one is opened alone.
func (a *app) offlineEdition(ctx context.Context, p place, f bundleFlags) (*generator.Edition, error) {
	p.settings.Drafts, p.settings.Jobs = f.drafts, f.jobs
	p.settings.Overrides = append(p.settings.Overrides, "offline.install=false")
	if f.pdf == "" { // links on paper may lead to the site's address
		p.settings.Overrides = append(p.settings.Overrides, "base_url=")
	}
	e, err := a.soundEdition(ctx, p, f.strict, "Nothing was written.")
	if err != nil {
		return nil, err
	}
	if e.Stats.Pages == 0 {
		a.screen.say("Every page is a draft, and drafts are not published. --drafts publishes them as well.")
	}
	return e, nil
}

func (a *app) bundleZip(ctx context.Context, e *generator.Edition, f bundleFlags, start time.Time) error {
	files := bundleFiles(e)
	step, done := a.screen.onFiles("Packing", len(files))
	r, err := bundle.Make(ctx, f.zip, files, bundle.Options{Jobs: f.jobs, Made: madeOf(e.Site), Progress: step})
	done()
	if err != nil {
		return a.explainBundle(err, f.zip)
	}
	a.screen.say("%s in %s, made in %s: %s, %s unpacked. Fingerprint: %s",
		plural(r.Files, "file"), shownPath(f.zip), shownTime(time.Since(start)), shownSize(r.Size), shownSize(r.Bytes), r.Edition.Fingerprint())
	return nil
}

// older is the bundle that an update starts from.
type older struct {
	manifest output.Manifest
	edition  bundle.Edition
}

// since reads the older bundle, if there is to be an update.
func (a *app) since(name string) (*older, error) {
	if name == "" {
		return nil, nil
	}
	m, e, err := bundle.Before(name)
	if err != nil {
		return nil, a.notProved(name, err)
	}
	return &older{m, e}, nil
}

func (a *app) bundleUpdate(ctx context.Context, e *generator.Edition, f bundleFlags, since older, start time.Time) error {
	files := bundleFiles(e)
	step, done := a.screen.onFiles("Packing", len(files))
	note := e.Book.UpdateNote(programName(), since.manifest.Day())
	r, u, err := bundle.MakeUpdate(ctx, f.zip, since.manifest, since.edition, files, note, bundle.Options{Jobs: f.jobs, Made: madeOf(e.Site), Progress: step})
	done()
	if errors.Is(err, bundle.ErrNothingNew) {
		a.screen.say("Nothing has changed since %s, so there is no update to make.", shownPath(f.since))
		return nil
	}
	if err != nil {
		return a.explainBundle(err, f.zip)
	}
	a.screen.say("An update in %s, made in %s: %s to come, %d to go, %s. It leads from %s to %s.",
		shownPath(f.zip), shownTime(time.Since(start)), plural(r.Files, "file"), len(u.Goes), shownSize(r.Size),
		u.From.Fingerprint(), u.To.Fingerprint())
	return nil
}

// bundleFiles returns the files of a bundle: those of the site, and the note.
func bundleFiles(e *generator.Edition) []output.File {
	return append(e.Book.Files(), bundle.File(site.ReadMeURL, e.Book.ReadMe(programName())))
}

func programName() string { return "partnerbook " + version() }

// madeOf returns what the manifest of a site says of the whole.
func madeOf(s *site.Site) output.Made {
	return output.Made{
		Title: s.Name, Built: s.Date.Format(time.DateOnly), Program: programName(),
		Formats: map[string]int{"manifest": output.ManifestVersion, "theme": render.APIVersion},
	}
}

// soundEdition makes an edition and prints what is wrong with it. With errors there is
// none, and nothing says what did not happen for that.
func (a *app) soundEdition(ctx context.Context, p place, strict bool, nothing string) (*generator.Edition, error) {
	w, _, err := a.open(p.settings)
	if err != nil {
		return nil, err
	}
	e, err := a.edition(ctx, w, p)
	if err != nil {
		return nil, err
	}
	if err := a.screen.problems(e.Found, w.Text); err != nil {
		return nil, err
	}
	if failed(e.Found, strict) {
		a.screen.complain("%s %s", nothing, whyNothing(e.Found))
		return nil, errContent
	}
	return e, nil
}
