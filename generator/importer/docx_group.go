package importer

import (
	"regexp"
	"strings"
)

// grouped makes blocks of paragraphs: neighbours become lists, boxes, quotations.
func (d *docx) grouped(list []para) []Block {
	numberedParagraphs(list, d.report)
	var out []Block
	for i := 0; i < len(list); {
		p := list[i]
		n := i + 1
		same := func(is func(para) bool) []para {
			for n < len(list) && list[n].table == nil && is(list[n]) {
				n++
			}
			return list[i:n]
		}
		switch {
		case p.table != nil:
			out = append(out, *p.table)
		case len(p.spans) == 0 && p.role != "rule" && p.tick == NoBox && !(p.inList && n < len(list) && list[n].role == "continue"):
		case p.inList:
			items := same(func(q para) bool { return q.inList || q.role == "continue" && len(q.spans) > 0 })
			out = append(out, d.listBlocks(items)...)
		case p.role == "quote":
			out = append(out, Block{Sort: Quote, At: p.at, Blocks: paragraphs(same(func(q para) bool { return q.role == "quote" }))})
		case p.role == "note" || p.role == "warning" || p.role == "inset":
			out = append(out, Block{Sort: Box, Name: p.role, At: p.at, Blocks: paragraphs(same(func(q para) bool { return q.role == p.role }))})
		case p.role == "boxtitle":
			box := d.box(p, same(func(q para) bool { return q.role == "note" || q.role == "warning" || q.role == "inset" })[1:])
			out = append(out, box)
		case p.role == "code":
			out = append(out, codeBlock(same(func(q para) bool { return q.role == "code" })))
		case p.role == "term" || p.role == "definition":
			out = append(out, definitionsOf(same(func(q para) bool { return q.role == "term" || q.role == "definition" })))
		default:
			out = append(out, d.single(p)...)
		}
		i = n
	}
	return out
}

// single makes a block of one paragraph.
func (d *docx) single(p para) []Block {
	b := Block{Sort: Paragraph, At: p.at, Text: p.spans, Number: p.numbers, mark: p.mark, sure: p.sure || p.role == "numbered"}
	switch p.role {
	case "title":
		b.Sort, b.Level = Heading, 1
		d.doc.Title = words(p.spans)
	case "subtitle":
		if d.doc.Summary == "" && d.titled && len(words(p.spans)) < 300 {
			d.doc.Summary = words(p.spans)
			return nil
		}
	case "heading":
		b.Sort, b.Level = Heading, p.level+count(d.titled)
	case "contents":
		d.report.dropped(p.at, words(p.spans), "line of a list of contents; the site makes its own")
		return nil
	case "rule":
		b.Sort = Rule
	}
	return []Block{b}
}

func paragraphs(list []para) []Block {
	var out []Block
	for _, p := range list {
		if len(p.spans) > 0 {
			out = append(out, Block{Sort: Paragraph, At: p.at, Text: p.spans})
		}
	}
	return out
}

// labels are the words with which the titles of our boxes begin.
var labels = regexp.MustCompile(`^(?:Note|Warning|Example|Important)(?::\s*|$)`)

// box makes a box with a title.
func (d *docx) box(title para, inner []para) Block {
	b := Block{Sort: Box, Name: "inset", At: title.at, Blocks: paragraphs(inner)}
	said := words(title.spans)
	if len(inner) > 0 {
		b.Name = inner[0].role
		b.At = b.At.to(inner[len(inner)-1].at)
	}
	if b.Name == "inset" && strings.HasPrefix(said, "Example") {
		b.Name = "example"
	}
	if len(b.Blocks) == 0 {
		return Block{Sort: Paragraph, At: title.at, Text: bold(title.spans)}
	}
	b.Text = text(labels.ReplaceAllString(said, ""))
	return b
}

