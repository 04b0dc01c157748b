package aid

import "slices"

// Order returns the ids of outputs and series in an order in which each stands
// behind all that it reads: file order, outputs first, but for that. Circles are
// lists of ids of which each reads the next, and the last the first. What stands
// on a circle or reads what does is not in order. Names of no output or series are
// passed over.
func (c *Calculator) Order() (order []string, circles [][]string) {
	s := &sorter{reads: c.reads(), state: map[string]visit{}}
	for _, id := range c.worked() {
		s.visit(id)
	}
	return s.order, s.circles
}

// worked returns the ids of outputs and series.
func (c *Calculator) worked() []string {
	return slices.Concat(
		list(c.Outputs, func(o CalcOutput) string { return o.ID }),
		list(c.Series, func(s CalcSeries) string { return s.ID }),
	)
}

// reads returns, for each output and series, the outputs and series it reads, in
// its order, without repeats.
func (c *Calculator) reads() map[string][]string {
	reads := map[string][]string{}
	for _, id := range c.worked() {
		reads[id] = nil
	}
	add := func(id string, formulas ...Expr) {
		for _, e := range formulas {
			for _, ref := range e.Refs() {
				if _, ok := reads[ref.Name]; ok && !slices.Contains(reads[id], ref.Name) {
					reads[id] = append(reads[id], ref.Name)
				}
			}
		}
	}
	for _, o := range c.Outputs {
		add(o.ID, o.Expr)
	}
	for _, s := range c.Series {
		add(s.ID, s.From, s.To, s.Expr)
	}
	return reads
}

// visit is how far a sorter is with an output or series.
type visit int

const (
	notVisited visit = iota
	visiting
	sorted  // in order
	skipped // on a circle, or reads what is
)

// sorter orders outputs and series by a search in depth, with a stack of its own
// so that long chains do no harm.
type sorter struct {
	reads   map[string][]string
	state   map[string]visit
	stack   []string
	order   []string
	circles [][]string
}

func (s *sorter) visit(id string) {
	if s.state[id] != notVisited {
		return
	}
	s.push(id)
	for len(s.stack) > 0 {
		top := s.stack[len(s.stack)-1]
		if next, found := s.unvisited(top); found {
			s.push(next)
		} else {
			s.pop(top)
		}
	}
}

func (s *sorter) push(id string) {
	s.state[id] = visiting
	s.stack = append(s.stack, id)
}

func (s *sorter) unvisited(id string) (next string, found bool) {
	for _, read := range s.reads[id] {
		if s.state[read] == notVisited {
			return read, true
		}
	}
	return "", false
}

// pop finishes what is on top of the stack: all that it reads has been visited.
func (s *sorter) pop(id string) {
	s.state[id] = sorted
	for _, read := range s.reads[id] {
		if at := slices.Index(s.stack, read); at >= 0 {
			s.circles = append(s.circles, slices.Clone(s.stack[at:]))
			s.state[id] = skipped
		}
		if s.state[read] == skipped {
			s.state[id] = skipped
		}
	}
	if s.state[id] == sorted {
		s.order = append(s.order, id)
	}
	s.stack = s.stack[:len(s.stack)-1]
}
