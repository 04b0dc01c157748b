package importer

import (
	"fmt"
	"strings"
)

// Document is what a reader makes of a file: the same for all formats.
type Document struct {
	Name    string // the file, without folders
	Title   string // if the file says so itself, apart from its text
	Summary string // one sentence below the title, or ""
	Blocks  []Block
	Notes   map[string]Note  // footnotes and endnotes, by the id that Span.Note has
	Images  map[string]Image // by the name that Span.Image has
	// Contents is what a list of contents in the file said, in order.
	Contents []Entry
	// Old says that the file is text taken from something printed, which others cite.
	Old bool
	// Publisher and Withdrawn are what the front of the file says, or "".
	Publisher, Withdrawn string
}

// Entry is a line of a list of contents. Label is what stands at its end: a number, or
// "Annex A".
type Entry struct{ Text, Label string }

// Image is a picture that stands in the file.
type Image struct {
	Name string // as it is to be called
	Data []byte
	part string // of a Word document
}

// Note is a footnote.
type Note struct {
	At     Place
	Blocks []Block
}

// Sort is what a block is.
type Sort int

// The sorts of block.
const (
	Paragraph   Sort = iota
	Heading          // Level
	List             // Items, Ordered, Start
	Table            // Rows, Head
	Quote            // Blocks
	Box              // Blocks, Name (note, warning, inset) and Text as its title
	Definitions      // Items, with terms
	Code             // Text, lines parted by breaks
	Rule
	Figures // a table kept as a file of figures: Name, and Text as its caption
)

// Block is a piece of a document, with its place in the original.
type Block struct {
	Sort   Sort
	At     Place
	Level  int    // of a heading: 1 is the title's
	Number string // as it is printed: "12", "2.1"
	ID     string // the name of the place, or ""
	Class  string // "unnumbered", or ""
	Name   string
	Text   []Span
	Blocks []Block

	Items   []Item
	Ordered bool
	Start   int

	Rows []Row
	Head int // how many rows are headings

	// mark is the number as it was typed, with its point.
	mark string
	// sure says that Number is that of a numbered paragraph and of no list.
	sure bool
	// gap is how many empty lines stood above, in a text.
	gap int
}

// Item is one of a list, or a term with its meaning.
type Item struct {
	At     Place
	ID     string
	Tick   Tick
	Term   []Span
	Blocks []Block
}

// Tick says whether an item has a box.
type Tick int

// The states of a box.
const (
	NoBox Tick = iota
	Unticked
	Ticked
)

// Row is a row of a table.
type Row []Cell

// Cell is one of a table. Cells that are merged with one before are empty.
type Cell struct{ Blocks []Block }

// Span is a run of text that looks the same throughout, or one thing that stands in text.
type Span struct {
	Text                       string
	Bold, Italic, Strike, Code bool
	Raised, Lowered            bool   // above or below the line
	Link                       string // an address; "#name" is a place in the document
	Note                       string // refers to a footnote
	Image                      string // a picture, with Text as its words
	Break                      bool   // a new line
	Mark                       string // the name of a place
	Comment                    *Comment
}

// Comment is what a reviewer noted in the margin.
type Comment struct {
	By, On, Text string
}

// look is all of a span that decides whether its neighbour looks the same.
func (s Span) look() Span {
	s.Text = ""
	return s
}

// plain tells whether a span is text and nothing else.
func (s Span) plain() bool {
	return s.Note == "" && s.Image == "" && !s.Break && s.Mark == "" && s.Comment == nil
}

// Place is where something stands in the original.
type Place struct {
	Unit     string // "line" or "paragraph"
	From, To int
	Page     int // or 0
}

func (p Place) String() string {
	words := ""
	switch {
	case p.Unit == "":
		return ""
	case p.To > p.From:
		words = fmt.Sprintf("%ss %d-%d", p.Unit, p.From, p.To)
	default:
		words = fmt.Sprintf("%s %d", p.Unit, p.From)
	}
	if p.Page > 0 {
		return fmt.Sprintf("page %d, %s", p.Page, words)
	}
	return words
}

// to returns a place that reaches from one to another.
func (p Place) to(q Place) Place {
	if p.Unit == "" {
		return q
	}
	if q.Unit != "" && q.To > p.To {
		p.To = q.To
	}
	return p
}

// words returns the plain text of spans.
func words(spans []Span) string {
	var out strings.Builder
	for _, s := range spans {
		switch {
		case s.Break:
			out.WriteByte(' ')
		case s.Note == "" && s.Comment == nil:
			out.WriteString(s.Text)
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// allWords returns the plain text of blocks.
func allWords(blocks []Block) string {
	var parts []string
	for _, b := range blocks {
		parts = append(parts, words(b.Text), allWords(b.Blocks))
		for _, item := range b.Items {
			parts = append(parts, words(item.Term), allWords(item.Blocks))
		}
		for _, row := range b.Rows {
			for _, c := range row {
				parts = append(parts, allWords(c.Blocks))
			}
		}
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// text makes spans of plain words.
func text(s string) []Span {
	if s == "" {
		return nil
	}
	return []Span{{Text: s}}
}

// merged joins neighbours that look alike and leaves out empty ones.
func merged(spans []Span) []Span {
	var out []Span
	for i := 0; i < len(spans); {
		s := spans[i]
		i++
		if !s.plain() {
			out = append(out, s)
			continue
		}
		if i < len(spans) && spans[i].plain() && spans[i].look() == s.look() {
			var text strings.Builder // there may be many
			text.WriteString(s.Text)
			for ; i < len(spans) && spans[i].plain() && spans[i].look() == s.look(); i++ {
				text.WriteString(spans[i].Text)
			}
			s.Text = text.String()
		}
		if s.Text != "" {
			out = append(out, s)
		}
	}
	return out
}

// squeezed makes one space of several and takes those at the ends away, of text as of
// lines.
func squeezed(spans []Span) []Span {
	var out []Span
	space := true
	for _, s := range merged(spans) {
		if s.Break {
			out, space = trimEnd(out), true
			out = append(out, s)
			continue
		}
		if !s.plain() {
			space = false
			out = append(out, s)
			continue
		}
		var b strings.Builder
		for _, r := range s.Text {
			if r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' || r == '\v' {
				if !space {
					b.WriteByte(' ')
				}
				space = true
				continue
			}
			b.WriteRune(r)
			space = false
		}
		if s.Text = b.String(); s.Text != "" {
			out = append(out, s)
		}
	}
	for len(out) > 0 && out[len(out)-1].Break {
		out = out[:len(out)-1]
	}
	for len(out) > 0 && out[0].Break {
		out = out[1:]
	}
	return trimEnd(out)
}

func trimEnd(spans []Span) []Span {
	n := len(spans)
	if n == 0 || !spans[n-1].plain() {
		return spans
	}
	spans[n-1].Text = strings.TrimRight(spans[n-1].Text, " ")
	if spans[n-1].Text == "" {
		return spans[:n-1]
	}
	return spans
}
