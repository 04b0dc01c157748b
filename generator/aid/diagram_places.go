package aid

import (
	"cmp"
	"slices"
)

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
