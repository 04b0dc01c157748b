package main

import (
	"slices"
	"strings"
	"unicode/utf8"

	"partnerbook/search"
)

// lister prints results to be read.
type lister struct {
	out   *sticky
	width int  // of the terminal, in characters; 0 breaks no lines
	bold  bool // marks are shown
}

// margin is what stands before the lines of a result.
const margin = "   "

func (l *lister) list(found search.Results, explain bool) {
	if found.Corrected != "" {
		l.out.line("Showing results for: %s", found.Corrected)
	}
	if len(found.Expanded) > 0 {
		l.out.line("Also searched for: %s", strings.Join(found.Expanded, ", "))
	}
	if len(found.Results) == 0 {
		l.out.line("Nothing was found.")
	}
	for i, r := range found.Results {
		l.out.line("%d. %s (%s)\n%s%s", i+1, r.Title, label(r), margin, r.URL)
		for _, p := range r.Passages {
			l.passage(p)
		}
		if explain {
			l.explain(r)
		}
	}
}

// label says what a page is, and how it stands with it if that is worth saying.
func label(r search.Result) string {
	if r.Status == "current" || r.Status == "due_soon" {
		return r.Kind
	}
	return r.Kind + ", " + r.Status
}

func (l *lister) passage(p search.Found) {
	text := p.Excerpt
	if l.bold {
		text = emphasised(text, p.Marks)
	}
	words := strings.Fields(text)
	if p.Anchor != "" {
		words = slices.Insert(words, 0, "#"+p.Anchor)
	}
	for _, line := range wrapped(words, l.width-len(margin)) {
		l.out.line("%s%s", margin, line)
	}
}

func (l *lister) explain(r search.Result) {
	for _, t := range r.Terms {
		l.out.line("%s%8.3f %s", margin, t.Score, t.Term)
	}
	l.out.line("%s%8.3f in all", margin, r.Score)
}

// What terminals take for the beginning and the end of bold letters.
const boldOn, boldOff = "\x1b[1m", "\x1b[22m"

// emphasised makes the marks of a text bold, word by word, so that lines can be
// broken anywhere.
func emphasised(text string, marks []search.Mark) string {
	var out strings.Builder
	at := 0
	for _, m := range marks {
		out.WriteString(text[at:m.From])
		found := strings.Fields(text[m.From:m.To])
		out.WriteString(boldOn + strings.Join(found, boldOff+" "+boldOn) + boldOff)
		at = m.To
	}
	return out.String() + text[at:]
}

// wrapped puts words into lines of a width; below 20 characters, into one line.
func wrapped(words []string, width int) []string {
	const narrowest = 20
	if width < narrowest {
		return []string{strings.Join(words, " ")}
	}
	var lines []string
	line, used := "", 0
	for _, word := range words {
		n := shownLength(word)
		if used > 0 && used+1+n > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+n
	}
	return append(lines, line)
}

// shownLength returns how many characters of a word a terminal shows.
func shownLength(word string) int {
	return utf8.RuneCountInString(strings.NewReplacer(boldOn, "", boldOff, "").Replace(word))
}
