package importer

import (
	"regexp"
	"strings"
)

// Reading plain text, as programs take it out of a PDF. What such a text has lost is
// guessed from the form of its lines, and each guess is reported.

// readText makes a document of a text.
func readText(name string, data []byte, r *Report) *Document {
	lines := furniture(linesOf(decoded(data, "text/plain")), r)
	doc := &Document{Name: name, Old: true}
	start := 0
	lines, doc.Contents, start = contentsOf(lines, r)
	b := &textBuilder{doc: doc, report: r, wrapped: wrapped(lines), start: start}
	blocks := b.blocks(pieces(lines, r))
	blocks = b.withoutRepeats(blocks)
	blocks = b.front(blocks)
	blocks = b.back(blocks)
	blocks = labelsOfPictures(blocks, r)
	blocks = b.notes(blocks)
	blocks = lists(blocks, r)
	levels(blocks, doc, r)
	doc.Blocks = blocks
	return doc
}

// lostLink is what is said of a link that leads nowhere.
const lostLink = "address of a link, which is not in the file; its words stay"

type textBuilder struct {
	doc     *Document
	report  *Report
	wrapped bool
	start   int // the line of the list of contents, or 0
}

var (
	contentsTitle = regexp.MustCompile(`(?i)^(?:table of )?contents$`)
	contentsEntry = regexp.MustCompile(`(?i)^\s*(\S.*?)[ \t]*(?:\.{3,}|…+|\t)[ \t.…]*((?:page )?\d{1,4}|[ivxl]{1,6}|(?:annex|appendix) \w+)\s*$`)
	contentsHead  = regexp.MustCompile(`(?i)^\s*(?:page|pages|para|paragraph)\s*$`)
	entryNumber   = regexp.MustCompile(`^\d{1,2}[.)]?\s+`)
)

// contentsOf takes the list of contents out of a text. It returns what the list says and
// the line at which it begins.
func contentsOf(lines []line, r *Report) ([]line, []Entry, int) {
	for i, l := range lines {
		if !contentsTitle.MatchString(strings.TrimSpace(l.text)) {
			continue
		}
		var entries []Entry
		end := i + 1
		for j := i + 1; j < len(lines); j++ {
			text := lines[j].text
			if lines[j].blank() || contentsHead.MatchString(text) {
				continue
			}
			m := contentsEntry.FindStringSubmatch(text)
			if m == nil {
				break
			}
			entries = append(entries, Entry{strings.TrimSpace(m[1]), strings.TrimSpace(m[2])})
			end = j + 1
		}
		if len(entries) < 2 {
			continue
		}
		r.dropped(l.at().to(lines[end-1].at()), "", "list of contents; the site makes its own")
		out := append([]line(nil), lines...)
		for j := i; j < end; j++ {
			out[j].text = ""
		}
		return out, entries, l.n
	}
	return lines, nil, 0
}

// blocks makes blocks of pieces.
func (b *textBuilder) blocks(ps []piece) []Block {
	var out []Block
	for i := 0; i < len(ps); {
		n := 1
		switch ps[i].sort {
		case rowPiece:
			for i+n < len(ps) && ps[i+n].sort == rowPiece && ps[i+n].gap == 0 {
				n++
			}
			out = append(out, b.table(ps[i:i+n]))
		case itemPiece:
			for i+n < len(ps) && ps[i+n].sort == itemPiece && ps[i+n].gap <= 3 {
				n++
			}
			out = append(out, b.list(ps[i:i+n]))
		case numberPiece:
			block := b.paragraph(ps[i])
			block.Number, block.mark = ps[i].mark, ps[i].mark+ps[i].point
			out = append(out, block)
		default:
			out = append(out, b.plain(ps, i, out))
		}
		i += n
	}
	return out
}

