package aid

import (
	"slices"
	"strings"
)

// graph has the groups with their lines.
func (m *GapMap) graph(say phrases) *graph {
	out := newGraph(say, gapmapDesc, say.counted(len(m.Lines), "service"), say.counted(len(m.Groups), "group"))
	for _, g := range m.Groups {
		out.add(box{kind: GroupBox, id: "group:" + g.ID, label: g.Title})
	}
	for _, line := range m.Lines {
		out.add(m.box(line, say))
		out.join("group:"+line.Group, line.ID, say.word(statusWords[columnOf(line)]))
	}
	return out
}

func (m *GapMap) box(line Line, say phrases) box {
	said := func(n *Number) string {
		if n == nil {
			return say.say("not known")
		}
		return n.decimal()
	}
	detail := say.say("Needed %s, there %s", said(line.Need), said(line.Have))
	if line.Vital {
		detail = say.say("Vital. %s", detail)
	}
	return box{kind: LineBox, id: line.ID, label: line.Title, detail: detail, note: m.paid(line, say)}
}

// paid says who pays and who provides.
func (m *GapMap) paid(line Line, say phrases) string {
	var funders, providers []string
	for _, f := range m.Funders {
		for _, id := range line.Funding {
			if id == f.ID {
				funders = append(funders, f.Title)
			}
		}
	}
	for _, p := range m.Providers {
		for _, id := range line.Who {
			if id == p.ID {
				providers = append(providers, p.Title)
			}
		}
	}
	list := func(known bool, titles []string) string {
		switch {
		case !known:
			return say.say("not known")
		case len(titles) == 0:
			return say.say("nobody")
		}
		return strings.Join(titles, ", ")
	}
	return say.say("Paid for by: %s. Provided by: %s.", list(line.Funding != nil, funders), list(line.Who != nil, providers))
}

// statusWords says the columns of the grid in words: the statuses in their order.
var statusWords = []string{"Gap", "Shortfall", "Not known", "Not needed, but there", "More than needed", "Met", "Not needed"}

// columnOf returns the column of a line.
func columnOf(l Line) int { return slices.Index(Statuses(), l.status()) }

// grid draws groups below each other and statuses side by side; statuses without a
// line have no column.
func (c *canvas) grid(m *GapMap, say phrases) {
	const space, between = 10, 16
	cells := map[[2]int][]*box{} // by group and column
	var boxes []*box
	used := make([]bool, len(statusWords))
	for _, line := range m.Lines {
		for row, g := range m.Groups {
			if g.ID == line.Group {
				b, column := m.box(line, say), columnOf(line)
				cells[[2]int{row, column}] = append(cells[[2]int{row, column}], &b)
				boxes = append(boxes, &b)
				used[column] = true
			}
		}
	}
	shapes := map[*box]*shape{}
	width := 120
	for i, s := range shapesOf(&graph{boxes: boxes}) {
		shapes[boxes[i]], width = s, s.width
	}
	heads, side := make([][]string, len(m.Groups)), 0
	for row, g := range m.Groups {
		heads[row] = wrapText(g.Title, wrapAt, maxLines)
		for _, line := range heads[row] {
			side = max(side, textWidth(line, labelSize)*11/10)
		}
	}
	x, lefts := margin+side+between, make([]int, len(statusWords))
	for column := range statusWords {
		if lefts[column] = x; used[column] {
			x += width + between
		}
	}
	c.width = max(x-between+margin, 320)
	y := margin + labelLine + 10
	var rules []int
	for row := range m.Groups {
		rules = append(rules, y)
		y += space
		deep := len(heads[row]) * labelLine
		for column := range statusWords {
			at := y
			for _, b := range cells[[2]int{row, column}] {
				c.printf(`<g class="aid-status-%s">`, Statuses()[column])
				c.box(b, shapes[b], lefts[column], at, width, shapes[b].height)
				c.printf("</g>\n")
				at += shapes[b].height + space
			}
			deep = max(deep, at-y-space)
		}
		c.text(margin, y+labelLine, labelLine, "aid-head", labelSize, "start", heads[row])
		y += deep + space
	}
	c.height = y + margin - space
	for column, words := range statusWords {
		if used[column] {
			c.text(lefts[column]+width/2, margin+labelLine-4, labelLine, "aid-head", labelSize, "middle", []string{say.word(words)})
		}
	}
	for _, at := range rules {
		c.printf(`<path class="aid-divider" d="M%d %dH%d" fill="none" stroke="#000" stroke-width="1"/>`+"\n", margin, at, c.width-margin)
	}
}
