package aid

import (
	"cmp"
	"slices"
)

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

// backward returns the edges that must be turned round so that none leads in a
// circle: those that lead to a box on the way to their own.
func (g *graph) backward() map[*edge]bool {
	const open, done = 1, 2
	state := make([]int, len(g.boxes))
	back := map[*edge]bool{}
	type step struct{ box, next int }
	visit := func(root int) {
		path := []step{{root, 0}}
		state[root] = open
		for len(path) > 0 {
			top := &path[len(path)-1]
			if top.next == len(g.outs[top.box]) {
				state[top.box] = done
				path = path[:len(path)-1]
				continue
			}
			e := g.outs[top.box][top.next]
			top.next++
			switch state[e.to] {
			case open:
				back[e] = true
			case 0:
				state[e.to] = open
				path = append(path, step{e.to, 0})
			}
		}
	}
	for i := range g.boxes {
		if g.ins[i] == 0 && state[i] == 0 {
			visit(i)
		}
	}
	for i := range g.boxes {
		if state[i] == 0 {
			visit(i)
		}
	}
	return back
}

// ends returns where an edge begins and ends once it is turned.
func (e *edge) ends(back map[*edge]bool) (from, to int) {
	if back[e] {
		return e.to, e.from
	}
	return e.from, e.to
}

