package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words of a line: how they look, where they link, and what must be escaped.

// inline writes text.
func (w *writer) inline(spans []Span, where int) string {
	var out strings.Builder
	spans = shown(spans)
	for i := 0; i < len(spans); {
		s := spans[i]
		if s.Link == "" {
			w.span(&out, spans, i, where)
			i++
			continue
		}
		end := i
		for end < len(spans) && spans[end].Link == s.Link {
			end++
		}
		w.link(&out, spans[:end], i, where)
		i = end
	}
	return strings.TrimSpace(out.String())
}

// shown leaves out what is no text.
func shown(spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if s.Mark == "" && s.Comment == nil && (s.Text != "" || s.Note != "" || s.Image != "" || s.Break) {
			out = append(out, s)
		}
	}
	return merged(out)
}

// span writes one span; before and after are in the list.
func (w *writer) span(out *strings.Builder, spans []Span, i, where int) {
	s := spans[i]
	switch {
	case s.Break && where&flat1 != 0:
		out.WriteByte(' ')
	case s.Break:
		out.WriteString("\\\n")
	case s.Note != "":
		if _, there := w.noted[s.Note]; !there {
			w.noted[s.Note] = len(w.notes)
			w.notes = append(w.notes, s.Note)
		}
		out.WriteString("[^" + w.noteName(s.Note) + "]")
	case s.Image != "":
		w.used[s.Image] = true
		out.WriteString("![" + escaped(s.Text, where&inTable != 0) + "](" + w.files + w.doc.Images[s.Image].Name + ")")
	case s.Code:
		code := codeSpan(s.Text)
		if where&inTable != 0 {
			code = strings.ReplaceAll(code, "|", `\|`)
		}
		out.WriteString(code)
	default:
		w.words(out, s, lastRune(out.String()), nextRune(spans, i+1), where)
	}
}

func lastRune(s string) rune {
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 || r == '\n' {
		return 0
	}
	return r
}

func nextRune(spans []Span, i int) rune {
	if i >= len(spans) || spans[i].Break {
		return 0
	}
	s := spans[i]
	if s.Note != "" || s.Image != "" || s.Link != "" {
		return '['
	}
	if s.Code {
		return '`'
	}
	r, _ := utf8.DecodeRuneInString(s.Text)
	if (s.Bold || s.Italic) && r != ' ' {
		return '*'
	}
	return r
}

// words writes text with its emphasis. Spaces at its ends stand outside.
func (w *writer) words(out *strings.Builder, s Span, before, after rune, where int) {
	core := strings.TrimSpace(s.Text)
	if core == "" {
		out.WriteString(" ")
		return
	}
	lead := s.Text[:strings.Index(s.Text, core)]
	tail := s.Text[len(lead)+len(core):]
	if lead != "" {
		before = ' '
	}
	if tail != "" {
		after = ' '
	}
	switch {
	case s.Raised:
		core = offTheLine(core, raised)
	case s.Lowered:
		core = offTheLine(core, lowered)
		if strings.ContainsFunc(core, unicode.IsLetter) {
			w.report.dropped(Place{}, core, "letters below the line, which Markdown does not have; they stay on it")
		}
	}
	said := escaped(core, where&inTable != 0)
	if out.Len() > 0 && strings.HasSuffix(out.String(), "\\\n") {
		said = startOfLine(said)
	}
	ok := true
	if s.Strike {
		said, ok = emphasised(said, "~~", before, after)
	}
	if marks := strings.Repeat("*", count(s.Italic)+2*count(s.Bold)); ok && marks != "" {
		said, ok = emphasised(said, marks, before, after)
	}
	if !ok {
		w.report.dropped(Place{}, core, "emphasis of a part of a word, which Markdown does not have; the words stay")
	}
	out.WriteString(lead + said + tail)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// offTheLine writes digits as those that stand above or below the line.
func offTheLine(s string, digits map[rune]rune) string {
	return strings.Map(func(r rune) rune {
		for off, digit := range digits {
			if digit == r {
				return off
			}
		}
		return r
	}, s)
}

// link writes a link with all spans that belong to it: those of list from i on.
func (w *writer) link(out *strings.Builder, list []Span, i, where int) {
	s := list[i]
	to, ok := w.target(s.Link)
	inner := make([]Span, 0, len(list)-i)
	for _, one := range list[i:] {
		one.Link = ""
		inner = append(inner, one)
	}
	said := words(inner)
	if !ok {
		w.report.dropped(Place{}, said+" ("+s.Link+")", "link to a place that is not in the document; its words stay")
		for j := range inner {
			w.span(out, inner, j, where)
		}
		return
	}
	if (said == to || "mailto:"+said == to) && !strings.ContainsAny(to, "<>|\\ ") && strings.Contains(to, ":") {
		out.WriteString("<" + said + ">")
		return
	}
	label := strings.Builder{}
	for j := range inner {
		w.span(&label, inner, j, where|flat1)
	}
	text := strings.TrimSpace(label.String())
	if text == "" {
		text = escaped(to, where&inTable != 0)
	}
	if strings.HasPrefix(label.String(), " ") {
		out.WriteByte(' ')
	}
	if where&inTable != 0 {
		to = strings.ReplaceAll(to, "|", "%7C")
	}
	out.WriteString("[" + text + "](" + destination(to) + ")")
	if strings.HasSuffix(label.String(), " ") {
		out.WriteByte(' ')
	}
}

// destination writes an address between the round brackets of a link.
func destination(to string) string {
	to = strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "`", "%60", "*", "%2A").Replace(to)
	if strings.ContainsAny(to, "() ") {
		return "<" + to + ">"
	}
	return to
}

// target returns where a link leads, as seen from the page.
func (w *writer) target(link string) (string, bool) {
	if to, ok := strings.CutPrefix(link, "page:"); ok {
		return to, true
	}
	if name, ok := strings.CutPrefix(link, "#"); ok {
		to, ok := w.places[name]
		return to, ok
	}
	return link, true
}
