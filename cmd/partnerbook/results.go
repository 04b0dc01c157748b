package main

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"partnerbook/generator/source"
	"partnerbook/search"
)

// lister prints results to be read.
type lister struct {
	out   *sticky
	width int  // of the terminal, in characters; 0 breaks no lines
	bold  bool // marks are shown
	// models are the ways to deliver with their titles, in the site's order.
	models []source.Term
}

// margin is what stands before the lines of a result.
const margin = "   "

func (l *lister) list(found search.Results, explain bool) {
	if found.Corrected != "" {
		l.out.line("Showing results for: %s", found.Corrected)
	}
	if found.Relaxed {
		l.out.line("No page says this word for word. These pages have the words.")
	}
	if len(found.Expanded) > 0 {
		l.out.line("Also searched for: %s", strings.Join(found.Expanded, ", "))
	}
	if len(found.Results) == 0 {
		l.out.line("Nothing was found.")
		if len(found.Nearest) > 0 {
			l.out.line("Words near to yours: %s", strings.Join(found.Nearest, ", "))
		}
	}
	for i, r := range found.Results {
		l.out.line("%d. %s (%s)\n%s%s", i+1, r.Title, l.label(r), margin, r.URL)
		for _, p := range r.Passages {
			l.passage(p)
		}
		if explain {
			l.explain(r)
		}
	}
}

// label says what a page is, how it stands with it if that is worth saying, and
// which ways to deliver it is about.
func (l *lister) label(r search.Result) string {
	out := r.Kind
	if r.Language != "" {
		out += ", in language " + r.Language
	}
	if r.Status != "current" && r.Status != "due_soon" {
		out += ", " + r.Status
	}
	if about := l.titles(r.Models); len(about) > 0 {
		out += "; " + strings.Join(about, ", ")
	}
	return out
}

// titles returns the titles of models; those that the site does not list come last.
func (l *lister) titles(names []string) []string {
	var out []string
	left := slices.Clone(names)
	for _, m := range l.models {
		if at := slices.Index(left, m.ID); at >= 0 {
			out, left = append(out, m.Title), slices.Delete(left, at, at+1)
		}
	}
	return append(out, left...)
}

func (l *lister) passage(p search.Found) {
	text := utf16.Encode([]rune(p.Excerpt))
	for i, unit := range text {
		if unit == '\n' && i > 0 && !closes(text[i-1]) {
			text[i] = lineEnd
		}
	}
	shown := string(utf16.Decode(text))
	if l.bold {
		shown = emphasised(text, p.Marks)
	}
	words := strings.Fields(strings.ReplaceAll(shown, string(rune(lineEnd)), " · "))
	if p.Anchor != "" {
		words = slices.Insert(words, 0, "#"+p.Anchor)
	}
	for _, line := range wrapped(words, l.width-len(margin)) {
		l.out.line("%s%s", margin, line)
	}
}

// lineEnd stands for the end of a heading, a cell or an entry without a full stop,
// which would run into what follows.
const lineEnd = 0x2028

// closes tells whether a text may end with a character, so that another can follow.
func closes(unit uint16) bool { return strings.ContainsRune(".!?:;,", rune(unit)) }

func (l *lister) explain(r search.Result) {
	for _, t := range r.Terms {
		l.out.line("%s%8.3f %s", margin, t.Score, t.Term)
	}
	l.out.line("%s%8.3f in all", margin, r.Score)
}

// What terminals take for the beginning and the end of bold letters.
const boldOn, boldOff = "\x1b[1m", "\x1b[22m"

// emphasised makes the marks of a text in UTF-16 bold, word by word, so that lines
// can be broken anywhere.
func emphasised(text []uint16, marks []search.Mark) string {
	var out strings.Builder
	at := 0
	for _, m := range marks {
		out.WriteString(string(utf16.Decode(text[at:m.From])))
		found := strings.Fields(string(utf16.Decode(text[m.From:m.To])))
		out.WriteString(boldOn + strings.Join(found, boldOff+" "+boldOn) + boldOff)
		at = m.To
	}
	return out.String() + string(utf16.Decode(text[at:]))
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
