package render

import (
	"slices"
	"strings"
	"time"
)

// ReadMe returns the note for whoever receives a bundle of the site. program is what made
// it.
func (b *Book) ReadMe(program string) []byte {
	return b.note("bundle_note", program, time.Time{})
}

// UpdateNote returns the note in an update that leads to the site from its edition of a
// day.
func (b *Book) UpdateNote(program string, before time.Time) []byte {
	return b.note("update_note", program, before)
}

// note returns a text in the languages of the site, below each other, as Notepad of any
// age reads it: lines end in CR LF, and where there is more than ASCII a mark says that it
// is UTF-8.
func (b *Book) note(key, program string, before time.Time) []byte {
	var parts, done []string
	for _, language := range append([]string{b.site.Config.Language}, b.site.Config.Languages...) {
		w := b.theme.Words(language)
		if slices.Contains(done, w.Language) {
			continue
		}
		done = append(done, w.Language)
		parts = append(parts, strings.TrimSpace(w.T(key, "title", b.site.Name, "day", w.Day(b.site.Date), "before", w.Day(before), "program", program)))
	}
	text := strings.Join(parts, "\n\n"+strings.Repeat("-", 76)+"\n\n") + "\n"
	text = strings.ReplaceAll(text, "\n", "\r\n")
	if strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 }) {
		text = "\ufeff" + text
	}
	return []byte(text)
}
