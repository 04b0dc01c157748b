package aid

import (
	"slices"
	"strings"
)

// Diagram draws an aid as one SVG. Boxes stand in layers by their longest distance
// from the start and are joined by straight lines that bear the answers; no line
// runs behind a box or a label. A gap map is a grid instead: its groups by status.
//
// links returns where a box leads, or "" for nowhere; it may be nil. It is asked
// with the ids of BoxKind.
//
// The picture depends on nothing but d and links. It has no styles of its own, as
// the pages' policy forbids them: presentation attributes make it readable by
// itself, black on white, and css/aid-diagram.css gives it the site's colours. Ids
// in it begin with that of the aid, so that two diagrams may share a page.
//
// # Role
//
// The role is img where nothing is linked. Where boxes are links it is group: all
// that stands in an image is hidden from assistive technology, and a link must not
// be. Lines and their labels are then hidden from it one by one. In both cases
// Outline says everything that the picture shows and must stand beside it.
func Diagram(d *Definition, links func(id string) string) []byte {
	if links == nil {
		links = func(string) string { return "" }
	}
	c := newCanvas("aid-"+idText(d.ID)+"-diagram", links)
	g := graphOf(d)
	say := phrasesOf(d)
	if m, ok := d.Model.(*GapMap); ok && len(g.boxes) <= maxBoxes {
		c.grid(m, say)
		return c.svg(d.Title, g.desc)
	} else if l, fits := arrange(g); fits && !ok {
		c.layout(l)
		return c.svg(d.Title, g.desc)
	}
	c.tooLarge(say)
	return c.svg(d.Title, say.say("This aid is too large to draw.")+" "+say.say(besides))
}

// besides ends every description.
const besides = "The same stands in the list beside it."

// Bounds of what is drawn: boxes, and boxes with labels and the bends of lines.
const (
	maxBoxes  = 250
	maxPieces = 6000
)

// BoxKind says what a box of a diagram stands for. Questions and their like are
// rectangles, ends are rounded and rules are dashed.
type BoxKind string

// The kinds of boxes. The comment says with what id a diagram asks where it links.
const (
	QuestionBox BoxKind = "question" // of a guide: its id. In a score only in the outline.
	OutcomeBox  BoxKind = "outcome"  // "outcome:" and its id
	FactBox     BoxKind = "fact"     // "fact:" and its id
	RuleBox     BoxKind = "rule"     // "must:", "adjust:", "caution:" or "flag:" and its id
	OptionBox   BoxKind = "option"   // its id
	SectionBox  BoxKind = "section"  // "section:" and its id
	TotalBox    BoxKind = "total"    // "total"
	BandBox     BoxKind = "band"     // "band:" and its id
	InputBox    BoxKind = "input"    // its id
	OutputBox   BoxKind = "output"   // its id
	SeriesBox   BoxKind = "series"   // its id
	CheckBox    BoxKind = "check"    // "check:" and its id
	GroupBox    BoxKind = "group"    // "group:" and its id
	LineBox     BoxKind = "line"     // its id
	AnswerBox   BoxKind = "answer"   // only in the outline
)

// ends tells whether boxes of the kind are rounded.
func (k BoxKind) ends() bool {
	switch k {
	case OutcomeBox, OptionBox, BandBox, OutputBox, SeriesBox, CheckBox:
		return true
	}
	return false
}

// graph is what a diagram and its outline say.
type graph struct {
	desc  string
	boxes []*box
	edges []*edge
	// down sets layers below each other rather than side by side.
	down bool
	// heads returns what stands above the boxes with a distance from the start.
	heads func(rank int) string
	// fixed layers keep the order of the file.
	fixed map[int]bool

	byID  map[string]int     // in boxes
	pairs map[[2]int]*edge   // edges by what they join
	outs  map[int][]*edge    // edges by where they begin
	ins   map[int]int        // how many edges end at a box
	words map[*edge][]string // of the label, each once
}

// box is one thing of a graph.
type box struct {
	kind    BoxKind
	id      string
	label   string
	detail  string // smaller, below the label
	formula string // in a dashed part above the label
	note    string // only in the outline
	inner   []OutlineNode
	least   int // the first layer it may stand in
}

// edge joins two boxes.
type edge struct {
	from, to int
	label    string
}

func newGraph(say phrases, format string, args ...any) *graph {
	return &graph{
		desc: say.say(format, args...) + " " + say.say(besides), fixed: map[int]bool{},
		byID: map[string]int{}, pairs: map[[2]int]*edge{}, outs: map[int][]*edge{}, ins: map[int]int{}, words: map[*edge][]string{},
	}
}

// graphOf returns the graph of an aid.
func graphOf(d *Definition) *graph {
	say := phrasesOf(d)
	if d.Model == nil {
		return newGraph(say, "There is nothing to draw.")
	}
	return d.Model.graph(say)
}

// add adds a box, unless there is one with its id.
func (g *graph) add(b box) {
	if _, there := g.byID[b.id]; there {
		return
	}
	g.byID[b.id] = len(g.boxes)
	g.boxes = append(g.boxes, &b)
}

// join draws a line between two boxes; lines between the same two are one with all
// their labels. An id of no box is left out: analysis reports it.
func (g *graph) join(from, to, label string) {
	a, known := g.byID[from]
	b, knownToo := g.byID[to]
	if !known || !knownToo {
		return
	}
	e := g.pairs[[2]int{a, b}]
	if e == nil {
		e = &edge{from: a, to: b}
		g.pairs[[2]int{a, b}] = e
		g.edges = append(g.edges, e)
		g.outs[a] = append(g.outs[a], e)
		g.ins[b]++
	}
	if label == "" {
		return
	}
	if slices.Contains(g.words[e], label) {
		return
	}
	g.words[e] = append(g.words[e], label)
	e.label = strings.Join(g.words[e], " / ")
}
