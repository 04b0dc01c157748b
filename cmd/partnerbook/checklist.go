package main

import (
	"context"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"partnerbook/generator"
	"partnerbook/generator/checklist"
	"partnerbook/generator/output"
)

func (a *app) checklistCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "checklist",
		Short: "List checklists, lock their items, and merge saved ones",
		Long: `Checklist works on the checklists of a site, and on the files that readers save
from their pages.`,
		Args: ownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	c.AddCommand(a.checklistListCommand(), a.checklistLockCommand(), a.checklistMergeCommand())
	return c
}

// checklistSite compiles the site for its checklists.
func (a *app) checklistSite(ctx context.Context, builtIn bool) (*generator.Workspace, *generator.Edition, place, error) {
	p, err := a.find(builtIn)
	if err != nil {
		return nil, nil, p, err
	}
	w, _, err := a.open(p.settings)
	if err != nil {
		p.close()
		return nil, nil, p, err
	}
	edition, err := a.edition(ctx, w, p)
	if err != nil {
		p.close()
	}
	return w, edition, p, err
}

func (a *app) checklistListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "Name the checklists of the site",
		Example: "  partnerbook checklist list",
		Args:    takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, edition, p, err := a.checklistSite(cmd.Context(), true)
			if err != nil {
				return err
			}
			defer p.close()
			lists := edition.Checklists()
			wide := 0
			for i := range lists {
				wide = max(wide, len(lists[i].Key()))
			}
			out := &sticky{w: a.screen.out}
			for i := range lists {
				out.line("%-*s  %3d items  %s  %s", wide, lists[i].Key(), len(lists[i].Items), lists[i].Edition(), lists[i].Title)
			}
			return machineError(out.err)
		},
	}
}

func (a *app) checklistLockCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "lock",
		Short: "Write down the names of all items",
		Long: `Lock writes the names of all items of all checklists into the file
checklist-ids.lock in the content folder. Readers' ticks hang on these names:
check, build and serve report an edit that would lose one. The command says
which names it adds and which it removes. Keep the file with the pages.`,
		Example: "  partnerbook checklist lock",
		Args:    takes(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.checklistLock(cmd.Context()) },
	}
}

func (a *app) checklistLock(ctx context.Context) error {
	w, edition, p, err := a.checklistSite(ctx, false)
	if err != nil {
		return err
	}
	defer p.close()
	if edition.Found.HasErrors() {
		if err := a.screen.problems(edition.Found, w.Text); err != nil {
			return err
		}
		a.screen.complain("Nothing was written. Mend the errors first: some items may not have been read.")
		return errContent
	}
	if what := w.InsteadOfLock(); what != "" {
		return usageError("%s is %s, and the names of items are written into a file of that name.\n  Move it away, and run the command again", path.Join(shownPath(p.watch.Content), checklist.LockName), what)
	}
	now, held := w.Lock(edition)
	name := filepath.Join(p.watch.Content, checklist.LockName)
	if err := output.Replace(name, checklist.WriteLock(now)); err != nil {
		return machineError(err)
	}
	out := &sticky{w: a.screen.out}
	added, removed := checklist.Missing(now, held), checklist.Missing(held, now)
	for _, l := range removed {
		out.line("removed  %s  %s  %s", l.List, l.Item, l.Words)
	}
	for _, l := range added {
		out.line("added    %s  %s  %s", l.List, l.Item, l.Words)
	}
	if out.err != nil {
		return machineError(out.err)
	}
	a.screen.say("%s locked in %s: %d added, %d removed.", plural(len(now), "item"), shownPath(name), len(added), len(removed))
	return nil
}
