package aid

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
