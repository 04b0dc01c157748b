package aid

import (
	"fmt"
	"strings"
)

// Sizes of text and lines, in pixels.
const (
	labelSize  = 14
	detailSize = 12
	answerSize = 13

	labelLine  = 18
	detailLine = 16

	padding = 12 // in boxes
	margin  = 12 // around everything
	corner  = 16 // of rounded boxes
)

// shape is a box with its text in lines.
type shape struct {
	formula, label, detail []string
	width, height          int
	split                  int // how much of the height is the formula's
}

// shapesOf breaks the texts of all boxes. All boxes are of one width.
func shapesOf(g *graph) []*shape {
	out := make([]*shape, len(g.boxes))
	width := 120
	for i, b := range g.boxes {
		s := &shape{
			formula: wrapText(b.formula, wrapAt, maxLines),
			label:   wrapText(b.label, wrapAt, maxLines),
			detail:  wrapText(b.detail, wrapAt+4, maxLines),
		}
		if len(s.formula) > 0 {
			s.split = len(s.formula)*detailLine + padding
		}
		s.height = s.split + len(s.label)*labelLine + len(s.detail)*detailLine + 2*padding - 6
		width = max(width, s.textWidth()+2*padding)
		out[i] = s
	}
	tallest := 0 // of the options: none may look better than another
	for i, s := range out {
		s.width = width
		if g.boxes[i].kind == OptionBox {
			tallest = max(tallest, s.height)
		}
	}
	for i, s := range out {
		if g.boxes[i].kind == OptionBox {
			s.height = tallest
		}
	}
	return out
}

func (s *shape) textWidth() int {
	width := 0
	for _, line := range s.formula {
		width = max(width, monoWidth(line, detailSize))
	}
	for _, line := range s.label {
		width = max(width, textWidth(line, labelSize))
	}
	for _, line := range s.detail {
		width = max(width, textWidth(line, detailSize))
	}
	return width
}

func (s *shape) extent(down bool) extent {
	if down {
		return extent{s.height, s.width}
	}
	return extent{s.width, s.height}
}

// labelExtent returns the size of a label with a little air.
func labelExtent(lines []string, down bool) extent {
	width := 0
	for _, line := range lines {
		width = max(width, textWidth(line, answerSize))
	}
	width, height := width+8, len(lines)*detailLine+6
	if down {
		return extent{height, width}
	}
	return extent{width, height}
}

// canvas is an SVG under way.
type canvas struct {
	strings.Builder
	id            string // that ids begin with
	links         func(string) string
	linked        bool // whether any box is a link
	width, height int
}

func newCanvas(id string, links func(string) string) *canvas { return &canvas{id: id, links: links} }

func (c *canvas) printf(format string, args ...any) { fmt.Fprintf(c, format, args...) }

// svg returns the whole picture.
func (c *canvas) svg(title, desc string) []byte {
	role := "img"
	if c.linked {
		role = "group"
	}
	head := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" class="aid-diagram" role="%[1]s" aria-labelledby="%[2]s-title" aria-describedby="%[2]s-desc" `+
		`viewBox="0 0 %[3]d %[4]d" width="%[3]d" height="%[4]d" font-family="sans-serif" font-size="%[5]d">
<title id="%[2]s-title">%[6]s</title>
<desc id="%[2]s-desc">%[7]s</desc>
<defs><marker id="%[2]s-arrow" class="aid-arrow" viewBox="0 0 10 10" refX="9.5" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 1 10 5 0 9z" fill="#000"/></marker></defs>
<rect class="aid-ground" width="%[3]d" height="%[4]d" fill="#fff"/>
`, role, c.id, c.width, c.height, labelSize, xmlText(title), xmlText(desc))
	return []byte(head + c.String() + "</svg>\n")
}

// tooLarge says so instead of a picture.
func (c *canvas) tooLarge(say phrases) {
	c.width, c.height = 360, 60
	c.text(180, 35, labelLine, "aid-label", labelSize, "middle", []string{say.say("This aid is too large to draw.")})
}

