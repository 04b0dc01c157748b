package importer

import (
	"regexp"
	"slices"
	"strings"
)

// para is a paragraph of Word with what it is, before it becomes part of a list or a box.
type para struct {
	at      Place
	role    string
	level   int // of a heading
	spans   []Span
	raw     []Span // with the spaces at its ends
	indent  int
	inList  bool
	num     string
	depth   int
	ordered bool
	number  int    // of an ordered item
	printed string // its number as it is printed
	tick    Tick
	numbers string // the number of a numbered paragraph
	mark    string // the number as it was typed
	sure    bool   // it is a numbered paragraph for certain
	table   *Block
}

// blocks reads what stands in the body, a cell or a note.
func (d *docx) blocks(n *node) []Block {
	return d.grouped(d.flow(n.kids))
}

// flow reads paragraphs and tables in their order.
func (d *docx) flow(nodes []*node) []para {
	var out []para
	joined := false // the mark at the end of the last paragraph was deleted
	for _, n := range nodes {
		switch n.name {
		case "w:p":
			p := d.paragraph(n)
			if joined && len(out) > 0 && out[len(out)-1].table == nil {
				out[len(out)-1].join(p)
			} else {
				out = append(out, p)
			}
			joined = n.at("w:pPr", "w:rPr", "w:del") != nil
		case "w:tbl":
			if t := d.table(n); t != nil {
				out = append(out, para{table: t, at: t.At})
			}
		case "w:sdt":
			if gallery := n.at("w:sdtPr", "w:docPartObj").first0("w:docPartGallery"); gallery == "Table of Contents" {
				d.report.dropped(d.at(), "", "list of contents; the site makes its own")
				continue
			}
			if content := n.child("w:sdtContent"); content != nil {
				out = append(out, d.flow(content.kids)...)
			}
		case "w:customXml", "w:ins", "w:moveTo", "w:smartTag":
			out = append(out, d.flow(n.kids)...)
		case "mc:AlternateContent":
			if choice := n.child("mc:Choice"); choice != nil {
				out = append(out, d.flow(choice.kids)...)
			}
		case "w:altChunk":
			d.report.dropped(d.at(), "", "part of another file that is put in here")
		}
	}
	return out
}

// join puts the text of another paragraph to that of p.
func (p *para) join(q para) {
	last := Span{}
	if n := len(p.raw); n > 0 {
		last.Text = p.raw[n-1].Text
	}
	if strings.HasSuffix(last.Text, " ") {
		p.spans = append(p.spans, Span{Text: " "})
	}
	p.spans = squeezed(append(p.spans, q.raw...))
	p.raw = q.raw
}

// first0 returns the value of the first element of a name below n, or "".
func (n *node) first0(name string) string {
	if n == nil {
		return ""
	}
	if found := n.first(name); found != nil {
		return found.attrs["w:val"]
	}
	return ""
}

