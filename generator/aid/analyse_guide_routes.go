package aid

import (
	"fmt"

	"partnerbook/generator/diag"
)

// routes looks at the routes of each answer to a question: whether one of them
// always matches, whether each is ever the first that does, and which overlap.
// It goes through the product of the answers to all questions that the routes
// read, whether or not a path gives these answers: that does not change when
// other questions do. Answers that all routes treat alike count as one. Routes
// with more than mostCases combinations even so are not judged; 17 questions with
// yes and no have fewer.
func (f *findings) routes(g *guideGraph, question int) {
	for answer, list := range g.routes[question] {
		if len(list) == 1 && len(list[0].rule) == 0 {
			continue
		}
		c := g.cover(question, answer)
		if c == nil {
			continue
		}
		f.gap(c)
		f.unused(c)
		f.overlaps(c)
	}
}

// routeCover is what the product of answers shows of the routes of one answer.
// The examples are answers to all questions of the guide, unanswered where the
// routes do not read them.
type routeCover struct {
	g                *guideGraph
	question, answer int
	gap              []int
	used             []bool
	both             map[[2]int][]int // by pairs of routes
}

func (g *guideGraph) cover(question, answer int) *routeCover {
	list := g.routes[question][answer]
	c := &routeCover{g: g, question: question, answer: answer, used: make([]bool, len(list)), both: map[[2]int][]int{}}
	reads, options := g.classes(question, answer)
	product := newSpace(options)
	if _, ok := product.size(0, mostCases); !ok {
		return nil
	}
	given := g.none()
	product.each(0, func(picked []int) {
		for i, p := range picked {
			given[reads[i].question] = reads[i].answers[p]
		}
		c.look(given)
	})
	return c
}

// class holds a question that routes read, with one answer of each sort that they
// treat alike.
type class struct {
	question int
	answers  []int
}

// classes returns the questions that the routes of an answer read. The question
// itself is read with this answer alone. options are the same as choices.
func (g *guideGraph) classes(question, answer int) (reads []class, options []choice) {
	seen := map[int]bool{}
	for _, r := range g.routes[question][answer] {
		for _, t := range r.rule {
			if seen[t.question] {
				continue
			}
			seen[t.question] = true
			c := class{question: t.question, answers: []int{answer}}
			if t.question != question {
				c.answers = g.unlike(g.routes[question][answer], t.question)
			}
			reads = append(reads, c)
			options = append(options, choice{options: make([]string, len(c.answers))})
		}
	}
	return reads, options
}

// unlike returns the answers to a question that routes tell apart.
func (g *guideGraph) unlike(list []guideRoute, question int) []int {
	var answers []int
	seen := map[string]bool{}
	for a := range g.questions[question].options {
		var pattern []byte
		for _, r := range list {
			for _, t := range r.rule {
				if t.question == question {
					pattern = fmt.Append(pattern, t.accepts[a])
				}
			}
		}
		if !seen[string(pattern)] {
			seen[string(pattern)] = true
			answers = append(answers, a)
		}
	}
	return answers
}

// look records which routes match.
func (c *routeCover) look(given []int) {
	first := -1
	for n, r := range c.g.routes[c.question][c.answer] {
		switch {
		case !r.holds(given):
		case first < 0:
			first = n
			c.used[n] = true
		case len(r.rule) > 0 && c.both[[2]int{first, n}] == nil:
			c.both[[2]int{first, n}] = append([]int(nil), given...)
		}
	}
	if first < 0 && c.gap == nil {
		c.gap = append(c.gap, given...)
	}
}

func (c *routeCover) at() string {
	q := c.g.questions[c.question]
	return answerAt(q.id, q.options[c.answer])
}

func (f *findings) gap(c *routeCover) {
	if c.gap != nil {
		f.add(diag.AidRouteGap, spot{"answer", c.at()}, "Add a last route without when, for all other cases.",
			"routes for %s leave a gap: nothing matches when %s", c.at(), c.g.say(c.gap))
	}
}

func (f *findings) unused(c *routeCover) {
	for n, used := range c.used {
		if !used {
			f.add(diag.AidRouteUnused, spot{"route", c.at()}.number(n+1), "Remove it, or put it before the routes that take its cases.",
				"route %d for %s is never used: earlier routes cover every case", n+1, c.at())
		}
	}
}

// overlaps reports routes that match together. A last route without a condition
// means all other cases, and one that is never used has been reported.
func (f *findings) overlaps(c *routeCover) {
	for n := range c.used {
		for m := range n {
			if both := c.both[[2]int{m, n}]; both != nil && c.used[n] {
				f.add(diag.AidRouteOverlap, spot{"route", c.at()}.number(n+1), "If the second was meant, change their order.",
					"routes %d and %d for %s both match when %s; the first wins", m+1, n+1, c.at(), c.g.say(both))
			}
		}
	}
}