func codeBlock(list []para) Block {
	b := Block{Sort: Code, At: list[0].at}
	for i, p := range list {
		if i > 0 {
			b.Text = append(b.Text, Span{Break: true})
		}
		for _, s := range p.raw {
			if s.Mark == "" && s.Comment == nil {
				b.Text = append(b.Text, s)
			}
		}
	}
	return b
}

func definitionsOf(list []para) Block {
	b := Block{Sort: Definitions, At: list[0].at}
	for _, p := range list {
		if p.role == "term" || len(b.Items) == 0 {
			b.Items = append(b.Items, Item{At: p.at})
		}
		last := &b.Items[len(b.Items)-1]
		if p.role == "term" {
			last.Term = unstyled(p.spans)
		} else {
			last.Blocks = append(last.Blocks, Block{Sort: Paragraph, At: p.at, Text: p.spans})
		}
	}
	return b
}

// listBlocks makes lists of items that stand side by side.
func (d *docx) listBlocks(list []para) []Block {
	var out []Block
	for len(list) > 0 {
		base := list[0].depth
		for _, p := range list {
			if p.inList {
				base = min(base, p.depth)
			}
		}
		block, n := d.listAt(list, base)
		if block = withoutEmpty(block); len(block.Items) > 0 {
			out = append(out, block)
		}
		list = list[n:]
	}
	return out
}

// withoutEmpty leaves out the items that hold nothing.
func withoutEmpty(b Block) Block {
	var items []Item
	for _, item := range b.Items {
		for j := range item.Blocks {
			if item.Blocks[j].Sort == List {
				item.Blocks[j] = withoutEmpty(item.Blocks[j])
			}
		}
		if allWords(item.Blocks)+images(item.Blocks) != "" {
			items = append(items, item)
		}
	}
	b.Items = items
	return b
}

// listAt makes a list of the items of one depth, with those that are deeper in them, and
// returns how many paragraphs it took.
func (d *docx) listAt(list []para, depth int) (Block, int) {
	b := Block{Sort: List, At: list[0].at, Ordered: list[0].ordered, Start: max(list[0].number, 0)}
	last := list[0] // item of this depth
	i := 0
	for i < len(list) {
		p := list[i]
		b.At = b.At.to(p.at)
		switch {
		case !p.inList: // goes on in an item
			d.goOn(&b, p)
			i++
		case p.depth < depth:
			return b, i
		case p.depth > depth && len(b.Items) > 0:
			inner, n := d.listAt(list[i:], p.depth)
			item := &b.Items[len(b.Items)-1]
			item.Blocks = append(item.Blocks, inner)
			i += n
		case len(b.Items) > 0 && p.depth == depth && !p.goesOnAfter(last):
			return b, i
		default:
			last = p
			item := Item{At: p.at, Tick: p.tick}
			block := Block{Sort: Paragraph, At: p.at, Text: p.spans}
			if p.ordered && !strings.HasPrefix(p.printed, itoa(p.number)) {
				block.Text = append(text(p.printed+" "), block.Text...)
				b.Ordered = false
			}
			if p.numbers != "" {
				block.Text = append(text(p.numbers+" "), block.Text...)
			}
			if len(block.Text) > 0 || p.tick != NoBox {
				item.Blocks = []Block{block}
			}
			b.Items = append(b.Items, item)
			i++
		}
	}
	return b, i
}

// goesOnAfter tells whether two items of one depth belong to one list. LibreOffice makes
// of the items of a list several that count on.
func (p para) goesOnAfter(last para) bool {
	return p.ordered == last.ordered && (!p.ordered || p.num == last.num || p.number == last.number+1)
}

// goOn puts a paragraph into the item that its indent says.
func (d *docx) goOn(b *Block, p para) {
	if len(b.Items) == 0 {
		b.Items = append(b.Items, Item{At: p.at})
	}
	last := &b.Items[len(b.Items)-1]
	last.Blocks = append(last.Blocks, Block{Sort: Paragraph, At: p.at, Text: p.spans})
}