// plain makes a heading or a paragraph of a piece.
func (b *textBuilder) plain(ps []piece, i int, before []Block) Block {
	p := ps[i]
	block := b.paragraph(p)
	if strings.Contains(p.text, "\n") || !looksLikeHeading(p.text) {
		return block
	}
	last := i == len(ps)-1
	follows := !last && (ps[i+1].gap > 0 || ps[i+1].sort != plainPiece || len([]rune(ps[i+1].text)) > 80 || strings.HasSuffix(ps[i+1].text, ":"))
	switch {
	case p.gap == 0 && len(before) > 0 && before[len(before)-1].Sort == Paragraph && strings.HasSuffix(words(before[len(before)-1].Text), ":"):
		return Block{Sort: List, At: p.at, Items: []Item{{At: p.at, Blocks: []Block{block}}}}
	case p.gap == 0 && (b.wrapped || len(p.text) > 80), !follows:
		return block
	}
	block.Sort, block.Level = Heading, 2
	block.Text = unstyled(block.Text)
	return block
}

// unstyled takes bold and italic off.
func unstyled(spans []Span) []Span {
	out := append([]Span(nil), spans...)
	for i := range out {
		out[i].Bold, out[i].Italic = false, false
	}
	return merged(out)
}

func (b *textBuilder) paragraph(p piece) Block {
	return Block{Sort: Paragraph, At: p.at, Text: b.inline(p.text, p.at), gap: p.gap}
}

func (b *textBuilder) inline(s string, at Place) []Span {
	var out []Span
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			out = append(out, Span{Break: true})
		}
		out = append(out, inline(line, func(words string) { b.report.dropped(at, words, lostLink) })...)
	}
	return out
}

// withoutRepeats leaves out headings that a new page repeats.
func (b *textBuilder) withoutRepeats(blocks []Block) []Block {
	var out []Block
	seen := map[string]bool{}
	last := ""
	for _, block := range blocks {
		if block.Sort == Heading {
			said := words(block.Text)
			base := strings.ToLower(isContinued.ReplaceAllString(said, ""))
			if base != strings.ToLower(said) && seen[base] || base == last {
				b.report.dropped(block.At, said, "heading that a new page repeats")
				continue
			}
			seen[base], last = true, base
		}
		if n := len(out); n > 0 && block.Sort == Table && out[n-1].Sort == Table && sameHead(out[n-1], block) {
			b.report.guessed(block.At, "", "table that goes on on the next page, joined")
			out[n-1].Rows = append(out[n-1].Rows, block.Rows[1:]...)
			out[n-1].At = out[n-1].At.to(block.At)
			continue
		}
		out = append(out, block)
	}
	return out
}

func sameHead(a, b Block) bool {
	return len(a.Rows) > 0 && len(b.Rows) > 1 && len(a.Rows[0]) == len(b.Rows[0]) && rowWords(a.Rows[0]) == rowWords(b.Rows[0])
}

func rowWords(row Row) string {
	var parts []string
	for _, c := range row {
		parts = append(parts, allWords(c.Blocks))
	}
	return strings.Join(parts, "\t")
}

// labelsOfPictures makes a list of many short lines that follow one another: such are
// the words in a picture.
func labelsOfPictures(blocks []Block, r *Report) []Block {
	const many = 4
	var out []Block
	for i := 0; i < len(blocks); {
		n := i
		for n < len(blocks) && blocks[n].Sort == Heading && !annexTitle.MatchString(words(blocks[n].Text)) {
			n++
		}
		if n < len(blocks) {
			n-- // the last stands above what follows
		}
		if n-i < many {
			n = max(n, i+1)
			out = append(out, blocks[i:n]...)
			i = n
			continue
		}
		list := Block{Sort: List, At: blocks[i].At}
		for _, h := range blocks[i:n] {
			list.At = list.At.to(h.At)
			list.Items = append(list.Items, Item{At: h.At, Blocks: []Block{{Sort: Paragraph, At: h.At, Text: h.Text}}})
		}
		r.guessed(list.At, allWords([]Block{list}), "short lines, probably words of a picture, kept as a list")
		out = append(out, list)
		i = n
	}
	return out
}
