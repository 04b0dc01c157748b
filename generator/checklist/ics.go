package checklist

import (
	"fmt"
	"strings"

	"partnerbook/generator/calendar"
)

// Event is a day on which an item is due.
type Event struct {
	UID, Day, Summary, Owner, Note string
}

// Events returns the days on which open items of a list are due.
func Events(l *List, s Saved) []Event {
	var out []Event
	for _, row := range Rows(l, []Side{{"", s}}) {
		if e := row.Entries[0]; e.Due != "" && row.openFor(0) {
			out = append(out, Event{uid(l, row.Item.ID, ""), e.Due, row.Item.Words, e.Owner, e.Note})
		}
	}
	return out
}

// PlanEvents returns the days on which items are due for each side that counts.
func PlanEvents(l *List, rows []Row, sides []Side, choices map[string]int) []Event {
	var out []Event
	for _, row := range rows {
		for _, i := range row.chosen(choices) {
			if e := row.Entries[i]; e.Due != "" && row.openFor(i) {
				name := sides[i].Name
				out = append(out, Event{uid(l, row.Item.ID, name), e.Due, row.Item.Words + " (" + name + ")", e.Owner, e.Note})
			}
		}
	}
	return out
}

// uid names an event for good, so that a calendar which has it already changes it.
func uid(l *List, item, side string) string {
	parts := []string{plain(item), plain(l.ID), plain(l.Site)}
	if side != "" {
		parts = append(parts, plain(side))
	}
	return strings.Join(parts, ".") + "@partnerbook"
}

// plain writes a text in letters, digits and hyphens; another byte is _ and two hex
// digits.
func plain(s string) string {
	var out strings.Builder
	for _, c := range []byte(s) {
		if c == '-' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' {
			out.WriteByte(c)
		} else {
			fmt.Fprintf(&out, "_%02X", c)
		}
	}
	return out.String()
}

// Calendar writes events, one all-day event for each, as iCalendar (RFC 5545). stamp
// is when it is made, as 20261121T090000Z.
func Calendar(events []Event, head Head, stamp string, t Words) string {
	var c calendar.Calendar
	c.Line("BEGIN:VCALENDAR")
	c.Line("VERSION:2.0")
	c.Line("PRODID:-//Partnerbook//Checklist//EN")
	c.Line("DESCRIPTION:%s", calendar.Text(head.Notice))
	c.Line("CALSCALE:GREGORIAN")
	c.Line("NAME:%s", calendar.Text(head.Title))
	for _, e := range events {
		day := strings.ReplaceAll(e.Day, "-", "")
		var about []string
		if e.Owner != "" {
			about = append(about, t("checkjs_owner")+": "+e.Owner)
		}
		if e.Note != "" {
			about = append(about, e.Note)
		}
		about = append(about, head.Title, head.Notice)
		c.Line("BEGIN:VEVENT")
		c.Line("UID:%s", e.UID)
		c.Line("DTSTAMP:%s", stamp)
		c.Line("DTSTART;VALUE=DATE:%s", day)
		c.Line("SUMMARY:%s", calendar.Text(e.Summary))
		c.Line("DESCRIPTION:%s", calendar.Text(strings.Join(about, "\n")))
		c.Line("TRANSP:TRANSPARENT")
		c.Line("END:VEVENT")
	}
	c.Line("END:VCALENDAR")
	return c.String()
}
