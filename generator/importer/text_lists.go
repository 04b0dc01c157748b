package importer

import (
	"regexp"
	"strings"
)

// htmlCell finds the HTML that some programs leave in a cell.
var htmlCell = regexp.MustCompile(`(?i)</?(?:p|ul|ol|li|br|b|strong|em)\b[^<>]*>`)

// list makes a list of items, with lists in it where the text shows them: by their
// indent below an item that ends with a colon, or by how their words begin.
func (b *textBuilder) list(ps []piece) Block {
	levels := indents(ps)
	if flat(levels) {
		if deep := byForm(ps); deep != nil {
			levels = deep
			b.report.guessed(ps[0].at.to(ps[len(ps)-1].at), ps[0].text, "which items belong below another, from how their words begin")
		}
	}
	for i, p := range ps {
		if strings.HasSuffix(p.text, ":") && i+1 < len(ps) && levels[i+1] <= levels[i] {
			b.report.guessed(p.at, p.text, "item that ends with a colon, and nothing shows which items belong below it")
		}
	}
	items, _ := b.items(ps, levels, 0)
	out := Block{Sort: List, At: ps[0].at.to(ps[len(ps)-1].at), Items: items, gap: ps[0].gap}
	return out
}

// indents returns how deep each item stands. One space more means nothing unless the
// item above announces others.
func indents(ps []piece) []int {
	out := make([]int, len(ps))
	stack := []int{ps[0].indent}
	for i, p := range ps {
		if i == 0 {
			continue
		}
		for len(stack) > 1 && p.indent < stack[len(stack)-1] {
			stack = stack[:len(stack)-1]
		}
		top := stack[len(stack)-1]
		switch {
		case p.indent > top && (announces(ps[i-1].text) || p.indent > top+1):
			stack = append(stack, p.indent)
		case p.indent < top, p.indent > top && len(stack) == 1:
			stack[len(stack)-1] = p.indent
		}
		out[i] = len(stack) - 1
	}
	return out
}

func flat(levels []int) bool {
	for _, l := range levels {
		if l > 0 {
			return false
		}
	}
	return true
}

// announces tells whether an item says that others follow below it: by a colon, or by
// being bold as a whole.
func announces(s string) bool {
	bold := len(s) > 4 && strings.HasPrefix(s, "**") && strings.HasSuffix(s, "**") && strings.Count(s, "**") == 2
	return bold || strings.HasSuffix(strings.TrimRight(s, "* "), ":")
}

// byForm guesses levels of a list that has lost its indents: most items begin with a
// word such as "having", and those after a colon that do not belong below it. nil if
// the list has not that form.
func byForm(ps []piece) []int {
	doing, announced := 0, false
	for _, p := range ps {
		if isDoing(p.text) {
			doing++
		}
		announced = announced || announces(p.text)
	}
	if !announced || doing*2 < len(ps) || len(ps) < 5 {
		return nil
	}
	out := make([]int, len(ps))
	below, any := false, false
	for i, p := range ps {
		if isDoing(p.text) {
			below = false
		}
		if below {
			out[i], any = 1, true
		} else if announces(p.text) {
			below = true
		}
	}
	if !any {
		return nil
	}
	return out
}

// isDoing tells whether a text begins with a word such as "having".
func isDoing(s string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(s, "*"), " ")
	return len(first) > 4 && strings.HasSuffix(strings.TrimRight(first, ",:;"), "ing")
}

// items makes the items of one level, and returns how many pieces they took.
func (b *textBuilder) items(ps []piece, levels []int, level int) ([]Item, int) {
	var out []Item
	i := 0
	for i < len(ps) && levels[i] >= level {
		if levels[i] > level && len(out) > 0 {
			inner, n := b.items(ps[i:], levels[i:], levels[i])
			list := Block{Sort: List, At: ps[i].at.to(ps[i+n-1].at), Items: inner}
			out[len(out)-1].Blocks = append(out[len(out)-1].Blocks, list)
			i += n
			continue
		}
		block := b.paragraph(ps[i])
		if ps[i].mark != "" {
			block.Text = append(text(ps[i].mark+" "), block.Text...)
		}
		item := Item{At: ps[i].at}
		if rest, tick := boxed(block.Text); tick != NoBox {
			block.Text, item.Tick = rest, tick
		}
		item.Blocks = []Block{block}
		out = append(out, item)
		i++
	}
	return out, i
}

