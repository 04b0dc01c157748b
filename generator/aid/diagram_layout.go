package aid

import "slices"

// The layout works along two axes, whichever way the diagram faces: layers follow
// each other along the main axis, and what is in a layer stands side by side along
// the cross axis. All positions are whole pixels, so that no machine rounds
// otherwise than another.
//
// Labels are pieces of layers of their own, between the layers of boxes, and a line
// that passes a layer has a piece there too, a bend. So room is kept for every
// line and label, and the gaps between layers hold nothing but straight lines.

// pieceKind says what a piece is.
type pieceKind int8

const (
	boxPiece pieceKind = iota
	labelPiece
	bendPiece
)

// piece is what stands in one place of a layer.
type piece struct {
	kind  pieceKind
	box   int      // in the graph, of a box
	text  []string // of a label
	layer int
	size  extent
	cross int // of the middle
	ups   []*piece
	downs []*piece
	order int // within the layer
}

// extent is a size along both axes.
type extent struct{ main, cross int }

// way is a line: the pieces from box to box, and whether it runs against the
// layers.
type way struct {
	pieces []*piece
	back   bool
}

// layout is a graph with places.
type layout struct {
	*graph
	layers [][]*piece
	ways   []*way
	shapes []*shape // of boxes
	main   []int    // where each layer begins
	deep   []int    // how deep each layer is
	ranks  []int    // of the boxes of each layer, or -1 in a layer of labels
}

// arrange places a graph. It fails if there is too much in it.
func arrange(g *graph) (*layout, bool) {
	if len(g.boxes) == 0 || len(g.boxes) > maxBoxes || len(g.edges) > maxPieces {
		return nil, false
	}
	l := &layout{graph: g, shapes: shapesOf(g)}
	back := g.backward()
	ranks := g.ranks(back)
	if !l.place(ranks, back) {
		return nil, false
	}
	l.sort()
	l.align()
	l.measure()
	return l, true
}

// place makes the layers with their pieces, in the order of the file.
func (l *layout) place(ranks []int, back map[*edge]bool) bool {
	last := slices.Max(ranks)
	labelled := make([]bool, last+1)
	pieces := len(l.boxes)
	for _, e := range l.edges {
		from, to := e.ends(back)
		labelled[ranks[from]] = labelled[ranks[from]] || e.label != ""
		if pieces += 2 * (ranks[to] - ranks[from]); pieces > maxPieces {
			return false
		}
	}
	at := make([]int, last+1) // the layer of a rank
	for rank := range at {
		at[rank] = len(l.ranks)
		l.ranks = append(l.ranks, rank)
		if labelled[rank] {
			l.ranks = append(l.ranks, -1)
		}
	}
	l.layers = make([][]*piece, len(l.ranks))
	boxes := make([]*piece, len(l.boxes))
	for i := range l.boxes {
		boxes[i] = l.put(&piece{kind: boxPiece, box: i, layer: at[ranks[i]], size: l.shapes[i].extent(l.down)})
	}
	for _, e := range l.edges {
		from, to := e.ends(back)
		if from == to {
			continue // a circle of one, which analysis reports
		}
		w := &way{back: back[e], pieces: []*piece{boxes[from]}}
		for layer := at[ranks[from]] + 1; layer < at[ranks[to]]; layer++ {
			p := &piece{kind: bendPiece, layer: layer}
			if layer == at[ranks[from]]+1 && e.label != "" {
				p = &piece{kind: labelPiece, layer: layer, text: wrapText(e.label, wrapAt, maxLines)}
				p.size = labelExtent(p.text, l.down)
			}
			w.pieces = append(w.pieces, l.put(p))
		}
		w.pieces = append(w.pieces, boxes[to])
		for i, p := range w.pieces[1:] {
			up := w.pieces[i]
			up.downs, p.ups = append(up.downs, p), append(p.ups, up)
		}
		l.ways = append(l.ways, w)
	}
	return true
}

func (l *layout) put(p *piece) *piece {
	p.order = len(l.layers[p.layer])
	l.layers[p.layer] = append(l.layers[p.layer], p)
	return p
}
