package checklist

// Words gives the words of the theme under a key; pairs fill its places.
type Words func(key string, pairs ...any) string

// Head is what stands above a table or in a calendar.
type Head struct {
	Notice string // what whoever has it must know
	Title  string // of the list
	By     string // whose it is
	Made   string // a day
}

// Table returns a list with what is noted of it, for a spreadsheet.
func Table(l *List, s Saved, head Head, t Words) [][]string {
	rows := [][]string{{head.Notice}, {head.Title, head.By, head.Made}, {
		t("checkjs_section"), t("checkjs_part_of"), t("checkjs_item"), t("checkjs_state"), t("checkjs_owner"), t("checkjs_due"), t("checkjs_note"), t("checkjs_id"),
	}}
	parents := l.byID()
	for _, row := range Rows(l, []Side{{"", s}}) {
		e := row.Entries[0]
		rows = append(rows, []string{
			row.section(t), parents[row.Item.Parent].Words, row.Item.Words, t("checkjs_state_" + string(e.State)), e.Owner, e.Due, e.Note, row.Item.ID,
		})
	}
	return rows
}

// section names the section of a row; items that the list does not have stand in one
// of their own.
func (r Row) section(t Words) string {
	if !r.Known {
		return t("checkjs_gone")
	}
	return r.Item.Section
}

// PlanTable returns rows of several sides for a spreadsheet.
func PlanTable(l *List, rows []Row, sides []Side, head Head, t Words) [][]string {
	titles := []string{t("checkjs_section"), t("checkjs_part_of"), t("checkjs_item"), t("checkjs_differs")}
	for _, s := range sides {
		for _, key := range []string{"checkjs_state", "checkjs_owner", "checkjs_due", "checkjs_note"} {
			titles = append(titles, s.Name+": "+t(key))
		}
	}
	out := [][]string{{head.Notice}, {head.Title, head.By, head.Made}, append(titles, t("checkjs_id"))}
	parents := l.byID()
	for _, row := range rows {
		differs := ""
		if row.Differs {
			differs = t("checkjs_differs")
		}
		cells := []string{row.section(t), parents[row.Item.Parent].Words, row.Item.Words, differs}
		for _, e := range row.Entries {
			cells = append(cells, t("checkjs_state_"+string(e.State)), e.Owner, e.Due, e.Note)
		}
		out = append(out, append(cells, row.Item.ID))
	}
	return out
}
