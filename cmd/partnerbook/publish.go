package main

import (
	"cmp"
	"context"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/output"
	"partnerbook/generator/publish"
	"partnerbook/generator/source"
)

type publishFlags struct {
	from        string
	baseURL     string
	precompress bool
	gzip        bool
	drafts      bool
	strict      bool
	jobs        int
	dryRun      bool
	keep        int // days
	beside      bool
	takeOver    bool
	endpoint    string
	region      string
	pathStyle   bool
}

func (a *app) publishCommand() *cobra.Command {
	var f publishFlags
	c := &cobra.Command{
		Use:   "publish URL",
		Short: "Put the site into a bucket or a folder that readers see",
		Long: `Publish makes the site and puts what changed where readers see it: into a
bucket, s3://BUCKET or s3://BUCKET/FOLDER, or a folder, file:///FOLDER. With
errors in the content it changes nothing. --from publishes what build made
instead.

Files go in an order in which no page ever lacks what it names, and deletions
come last. It deletes only what it published. If it is stopped or killed, every
page is the old one or the new one, and the same command goes on from there.

It speaks to every store that knows S3. Keys come from AWS_ACCESS_KEY_ID and
AWS_SECRET_ACCESS_KEY, from the profile AWS_PROFILE of ~/.aws/credentials, or
from the role of the machine. The page on hosting in the authors' guide says
more, also about other stores.`,
		Example: "  partnerbook publish s3://handbook --base-url https://handbook.example.org/\n" +
			"  partnerbook publish s3://handbook --endpoint https://s3.example.org --dry-run\n" +
			"  partnerbook publish file:///srv/www/handbook --precompress",
		Args: takes("URL"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.publish(cmd.Context(), args[0], f) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.dryRun, "dry-run", false, "print what would be put and removed, and change nothing")
	flags.StringVar(&f.from, "from", "", "publish the `FOLDER` that build made, as it is")
	flags.StringVar(&f.baseURL, "base-url", "", "the `ADDRESS` of the published site; with it the site gets a feed, a site map and a 404 page")
	flags.BoolVar(&f.gzip, "gzip", false, "put files that shrink into a bucket as gzip, which every browser takes")
	flags.BoolVar(&f.precompress, "precompress", false, "put .gz, .br and .zst files beside those that shrink, for web servers that send them")
	flags.IntVar(&f.keep, "keep", 1, "keep scripts, style sheets and search files of earlier editions for at least `N` days")
	flags.BoolVar(&f.beside, "beside", false, "publish to a place that holds other files; they stay")
	flags.BoolVar(&f.takeOver, "take-over", false, "replace another site that was published there")
	flags.StringVar(&f.endpoint, "endpoint", "", "the `ADDRESS` of the store (default: AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, or AWS itself)")
	flags.StringVar(&f.region, "region", "", "the `REGION` of the bucket (default: AWS_REGION, AWS_DEFAULT_REGION, or what the store says)")
	flags.BoolVar(&f.pathStyle, "path-style", false, "write the bucket into the path of addresses, and not before the name of the store")
	flags.BoolVar(&f.drafts, "drafts", false, "publish drafts as well")
	flags.BoolVar(&f.strict, "strict", false, "fail on warnings as well")
	flags.IntVar(&f.jobs, "jobs", 0, "put `N` files at a time (default: 16 for a bucket, one for each processor for a folder)")
	return c
}

// check refuses what the flags cannot mean.
func (f publishFlags) check(t publish.Target) error {
	switch {
	case f.jobs < 0:
		return usageError("--jobs wants a number of files from 1, not %d", f.jobs)
	case f.keep < 0:
		return usageError("--keep wants a number of days from 0, not %d", f.keep)
	case f.baseURL != "" && !source.IsBaseURL(f.baseURL):
		return usageError("--base-url cannot be “%s”.\n  Write the whole address, as in `--base-url https://www.example.org/`", f.baseURL)
	case f.from != "" && (f.baseURL != "" || f.drafts || f.strict):
		return usageError("--from publishes a folder as it is: --base-url, --drafts and --strict are for the build that makes it")
	case f.gzip && f.precompress:
		return usageError("--gzip and --precompress do not go together.\n  --gzip is for a bucket that browsers read, --precompress for a web server that chooses between files")
	case f.gzip && t.Folder != "":
		return usageError("--gzip is for buckets: a folder cannot say that a file is compressed.\n  Use --precompress if a web server shows the folder")
	case t.Folder != "" && (f.endpoint != "" || f.region != "" || f.pathStyle):
		return usageError("--endpoint, --region and --path-style are for buckets, s3://BUCKET")
	case f.from != "" && t.Folder != "" && sameFile(f.from, t.Folder):
		return usageError("what stands in %s cannot be published into itself.\n  Name another folder", shownFolder(f.from))
	}
	return nil
}

func (f publishFlags) forms() publish.Forms {
	switch {
	case f.gzip:
		return publish.InPlace
	case f.precompress:
		return publish.Beside
	}
	return publish.Plain
}

// publishing is a site that is to be published.
type publishing struct {
	files   []output.File
	made    output.Made
	baseURL string
	close   func() // to be called when the files are read
}

func (a *app) publish(ctx context.Context, address string, f publishFlags) error {
	start := time.Now()
	target, err := publish.ParseTarget(address, runtime.GOOS == "windows")
	if err != nil {
		return usageError("%w.\n  Write it as s3://BUCKET, s3://BUCKET/FOLDER or file:///FOLDER", err)
	}
	if err := f.check(target); err != nil {
		return err
	}
	if target.Folder != "" {
		f.jobs = cmp.Or(f.jobs, runtime.GOMAXPROCS(0))
	}
	const forStore = 16
	f.jobs = cmp.Or(f.jobs, forStore)
	store, err := a.store(target, f)
	if err != nil {
		return explainPublish(err, address)
	}
	what, err := a.toPublish(ctx, target, f)
	if err != nil {
		return err
	}
	defer what.close()
	report, err := publish.Publish(ctx, store, what.files, a.publishOptions(address, f, what))
	if err != nil {
		return explainPublish(err, address)
	}
	a.sayPublished(report, address, f, start)
	return nil
}

func (a *app) store(t publish.Target, f publishFlags) (publish.Store, error) {
	if t.Folder != "" {
		return publish.Folder(t.Folder), nil
	}
	return publish.Bucket(t, publish.S3Options{
		Endpoint:  cmp.Or(f.endpoint, a.env("AWS_ENDPOINT_URL_S3"), a.env("AWS_ENDPOINT_URL")),
		Region:    cmp.Or(f.region, a.env("AWS_REGION"), a.env("AWS_DEFAULT_REGION")),
		PathStyle: f.pathStyle, Jobs: f.jobs, Program: programName(),
	})
}

// toPublish makes the site, or reads the folder that a build made.
func (a *app) toPublish(ctx context.Context, t publish.Target, f publishFlags) (publishing, error) {
	if f.from != "" {
		files, made, err := publish.Built(f.from)
		if err != nil {
			return publishing{}, explainBuilt(err, f.from)
		}
		return publishing{files: files, made: made, close: func() {}}, nil
	}
	p, err := a.find(false)
	if err != nil {
		return publishing{}, err
	}
	if t.Folder != "" {
		if err := checkOut(t.Folder, p.watch.Content, "in the address, as in `partnerbook publish file:///srv/www/handbook`"); err != nil {
			p.close()
			return publishing{}, err
		}
	}
	e, err := a.editionToPublish(ctx, p, f)
	if err != nil {
		p.close()
		return publishing{}, err
	}
	return publishing{e.Book.Files(), madeOf(e.Site), e.Site.Config.BaseURL, p.close}, nil
}

// editionToPublish makes the edition, as build does.
func (a *app) editionToPublish(ctx context.Context, p place, f publishFlags) (*generator.Edition, error) {
	p.settings.Drafts, p.settings.Jobs = f.drafts, runtime.GOMAXPROCS(0)
	if f.baseURL != "" {
		p.settings.Overrides = append(p.settings.Overrides, "base_url="+f.baseURL)
	}
	e, err := a.soundEdition(ctx, p, f.strict, "Nothing was published.")
	if err != nil {
		return nil, err
	}
	if e.Stats.Pages == 0 {
		return nil, usageError("every page is a draft, so there is nothing to publish.\n  --drafts publishes them as well")
	}
	return e, nil
}

func (a *app) publishOptions(address string, f publishFlags, what publishing) publish.Options {
	const day = 24 * time.Hour
	return publish.Options{
		Jobs: f.jobs, Forms: f.forms(), Made: what.made, BaseURL: what.baseURL,
		Keep: time.Duration(f.keep) * day, Now: time.Now(),
		TakeOver: f.takeOver, Beside: f.beside, DryRun: f.dryRun,
		Wait: func() { a.screen.say("Something else is writing into %s. Waiting for it to end.", address) },
		GoesOn: func(began time.Time) {
			a.screen.say("A publication that began on %s did not come to its end. This one goes on from there.", began.Local().Format("2 January 2006 at 15:04"))
		},
		Progress: func(files int) (step, done func()) { return a.screen.onFiles("Publishing", files) },
	}
}

func (a *app) sayPublished(r publish.Report, address string, f publishFlags, start time.Time) {
	for _, name := range r.Altered {
		a.screen.warn("%s has left the site, but somebody else changed it there, so it stays. Remove it yourself if it is not wanted.", plain(name))
	}
	kept := ""
	if r.Kept > 0 {
		kept = " " + plural(r.Kept, "file") + " of earlier editions " + map[bool]string{true: "stays", false: "stay"}[r.Kept == 1] + " for readers who have a page open."
	}
	if f.dryRun {
		for _, name := range r.ToPut {
			a.screen.result("put     %s", name)
		}
		for _, name := range r.ToRemove {
			a.screen.result("remove  %s", name)
		}
		a.screen.say("Nothing was changed. To %s: %s to put, %s unchanged, %s to remove.%s", address, plural(r.Put, "file"), thousands(r.Same), thousands(r.Removed), kept)
		return
	}
	a.screen.say("Published to %s in %s. Files: %s put (%s), %s unchanged, %s removed.%s",
		address, shownTime(time.Since(start)), thousands(r.Put), shownSize(r.Bytes), thousands(r.Same), thousands(r.Removed), kept)
}
