package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"partnerbook/generator/bundle"
	"partnerbook/generator/output"
)

// applyUpdate is verify with --apply.
func (a *app) applyUpdate(ctx context.Context, folder, update string) error {
	for _, name := range []string{folder, update} {
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			return usageError("there is no file or folder %s", name)
		}
	}
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return usageError("an update is applied to the folder that a bundle was unpacked to, and %s is a file.\n"+
			"  Unpack it first, and name the folder", shownPath(folder))
	}
	if info, err := os.Stat(update); err == nil && info.IsDir() {
		return usageError("an update is a zip, and %s is a folder.\n  Name the zip as it was given to you", shownPath(update))
	}
	p, err := bundle.Apply(ctx, folder, update, bundle.ApplyOptions{
		Jobs: 2, // disks and virus scanners take no more
		Show: func(files int) (step, done func()) { return a.screen.onFiles("Updating", files) },
		Wait: func() {
			a.screen.say("A build or another update is writing into %s. Waiting for it to end.", shownFolder(folder))
		},
	})
	if err != nil {
		return a.notApplied(folder, update, err)
	}
	a.screen.result("%s is now the edition of %s: %s written, %d removed. Fingerprint: %s",
		shownFolder(folder), shownDay(p.Made.Built), plural(p.Written, "file"), p.Removed, p.Update.To.Fingerprint())
	return nil
}

// notApplied says in plain words why an update was not applied, and what to do.
func (a *app) notApplied(folder, update string, err error) error {
	var (
		damaged *bundle.DamagedError
		other   *bundle.OtherEditionError
		broken  *bundle.BrokenError
	)
	ofUpdate := errors.As(err, new(*bundle.UpdateError))
	no := func(format string, args ...any) error {
		a.screen.complain(format+"\n  Nothing was changed.", args...)
		return errContent
	}
	switch {
	case errors.Is(err, bundle.ErrAlready):
		a.screen.say("%s is of that edition already. Nothing was changed.", shownFolder(folder))
		return nil
	case errors.Is(err, bundle.ErrNotUpdate):
		return no("%s is no update, but a whole bundle. Unpack it into a folder of its own.", shownPath(update))
	case errors.Is(err, bundle.ErrNewer):
		return no("A newer partnerbook made %s, which this one cannot apply. Use the newer one.", shownPath(update))
	case errors.Is(err, bundle.ErrNoManifest) && ofUpdate:
		return no("%s is no update that Partnerbook made: %s.", shownPath(update), err)
	case errors.Is(err, bundle.ErrNoManifest):
		return no("%s is no folder of a bundle: %s.", shownFolder(folder), err)
	case errors.As(err, &other):
		return no("%s", otherEdition(folder, update, other))
	case errors.As(err, &damaged):
		a.faults(damaged.Faults)
		if ofUpdate {
			return no("The update %s is not as it was made. Copy or download it again.", shownPath(update))
		}
		return no("%s is not as it was made, so the update could lose something. Move away files of your own that are named above, or unpack the whole bundle anew.", shownFolder(folder))
	case errors.As(err, &broken) && ofUpdate:
		return no("%s cannot be applied: %s.", shownPath(update), strings.TrimSuffix(plain(err.Error()), "."))
	case errors.As(err, &broken):
		return no("%s cannot be updated: %s.\n  Unpack the whole bundle anew.", shownFolder(folder), strings.TrimSuffix(plain(err.Error()), "."))
	case ofUpdate && !errors.Is(err, context.Canceled):
		return machineError(err)
	}
	return a.stoppedApplying(folder, err)
}

func otherEdition(folder, update string, e *bundle.OtherEditionError) string {
	if e.HasTitle != e.WantsTitle && e.HasTitle != "" && e.WantsTitle != "" {
		return fmt.Sprintf("%s is of “%s”, and %s updates “%s”.", shownFolder(folder), plain(e.HasTitle), shownPath(update), plain(e.WantsTitle))
	}
	return fmt.Sprintf("%s is of the edition of %s (%s), and %s starts from that of %s (%s). Ask for an update from yours, or for the whole bundle.",
		shownFolder(folder), shownDay(e.Has.Built), e.Has.Fingerprint(), shownPath(update), shownDay(e.Wants.Built), e.Wants.Fingerprint())
}

// stoppedApplying says what became of a folder where the machine, or the user, stopped an
// update.
func (a *app) stoppedApplying(folder string, err error) error {
	begun := output.Unfinished(folder)
	full := isFull(err)
	switch {
	case errors.Is(err, context.Canceled) && begun:
		return stopped{"stopped. Every file in " + shownFolder(folder) + " is as it was before or as it should be; apply the update again to finish"}
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case full && begun:
		err = fmt.Errorf("the disk is full (%w).\n  Every file in %s is as it was before or as it should be. Free some room and apply the update again", err, shownFolder(folder))
	case full:
		err = fmt.Errorf("the disk is full (%w).\n  Nothing was changed. Free some room and apply the update again", err)
	case begun:
		err = fmt.Errorf("%w.\n  Every file in %s is as it was before or as it should be. Mend this and apply the update again", err, shownFolder(folder))
	case mayNotWrite(err):
		err = fmt.Errorf("%w.\n  You may not write to %s. Nothing was changed. Copy the folder to a place where you may, or ask whoever runs this machine", err, shownFolder(folder))
	}
	return machineError(err)
}
