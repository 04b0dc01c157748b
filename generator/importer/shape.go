package importer

import (
	"strings"

	"partnerbook/generator/source"
)

// page is a page that is to be made.
type page struct {
	path     string // slash-separated, from the folder of the document's pages
	kind     string
	title    string
	summary  string
	at       Place
	blocks   []Block
	sources  []string
	related  []string
	weight   int
	numbered bool
	draft    bool
	who      string
	quote    string
	councils []string
	notes    []Span // signs of footnotes that stood in the title
}

// file returns the name of the page's file in the folder of the document.
func (p page) file() string {
	if p.path == "" {
		return "index.md"
	}
	return fileOf(p.path)
}

// shape makes pages of a document: of its text, its annexes, its checklists and its
// testimonials, the main one first.
func shape(doc *Document, slug string, r *Report) ([]page, []figures) {
	s := &shaper{doc: doc, report: r, slug: slug, names: map[string]bool{"index": true}}
	main := page{kind: "guidance", title: s.title(), summary: doc.Summary}
	if doc.Old {
		main.kind = "source"
	}
	s.normal(doc.Blocks)
	parts := s.split(main)
	for i := range parts {
		parts[i].blocks = s.tables(parts[i].blocks)
		s.wholeChecklist(&parts[i], i > 0)
	}
	for i := range parts {
		if parts[i].kind == "checklist" {
			continue
		}
		s.testimonials(&parts[i])
		s.checklists(&parts[i])
	}
	s.settle(parts)
	return append(parts, s.more...), s.figures
}

type shaper struct {
	doc     *Document
	report  *Report
	slug    string
	names   map[string]bool // of pages, without endings
	more    []page
	figures []figures
}

// title returns the title of a document and takes it out of its text.
func (s *shaper) title() string {
	blocks := s.doc.Blocks
	first := -1
	for i, b := range blocks {
		if b.Sort == Heading {
			first = i
			break
		}
	}
	if first >= 0 && blocks[first].Level == 1 {
		alone := true
		for _, b := range blocks[first+1:] {
			alone = alone && (b.Sort != Heading || b.Level > 1)
		}
		said := words(blocks[first].Text)
		if alone || strings.EqualFold(said, s.doc.Title) {
			s.doc.Title = said
			notes := notesIn(blocks[first].Text)
			s.doc.Blocks = withNotes(append(append([]Block(nil), blocks[:first]...), blocks[first+1:]...), notes)
		}
	}
	if s.doc.Title == "" && first >= 0 {
		s.doc.Title = words(blocks[first].Text)
		s.report.guessed(blocks[first].At, s.doc.Title, "title, from the first heading")
	}
	if s.doc.Title == "" {
		s.doc.Title = source.TitleFromName(strings.TrimSuffix(s.doc.Name, extension(s.doc.Name)))
		s.report.guessed(Place{}, s.doc.Title, "title, from the name of the file")
	}
	return shortened(s.doc.Title, 180)
}

// notesIn returns the signs of footnotes in a text.
func notesIn(spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if s.Note != "" {
			out = append(out, s)
		}
	}
	return out
}

// withNotes puts signs of footnotes, which a title cannot hold, behind the first
// paragraph.
func withNotes(blocks []Block, notes []Span) []Block {
	if len(notes) == 0 {
		return blocks
	}
	for i := range blocks {
		if blocks[i].Sort == Paragraph {
			blocks[i].Text = append(append([]Span(nil), blocks[i].Text...), notes...)
			return blocks
		}
	}
	return append([]Block{{Sort: Paragraph, Text: append(text("Note to the title:"), notes...)}}, blocks...)
}

// normal gives headings levels from 2 on that leave none out.
func (s *shaper) normal(blocks []Block) {
	top := 7
	for _, b := range blocks {
		if b.Sort == Heading {
			top = min(top, b.Level)
		}
	}
	above := 1
	for i := range blocks {
		b := &blocks[i]
		if b.Sort != Heading {
			continue
		}
		b.Text = unstyled(b.Text)
		level := min(b.Level-top+2, 6)
		if level > above+1 {
			s.report.guessed(b.At, words(b.Text), "level of a heading, raised because the one between was missing")
			level = above + 1
		}
		b.Level, above = level, level
	}
}

// split parts the annexes from the main text.
func (s *shaper) split(main page) []page {
	parts := []page{main}
	for i, b := range s.doc.Blocks {
		said := ""
		if b.Sort == Heading {
			said = words(b.Text)
		}
		m := annexTitle.FindStringSubmatch(said)
		if m == nil || i == 0 || len(parts) > maxPages {
			last := &parts[len(parts)-1]
			last.blocks = append(last.blocks, b)
			continue
		}
		parts = append(parts, page{kind: main.kind, title: shortened(said, 180), at: b.At, weight: 10 * len(parts)})
		parts[len(parts)-1].notes = notesIn(b.Text)
	}
	for i := range parts[1:] {
		s.annex(&parts[i+1])
		parts[i+1].blocks = withNotes(parts[i+1].blocks, parts[i+1].notes)
	}
	return parts
}

// annex names the page of an annex, and links to it from the main page.
func (s *shaper) annex(p *page) {
	m := annexTitle.FindStringSubmatch(p.title)
	label := strings.ToLower(m[1] + "-" + m[2])
	p.path = s.name(strings.Trim(label+"-"+source.Slug(m[3]), "-"))
	s.report.guessed(p.at, p.title, "annex, made a page of its own")
	p.blocks = leveled(p.blocks)
}

