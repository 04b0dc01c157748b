package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/output"
	"partnerbook/generator/single"
)

// bundleSingle makes the one file that holds all of an edition, and says how large it is.
func (a *app) bundleSingle(ctx context.Context, e *generator.Edition, name string, start time.Time) error {
	shell, err := e.Book.Shell()
	if err != nil {
		return machineError(err)
	}
	report, err := single.Write(ctx, name, e.Book.Files(), shell)
	if err != nil {
		return explainSingle(err, name)
	}
	a.screen.say("%s with search in one file, %s, made in %s: %s. Open it in a browser.",
		plural(report.Pages, "page"), shownPath(name), shownTime(time.Since(start)), shownSize(report.Bytes))
	if report.Pages > single.MostPages {
		a.screen.warn("One file is good for up to %s pages; this one may take seconds to open. Give a zip as well: `partnerbook bundle --zip`.", thousands(single.MostPages))
	}
	return nil
}

// checkSingle refuses to write the file where it does no good: into the content, over a
// folder, over a file that is something else, or under a name that no browser opens.
func checkSingle(name, content string) error {
	ending := strings.ToLower(filepath.Ext(name))
	switch rel, err := filepath.Rel(content, absolute(name)); {
	case !slices.Contains([]string{".html", ".htm"}, ending):
		return usageError("the name of the single file must end in .html, so that browsers open it: %s does not.\n  Write it as in `--single handbook.html`", name)
	case err == nil && filepath.IsLocal(rel):
		return usageError("the file %s would stand in the content folder, where the next build would read it.\n  Name a place outside with --single", shownPath(name))
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return checkSingleFolder(filepath.Dir(name))
	case err != nil:
		return machineError(err)
	case info.IsDir():
		return usageError("%s is a folder, and the single file is to be a file.\n  Write it as in `--single %s`", shownFolder(name), filepath.ToSlash(filepath.Join(name, "handbook.html")))
	}
	ours, err := single.Made(name)
	if err != nil {
		return machineError(err)
	}
	if !ours {
		return usageError("%s is there already, and is no single file that Partnerbook made, so it is not replaced.\n  Move it away, or give --single another name", shownPath(name))
	}
	return nil
}

func checkSingleFolder(dir string) error {
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return usageError("there is no folder %s to put the single file into.\n  Make it first, or name another with --single", shownPath(dir))
	case err != nil:
		return machineError(err)
	case !info.IsDir():
		return usageError("%s is a file, so the single file cannot stand in it.\n  Name another place with --single", shownPath(dir))
	}
	return nil
}

// explainSingle says in plain words why there is no file, and what to do.
func explainSingle(err error, name string) error {
	const asBefore = "Nothing was written: a file that was there before is as it was"
	switch {
	case errors.Is(err, context.Canceled):
		return stopped{"stopped. " + asBefore}
	case errors.As(err, new(*output.EmitError)), errors.As(err, new(*single.PageError)):
		err = fmt.Errorf("%w.\n  %s. Mend this and try again", err, asBefore)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		err = fmt.Errorf("the disk is full (%w).\n  %s. Free some room and try again", err, asBefore)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		err = fmt.Errorf("%w.\n  You may not write to %s. Name another place with --single. %s", err, shownPath(name), asBefore)
	}
	return machineError(err)
}
