package aid

import (
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// The limits of guides.
const (
	mostAsked  = 8         // questions on a path
	mostStates = 20_000    // of a walk; a guide with more has more pages than that
	mostPicks  = 2_000_000 // that these states remember
)

// guide finds what is wrong with a guide. First its graph is looked at, in which
// a question leads to whatever any of its routes names. If the graph has no
// circle, all paths are followed (see guideWalk); what is found then is exact.
// Of a guide with so many pages that the walk is stopped, which is an error in
// any case, only what the graph shows is said.
func (f *findings) guide(g *Guide, coverage *Coverage) {
	graph := newGuideGraph(g)
	for q := range g.Questions {
		f.routes(graph, q)
	}
	c := coverage.Guide
	if circle := graph.circle(); circle != nil {
		f.add(diag.AidCircle, spot{"question", circle[0]}, "Let one of them lead on to another question or to an outcome.",
			"questions go round in a circle: %s", strings.Join(circle, " -> "))
		f.unreached(graph, graph.reached())
		return
	}
	w := newGuideWalk(graph)
	if !w.run() {
		f.add(diag.AidTooManyPages, spot{"guide", "start"}, "Ask fewer questions, or let more answers lead to the same question only where routes do not read them.",
			"this guide unfolds to more than %s pages; the limit is %d", grouped(len(w.states)), MaxPages)
		f.unreached(graph, graph.reached())
		return
	}
	f.unreached(graph, w.asked)
	f.reads(w)
	f.same(w)
	c.Walked = true
	c.QuestionPages, c.ResultPages = w.pages()
	c.Longest = w.longest
	for i := range c.Outcomes {
		c.Outcomes[i].Paths = w.paths[i]
	}
	if n := c.QuestionPages.plus(c.ResultPages); n > MaxPages {
		f.add(diag.AidTooManyPages, spot{"guide", "start"}, "Ask fewer questions, or make two guides of this one.",
			"this guide unfolds to %s pages; the limit is %d", n, MaxPages)
	}
	if w.longest > mostAsked {
		f.add(diag.AidLongPath, spot{"guide", "start"}, "Leave out questions whose answers matter least, or split the guide.",
			"the longest path asks %d questions; more than %d is tiring", w.longest, mostAsked)
	}
}

// reach says which questions and outcomes can be reached.
type reach struct{ questions, outcomes []bool }

func (f *findings) unreached(graph *guideGraph, r reach) {
	for i, q := range graph.Questions {
		if !r.questions[i] {
			f.add(diag.AidNeverAsked, spot{"question", q.ID}, "Let an answer lead to it, or remove it.",
				"question %q can never be asked", q.ID)
		}
	}
	for i, o := range graph.Outcomes {
		if !r.outcomes[i] {
			f.add(diag.AidNeverReached, spot{"outcome", o.ID}, `Let an answer lead to it with next = "`+OutcomePrefix+o.ID+`", or remove it.`,
				"outcome %q can never be reached", o.ID)
		}
	}
}

// guideGraph is a guide with indices instead of names.
type guideGraph struct {
	*Guide
	*space
	start  int
	routes [][][]guideRoute // by question and answer
	leads  [][]int          // by question: the targets of all its routes, each once
}

// guideRoute leads to a question, or to outcome -target-1.
type guideRoute struct {
	rule
	target int
}

func newGuideGraph(g *Guide) *guideGraph {
	graph := &guideGraph{Guide: g, space: newSpace(choicesOf(g))}
	graph.start = graph.index[g.Start]
	outcomes := make(map[string]int, len(g.Outcomes))
	for i, o := range g.Outcomes {
		outcomes[o.ID] = i
	}
	for _, q := range g.Questions {
		var byAnswer [][]guideRoute
		for _, o := range q.Options {
			byAnswer = append(byAnswer, graph.compile(o.Routes, outcomes))
		}
		graph.routes = append(graph.routes, byAnswer)
		graph.leads = append(graph.leads, leadsOf(byAnswer))
	}
	return graph
}

func (g *guideGraph) compile(routes []Route, outcomes map[string]int) []guideRoute {
	var list []guideRoute
	for _, r := range routes {
		target := g.index[r.Next]
		if end, ok := strings.CutPrefix(r.Next, OutcomePrefix); ok {
			target = -outcomes[end] - 1
		}
		list = append(list, guideRoute{g.rule(r.When), target})
	}
	return list
}

// leadsOf returns the targets of routes, each once.
func leadsOf(routes [][]guideRoute) []int {
	var leads []int
	seen := map[int]bool{}
	for _, list := range routes {
		for _, r := range list {
			if !seen[r.target] {
				seen[r.target] = true
				leads = append(leads, r.target)
			}
		}
	}
	return leads
}

// circle returns the ids of a circle, the first again at the end; nil if there is
// none.
func (g *guideGraph) circle() []string {
	const (
		entered = 1
		left    = 2
	)
	mark := make([]int, len(g.Questions))
	var path, circle []int
	var visit func(q int)
	visit = func(q int) {
		mark[q] = entered
		path = append(path, q)
		for _, target := range g.leads[q] {
			switch {
			case target < 0 || circle != nil || mark[target] == left:
			case mark[target] == entered:
				circle = append(append(circle, path...), target)
			default:
				visit(target)
			}
		}
		path = path[:len(path)-1]
		mark[q] = left
	}
	for q := range g.Questions {
		if mark[q] == 0 && circle == nil {
			visit(q)
		}
	}
	var ids []string
	for _, q := range circle {
		if len(ids) > 0 || q == circle[len(circle)-1] { // from where the circle is entered
			ids = append(ids, g.Questions[q].ID)
		}
	}
	return ids
}

// reached returns what the graph leads to, whatever the routes' conditions.
func (g *guideGraph) reached() reach {
	r := reach{make([]bool, len(g.Questions)), make([]bool, len(g.Outcomes))}
	r.questions[g.start] = true
	for waiting := []int{g.start}; len(waiting) > 0; {
		q := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		for _, target := range g.leads[q] {
			switch {
			case target < 0:
				r.outcomes[-target-1] = true
			case !r.questions[target]:
				r.questions[target] = true
				waiting = append(waiting, target)
			}
		}
	}
	return r
}

// order returns the questions so that each stands before those it leads to.
func (g *guideGraph) order() []int {
	seen := make([]bool, len(g.Questions))
	var after []int
	var visit func(q int)
	visit = func(q int) {
		seen[q] = true
		for _, target := range g.leads[q] {
			if target >= 0 && !seen[target] {
				visit(target)
			}
		}
		after = append(after, q)
	}
	visit(g.start)
	slices.Reverse(after)
	return after
}