// leveled raises the headings of a page that begins in the middle of a document.
func leveled(blocks []Block) []Block {
	top := 7
	for _, b := range blocks {
		if b.Sort == Heading {
			top = min(top, b.Level)
		}
	}
	above := 1
	for i := range blocks {
		if blocks[i].Sort == Heading {
			blocks[i].Level = min(blocks[i].Level-top+2, above+1)
			above = blocks[i].Level
		}
	}
	return blocks
}

// name returns a path for a page that no other has.
func (s *shaper) name(slug string) string {
	slug = shortSlug(slug, 50)
	name := slug
	for n := 2; s.names[name]; n++ {
		name = slug + "-" + itoa(n)
	}
	s.names[name] = true
	return name + ".md"
}

// shortSlug cuts a slug at a hyphen.
func shortSlug(slug string, most int) string {
	if slug == "" {
		slug = "page"
	}
	if len(slug) <= most {
		return slug
	}
	cut := strings.ToValidUTF8(slug[:most], "")
	if at := strings.LastIndexByte(cut, '-'); at > most/3 {
		cut = cut[:at]
	}
	return strings.Trim(cut, "-")
}

// settle finishes the pages: their kinds, their names, and the links between them.
func (s *shaper) settle(parts []page) {
	main := &parts[0]
	cited := hasTestimonial(s.more) // a testimonial cites where it was given
	for i := range parts {
		p := &parts[i]
		p.numbered = countsItself(p.blocks)
		if cited && p.kind == "guidance" {
			p.kind = "source"
		}
		if i > 0 && p.kind == "source" && !citable(p.blocks) {
			p.kind = "reference"
		}
	}
	if main.kind != "source" {
		for i := range s.more {
			s.more[i].sources = nil // only sources are cited; the link to the page stays
		}
	}
	if len(parts)+len(s.more) == 1 {
		main.path = s.slug + ".md"
		return
	}
	main.path = s.slug + "/index.md"
	for i := range parts[1:] {
		parts[i+1].path = s.slug + "/" + parts[i+1].path
	}
	for i := range s.more {
		s.more[i].path = s.slug + "/" + s.more[i].path
	}
	s.linkAnnexes(main, parts[1:])
}

// citable tells whether a page has places of its own.
func citable(blocks []Block) bool {
	for _, b := range blocks {
		if b.Sort == Heading || b.Number != "" || b.Name == "testimonials" {
			return true
		}
	}
	return false
}

func hasTestimonial(pages []page) bool {
	for _, p := range pages {
		if p.kind == "testimonial" {
			return true
		}
	}
	return false
}

// linkAnnexes adds a list of the annexes to the main page, whose places they can cite.
func (s *shaper) linkAnnexes(main *page, annexes []page) {
	if len(annexes) == 0 {
		return
	}
	list := Block{Sort: List}
	for i := range annexes {
		a := &annexes[i]
		m := annexTitle.FindStringSubmatch(a.title)
		id := strings.ToLower(m[1] + "-" + m[2])
		list.Items = append(list.Items, Item{At: a.at, ID: id, Blocks: []Block{{Sort: Paragraph, At: a.at, Text: []Span{{Text: a.title, Link: "page:" + fileOf(a.path)}}}}})
		if a.kind == "checklist" && main.kind == "source" {
			a.sources = []string{"index.md#" + id}
		}
	}
	heading := Block{Sort: Heading, Level: 2, Text: text("Annexes")}
	main.blocks = append(main.blocks, heading, list)
}

func fileOf(p string) string { return p[strings.LastIndexByte(p, '/')+1:] }

func extension(name string) string {
	if at := strings.LastIndexByte(name, '.'); at > 0 {
		return name[at:]
	}
	return ""
}

func hasNumbers(blocks []Block) bool {
	for _, b := range blocks {
		if b.Number != "" && b.Sort == Paragraph {
			return true
		}
	}
	return false
}

// countsItself tells whether the page's own count gives its paragraphs the numbers that
// they have. It stops the count at headings below which no paragraph is numbered.
func countsItself(blocks []Block) bool {
	if !hasNumbers(blocks) {
		return false
	}
	n, off := 0, 0
	stops := []int{}
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		switch {
		case b.Sort == Heading:
			if off > 0 && b.Level <= off {
				off = 0
			}
			if off == 0 && !numbersBelow(blocks[i+1:]) && paragraphsBelow(blocks[i+1:]) {
				off = b.Level
				stops = append(stops, i)
			}
		case b.Sort == Paragraph && b.Number == itoa(n+1) && off == 0:
			n++
		case b.Sort == Paragraph && (b.Number != "" || off == 0):
			return false
		}
	}
	for _, i := range stops {
		blocks[i].Class = "unnumbered"
	}
	return true
}

func numbersBelow(blocks []Block) bool {
	for _, b := range blocks {
		if b.Sort == Heading {
			return false
		}
		if b.Sort == Paragraph && b.Number != "" {
			return true
		}
	}
	return false
}

func paragraphsBelow(blocks []Block) bool {
	for _, b := range blocks {
		if b.Sort == Heading {
			return false
		}
		if b.Sort == Paragraph {
			return true
		}
	}
	return false
}