// ranks returns each box's longest distance from the start.
func (g *graph) ranks(back map[*edge]bool) []int {
	ranks := make([]int, len(g.boxes))
	waiting := make([]int, len(g.boxes))
	outs := make([][]int, len(g.boxes))
	for _, e := range g.edges {
		if from, to := e.ends(back); from != to {
			outs[from] = append(outs[from], to)
			waiting[to]++
		}
	}
	var ready []int
	for i, b := range g.boxes {
		ranks[i] = b.least
		if waiting[i] == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		i := ready[0]
		ready = ready[1:]
		for _, to := range outs[i] {
			ranks[to] = max(ranks[to], ranks[i]+1)
			if waiting[to]--; waiting[to] == 0 {
				ready = append(ready, to)
			}
		}
	}
	return ranks
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

// sort orders the layers by the mean position of the pieces before them, and by
// that of those after them on the way back: four sweeps, stable. The sweep after
// which the fewest lines cross is kept. A fixed layer keeps its boxes in the order
// of the file.
func (l *layout) sort() {
	best, fewest := l.orders(), l.crossings()
	for sweep := range 4 {
		for k := range l.layers {
			if sweep%2 == 0 {
				l.sortLayer(k, func(p *piece) []*piece { return p.ups })
			} else {
				l.sortLayer(len(l.layers)-1-k, func(p *piece) []*piece { return p.downs })
			}
		}
		if n := l.crossings(); n < fewest {
			best, fewest = l.orders(), n
		}
	}
	l.layers = best
	for _, layer := range l.layers {
		for i, p := range layer {
			p.order = i
		}
	}
}

// orders returns a copy of the layers.
func (l *layout) orders() [][]*piece {
	out := make([][]*piece, len(l.layers))
	for i, layer := range l.layers {
		out[i] = slices.Clone(layer)
	}
	return out
}

// crossings counts the lines that cross between layers: the pairs whose ends are in
// another order than their beginnings.
func (l *layout) crossings() int {
	total := 0
	for k, layer := range l.layers[1:] {
		counts := make([]int, len(layer)) // of lines that end so far along
		for _, up := range l.layers[k] {
			for _, p := range up.downs {
				for _, n := range counts[p.order+1:] {
					total += n
				}
			}
			for _, p := range up.downs {
				counts[p.order]++
			}
		}
	}
	return total
}

// span returns where the first piece along the cross axis begins and the last ends.
func (l *layout) span() (least, most int) {
	first := true
	for _, layer := range l.layers {
		for _, p := range layer {
			from, to := p.cross-p.size.cross/2, p.cross+(p.size.cross+1)/2
			if first {
				least, most, first = from, to, false
			}
			least, most = min(least, from), max(most, to)
		}
	}
	return least, most
}

func (l *layout) sortLayer(k int, next func(*piece) []*piece) {
	layer := l.layers[k]
	if rank := l.ranks[k]; rank >= 0 && l.fixed[rank] && !slices.ContainsFunc(layer, func(p *piece) bool { return p.kind != boxPiece }) {
		return
	}
	// Only pieces that have a mean change places with each other.
	var moving []*piece
	var free []int
	for i, p := range layer {
		if len(next(p)) > 0 {
			moving, free = append(moving, p), append(free, i)
		}
	}
	mean := func(p *piece) (sum, n int) {
		for _, q := range next(p) {
			// Layers differ in how much they hold: compare by share.
			sum += (2*q.order + 1) * 100000 / len(l.layers[q.layer])
		}
		return sum, len(next(p))
	}
	slices.SortStableFunc(moving, func(p, q *piece) int {
		ps, pn := mean(p)
		qs, qn := mean(q)
		return cmp.Compare(ps*qn, qs*pn)
	})
	for i, p := range moving {
		layer[free[i]] = p
	}
	if rank := l.ranks[k]; rank >= 0 && l.fixed[rank] {
		l.keepBoxes(layer)
	}
	for i, p := range layer {
		p.order = i
	}
}

// keepBoxes puts the boxes of a layer back in the order of the file, in the places
// that boxes have.
func (l *layout) keepBoxes(layer []*piece) {
	var boxes []*piece
	for _, p := range layer {
		if p.kind == boxPiece {
			boxes = append(boxes, p)
		}
	}
	slices.SortFunc(boxes, func(p, q *piece) int { return cmp.Compare(p.box, q.box) })
	for i, p := range layer {
		if p.kind == boxPiece {
			layer[i], boxes = boxes[0], boxes[1:]
		}
	}
}

// apart returns how far the middles of two neighbours must be from each other.
func apart(p, q *piece) int {
	space := 18
	switch {
	case p.kind == bendPiece && q.kind == bendPiece:
		space = 10
	case p.kind == boxPiece && q.kind == boxPiece:
		space = 22
	}
	return (p.size.cross+q.size.cross+1)/2 + space
}

// align moves pieces along the cross axis, in their order, towards the mean of
// what they are joined to: down, up and so on, then towards both.
func (l *layout) align() {
	for _, layer := range l.layers {
		if len(layer) == 0 {
			continue
		}
		for i, p := range layer[1:] {
			p.cross = layer[i].cross + apart(layer[i], p)
		}
		middle := layer[len(layer)-1].cross / 2
		for _, p := range layer {
			p.cross -= middle
		}
	}
	const passes = 24
	for pass := range passes {
		for k := range l.layers {
			if pass%2 == 1 {
				k = len(l.layers) - 1 - k
			}
			wanted := make([]int, len(l.layers[k]))
			for i, p := range l.layers[k] {
				switch {
				case pass >= passes-4:
					wanted[i] = p.towards(p.ups, p.downs)
				case pass%2 == 0:
					wanted[i] = p.towards(p.ups)
				default:
					wanted[i] = p.towards(p.downs)
				}
			}
			spread(l.layers[k], wanted)
		}
	}
}

// towards returns the mean of the middles of pieces; those of a line that only
// passes count for more, so that long lines are straight.
func (p *piece) towards(lists ...[]*piece) int {
	sum, n := 0, 0
	for _, list := range lists {
		for _, q := range list {
			weight := 2
			if p.kind != boxPiece && q.kind != boxPiece {
				weight = 8
			}
			sum, n = sum+weight*q.cross, n+weight
		}
	}
	if n == 0 {
		return p.cross
	}
	return floorDiv(sum, n)
}

// spread sets the pieces of a layer as near as possible to where they are wanted,
// in their order and apart from each other: the least squares of an isotonic
// regression.
func spread(layer []*piece, wanted []int) {
	offset := make([]int, len(layer))
	for i := 1; i < len(layer); i++ {
		offset[i] = offset[i-1] + apart(layer[i-1], layer[i])
	}
	for i, at := range isotonic(wanted, offset) {
		layer[i].cross = at
	}
}

// isotonic returns the positions nearest to wanted that are at least as far apart
// as the offsets.
func isotonic(wanted, offset []int) []int {
	type block struct{ sum, n int }
	var blocks []block
	for i := range wanted {
		b := block{wanted[i] - offset[i], 1}
		for len(blocks) > 0 {
			before := blocks[len(blocks)-1]
			if floorDiv(before.sum, before.n) < floorDiv(b.sum, b.n) {
				break
			}
			b = block{before.sum + b.sum, before.n + b.n}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	out := make([]int, 0, len(wanted))
	for _, b := range blocks {
		for range b.n {
			out = append(out, floorDiv(b.sum, b.n)+offset[len(out)])
		}
	}
	return out
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// measure sets where layers begin: the further aslant the lines before them, the
// more room.
func (l *layout) measure() {
	l.main = make([]int, len(l.layers))
	l.deep = make([]int, len(l.layers))
	for k, layer := range l.layers {
		for _, p := range layer {
			l.deep[k] = max(l.deep[k], p.size.main)
		}
		if k == 0 {
			continue
		}
		aslant := 0
		for _, p := range layer {
			for _, q := range p.ups {
				aslant = max(aslant, p.cross-q.cross, q.cross-p.cross)
			}
		}
		room := min(max(24, 18+aslant/6), 90)
		if !l.down {
			room = min(max(40, 18+aslant/4), 120)
		}
		l.main[k] = l.main[k-1] + l.deep[k-1] + room
	}
}

// ports returns where lines meet one side of a box along the cross axis, for lines
// that go on to the places wanted: straight ahead if they can, apart from each
// other, and between from and to.
func ports(wanted []int, from, to int) []int {
	n := len(wanted)
	if n == 0 {
		return nil
	}
	byPlace := make([]int, n)
	for i := range byPlace {
		byPlace[i] = i
	}
	slices.SortStableFunc(byPlace, func(i, j int) int { return cmp.Compare(wanted[i], wanted[j]) })
	step := 16
	if n > 1 {
		step = min(step, (to-from)/(n-1))
	}
	sorted, offset := make([]int, n), make([]int, n)
	for k, i := range byPlace {
		sorted[k], offset[k] = wanted[i], k*step
	}
	out := make([]int, n)
	for k, at := range isotonic(sorted, offset) {
		out[byPlace[k]] = min(max(at, from+k*step), to-(n-1-k)*step)
	}
	return out
}
