package importer

import (
	"regexp"
	"strings"
)

// What stands before and after the text proper: title, publisher, and that a document is
// withdrawn.

var (
	isWithdrawn = regexp.MustCompile(`(?i)\bwithdrawn\b|\bno longer current\b|\bis not being updated\b`)
	isPublisher = regexp.MustCompile(`^(?:Department|Ministry|Office|HM|Scottish Government|Welsh Government|Cabinet Office)\b|\b(?:Council|Government|Association|Agency|Authority|Ombudsman|Trust|LLP|Limited)$`)
)

// front takes the title and its neighbours out of the beginning of a text.
func (b *textBuilder) front(blocks []Block) []Block {
	end := 0
	for end < len(blocks) && b.isFront(blocks[end]) {
		end++
	}
	titles := 0
	for _, block := range blocks[:end] {
		if said := words(block.Text); !isWithdrawn.MatchString(said) && !isPublisher.MatchString(said) {
			titles++
		}
	}
	if titles > 1 && b.start == 0 && blocks[end-1].Sort == Heading {
		end-- // it stands above the first paragraph
	}
	var titled, withdrawn []string
	var notes []Span
	rest := []Block{}
	for _, block := range blocks[:end] {
		said := words(block.Text)
		switch {
		case isWithdrawn.MatchString(said):
			if strings.ContainsAny(said, " ") {
				withdrawn = append(withdrawn, said)
			}
			b.report.guessed(block.At, said, "status of the page, from the words on its front")
		case b.doc.Publisher == "" && isPublisher.MatchString(said):
			b.doc.Publisher = said
			b.report.guessed(block.At, said, "publisher")
		case len(titled) < 2:
			titled = append(titled, said)
			notes = append(notes, notesIn(block.Text)...)
			b.report.guessed(block.At, said, "title")
		default:
			rest = append(rest, Block{Sort: Paragraph, At: block.At, Text: block.Text})
			b.report.guessed(block.At, said, "line of the front page, kept as a paragraph")
		}
	}
	b.doc.Title = strings.Join(titled, ": ")
	b.doc.Withdrawn = strings.Join(withdrawn, " ")
	return withNotes(append(rest, blocks[end:]...), notes)
}

// isFront tells whether a block may belong to the front of a document.
func (b *textBuilder) isFront(block Block) bool {
	said := words(block.Text)
	if b.start > 0 && block.At.To < b.start {
		return block.Sort == Heading || block.Sort == Paragraph && len(said) < 200
	}
	if b.start > 0 {
		return false
	}
	return block.Sort == Heading || block.Sort == Paragraph && block.Number == "" && (isWithdrawn.MatchString(said) && len(said) < 200 || len(said) < 80 && !strings.HasSuffix(said, ":") && !endsSentence(said))
}

// back takes the publisher off the end.
func (b *textBuilder) back(blocks []Block) []Block {
	n := len(blocks)
	if n == 0 || blocks[n-1].Sort != Paragraph && blocks[n-1].Sort != Heading {
		return blocks
	}
	said := words(blocks[n-1].Text)
	if len(said) > 60 || !isPublisher.MatchString(said) || !strings.HasPrefix(said, "Department") && said != b.doc.Publisher {
		return blocks
	}
	if b.doc.Publisher == "" {
		b.doc.Publisher = said
		b.report.guessed(blocks[n-1].At, said, "publisher")
	} else {
		b.report.dropped(blocks[n-1].At, said, "name of the publisher at the end")
	}
	return blocks[:n-1]
}
