package aid

// OutlineNode is a box of a diagram in words.
type OutlineNode struct {
	Kind BoxKind
	// Edge is what the line to the box says: the answers that lead here. It is
	// empty in the first level and where lines have no label.
	Edge   string
	Label  string
	Detail string // what the box says in small: points, amounts
	// Formula is how an output is worked out.
	Formula string
	// Note is what a diagram has no room for: an outcome's reason, a hint.
	Note string
	// ID is what links are asked with; see BoxKind. "" of answers.
	ID string
	// Again says that what follows from the box stands elsewhere in the outline:
	// it has been said, or comes later as an entry of its own.
	Again    bool
	Children []OutlineNode
}

// mostNested is how deep lists are nested: what lies deeper becomes an entry of
// its own. People lose count long before.
const mostNested = 10

// Outline says everything that Diagram shows as nested lists: first where lines
// begin, and under each box what it leads to. What several boxes lead to is told
// once.
func Outline(d *Definition) []OutlineNode {
	g := graphOf(d)
	o := outliner{graph: g, told: make([]bool, len(g.boxes)), seen: make([]bool, len(g.boxes))}
	for i := range g.boxes {
		if g.ins[i] == 0 {
			o.tell(i)
		}
	}
	for i := range g.boxes { // what only a circle leads to
		if !o.seen[i] {
			o.tell(i)
		}
	}
	return o.top
}

// outliner makes an outline.
type outliner struct {
	*graph
	told  []bool // boxes whose children are in the outline
	seen  []bool // boxes that are in the outline
	later []int  // boxes that become entries of their own
	top   []OutlineNode
}

// tell adds an entry, and those that were put off in it.
func (o *outliner) tell(i int) {
	if o.told[i] {
		return
	}
	o.later = append(o.later, i)
	for len(o.later) > 0 {
		next := o.later[0]
		o.later = o.later[1:]
		if !o.told[next] {
			o.top = append(o.top, o.node(next, "", 1))
		}
	}
}

func (o *outliner) node(i int, answer string, depth int) OutlineNode {
	b := o.boxes[i]
	n := OutlineNode{Kind: b.kind, Edge: answer, Label: b.label, Detail: b.detail, Formula: b.formula, Note: b.note, ID: b.id}
	o.seen[i] = true
	switch more := len(b.inner) > 0 || len(o.outs[i]) > 0; {
	case more && o.told[i]:
		n.Again = true
	case more && depth >= mostNested:
		n.Again = true
		o.later = append(o.later, i)
	default:
		o.told[i] = true
		n.Children = append(n.Children, b.inner...)
		for _, e := range o.outs[i] {
			n.Children = append(n.Children, o.node(e.to, e.label, depth+1))
		}
	}
	return n
}
