package aid

import (
	"cmp"
	"slices"
)

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
