package importer

import (
	"regexp"
	"strings"
	"unicode"

	"partnerbook/generator/source"
)

var (
	annexTitle   = regexp.MustCompile(`(?i)^(annex|appendix|schedule)\s+([a-z]|\d{1,2}|[ivx]{1,4})\b\s*[:.–—-]?\s*(.*)$`)
	sectionTitle = regexp.MustCompile(`(?i)^(?:section|part|chapter)\s+(?:\d{1,2}|[ivx]{1,4}|[a-z])\b`)
)

// levels guesses the levels of headings: from the list of contents, else from the
// empty lines above them.
func levels(blocks []Block, doc *Document, r *Report) {
	listed := map[string]string{}
	for _, e := range doc.Contents {
		listed[source.Slug(entryNumber.ReplaceAllString(e.Text, ""))] = e.Label
	}
	wide := 0
	const manyLines = 3
	for _, b := range blocks {
		if b.Sort == Heading && b.gap >= manyLines {
			wide++
		}
	}
	found, first := 0, Place{}
	above := false // a heading of the second level stands above
	for i := range blocks {
		b := &blocks[i]
		if b.Sort != Heading {
			continue
		}
		if found++; found == 1 {
			first = b.At
		}
		said := words(b.Text)
		label, inContents := listed[source.Slug(said)]
		top := inContents || annexTitle.MatchString(said) || sectionTitle.MatchString(said)
		if len(listed) == 0 && !top {
			top = wide < manyLines || b.gap >= manyLines
		}
		if strings.HasPrefix(strings.ToLower(label), "annex") || strings.HasPrefix(strings.ToLower(label), "appendix") {
			b.Text = append(text(label+": "), b.Text...)
		}
		b.Level = 3
		if top || !above {
			b.Level, above = 2, above || top
		}
		if i+1 < len(blocks) && blocks[i+1].Sort == Heading && blocks[i+1].gap > 1 && !isAbove(*b, blocks[i+1]) {
			r.guessed(b.At, said, "nothing stands below this heading; a picture may be missing there")
		}
	}
	if found == 0 {
		return
	}
	how := "headings and their levels, from the form of the lines and the empty lines above them"
	if len(listed) > 0 {
		how = "headings and their levels, from the form of the lines and the list of contents"
	}
	r.guessed(first.to(blocks[len(blocks)-1].At), "", how)
}

// isAbove tells whether a heading may stand right above another.
func isAbove(a, b Block) bool { return b.gap <= 2 }

// lists makes ordered lists of numbered paragraphs that are none: those that stand side by
// side, and do not go on in another section.
func lists(blocks []Block, r *Report) []Block {
	chain := chainOf(blocks)
	var out []Block
	for i := 0; i < len(blocks); {
		b := blocks[i]
		if b.Sort != Paragraph || b.Number == "" || b.sure || chain[i] || strings.Contains(b.Number, ".") {
			out = append(out, b)
			i++
			continue
		}
		list := Block{Sort: List, Ordered: true, Start: number(b.Number), At: b.At, gap: b.gap}
		for want := list.Start; i < len(blocks) && blocks[i].Number != "" && !chain[i] && !blocks[i].sure && number(blocks[i].Number) == want; want++ {
			one := blocks[i]
			one.Number = ""
			list.Items = append(list.Items, Item{At: one.At, Blocks: []Block{one}})
			list.At = list.At.to(one.At)
			i++
		}
		if len(list.Items) == 1 { // one alone is no list
			b.Text, b.Number = append(text(b.mark+" "), b.Text...), ""
			out = append(out, b)
			continue
		}
		out = append(out, list)
	}
	if len(chain) > 0 {
		at := Place{}
		for i := range blocks {
			if chain[i] {
				at = at.to(blocks[i].At)
			}
		}
		r.guessed(at, "", "numbered paragraphs, since their numbers go on through the text")
	}
	return out
}

// chainOf returns which blocks are numbered paragraphs: their numbers grow by one each,
// and headings or lists stand between them.
func chainOf(blocks []Block) map[int]bool {
	const few = 5
	chain, breaks, want, long := map[int]bool{}, 0, 1, 0
	last := -1
	for i, b := range blocks {
		if b.Sort != Paragraph || b.Number == "" || number(b.Number) != want {
			continue
		}
		if last >= 0 && i != last+1 {
			breaks++
		}
		if len(unlinked(b.Text)) > 200 {
			long++
		}
		chain[i], last = true, i
		want++
	}
	if len(chain) < few || breaks < 2 && long*2 < len(chain) {
		return nil
	}
	return chain
}

// unlinked returns the words of a text that are no address.
func unlinked(spans []Span) string {
	out := ""
	for _, s := range spans {
		if s.Link == "" {
			out += s.Text
		}
	}
	return out
}

func number(s string) int {
	n := 0
	for _, c := range s {
		if !unicode.IsDigit(c) || n > 9999 {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// notes takes the footnotes out of the text: numbered paragraphs whose number stood
// above the line before.
func (b *textBuilder) notes(blocks []Block) []Block {
	b.doc.Notes = map[string]Note{}
	asked := map[string]bool{}
	var out []Block
	for _, block := range blocks {
		if n := block.Number; block.Sort == Paragraph && asked[n] {
			if _, there := b.doc.Notes[n]; !there {
				block.Number = ""
				b.doc.Notes[n] = Note{At: block.At, Blocks: []Block{block}}
				b.report.guessed(block.At, n+". "+words(block.Text), "footnote, by its number")
				continue
			}
		}
		eachSpan([]Block{block}, func(s *Span) {
			if s.Note != "" {
				asked[s.Note] = true
			}
		})
		out = append(out, block)
	}
	unanswered := func(s *Span) {
		if _, there := b.doc.Notes[s.Note]; s.Note != "" && !there {
			s.Note, s.Raised = "", true
		}
	}
	eachSpan(out, unanswered)
	for _, n := range b.doc.Notes {
		eachSpan(n.Blocks, unanswered)
	}
	return out
}

// eachSpan calls f for all spans in blocks.
func eachSpan(blocks []Block, f func(*Span)) {
	for i := range blocks {
		b := &blocks[i]
		for j := range b.Text {
			f(&b.Text[j])
		}
		eachSpan(b.Blocks, f)
		for j := range b.Items {
			for k := range b.Items[j].Term {
				f(&b.Items[j].Term[k])
			}
			eachSpan(b.Items[j].Blocks, f)
		}
		for _, row := range b.Rows {
			for _, c := range row {
				eachSpan(c.Blocks, f)
			}
		}
	}
}
