package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"partnerbook/generator/bundle"
	"partnerbook/generator/output"
	"partnerbook/generator/site"
)

// Where a bundle goes, and why it does not.

// defaultZip names a zip after the site and its day.
func defaultZip(s *site.Site, update bool) string {
	name := slug(s.Name, 40)
	if update {
		name += "-update"
	}
	return name + "-" + s.Date.Format(time.DateOnly) + ".zip"
}

// slug makes a file name of a title: small letters and digits of ASCII, and hyphens.
func slug(title string, most int) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	out := ""
	for _, w := range words {
		if len(out)+len(w) >= most && out != "" {
			break
		}
		out = strings.TrimPrefix(out+"-"+w, "-")
	}
	return cmp.Or(out[:min(len(out), most)], "site")
}

// checkZip refuses to write a zip where it does no good: into the content, where the next
// build would find it, over a folder, over a file that is no bundle, or under a name that
// is none of a zip.
func checkZip(name, content string) error {
	switch rel, err := filepath.Rel(content, absolute(name)); {
	case !strings.EqualFold(filepath.Ext(name), ".zip"):
		return usageError("the name of the zip must end in .zip: %s does not.\n  Write it as in `--zip handbook.zip`", name)
	case err == nil && filepath.IsLocal(rel):
		return usageError("the zip %s would stand in the content folder, where the next build would read it.\n  Name a place outside with --zip", shownPath(name))
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return checkZipFolder(filepath.Dir(name))
	case err != nil:
		return machineError(err)
	case info.IsDir():
		return usageError("%s is a folder, and the zip is to be a file.\n  Write it as in `--zip %s`", shownFolder(name), filepath.ToSlash(filepath.Join(name, "handbook.zip")))
	}
	if _, _, err := bundle.Before(name); err != nil {
		return usageError("%s is there already, and is no bundle that Partnerbook made, so it is not replaced.\n  Move it away, or give --zip another name", shownPath(name))
	}
	return nil
}

func checkZipFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usageError("there is no folder %s to put the zip into.\n  Make it first, or name another with --zip", shownPath(dir))
	case err == nil && !info.IsDir():
		return usageError("%s is a file, so the zip cannot stand in it.\n  Name another place with --zip", shownPath(dir))
	}
	return machineError(err)
}

// explainBundle says in plain words why there is no bundle, and what to do.
func (a *app) explainBundle(err error, name string) error {
	var (
		unfit *bundle.UnfitError
		emit  *output.EmitError
	)
	const asBefore = "Nothing was written: a zip that was there before is as it was"
	switch {
	case errors.Is(err, context.Canceled):
		return stopped{"stopped. " + asBefore}
	case errors.As(err, &unfit):
		a.screen.complain("The site cannot be packed so that everybody can unpack it: %s.\n  Give the page or its folders shorter or other names. %s.", unfit, asBefore)
		return errContent
	case errors.As(err, &emit):
		err = fmt.Errorf("%w.\n  %s. Mend this and try again", err, asBefore)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		err = fmt.Errorf("the disk is full (%w).\n  %s. Free some room and try again", err, asBefore)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		err = fmt.Errorf("%w.\n  You may not write to %s. Name another place with --zip. %s", err, shownPath(name), asBefore)
	}
	return machineError(err)
}
