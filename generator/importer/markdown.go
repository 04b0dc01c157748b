package importer

import (
	"fmt"
	"strings"
)

// writer writes the text of one page.
type writer struct {
	doc    *Document
	report *Report
	places map[string]string // what links to a place in the document become, by name
	own    map[string]string // what places on the page are called, by name in the document
	files  string            // the folder of pictures, seen from the page
	notes  []string          // that the page refers to, in order
	noted  map[string]int    // where they stand in notes
	used   map[string]bool   // pictures
	shown  map[string]bool   // names of places that are written already
}

// page returns the text of a page, without its settings.
func (w *writer) page(p page) string {
	var out strings.Builder
	out.WriteString(w.blocks(p.blocks, true))
	for i := 0; i < len(w.notes); i++ { // notes may refer to notes
		out.WriteString("\n\n" + w.note(w.notes[i]))
	}
	return out.String() + "\n"
}

// note writes a footnote.
func (w *writer) note(id string) string {
	n := w.doc.Notes[id]
	body := w.blocks(n.Blocks, false)
	if body == "" {
		body = "(empty)"
	}
	place := ""
	if n.At.Unit != "" {
		place = "<!-- source: " + n.At.String() + " -->\n\n"
	}
	return place + "[^" + w.noteName(id) + "]: " + indented(body, "    ")
}

// noteName returns the name of a footnote: its number if it has one, else one by its
// place.
func (w *writer) noteName(id string) string {
	if digitsOnly.FindString(id) == id && len(id) <= 4 {
		return id
	}
	return "n" + itoa(w.noted[id]+1)
}

// blocks writes blocks. At the top each has a comment that says where it stood.
func (w *writer) blocks(blocks []Block, top bool) string {
	var parts []string
	for i, b := range blocks {
		said := w.block(b)
		if said == "" {
			continue
		}
		if top && b.At.Unit != "" {
			said = "<!-- source: " + b.At.String() + " -->\n" + said
		} else if i > 0 && b.Sort == List && blocks[i-1].Sort == List {
			parts = append(parts, "<!-- another list -->")
		}
		parts = append(parts, said)
	}
	return strings.Join(parts, "\n\n")
}

func (w *writer) block(b Block) string {
	id := w.placeOf(b)
	switch b.Sort {
	case Heading:
		class := ""
		if b.Class != "" {
			class = " ." + b.Class
		}
		words := endOfHeading(strings.ReplaceAll(w.inline(b.Text, flat1), "\n", " "))
		if words == "" {
			return ""
		}
		return strings.Repeat("#", b.Level) + " " + words + braces(id, class) + w.comments(b.Text)
	case List:
		return w.list(b)
	case Table:
		return w.table(b, id) + w.commentsIn(b)
	case Figures:
		return ":::table{" + strings.TrimSpace(hashed(id)+" data="+b.Name) + "}"
	case Quote:
		return prefixed(w.blocks(b.Blocks, false), "> ")
	case Box:
		return w.box(b, id)
	case Definitions:
		return w.definitions(b)
	case Code:
		return fenced(raw(b.Text), b.Name)
	case Rule:
		return "***"
	}
	words := w.inline(b.Text, 0)
	if words == "" {
		return w.comments(b.Text)
	}
	return startOfLine(words) + braces(id, "") + w.comments(b.Text)
}

// placeOf returns the name of a block, if it has one that is needed.
func (w *writer) placeOf(b Block) string { return w.named(b.ID, b.Text) }

// named returns the name of a place in the page: that which was made for it, or one that
// something links to.
func (w *writer) named(id string, spans []Span) string {
	names := []string{id}
	for _, s := range spans {
		names = append(names, s.Mark)
	}
	for _, name := range names {
		if place := w.own[name]; name != "" && place != "" && !w.shown[place] {
			w.shown[place] = true
			return place
		}
	}
	return ""
}

func hashed(id string) string {
	if id == "" {
		return ""
	}
	return "#" + id
}

func braces(id, class string) string {
	inside := strings.TrimSpace(hashed(id) + class)
	if inside == "" {
		return ""
	}
	return " {" + inside + "}"
}

func raw(spans []Span) string {
	var out strings.Builder
	for _, s := range spans {
		if s.Break {
			out.WriteByte('\n')
		}
		out.WriteString(s.Text)
	}
	return out.String()
}

func fenced(code, language string) string {
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	return fence + language + "\n" + code + "\n" + fence
}