// boxed takes a box off the beginning of an item.
func boxed(spans []Span) ([]Span, Tick) {
	if len(spans) == 0 || !spans[0].plain() {
		return spans, NoBox
	}
	for mark, tick := range map[string]Tick{"☐": Unticked, "□": Unticked, "[ ]": Unticked, "☑": Ticked, "☒": Ticked, "[x]": Ticked, "[X]": Ticked} {
		if rest, ok := strings.CutPrefix(spans[0].Text, mark); ok {
			out := append([]Span(nil), spans...)
			out[0].Text = strings.TrimLeft(rest, " \t")
			return merged(out), tick
		}
	}
	return spans, NoBox
}

// table makes a table of rows.
func (b *textBuilder) table(ps []piece) Block {
	out := Block{Sort: Table, At: ps[0].at.to(ps[len(ps)-1].at), Head: -1, gap: ps[0].gap}
	columns := 0
	for _, p := range ps {
		columns = max(columns, len(p.row))
	}
	for _, p := range ps {
		row := make(Row, columns)
		for i, words := range p.row {
			row[i] = Cell{b.cell(words, p.at)}
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// cell reads a cell, in which some programs leave HTML.
func (b *textBuilder) cell(s string, at Place) []Block {
	if s == "" {
		return nil
	}
	if !htmlCell.MatchString(s) {
		return []Block{{Sort: Paragraph, At: at, Text: b.inline(s, at)}}
	}
	blocks := fragment(s, at)
	eachText(blocks, func(spans []Span) []Span {
		var out []Span
		for _, sp := range spans {
			if sp.plain() && sp.Link == "" && !sp.Code {
				out = append(out, inlineParts(sp.Text, func(words string) { b.report.dropped(at, words, lostLink) })...)
				continue
			}
			out = append(out, sp)
		}
		return squeezed(out)
	})
	return splitBullets(blocks)
}

// splitBullets makes items of bullets that stand in one paragraph or item.
func splitBullets(blocks []Block) []Block {
	for i := range blocks {
		b := &blocks[i]
		if b.Sort != List {
			continue
		}
		var items []Item
		for _, item := range b.Items {
			if len(item.Blocks) == 1 && item.Blocks[0].Sort == Paragraph {
				for _, part := range bullets(item.Blocks[0].Text) {
					one := item.Blocks[0]
					one.Text = part
					items = append(items, Item{At: item.At, Blocks: []Block{one}})
				}
				continue
			}
			items = append(items, item)
		}
		b.Items = items
	}
	return blocks
}

// bullets parts text at bullets.
func bullets(spans []Span) [][]Span {
	var out [][]Span
	var now []Span
	end := func() {
		if now = squeezed(now); len(now) > 0 {
			out = append(out, now)
		}
		now = nil
	}
	for _, s := range spans {
		if !s.plain() {
			now = append(now, s)
			continue
		}
		for i, part := range strings.Split(s.Text, "•") {
			if i > 0 {
				end()
			}
			one := s
			one.Text = part
			now = append(now, one)
		}
	}
	end()
	return out
}

// eachText replaces all text in blocks.
func eachText(blocks []Block, f func([]Span) []Span) {
	for i := range blocks {
		b := &blocks[i]
		if len(b.Text) > 0 {
			b.Text = f(b.Text)
		}
		eachText(b.Blocks, f)
		for j := range b.Items {
			if len(b.Items[j].Term) > 0 {
				b.Items[j].Term = f(b.Items[j].Term)
			}
			eachText(b.Items[j].Blocks, f)
		}
		for _, row := range b.Rows {
			for _, c := range row {
				eachText(c.Blocks, f)
			}
		}
	}
}
