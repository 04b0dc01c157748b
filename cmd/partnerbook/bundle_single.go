package main

import (
	"context"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/single"
)

// bundleSingle makes the one file that holds all of an edition, and says how large it is.
func (a *app) bundleSingle(ctx context.Context, e *generator.Edition, f bundleFlags, start time.Time) error {
	shell, err := e.Book.Shell()
	if err != nil {
		return machineError(err)
	}
	report, err := single.Write(ctx, f.single, e.Book.Files(), shell, f.jobs)
	if err != nil {
		return singleFile().explain(err, f.single)
	}
	a.screen.say("%s with search in one file, %s, made in %s: %s. Open it in a browser.",
		plural(report.Pages, "page"), shownPath(f.single), shownTime(time.Since(start)), shownSize(report.Bytes))
	if report.Pages > single.MostPages {
		a.screen.warn("One file is good for up to %s pages; this one may take seconds to open. Give a zip as well: `partnerbook bundle --zip`.", thousands(single.MostPages))
	}
	return nil
}
