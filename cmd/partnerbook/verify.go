package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"partnerbook/generator/bundle"
	"partnerbook/generator/output"
)

func (a *app) verifyCommand() *cobra.Command {
	apply := ""
	c := &cobra.Command{
		Use:   "verify BUNDLE",
		Short: "Prove that a bundle is whole, or update one",
		Long: `Verify holds each file of a bundle against the list that was made with it, and
names those that are missing, changed or added. BUNDLE is a zip, the folder that
was unpacked from it, the folder of a build, or an update. The exit code is 1 if
anything is wrong.

--apply brings the folder of a bundle up to date. Before it writes anything it
proves the folder and the update. Files of your own in the folder stay. If it is
stopped before its end, apply the update again.`,
		Example: "  partnerbook verify handbook.zip\n  partnerbook verify handbook --apply handbook-update.zip",
		Args:    takes("BUNDLE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("apply") {
				return a.applyUpdate(cmd.Context(), args[0], apply)
			}
			return a.verify(cmd.Context(), args[0])
		},
	}
	c.Flags().StringVar(&apply, "apply", "", "apply this `UPDATE` to the folder BUNDLE")
	return c
}

func (a *app) verify(ctx context.Context, name string) error {
	r, err := bundle.Verify(ctx, name, func(files int) (step, done func()) { return a.screen.onFiles("Proving", files) })
	if err != nil {
		return a.notProved(name, err)
	}
	a.remark(r)
	if len(r.Faults) > 0 {
		a.faults(r.Faults)
		a.screen.complain("%s is not as it was made: %s in %s. %s", shownFolder(name), plural(len(r.Faults), "fault"), plural(r.Files, "file"), whatToDo(r))
		return errContent
	}
	if r.Update != nil {
		a.screen.result("%s: an update, whole: %s to come and %d to go, as made%s. It leads from the edition of %s (%s) to that of %s (%s).",
			shownFolder(name), plural(r.Files, "file"), len(r.Update.Goes), by(r.Made),
			shownDay(r.Update.From.Built), r.Update.From.Fingerprint(), shownDay(r.Update.To.Built), r.Update.To.Fingerprint())
		return nil
	}
	a.screen.result("%s: %s, as made%s%s. Fingerprint: %s", shownFolder(name), plural(r.Files, "file"), on(r.Made), by(r.Made), r.Edition.Fingerprint())
	return nil
}

// remark says what is no fault and worth knowing.
func (a *app) remark(r bundle.Result) {
	if n := len(r.Remarks); n > 0 {
		const most = 5
		more := ""
		if n > most {
			more = fmt.Sprintf(" and %d more", n-most)
		}
		a.screen.say("Put there by Windows, macOS or Office, and no part of it: %s%s.", strings.Join(r.Remarks[:min(n, most)], ", "), more)
	}
	if r.Repacked {
		a.screen.warn("Another program packed this zip, or changed it outside the files that it holds. Unpack it and verify the folder that makes.")
	}
	if r.Unfinished {
		a.screen.warn("An update of this folder, or a build into it, was stopped before its end. Apply the update, or build, again.")
	}
}

func (a *app) faults(faults []bundle.Fault) {
	for _, f := range faults {
		why := ""
		if f.Why != "" {
			why = " (" + f.Why + ")"
		}
		a.screen.result("%-7s  %s%s", f.Kind, f.Path, why)
	}
}

func whatToDo(r bundle.Result) string {
	switch {
	case r.Alone:
		return "It looks like an update that was unpacked by itself: apply the zip to the folder of the bundle with --apply."
	case r.Unfinished:
		return "Finish what was stopped, or unpack the zip anew."
	}
	if slices.ContainsFunc(r.Faults, func(f bundle.Fault) bool { return f.Kind == bundle.Unsafe }) {
		return "No bundle holds what is unsafe: do not unpack or open that, and ask whoever gave you this."
	}
	for _, f := range r.Faults {
		if f.Kind != bundle.Added {
			return "Copy or download it again, or unpack the zip anew."
		}
	}
	return "All that belongs to it is whole; move away what was added."
}

func on(m output.Made) string {
	if m.Day().IsZero() {
		return ""
	}
	return " on " + shownDay(m.Built)
}

func by(m output.Made) string {
	if m.Program == "" {
		return ""
	}
	return " by " + plain(m.Program)
}

// shownDay returns a day as people read it.
func shownDay(day string) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "an unknown day"
	}
	return d.Format("2 January 2006")
}

// plain returns words out of a file that a stranger made, so that they can be printed:
// without what steers a terminal, or turns the words round.
func plain(s string) string {
	const most = 200
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most])
	}
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)
}

// notProved says in plain words why something is no bundle that can be proved.
func (a *app) notProved(name string, err error) error {
	var broken *bundle.BrokenError
	switch {
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, fs.ErrNotExist):
		return usageError("there is no file or folder %s", name)
	case errors.As(err, &broken), errors.Is(err, bundle.ErrNoManifest):
		a.screen.complain("%s cannot be proved: %s.", shownFolder(name), strings.TrimSuffix(plain(err.Error()), "."))
		return errContent
	}
	return machineError(err)
}