var (
	annexNumber = regexp.MustCompile(`(?i)^(?:annex|appendix|schedule)\b`)
	typedNumber = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})*)([.)]?)(\t| {1,})(.*)$`)
)

// paragraph reads a paragraph.
func (d *docx) paragraph(n *node) para {
	d.paragraphs++
	d.fields = slices.DeleteFunc(d.fields, func(f field) bool { return !f.result })
	pr := n.child("w:pPr")
	id, _ := pr.val("w:pStyle")
	s := d.styles[id]
	if v, ok := pr.val("w:outlineLvl"); ok && s.role == "" && atoi(v) < 9 {
		s.role, s.level = "heading", atoi(v)+1
	}
	if s.role == "heading" || s.role == "title" {
		d.fields = slices.DeleteFunc(d.fields, func(f field) bool { return quietFields.MatchString(f.code) })
	}
	p := para{role: s.role, level: s.level, indent: indentIn(pr, s.indent)}
	num, depth := numberingIn(pr, s.num, s.ilvl)
	raw := d.text(n, style{}) // how a style looks is no emphasis
	p.at = d.at()
	p.spans, p.raw = squeezed(raw), raw
	d.typed(&p, raw)
	if num != "" && d.numbers[num].levels[depth].known && (len(p.spans) > 0 || s.num != "") {
		d.listed(&p, num, depth)
	}
	if rest, tick := boxed(p.spans); tick != NoBox {
		p.spans, p.tick = rest, tick
		p.inList, p.ordered = true, false
		if num == "" {
			p.depth = max(0, p.indent/360-1)
		}
	}
	return p
}

// typed takes off a number that was typed at the beginning of a paragraph.
func (d *docx) typed(p *para, raw []Span) {
	if p.role != "" && p.role != "numbered" || len(raw) == 0 {
		return
	}
	words := ""
	for _, s := range raw {
		if s.Mark != "" {
			continue
		}
		if !s.plain() || s.Link != "" && words == "" && p.role != "numbered" {
			break
		}
		words += s.Text
		if len(words) > 40 {
			break
		}
	}
	m := typedNumber.FindStringSubmatch(strings.TrimLeft(words, " "))
	if m == nil || m[2] == "" && m[3] != "\t" {
		return
	}
	cut := len(words) - len(strings.TrimLeft(words, " ")) + len(m[1]) + len(m[2])
	rest := append([]Span(nil), raw...)
	for i := range rest {
		if rest[i].Mark != "" {
			continue
		}
		n := min(cut, len(rest[i].Text))
		rest[i].Text = rest[i].Text[n:]
		if cut -= n; cut == 0 {
			break
		}
	}
	p.numbers, p.mark, p.spans = m[1], m[1]+m[2], squeezed(rest)
}

// listed says which item of which list a paragraph is.
func (d *docx) listed(p *para, num string, depth int) {
	l := d.numbers[num].levels[depth]
	printed, n := "", 0
	if l.format != "bullet" && l.format != "none" {
		printed, n = d.count(num, depth)
	}
	if p.role == "heading" || p.role == "title" {
		switch {
		case printed == "":
		case annexNumber.MatchString(printed):
			p.spans = append(text(strings.TrimRight(printed, ": .–-")+": "), p.spans...)
		default:
			p.spans = append(text(printed+" "), p.spans...)
		}
		return
	}
	p.inList, p.num, p.depth = true, num, depth
	if l.format == "bullet" || l.format == "none" || printed == "" {
		return
	}
	p.ordered, p.number, p.printed = true, n, printed
}

// numberedParagraphs finds the lists that are numbered paragraphs and no lists: those whose
// numbers go on below another heading, or have points in them. It makes paragraphs of them.
func numberedParagraphs(list []para, r *Report) {
	section := 0
	sections := map[string]map[int]bool{}
	pointed := map[string]bool{}
	for _, p := range list {
		if p.role == "heading" {
			section++
		}
		if !p.ordered || p.depth > 0 && !strings.Contains(strings.TrimRight(p.printed, "."), ".") {
			continue
		}
		if sections[p.num] == nil {
			sections[p.num] = map[int]bool{}
		}
		sections[p.num][section] = true
		if bare := strings.TrimRight(p.printed, ".)"); strings.Contains(bare, ".") && digitsAndPoints.MatchString(bare) {
			pointed[p.num] = true
		}
	}
	at := Place{}
	for i := range list {
		p := &list[i]
		bare := strings.TrimRight(p.printed, ".)")
		if !p.ordered || !digitsAndPoints.MatchString(bare) || !pointed[p.num] && (len(sections[p.num]) < 2 || p.depth > 0) {
			continue
		}
		p.inList, p.ordered, p.numbers, p.sure = false, false, bare, true
		at = at.to(p.at)
	}
	if at.Unit != "" {
		r.guessed(at, "", "numbered paragraphs, since their numbers go on through the text")
	}
}

var digitsAndPoints = regexp.MustCompile(`^\d+(?:\.\d+)*$`)

// table reads a table. Its rows that were deleted are left out.
func (d *docx) table(n *node) *Block {
	b := &Block{Sort: Table, At: Place{Unit: "paragraph", From: d.paragraphs + 1, To: d.paragraphs + 1}}
	if d.page > 0 {
		b.At.Page = d.page + 1
	}
	look := n.at("w:tblPr", "w:tblLook")
	for _, tr := range rowsOf(n) {
		properties := tr.child("w:trPr")
		if properties.child("w:del") != nil {
			d.change(tr, "deletion")
			continue
		}
		if len(b.Rows) >= maxRows {
			break
		}
		if properties.on("w:tblHeader") && b.Head == len(b.Rows) {
			b.Head++
		}
		b.Rows = append(b.Rows, d.row(tr))
	}
	b.At.To = max(b.At.From, d.paragraphs)
	if b.Head == 0 && look != nil && (look.attrs["w:firstRow"] == "1" || strings.EqualFold(look.attrs["w:val"], "04A0")) && len(b.Rows) > 1 {
		b.Head = 1
	}
	if len(b.Rows) == 0 {
		return nil
	}
	return b
}

// rowsOf returns the rows of a table, those in content controls too.
func rowsOf(n *node) []*node {
	var out []*node
	for _, c := range n.kids {
		switch c.name {
		case "w:tr":
			out = append(out, c)
		case "w:sdt":
			if content := c.child("w:sdtContent"); content != nil {
				out = append(out, rowsOf(content)...)
			}
		case "w:ins", "w:customXml":
			out = append(out, rowsOf(c)...)
		}
	}
	return out
}

func (d *docx) row(tr *node) Row {
	const widest = 200
	var row Row
	var cells func(n *node)
	cells = func(n *node) {
		for _, c := range n.kids {
			switch c.name {
			case "w:sdt":
				if content := c.child("w:sdtContent"); content != nil {
					cells(content)
				}
			case "w:tc":
				pr := c.child("w:tcPr")
				merge := pr.child("w:vMerge")
				cell := Cell{}
				if merge == nil || merge.attrs["w:val"] == "restart" {
					cell.Blocks = d.blocks(c)
				}
				row = append(row, cell)
				span, _ := pr.val("w:gridSpan")
				for range min(max(atoi(span), 1), widest) - 1 {
					row = append(row, Cell{})
				}
				if merge != nil && merge.attrs["w:val"] == "restart" || atoi(span) > 1 && len(cell.Blocks) > 0 {
					d.report.guessed(d.at(), allWords(cell.Blocks), "merged cells, kept as one cell with empty ones beside it")
				}
			}
		}
	}
	cells(tr)
	return row
}