// indented puts an indent before all lines but the first.
func indented(s, indent string) string {
	lines := strings.Split(s, "\n")
	for i := 1; i < len(lines); i++ {
		if lines[i] != "" {
			lines[i] = indent + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

// prefixed puts a sign before all lines.
func prefixed(s, sign string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(sign+lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func (w *writer) list(b Block) string {
	tight := true
	for _, item := range b.Items {
		paragraphs := 0
		for i, inner := range item.Blocks {
			if inner.Sort == Paragraph {
				paragraphs++
			} else if inner.Sort != List || i > 0 && item.Blocks[i-1].Sort == List {
				tight = false
			}
		}
		tight = tight && paragraphs <= 1
	}
	var parts []string
	for i, item := range b.Items {
		mark := "- "
		if b.Ordered {
			mark = itoa(b.Start+i) + ". "
		}
		parts = append(parts, mark+indented(w.item(item, tight), strings.Repeat(" ", len(mark))))
	}
	if tight {
		return strings.Join(parts, "\n")
	}
	return strings.Join(parts, "\n\n")
}

// item writes what stands in an item.
func (w *writer) item(item Item, tight bool) string {
	blocks := item.Blocks
	box := map[Tick]string{Unticked: "[ ] ", Ticked: "[x] "}[item.Tick]
	first := ""
	if len(blocks) > 0 && blocks[0].Sort == Paragraph {
		id := w.named(item.ID, blocks[0].Text)
		if id == "" {
			id = w.placeOf(blocks[0])
		}
		said := startOfLine(w.inline(blocks[0].Text, 0))
		if box != "" && said == "" {
			said = "…"
		}
		if said == "" {
			id = "" // a name needs words to stand behind
		}
		first = box + said + braces(id, "") + w.comments(blocks[0].Text)
		blocks = blocks[1:]
	} else if box != "" {
		first = box + "…"
	}
	rest := w.blocks(blocks, false)
	switch {
	case rest == "":
		return first
	case first == "":
		return rest
	case tight:
		return first + "\n" + rest
	}
	return first + "\n\n" + rest
}

func (w *writer) box(b Block, id string) string {
	inner := w.blocks(b.Blocks, false)
	if inner == "" {
		return ""
	}
	colons := ":::"
	for strings.Contains(inner, colons) {
		colons += ":"
	}
	open := colons + b.Name
	if id != "" {
		open += "{#" + id + "}"
	}
	title := words(b.Text)
	if title != "" && b.Name != "inset" {
		open += " [" + title + "]"
	} else if title != "" {
		inner = "**" + escaped(title, false) + "**\n\n" + inner
	} else if b.Name == "details" {
		open += " More"
	}
	return open + "\n" + inner + "\n" + colons
}

func (w *writer) definitions(b Block) string {
	var parts []string
	for _, item := range b.Items {
		term := startOfLine(w.inline(item.Term, flat1))
		if term == "" {
			term = "…"
		}
		meaning := w.blocks(item.Blocks, false)
		if meaning == "" {
			meaning = "…"
		}
		parts = append(parts, term+"\n: "+indented(meaning, "  "))
	}
	return strings.Join(parts, "\n\n")
}

func (w *writer) table(b Block, id string) string {
	width := 0 // rows of tables within cells and boxes are as they were read
	for _, row := range b.Rows {
		width = max(width, len(row))
	}
	if width == 0 {
		return ""
	}
	var lines []string
	for i, row := range b.Rows {
		cells := make([]string, width)
		for j, c := range row {
			cells[j] = w.cell(c)
		}
		if i == 0 {
			for j := range cells {
				if cells[j] == "" {
					cells[j] = "Column " + itoa(j+1)
				}
			}
			cells[0] += braces(id, "")
		}
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
		if i == 0 {
			lines = append(lines, "|"+strings.Repeat("---|", len(cells)))
		}
	}
	return strings.Join(lines, "\n")
}

// cell writes a cell in one line.
func (w *writer) cell(c Cell) string {
	var parts []string
	for _, b := range c.Blocks {
		switch b.Sort {
		case List:
			for _, item := range b.Items {
				parts = append(parts, w.cell(Cell{item.Blocks}))
			}
		case Table:
			for _, row := range b.Rows {
				for _, inner := range row {
					parts = append(parts, w.cell(inner))
				}
			}
		default:
			said := w.inline(b.Text, inTable|flat1)
			if id := w.placeOf(b); id != "" && said != "" {
				said += braces(id, "")
			}
			parts = append(parts, said)
			parts = append(parts, w.cell(Cell{b.Blocks}))
		}
	}
	return strings.Join(nonEmpty(parts...), "; ")
}

// comments writes what reviewers noted beside a text.
func (w *writer) comments(spans []Span) string {
	out := ""
	for _, s := range spans {
		c := s.Comment
		if c == nil {
			continue
		}
		title := "Comment"
		if c.By != "" {
			title += " by " + c.By
		}
		if c.On != "" {
			title += " on " + c.On
		}
		body := startOfLine(escaped(strings.Join(strings.Fields(c.Text), " "), false))
		if body == "" {
			continue
		}
		out += fmt.Sprintf("\n\n:::note [%s]\n%s\n:::", plainTitle(title), body)
	}
	return out
}

// plainTitle takes out of a title what would end it.
func plainTitle(s string) string {
	return strings.NewReplacer("[", "(", "]", ")", "\n", " ").Replace(s)
}

// commentsIn writes the comments of all cells below their table.
func (w *writer) commentsIn(b Block) string {
	var found []Span
	for _, row := range b.Rows {
		for _, c := range row {
			eachSpan(c.Blocks, func(s *Span) {
				if s.Comment != nil {
					found = append(found, *s)
				}
			})
		}
	}
	return w.comments(found)
}

// Where a line of text stands.
const (
	inTable = 1 << iota
	flat1   // it has no line breaks
)
