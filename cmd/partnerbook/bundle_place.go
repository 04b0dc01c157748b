package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"partnerbook/generator/bundle"
	"partnerbook/generator/output"
	"partnerbook/generator/single"
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

// madeFile is a sort of file that bundle makes: what messages call it, and what tells one
// of ours.
type madeFile struct {
	flag, what, example string
	endings             []string
	made, asBefore      string // what it is when it is ours, and what became of one that was there
	ours                func(name string) (bool, error)
}

func zipFile() madeFile {
	return madeFile{flag: "--zip", what: "zip", example: "handbook.zip", endings: []string{".zip"}, made: "bundle",
		asBefore: "Nothing was written: a zip that was there before is as it was",
		ours: func(name string) (bool, error) {
			_, _, err := bundle.Before(name)
			if errors.As(err, new(*bundle.BrokenError)) || errors.Is(err, bundle.ErrNoManifest) {
				return false, nil
			}
			return err == nil, err
		}}
}

func singleFile() madeFile {
	return madeFile{flag: "--single", what: "single file", example: "handbook.html", endings: []string{".html", ".htm"}, made: "single file",
		asBefore: "Nothing was written: a file that was there before is as it was", ours: single.Made}
}

// check refuses to write the file where it does no good: into the content, where the next
// build would find it, over a folder, over a file that is none of ours, or under a name
// that does not say what it is.
func (f madeFile) check(name, content string) error {
	switch rel, err := filepath.Rel(content, absolute(name)); {
	case !slices.Contains(f.endings, strings.ToLower(filepath.Ext(name))):
		return usageError("the name of the %s must end in %s: %s does not.\n  Write it as in `%s %s`", f.what, f.endings[0], name, f.flag, f.example)
	case err == nil && filepath.IsLocal(rel):
		return usageError("the %s %s would stand in the content folder, where the next build would read it.\n  Name a place outside with %s", f.what, shownPath(name), f.flag)
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f.checkFolder(filepath.Dir(name))
	case err != nil:
		return machineError(err)
	case info.IsDir():
		return usageError("%s is a folder, and the %s is to be a file.\n  Write it as in `%s %s`", shownFolder(name), f.what, f.flag, filepath.ToSlash(filepath.Join(name, f.example)))
	}
	ours, err := f.ours(name)
	if err != nil {
		return machineError(err)
	}
	if !ours {
		return usageError("%s is there already, and is no %s that Partnerbook made, so it is not replaced.\n  Move it away, or give %s another name", shownPath(name), f.made, f.flag)
	}
	return nil
}

func (f madeFile) checkFolder(dir string) error {
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return usageError("there is no folder %s to put the %s into.\n  Make it first, or name another with %s", shownPath(dir), f.what, f.flag)
	case err != nil:
		return machineError(err)
	case !info.IsDir():
		return usageError("“%s” is a file, so the %s cannot stand in it.\n  Name another place with %s", shownPath(dir), f.what, f.flag)
	}
	return nil
}

// explain says in plain words why there is no file, and what to do.
func (f madeFile) explain(err error, name string) error {
	switch {
	case errors.Is(err, context.Canceled):
		return stopped{"stopped. " + f.asBefore}
	case errors.As(err, new(*output.EmitError)), errors.As(err, new(*single.PageError)):
		err = fmt.Errorf("%w.\n  %s. Mend this and try again", err, f.asBefore)
	case isFull(err):
		err = fmt.Errorf("the disk is full (%w).\n  %s. Free some room and try again", err, f.asBefore)
	case mayNotWrite(err):
		err = fmt.Errorf("%w.\n  You may not write to %s. Name another place with %s. %s", err, shownPath(name), f.flag, f.asBefore)
	}
	return machineError(err)
}

// explainBundle is explain for a zip, which not every site can be.
func (a *app) explainBundle(err error, name string) error {
	var unfit *bundle.UnfitError
	if errors.As(err, &unfit) && !errors.Is(err, context.Canceled) {
		a.screen.complain("The site cannot be packed so that everybody can unpack it: %s.\n  Give the page or its folders shorter or other names. %s.", unfit, zipFile().asBefore)
		return errContent
	}
	return zipFile().explain(err, name)
}