// text writes lines, the first with its foot at y. Each is an element of its own, with
// space between them, so that no word runs into the next where text is read or copied.
func (c *canvas) text(x, y, step int, class string, size int, anchor string, lines []string) {
	if len(lines) == 0 {
		return
	}
	c.printf(`<g class="%s" text-anchor="%s" font-size="%d"`, class, anchor, size)
	switch class {
	case "aid-formula":
		c.printf(` font-family="monospace"`)
	case "aid-head":
		c.printf(` font-weight="bold"`)
	}
	c.printf(">")
	for i, line := range lines {
		if i > 0 {
			c.printf("\n")
		}
		c.printf(`<text x="%d" y="%d">%s</text>`, x, y+i*step, xmlText(line))
	}
	c.printf("</g>\n")
}

// box draws a box of a kind with its text; it is a link if its id leads somewhere,
// called what is written in the box.
func (c *canvas) box(b *box, s *shape, x, y, width, height int) {
	link := c.links(b.id)
	if link != "" {
		c.linked = true
		c.printf(`<a class="aid-link" href="%s" aria-label="%s">`, xmlText(link), xmlText(joinWords(". ", strings.Join(s.label, " "), strings.Join(s.detail, " "), strings.Join(s.formula, " "))))
	}
	c.printf(`<g class="aid-box aid-%s">`+"\n", b.kind)
	switch {
	case s.split > 0:
		c.rect("aid-formula-part", x, y, width, s.split+corner, 0, ` stroke-dasharray="5 3"`)
		c.rect("aid-shape", x, y+s.split, width, height-s.split, corner, "")
	case b.kind == RuleBox:
		c.rect("aid-shape", x, y, width, height, 0, ` stroke-dasharray="5 3"`)
	case b.kind.ends():
		c.rect("aid-shape", x, y, width, height, corner, "")
	default:
		c.rect("aid-shape", x, y, width, height, 0, "")
	}
	inside := len(s.label)*labelLine + len(s.detail)*detailLine
	top := y + s.split + (height-s.split-inside)/2
	c.text(x+width/2, top+labelLine-4, labelLine, "aid-label", labelSize, "middle", s.label)
	c.text(x+width/2, top+len(s.label)*labelLine+detailLine-4, detailLine, "aid-detail", detailSize, "middle", s.detail)
	c.text(x+width/2, y+padding/2+detailLine-4, detailLine, "aid-formula", detailSize, "middle", s.formula)
	c.printf("</g>")
	if link != "" {
		c.printf("</a>")
	}
	c.printf("\n")
}

func (c *canvas) rect(class string, x, y, width, height, round int, more string) {
	c.printf(`<rect class="%s" x="%d" y="%d" width="%d" height="%d"`, class, x, y, width, height)
	if round > 0 {
		c.printf(` rx="%d"`, min(round, height/2))
	}
	c.printf(` fill="#fff" stroke="#000" stroke-width="1.5"%s/>`+"\n", more)
}

// layout draws a graph that has its places: first the lines, then the boxes.
func (c *canvas) layout(l *layout) {
	d := drawing{canvas: c, layout: l, before: margin, above: margin}
	least, most := l.span()
	d.before -= least
	if l.heads != nil {
		d.above += labelLine + 8
	}
	deep := l.main[len(l.main)-1] + l.deep[len(l.deep)-1]
	if l.down {
		c.width, c.height = most-least+2*margin, deep+2*margin
	} else {
		d.before += d.above - margin
		d.above = margin
		c.width, c.height = deep+2*margin, d.before+most+margin
	}
	d.lines()
	d.columnHeads()
	for k, layer := range l.layers {
		for _, p := range layer {
			if p.kind == boxPiece {
				x, y, width, height := d.boxAt(k, p)
				c.box(l.boxes[p.box], l.shapes[p.box], x, y, width, height)
			}
		}
	}
}

// drawing turns the places of a layout into those of a picture.
type drawing struct {
	*canvas
	*layout
	before, above int // where the cross and the main axis begin
}

// point returns a place of the picture.
func (d *drawing) point(main, cross int) [2]int {
	if d.down {
		return [2]int{cross + d.before, main + d.above}
	}
	return [2]int{main + d.above, cross + d.before}
}

