// Package calendar writes lines of iCalendar (RFC 5545). Which events a calendar
// has, whoever writes it knows.
package calendar

import (
	"fmt"
	"strings"
)

// Calendar is a calendar that is being written.
type Calendar struct{ out strings.Builder }

// Line writes a line, formatted as by fmt.Sprintf, cut into pieces of at most 75
// bytes between characters (section 3.1).
func (c *Calendar) Line(format string, args ...any) {
	const most = 75
	s, room := fmt.Sprintf(format, args...), most
	for len(s) > room {
		cut := room
		for cut > 0 && s[cut]&0xC0 == 0x80 {
			cut--
		}
		c.out.WriteString(s[:cut])
		c.out.WriteString("\r\n ")
		s, room = s[cut:], most-1 // a space stands before the rest
	}
	c.out.WriteString(s)
	c.out.WriteString("\r\n")
}

// String returns what was written.
func (c *Calendar) String() string { return c.out.String() }

// Text escapes text for a value (section 3.3.11). Other control characters than the end of
// a line may not stand in one.
func Text(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, escapes.Replace(s))
}

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)
