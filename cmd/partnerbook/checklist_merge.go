package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"partnerbook/generator/checklist"
	"partnerbook/generator/diag"
	"partnerbook/generator/site"
	"partnerbook/generator/spreadsheet"
)

func (a *app) checklistMergeCommand() *cobra.Command {
	format := "text"
	c := &cobra.Command{
		Use:   "merge FILE…",
		Short: "Set saved checklists side by side",
		Long: `Merge reads files that readers saved from the page of a checklist, one for each
council, and prints where they differ and what is still open in any of them. As
csv it prints what is open as a table for a spreadsheet, as ics the days on which
it is due, and as json one file that holds what all of them say.`,
		Example: "  partnerbook checklist merge northtown.json southtown.json\n  partnerbook checklist merge --format csv *.json > plan.csv",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("FILE is missing.\n  %s", howTo(cmd))
			}
			return a.checklistMerge(cmd.Context(), args, format)
		},
	}
	c.Flags().StringVar(&format, "format", format, "print as `FORMAT`: text, json, csv or ics")
	return c
}

func (a *app) checklistMerge(ctx context.Context, names []string, format string) error {
	if formats := []string{"text", "json", "csv", "ics"}; !slices.Contains(formats, format) {
		return usageError("--format is text, json, csv or ics, not “%s”", format)
	}
	w, edition, p, err := a.checklistSite(ctx, true)
	if err != nil {
		return err
	}
	defer p.close()
	if edition.Book == nil {
		return errors.Join(a.screen.problems(edition.Found, w.Text), errContent)
	}
	m := merging{app: a, site: edition.Site, words: edition.Book.Words(edition.Site.Config.Language).T}
	for _, name := range names {
		if err := m.add(name); err != nil {
			return err
		}
	}
	m.rows = checklist.Rows(&m.list, m.sides)
	return m.print(format)
}

// merging is the work of checklist merge.
type merging struct {
	app   *app
	site  *site.Site
	words checklist.Words
	list  checklist.List
	sides []checklist.Side
	rows  []checklist.Row
}

// add reads a file; the first says which list it is.
func (m *merging) add(name string) error {
	data, err := readGiven(name)
	if err != nil {
		return err
	}
	saved, problems, fault := checklist.Read(data, m.list.ID)
	if fault != "" {
		return usageError("%s cannot be used. %s", name, m.words("checkjs_file_"+string(fault)))
	}
	if m.list.ID == "" {
		if err := m.find(name, saved.ID); err != nil {
			return err
		}
	}
	m.sides = append(m.sides, checklist.Side{Name: m.nameFor(name, saved), Saved: saved})
	for _, problem := range problems {
		m.app.screen.warn("%s: %s: %s", name, problem.Item, m.words("checkjs_left_"+problem.Code, "value", problem.Value))
	}
	gone, fresh := checklist.Changed(&m.list, saved)
	if saved.Edition != m.list.Edition() {
		m.app.screen.say("%s was made with another edition of the list: %s new, %d gone.", name, plural(len(fresh), "item"), len(gone))
	}
	for _, id := range gone {
		m.app.screen.say("%s: the list no longer has the item %s; what is noted of it is kept.", name, id)
	}
	return nil
}

// find finds the list that a file is of.
func (m *merging) find(name, id string) error {
	var ids []string
	for _, l := range m.site.Checklists("(" + m.words("ours") + ")") {
		if l.ID == id && l.Language == "" {
			if l.Personal {
				return usageError("“%s” is about a person; nothing of it is kept or merged", l.Title)
			}
			m.list = l
			return nil
		}
		ids = append(ids, l.ID)
	}
	hint := diag.DidYouMean(id, ids)
	if hint == "" {
		hint = "`partnerbook checklist list` names those that are there."
	}
	return usageError("%s is of a checklist “%s”, which this site does not have.\n  %s", name, id, hint)
}

// nameFor names a side: as its file says, or after the file.
func (m *merging) nameFor(file string, s checklist.Saved) string {
	name := s.By
	if name == "" {
		name = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	}
	unique := name
	for n := 2; slices.ContainsFunc(m.sides, func(other checklist.Side) bool { return other.Name == unique }); n++ {
		unique = fmt.Sprintf("%s (%d)", name, n)
	}
	return unique
}

func (m *merging) print(format string) error {
	now := m.app.today()
	names := make([]string, len(m.sides))
	for i, s := range m.sides {
		names[i] = s.Name
	}
	head := checklist.Head{Notice: m.words("check_notice"), Title: m.list.Title, By: strings.Join(names, ", "), Made: now.Format(time.DateOnly)}
	plan := checklist.Plan(m.rows, nil)
	text := ""
	switch format {
	case "csv":
		text = string(spreadsheet.CSV(slices.Values(checklist.PlanTable(&m.list, plan, m.sides, head, m.words))))
	case "ics":
		text = checklist.Calendar(checklist.PlanEvents(&m.list, plan, m.sides, nil), head, now.Format("20060102T150405Z"), m.words)
	case "json":
		joint := checklist.Saved{
			ID: m.list.ID, Site: m.list.Site, Edition: m.list.Edition(), Made: head.Made, By: head.By,
			Entries: checklist.Joint(m.rows, m.sides, nil),
		}
		text = string(joint.Write(head.Notice))
	default:
		text = m.text(head, plan)
	}
	_, err := io.WriteString(m.app.screen.out, text)
	return machineError(err)
}

// text is what people read: how far each side is, where they differ, and what is left.
func (m *merging) text(head checklist.Head, plan []checklist.Row) string {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	line("%s\n\n%s", head.Notice, head.Title)
	for _, s := range m.sides {
		p := checklist.ProgressOf(m.list.Items, s.Saved, head.Made)
		line("  %s: %s", s.Name, m.words("checkjs_progress", "done", p.Done, "items", p.Items, "unneeded", p.NotNeeded))
	}
	line("\n%s", m.words("checkjs_merge_differ"))
	m.rowsText(line, slices.DeleteFunc(slices.Clone(m.rows), func(r checklist.Row) bool { return !r.Differs }))
	line("\n%s", m.words("checkjs_plan"))
	m.rowsText(line, plan)
	return out.String()
}

func (m *merging) rowsText(line func(string, ...any), rows []checklist.Row) {
	section := ""
	for i, row := range rows {
		under := row.Item.Section
		if !row.Known {
			under = m.words("checkjs_gone")
		}
		if under != section || i == 0 {
			section = under
			line("%s", strings.TrimRight("\n  "+section, " \n"))
		}
		line("  - %s", row.Item.Words)
		for i, e := range row.Entries {
			parts := []string{m.words("checkjs_state_" + string(e.State))}
			for _, part := range []string{e.Owner, e.Due, strings.ReplaceAll(e.Note, "\n", " / ")} {
				if part != "" {
					parts = append(parts, part)
				}
			}
			line("      %s: %s", m.sides[i].Name, strings.Join(parts, "; "))
		}
	}
	if len(rows) == 0 {
		line("  %s", m.words("checkjs_nothing"))
	}
}