// boxAt returns where a box stands. Below each other, the boxes of a layer are of
// one height, and side by side of one width.
func (d *drawing) boxAt(k int, p *piece) (x, y, width, height int) {
	at := d.point(d.main[k], p.cross-p.size.cross/2)
	if d.down {
		return at[0], at[1], p.size.cross, d.deep[k]
	}
	return at[0], at[1], d.deep[k], p.size.cross
}

// columnHeads writes what the layers are called; only side by side.
func (d *drawing) columnHeads() {
	if d.heads == nil {
		return
	}
	for k, rank := range d.ranks {
		if rank >= 0 && len(d.layers[k]) > 0 {
			d.text(d.above+d.main[k]+d.deep[k]/2, margin+labelLine-4, labelLine, "aid-head", labelSize, "middle", []string{d.graph.heads(rank)})
		}
	}
}

// lines draws all lines with their labels.
func (d *drawing) lines() {
	hidden := ""
	if d.linksAny() {
		hidden = ` aria-hidden="true"`
	}
	starts, ends := d.sides()
	d.printf(`<g class="aid-edges"%s>`+"\n", hidden)
	for i, w := range d.ways {
		d.printf(`<path class="aid-edge" d="`)
		d.move(d.point(starts[i][0], starts[i][1]))
		for _, p := range w.pieces[1 : len(w.pieces)-1] {
			main, deep := d.main[p.layer], d.deep[p.layer]
			d.turn(d.point(main, p.cross))
			if p.kind == labelPiece {
				gap := (deep - p.size.main) / 2
				d.turn(d.point(main+gap, p.cross))
				d.move(d.point(main+gap+p.size.main, p.cross))
			}
			d.turn(d.point(main+deep, p.cross))
		}
		d.turn(d.point(ends[i][0], ends[i][1]))
		marker := "end"
		if w.back {
			marker = "start"
		}
		d.printf(`" fill="none" stroke="#000" stroke-width="1.25" marker-%s="url(#%s-arrow)"/>`+"\n", marker, d.id)
	}
	for _, w := range d.ways {
		for _, p := range w.pieces {
			if p.kind == labelPiece {
				at := d.point(d.main[p.layer]+d.deep[p.layer]/2, p.cross)
				d.text(at[0], at[1]-len(p.text)*detailLine/2+detailLine-4, detailLine, "aid-answer", answerSize, "middle", p.text)
			}
		}
	}
	d.printf("</g>\n")
}

func (d *drawing) linksAny() bool {
	for _, b := range d.boxes {
		if d.links(b.id) != "" {
			return true
		}
	}
	return false
}

func (d *drawing) move(p [2]int) { d.printf("M%d %d", p[0], p[1]) }
func (d *drawing) turn(p [2]int) { d.printf("L%d %d", p[0], p[1]) }

// sides returns where each line leaves its first box and meets its last, as places
// along the main and the cross axis.
func (d *drawing) sides() (starts, ends [][2]int) {
	starts, ends = make([][2]int, len(d.ways)), make([][2]int, len(d.ways))
	leaving, meeting := map[*piece][]int{}, map[*piece][]int{} // the ways of a box
	for i, w := range d.ways {
		first, last := w.pieces[0], w.pieces[len(w.pieces)-1]
		leaving[first], meeting[last] = append(leaving[first], i), append(meeting[last], i)
	}
	for _, layer := range d.layers {
		for _, p := range layer {
			if p.kind != boxPiece {
				continue
			}
			from, to := p.cross-p.size.cross/2, p.cross+p.size.cross/2
			split := d.shapes[p.box].split
			if d.down {
				split = 0
			}
			var wanted []int
			for _, i := range leaving[p] {
				wanted = append(wanted, d.ways[i].pieces[1].cross)
			}
			for k, at := range ports(wanted, from+split+10, to-10) {
				starts[leaving[p][k]] = [2]int{d.main[p.layer] + d.deep[p.layer], at}
			}
			if split > 0 {
				to = from + split
			}
			wanted = nil
			for _, i := range meeting[p] {
				pieces := d.ways[i].pieces
				wanted = append(wanted, pieces[len(pieces)-2].cross)
			}
			for k, at := range ports(wanted, from+10, to-10) {
				ends[meeting[p][k]] = [2]int{d.main[p.layer], at}
			}
		}
	}
	return starts, ends
}
