package render

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"partnerbook"
)

// TestNotesAreForNotepad looks at the notes of bundles and updates: lines end as Windows
// ends them and are no longer than its window, and no place in them is left unfilled.
func TestNotesAreForNotepad(t *testing.T) {
	book := NewBook(ownSite(t), defaultTheme(t), partnerbook.Content(), false, new(Digests), nil)
	before := time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)
	for name, note := range map[string][]byte{
		"ReadMe": book.ReadMe("partnerbook 1.2.3"), "UpdateNote": book.UpdateNote("partnerbook 1.2.3", before),
	} {
		text := strings.TrimPrefix(string(note), "\ufeff")
		if n := strings.Count(text, "\n"); n < 20 || n != strings.Count(text, "\r\n") || strings.Count(text, "\r") != n {
			t.Errorf("%s: not each of %d lines ends in CR LF", name, n)
		}
		if strings.ContainsAny(text, "{}") || !strings.Contains(text, "partnerbook 1.2.3") || strings.Contains(text, "[") {
			t.Errorf("%s: something is not filled in:\n%s", name, text)
		}
		for line := range strings.Lines(text) {
			if utf8.RuneCountInString(strings.TrimRight(line, "\r\n")) > 80 {
				t.Errorf("%s: this line is longer than a window: %s", name, line)
			}
		}
		ascii := !bytes.ContainsFunc(note, func(r rune) bool { return r >= 0x80 })
		if !ascii && !bytes.HasPrefix(note, []byte("\ufeff")) {
			t.Errorf("%s: older Notepads take it for another alphabet", name)
		}
	}
	if !strings.Contains(string(book.UpdateNote("p", before)), "4 May 2026") {
		t.Error("the update does not say from which day it starts")
	}
}
